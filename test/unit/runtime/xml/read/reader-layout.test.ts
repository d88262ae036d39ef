import { setFlagsFromString } from "node:v8";
import { runInNewContext, runInThisContext } from "node:vm";
import { expect, test } from "vitest";
import { XmlReader } from "../../../../../runtime/xml/read/reader.js";

setFlagsFromString("--expose-gc");
setFlagsFromString("--allow-natives-syntax");
const collect = runInNewContext("gc") as () => void;
const isFast = runInThisContext("(object) => %HasFastProperties(object)") as (o: object) => boolean;

function readOne(): boolean {
  const nothing = (): void => undefined;
  const reader = new XmlReader({ startElement: nothing, endElement: nothing, text: nothing });
  reader.write("<a/>");
  reader.end();
  return isFast(reader);
}

test("readers stay objects with fast properties when those before them were collected", () => {
  const fast: boolean[] = [];
  for (let round = 0; round < 12; round++) {
    fast.push(readOne());
    collect();
  }
  expect(fast).toEqual(fast.map(() => true));
});

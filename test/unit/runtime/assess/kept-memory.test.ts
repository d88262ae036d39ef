import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { wholeSending } from "../../../../bench/units.js";
import {
  EnvoiLotDUnitesElectoralesElement,
  type EnvoiLotDUnitesElectoralesType,
} from "../../../../index.js";
import { parse } from "../../../../runtime/parse.js";
import { serialize } from "../../../../runtime/serialize.js";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

function heap(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

function read(bytes: Uint8Array): EnvoiLotDUnitesElectoralesType | undefined {
  return parse(EnvoiLotDUnitesElectoralesElement, bytes).value;
}

test("a value holds its own texts, and not the document", () => {
  const bytes = Buffer.from(serialize(EnvoiLotDUnitesElectoralesElement, wholeSending(2000)));
  const values: unknown[] = [read(bytes)];
  const before = heap();
  values.push(read(bytes));
  const held = heap() - before;
  // Its objects take about as much as the document does, and the document would come on top.
  expect(held / bytes.length).toBeLessThan(1.5);
  expect(values).toHaveLength(2);
});

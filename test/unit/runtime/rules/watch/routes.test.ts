import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import type { Rules } from "../../../../../runtime/rules/rules.js";
import { rulesOf } from "../../../../support/watched-rules.js";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** How many bytes rules hold for each byte of documents that they were asked about, and that are gone. */
function heldOf(rules: Rules, documents: number, documentOf: (index: number) => string): number {
  let bytes = 0;
  const ask = (index: number): void => {
    const document = documentOf(index);
    bytes += document.length;
    expect(rules.checkDocument(document)).toEqual([]);
  };
  for (let index = 0; index < 3; index++) ask(index);
  collect();
  const before = process.memoryUsage().heapUsed;
  bytes = 0;
  for (let index = 3; index < 3 + documents; index++) ask(index);
  collect();
  return (process.memoryUsage().heapUsed - before) / bytes;
}

const names = Array.from({ length: 5000 }, (_, index) => index);

test.each([
  {
    what: "many names",
    documents: 25,
    most: 2,
    documentOf: (number: number) =>
      `<r><u/>${names.map((index) => `<n${number}-${index}/>`).join("")}</r>`,
  },
  {
    what: "long names",
    documents: 60,
    most: 0.3,
    documentOf: (number: number) =>
      `<r><u/><p:n xmlns:p="urn:${number}${"n".repeat(300_000)}"/></r>`,
  },
])("rules hold no $what of documents that they were asked about", (asked) => {
  const rules = rulesOf([["u", "not(a = 'x')"]], false)?.watching;
  if (rules === undefined) throw new TypeError("no rules");
  expect(heldOf(rules, asked.documents, asked.documentOf)).toBeLessThan(asked.most);
});

import { expect, test } from "vitest";
import { xsInt, xsString } from "../../../../../runtime/datatypes/built-ins.js";
import type { SimpleType } from "../../../../../runtime/descriptors.js";
import { DeclaredAlike } from "../../../../../runtime/serialize/compiled/declared-alike.js";
import { element } from "../../../../../runtime/v1/particles.js";

test("elements of one name and one type share something", () => {
  const declared = (local: string, type: SimpleType) =>
    element("property", { namespace: "u", local }, type).element;
  const alike = new DeclaredAlike<number | undefined>();
  expect([alike.size, alike.has(declared("a", xsInt)), alike.get(declared("a", xsInt))]).toEqual([
    0,
    false,
    undefined,
  ]);
  alike.set(declared("a", xsInt), 1);
  alike.set(declared("b", xsInt), 2);
  alike.set(declared("a", xsString), undefined);
  expect(alike.size).toBe(3);
  alike.set(declared("a", xsInt), 4);
  expect(alike.size).toBe(3);
  const all = [
    declared("a", xsInt),
    declared("b", xsInt),
    declared("a", xsString),
    declared("b", xsString),
  ];
  expect(all.map((one) => alike.get(one))).toEqual([4, 2, undefined, undefined]);
  expect(all.map((one) => alike.has(one))).toEqual([true, true, true, false]);
});

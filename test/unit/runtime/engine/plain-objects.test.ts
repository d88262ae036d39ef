import { expect, test } from "vitest";
import { lotOfUnits, wholeSending } from "../../../../bench/units.js";
import { EnvoiLotDUnitesElectoralesElement } from "../../../../index.js";
import { propertiesConstructor } from "../../../../runtime/engine/plain-objects.js";
import { parse } from "../../../../runtime/parse.js";
import { parseStream } from "../../../../runtime/parse-stream.js";
import { serialize } from "../../../../runtime/serialize.js";

/** Everything in a value that is no plain object and no array, with where it stands. */
function strange(value: unknown, path = ""): string[] {
  if (typeof value !== "object" || value === null) return [];
  const prototype: unknown = Object.getPrototypeOf(value);
  const here = Array.isArray(value) || prototype === Object.prototype ? [] : [path];
  const inside = Object.entries(value).flatMap(([key, part]) => strange(part, `${path}/${key}`));
  return [...here, ...inside];
}

const document = serialize(EnvoiLotDUnitesElectoralesElement, wholeSending(20));

test("what is read is plain objects, item by item", async () => {
  const { value } = parse(EnvoiLotDUnitesElectoralesElement, document);
  expect(value).toStrictEqual(wholeSending(20));
  expect(strange(value)).toEqual([]);
  for await (const part of parseStream(EnvoiLotDUnitesElectoralesElement, document, {
    at: lotOfUnits,
  }))
    expect(strange(part)).toEqual([]);
});

test("an empty object has nothing in it, whatever the constructor speaks of", () => {
  const Shape = propertiesConstructor();
  expect(new Shape()).toStrictEqual({});
  expect(Object.assign(new Shape(), { constructor: 1 })).toStrictEqual({ constructor: 1 });
});

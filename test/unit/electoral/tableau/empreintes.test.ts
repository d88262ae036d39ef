import { array, assert, nat, property, record, string, tuple } from "fast-check";
import { expect, test } from "vitest";
import { Empreintes } from "../../../../electoral/tableau/empreintes.js";

test("is a map, for any texts", () => {
  assert(
    property(
      array(tuple(record({ text: string({ unit: "binary" }), many: nat(3) }), nat(1000))),
      (entries) => {
        const [table, map] = [new Empreintes(), new Map<string, number>()];
        for (const [{ text, many }, number] of entries) {
          const key = text.repeat(many);
          expect(table.get(key)).toBe(map.get(key) ?? 0);
          table.set(key, number + 1);
          map.set(key, number + 1);
          expect(table.get(key)).toBe(number + 1);
        }
        for (const [key, number] of map) expect(table.get(key)).toBe(number);
        expect(table.size).toBe(map.size);
      },
    ),
  );
});

test("tells many texts apart that differ in little", () => {
  const table = new Empreintes();
  const count = 50_000;
  const keys = (index: number): readonly string[] => [
    String(index),
    `avisDInscription|p|LEFEVRE|ZOE|${index}`,
    `${index}|avisDInscription|p`,
  ];
  let known = 0;
  for (let index = 0; index < count; index++)
    for (const key of keys(index)) {
      if (table.get(key) !== 0) known++;
      table.set(key, index + 1);
    }
  expect(known).toBe(0);
  expect(table.size).toBe(3 * count);
  for (let index = 0; index < count; index += 97)
    for (const key of keys(index)) expect(table.get(key)).toBe(index + 1);
});

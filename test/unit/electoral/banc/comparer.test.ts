import fc from "fast-check";
import { expect, test } from "vitest";
import { canonique, marque } from "../../../../electoral/banc/canonique.js";
import { plain } from "../../../../electoral/banc/identite.js";
import { transliterer } from "../../../../electoral/civil/noms.js";

/*
 * By what persons and units are compared.
 */

test("a name is compared without accents, blanks, hyphens and apostrophes, whatever way leads there", () => {
  const letters = fc.constantFrom(..."abzAZéÉœß '-’ıİñ".split(""));
  fc.assert(
    fc.property(fc.string({ unit: letters }), (name) => {
      const slow = transliterer(name, "majuscules").texte.replace(/[ '-]+/g, "");
      expect(plain(name)).toBe(slow);
    }),
  );
});

/** The same value with its names in another order, and with what is absent said or not. */
function otherwise(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(otherwise);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, each]) => [name, otherwise(each)] as const);
  return Object.fromEntries([...entries, ["zz", undefined] as const].reverse());
}

test("a value is compared whatever the order of its names; another is another", () => {
  const values = fc.jsonValue({ depthSize: "small" });
  fc.assert(
    fc.property(values, values, (one, other) => {
      expect(canonique(otherwise(one))).toBe(canonique(one));
      expect(marque(otherwise(one))).toBe(marque(one));
      if (canonique(one) === canonique(other))
        expect(withoutEmpty(one)).toEqual(withoutEmpty(other));
      expect(() => JSON.parse(canonique(one))).not.toThrow();
    }),
  );
  expect(canonique({ a: [], b: undefined, c: 1n })).toBe('{"c":"1"}');
  expect(canonique([undefined, ["a", 1], {}])).toBe('[null,["a",1],{}]');
});

function withoutEmpty(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, each) =>
      typeof each === "object" && each !== null && !Array.isArray(each)
        ? Object.fromEntries(
            Object.entries(each).filter(
              ([, inside]) => !(Array.isArray(inside) && inside.length === 0),
            ),
          )
        : each,
    ) ?? "null",
  );
}

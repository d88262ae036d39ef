import fc from "fast-check";
import { expect, test } from "vitest";
import { meet } from "../../../../generator/patterns/character-set.js";
import { printClass } from "../../../../generator/patterns/print.js";
import type { CharacterClass, ClassItem } from "../../../../generator/patterns/syntax.js";

const range = fc
  .tuple(fc.integer({ min: 0x20, max: 0x7ff }), fc.oneof(fc.constant(0), fc.nat(40), fc.nat(1500)))
  .map(([from, more]): ClassItem => ({ kind: "range", from, to: from + more }));
const native = fc
  .constantFrom("\\p{Nd}", "\\p{Lu}", "\\P{L}", "\\p{Script=Greek}", "[\\p{L}--[a-z]]", "\\p{Zs}")
  .map((source): ClassItem => ({ kind: "native", source }));
const set: fc.Arbitrary<CharacterClass> = fc.record({
  kind: fc.constant("class"),
  negated: fc.boolean(),
  items: fc.array(fc.oneof(range, native), { minLength: 1, maxLength: 2 }),
});

test("two classes meet where a character is in both", () => {
  const characters = Array.from({ length: 0x3000 }, (_, code) => String.fromCodePoint(code));
  fc.assert(
    fc.property(set, set, (a, b) => {
      const [left, right] = [a, b].map((one) => new RegExp(`^${printClass(one)}$`, "v"));
      const both = characters.some((each) => left?.test(each) && right?.test(each));
      if (both) expect(meet(a, b)).toBe(true);
      // All characters of ranges that are drawn are among those.
      if (
        !both &&
        [a, b].some(({ negated, items }) => !negated && items.every(({ kind }) => kind === "range"))
      )
        expect(meet(a, b)).toBe(false);
      expect(meet(b, a)).toBe(meet(a, b));
    }),
    { numRuns: 150 },
  );
});

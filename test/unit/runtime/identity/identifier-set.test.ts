import fc from "fast-check";
import { expect, test } from "vitest";
import { IdentifierSet } from "../../../../runtime/identity/identifier-set.js";

const identifiers = fc.oneof(
  fc.constantFrom("a", "a0", "a00", "a1", "a01", "a001", "a29", "a30", "a31", "a9007199254740993"),
  fc.constantFrom("", "0", "é", "__proto__", "a123456789012", "a1234567890123", "1a", "a1b2"),
  fc
    .tuple(fc.constantFrom("", "x", "x-9-"), fc.nat({ max: 200 }))
    .map(([start, n]) => `${start}${n}`),
  fc.string({ maxLength: 4 }),
);
const step = fc.tuple(fc.constantFrom("add", "has", "delete"), identifiers);

test("does what a set of texts does", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const [ours, theirs] = [new IdentifierSet(), new Set<string>()];
      for (const [what, identifier] of steps) {
        const had = theirs.has(identifier);
        expect(ours.has(identifier)).toBe(had);
        if (what === "add") {
          expect(ours.add(identifier)).toBe(!had);
          theirs.add(identifier);
        } else if (what === "delete") {
          ours.delete(identifier);
          theirs.delete(identifier);
        }
      }
      for (const identifier of theirs) expect(ours.has(identifier)).toBe(true);
    }),
    { numRuns: 2000, seed: 5 },
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { IdentifierSet } from "../../../../runtime/identity/identifier-set.js";

const identifiers = fc.oneof(
  fc.constantFrom("a", "a0", "a00", "a1", "a01", "a001", "a29", "a30", "a31", "a9007199254740993"),
  fc.constantFrom("", "0", "é", "__proto__", "a123456789012", "a1234567890123", "1a", "a1b2"),
  // The same beginning and length, but what ends it is no number, or only in part.
  fc
    .tuple(
      fc.constantFrom("x", "x-9-", "y-9-", "abc", "abd"),
      fc.nat({ max: 120 }),
      fc.nat({ max: 9 }),
    )
    .map(([start, n, last]) => `${start}${`${n}`.padStart(3, "0")}${".0:/A8é7*6".charAt(last)}`),
  fc
    .tuple(fc.constantFrom("", "x", "x-9-", "abc", "abd"), fc.nat({ max: 1_000 }))
    .map(([start, n]) => `${start}${n}`),
  fc.string({ maxLength: 4 }),
);
const step = fc.tuple(fc.constantFrom("add", "add", "has", "delete"), identifiers);

test("does what a set of texts does", () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 250, maxLength: 300, size: "max" }), (steps) => {
      const [ours, theirs] = [new IdentifierSet(), new Set<string>()];
      for (const [what, identifier] of steps) {
        const had = theirs.has(identifier);
        if (ours.has(identifier) !== had) throw new Error(`${identifier} is there: ${had}`);
        if (what === "add") {
          if (ours.add(identifier) === had) throw new Error(`${identifier} was there: ${had}`);
          theirs.add(identifier);
        } else if (what === "delete") {
          ours.delete(identifier);
          theirs.delete(identifier);
        }
      }
      for (const identifier of theirs) expect(ours.has(identifier)).toBe(true);
    }),
    { numRuns: 150, seed: 5 },
  );
});

test("tells a beginning from one that looks like what is kept of it", () => {
  for (const digits of [1, 2, 6]) {
    const set = new IdentifierSet();
    const ends = ["1", "2", "3"].map((end) => end.padStart(digits, "0"));
    for (const end of ends.slice(0, 2)) set.add(`x${end}`);
    for (let code = 0x20; code < 0x7f; code++) {
      const mark = String.fromCharCode(code);
      set.add(`${mark}x${ends[2]?.slice(1)}`);
      set.add(`${mark}x${ends[2]}`);
    }
    expect(set.has(`x${ends[2]}`)).toBe(false);
  }
});

/** Identifiers with a number from one to another. */
function numbered(start: string, from: number, to: number, digits: number): readonly string[] {
  return Array.from(
    { length: to - from + 1 },
    (_, n) => `${start}${String(from + n).padStart(digits, "0")}`,
  );
}

test.each<[string, readonly string[], number]>([
  ["nothing", [], 0],
  ["texts", ["", "a", "b", "c/", "c:", "1x"], 6],
  ["one number", ["a1"], 1],
  ["one number twice", ["a1", "a1"], 1],
  ["numbers in one word", numbered("a", 0, 29, 2), 1],
  ["the first of the next word", numbered("a", 0, 30, 2), 2],
  ["many numbers", numbered("AI-44109-", 1, 3_000, 6), 101],
  ["another count of digits", ["a1", "a01", "a2", "a02"], 2],
  ["other beginnings", ["a1", "b1", "a2", "b2"], 2],
  ["all digits", numbered("a", 0, 9, 1), 1],
  ["as many digits as stay exact", ["a000000000001", "a000000000002"], 1],
  ["one digit more", ["a0000000000001", "a0000000000002"], 1],
  ["the first of more digits", ["a1000000000001", "a2000000000001"], 2],
  ["twelve digits that differ in the first", ["a100000000001", "a200000000001"], 3],
])("keeps little: %s", (_, all, wanted) => {
  const set = new IdentifierSet();
  for (const identifier of all) set.add(identifier);
  expect(set.kept).toBe(wanted);
  for (const identifier of all) expect(set.has(identifier)).toBe(true);
});

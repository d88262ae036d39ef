import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lowerAlternatives } from "../../../../../generator/patterns/linear.js";
import { parsePattern } from "../../../../../generator/patterns/parse.js";
import { linearMatcher, Matcher } from "../../../../../runtime/datatypes/facets/linear-pattern.js";

const matcherOf = (xsd: string): Matcher => new Matcher(lowerAlternatives(parsePattern(xsd)));

const counts = fc.constantFrom(
  "",
  "?",
  "*",
  "+",
  "{2}",
  "{0,3}",
  "{1,3}",
  "{2,4}",
  "{1,}",
  "{3,5}",
);
const { pattern } = fc.letrec<{ pattern: string; piece: string }>((tie) => ({
  pattern: fc
    .array(fc.array(tie("piece"), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 })
    .map((branches) => branches.map((pieces) => pieces.join("")).join("|")),
  piece: fc.oneof(
    { maxDepth: 2 },
    fc.tuple(fc.constantFrom("a", "b", "[ab]"), counts).map((parts) => parts.join("")),
    fc.tuple(tie("pattern"), counts).map(([inner, count]) => `(${inner})${count}`),
  ),
}));

describe("the linear engine", () => {
  test("agrees with the native one where counts stand in counts", () => {
    let matched = 0;
    const texts = fc.array(fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 7 }), {
      minLength: 15,
      maxLength: 15,
    });
    fc.assert(
      fc.property(pattern, texts, (xsd, drawn) => {
        const native = new RegExp(`^(?:${xsd})$`, "v");
        const matches = linearMatcher(lowerAlternatives(parsePattern(xsd)));
        for (const text of drawn) {
          const wanted = native.test(text);
          if (wanted) matched++;
          if (matches(text) !== wanted) throw new Error(`${xsd} on ${text}: ${wanted}`);
        }
      }),
      { numRuns: 300 },
    );
    expect(matched).toBeGreaterThan(300);
  });

  test.each([
    (n: number) => `(a{1,${n}}b?){1,${n}}`,
    (n: number) => `((a|b){1,${n}}c?){0,${n}}`,
    (n: number) => `((a{0,${n}}b?){1,${n}}c?){1,3}`,
  ])("keeps of the copies of what is counted those that matter: %s", (patternOf) => {
    const placesFor = (n: number): number => {
      const matcher = matcherOf(patternOf(n));
      const length = 500;
      matcher.matcher("a".repeat(length));
      return matcher.places / length;
    };
    // The copies are n² times as many.
    const [some, twice] = [placesFor(25), placesFor(50)];
    expect(twice).toBeLessThan(some * 2.5);
  });
});

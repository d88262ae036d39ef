import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { longestMatch } from "../../../../../runtime/v1/zod/longest-match.js";

describe("longestMatch", () => {
  test.each([
    ["^(?:\\p{Nd}{4}-\\p{Nd}{2}-\\p{Nd}{2})$", 10],
    ["^(?:[0-9]{4}(-[0-9]{2}){2}Z?)$", 11],
    ["^(?:a|bcd|)$", 3],
    ["^(?:[\\p{L}--[a-z\\]]]{1,3}x?)$", 4],
    ["^(?:\\u{1F600}\\n\\.\\\\)$", 4],
    ["^(?:(?:ab){0}c)$", 1],
    ["^(?:a*)$", Number.POSITIVE_INFINITY],
    ["^(?:(?:ab){2,})$", Number.POSITIVE_INFINITY],
    ["^(?:(a)\\1)$", Number.POSITIVE_INFINITY],
    ["^(?:(?=a)a)$", Number.POSITIVE_INFINITY],
    ["^(?:a)) ", Number.POSITIVE_INFINITY],
  ])("%s: %d", (source, length) => {
    expect(longestMatch(source)).toBe(length);
  });

  test("is never less than what a match has", () => {
    const quantified = (atom: fc.Arbitrary<string>): fc.Arbitrary<string> =>
      fc
        .tuple(atom, fc.constantFrom("", "?", "{2}", "{0,3}", "{0}"))
        .map((parts) => parts.join(""));
    const sequence = (atom: fc.Arbitrary<string>): fc.Arbitrary<string> =>
      fc
        .array(quantified(atom), { minLength: 1, maxLength: 3 })
        .chain((parts) => fc.constantFrom(parts.join(""), parts.join("|")));
    const character = fc.constantFrom("a", "[0-9]", "[^x]", "\\p{Lu}", "\\.", "-");
    const group = sequence(character).map((inner) => `(?:${inner})`);
    const match = sequence(fc.oneof(character, group)).chain((source) =>
      fc.record({
        source: fc.constant(source),
        text: fc.stringMatching(new RegExp(`^(?:${source})$`, "u")),
      }),
    );
    fc.assert(
      fc.property(match, ({ source, text }) => {
        expect([...text].length).toBeLessThanOrEqual(longestMatch(`^(?:${source})$`));
      }),
      { seed: 13, numRuns: 100 },
    );
  });
});

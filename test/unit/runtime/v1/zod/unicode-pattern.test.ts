import fc from "fast-check";
import { expect, test } from "vitest";
import { translatePattern } from "../../../../../generator/patterns/translate.js";
import { unicodeRegExp } from "../../../../../runtime/v1/zod/unicode-pattern.js";
import { expression as patterns } from "../../../generator/patterns/expressions.js";

test("the expression for JSON Schema matches what the one for the runtime matches", () => {
  const text = fc.string({ unit: fc.constantFrom(..."aZé0-&[]{}^~ .\n😀ßΩ"), maxLength: 4 });
  let translated = 0;
  fc.assert(
    fc.property(patterns, fc.array(text, { minLength: 20, maxLength: 20 }), (xsd, texts) => {
      const translation = translatePattern(xsd);
      if (!("native" in translation)) return;
      const expression = unicodeRegExp([translation.native]);
      expect(expression, translation.native).toBeDefined();
      if (expression === undefined) return;
      translated++;
      const native = new RegExp(translation.native, "v");
      for (const one of texts) expect([one, expression.test(one)]).toEqual([one, native.test(one)]);
    }),
    { numRuns: 300, seed: 20081101 },
  );
  expect(translated).toBeGreaterThan(100);
});

test.for([
  "[a-z-[aeiou]]+",
  "[^&~]",
  "\\i\\c*",
  "[^\\p{L}-[x]]",
  "\\p{IsGreek}",
  ".",
  "[\\w-[\\d]]",
  "\\S",
  "[\\-&!]",
])("%s", (xsd) => {
  const translation = translatePattern(xsd);
  if (!("native" in translation)) throw new Error(xsd);
  const expression = unicodeRegExp([translation.native]);
  const native = new RegExp(translation.native, "v");
  for (let code = 0; code < 0x3000; code++) {
    const character = String.fromCodePoint(code);
    expect([code, expression?.test(character)]).toEqual([code, native.test(character)]);
  }
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { atom } from "../../../../runtime/engine/atoms.js";

test("the atom of a text is that text, whatever it says and however many there are", () => {
  const texts = fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom("", "0", "__proto__"));
  fc.assert(fc.property(texts, (text) => atom(text) === text && atom(text) === text));
  for (let count = 0; count < 3000; count++) expect(atom(`name${count}`)).toBe(`name${count}`);
});

import { describe, expect, test } from "vitest";
import { codePointAt, illegalCharacterAt } from "../../../../runtime/xml/characters.js";

/** `Char` (XML 1.0, production 2). */
function isLegal(point: number): boolean {
  if (point < 0x20) return [0x09, 0x0a, 0x0d].includes(point);
  return point <= 0xd7ff || (point >= 0xe000 && point <= 0xfffd) || point >= 0x10000;
}

describe("characters", () => {
  test("that may not be in a document are found, and no others", () => {
    const wrong: number[] = [];
    for (let point = 0; point <= 0xffff; point++) {
      const text = `x𝒳${String.fromCharCode(point)}y`;
      if (illegalCharacterAt(text) !== (isLegal(point) ? -1 : 3)) wrong.push(point);
      if (illegalCharacterAt(text.slice(3)) !== (isLegal(point) ? -1 : 0)) wrong.push(point);
    }
    for (const point of [0x10000, 0x1fffe, 0x10ffff])
      if (illegalCharacterAt(String.fromCodePoint(point)) !== -1) wrong.push(point);
    expect(wrong).toEqual([]);
  });

  test("are shown as Unicode writes them", () => {
    expect([..."\u0001\u00e9\u20ac𝒳"].map((one) => codePointAt(one, 0))).toEqual([
      "U+0001",
      "U+00E9",
      "U+20AC",
      "U+1D4B3",
    ]);
    expect(codePointAt("a\ufffe", 1)).toBe("U+FFFE");
    expect(codePointAt("a", 1)).toBe("U+0000");
  });
});

import { describe, expect, test } from "vitest";
import { translatePattern } from "../../../../generator/patterns/translate.js";

function native(xsd: string): string {
  const translation = translatePattern(xsd);
  if ("fault" in translation) throw new Error(`${xsd}: ${translation.fault}`);
  return translation.native;
}

function matches(xsd: string, text: string): boolean {
  return new RegExp(native(xsd), "v").test(text);
}

describe("translation", () => {
  test.for([
    ["[0-9]{5}", "^(?:[0-9]{5})$"],
    ["\\d{4}-\\d\\d", "^(?:\\p{Nd}{4}-\\p{Nd}\\p{Nd})$"],
    ["a|bc|", "^(?:a|bc|)$"],
    ["(a)(b|c)?", "^(?:a(?:b|c)?)$"],
    ["x{0}y{2,}z{0,1}", "^(?:y{2,}z?)$"],
    ["[a-z-[aeiou]]", "^(?:[[a-z]--[aeiou]])$"],
    ["1{1,1}", "^(?:1)$"],
    ["(é|œ)+", "^(?:(?:é|œ)+)$"],
  ])("%s is %s", ([xsd = "", expected]) => {
    expect(native(xsd)).toBe(expected);
  });

  test("never writes a negated native class, which V8 of Node 20 forgets in copied groups", () => {
    for (const xsd of ["([^b]a)+", "(\\Sa){2}", "([^a-z-[b]]a)+", "(\\wa)+", "(.a)+", "(\\Ia)+"]) {
      expect(native(xsd)).not.toContain("[^");
      expect(matches(xsd, "éaéa"), xsd).toBe(xsd !== "(\\Ia)+");
    }
  });

  test("anchors do not exist: ^ and $ are characters", () => {
    expect(matches("^a$", "^a$")).toBe(true);
    expect(matches("^a$", "a")).toBe(false);
    expect(matches("a", "a\n")).toBe(false);
  });

  test("the dot is any character but line feed and carriage return", () => {
    expect(matches(".", "\u2028")).toBe(true);
    expect(matches(".", "😀")).toBe(true);
    expect(matches(".", "\n")).toBe(false);
    expect(matches(".", "\r")).toBe(false);
  });

  test("characters that the flag v gives a meaning to stand for themselves", () => {
    for (const c of "&!#$%*+,.:;<=>?@^`~_'\"/|") {
      const written = "*+?.|".includes(c) ? `\\${c}` : c;
      expect(matches(`[a${written}${written}]`, c), c).toBe(true);
      expect(matches(written, c), c).toBe(true);
    }
  });

  test("a block is a range, its complement everything else", () => {
    expect(matches("\\p{IsGreek}+", "αβγ")).toBe(true);
    expect(matches("\\P{IsGreek}+", "abc")).toBe(true);
    expect(matches("\\P{IsGreek}", "α")).toBe(false);
    expect(matches("\\p{IsPrivateUse}", "\u{100000}")).toBe(true);
    expect(matches("\\P{IsHighSurrogates}", "a")).toBe(true);
    expect(matches("\\p{IsHighSurrogates}", "a")).toBe(false);
  });

  test("a hyphen stands for itself at either end of a group", () => {
    for (const xsd of ["[-a]", "[a-]", "[-]", "[^-a-[x]]", "[a-c-]", "[\\-]", "[a\\-z]"]) {
      expect(native(xsd), xsd).toBeDefined();
    }
    expect(matches("[a-c-]", "-")).toBe(true);
    expect(matches("[--[b]]", "-")).toBe(true);
  });

  test("a quantifier beyond what an engine can count still means what it says", () => {
    expect(matches("a{0,9999999999999999999999}", "aaa")).toBe(true);
    expect(matches("a{9999999999999999999999,}", "aaa")).toBe(false);
  });
});

describe("mistakes are found at their place", () => {
  test.for<[string, number]>([
    ["*a", 0],
    ["a**", 2],
    ["a)", 1],
    ["ab(c", 2],
    ["x[abc", 1],
    ["[]", 0],
    ["[^]", 0],
    ["[a-c-e]", 4],
    ["[z-a]", 1],
    ["[a-\\d]", 3],
    ["[a[b]]", 2],
    ["a{2,1}", 1],
    ["a{,2}", 1],
    ["a{x}", 1],
    ["}", 0],
    ["]", 0],
    ["\\q", 0],
    ["\\", 0],
    ["\\p{Xy}", 0],
    ["\\p{IsKlingon}", 0],
    ["\\p{Cs}", 0],
    ["\\pL", 0],
    ["\\$", 0],
    ["(?:a)", 1],
    ["[a-z-[b]x]", 8],
  ])("%s at %i", ([xsd, offset]) => {
    expect(translatePattern(xsd)).toMatchObject({ fault: expect.any(String), offset });
  });

  test("nesting has a limit rather than the stack", () => {
    const deep = `${"(".repeat(100_000)}a${")".repeat(100_000)}`;
    expect(translatePattern(deep)).toEqual({
      fault: "depth",
      about: "",
      offset: 500,
    });
  });
});

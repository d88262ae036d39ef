import { describe, expect, test } from "vitest";
import { compilePattern } from "../../../../generator/patterns/translate.js";
import { linearMatcher } from "../../../../runtime/datatypes/facets/linear-pattern.js";

function needsLinearEngine(xsd: string): boolean {
  const pattern = compilePattern(xsd);
  if ("fault" in pattern) throw new Error(`${xsd}: ${pattern.fault}`);
  return pattern.linear !== undefined;
}

describe("expressions that a backtracking engine reads in linear time stay native", () => {
  test.for([
    "",
    "[0-9]{5}",
    "\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?)?",
    "(([0-8][0-9AB])|(9[0-8AB]))[0-9]{3}",
    "[A-Za-zÀ-ÿ \\-']*",
    "([A-Z]{1,3} )+",
    "[A-Z]+( [A-Z]+)*",
    "[\\i-[:]][\\c-[:]]*",
    "([^,]+,)*[^,]+",
    "\\w+@\\w+(\\.\\w+)+",
    "[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?",
    "(\\+|-)?[0-9]+(\\.[0-9]*)?",
    "abc|abd|abe",
    "(a|b)*c",
    "\\d{1,3}\\d{1,3}",
    "(foo|foobar)x",
    "https?://[^/]+(/.*)?",
    ".{0,1000}",
    "a{0,12}a{0,12}",
  ])("%s", (xsd) => {
    expect(needsLinearEngine(xsd)).toBe(false);
  });
});

describe("those that can make it go back over and over run in the linear engine, in no time", () => {
  test.for<[string, string]>([
    ["(a+)+", "a"],
    ["(a|a)*", "a"],
    ["(a*)*b", "a"],
    ["(a|aa)+", "a"],
    ["([a-z]+)*", "z"],
    ["(a?){40}a{40}", "a"],
    ["(.*)(.*)(.*)x", "a"],
    ["a*a*a*a*b", "a"],
    ["(\\w+\\s?)+", "é"],
    ["([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*@x", "a"],
    ["((a{1,9}){1,9}){1,9}", "a"],
    ["([A-Z]{1,3} ?)+", "A"],
    ["(\\d|\\p{N})+", "1"],
    [".*,.*,.*;", ","],
    ["(a|b|ab)*c", "ab"],
  ])("%s", ([xsd, unit]) => {
    const pattern = compilePattern(xsd);
    if ("fault" in pattern || pattern.linear === undefined) throw new Error(`${xsd} stays native`);
    expect(linearMatcher(pattern.linear)(`${unit.repeat(100_000)}!`)).toBe(false);
  });
});

describe("what counts too far", () => {
  test("is refused where it would need the linear engine", () => {
    expect(compilePattern("(a|ab?){1,99999999}")).toEqual({
      fault: "ambiguous",
      about: "",
      offset: 0,
    });
  });

  test("stays native where that is safe", () => {
    expect(needsLinearEngine("[a-z]{0,2147483648}")).toBe(false);
    expect(needsLinearEngine("([a-z]{1,100}-){1,100000}")).toBe(false);
  });
});

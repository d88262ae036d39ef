import { describe, expect, test } from "vitest";
import { xsIntegerAsBigint } from "../../../../runtime/datatypes/built-ins.js";
import { builtInBase, derivesFrom } from "../../../../runtime/datatypes/derivation.js";
import { builtIn, listOf, restrict, unionOf } from "./support.js";

describe("a simple type may stand for another", () => {
  const code = restrict(builtIn("int"), { maxInclusive: "9" });
  const either = unionOf(builtIn("decimal"), builtIn("token"));

  test.for([
    [builtIn("byte"), builtIn("decimal"), true],
    [builtIn("decimal"), builtIn("byte"), false],
    [builtIn("ID"), builtIn("token"), true],
    [builtIn("date"), builtIn("dateTime"), false],
    [builtIn("date"), builtIn("anySimpleType"), true],
    [code, builtIn("long"), true],
    [code, code, true],
    [builtIn("int"), code, false],
    [xsIntegerAsBigint, builtIn("decimal"), true],
    [code, either, true],
    [builtIn("date"), either, false],
    [code, restrict(either, { enumeration: ["1"] }), false],
    [listOf(code), builtIn("anySimpleType"), true],
    [listOf(code), listOf(code), false],
  ] as const)("%#", ([type, base, expected]) => {
    expect(derivesFrom(type, base)).toBe(expected);
  });

  test("built-in types end at anySimpleType", () => {
    expect(builtInBase("unsignedByte")).toBe("unsignedShort");
    expect(builtInBase("constructor")).toBe("anySimpleType");
    expect(builtInBase("anySimpleType")).toBeUndefined();
  });
});

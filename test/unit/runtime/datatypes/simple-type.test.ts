import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { translatePattern } from "../../../../generator/patterns/translate.js";
import { xsIntegerAsBigint } from "../../../../runtime/datatypes/bigint-built-ins.js";
import { representationOf } from "../../../../runtime/datatypes/representation.js";
import { isFindings, readerOf } from "../../../../runtime/datatypes/simple-type.js";
import type { Pattern, SimpleType } from "../../../../runtime/descriptors.js";
import { accepted, builtIn, codes, listOf, resolve, restrict, unionOf } from "./support.js";

function pattern(xsd: string): Pattern {
  const translation = translatePattern(xsd);
  if ("fault" in translation) throw new Error(translation.fault);
  return { xsd, native: translation.native };
}

describe("facets", () => {
  test.for<[string, Parameters<typeof restrict>[1], string, string[]]>([
    ["string", { length: 2 }, "😀é", []],
    ["string", { length: 2 }, "abc", ["cvc-length-valid"]],
    ["string", { minLength: 1 }, "", ["cvc-minLength-valid"]],
    ["string", { maxLength: 3 }, "😀😀😀", []],
    ["string", { maxLength: 2 }, "😀😀😀", ["cvc-maxLength-valid"]],
    ["token", { maxLength: 2 }, "  a b ", ["cvc-maxLength-valid"]],
    ["hexBinary", { length: 2 }, "0FB7", []],
    ["base64Binary", { length: 1 }, "Y Q = =", []],
    ["base64Binary", { maxLength: 2 }, "YWJj", ["cvc-maxLength-valid"]],
    ["NMTOKENS", { length: 2 }, "a b", []],
    ["NMTOKENS", { maxLength: 2 }, "a b c", ["cvc-maxLength-valid"]],
    ["QName", { length: 1 }, "a:bcd", []],
    ["NOTATION", { maxLength: 1 }, "bcd", []],
    ["decimal", { totalDigits: 3 }, "0012.30", []],
    ["decimal", { totalDigits: 3 }, "0.0012", ["cvc-totalDigits-valid"]],
    ["decimal", { totalDigits: 2 }, "100", ["cvc-totalDigits-valid"]],
    ["decimal", { fractionDigits: 2 }, "1.2500", []],
    ["decimal", { fractionDigits: 2 }, "1.255", ["cvc-fractionDigits-valid"]],
    ["decimal", { maxInclusive: "9007199254740993" }, "9007199254740993.0", []],
    [
      "decimal",
      { maxInclusive: "9007199254740993" },
      "9007199254740993.1",
      ["cvc-maxInclusive-valid"],
    ],
    ["decimal", { minExclusive: "-1.5" }, "-1.50", ["cvc-minExclusive-valid"]],
    ["float", { maxInclusive: "INF" }, "NaN", ["cvc-maxInclusive-valid"]],
    ["float", { minInclusive: "NaN" }, "NaN", []],
    ["float", { minInclusive: "0" }, "-0", []],
    ["double", { maxExclusive: "INF" }, "1e308", []],
    ["date", { minInclusive: "2000-01-01" }, "2000-01-01Z", ["cvc-minInclusive-valid"]],
    ["date", { minInclusive: "2000-01-01" }, "2000-01-02Z", []],
    ["date", { maxExclusive: "-0044-03-15" }, "-0100-01-01", []],
    [
      "dateTime",
      { maxInclusive: "2000-01-01T00:00:00Z" },
      "1999-12-31T10:00:01",
      ["cvc-maxInclusive-valid"],
    ],
    ["dateTime", { maxInclusive: "2000-01-01T00:00:00Z" }, "1999-12-31T09:59:59", []],
    ["gYear", { maxInclusive: "10000" }, "9999", []],
    ["gMonthDay", { minInclusive: "--02-29" }, "--02-28", ["cvc-minInclusive-valid"]],
    ["duration", { maxInclusive: "P1M" }, "P27D", []],
    ["duration", { maxInclusive: "P1M" }, "P28D", ["cvc-maxInclusive-valid"]],
    ["duration", { maxInclusive: "P1M" }, "P30D", ["cvc-maxInclusive-valid"]],
    ["duration", { maxExclusive: "P1M" }, "P27DT23H59M59.99S", []],
    ["duration", { minInclusive: "-P1Y" }, "-P12M", []],
    ["decimal", { enumeration: ["1.0", "2"] }, "01", []],
    ["decimal", { enumeration: ["1.0", "2"] }, "3", ["cvc-enumeration-valid"]],
    ["string", { enumeration: [" a"] }, "a", ["cvc-enumeration-valid"]],
    ["token", { enumeration: [" a"] }, "a", []],
    ["float", { enumeration: ["NaN"] }, "NaN", []],
    [
      "QName",
      { enumeration: [{ lexical: "z:n", name: { namespace: "urn:a", local: "n" } }] },
      "a:n",
      [],
    ],
    [
      "QName",
      { enumeration: [{ lexical: "a:n", name: { namespace: "urn:z", local: "n" } }] },
      "a:n",
      ["cvc-enumeration-valid"],
    ],
    ["string", { whiteSpace: "collapse", patterns: [pattern("a b")] }, " a\n b ", []],
    ["integer", { patterns: [pattern("\\d{3}")] }, "007", []],
    ["integer", { patterns: [pattern("\\d{3}")] }, "7", ["cvc-pattern-valid"]],
    [
      "string",
      { maxLength: 1, patterns: [pattern("\\d+")] },
      "ab",
      ["cvc-pattern-valid", "cvc-maxLength-valid"],
    ],
  ])("%s with %j, %j: %j", ([base, facets, literal, expected]) => {
    expect(codes(restrict(builtIn(base), facets), literal)).toEqual(expected);
  });

  test("patterns of one step are alternatives, those of two steps both hold", () => {
    const first = restrict(builtIn("string"), { patterns: [pattern("a*"), pattern("b*")] });
    const second = restrict(first, { patterns: [pattern(".{2}")] });
    expect(codes(first, "aaa")).toEqual([]);
    expect(codes(first, "ab")).toEqual(["cvc-pattern-valid"]);
    expect(codes(second, "bb")).toEqual([]);
    expect(codes(second, "bbb")).toEqual(["cvc-pattern-valid"]);
    expect(codes(second, "abc")).toEqual(["cvc-pattern-valid", "cvc-pattern-valid"]);
  });

  test("a later step's facet stands for the earlier one, and its own bounds hold too", () => {
    const byte = restrict(builtIn("byte"), { maxExclusive: "100" });
    expect(codes(byte, "99")).toEqual([]);
    expect(codes(byte, "100")).toEqual(["cvc-maxExclusive-valid"]);
    expect(codes(byte, "-129")).toEqual(["cvc-minInclusive-valid"]);
    expect(codes(restrict(byte, { maxExclusive: "50" }), "99")).toEqual(["cvc-maxExclusive-valid"]);
  });
});

test("a text too long for the native engine's stack is a finding, not a crash", () => {
  const letters = restrict(builtIn("string"), { patterns: [pattern("[a-z]*")] });
  expect(codes(letters, `${"a".repeat(16_000_000)}!`)).toHaveLength(1);
});

test("a pattern with an expression for the linear engine runs there", () => {
  const facets = {
    patterns: [{ xsd: "(a+)+", native: "^(?:(?:a+)+)$", linear: [[[[[["a", 1]]], 1]]] }],
  } as const;
  const type = restrict(builtIn("string"), facets);
  expect(codes(type, "aaa")).toEqual([]);
  expect(codes(type, "")).toEqual(["cvc-pattern-valid"]);
  expect(codes(type, `${"a".repeat(50_000)}!`)).toEqual(["cvc-pattern-valid"]);
});

describe("lists", () => {
  const dates = listOf(builtIn("date"));

  test("items are read one by one, and the length is counted in items", () => {
    expect(accepted(dates, " 2000-01-01\n2000-01-02 ").value).toEqual(["2000-01-01", "2000-01-02"]);
    expect(accepted(dates, "").value).toEqual([]);
    expect(codes(dates, "2000-01-01 2000-02-30")).toEqual(["cvc-datatype-valid.1.2.2"]);
    expect(codes(restrict(dates, { maxLength: 1 }), "2000-01-01 2000-01-01")).toEqual([
      "cvc-maxLength-valid",
    ]);
  });

  test("enumeration and equality are item by item in the value space", () => {
    const numbers = restrict(listOf(builtIn("decimal")), { enumeration: ["1 2.0", " 3"] });
    expect(codes(numbers, "01.0  2")).toEqual([]);
    expect(codes(numbers, "1")).toEqual(["cvc-enumeration-valid"]);
    expect(codes(numbers, "3.000")).toEqual([]);
  });

  test("patterns are for the whole list, its white space collapsed", () => {
    const two = restrict(dates, { patterns: [pattern("\\S+ \\S+")] });
    expect(codes(two, "2000-01-01\t\t2000-01-02")).toEqual([]);
    expect(codes(two, "2000-01-01")).toEqual(["cvc-pattern-valid"]);
  });

  test("an item that would be read as none or as two is refused", () => {
    const { check } = readerOf(listOf(builtIn("token")));
    expect(check(["a", "b"])).toEqual([]);
    for (const item of ["", " ", "a b", "a\nb"]) {
      expect(
        check(["a", item]).map(({ code }) => code),
        JSON.stringify(item),
      ).toEqual(["cvc-datatype-valid.1.2.2"]);
    }
    expect(check("a").map(({ code }) => code)).toEqual(["value-type"]);
  });

  test("names in a list keep their namespaces in an enumeration", () => {
    const names = restrict(listOf(builtIn("QName")), {
      enumeration: [
        {
          lexical: "x:p y:q",
          name: { namespace: "urn:a", local: "p" },
          namespaces: { x: "urn:a", y: "urn:b" },
        },
      ],
    });
    expect(codes(names, "a:p b:q")).toEqual([]);
    expect(codes(names, "a:p a:q")).toEqual(["cvc-enumeration-valid"]);
  });
});

describe("unions", () => {
  const size = unionOf(
    builtIn("integer"),
    restrict(builtIn("token"), { enumeration: ["small", "1"] }, "Word"),
  );

  test("the first member type that takes the value is the active one", () => {
    expect(accepted(size, " 12 ")).toMatchObject({
      value: 12,
      lexical: "12",
      type: builtIn("integer"),
    });
    expect(accepted(size, " small ")).toMatchObject({
      value: "small",
      type: { name: { local: "Word" } },
    });
    expect(codes(size, "large")).toEqual(["cvc-datatype-valid.1.2.3"]);
  });

  test("white space is normalised by the member", () => {
    const either = unionOf(builtIn("integer"), builtIn("string"));
    expect(accepted(either, " 12 ").value).toBe(12);
    expect(accepted(either, " 1 2 ").value).toBe(" 1 2 ");
  });

  test("enumerations compare values of the active members", () => {
    const some = restrict(size, { enumeration: ["012", "small"] });
    expect(codes(some, "12")).toEqual([]);
    expect(codes(some, "small")).toEqual([]);
    expect(codes(some, "1")).toEqual(["cvc-enumeration-valid"]);
    const text = restrict(unionOf(builtIn("string"), builtIn("integer")), { enumeration: ["012"] });
    expect(codes(text, "12")).toEqual(["cvc-enumeration-valid"]);
  });

  test("a list of unions, and a union of lists", () => {
    expect(accepted(listOf(size), "1 small 2").value).toEqual([1, "small", 2]);
    const lists = unionOf(listOf(builtIn("integer")), listOf(builtIn("NCName")));
    expect(accepted(lists, "1 2").value).toEqual([1, 2]);
    expect(accepted(lists, "a b").value).toEqual(["a", "b"]);
    expect(codes(lists, "1 b")).toEqual(["cvc-datatype-valid.1.2.3"]);
    expect(readerOf(lists).check(["a", "b"])).toEqual([]);
    expect(readerOf(lists).write(["a", "b"], () => "")).toBe("a b");
  });

  test("a native value is checked through the member that writes it", () => {
    const { check, write } = readerOf(size);
    expect(check(5)).toEqual([]);
    expect(check("small")).toEqual([]);
    expect(check(5.5).map(({ code }) => code)).toEqual(["cvc-datatype-valid.1.2.3"]);
    expect(check(true).map(({ code }) => code)).toEqual(["value-type"]);
    expect(write(5, () => "")).toBe("5");
  });
});

describe("integers", () => {
  const big = "123456789012345678901234567890";

  test("outside the safe integers they are refused as numbers, never rounded", () => {
    expect(codes(builtIn("integer"), big)).toEqual(["value-not-representable"]);
    expect(codes(builtIn("integer"), "9007199254740991")).toEqual([]);
    expect(
      readerOf(builtIn("integer"))
        .check(2 ** 53)
        .map(({ code }) => code),
    ).toEqual(["value-not-representable"]);
    expect(
      readerOf(builtIn("integer"))
        .check(12n)
        .map(({ code }) => code),
    ).toEqual(["value-type"]);
  });

  test("exact, they are numbers where that is safe, and bigints else", () => {
    const exact: SimpleType = { ...xsIntegerAsBigint, integers: "exact" };
    expect(accepted(exact, `+${big}`).value).toBe(BigInt(big));
    expect(accepted(exact, "-9007199254740991").value).toBe(-9007199254740991);
    const { check, write } = readerOf(exact);
    expect([12, 12n, BigInt(big)].map((value) => write(value, () => ""))).toEqual([
      "12",
      "12",
      big,
    ]);
    expect([12, 12n, BigInt(big)].flatMap(check)).toEqual([]);
    expect([2 ** 53, "12"].flatMap(check).map(({ code }) => code)).toEqual([
      "value-not-representable",
      "value-type",
    ]);
  });

  test("as bigint they are exact", () => {
    expect(accepted(xsIntegerAsBigint, `+${big}`).value).toBe(BigInt(big));
    expect(readerOf(xsIntegerAsBigint).check(BigInt(big))).toEqual([]);
    expect(
      readerOf(xsIntegerAsBigint)
        .check(12)
        .map(({ code }) => code),
    ).toEqual(["value-type"]);
    expect(readerOf(xsIntegerAsBigint).write(-5n, () => "")).toBe("-5");
  });

  test("the option is that of the nearest step, and of no effect where all values are safe", () => {
    const small = restrict(xsIntegerAsBigint, { minInclusive: "0", maxInclusive: "99" });
    expect(representationOf(small)).toBe("number");
    expect(representationOf(restrict(xsIntegerAsBigint, { minInclusive: "0" }))).toBe("bigint");
    expect(representationOf({ ...restrict(xsIntegerAsBigint, {}), integers: "number" })).toBe(
      "number",
    );
    expect(representationOf(builtIn("unsignedInt"))).toBe("number");
    expect(representationOf(restrict(xsIntegerAsBigint, { totalDigits: 15 }))).toBe("number");
    expect(representationOf(restrict(xsIntegerAsBigint, { totalDigits: 16 }))).toBe("bigint");
  });
});

describe("writing", () => {
  const write = (type: SimpleType, value: unknown): string => readerOf(type).write(value, () => "");

  test("the form that a pattern asks for is found", () => {
    const code = restrict(builtIn("integer"), { patterns: [pattern("\\d{5}")] });
    expect(write(code, 1234)).toBe("01234");
    expect(readerOf(code).check(1234)).toEqual([]);
    expect(
      readerOf(code)
        .check(123456)
        .map(({ code: rule }) => rule),
    ).toEqual(["cvc-pattern-valid"]);
    expect(write(restrict(builtIn("boolean"), { patterns: [pattern("[01]")] }), true)).toBe("1");
    const signed = restrict(builtIn("integer"), { patterns: [pattern("[+-]0*\\d")] });
    expect([3, 0, -3].map((value) => write(signed, value))).toEqual(["+3", "+0", "-3"]);
  });

  test("a floating-point number under a pattern is what is written", () => {
    const type = restrict(builtIn("double"), {
      maxExclusive: "1e4",
      patterns: [pattern("\\d\\.\\dE\\d")],
    });
    expect(readerOf(type).read(" 1.2E3 ", () => "")).toMatchObject({
      value: "1.2E3",
      key: "double 1200",
    });
    const rules = (value: unknown) =>
      readerOf(type)
        .check(value)
        .map(({ code }) => code);
    expect(rules("1.2E3")).toEqual([]);
    expect(rules(1200)).toEqual(["value-type"]);
    expect(rules("1200")).toEqual(["cvc-pattern-valid"]);
    expect(rules("1.2E4")).toEqual(["cvc-maxExclusive-valid"]);
    expect(write(type, "1.2E3")).toBe("1.2E3");
  });

  test("the parts of a list or union with a pattern are what is written", () => {
    const list: SimpleType = {
      kind: "simpleType",
      variety: "list",
      itemType: () => builtIn("boolean"),
    };
    const patterned = restrict(list, { patterns: [pattern("1 (true|0)")] });
    expect(readerOf(list).read("1 true", () => "")).toMatchObject({ value: [true, true] });
    expect(readerOf(patterned).read("1 true", () => "")).toMatchObject({ value: ["1", "true"] });
    expect(readerOf(patterned).check(["1", "0"])).toEqual([]);
    expect(readerOf(patterned).check([true, false])).toMatchObject([{ code: "value-type" }]);
    expect(write(patterned, ["1", "0"])).toBe("1 0");
    const union: SimpleType = {
      kind: "simpleType",
      variety: "union",
      memberTypes: () => [builtIn("int"), list],
    };
    const forms = restrict(union, { patterns: [pattern("0\\d|1 0")] });
    expect(readerOf(forms).read("05", () => "")).toMatchObject({ value: "05", key: "decimal 5" });
    expect(readerOf(forms).read("1 0", () => "")).toMatchObject({ value: ["1", "0"] });
    expect(readerOf(forms).check(5)).toMatchObject([{ code: "value-type" }]);
    expect(write(forms, "05")).toBe("05");
  });

  test("names take the prefix that the document gives", () => {
    const { write } = readerOf(builtIn("QName"));
    expect(
      write({ namespace: "urn:x", local: "n", prefix: "p" }, (_, wanted) => wanted ?? "q"),
    ).toBe("p:n");
    expect(write({ namespace: "", local: "n" }, () => "")).toBe("n");
  });

  test("infinities, NaN, zero and exponents are written as XML Schema has them", () => {
    const { write } = readerOf(builtIn("double"));
    const forms = [
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      Number.NaN,
      -0,
      1e21,
      1.5e-9,
    ].map((value) => write(value, () => ""));
    expect(forms).toEqual(["INF", "-INF", "NaN", "-0", "1E21", "1.5E-9"]);
  });
});

test("check(value) finds what read(write(value)) finds, for any type and any value", () => {
  const types = [
    ...["token", "string", "int", "integer", "double", "boolean", "date", "NMTOKENS"].map(builtIn),
    restrict(builtIn("string"), { maxLength: 3, patterns: [pattern("\\w*")] }),
    restrict(builtIn("token"), { enumeration: ["a", "b c"] }),
    restrict(builtIn("integer"), { maxInclusive: "10", patterns: [pattern("\\d\\d?")] }),
    listOf(builtIn("int")),
    unionOf(builtIn("int"), restrict(builtIn("token"), { length: 2 })),
    listOf(unionOf(builtIn("boolean"), builtIn("NCName"))),
  ];
  const value = fc.oneof(
    fc.constantFrom("a", "b c", " a ", "", "12", "2008-02-29", "true", "😀😀", "a\tb"),
    fc.integer({ min: -20, max: 20 }),
    fc.double(),
    fc.boolean(),
    fc.array(fc.oneof(fc.constantFrom("a", "b c", ""), fc.integer(), fc.boolean()), {
      maxLength: 3,
    }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...types), value, (type, native) => {
      const reader = readerOf(type);
      const findings = reader.check(native);
      if (findings.some(({ code }) => code === "value-type" || code === "value-not-representable"))
        return;
      if (findings.some(({ code }) => code.startsWith("cvc-datatype-valid.1.2"))) return;
      const outcome = reader.read(
        reader.write(native, () => ""),
        resolve,
      );
      expect(isFindings(outcome) ? outcome : [], JSON.stringify(native)).toEqual(findings);
    }),
    { numRuns: 2000 },
  );
});

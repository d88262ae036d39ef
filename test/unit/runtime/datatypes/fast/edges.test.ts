import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { xsIntegerAsBigint } from "../../../../../runtime/datatypes/bigint-built-ins.js";
import {
  xsBoolean,
  xsDate,
  xsDecimal,
  xsDouble,
  xsENTITY,
  xsFloat,
  xsGYear,
  xsGYearMonth,
  xsID,
  xsIDREF,
  xsInt,
  xsInteger,
  xsLong,
  xsNormalizedString,
  xsString,
  xsToken,
  xsUnsignedByte,
} from "../../../../../runtime/datatypes/built-ins.js";
import { charactersOf, consistsOf } from "../../../../../runtime/datatypes/fast/character-table.js";
import { fastReadOf } from "../../../../../runtime/datatypes/fast/read.js";
import {
  fastTestOf,
  fastTestOfElement,
  markupFreeFormsOf,
} from "../../../../../runtime/datatypes/fast/test.js";
import {
  fastIdentifierOf,
  fastTextOf,
  hasOwnRules,
  isConstrained,
} from "../../../../../runtime/datatypes/fast/text.js";
import { isFindings, readerOf } from "../../../../../runtime/datatypes/simple-type.js";
import type {
  ElementDescriptor,
  Facets,
  IdentityConstraint,
  SimpleType,
} from "../../../../../runtime/descriptors.js";
import { globalElement } from "../../../../../runtime/v1/particles.js";

/*
 * The bounds of the fast ways, each tried on both sides: what is within them is taken, so that it stays fast, and what is beyond is
 * left to the full reading, so that it stays right.
 */
const restrict = (base: SimpleType, facets: Facets): SimpleType => ({
  kind: "simpleType",
  variety: "atomic",
  base: () => base,
  facets,
});
const unionOf = (...members: SimpleType[]): SimpleType => ({
  kind: "simpleType",
  variety: "union",
  memberTypes: () => members,
});
const pattern = (body: string): Facets => ({
  patterns: [{ xsd: body, native: `^(?:${body})$` }],
});

function full(type: SimpleType, text: string): unknown {
  const read = readerOf(type).read(text, () => undefined);
  return isFindings(read) ? read : read.value;
}

/** The fast answer is the full one. */
function expectTaken(type: SimpleType, text: string): void {
  expect(fastReadOf(type)?.(text), JSON.stringify(text)).not.toBeUndefined();
  expect(fastReadOf(type)?.(text), JSON.stringify(text)).toBe(full(type, text));
}

function expectLeft(type: SimpleType, text: string): void {
  expect(fastReadOf(type)?.(text), JSON.stringify(text)).toBeUndefined();
}

const surrogate = "\ud83d\ude00";
const long = (length: number): string => "x".repeat(length);

interface Edge {
  readonly type: SimpleType;
  readonly taken: readonly string[];
  readonly left: readonly string[];
}

const edges: Readonly<Record<string, Edge>> = {
  "digits of integers": {
    type: xsInteger,
    taken: ["0", "9", "10", "007", "999999999999999", "000000000000001", "123456789012345"],
    left: [
      "",
      "1000000000000000",
      "0000000000000001",
      "9007199254740993",
      "-1",
      "+1",
      "1/2",
      "1:2",
      "/",
      ":",
      " 1",
      "1 ",
      "1.0",
      "1e3",
      "٣",
    ],
  },
  "17 digits of xs:long": {
    type: xsLong,
    taken: ["999999999999999"],
    left: ["9007199254740991", "9007199254740992", "90071992547409931", "99999999999999999"],
  },
  "bounds of xs:unsignedByte": {
    type: xsUnsignedByte,
    taken: ["0", "1", "254", "255"],
    left: ["256", "-0"],
  },
  "bounds of xs:int": { type: xsInt, taken: ["2147483647"], left: ["2147483648", "-2147483648"] },
  "bounds of a step": {
    type: restrict(restrict(xsInt, { minInclusive: "3" }), {
      maxInclusive: "12",
      minInclusive: "5",
    }),
    taken: ["5", "12"],
    left: ["4", "13", "3"],
  },
  "the narrowest of the steps": {
    type: restrict(restrict(xsInt, { maxInclusive: "7", minInclusive: "5" }), {
      maxInclusive: "12",
      minInclusive: "3",
    }),
    taken: ["5", "7"],
    left: ["4", "8"],
  },
  "days of months": {
    type: xsDate,
    taken: ["31", "30"]
      .flatMap((day) => [
        `2023-01-${day}`,
        `2023-03-${day}`,
        `2023-05-${day}`,
        `2023-07-${day}`,
        `2023-08-${day}`,
        `2023-10-${day}`,
        `2023-12-${day}`,
      ])
      .concat(["04", "06", "09", "11"].map((month) => `2023-${month}-30`))
      .concat([
        "2023-02-01",
        "2023-02-09",
        "2023-02-10",
        "2023-02-19",
        "2023-02-20",
        "2023-02-28",
        "2024-02-28",
      ])
      .concat([
        "2023-01-01",
        "2023-01-09",
        "2023-01-10",
        "2023-01-19",
        "2023-01-20",
        "2023-01-29",
        "2023-09-09",
        "2023-10-10",
      ]),
    left: [
      "2024-02-29",
      "2023-02-29",
      "2023-02-30",
      "2023-02-31",
      "2023-04-31",
      "2023-06-31",
      "2023-09-31",
      "2023-11-31",
    ].concat([
      "2023-00-10",
      "2023-13-10",
      "2023-01-00",
      "2023-01-32",
      "2023-02-00",
      "2023-19-01",
      "2023-20-01",
      "2023-12-40",
    ]),
  },
  years: {
    type: xsDate,
    taken: ["0001-01-01", "0010-01-01", "0100-01-01", "1000-01-01", "9999-12-31"],
    left: [
      "0000-01-01",
      "10000-01-01",
      "-0001-01-01",
      "999-01-01",
      "2023-01-01Z",
      "2023-01-01+01:00",
      " 2023-01-01",
      "2023-01-01 ",
      "2023-1-01",
      "2023-01-1",
      "2023-01-011",
    ],
  },
  "xs:gYear": {
    type: xsGYear,
    taken: ["0001", "1955", "9999"],
    left: ["0000", "10000", "999", "-0001", "1955Z", " 1955", "1955 ", "1955\n"],
  },
  "xs:gYearMonth": {
    type: xsGYearMonth,
    taken: ["0001-01", "1955-09", "1955-10", "1955-12", "9999-12"],
    left: [
      "21955-01",
      "0000-01",
      "1955-00",
      "1955-13",
      "1955-20",
      "10000-01",
      "1955-1",
      "1955-011",
      "1955-01Z",
      "955-01",
    ],
  },
  "a pattern over dates": {
    type: restrict(xsDate, pattern("2.*")),
    taken: ["2009-02-28"],
    left: ["1999-02-28", "2009-02-30"],
  },
  "white space of xs:string": {
    type: xsString,
    taken: ["a", "a b", "a b c", "!", "~"],
    left: ["", " ", " a", "a ", "a  b", "a\tb", "a\nb", "a\rb", "\ta", "a\u0000", "a\u001f"],
  },
  "white space of xs:normalizedString": {
    type: xsNormalizedString,
    taken: ["a b"],
    left: [" a", "a  b", "a\tb"],
  },
  "white space of xs:token": { type: xsToken, taken: ["a b"], left: [" a", "a ", "a  b", "a\tb"] },
  "characters of more than one unit": {
    type: xsString,
    taken: [
      "\ud7ff",
      "\ue000",
      "\ufffd",
      "\u00a0",
      "\u0085",
      "\u007f",
      "\u0180",
      "\u017f",
      "a \ufffd",
    ],
    left: [surrogate, `a${surrogate}`, "\ud800", "\udfff", "\udc00", "\ufffe", "\uffff"],
  },
  "a length": {
    type: restrict(xsToken, { length: 3 }),
    taken: ["abc", "a c"],
    left: ["ab", "abcd", `a${surrogate}`],
  },
  lengths: {
    type: restrict(xsToken, { minLength: 2, maxLength: 4 }),
    taken: ["ab", "abcd"],
    left: ["a", "abcde", surrogate],
  },
  "the narrowest of the lengths": {
    type: restrict(restrict(xsString, { minLength: 3, maxLength: 5 }), {
      minLength: 2,
      maxLength: 9,
    }),
    taken: ["abc", "abcde"],
    left: ["ab", "abcdef"],
  },
  "a length above lengths": {
    type: restrict(restrict(xsString, { minLength: 1, maxLength: 5 }), { length: 2 }),
    taken: ["ab"],
    left: ["a", "abc"],
  },
  "a text as long as engines bear": {
    type: xsString,
    taken: [long(10_000)],
    left: [long(10_001)],
  },
  "an enumeration": {
    type: restrict(xsToken, { enumeration: ["a", "b c", "", " d", "e  f", "g\th", surrogate] }),
    taken: ["a", "b c"],
    left: ["", " d", "e  f", "g\th", surrogate, "b", "A"],
  },
  "an enumeration with lengths and a pattern": {
    type: restrict(restrict(xsToken, { enumeration: ["a", "ab", "abc", "bb"] }), {
      enumeration: ["ab", "abc", "bb", "zz"],
      maxLength: 2,
      ...pattern("a.*"),
    }),
    taken: ["ab"],
    left: ["a", "abc", "bb", "zz"],
  },
  "patterns of two steps": {
    type: restrict(restrict(xsToken, pattern("a.*")), pattern(".*b")),
    taken: ["ab", "a b"],
    left: ["a", "b", "ba"],
  },
  "patterns of one step": {
    type: restrict(xsToken, {
      patterns: [
        { xsd: "a+", native: "^(?:a+)$" },
        { xsd: "b+", native: "^(?:b+)$" },
      ],
    }),
    taken: ["a", "aa", "bb"],
    left: ["ab", "c"],
  },
  "a union of two": { type: unionOf(xsGYear, xsDate), taken: ["1955", "2009-02-28"], left: ["x"] },
  "a facet of white space": {
    type: restrict(xsString, { whiteSpace: "collapse" }),
    taken: ["a b"],
    left: [" a", "a  b"],
  },
  "integers that are said to be numbers": {
    type: { ...restrict(xsInteger, {}), integers: "number" },
    taken: ["12"],
    left: ["-12"],
  },
  "a union of texts": {
    type: unionOf(xsDate, xsGYear, restrict(xsToken, { enumeration: ["x"] })),
    taken: ["2009-02-28", "1955", "x"],
    left: ["2008-02-29", "y", "195"],
  },
};

describe("at their edges, the fast ways", () => {
  test.each(Object.keys(edges))("take and leave texts: %s", (name) => {
    const edge = edges[name];
    if (edge === undefined) throw new Error(`no edge ${name}`);
    for (const text of edge.taken) expectTaken(edge.type, text);
    for (const text of edge.left) expectLeft(edge.type, text);
    // What was read before changes nothing.
    const read = fastReadOf(edge.type);
    for (const text of [...edge.left, ...edge.taken, ...edge.taken, ...edge.left])
      expect(read?.(text)).toBe(edge.taken.includes(text) ? full(edge.type, text) : undefined);
  });

  const texts = Object.keys(edges).filter(
    (name) => typeof full(edges[name]?.type ?? xsInt, edges[name]?.taken[0] ?? "") === "string",
  );
  test.each(texts)("test and write what they read: %s", (name) => {
    const edge = edges[name];
    if (edge === undefined) throw new Error(`no edge ${name}`);
    const { type } = edge;
    const write = fastTextOf(type, (text) => `<${text}>`);
    for (const text of edge.taken) {
      expect(fastTestOf(type)?.(text)).toBe(true);
      expect(write?.(text)).toBe(text);
    }
    for (const text of edge.left) {
      expect(fastTestOf(type)?.(text)).toBe(false);
      expect(write?.(text)).toBeUndefined();
    }
  });

  test("test integers up to the safe ones", () => {
    const { MAX_SAFE_INTEGER: most, MIN_SAFE_INTEGER: least } = Number;
    for (const type of [xsInteger, xsLong]) {
      const isFast = fastTestOf(type);
      for (const value of [most, least, 0, -1, 1])
        expect(isFast?.(value), String(value)).toBe(true);
      for (const value of [
        most + 1,
        least - 1,
        0.5,
        Number.NaN,
        Number.POSITIVE_INFINITY,
        1n,
        "1",
        true,
        null,
        undefined,
      ])
        expect(isFast?.(value), String(value)).toBe(false);
    }
    const bounded = fastTestOf(restrict(xsInt, { minInclusive: "-3", maxInclusive: "12" }));
    expect([-4, -3, 12, 13].map((value) => bounded?.(value))).toEqual([false, true, true, false]);
    expect(fastTextOf(xsInt, (text) => `<${text}>`)?.(-7)).toBe("<-7>");
  });

  test("test booleans, but none that has facets", () => {
    const isFast = fastTestOf(xsBoolean);
    expect([true, false, "true", 1, 0, null].map((value) => isFast?.(value))).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(fastTestOf(restrict(xsBoolean, pattern("true")))).toBeUndefined();
    expect(fastReadOf(xsBoolean)).toBeUndefined();
  });

  test("leave dates with what stands beside the digits", () => {
    for (const [type, text] of [
      [xsDate, "2019-10-12"],
      [xsDate, "1999-09-29"],
      [xsDate, "1999-09-09"],
      [xsDate, "2000-12-31"],
      [xsDate, "2000-02-28"],
      [xsDate, "2000-02-09"],
      [xsGYearMonth, "1999-09"],
      [xsGYearMonth, "2000-10"],
      [xsGYear, "2000"],
    ] as const)
      for (let index = 0; index < text.length; index++)
        for (const beside of "/:")
          expectLeft(type, `${text.slice(0, index)}${beside}${text.slice(index + 1)}`);
  });

  test("know every unit in every place", () => {
    const isFast = fastTestOf(xsString);
    const [form] = markupFreeFormsOf(xsString) ?? [];
    if (form?.kind !== "form") throw new Error("no form");
    const markupFree = new RegExp(form.source, "v");
    const wrong: string[] = [];
    for (let code = 0; code <= 0xffff; code++) {
      const unit = String.fromCharCode(code);
      const isLegal = code > 0x20 && (code < 0xd800 || (code > 0xdfff && code < 0xfffe));
      const isPlain = isLegal && !'"&<>'.includes(unit);
      for (const text of [unit, `a${unit}`, `a ${unit}`, `a b${unit}`]) {
        // A space inside is another matter.
        if (code === 0x20) continue;
        if (isFast?.(text) !== isLegal) wrong.push(`test ${code.toString(16)}`);
        if (markupFree.test(text) !== isPlain) wrong.push(`markup ${code.toString(16)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test("test elements that have no rule of their own", () => {
    const name = { namespace: "", local: "a" };
    const plain: ElementDescriptor = globalElement(name, xsToken);
    expect(fastTestOfElement(plain)?.("a")).toBe(true);
    const others: readonly Partial<ElementDescriptor>[] = [
      { abstract: true },
      { default: "x" },
      { fixed: "x" },
      { identityConstraints: [] },
      { substitutions: () => [] },
      { type: () => ({ kind: "complexType" }) },
      { type: () => xsID },
    ];
    for (const other of others) expect(fastTestOfElement({ ...plain, ...other })).toBeUndefined();
    expect(fastTestOfElement({ ...plain, abstract: false })?.("a")).toBe(true);
  });

  test("know which elements have rules of their own", () => {
    const plain: ElementDescriptor = globalElement({ namespace: "", local: "a" }, xsToken);
    const constraint: IdentityConstraint = {
      category: "unique",
      name: { namespace: "", local: "u" },
      selector: [],
      fields: [],
    };
    const constraining: readonly Partial<ElementDescriptor>[] = [
      { abstract: true },
      { default: "" },
      { fixed: "" },
      { identityConstraints: [constraint] },
    ];
    for (const other of constraining) {
      expect(isConstrained({ ...plain, ...other })).toBe(true);
      expect(hasOwnRules({ ...plain, ...other })).toBe(true);
    }
    expect(hasOwnRules({ ...plain, substitutions: () => [] })).toBe(true);
    for (const other of [{}, { abstract: false }, { identityConstraints: [] }, { nillable: true }])
      expect(hasOwnRules({ ...plain, ...other })).toBe(false);
  });

  test("escape what has markup, and leave what is not valid", () => {
    const write = fastTextOf(
      restrict(xsToken, { minLength: 2, maxLength: 4 }),
      (text) => `[${text}]`,
    );
    expect(["a<", '"a', "a&bc", "<>"].map((text) => write?.(text))).toEqual([
      "[a<]",
      '["a]',
      "[a&bc]",
      "[<>]",
    ]);
    expect(["<", "a<bcd", "a &  ", 12, null].map((text) => write?.(text))).toEqual(
      Array(5).fill(undefined),
    );
    const chosen = fastTextOf(
      restrict(xsToken, { enumeration: ["a", "b&c"] }),
      (text) => `[${text}]`,
    );
    expect(["a", "b&c", "b", 1].map((text) => chosen?.(text))).toEqual([
      "a",
      "[b&c]",
      undefined,
      undefined,
    ]);
  });

  test("are not there where more has to be known", () => {
    const types: readonly SimpleType[] = [
      restrict(xsInt, { totalDigits: 1 }),
      restrict(xsInt, { minExclusive: "1" }),
      restrict(xsInt, pattern("1")),
      restrict(xsInt, { enumeration: ["1"] }),
      restrict(xsDate, { minInclusive: "2000-01-01" }),
      restrict(xsDate, { enumeration: ["2000-01-01"] }),
      restrict(xsToken, { patterns: [{ xsd: "(a*)*b", native: "^(?:(?:a*)*b)$", linear: [] }] }),
      unionOf(xsInt, xsToken),
      unionOf(xsInt, xsDate),
      { ...unionOf(xsDate, xsGYear), facets: pattern("2.*") },
      { ...unionOf(xsDate, xsGYear), base: () => unionOf(xsDate, xsGYear) },
      { kind: "simpleType", variety: "list", itemType: () => xsToken },
      xsID,
      xsIntegerAsBigint,
      xsDecimal,
      xsDouble,
      xsFloat,
      unionOf(xsID, xsIDREF),
      unionOf(),
    ];
    for (const [index, type] of types.entries()) {
      expect(fastTestOf(type), `${index}`).toBeUndefined();
      expect(fastReadOf(type), `${index}`).toBeUndefined();
      expect(fastTextOf(type, String), `${index}`).toBeUndefined();
    }
  });

  test("neither read nor write what concerns the whole document", () => {
    for (const type of [
      unionOf(xsToken, xsID),
      unionOf(xsToken, xsIDREF),
      unionOf(xsToken, xsENTITY),
    ]) {
      expect(fastTestOf(type)?.("a")).toBe(true);
      expect(fastReadOf(type)).toBeUndefined();
      expect(fastTextOf(type, String)).toBeUndefined();
    }
  });

  test("know identifiers of letters, digits and `.`, `-`, `_`", () => {
    const identifier = fastIdentifierOf(xsID);
    for (const text of ["a", "Z", "_", "a1", "a.b-c_d", "A0"])
      expect(identifier?.(text)).toBe(text);
    for (const value of ["", "1", "-a", ".a", "a b", "a:b", "é", "aé", "a\n", " a", 1, null])
      expect(identifier?.(value), String(value)).toBeUndefined();
    for (let code = 0; code < 0x200; code++) {
      const unit = String.fromCharCode(code);
      expect(identifier?.(unit) === unit, unit).toBe(/[A-Za-z_]/.test(unit));
      expect(identifier?.(`a${unit}`) === `a${unit}`, unit).toBe(/[A-Za-z0-9._-]/.test(unit));
    }
    expect(fastIdentifierOf(restrict(xsID, { maxLength: 3 }))).toBeUndefined();
    expect(fastIdentifierOf(xsToken)).toBeUndefined();
    expect(fastIdentifierOf(unionOf(xsID))).toBeUndefined();
  });
});

describe("the table of characters", () => {
  function formOf(type: SimpleType): string {
    const [form] = markupFreeFormsOf(type) ?? [];
    if (form?.kind !== "form") throw new Error("no form");
    return form.source;
  }

  const classes = [undefined, "[a-zſ-ɏ \\-]*", "\\p{L}+", "[^0-9]*"];
  test.each(classes.map((one) => [one]))(
    "says of every unit what the expression says: %s",
    (one) => {
      const source = formOf(one === undefined ? xsString : restrict(xsString, pattern(one)));
      const characters = charactersOf(source);
      if (characters === undefined) throw new Error("no characters");
      const expression = new RegExp(source, "v");
      for (let code = 0; code <= 0xffff; code++) {
        const unit = String.fromCharCode(code);
        for (const text of code < 0x200 || code > 0xd700
          ? [unit, `a${unit}`, `${unit}b`, `a${unit}b`, `a${unit}${unit}b`]
          : [unit]) {
          const isKnown = characters.all || code < 0x180;
          const right = isKnown && expression.test(text);
          if (consistsOf(characters, text) !== right)
            expect(`${code.toString(16)} ${consistsOf(characters, text)}`).toBe(
              `${code.toString(16)} ${right}`,
            );
        }
      }
    },
  );

  test.each([
    ["[ab]", 1, 1],
    ["[ab]?", 1, 1],
    ["[ab]{3}", 3, 3],
    ["[ab]{2,}", 2, 99],
    ["[ab]{2,4}", 2, 4],
    ["[ab]+", 1, 99],
    ["[ab]*", 1, 99],
    ["[ab]{0,2}", 1, 2],
  ])("counts %s", (one, least, most) => {
    const characters = charactersOf(formOf(restrict(xsString, pattern(one))));
    if (characters === undefined) throw new Error("no characters");
    const fits = (length: number): boolean => consistsOf(characters, "a".repeat(length));
    expect([least - 1, least, most, most + 1].map(fits)).toEqual([false, true, true, most === 99]);
  });

  test("is not made where the class is not looked at alone", () => {
    const twice = restrict(restrict(xsString, pattern("[ab]*")), pattern("[bc]*"));
    expect(charactersOf(formOf(twice))).toBeUndefined();
    expect(charactersOf(`(?=^(?:[ab]*)$)${formOf(xsString)}x`)).toBeUndefined();
  });
});

/** Numbers, lengths and days on both sides of what may be a bound. */
const near = (bound: number): fc.Arbitrary<number> =>
  fc.integer({ min: bound - 1, max: bound + 1 });
const integers = fc.constantFrom(
  0,
  9,
  99,
  255,
  32_767,
  2_147_483_647,
  999_999_999_999_999,
  Number.MAX_SAFE_INTEGER - 1,
);
const lengthFacets = fc.record({
  min: fc.nat({ max: 5 }),
  more: fc.nat({ max: 3 }),
  isOne: fc.boolean(),
});
const unit = fc.constantFrom(
  "a",
  "b",
  "é",
  " ",
  "\t",
  "<",
  "ſ",
  "ƀ",
  "\ud7ff",
  "\ud800",
  "\ufffe",
  surrogate,
);

describe("a fast answer is the full one, near the edges of drawn types", () => {
  function agree(type: SimpleType, text: string): void {
    const fast = fastReadOf(type)?.(text);
    if (fast !== undefined) expect(fast).toBe(full(type, text));
    const isFast = fastTestOf(type);
    if (isFast?.(text) === true) expect(readerOf(type).check(text)).toEqual([]);
  }

  test("of integers", () => {
    const bounds = fc.record({
      min: integers.chain(near),
      max: integers.chain(near),
      sign: fc.constantFrom("", "-", "+", "0"),
    });
    fc.assert(
      fc.property(bounds, fc.nat({ max: 2 }), ({ min, max, sign }, shift) => {
        const type = restrict(xsInteger, { minInclusive: String(min), maxInclusive: String(max) });
        for (const value of [min, max].flatMap((bound) => [bound - 1, bound, bound + 1])) {
          agree(type, `${sign}${value}`);
          agree(type, `${"0".repeat(shift)}${value}`);
          const isFast = fastTestOf(type)?.(value) === true;
          expect(isFast).toBe(readerOf(type).check(value).length === 0);
        }
      }),
      { numRuns: 300, seed: 3 },
    );
  });

  test("of texts with lengths and patterns", () => {
    const patterns = fc.constantFrom<Facets>(
      {},
      pattern("[a-zé ]*"),
      pattern("a.*"),
      pattern("[^b]{2,3}"),
    );
    fc.assert(
      fc.property(
        lengthFacets,
        patterns,
        fc.constantFrom(xsString, xsNormalizedString, xsToken),
        fc.array(unit, { maxLength: 9 }),
        ({ min, more, isOne }, facet, base, units) => {
          const lengths = isOne ? { length: min } : { minLength: min, maxLength: min + more };
          const type = restrict(restrict(base, facet), lengths);
          const text = units.join("");
          for (const length of [min - 1, min, min + more, min + more + 1]) {
            agree(type, text.slice(0, Math.max(0, length)));
            agree(type, "a".repeat(Math.max(0, length)));
          }
          const plain = "a".repeat(min);
          if (min > 0 && facet.patterns === undefined) expectTaken(type, plain);
        },
      ),
      { numRuns: 400, seed: 4 },
    );
  });

  test("of calendar types", () => {
    const years = fc.constantFrom(0, 1, 999, 1900, 2000, 2023, 2024, 9999).chain(near);
    const months = fc.integer({ min: 0, max: 13 });
    const days = fc.constantFrom(1, 28, 30, 31).chain(near);
    const written = (value: number, digits: number): string => String(value).padStart(digits, "0");
    fc.assert(
      fc.property(
        years,
        months,
        days,
        fc.constantFrom("", "Z", "+14:00", " "),
        (year, month, day, zone) => {
          const yearMonth = `${written(year, 4)}-${written(month, 2)}`;
          agree(xsDate, `${yearMonth}-${written(day, 2)}${zone}`);
          agree(xsGYearMonth, `${yearMonth}${zone}`);
          agree(xsGYear, `${written(year, 4)}${zone}`);
        },
      ),
      { numRuns: 1500, seed: 5 },
    );
  });

  test("of enumerations", () => {
    const items = fc.array(
      fc.array(unit, { maxLength: 3 }).map((units) => units.join("")),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(items, items, fc.nat({ max: 3 }), (first, second, maxLength) => {
        const type = restrict(restrict(xsToken, { enumeration: first }), {
          enumeration: second,
          maxLength,
        });
        for (const text of [...first, ...second]) agree(type, text);
      }),
      { numRuns: 300, seed: 6 },
    );
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  xsBoolean,
  xsDate,
  xsGYear,
  xsID,
  xsInt,
  xsString,
  xsToken,
} from "../../../../../runtime/datatypes/built-ins.js";
import type {
  ComplexType,
  ElementDescriptor,
  SimpleType,
} from "../../../../../runtime/descriptors.js";
import { XmlValidationError } from "../../../../../runtime/issues.js";
import { fastItemsOf } from "../../../../../runtime/serialize/compiled/items.js";
import { preparedRoot } from "../../../../../runtime/serialize/prepared-root.js";
import { serialize } from "../../../../../runtime/serialize.js";
import { serializeStream } from "../../../../../runtime/serialize-stream.js";
import {
  attribute,
  choice,
  element,
  globalElement,
  occurs,
  optional,
  sequence,
  text,
} from "../../../../../runtime/v1/particles.js";
import { awkwardText } from "../../../../support/kitchen-values.js";

const at = (local: string) => ({ namespace: "urn:s", local });
const plain = (local: string) => ({ namespace: "", local });

const Code: SimpleType = {
  kind: "simpleType",
  variety: "atomic",
  base: () => xsToken,
  facets: { patterns: [{ xsd: "[0-9]{2}", native: "^(?:[0-9]{2})$" }] },
};
const Kind: SimpleType = {
  kind: "simpleType",
  variety: "atomic",
  base: () => xsToken,
  facets: { enumeration: ["a", "b&c", "d  e"] },
};
const Day: SimpleType = {
  kind: "simpleType",
  variety: "union",
  memberTypes: () => [xsDate, xsGYear],
};
const Place: ComplexType = {
  kind: "complexType",
  attributes: () => [attribute("code", plain("code"), Code)],
  content: () => text("value", xsToken),
};
const Entry: ComplexType = {
  kind: "complexType",
  attributes: () => [
    attribute("id", plain("id"), xsID),
    attribute("note", plain("note"), xsString, { required: true }),
  ],
  content: () =>
    sequence(
      element("name", at("name"), xsToken),
      optional(element("kind", at("kind"), Kind)),
      occurs(0, 3, element("line", at("line"), xsString)),
      choice(
        element("place", at("place"), Place),
        sequence(element("day", at("day"), Day), optional(element("count", at("count"), xsInt))),
      ),
      optional(
        sequence(
          element("yes", at("yes"), xsBoolean),
          optional(element("no", at("no"), xsBoolean)),
        ),
      ),
      optional(element("inner", at("inner"), () => Entry)),
      optional(element("more", at("more"), More)),
    ),
};
/** Optional groups, branches that share a property, and more branches than the writer holds texts back for. */
const More: ComplexType = {
  kind: "complexType",
  attributes: () => [
    attribute("left", plain("left"), xsInt),
    attribute("right", plain("right"), xsInt),
  ],
  content: () =>
    sequence(
      optional(choice(element("a", at("a"), xsInt), optional(element("b", at("b"), xsInt)))),
      choice(
        sequence(element("c", at("c"), xsInt), optional(element("d", at("d"), xsInt))),
        optional(element("d", at("d"), xsInt)),
      ),
      optional(
        sequence(
          optional(element("e", at("e"), xsInt)),
          occurs(0, 2, element("f", at("f"), xsInt)),
        ),
      ),
      ...letters.map((letter) => optional(element(letter, at(letter), xsBoolean))),
      optional(choice(...numbers.map((number) => element(number, at(number), xsBoolean)))),
    ),
};
const letters = [..."ghijklmnopqrstuvwxyz"];
const numbers = letters.map((letter) => `${letter}1`);
const Lot: ElementDescriptor<{ readonly entry?: readonly unknown[] }> = globalElement(
  at("lot"),
  {
    kind: "complexType",
    content: () => occurs(0, Number.POSITIVE_INFINITY, element("entry", at("entry"), Entry)),
  },
  { prefixes: { "urn:s": "s" } },
);

/** Values that are right, nearly right, and wrong, with properties in any order. */
const word = fc.oneof(
  awkwardText,
  fc.constantFrom(
    "a",
    "12",
    "b&c",
    "d  e",
    " a",
    "2020-02-28",
    "2020-02-29",
    "1955",
    "é\"'>",
    "\ud800",
    "\u0001",
    "\ufffe",
  ),
  fc.constantFrom<unknown>(1, -0, 1.5, true, null, undefined, Symbol.iterator, ["a"], {}),
);
const place = fc.oneof(
  word,
  fc.record({ value: word, code: word }, { requiredKeys: [] }),
  fc.record({ code: fc.constantFrom("12", "1"), value: fc.constantFrom("Nantes", "") }),
);
const shuffled = (entry: object, order: readonly number[]): object =>
  Object.fromEntries(
    Object.entries(entry)
      .map((pair, index) => [order[index] ?? 0, pair] as const)
      .sort(([a], [b]) => a - b)
      .map(([, pair]) => pair),
  );
const few = fc.constantFrom<unknown>(1, 1, undefined);
const more = fc
  .record(
    {
      left: few,
      right: few,
      a: few,
      b: few,
      c: few,
      d: few,
      e: few,
      f: fc.array(fc.constant(1), { maxLength: 3 }),
      letters: fc.subarray([...letters, ...numbers], { maxLength: 3 }),
    },
    { requiredKeys: ["letters"] },
  )
  .map(({ letters: some, ...rest }) => ({
    ...rest,
    ...Object.fromEntries(some.map((letter) => [letter, true])),
  }));
const { entry } = fc.letrec<{ entry: object }>((tie) => ({
  entry: fc
    .tuple(
      fc.record(
        {
          id: fc.constantFrom("a1", "a2", "é", "1", undefined),
          note: word,
          name: word,
          kind: fc.constantFrom("a", "b&c", "d  e", "x", undefined),
          line: fc.array(word, { maxLength: 4 }),
          place,
          day: fc.constantFrom("2020-02-29", "1955", "2020-13-01", undefined),
          count: fc.constantFrom<unknown>(1, -0, 1e21, "1", undefined),
          yes: fc.constantFrom<unknown>(true, false, "true", undefined),
          no: fc.constantFrom<unknown>(true, undefined),
          more: fc.option(more, { nil: undefined }),
          inner: fc.option(tie("entry"), { nil: undefined, maxDepth: 2 }),
          unknown: fc.constantFrom<unknown>(undefined, undefined, 1),
          $type: fc.constantFrom(undefined, undefined, "X"),
          $types: fc.constantFrom(undefined, undefined, { name: "{urn:s}X" }),
        },
        { requiredKeys: ["note", "name"] },
      ),
      fc.array(fc.nat(), { maxLength: 13 }),
    )
    .map(([value, order]) => shuffled(value, order)),
}));

const likely = fc
  .record({
    note: awkwardText,
    name: fc.constantFrom("Anne", "Le Goff", "a  b", "", "x&y", "😀"),
    kind: fc.constantFrom("a", "b&c", undefined),
    line: fc.array(awkwardText, { maxLength: 3 }),
    day: fc.constantFrom("2020-02-29", "2020-02-28", "1955"),
    count: fc.constantFrom(1, -0, undefined),
    more: fc.option(more, { nil: undefined }),
  })
  .map((value): object => value);

const outcome = (write: () => string): string => {
  try {
    return write();
  } catch (error) {
    if (!(error instanceof XmlValidationError)) throw error;
    return error.issues.map(({ code, path }) => `${code} ${path.map(String).join(".")}`).join("\n");
  }
};

async function streamed(items: readonly unknown[]): Promise<string> {
  let text = "";
  try {
    for await (const chunk of serializeStream(Lot, {}, items, { at: ["entry"] })) text += chunk;
  } catch (error) {
    return outcome(() => {
      throw error;
    });
  }
  return text;
}

describe("what is checked and written in one go", () => {
  test.each([
    ["likely", likely, 200],
    ["unlikely", entry, 500],
  ] as const)(
    "is what serialize gives for %s values, or the first mistake of validate",
    async (_, values, numRuns) => {
      await fc.assert(
        fc.asyncProperty(fc.array(values, { minLength: 1, maxLength: 3 }), async (items) => {
          const whole = outcome(() => serialize(Lot, { entry: items }));
          const parts = await streamed(items);
          // A stream ends at the first item that is wrong.
          if (parts.startsWith("<?xml")) expect(parts).toBe(whole);
          else expect(whole.startsWith(parts)).toBe(true);
        }),
        { numRuns, seed: 3 },
      );
    },
  );

  test("is done for plain values, whatever the order of their properties", () => {
    const fast = fastItemsOf(
      element("entry", at("entry"), Entry),
      preparedRoot(Lot, undefined, false),
    );
    const value = { name: "Anne", place: { value: "Nantes", code: "44" }, note: "<", id: "a1" };
    const identifiers: string[] = [];
    expect(fast?.write(value, identifiers)).toBe(
      '<s:entry id="a1" note="&lt;"><s:name>Anne</s:name><s:place code="44">Nantes</s:place></s:entry>',
    );
    expect(identifiers).toEqual(["a1"]);
    expect(fast?.write({ ...value, name: "Anne ".repeat(2) }, [])).toBeUndefined();
  });

  test("is done for optional groups, for ways that share a property, and for many ways", () => {
    const fast = fastItemsOf(
      element("more", at("more"), More),
      preparedRoot(Lot, undefined, false),
    );
    const written = (value: object): string | undefined =>
      fast
        ?.write(value, [])
        ?.replaceAll("s:", "")
        .replace(/<more(.*?)>(.*)<.more>/, "$1$2");
    expect(written({ right: 1, c: 1, d: 2 })).toBe(' right="1"<c>1</c><d>2</d>');
    expect(written({ left: 1, a: 1, d: 2 })).toBe(' left="1"<a>1</a><d>2</d>');
    expect(written({ b: 1, e: 2, f: [3, 4], z: true, z1: false })).toBe(
      "<b>1</b><e>2</e><f>3</f><f>4</f><z>true</z><z1>false</z1>",
    );
    expect(written({ f: [1] })).toBe("<f>1</f>");
    for (const doubtful of [
      {},
      { f: [] },
      { a: 1, b: 1 },
      { g1: true, h1: true },
      { f: [1, 2, 3] },
    ])
      expect(written(doubtful)).toBeUndefined();
  });

  test("is done for values in values, but not for very deep ones", () => {
    const fast = fastItemsOf(
      element("entry", at("entry"), Entry),
      preparedRoot(Lot, undefined, false),
    );
    const nested = (depth: number): object => ({
      ...{ note: "n", name: "x", day: "1955" },
      ...(depth === 0 ? {} : { inner: nested(depth - 1) }),
    });
    expect(fast?.write(nested(40), [])).toBe(
      `<s:entry note="n"><s:name>x</s:name><s:day>1955</s:day>${'<s:inner note="n"><s:name>x</s:name><s:day>1955</s:day>'.repeat(40)}${"</s:inner>".repeat(40)}</s:entry>`,
    );
    expect(fast?.write(nested(200), [])).toBeUndefined();
  });

  test("is not done for objects that may have properties which cannot be seen", () => {
    class Hidden {
      readonly name = "Anne";
      readonly note = "";
      readonly day = "1955";
      get unknown(): string {
        return "";
      }
    }
    const fast = fastItemsOf(
      element("entry", at("entry"), Entry),
      preparedRoot(Lot, undefined, false),
    );
    expect(fast?.write(new Hidden(), [])).toBeUndefined();
  });

  test("takes names for what they are, whatever they would be in source", () => {
    const hostile = [
      '"',
      "\\",
      "'",
      "`$" + "{globalThis.hit = 1}`",
      '"; globalThis.hit = 1; "',
      "*/ globalThis.hit = 1 /*",
      "\u2028globalThis.hit = 1\u2029",
      "\n\r\0\ud800",
      "</script>",
      "__proto__",
      "constructor",
      "v",
      "o",
    ];
    const type: ComplexType = {
      kind: "complexType",
      attributes: () => hostile.map((name) => attribute(`@${name}`, plain(name), xsToken)),
      content: () => sequence(...hostile.map((name) => optional(element(name, at(name), xsToken)))),
    };
    const odd = '"\\\u2028';
    const fast = fastItemsOf(element(odd, at(odd), type), preparedRoot(Lot, undefined, false));
    const all = Object.fromEntries(
      hostile.flatMap((name) => [
        [name, "x"],
        [`@${name}`, "y"],
      ]),
    );
    const attributes = hostile.map((name) => ` ${name}="y"`).join("");
    const elements = hostile.map((name) => `<s:${name}>x</s:${name}>`).join("");
    expect(fast?.write(all, [])).toBe(`<s:${odd}${attributes}>${elements}</s:${odd}>`);
    for (const name of hostile)
      expect(fast?.write(Object.fromEntries([[name, "x"]]), [])).toBe(
        `<s:${odd}><s:${name}>x</s:${name}></s:${odd}>`,
      );
    expect(globalThis).not.toHaveProperty("hit");
  });
});

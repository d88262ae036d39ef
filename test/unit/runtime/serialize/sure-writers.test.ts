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
} from "../../../../runtime/datatypes/built-ins.js";
import { XmlValidationError } from "../../../../runtime/issues.js";
import { Draft } from "../../../../runtime/serialize/draft.js";
import { planOf } from "../../../../runtime/serialize/plan.js";
import { sureItemOf } from "../../../../runtime/serialize/sure-items.js";
import { serialize } from "../../../../runtime/serialize.js";
import { serializeStream } from "../../../../runtime/serialize-stream.js";
import type {
  ComplexType,
  ElementDescriptor,
  SimpleType,
} from "../../../../runtime/v1/descriptors.js";
import {
  attribute,
  choice,
  element,
  globalElement,
  occurs,
  optional,
  sequence,
  text,
} from "../../../../runtime/v1/particles.js";
import { awkwardText } from "../../../support/kitchen-values.js";

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
    ),
};
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
          inner: fc.option(tie("entry"), { nil: undefined, maxDepth: 2 }),
          unknown: fc.constantFrom<unknown>(undefined, undefined, 1),
          $type: fc.constantFrom(undefined, undefined, "X"),
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
    ["likely", likely, 400],
    ["unlikely", entry, 1500],
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
    const sure = sureItemOf(element("entry", at("entry"), Entry), planOf(Lot, undefined, false));
    const draft = new Draft();
    const value = { name: "Anne", place: { value: "Nantes", code: "44" }, note: "<", id: "a1" };
    expect(sure?.(value, draft)).toBe("");
    expect(draft.text + draft.tail).toBe(
      '<s:entry id="a1" note="&lt;"><s:name>Anne</s:name><s:place code="44">Nantes</s:place></s:entry>',
    );
    expect(draft.identifiers).toEqual(["a1"]);
    draft.clear();
    expect(sure?.({ ...value, name: "Anne ".repeat(2) }, draft)).toBeUndefined();
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
    const sure = sureItemOf(element("entry", at("entry"), Entry), planOf(Lot, undefined, false));
    const draft = new Draft();
    expect(sure?.(new Hidden(), draft)).toBeUndefined();
  });
});

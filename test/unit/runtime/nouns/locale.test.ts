import { afterEach, describe, expect, test } from "vitest";
import {
  assertValid,
  parse,
  parseOrThrow,
  parseStream,
  serialize,
  serializeStream,
  setLocale,
  standardSchema,
  toXmlBuilder,
  validate,
  validateDocument,
  XmlValidationError,
} from "../../../../runtime/index.js";
import {
  builderOf,
  type ComplexType,
  element,
  globalElement,
  occurs,
  sequence,
  xsDate,
} from "../../../../runtime/v1/index.js";
import { elementSchemaOf, schemaOf } from "../../../../runtime/v1/zod.js";
import { createDocument } from "../../../../runtime/xml/write/xmlbuilder-sink.js";

const listType: ComplexType = {
  kind: "complexType",
  content: () =>
    sequence(
      occurs(
        1,
        Number.POSITIVE_INFINITY,
        element("jour", { namespace: "urn:l", local: "Jour" }, xsDate),
      ),
    ),
};
const list = globalElement<unknown>({ namespace: "urn:l", local: "Liste" }, listType);
const wrong = { jour: ["hier"] };
const document = '<Liste xmlns="urn:l"><Jour>hier</Jour></Liste>';

type Locale = "fr" | "en" | undefined;
type Says = (locale: Locale) => string | Promise<string>;

function thrown(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof XmlValidationError) return error.message;
    throw error;
  }
  return "";
}

async function rejected(parts: AsyncIterable<unknown>): Promise<string> {
  try {
    for await (const _ of parts);
  } catch (error) {
    if (error instanceof XmlValidationError) return error.message;
    throw error;
  }
  return "";
}

interface DayBuilder {
  jour(value: unknown): DayBuilder;
  build(options?: { readonly locale?: Locale }): unknown;
}

/** Whoever says something to the user, and takes the option. */
const callers: Readonly<Record<string, Says>> = {
  parse: (locale) => parse(list, document, { locale }).issues[0]?.message ?? "",
  parseOrThrow: (locale) => thrown(() => parseOrThrow(list, document, { locale })),
  validateDocument: (locale) => validateDocument(list, document, { locale })[0]?.message ?? "",
  parseStream: async (locale) => {
    for await (const part of parseStream(list, document, { locale }))
      return part.issues[0]?.message ?? "";
    return "";
  },
  "a fault": (locale) => parse(list, "<Liste", { locale }).issues[0]?.message ?? "",
  validate: (locale) => validate(list, wrong, { locale })[0]?.message ?? "",
  assertValid: (locale) => thrown(() => assertValid(list, wrong, { locale })),
  standardSchema: (locale) => {
    const result = standardSchema(list, { locale })["~standard"].validate(wrong);
    return result.issues?.[0]?.message ?? "";
  },
  serialize: (locale) => thrown(() => serialize(list, wrong, { locale })),
  "serialize, prefixes": (locale) =>
    thrown(() => serialize(list, wrong, { locale, prefixes: { "urn:l": "xml" } })),
  toXmlBuilder: (locale) => thrown(() => toXmlBuilder(createDocument(), list, wrong, { locale })),
  serializeStream: (locale) =>
    rejected(serializeStream(list, {} as never, ["hier"] as never, { at: ["jour"], locale })),
  "build()": (locale) =>
    thrown(() =>
      builderOf<DayBuilder>(() => listType)()
        .jour(["hier"])
        .build({ locale }),
    ),
};

/** zod takes no option of ours: the program's setting holds. */
const zodCallers: Readonly<Record<string, () => string>> = {
  "a schema": () => {
    const { error } = schemaOf(() => listType).safeParse(wrong);
    return error?.issues[0]?.message ?? "";
  },
  "the schema of an element": () => {
    const { error } = elementSchemaOf(() => list).safeParse(wrong);
    return error?.issues[0]?.message ?? "";
  },
  "an unknown property": () => {
    const { error } = schemaOf(() => listType).safeParse({ jour: [], nuit: 1 });
    return error?.issues.find(({ path }) => path[0] === "nuit")?.message ?? "";
  },
  "a missing property": () => {
    const { error } = schemaOf(() => listType).safeParse({});
    return error?.issues[0]?.message ?? "";
  },
};

const isFrench = /’|«|\u00a0/;

describe("the language of messages", () => {
  afterEach(() => setLocale("fr"));

  test.for(Object.entries(callers))(
    "%s takes the option, and the program's setting",
    async ([, says]) => {
      expect(await says(undefined)).toMatch(isFrench);
      expect(await says("fr")).toMatch(isFrench);
      expect(await says("en")).not.toMatch(isFrench);
      setLocale("en");
      const english = await says(undefined);
      expect(english).not.toBe("");
      expect(english).not.toMatch(isFrench);
      expect(await says("fr")).toMatch(isFrench);
    },
  );

  test.for(Object.entries(zodCallers))("zod follows the program: %s", ([, says]) => {
    expect(says()).toMatch(isFrench);
    setLocale("en");
    expect(says()).not.toBe("");
    expect(says()).not.toMatch(isFrench);
  });

  test("a language that there is not is refused, and nothing changes", () => {
    expect(() => setLocale("de" as "fr")).toThrow(
      new RangeError('there are no messages in "de": the locale is "fr" or "en"'),
    );
    expect(() => parse(list, document, { locale: "de" as "fr" })).toThrow(RangeError);
    expect(parse(list, document).issues[0]?.message).toMatch(isFrench);
  });
});

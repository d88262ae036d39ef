import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { create } from "xmlbuilder2";
import { builtInSimpleTypes } from "../../../../runtime/datatypes/all-built-ins.js";
import { xsQName, xsString } from "../../../../runtime/datatypes/built-ins.js";
import { XmlValidationError } from "../../../../runtime/issues.js";
import { datatypeMessages } from "../../../../runtime/messages/datatypes.js";
import { documentMessages } from "../../../../runtime/messages/documents.js";
import { documentMessage, valueMessage } from "../../../../runtime/messages/index.js";
import { sharedMessages } from "../../../../runtime/messages/shared.js";
import { valueMessages } from "../../../../runtime/messages/values.js";
import { faultMessage } from "../../../../runtime/messages/xml-faults.js";
import type { QNameValue } from "../../../../runtime/nouns/generic-values.js";
import type {
  BrokenRule,
  Expected,
  RuleName,
  RuleParameters,
  Sentence,
} from "../../../../runtime/nouns/rules.js";

import { toXmlBuilder } from "../../../../runtime/serialize.js";
import { globalElement } from "../../../../runtime/v1/particles.js";
import { validate } from "../../../../runtime/validate.js";
import { root } from "../../../../scripts/root.js";

import { exampleSet, messageExamples, withoutExample } from "../../../support/message-examples.js";
import { messagesPage } from "../../../support/messages-table.js";

type Drawn<T> = fc.Arbitrary<T>;

const word = fc.stringMatching(/^[A-Za-zéœ]{1,20}$/);
const text = fc.oneof(word, fc.stringMatching(/^[A-Za-z0-9 .,é-]{0,100}$/), fc.constant(""));
const name: Drawn<QNameValue> = fc.oneof(
  fc.record({ namespace: fc.constant("urn:a"), local: word, prefix: word }),
  fc.record({ namespace: fc.constantFrom("", "urn:a", "http://b/c"), local: word }),
  fc.record({ namespace: fc.constant("urn:a"), local: word, prefix: fc.constant("") }),
);
const letIn = fc.record({
  namespaces: fc.oneof(
    fc.constant("any" as const),
    fc.constantFrom({ not: "" }, { not: "urn:a" }),
    fc.array(fc.constantFrom("", "urn:a", "urn:b"), { maxLength: 3 }),
  ),
});
const words = fc.array(word, { maxLength: 20 });
const someWords = fc.array(word, { minLength: 1, maxLength: 20 });
const expected: Drawn<Expected> = fc.array(fc.oneof(name, letIn, word), { maxLength: 12 });
const number = fc.oneof(fc.constantFrom(0, 1, 2), fc.nat());
const maybe = <T>(drawn: Drawn<T>): Drawn<T | undefined> => fc.option(drawn, { nil: undefined });
const datatype = fc.constantFrom(undefined, ...builtInSimpleTypes.keys(), "inconnu");
const anything = fc.oneof(
  text,
  fc.oneof(fc.boolean(), fc.integer(), fc.bigInt()),
  fc.constantFrom<unknown>(null, [], {}, [[]], { local: "a", namespace: "urn:a" }, () => 1),
);
const value = {
  value: text,
  type: maybe(word),
  datatype,
  element: maybe(name),
  attribute: maybe(name),
};
const length = {
  ...value,
  limit: number,
  actual: number,
  unit: fc.constantFrom("character" as const, undefined),
};
const bound = {
  ...value,
  value: fc.constantFrom("2000-01-01T05:00:00", "2000-01-01Z", "P31D", "-P1M", "NaN", "3"),
  limit: fc.constantFrom("2000-01-01T00:00:00Z", "2000-01-01", "P1M", "1"),
  unordered: fc.constantFrom(true as const, undefined),
};
const elementOnly = { element: name };
const fixed = { value: anything, fixed: text };
const constraint = { constraint: name };
const values = fc.array(text, { minLength: 1, maxLength: 3 });

type Draw = { readonly [Name in RuleName]: Drawn<RuleParameters[Name]> };

const causes: Drawn<readonly BrokenRule[]> = fc.array(
  fc.oneof(
    rule("cvc-pattern-valid", { ...value, patterns: someWords, characters: maybe(words) }),
    rule("cvc-datatype-valid.1.2.1", value),
    rule("cvc-enumeration-valid", { ...value, allowed: someWords }),
    rule("cvc-maxLength-valid", length),
    rule("cvc-length-valid", length),
    rule("cvc-minLength-valid", length),
    rule("cvc-minInclusive-valid", bound),
    rule("cvc-maxExclusive-valid", bound),
    rule("cvc-totalDigits-valid", length),
    rule("cvc-fractionDigits-valid", length),
    rule("limit-pattern-length", value),
    rule("value-type", { expected: fc.constant("string"), actual: fc.constant("number") }),
    rule("value-not-representable", { value: text, type: maybe(word) }),
  ),
  { minLength: 1, maxLength: 4 },
);

function rule<Name extends RuleName>(
  code: Name,
  parts: { readonly [Part in keyof RuleParameters[Name]]: Drawn<RuleParameters[Name][Part]> },
): Drawn<BrokenRule> {
  return fc.record(parts as never).map((parameters) => ({ code, parameters }) as never);
}

const typeNames = fc.constantFrom(
  ...["string", "number", "bigint", "boolean", "object", "array", "function", "symbol", "null"],
  ...["undefined", "QName", "QNameValue", "AnyElement", "{ kind, value }", "true", '"a"'],
  ...["string or { kind, value }", "string | number", "array in $types", "NamedType in $types"],
);

/** Parameters of every rule, of every shape that they can have. */
const draw: Draw = {
  "cvc-elt.1": fc.record({ ...elementOnly, expected }),
  "cvc-elt.2": fc.record({ ...elementOnly, expected: maybe(expected) }),
  "cvc-elt.3.1": fc.record(elementOnly),
  "cvc-elt.3.2.1": fc.record(elementOnly),
  "cvc-elt.3.2.2": fc.record({ ...elementOnly, fixed: text }),
  "cvc-elt.4.1": fc.record({ value: text }),
  "cvc-elt.4.2": fc.record({
    value: fc.oneof(word, name),
    expected: maybe(words),
    option: maybe(fc.constant("schemas" as const)),
  }),
  "cvc-elt.4.3": fc.record({
    value: fc.oneof(word, name),
    element: maybe(name),
    type: maybe(name),
    method: fc.constantFrom("extension", "restriction", undefined),
  }),
  "cvc-elt.5.2.2.1": fc.record({ ...elementOnly, fixed: text }),
  "cvc-elt.5.2.2.2.1": fc.record({ ...elementOnly, ...fixed }),
  "cvc-elt.5.2.2.2.2": fc.record({ ...elementOnly, ...fixed }),
  "cvc-type.2": fc.record({ type: maybe(name), expected: maybe(words) }),
  "cvc-type.3.1.1": fc.record({ ...elementOnly, attribute: name }),
  "cvc-type.3.1.2": fc.record({ ...elementOnly, parent: name }),
  "cvc-complex-type.2.1": fc.record(elementOnly),
  "cvc-complex-type.2.2": fc.record({ ...elementOnly, parent: name }),
  "cvc-complex-type.2.3": fc.record({ ...elementOnly, text }),
  "cvc-complex-type.2.4.a": fc.record({
    ...elementOnly,
    parent: maybe(name),
    expected,
    end: maybe(fc.boolean()),
  }),
  "cvc-complex-type.2.4.b": fc.record({
    element: maybe(name),
    property: maybe(word),
    expected,
    missing: maybe(expected),
    count: maybe(number),
    minimum: maybe(number),
  }),
  "cvc-complex-type.2.4.c": fc.record(elementOnly),
  "cvc-complex-type.2.4.d": fc.record({
    element: fc.oneof(name, letIn),
    parent: maybe(name),
    expected: maybe(expected),
    end: maybe(fc.boolean()),
    count: maybe(number),
    maximum: maybe(number),
  }),
  "cvc-complex-type.3.2.2": fc.record({ element: maybe(name), attribute: name, expected }),
  "cvc-complex-type.4": fc.record({ element: maybe(name), property: maybe(word), attribute: name }),
  "cvc-complex-type.5.1": fc.record({ attribute: name }),
  "cvc-complex-type.5.2": fc.record({ attribute: name }),
  "cvc-attribute.4": fc.record({ ...fixed, attribute: name }),
  "cvc-id.1": fc.record({ value: word }),
  "cvc-id.2": fc.record({ value: word }),
  "cvc-simple-type.2": fc.record({ value: word }),
  "cvc-identity-constraint.3": fc.record({
    ...constraint,
    field: maybe(word),
    reason: fc.constantFrom("several", "complex"),
  }),
  "cvc-identity-constraint.4.1": fc.record({ ...constraint, values }),
  "cvc-identity-constraint.4.2.1": fc.record({ ...constraint, fields: maybe(words) }),
  "cvc-identity-constraint.4.2.2": fc.record({ ...constraint, values }),
  "cvc-identity-constraint.4.2.3": fc.record({ ...constraint, field: maybe(word) }),
  "cvc-identity-constraint.4.3": fc.record({ ...constraint, values, refer: maybe(name) }),
  "cvc-datatype-valid.1.2.1": fc.record(value),
  "cvc-datatype-valid.1.2.2": fc.record({
    type: value.type,
    datatype,
    element: value.element,
    attribute: value.attribute,
    item: text,
    index: number,
    itemType: maybe(word),
    causes,
  }),
  "cvc-datatype-valid.1.2.3": fc.record({ ...value, memberTypes: maybe(words), causes }),
  "cvc-pattern-valid": fc.record({ ...value, patterns: someWords, characters: maybe(words) }),
  "cvc-enumeration-valid": fc.record({ ...value, allowed: someWords }),
  "cvc-length-valid": fc.record(length),
  "cvc-minLength-valid": fc.record(length),
  "cvc-maxLength-valid": fc.record(length),
  "cvc-minInclusive-valid": fc.record(bound),
  "cvc-minExclusive-valid": fc.record(bound),
  "cvc-maxInclusive-valid": fc.record(bound),
  "cvc-maxExclusive-valid": fc.record(bound),
  "cvc-totalDigits-valid": fc.record(length),
  "cvc-fractionDigits-valid": fc.record(length),
  "limit-pattern-length": fc.record(value),
  "value-type": fc.record({
    expected: typeNames.filter((type) => type !== "undefined"),
    actual: typeNames,
    index: maybe(number),
  }),
  "value-unknown-property": fc.record({ property: fc.oneof(word, number), expected: words }),
  "value-choice": fc.record({
    branches: fc.array(someWords, { minLength: 1, maxLength: 4 }),
    present: words,
  }),
  "value-kind": fc.record({ kind: fc.oneof(anything, fc.constant(undefined)), expected: words }),
  "value-not-representable": fc.record({
    value: anything,
    default: maybe(text),
    type: maybe(word),
  }),
  "value-character": fc.record({ character: fc.constant("U+0001"), index: number }),
  "value-name": fc.record({ name: text }),
  "value-duplicate-attribute": fc.record({ attribute: name }),
  "value-encoding": fc.record({ name: word, encoding: fc.constant("ISO-8859-1") }),
  "value-prefix": fc.record({ prefix: word, namespace: fc.constant("urn:a") }),
  "value-not-writable": fc.record({ reason: word }),
  "limit-issues": fc.record({ limit: number }),
  "limit-depth": fc.record({ limit: number }),
  "limit-attributes": fc.record({ limit: number }),
  "limit-text-length": fc.record({ limit: number }),
  "limit-document-length": fc.record({ limit: number }),
  "encoding-binary": fc.record({ format: fc.constantFrom("ZIP", "PDF") }),
  "encoding-unknown": fc.record({ encoding: word }),
  "encoding-invalid-bytes": fc.record({ encoding: word }),
};

const catalogues: readonly Readonly<Record<string, Sentence<never>>>[] = [
  documentMessages,
  sharedMessages,
  datatypeMessages,
  valueMessages,
];

/** What no sentence has, whatever it is made of. */
const never =
  /undefined|\[object|\{(?:urn|http)|NaN [a-zé]|\$\{|function \w*\(|\n|^\s|\s$|[.:;,]$| {2}/;
/** Spaces that French typography wants to be no-break ones, straight apostrophes, and words that are not elided. */
const notFrench = / [:;?!»]|« |'|\b(?:de|que|le|la) (?:un|une|élément|attribut|espace)\b/;
/** English that is not: typography of French. */
const notEnglish = /[«»’\u00a0\u202f]/;

/** The sentence without what the user has written. */
function withoutQuotes(sentence: string): string {
  return sentence.replace(/«\u00a0[^»]*\u00a0»/g, "«\u00a0x\u00a0»");
}

describe("every sentence", () => {
  test.for(Object.keys(draw) as RuleName[])("%s", (code) => {
    const sentences = catalogues.flatMap((catalogue) => catalogue[code] ?? []);
    expect(sentences.length).toBeGreaterThan(0);
    fc.assert(
      fc.property(draw[code], (parameters) => {
        for (const { fr, en } of sentences) {
          const [french, english] = [fr(parameters as never), en(parameters as never)];
          expect(french).not.toMatch(never);
          expect(english).not.toMatch(never);
          expect(withoutQuotes(french)).not.toMatch(notFrench);
          expect(english).not.toMatch(notEnglish);
          expect(french).toMatch(/^[a-zéœ«x\d]/);
          expect(french).not.toBe(english);
          if (!/»/.test(french)) expect(english).not.toMatch(/^(?:un|le|la|il) /);
        }
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  test("is found by its code, in the words of values where it is about one", () => {
    for (const [code, drawn] of Object.entries(draw)) {
      const [parameters] = fc.sample<object>(drawn, { numRuns: 1, seed: 1 });
      const given = { ...parameters };
      const isOfValues = Object.hasOwn(valueMessages, code);
      const isOfDocuments = Object.hasOwn(documentMessages, code);
      if (isOfDocuments || !isOfValues) expect(documentMessage(code, given, "fr")).toBeDefined();
      if (isOfValues || !isOfDocuments) expect(valueMessage(code, given, "fr")).toBeDefined();
    }
    expect(documentMessage("toString", {}, "fr")).toBeUndefined();
    expect(valueMessage("toString", {}, "fr")).toBeUndefined();
  });

  test("agrees in number and gender", () => {
    const french = (code: string, parameters: object) =>
      (
        valueMessage(code, { ...parameters }, "fr") ??
        documentMessage(code, { ...parameters }, "fr")
      )?.replace(/[\u00a0\u202f]/g, " ");
    const wrongType = (actual: string) => french("value-type", { expected: "string", actual });
    expect(wrongType("function")).toBe("il faut un texte, et non une fonction");
    expect(wrongType("number")).toBe("il faut un texte, et non un nombre");
    expect(wrongType("undefined")).toBe("il faut un texte, et il n’y a rien");
    const issues = (limit: number) => french("limit-issues", { limit });
    expect(issues(1)).toBe("1 erreur trouvée : la lecture s’arrête là");
    expect(issues(2)).toBe("2 erreurs trouvées : la lecture s’arrête là");
    const depth = (limit: number) =>
      faultMessage({ code: "limit-attributes", parameters: { limit } }, "fr");
    expect(depth(1)).toBe("plus de 1 attribut sur un élément");
    expect(depth(2)).toBe("plus de 2 attributs sur un élément");
  });
});

describe("the examples", () => {
  test("give what they are examples of, in both languages", async () => {
    const set = await exampleSet();
    for (const { code, shown, issues } of messageExamples)
      for (const locale of ["fr", "en"] as const) {
        const found = issues(set, locale).filter((issue) => issue.code === code);
        expect(found, `${code}: ${shown}`).toHaveLength(1);
        expect(found[0]?.message).not.toMatch(/\{(?:urn|http)/);
      }
  });

  test("that would not be small are tried here", () => {
    const name = { namespace: "urn:t", local: "r" };
    const letters = globalElement(name, {
      kind: "simpleType",
      variety: "atomic",
      base: () => xsString,
      facets: { patterns: [{ xsd: "([A-Z]{2}|\\d)*", native: "^(?:(?:[A-Z]{2}|\\d)*)$" }] },
    });
    const tooLong = validate(letters, "A".repeat(10_000_000)).map(({ code }) => code);
    const inNone = globalElement(name, xsQName);
    let notWritable: unknown;
    try {
      toXmlBuilder(create().ele("urn:p", "p"), inNone, { namespace: "", local: "x" });
    } catch (error) {
      notWritable = error;
    }
    const codes = notWritable instanceof XmlValidationError ? notWritable.issues : [];
    expect([...tooLong, ...codes.map(({ code }) => code)]).toEqual(Object.keys(withoutExample));
  });

  test("leave out no rule", () => {
    const shown = new Set([
      ...messageExamples.map(({ code }) => code),
      ...Object.keys(withoutExample),
    ]);
    expect(Object.keys(draw).filter((code) => !shown.has(code))).toEqual([]);
  });

  test("are what docs/messages.md shows (npm run messages)", async () => {
    expect(readFileSync(join(root, "docs/messages.md"), "utf8")).toBe(await messagesPage());
  });
});

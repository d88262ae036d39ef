import { parseXmlDocument } from "slimdom";
import { describe, expect, test } from "vitest";
import { schemas } from "../../generated/electoral/schema-set.js";
import type { ElementDescriptor } from "../../runtime/descriptors.js";
import {
  parse,
  serialize,
  validate,
  validateDocument,
  type XmlIssue,
} from "../../runtime/index.js";
import { clark } from "../../runtime/qname.js";
import { differenceOf } from "../conformance/same-document.js";
import { canonical } from "../support/canonical.js";
import {
  type Example,
  entrySchema,
  type InvalidExample,
  invalidExamples,
  stages,
  validExamples,
} from "../support/exemples.js";
import { libxml2Validator } from "../support/libxml2.js";

function descriptorOf({ text }: Example): ElementDescriptor {
  const root = parseXmlDocument(text).documentElement;
  const name = { namespace: root?.namespaceURI ?? "", local: root?.localName ?? "" };
  const descriptor = schemas().elements.get(clark(name));
  if (descriptor === undefined) throw new Error(`no element ${clark(name)} is declared`);
  return descriptor;
}

/** Documents with values in a form that their type reads as another: white space that it collapses, a number with a sign. */
const otherForms: ReadonlySet<string> = new Set([
  "AvisDeRadiation-autre-ecriture",
  "EnvoiLotDUnitesElectorales-insee",
]);

/** What a document is in JSON, read back. */
function throughJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

describe.for(stages)("valid documents of the stage %s", (stage) => {
  const libxml2 = libxml2Validator(entrySchema(stage));
  const examples = validExamples().filter((example) => example.stage === stage);

  test.for(examples)("$name is read, written and read again without loss", (example) => {
    const descriptor = descriptorOf(example);
    const { value, issues } = parse(descriptor, example.text);
    expect(issues).toEqual([]);
    expect(validate(descriptor, value)).toEqual([]);
    for (const indent of [undefined, 2]) {
      const written = serialize(descriptor, value, { indent });
      expect(parse(descriptor, written)).toEqual({ ok: true, value, issues: [] });
      expect(libxml2(written)).toEqual({ valid: true, errors: [] });
      expect(differenceOf(example.text, written)).toBeUndefined();
      if (!otherForms.has(example.name)) expect(canonical(written)).toBe(canonical(example.text));
    }
  });

  test.for(examples)("$name goes through JSON without loss", (example) => {
    const descriptor = descriptorOf(example);
    const { value } = parse(descriptor, example.text);
    const again = throughJson(value);
    expect(again).toEqual(value);
    expect(serialize(descriptor, again)).toBe(serialize(descriptor, value));
  });

  test.for(examples)("$name is the same by its descriptor and by all schemas", (example) => {
    expect(parse(schemas(), example.text)).toEqual(parse(descriptorOf(example), example.text));
  });
});

const english = /\b(?:the|of|is|not|must|value|element|attribute|expected|allowed|missing)\b/i;
/** What a message quotes from the document, and the attributes that it may name without quotation marks. */
const quoted = /«[^»]*»|\bxsi:(?:type|nil)\b/g;

describe("invalid documents", () => {
  /** The issues, once by parse and once by validateDocument, which must say the same. */
  function issuesOf({ text }: InvalidExample, locale: "fr" | "en" = "fr"): readonly XmlIssue[] {
    const { issues } = parse(schemas(), text, { locale });
    expect(validateDocument(schemas(), text, { locale })).toEqual(issues);
    return issues;
  }

  test.for(invalidExamples())(
    "$name: one mistake, one issue, its rule and its place",
    (example) => {
      const { rule, line, column } = example;
      const found = issuesOf(example).map(({ code, position }) => ({ code, position }));
      expect(found).toEqual([{ code: rule, position: { line, column } }]);
    },
  );

  test.for(invalidExamples())("$name: a sentence in French", (example) => {
    for (const { message } of issuesOf(example)) {
      expect(message).toMatch(/^\p{Ll}/u);
      expect(message).not.toMatch(/[.\s]$/);
      expect(message.replace(quoted, "")).not.toMatch(english);
      const sentence = message.replace(/(?<=«\u00a0).*?(?=\u00a0»)/g, "…");
      expect(sentence, "typography").not.toMatch(/['"]|« | »| [:;?!]/);
      expect(message).not.toMatch(/undefined|\[object/);
    }
  });

  test.for(invalidExamples())("$name: another sentence in English, the same facts", (example) => {
    const [french, inEnglish] = [issuesOf(example), issuesOf(example, "en")];
    const facts = ({ message: _, ...rest }: XmlIssue): unknown => rest;
    expect(inEnglish.map(facts)).toEqual(french.map(facts));
    for (const [index, { message }] of inEnglish.entries()) {
      expect(message).toMatch(/^[a-z]/);
      expect(message.replace(/"[^"]*"/g, "")).not.toMatch(/[«»’]|undefined|\[object|\.$/);
      expect(message).not.toBe(french[index]?.message);
    }
  });
});

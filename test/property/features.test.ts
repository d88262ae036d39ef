import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { loadSchemas } from "../../generator/generate.js";
import type { ElementDescriptor, SchemaSet, TypeDescriptor } from "../../runtime/descriptors.js";
import { elementRef } from "../../runtime/v1/particles.js";
import { holdAgreement, holdTypeAgreement, holdValid, timeout } from "../support/agreement.js";
import { canBe } from "../support/arbitrary/recursion.js";
import { zodSchemaOf } from "../support/judges.js";
import { libxml2Validator } from "../support/libxml2.js";

const folder = fileURLToPath(new URL("../feature", import.meta.url));
const features = readdirSync(folder)
  .filter((feature) => existsSync(schemaFile(feature)))
  .sort();

function schemaFile(feature: string): string {
  return join(folder, feature, "schema.xsd");
}

async function load(feature: string): Promise<SchemaSet> {
  return loadSchemas({
    locations: [schemaFile(feature)],
    read: async (location) => new Uint8Array(await readFile(location)),
  });
}

/** Schemas that libxml2 does not read, though the Recommendation has them. */
const unreadable: ReadonlyMap<string, string> = new Map([
  ["import-several-files", "it reads one file of each namespace"],
  ["include-circular", "it takes a circle of includes for an error"],
  ["notation", "it looks for notations before it has read them"],
]);

const emptyElement = /<[\w:]+(?: [^<>]*)?\/>/;

/** What libxml2 is known to get wrong, by feature. */
const mistakes: ReadonlyMap<string, (document: string) => boolean> = new Map([
  // It compares fixed QNames by prefix.
  ["any-default-fixed-qname", (document: string) => document.includes("Kind")],
  // What is written empty has its fixed or default value for it, so the document cannot say that the value is "".
  ["element-default", (document: string) => emptyElement.test(document)],
  ["element-fixed", (document: string) => emptyElement.test(document)],
  // It does not look whether a reference has its identifier.
  ["id-idref", () => true],
  // It reads over what is no base64 in base64, and wants brackets of addresses escaped.
  [
    "built-ins-text",
    (document: string) => /<(?:Base64|AnyUri)>[^<]*[^<\w+/= .:]|AnyUri>[^<]* /.test(document),
  ],
  ["names-acronyms", (document: string) => /URLOfSite>[^<]*[[\]]/.test(document)],
  // An empty list is one of its NMTOKENS.
  ["list", (document: string) => /<Tokens[^<]*\/>/.test(document)],
  // Of the ideographs and of the Korean syllables it knows the first and the last only, and its names are those of the second
  // edition of XML 1.0.
  [
    "pattern-unicode",
    (document: string) =>
      /[\p{Script=Han}\p{Script=Hangul}]|<Name[^>]*>[^<]*[^\0-\u{ff}]/u.test(document),
  ],
  // A date that is not in an array is written as the list of it is.
  ["union-of-lists", (document: string) => />[-\dZ:+]+</.test(document)],
]);

describe("the judges think the same of every feature", () => {
  test.for(features)("%s", { timeout }, async (feature) => {
    const { elements, types } = await load(feature);
    const judge = unreadable.has(feature) ? undefined : libxml2Validator(schemaFile(feature));
    expect(elements.size + types.size).toBeGreaterThan(0);
    for (const element of elements.values()) {
      if (element.abstract === true || !isPossible(element)) continue;
      const trial = { element, judge, mistaken: mistakes.get(feature) };
      holdValid(trial, 20);
      holdAgreement(trial, 60);
    }
    for (const type of types.values())
      if (!isAbstract(type)) holdTypeAgreement(type, zodSchemaOf(type), 30);
  });
});

/** An element of an abstract type that has no other has no value. */
function isPossible(element: ElementDescriptor): boolean {
  return canBe(elementRef("element", element));
}

function isAbstract(type: TypeDescriptor): boolean {
  return type.kind === "complexType" && type.abstract === true;
}

import {
  type AvisDeRadiationType,
  AvisDInscriptionElement,
  type AvisDInscriptionType,
  parse,
  parseOrThrow,
  serialize,
  type XmlIssue,
} from "scrutin";
import { schemas } from "scrutin/electoral";
import type { loadSchemas } from "scrutin/generator";
import type { AnyElement } from "scrutin/runtime";
import { expect, expectTypeOf, test } from "vitest";
import { avisDInscriptionMinimal } from "../electoral/documents/unites.js";

const text = serialize(AvisDInscriptionElement, avisDInscriptionMinimal);

test("the element that was read tells the type of the value", () => {
  const result = parse(schemas(), text);
  switch (result.element) {
    case "{http://xml.insee.fr/schema/electoral}AvisDInscription":
      expectTypeOf(result.value).toEqualTypeOf<AvisDInscriptionType>();
      expect(result.value.dateDInscription).toBe(avisDInscriptionMinimal.dateDInscription);
      break;
    case "{http://xml.insee.fr/schema/electoral}AvisDeRadiation":
      expectTypeOf(result.value).toEqualTypeOf<AvisDeRadiationType>();
      expect.fail("it is another document");
      break;
    // @ts-expect-error no element is called so
    case "{http://xml.insee.fr/schema/electoral}Avis":
      expect.fail("there is no such element");
      break;
    case undefined:
      expectTypeOf(result.value).toEqualTypeOf<AnyElement | undefined>();
      expectTypeOf(result.issues).toExtend<readonly XmlIssue[]>();
      expect.fail("the document is valid");
      break;
    default:
      expect.fail("it is another document");
  }
});

test("so does that of a document that must be valid", () => {
  const root = parseOrThrow(schemas(), text);
  expect(root.element).toBe("{http://xml.insee.fr/schema/electoral}AvisDInscription");
  if (root.element === "{http://xml.insee.fr/schema/electoral}AvisDInscription")
    expectTypeOf(root.value).toEqualTypeOf<AvisDInscriptionType>();
});

test("of one known element the value has its type, and needs no telling", () => {
  expectTypeOf(parseOrThrow(AvisDInscriptionElement, text)).toEqualTypeOf<AvisDInscriptionType>();
  const { value } = parse(AvisDInscriptionElement, text);
  expectTypeOf(value).toEqualTypeOf<AvisDInscriptionType | undefined>();
});

test("of schemas that were loaded the element is any, and the value unknown", () => {
  const read = (set: Awaited<ReturnType<typeof loadSchemas>>) => parse(set, text);
  expectTypeOf<ReturnType<typeof read>["element"]>().toEqualTypeOf<string | undefined>();
  expectTypeOf<ReturnType<typeof read>["value"]>().toBeUnknown();
});

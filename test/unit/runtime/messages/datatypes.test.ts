import { describe, expect, test } from "vitest";
import { builtInSimpleTypes } from "../../../../runtime/datatypes/all-built-ins.js";
import { isFindings, readerOf } from "../../../../runtime/datatypes/simple-type.js";
import type { SimpleType } from "../../../../runtime/descriptors.js";
import { datatypeMessages } from "../../../../runtime/messages/datatypes.js";
import { documentMessage } from "../../../../runtime/messages/index.js";
import { builtIn, listOf, resolve, restrict, unionOf } from "../datatypes/support.js";

function sentences(type: SimpleType, text: string): readonly (string | undefined)[] {
  const outcome = readerOf(type).read(text, resolve);
  if (!isFindings(outcome)) throw new Error(`${text} is valid`);
  return outcome.flatMap(({ code, parameters }) => [
    documentMessage(code, parameters, "fr"),
    documentMessage(code, parameters, "en"),
  ]);
}

const postcode = restrict(
  builtIn("token"),
  { patterns: [{ xsd: "[0-9]{5}", native: "^(?:[0-9]{5})$" }] },
  "CodePostalType",
);
const list = restrict(builtIn("token"), { enumeration: ["p", "m", "c"] }, "TypeDeListeType");

const name = restrict(builtIn("string"), {
  patterns: [{ xsd: "[A-Za-z ]*", native: "^(?:[A-Za-z ]*)$" }],
});

/** The no-break spaces of a sentence as spaces that can be seen in a test. */
function plainSpaces(sentence: string | undefined): string | undefined {
  return sentence?.replace(/[\u00a0\u202f]/g, " ");
}

describe("sentences", () => {
  test.for<[SimpleType, string, string, string]>([
    [
      builtIn("date"),
      "4/11/2008",
      "la valeur « 4/11/2008 » n’est pas une date qui existe, de la forme AAAA-MM-JJ (par exemple 2008-11-04)",
      'the value "4/11/2008" is not an existing date of the form YYYY-MM-DD (for example 2008-11-04)',
    ],
    [
      postcode,
      "4400",
      "la valeur « 4400 » n’a pas la forme attendue : « [0-9]{5} »",
      'the value "4400" does not have the expected form: "[0-9]{5}"',
    ],
    [
      name,
      "Jean 3;",
      "la valeur « Jean 3; » contient des caractères qui ne sont pas permis : « 3 », « ; » ; forme attendue : « [A-Za-z ]* »",
      'the value "Jean 3;" has characters that are not allowed: "3", ";"; expected form: "[A-Za-z ]*"',
    ],
    [
      name,
      "Jean\u00a0Paul",
      "la valeur « Jean Paul » contient un caractère qui n’est pas permis : « U+00A0 » ; forme attendue : « [A-Za-z ]* »",
      'the value "Jean Paul" has a character that is not allowed: "U+00A0"; expected form: "[A-Za-z ]*"',
    ],
    [
      restrict(builtIn("date"), {
        patterns: [{ xsd: "[0-9-]{10}", native: "^(?:[0-9\\-]{10})$" }],
      }),
      "2008-11",
      "la valeur « 2008-11 » n’a pas la forme attendue : une date qui existe, de la forme AAAA-MM-JJ (par exemple 2008-11-04), selon le modèle « [0-9-]{10} »",
      'the value "2008-11" does not have the expected form: an existing date of the form YYYY-MM-DD (for example 2008-11-04), by the model "[0-9-]{10}"',
    ],
    [
      list,
      "x",
      "la valeur « x » n’est pas permise ; valeurs permises : « p », « m », « c »",
      'the value "x" is not allowed; allowed values: "p", "m", "c"',
    ],
    [
      restrict(builtIn("string"), { maxLength: 3 }),
      "abcd",
      "la valeur « abcd » est trop longue : 4 caractères au lieu de 3 au plus",
      'the value "abcd" is too long: 4 characters instead of at most 3',
    ],
    [
      restrict(builtIn("string"), { minLength: 1 }),
      "",
      "la valeur vide n’est pas permise, il faut 1 caractère au moins",
      "the empty value is not allowed, it must have 1 character at least",
    ],
    [
      restrict(builtIn("hexBinary"), { length: 2 }),
      "0A",
      "la valeur « 0A » a une longueur de 1 au lieu de 2",
      'the value "0A" has a length of 1 instead of 2',
    ],
    [
      listOf(builtIn("integer")),
      "1 deux",
      "dans la liste, la valeur n° 2 ne convient pas : la valeur « deux » n’est pas un nombre entier (par exemple 42)",
      'in the list, value 2 is not right: the value "deux" is not an integer (for example 42)',
    ],
    [
      builtIn("byte"),
      "200",
      "la valeur « 200 » doit valoir au plus « 127 »",
      'the value "200" must be at most "127"',
    ],
    [
      unionOf(builtIn("gYear"), builtIn("date"), postcode, list),
      "x",
      "la valeur « x » n’a aucune des formes possibles : une année à quatre chiffres au moins (par exemple 1955), une date qui existe, de la forme AAAA-MM-JJ (par exemple 2008-11-04), une valeur de la forme « [0-9]{5} » ou une des valeurs « p », « m », « c »",
      'the value "x" has none of the possible forms: a year of at least four digits (for example 1955), an existing date of the form YYYY-MM-DD (for example 2008-11-04), a value of the form "[0-9]{5}" or one of the values "p", "m", "c"',
    ],
  ])("%#: %j", ([type, text, french, english]) => {
    const [inFrench, inEnglish] = sentences(type, text);
    expect(plainSpaces(inFrench)).toBe(french);
    expect(plainSpaces(inEnglish)).toBe(english);
  });

  test("every type has an expected form in both languages", () => {
    for (const [name, type] of builtInSimpleTypes) {
      if (type.variety === "list") continue;
      const parameters = { value: "?", type: name, datatype: name };
      for (const locale of ["fr", "en"] as const) {
        const sentence = datatypeMessages["cvc-datatype-valid.1.2.1"][locale](parameters);
        expect(sentence).toMatch(/\?.*(n’est pas|is not) \S/);
        expect(sentence).not.toMatch(/undefined|\.$/);
      }
    }
  });

  test("a long value is shortened, without cutting a character in two", () => {
    const [french] = sentences(restrict(builtIn("string"), { length: 1 }), "😀".repeat(500));
    expect(french?.length).toBeLessThan(200);
    expect(french?.isWellFormed()).toBe(true);
  });
});

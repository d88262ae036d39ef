import { describe, expect, test } from "vitest";
import { builtInSimpleTypes } from "../../../../runtime/datatypes/all-built-ins.js";
import { datatypeMessages } from "../../../../runtime/datatypes/messages.js";
import { isFindings, readerOf } from "../../../../runtime/datatypes/simple-type.js";
import type { SimpleType } from "../../../../runtime/v1/descriptors.js";
import { builtIn, listOf, resolve, restrict, unionOf } from "./support.js";

function sentences(type: SimpleType, text: string): readonly (string | undefined)[] {
  const outcome = readerOf(type).read(text, resolve);
  if (!isFindings(outcome)) throw new Error(`${text} is valid`);
  return outcome.flatMap(({ code, parameters }) => [
    datatypeMessages[code]?.fr(parameters),
    datatypeMessages[code]?.en(parameters),
  ]);
}

const postcode = restrict(
  builtIn("token"),
  { patterns: [{ xsd: "[0-9]{5}", native: "^(?:[0-9]{5})$" }] },
  "CodePostalType",
);
const list = restrict(builtIn("token"), { enumeration: ["p", "m", "c"] }, "TypeDeListeType");

describe("sentences", () => {
  test.for<[SimpleType, string, string, string]>([
    [
      builtIn("date"),
      "4/11/2008",
      "la valeur « 4/11/2008 » n'est pas une date qui existe, de la forme AAAA-MM-JJ (par exemple 2008-11-04)",
      'the value "4/11/2008" is not an existing date of the form YYYY-MM-DD (for example 2008-11-04)',
    ],
    [
      postcode,
      "4400",
      "la valeur « 4400 » n'a pas la forme attendue pour le type CodePostalType : « [0-9]{5} »",
      'the value "4400" does not have the expected form for the type CodePostalType: "[0-9]{5}"',
    ],
    [
      list,
      "x",
      "la valeur « x » n'est pas dans la liste des valeurs permises pour le type TypeDeListeType : « p », « m », « c »",
      'the value "x" is not one of the allowed values for the type TypeDeListeType: "p", "m", "c"',
    ],
    [
      restrict(builtIn("string"), { maxLength: 3 }),
      "abcd",
      "la valeur « abcd » est trop longue : longueur 4, au plus 3",
      'the value "abcd" is too long: its length is 4, at most 3 is allowed',
    ],
    [
      restrict(builtIn("string"), { minLength: 1 }),
      "",
      "la valeur est vide, il faut une longueur d'au moins 1",
      "the value is empty, it must have a length of at least 1",
    ],
    [
      listOf(builtIn("integer")),
      "1 deux",
      "l'élément n° 2 de la liste, « deux », n'est pas valable : la valeur « deux » n'est pas un nombre entier (par exemple 42)",
      'item 2 of the list, "deux", is not valid: the value "deux" is not an integer (for example 42)',
    ],
    [
      builtIn("byte"),
      "200",
      "la valeur « 200 » doit être au plus « 127 »",
      'the value "200" must be at most "127"',
    ],
    [
      unionOf(builtIn("gYear"), builtIn("date")),
      "x",
      "la valeur « x » n'a aucune des formes possibles (gYear ou date) : la valeur « x » n'est pas une année à quatre chiffres au moins (par exemple 1955) ; la valeur « x » n'est pas une date qui existe, de la forme AAAA-MM-JJ (par exemple 2008-11-04)",
      'the value "x" has none of the possible forms (gYear or date): the value "x" is not a year of at least four digits (for example 1955) ; the value "x" is not an existing date of the form YYYY-MM-DD (for example 2008-11-04)',
    ],
  ])("%#: %j", ([type, text, french, english]) => {
    expect(sentences(type, text)).toEqual([french, english]);
  });

  test("every type has an expected form in both languages", () => {
    for (const [name, type] of builtInSimpleTypes) {
      if (type.variety === "list") continue;
      const parameters = { value: "?", type: name, datatype: name };
      for (const locale of ["fr", "en"] as const) {
        const sentence = datatypeMessages["cvc-datatype-valid.1.2.1"]?.[locale](parameters);
        expect(sentence).toMatch(/\?.*(n'est pas|is not) \S/);
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

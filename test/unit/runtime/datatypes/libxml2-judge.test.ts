import fc from "fast-check";
import { XmlDocument, XsdValidator } from "libxml2-wasm";
import { describe, expect, test } from "vitest";
import { builtInSimpleTypes } from "../../../../runtime/datatypes/all-built-ins.js";
import { isFindings, readerOf } from "../../../../runtime/datatypes/simple-type.js";

/*
 * libxml2 judges which literals belong to a built-in type, one element a type. Literals are drawn from examples with a few
 * characters changed, so that most are near the border.
 */

const seeds: Readonly<Record<string, readonly string[]>> = {
  boolean: ["true", "false", "0", "1"],
  decimal: ["-12.50", "+0.0", ".5", "12"],
  integer: ["-012", "+7", "0", "12345678901234567890"],
  byte: ["-128", "127", "128", "-129", "00012"],
  unsignedByte: ["0", "255", "256", "+1"],
  long: ["-9223372036854775808", "9223372036854775807", "9223372036854775808"],
  unsignedLong: ["18446744073709551615", "18446744073709551616"],
  positiveInteger: ["1", "0", "+01"],
  negativeInteger: ["-1", "0", "-0"],
  double: ["-1.5E-3", "1e10", "INF", "-INF", "NaN", ".5", "5."],
  float: ["-1.5E-3", "1e10", "INF", "-INF", "NaN"],
  date: [
    "2008-02-29",
    "2007-02-29",
    "1900-02-28",
    "12008-12-31Z",
    "-0044-03-15+14:00",
    "2008-04-31",
  ],
  dateTime: ["2008-11-04T09:30:00", "2008-11-04T23:59:59.999-13:59", "1999-12-31T00:00:00Z"],
  time: ["09:30:00", "23:59:59.999Z", "00:00:00+14:00"],
  gYear: ["2008", "-0044", "12008Z"],
  gYearMonth: ["2008-12", "2008-13", "-0001-01"],
  gMonthDay: ["--02-29", "--02-30", "--04-31Z"],
  gDay: ["---31", "---32", "---01Z"],
  gMonth: ["--12", "--13", "--01Z"],
  duration: ["P1Y2M3DT4H5M6.7S", "-P1D", "PT1S", "P1M", "P1YT1H"],
  hexBinary: ["0FB7", "0fb", ""],
  language: ["fr", "fr-FR", "x-klingonisch"],
  NMTOKEN: ["a:b", "-1.2", "é"],
  NCName: ["a.b-c", "_1", "é2"],
  Name: ["a:b", ":", "_é"],
};

/** Where libxml2 does not follow the Recommendation, with the reason. */
const knownToBeWrong: readonly RegExp[] = [
  // The year 0000 is not allowed, nor a leading zero in a longer one (Part 2, 3.2.7.1).
  /^-?0{4}|^-?0\d{4,}/,
  // 24:00:00 is allowed by the second edition, and nothing after it (3.2.7.1).
  /(?:^|T)24/,
  // An exponent has digits (3.2.4.1).
  /[eE][+-]?$/,
  // A duration's seconds have digits on both sides of the point (3.2.6.1, settled by Part 2 of XSD 1.1).
  /[TDHM]\.\d*S|\d\.S/,
];

const edit = fc.tuple(
  fc.nat(30),
  fc.constantFrom(
    "",
    "0",
    "1",
    "5",
    "-",
    "+",
    ":",
    ".",
    "T",
    "Z",
    "P",
    "M",
    "e",
    "E",
    " ",
    "a",
    "=",
    "é",
    "_",
  ),
  fc.boolean(),
);

function apply(text: string, edits: readonly (readonly [number, string, boolean])[]): string {
  let result = text;
  for (const [at, character, replace] of edits) {
    const place = at % (result.length + 1);
    result = result.slice(0, place) + character + result.slice(place + (replace ? 1 : 0));
  }
  return result;
}

describe("libxml2 agrees on the lexical space of", () => {
  for (const [type, examples] of Object.entries(seeds)) {
    test(type, () => {
      const descriptor = builtInSimpleTypes.get(type);
      if (descriptor === undefined) throw new Error(`no built-in type ${type}`);
      const reader = readerOf({ ...descriptor, integers: "bigint" });
      const schema = XmlDocument.fromString(
        `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="v" type="xs:${type}"/></xs:schema>`,
      );
      const validator = XsdValidator.fromDoc(schema);
      const verdict = (literal: string): boolean => {
        const document = XmlDocument.fromString(`<v>${literal}</v>`);
        try {
          validator.validate(document);
          return true;
        } catch {
          return false;
        } finally {
          document.dispose();
        }
      };
      fc.assert(
        fc.property(
          fc.constantFrom(...examples),
          fc.array(edit, { maxLength: 3 }),
          (example, edits) => {
            // White space at the ends is left to another test: libxml2 does not collapse it in all types.
            const literal = apply(example, edits).trim();
            if (knownToBeWrong.some((wrong) => wrong.test(literal))) return;
            const ours = !isFindings(reader.read(literal, () => undefined));
            expect(ours, JSON.stringify(literal)).toBe(verdict(literal));
          },
        ),
        { numRuns: 800 },
      );
      validator.dispose();
      schema.dispose();
    });
  }
});

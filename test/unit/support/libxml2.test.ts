import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { libxml2SchemaDiagnostics, libxml2Validator } from "../../support/libxml2.js";

const folder = mkdtempSync(join(tmpdir(), "scrutin-libxml2-"));

function schemaFile(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(
    path,
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:b="urn:b">${text}</xs:schema>`,
  );
  return path;
}

writeFileSync(
  join(folder, "b.xsd"),
  '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:b"><xs:element name="b" type="xs:int"/></xs:schema>',
);
const importB = '<xs:import namespace="urn:b" schemaLocation="b.xsd"/>';
const a =
  '<xs:element name="a"><xs:complexType><xs:sequence><xs:element ref="b:b"/></xs:sequence></xs:complexType></xs:element>';

describe("libxml2Validator", () => {
  const validate = libxml2Validator(schemaFile("a.xsd", importB + a));

  test("accepts what the imported file allows, as text and as bytes", () => {
    const xml = '<a xmlns:b="urn:b"><b:b>1</b:b></a>';
    expect(validate(xml)).toEqual({ valid: true, errors: [] });
    expect(validate(new TextEncoder().encode(xml)).valid).toBe(true);
  });

  test("gives line and message of each error", () => {
    const { valid, errors } = validate('<a xmlns:b="urn:b">\n<b:b>one</b:b></a>');
    expect(valid).toBe(false);
    expect(errors[0]?.line).toBe(2);
    expect(errors[0]?.message).toContain("'one'");
  });

  test("refuses a document that is not well-formed", () => {
    expect(validate("<a>").valid).toBe(false);
  });

  test("throws when the schema does not compile", () => {
    expect(() =>
      libxml2Validator(schemaFile("bad.xsd", '<xs:element name="a" type="b"/>')),
    ).toThrow("does not resolve");
  });
});

describe("libxml2SchemaDiagnostics", () => {
  test("is silent about a clean schema", () => {
    expect(libxml2SchemaDiagnostics(schemaFile("clean.xsd", importB + a))).toEqual([]);
  });

  test("hears the warning about a second place for one namespace", () => {
    const twice = `${importB}<xs:import namespace="urn:b" schemaLocation="none.xsd"/>${a}`;
    expect(libxml2SchemaDiagnostics(schemaFile("twice.xsd", twice))[0]?.message).toContain(
      "Skipping import",
    );
  });
});

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../../../../../generator/cli/program.js";
import { type TestTerminal, testTerminal } from "../../../../support/terminal.js";

let folder: string;
let terminal: TestTerminal;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "scrutin-schema-"));
  await writeFile(
    join(folder, "a.xsd"),
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:a="urn:a" targetNamespace="urn:a" elementFormDefault="qualified">
      <xs:element name="note" type="a:Note"/>
      <xs:complexType name="Note"><xs:annotation><xs:documentation>${"long ".repeat(40)}</xs:documentation></xs:annotation>
        <xs:sequence>
          <xs:element name="to" type="xs:string" maxOccurs="unbounded"><xs:annotation><xs:documentation>who reads it</xs:documentation></xs:annotation></xs:element>
          <xs:choice minOccurs="0"><xs:element name="x" type="a:Code"/><xs:element ref="a:note"/></xs:choice>
          <xs:any namespace="##other" minOccurs="0"/>
        </xs:sequence>
        <xs:attribute name="id" use="required"><xs:simpleType><xs:union memberTypes="xs:int a:Code"/></xs:simpleType></xs:attribute>
      </xs:complexType>
      <xs:simpleType name="Code"><xs:restriction base="xs:token"><xs:maxLength value="2"/><xs:enumeration value="b"><xs:annotation><xs:documentation>bee</xs:documentation></xs:annotation></xs:enumeration></xs:restriction></xs:simpleType>
      <xs:simpleType name="Codes"><xs:list itemType="a:Code"/></xs:simpleType>
    </xs:schema>`,
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const scrutin = (...args: string[]): Promise<number> => {
  terminal = testTerminal(folder, "", { SCRUTIN_LOCALE: "en" });
  return run(["schema", ...args], terminal);
};
const ofA = (...args: string[]): Promise<number> => scrutin("--schema", "a.xsd", ...args);

describe("scrutin schema", () => {
  test("shows a type of the electoral schemas with its codes", async () => {
    expect(await scrutin("el:MotifDeRadiationType")).toBe(0);
    const text = terminal.output.join("\n");
    expect(text).toMatch(
      /^el:MotifDeRadiationType {2}\(designed\)\n {2}simple type, restricts ie:CodeType/,
    );
    expect(text).toContain("    D  décès (inferred)\n    P  départ (inferred)\n");
    expect(text).toContain("el:AvisDeRadiationType");
  });

  test("shows content, attributes, occurrences and users", async () => {
    expect(await ofA("NOTE")).toBe(0);
    const text = terminal.output.join("\n");
    expect(terminal.output[1]).toBe("  element, of type a:Note");
    expect(text).toMatch(/id +xs:int \| a:Code +1\.\.1/);
    expect(text).toMatch(/a:to +xs:string +1\.\.n +who reads it/);
    expect(text).toMatch(/one of +0\.\.1\n +a:x +a:Code +1\.\.1\n +a:note +a:Note +1\.\.1\n/);
    expect(text).toMatch(/any element +0\.\.1/);
    expect(Math.max(...terminal.output.map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  test("says lists, facets and codes", async () => {
    expect(await ofA("{urn:a}Codes", "a:code")).toBe(0);
    const text = terminal.output.join("\n");
    expect(text).toContain("simple type, list of a:Code");
    expect(text).toMatch(/Codes\n {4}b {2}bee\n/);
    expect(text).toContain("maxLength 2");
  });

  test("gives the same as JSON", async () => {
    expect(await ofA("Code", "--json")).toBe(0);
    expect(JSON.parse(terminal.output.join("\n"))).toEqual([
      {
        kind: "simpleType",
        name: "{urn:a}Code",
        documentation: [],
        usedBy: ["{urn:a}Note", "{urn:a}Codes"],
        base: "{http://www.w3.org/2001/XMLSchema}token",
        derivation: "restriction",
        codes: [{ value: "b", title: "bee" }],
        facets: [{ kind: "maxLength", value: "2" }],
      },
    ]);
  });

  test("lists what there is, and proposes a name that is near", async () => {
    expect(await ofA()).toBe(0);
    expect(terminal.output.map((line) => line.split(/ +/)[0])).toEqual([
      "name",
      "a:note",
      "a:Note",
      "a:Code",
      "a:Codes",
    ]);
    expect(await ofA("Codez")).toBe(2);
    expect(terminal.errors.join("\n")).toContain("did you mean Code, Codes?");
    expect(await ofA("toString")).toBe(2);
  });
});

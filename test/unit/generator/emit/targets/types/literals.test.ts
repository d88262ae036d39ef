import { describe, expect, test } from "vitest";
import { emitSchema } from "../../../../../../generator/generate.js";
import { simpleTypeDescriptor } from "../../../../../../generator/schema/simple-type-descriptor.js";
import { isFindings, readerOf } from "../../../../../../runtime/datatypes/simple-type.js";
import { schemaOf } from "../../../../../support/components.js";

const restriction = (base: string, values: readonly string[], more = ""): string =>
  `<xs:restriction base="${base}">${more}${values.map((value) => `<xs:enumeration value="${value}"/>`).join("")}</xs:restriction>`;

async function aliases(types: Readonly<Record<string, string>>): Promise<(name: string) => string> {
  const schema = await schemaOf(
    Object.entries(types)
      .map(([name, content]) => `<xs:simpleType name="${name}">${content}</xs:simpleType>`)
      .join(""),
  );
  const text = (await emitSchema(schema)).find(({ path }) => path === "schema.ts")?.text ?? "";
  return (name) => {
    const type = new RegExp(`type ${name} =([^;]+);`).exec(text)?.[1]?.trim() ?? "";
    const values = new RegExp(`const ${name}Values = \\[([^\\]]*)\\] as const`).exec(text)?.[1];
    return type === `(typeof ${name}Values)[number]`
      ? (values ?? "").replaceAll(", ", " | ")
      : type;
  };
}

describe("enumerations are unions of literals", () => {
  /** The values of an enumeration, other ways to write some of them, and the type. */
  test.each([
    ["xs:double", ["1.50", "1e3", "-2"], ["15E-1", "1000.0", "-02", "1.5"], "1.5 | 1000 | -2"],
    ["xs:double", ["0", "1e21"], ["-0", "1000000000000000000000"], "0 | 1e+21"],
    ["xs:int", ["1", "-7"], ["01", "+1", "-007"], "1 | -7"],
    ["xs:token", [" a  b ", "c"], ["a b", " c"], '"a b" | "c"'],
    ["xs:string", ["a b", "é"], ["a b"], '"a b" | "é"'],
  ] as const)("%s %j", async (base, values, written, type) => {
    const alias = await aliases({ T: restriction(base, values) });
    expect(alias("T")).toBe(type);
    const schema = await schemaOf(
      `<xs:simpleType name="T">${restriction(base, values)}</xs:simpleType>`,
    );
    const component = schema.typeDefinitions.get("{urn:t}T");
    if (component?.kind !== "simpleTypeDefinition") throw new Error("no simple type");
    const literals = new Set(type.split(" | "));
    for (const text of [...values, ...written]) {
      const read = readerOf(simpleTypeDescriptor(component)).read(text, () => undefined);
      expect(isFindings(read)).toBe(false);
      if (isFindings(read)) continue;
      const literal = typeof read.value === "number" ? read.value + 0 : read.value;
      expect([...literals]).toContain(
        typeof literal === "string" ? JSON.stringify(literal) : String(literal),
      );
    }
  });

  test.each([
    ["xs:float", ["1.1"], "number", "two doubles are one float"],
    ["xs:double", ["1", "NaN"], "number", "no literal says NaN"],
    ["xs:double", ["INF"], "number", "nor infinity"],
    ["xs:decimal", ["1.0"], "string", "a decimal is written in several ways"],
    ["xs:date", ["2008-09-01"], "string", "so is a date"],
  ] as const)("%s %j is %s, since %s", async (base, values, type, _reason) => {
    expect((await aliases({ T: restriction(base, values) }))("T")).toBe(type);
  });

  test("a pattern on the numbers of an enumeration asks for their forms", async () => {
    const alias = await aliases({
      Base: restriction("xs:double", ["1.5", "2"]),
      T: `<xs:restriction base="t:Base"><xs:pattern value="[0-9.]+"/></xs:restriction>`,
    });
    expect(alias("Base")).toBe("1.5 | 2");
    expect(alias("T")).toBe("string");
  });

  test("names are told by namespace and local name", async () => {
    const alias = await aliases({ T: restriction("xs:QName", ["t:a", "xs:b"]) });
    expect(alias("T").replace(/\s+/g, " ").trim()).toBe(
      'QNameOf<"urn:t", "a"> | QNameOf<"http://www.w3.org/2001/XMLSchema", "b">',
    );
  });
});

describe("unions", () => {
  test.each([
    ["t:Word xs:string", "Word | (string & {})"],
    ["xs:token t:Word", "(string & {}) | Word"],
    ["t:Word xs:int", "Word | number"],
    ["t:Digit xs:int", "Digit | (number & {})"],
    ["t:Word t:Text", "Word | (Text & {})"],
    ["t:Word t:TextOrInt", "Word | (TextOrInt & {})"],
    ["t:Open t:Other", "Open | Other"],
    ["xs:string xs:date", "string"],
  ])("%s: %s", async (memberTypes, type) => {
    const alias = await aliases({
      Word: restriction("xs:string", ["NaN", "none"]),
      Other: restriction("xs:string", ["other"]),
      Digit: restriction("xs:int", ["1", "2"]),
      Text: restriction("xs:string", [], `<xs:minLength value="1"/>`),
      TextOrInt: `<xs:union memberTypes="t:Text xs:int"/>`,
      Open: `<xs:union memberTypes="t:Word xs:string"/>`,
      T: `<xs:union memberTypes="${memberTypes}"/>`,
    });
    expect(alias("T")).toBe(type);
  });
});

test.each([
  ["xs:string", "GBP", '"GBP"'],
  ["xs:int", "007", "7"],
  ["xs:boolean", "0", "false"],
  ["xs:decimal", "1.0", "string"],
  ["xs:NMTOKENS", "a b", "readonly string[]"],
])("a fixed %s is a literal where it has one", async (type, fixed, literal) => {
  const schema = await schemaOf(
    `<xs:complexType name="T"><xs:sequence><xs:element name="e" type="${type}" fixed="${fixed}" maxOccurs="2"/></xs:sequence>
      <xs:attribute name="a" type="${type}" fixed="${fixed}"/></xs:complexType>`,
  );
  const text = (await emitSchema(schema)).find(({ path }) => path === "schema.ts")?.text ?? "";
  expect(text).toContain(`  a?: ${literal} | undefined;`);
  expect(text).toMatch(/ {2}e: readonly /);
  expect(text).toContain(literal);
});

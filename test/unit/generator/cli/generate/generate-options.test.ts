import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { run } from "../../../../../generator/cli/program.js";
import { validatorOf } from "../../../../support/json-agreement.js";
import { type TestTerminal, testTerminal } from "../../../../support/terminal.js";

let folder: string;
let terminal: TestTerminal;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "scrutin-options-"));
  terminal = testTerminal(folder, "", { SCRUTIN_LOCALE: "en" });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const write = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);
const read = (name: string): Promise<string> => readFile(join(folder, name), "utf8");
const scrutin = (...args: string[]): Promise<number> => run(args, terminal);
const listing = async (): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true })).sort();

const xs = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"';
const shop = `<xs:schema ${xs} xmlns:t="urn:t" targetNamespace="urn:t">
<xs:element name="purchase-order" type="t:order_type"/>
<xs:element name="invoice" type="t:Invoice"/>
<xs:element name="remark" type="t:Remark" abstract="true"/>
<xs:element name="long-remark" type="t:LongRemark" substitutionGroup="t:remark"/>
<xs:complexType name="order_type"><xs:sequence>
  <xs:element name="line" type="t:Line" maxOccurs="unbounded"/><xs:element ref="t:remark" minOccurs="0"/>
</xs:sequence><xs:attribute name="state" type="t:State"/></xs:complexType>
<xs:complexType name="Line"><xs:sequence><xs:element name="item" type="xs:string"/></xs:sequence></xs:complexType>
<xs:complexType name="GiftLine"><xs:complexContent><xs:extension base="t:Line"><xs:attribute name="card" type="t:Card"/></xs:extension></xs:complexContent></xs:complexType>
<xs:simpleType name="State"><xs:restriction base="xs:string"><xs:enumeration value="open"/></xs:restriction></xs:simpleType>
<xs:simpleType name="Card"><xs:restriction base="xs:token"/></xs:simpleType>
<xs:complexType name="Remark"/>
<xs:complexType name="LongRemark"><xs:complexContent><xs:extension base="t:Remark"/></xs:complexContent></xs:complexType>
<xs:complexType name="Invoice"><xs:sequence><xs:element name="total" type="t:Money"/></xs:sequence></xs:complexType>
<xs:simpleType name="Money"><xs:restriction base="xs:decimal"/></xs:simpleType>
<xs:complexType name="Unused"/>
</xs:schema>`;

const typesIn = (text: string): readonly string[] =>
  [...text.matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, name = ""]) => name);

describe("--root", () => {
  test("keeps what documents of the root may need, derived types and substitutes included", async () => {
    await write("shop.xsd", shop);
    expect(await scrutin("generate", "shop.xsd", "-o", "all")).toBe(0);
    expect(await scrutin("generate", "shop.xsd", "-o", "one", "--root", "purchase-order")).toBe(0);
    const [all, one] = [typesIn(await read("all/shop.ts")), typesIn(await read("one/shop.ts"))];
    const without = (name: string): boolean => /^(Invoice|Money|Unused)/.test(name);
    expect(all.some(without)).toBe(true);
    expect(one).toEqual(all.filter((name) => !without(name)));
    expect(one).toEqual(expect.arrayContaining(["GiftLine", "Card", "LongRemark", "State"]));
  });

  test("names roots by prefix or Clark name, several of them, and in the configuration", async () => {
    await write("shop.xsd", shop);
    await write(
      "scrutin.config.json",
      JSON.stringify({ schemas: "shop.xsd", output: "out", roots: ["t:invoice"] }),
    );
    expect(await scrutin("generate")).toBe(0);
    expect(typesIn(await read("out/shop.ts"))).toEqual(expect.arrayContaining(["Money"]));
    expect(typesIn(await read("out/shop.ts"))).not.toContain("Line");
    expect(await scrutin("generate", "--root", "{urn:t}invoice", "--root", "purchase-order")).toBe(
      0,
    );
    expect(typesIn(await read("out/shop.ts"))).toEqual(expect.arrayContaining(["Money", "Line"]));
  });

  test("a strict wildcard needs the elements of its namespaces", async () => {
    const open = shop.replace(
      '<xs:complexType name="Invoice"><xs:sequence>',
      '<xs:complexType name="Invoice"><xs:sequence><xs:any namespace="##targetNamespace"/>',
    );
    await write("shop.xsd", open);
    expect(await scrutin("generate", "shop.xsd", "-o", "out", "--root", "invoice")).toBe(0);
    expect(typesIn(await read("out/shop.ts"))).toContain("GiftLine");
  });

  test("a root that is not there is told, with those that are", async () => {
    await write("shop.xsd", shop);
    expect(await scrutin("generate", "shop.xsd", "-o", "out", "--root", "order")).toBe(2);
    expect(terminal.errors.join("\n")).toContain('no global element "order"');
    expect(await listing()).toEqual(["shop.xsd"]);
  });
});

test("types get the names that --type-naming asks for", async () => {
  await write("shop.xsd", shop);
  expect(await scrutin("generate", "shop.xsd", "-o", "out", "--type-naming", "PascalCase")).toBe(0);
  const text = await read("out/shop.ts");
  expect(typesIn(text)).toContain("OrderType");
  expect(text).toContain("export const PurchaseOrderElement");
  expect(text).toContain('"order_type"]');
});

test.for([
  [".js", "./shop.js"],
  [".ts", "./shop.ts"],
  ["", "./shop"],
] as const)("imports end in '%s' where that is asked for", async ([extension, specifier]) => {
  await write("shop.xsd", shop);
  const option = `--import-extension=${extension}`;
  expect(await scrutin("generate", "shop.xsd", "-o", "out", option)).toBe(0);
  expect(await read("out/index.ts")).toContain(`export * from "${specifier}";`);
  expect(await read("out/schema-set.ts")).toContain(`from "${specifier}";`);
});

test("a header stands below the first line, as a comment that nothing in it can end", async () => {
  await write("shop.xsd", shop);
  await write("HEADER", "Licence: MIT\r\n\r\n\u2028 */ evil()\n");
  expect(await scrutin("generate", "shop.xsd", "-o", "out", "--header", "HEADER")).toBe(0);
  const [first, second, third, fourth, fifth] = (await read("out/shop.ts")).split("\n");
  expect(first).toMatch(/^\/\/ @generated by scrutin/);
  expect([second, third, fourth, fifth]).toEqual([
    "// Licence: MIT",
    "//",
    "// \\u2028 *\\/ evil()",
    "",
  ]);
  expect(await scrutin("generate", "shop.xsd", "-o", "out", "--header", "NONE")).toBe(2);
  expect(terminal.errors.join("\n")).toContain("NONE: no such file or folder");
});

test("--json-schema writes a definition for each type, which --check holds and a later run without it takes away", async () => {
  await write("shop.xsd", shop);
  const command = ["generate", "shop.xsd", "-o", "out"];
  expect(await scrutin(...command, "--json-schema", "shop.schema.json")).toBe(0);
  const schema = JSON.parse(await read("out/shop.schema.json")) as Record<string, object>;
  expect(schema).toMatchObject({
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $defs: {
      State: { type: "string", enum: ["open"], title: "State" },
      Invoice: { required: ["total"], properties: { total: { $ref: "#/$defs/Money" } } },
      LineOrDerived: { oneOf: [{ $ref: "#/$defs/Line" }, { required: ["item", "$type"] }] },
    },
  });
  expect(() => validatorOf(schema)).not.toThrow();
  expect(await scrutin(...command, "--json-schema", "shop.schema.json", "--check")).toBe(0);
  expect(await scrutin(...command, "--check")).toBe(1);
  expect(await scrutin(...command)).toBe(0);
  expect(await listing()).not.toContain("out/shop.schema.json");
});

test("--dry-run shows what would change, and writes nothing", async () => {
  await write("shop.xsd", shop);
  expect(await scrutin("generate", "shop.xsd", "-o", "out")).toBe(0);
  const before = await listing();
  terminal.output.length = 0;
  await write("shop.xsd", shop.replace('name="item"', 'name="article"'));
  expect(await scrutin("generate", "shop.xsd", "-o", "out", "--dry-run")).toBe(0);
  const shown = terminal.output.join("\n");
  expect(shown).toContain("--- a/out/shop.ts\n+++ b/out/shop.ts");
  expect(shown).toMatch(/^-.*item/m);
  expect(shown).toMatch(/^\+.*article/m);
  expect(shown).not.toContain("out/index.ts");
  expect(await read("out/shop.ts")).not.toContain("article");
  expect(await scrutin("generate", "shop.xsd", "-o", "new", "--dry-run")).toBe(0);
  expect(terminal.output.join("\n")).toContain("--- /dev/null\n+++ b/new/shop.ts");
  expect(await listing()).toEqual(before);
});

describe("format", () => {
  const script = `import { readdirSync, readFileSync, writeFileSync } from "node:fs";
const folder = process.argv.at(-1);
for (const name of readdirSync(folder)) {
  const path = folder + "/" + name;
  writeFileSync(path, readFileSync(path, "utf8").replaceAll("  ", "\\t"));
}`;

  test("a command formats files before they are compared, so that what is right is left alone", async () => {
    await write("shop.xsd", shop);
    await write("tabs.mjs", script);
    const args = ["generate", "shop.xsd", "-o", "out", "--format", "node tabs.mjs"];
    expect(await scrutin(...args)).toBe(0);
    expect(await read("out/shop.ts")).toContain("\n\t");
    expect(await scrutin(...args)).toBe(0);
    expect(terminal.output.at(-1)).toMatch(/, 0 written, /);
    expect(await scrutin(...args, "--check")).toBe(0);
    expect(await listing()).not.toContainEqual(expect.stringContaining("-format-"));
  });

  test("a function does the same", async () => {
    await write("shop.xsd", shop);
    await write(
      "scrutin.config.mjs",
      'export default { schemas: "shop.xsd", output: "out", format: (text, path) => text + "// " + path + "\\n" };',
    );
    expect(await scrutin("generate")).toBe(0);
    expect(await read("out/shop.ts")).toMatch(/\/\/ shop\.ts\n$/);
  });

  test("one that fails, or takes the first line, is told, and nothing is written", async () => {
    await write("shop.xsd", shop);
    const generate = ["generate", "shop.xsd", "-o", "out", "--format"];
    expect(await scrutin(...generate, 'node -e "throw new Error(42)"')).toBe(2);
    expect(terminal.errors.join("\n")).toContain("failed");
    await write("empty.mjs", script.replace('replaceAll("  ", "\\t")', 'replace(/.*\\n/, "")'));
    expect(await scrutin(...generate, "node empty.mjs")).toBe(2);
    expect(terminal.errors.join("\n")).toContain("formatting changed the first line of");
    expect(await listing()).toEqual(["empty.mjs", "shop.xsd"]);
  });
});

test("plugins generate code of their own", async () => {
  await write("shop.xsd", shop);
  await write(
    "scrutin.config.mjs",
    `const handles = new Map();
const handleOf = (declaration) => {
  if (!handles.has(declaration))
    handles.set(declaration, { wanted: declaration.component.name?.local + "Label", space: "value" });
  return handles.get(declaration);
};
const labels = {
  handles: (declaration) => [handleOf(declaration)],
  statements: (declaration, context) => [
    { kind: "constant", name: context.name(handleOf(declaration)), docs: [], type: "string", initializer: '"x"' },
  ],
  files: () => [],
};
export default { schemas: "shop.xsd", output: "out", plugins: [labels] };`,
  );
  expect(await scrutin("generate")).toBe(0);
  expect(await read("out/shop.ts")).toContain('export const InvoiceLabel: string = "x";');
});

describe("configurations", () => {
  test("are searched upwards, and paths are relative to them", async () => {
    await write("shop.xsd", shop);
    await write("scrutin.config.json", '{ "schemas": "shop.xsd", "output": "out" }');
    await mkdir(join(folder, "deep/er"), { recursive: true });
    const below = testTerminal(join(folder, "deep/er"), "", { SCRUTIN_LOCALE: "en" });
    expect(await run(["generate"], below)).toBe(0);
    expect(await listing()).toContain("out/shop.ts");
  });

  test("in JSON that cannot be read say so", async () => {
    await write("scrutin.config.json", '{ "schemas": ');
    expect(await scrutin("generate")).toBe(2);
    expect(terminal.errors.join("\n")).toContain("scrutin.config.json: ");
  });
});

describe("init", () => {
  test("writes a configuration for the schemas that begin, and it works", async () => {
    await mkdir(join(folder, "xsd/parts"), { recursive: true });
    await write(
      "xsd/shop.xsd",
      shop.replace("<xs:element", '<xs:include schemaLocation="parts/extra.xsd"/><xs:element'),
    );
    await write("xsd/parts/extra.xsd", `<xs:schema ${xs} targetNamespace="urn:t"/>`);
    expect(await scrutin("init", "-o", "gen")).toBe(0);
    const text = await read("scrutin.config.ts");
    expect(text).toContain('schemas: ["xsd/shop.xsd"]');
    expect(text).toContain('output: "gen"');
    expect(await scrutin("generate")).toBe(0);
    expect(await listing()).toContain("gen/shop.ts");
    expect(await scrutin("init")).toBe(2);
    expect(terminal.errors.at(-1)).toContain("scrutin.config.ts exists already");
  });

  test("a folder without schemas gets none", async () => {
    expect(await scrutin("init")).toBe(2);
    expect(terminal.errors.at(-1)).toContain("there is no schema");
    expect(await listing()).toEqual([]);
  });
});

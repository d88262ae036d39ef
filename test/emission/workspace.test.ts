import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { run } from "../../generator/cli/program.js";
import { type TestTerminal, testTerminal } from "../support/terminal.js";
import { TypeChecker } from "./type-check.js";

/*
 * A workspace of two packages: one has what is common, the other builds on it and imports its generated code.
 */

const common = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:c="urn:common" targetNamespace="urn:common">
<xs:complexType name="Party"><xs:sequence><xs:element name="name" type="xs:string"/></xs:sequence></xs:complexType>
<xs:simpleType name="Country"><xs:restriction base="xs:string"><xs:enumeration value="FR"/><xs:enumeration value="BE"/></xs:restriction></xs:simpleType>
<xs:element name="party" type="c:Party"/>
<xs:element name="note" type="c:Note" abstract="true"/><xs:complexType name="Note"/>
</xs:schema>`;
const shop = (extra = "", fixed = ""): string =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:c="urn:common" xmlns:s="urn:shop" targetNamespace="urn:shop">
<xs:import namespace="urn:common" schemaLocation="../common/common.xsd"/>
<xs:complexType name="Buyer"><xs:complexContent><xs:extension base="c:Party"><xs:sequence><xs:element name="country" type="c:Country"${fixed}/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
<xs:element name="order"><xs:complexType><xs:sequence><xs:element name="buyer" type="s:Buyer"/><xs:element ref="c:party" minOccurs="0"/></xs:sequence></xs:complexType></xs:element>
${extra}</xs:schema>`;

let folder: string;
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "scrutin-workspace-")));
  await write("package.json", '{ "private": true, "workspaces": ["common", "shop"] }');
  await write("node_modules/.keep", "");
  await mkdir(join(folder, "node_modules/@x"));
  await symlink(join(folder, "common"), join(folder, "node_modules/@x/common"));
  const exports = '{ ".": "./generated/index.ts" }';
  await write(
    "common/package.json",
    `{ "name": "@x/common", "type": "module", "exports": ${exports} }`,
  );
  await write("shop/package.json", '{ "name": "@x/shop", "type": "module" }');
  await write("common/common.xsd", common);
  await write("shop/shop.xsd", shop());
  const there = terminalIn("common");
  expect(await run(["generate", "common.xsd", "-o", "generated"], there)).toBe(0);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(name: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, name)), { recursive: true });
  await writeFile(join(folder, name), text);
}
const terminalIn = (name: string): TestTerminal =>
  testTerminal(join(folder, name), "", { SCRUTIN_LOCALE: "en" });
const generateShop = (terminal: TestTerminal, namespace = "urn:common", module = "@x/common") =>
  run(["generate", "shop.xsd", "-o", "generated", "--import", `${namespace}=${module}`], terminal);

test("what another package has is imported from it; and the code compiles", async () => {
  const terminal = terminalIn("shop");
  expect([await generateShop(terminal), terminal.errors]).toEqual([0, []]);
  const files = (await readdir(join(folder, "shop/generated"))).sort();
  expect(files).toEqual(["index.ts", "prefixes.ts", "schema-set.ts", "shop.ts"]);
  const text = await readFile(join(folder, "shop/generated/shop.ts"), "utf8");
  expect(text).toMatch(/from "@x\/common";/);
  const paths = files.map((name) => join(folder, "shop/generated", name));
  expect(new TypeChecker().check([paths]).flatMap(({ errors }) => errors)).toEqual([]);
}, 60_000);

test("a component that is not the same there, or missing, is told before anything is written", async () => {
  await write("common/common.xsd", common.replace('value="BE"', 'value="LU"'));
  const changed = terminalIn("shop");
  expect(await generateShop(changed)).toBe(2);
  expect(changed.errors.join("\n")).toContain(
    '"{urn:common}Country" is not the same in the module "@x/common"',
  );
  await write(
    "common/common.xsd",
    common.replace(
      '<xs:element name="party"',
      '<xs:element name="more" type="xs:int"/><xs:element name="party"',
    ),
  );
  const more = terminalIn("shop");
  expect(await generateShop(more)).toBe(2);
  expect(more.errors.join("\n")).toContain('"{urn:common}more" is not the same');
  expect(await readdir(join(folder, "shop"))).not.toContain("generated");
});

test("an element that stands in for one of theirs is told: they would refuse its documents", async () => {
  const own = '<xs:element name="own" type="c:Note" substitutionGroup="c:note"/>';
  await write("shop/shop.xsd", shop(own));
  const terminal = terminalIn("shop");
  expect(await generateShop(terminal)).toBe(2);
  expect(terminal.errors.join("\n")).toContain('"{urn:common}note" is not the same');
});

test.for([
  ["urn:comon", "@x/common", 'no schema has the namespace "urn:comon"'],
  ["urn:common", "@x/nowhere", 'the module "@x/nowhere" cannot be loaded'],
  ["urn:common", "node:path", "does not export schemas()"],
] as const)("--import %s=%s: %s", async ([namespace, module, message]) => {
  const terminal = terminalIn("shop");
  expect(await generateShop(terminal, namespace, module)).toBe(2);
  expect(terminal.errors.join("\n")).toContain(message);
});

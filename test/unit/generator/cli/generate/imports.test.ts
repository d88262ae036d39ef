import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { run } from "../../../../../generator/cli/program.js";
import { testTerminal } from "../../../../support/terminal.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "scrutin-imports-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test.each([
  ["export const schemas = 3;", "does not export schemas()"],
  ["export const schemas = () => null;", "does not export schemas()"],
  ["export const schemas = () => ({});", "does not export schemas()"],
  [
    "export const schemas = () => ({ types: 5, elements: [], attributes: {} });",
    "does not export schemas()",
  ],
  ["export const schemas = () => { throw new Error('boom'); };", "cannot be loaded: boom"],
  [
    "const m = () => new Map([['{urn:a}T', { get kind() { throw new Error('late'); } }]]); export const schemas = () => ({ types: m(), elements: m(), attributes: m() });",
    "cannot be loaded: late",
  ],
  [
    "const m = () => new Map(); export const schemas = () => ({ types: m(), elements: m(), attributes: m() });",
    '"{urn:a}T" is not the same',
  ],
  ["throw 'a word';", "cannot be loaded: a word"],
])("a module that is not a generated one is told: %s", async (code, expected) => {
  await writeFile(
    join(folder, "a.xsd"),
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:a"><xs:complexType name="T"/></xs:schema>`,
  );
  await writeFile(join(folder, "module.mjs"), code);
  const terminal = testTerminal(folder, "", { SCRUTIN_LOCALE: "en" });
  const args = ["generate", "a.xsd", "-o", "out", "--import", "urn:a=../module.mjs"];
  expect(await run(args, terminal)).toBe(2);
  expect(terminal.errors.join("\n")).toContain(expected);
  expect((await readdir(folder)).sort()).toEqual(["a.xsd", "module.mjs"]);
});

import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { run } from "../../../../../generator/cli/program.js";
import { testTerminal } from "../../../../support/terminal.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "scrutin-init-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const schema = (content: string): string =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${content}</xs:schema>`;

/** What `schemas` says in the configuration that `scrutin init` writes for these files. */
async function schemasFor(files: Readonly<Record<string, string | Buffer>>): Promise<unknown> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(folder, name, ".."), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  expect(await run(["init"], testTerminal(folder, "", { SCRUTIN_LOCALE: "en" }))).toBe(0);
  const text = await readFile(join(folder, "scrutin.config.ts"), "utf8");
  return JSON.parse(/^ {2}schemas: (\[.*\]),$/m.exec(text)?.[1] ?? "");
}

test("references are read as XML has them: escaped, in UTF-16, and not from comments", async () => {
  const files = {
    "été & 1/b.xsd": schema(""),
    "c.xsd": schema(""),
    "left.xsd": schema(""),
    "a.xsd": schema(
      `<xs:include schemaLocation="%C3%A9t%C3%A9%20&amp; 1/b.xsd"/><!-- <xs:include schemaLocation="left.xsd"/> -->`,
    ),
    "wide.xsd": Buffer.from(`\uFEFF${schema(`<xs:include schemaLocation='c.xsd'/>`)}`, "utf16le"),
  };
  expect(await schemasFor(files)).toEqual(["a.xsd", "left.xsd", "wide.xsd"]);
});

test("references that are no addresses, and documents that are no XML, stop nothing", async () => {
  const files = {
    "a.xsd": schema(
      `<xs:include schemaLocation="100%.xsd"/><xs:import schemaLocation="http://[bad"/>`,
    ),
    "100%.xsd": schema(""),
    "broken.xsd": "<xs:schema",
  };
  expect(await schemasFor(files)).toEqual(["a.xsd", "broken.xsd"]);
});

test("many schemas become one pattern for each ending", async () => {
  const files = Array.from({ length: 13 }, (_, index): [string, string] => [
    `n${index}.${["wsdl", "xsd", "XSD"][index % 3]}`,
    schema(""),
  ]);
  expect(await schemasFor(Object.fromEntries(files))).toEqual(
    expect.arrayContaining(["**/*.wsdl", "**/*.xsd", "**/*.XSD"]),
  );
});

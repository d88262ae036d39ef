import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { run } from "../../../../generator/cli/program.js";
import { testTerminal } from "../../../support/terminal.js";

/*
 * Names of files are foreign text: what a command prints of them clears no screen, begins no line and turns no direction.
 */

const folder = mkdtempSync(join(tmpdir(), "scrutin-names-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const names = [
  "a\nerror: b",
  "c\rd",
  "e\x1b[2Jf",
  "g\u009bh",
  "i\u2028j",
  "k\u202el",
  "m\ufeffn",
  "o\x7fp",
];
const unseen = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069\uFEFF]/u;
const good = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="r" type="xs:int"/></xs:schema>`;

const commands: readonly (readonly [string, (name: string) => readonly string[]])[] = [
  ["generate, of what is good", (name) => ["generate", `${name}.good.xsd`, "-o", `out/${name}`]],
  ["generate, of what is not", (name) => ["generate", `${name}.bad.xsd`, "-o", "out"]],
  ["generate, of what is not there", (name) => ["generate", `${name}.xsd`, "-o", "out"]],
  ["inspect", (name) => ["inspect", `${name}.bad.xsd`]],
  ["validate", (name) => ["validate", `${name}.xml`, "--schema", `${name}.good.xsd`]],
  ["validate, of what is not there", (name) => ["validate", `${name}.none`, "--schema", "a.xsd"]],
  ["convert", (name) => ["convert", `${name}.xml`, "--schema", `${name}.good.xsd`]],
  ["convert, of JSON", (name) => ["convert", `${name}.json`, "--schema", `${name}.good.xsd`]],
  [
    "report, in Markdown",
    (name) => ["report", `${name}.xml`, "--schema", `${name}.good.xsd`, "--format", "md"],
  ],
  [
    "report, in HTML",
    (name) => ["report", `${name}.xml`, "--schema", `${name}.good.xsd`, "--format", "html"],
  ],
  [
    "validate, for a workflow",
    (name) => ["validate", "plain.xml", "--schema", `${name}.good.xsd`, "--format", "github"],
  ],
  ["rules", (name) => ["rules", `${name}.sch`, "--schema", "none"]],
  ["diff", (name) => ["diff", `${name}.good.xsd`, `${name}.bad.xsd`]],
  ["an option that is none", (name) => ["validate", `--${name}`]],
  ["a command that is none", (name) => [name]],
];

describe.each(commands)("%s", (_, argumentsFor) => {
  test.each(names)("a name with %j", async (name) => {
    mkdirSync(join(folder, "out"), { recursive: true });
    writeFileSync(join(folder, `${name}.good.xsd`), good);
    writeFileSync(join(folder, `${name}.bad.xsd`), good.replace("xs:int", "xs:itn"));
    writeFileSync(join(folder, `${name}.xml`), "<r>\u009bx\u202e</r>");
    writeFileSync(join(folder, "plain.xml"), "<r>\u009bx\u202e</r>");
    writeFileSync(join(folder, `${name}.json`), `{"x": `);
    writeFileSync(join(folder, `${name}.sch`), "<schema/>");
    const terminal = testTerminal(folder);
    await run(argumentsFor(name), terminal);
    const lines = [...terminal.output, ...terminal.errors].flatMap((all) => all.split("\n"));
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line.replaceAll("\t", "")).not.toMatch(unseen);
    // In HTML the end of a line is a space.
    for (const line of lines) expect(line).not.toMatch(/^error: b[^<]*$/);
  });
});

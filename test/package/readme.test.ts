import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { globSync } from "tinyglobby";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run as runCommand } from "../../generator/cli/program.js";
import { root } from "../../scripts/root.js";
import { type Installed, installPacked } from "../support/packed.js";
import { codeBlocks, english, french, provenanceTable, replaceBetween } from "../support/readme.js";
import { testTerminal } from "../support/terminal.js";

const texts = { "README.md": english, "README.fr.md": french } as const;
const read = (name: string): string => readFileSync(join(root, name), "utf8");
const typescriptOf = (name: string): readonly string[] =>
  codeBlocks(read(name)).flatMap(({ language, code }) => (language === "ts" ? [code] : []));

/** The schema that the sample of a diagnostic is about. */
const mistaken = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:a="urn:a" targetNamespace="urn:a">
  <xs:complexType name="AdresseType">
    <xs:sequence>
      <xs:element name="ligne" type="xs:string" maxOccurs="6"/>
    </xs:sequence>
  </xs:complexType>
    <xs:element name="adresse" type="a:AdresseTyp"/>
</xs:schema>
`;

describe.for(Object.entries(texts))("%s", ([name, words]) => {
  test("says the provenance of the schemas; `npm run readme` writes it again", () => {
    const text = read(name);
    expect(replaceBetween(text, "provenance", provenanceTable(root, words))).toBe(text);
  });

  test("names every electoral module and every option of generate", async () => {
    const text = read(name);
    const modules = globSync("*.xsd", { cwd: join(root, "schemas/electoral") });
    const entries = modules.filter((module) => module.startsWith("echanges-"));
    const missing = modules.filter(
      (module) => !entries.includes(module) && !text.includes(`\`${module}\``),
    );
    expect(missing).toEqual([]);
    const help: string[] = [];
    const terminal = { ...testTerminal(root), out: (line: string) => help.push(line) };
    expect(await runCommand(["generate", "--help"], terminal)).toBe(0);
    const options = [...help.join("\n").matchAll(/--[a-z\-]+/gv)].map(([option]) => option);
    expect(options).toContain("--check");
    expect(options.filter((option) => option !== "--help" && !text.includes(option))).toEqual([]);
  });

  test("shows a diagnostic as the command prints it", async () => {
    const folder = mkdtempSync(join(tmpdir(), "scrutin-readme-"));
    writeFileSync(join(folder, "a.xsd"), mistaken);
    const locale = name === "README.md" ? "en" : "fr";
    const terminal = testTerminal(folder, "", { SCRUTIN_LOCALE: locale });
    expect(await runCommand(["inspect", "a.xsd"], terminal)).toBe(2);
    rmSync(folder, { recursive: true });
    const [, sample] = /<!-- diagnostic -->\n```\n(.*?)\n```/s.exec(read(name)) ?? [];
    expect(terminal.errors.slice(0, -1).join("\n")).toBe(sample);
  });

  test("links to what is there", () => {
    const links = [...read(name).matchAll(/\]\((?!https?:)([^\)#]+)\)/gv)].map(
      ([, link = ""]) => link,
    );
    expect(
      links.filter((link) => globSync([link, `${link}/**`], { cwd: root }).length === 0),
    ).toEqual([]);
  });
});

test("both languages show the same code", () => {
  expect(typescriptOf("README.fr.md")).toEqual(typescriptOf("README.md"));
  expect(typescriptOf("README.md").length).toBeGreaterThanOrEqual(4);
});

describe("the code", () => {
  let installed: Installed;
  beforeAll(() => {
    installed = installPacked();
    writeFileSync(join(installed.project, "package.json"), '{ "type": "module" }\n');
    symlinkSync(join(root, "node_modules/@types"), join(installed.project, "node_modules/@types"));
    const [schema] = codeBlocks(read("README.md")).filter(({ language }) => language === "xml");
    writeFileSync(join(installed.project, "note.xsd"), schema?.code ?? "");
    const command = join(installed.project, "node_modules/scrutin/dist/generator/cli.js");
    execFileSync(process.execPath, [command, "generate", "note.xsd", "--output", "src/generated"], {
      cwd: installed.project,
      stdio: "pipe",
    });
    for (const [index, code] of typescriptOf("README.md").entries()) {
      writeFileSync(join(installed.project, `block-${index}.ts`), `${code}\nexport {};\n`);
    }
  }, 60_000);
  afterAll(() => rmSync(dirname(installed.project), { recursive: true, force: true }));

  test("compiles under plain strict", () => {
    const compilerOptions = {
      target: "es2022",
      lib: ["es2022", "dom"],
      module: "nodenext",
      strict: true,
      types: ["node"],
      outDir: "out",
    };
    writeFileSync(
      join(installed.project, "tsconfig.json"),
      JSON.stringify({ compilerOptions, include: ["*.ts"] }),
    );
    const { stdout, status } = spawnSync(
      process.execPath,
      [join(root, "node_modules/typescript/bin/tsc")],
      {
        cwd: installed.project,
        encoding: "utf8",
      },
    );
    expect(stdout).toBe("");
    expect(status).toBe(0);
  });

  test("writes and reads a note", () => {
    const index = typescriptOf("README.md").findIndex((code) => code.includes("NoteElement"));
    const printed = execFileSync(process.execPath, [`out/block-${index}.js`], {
      cwd: installed.project,
      encoding: "utf8",
    });
    expect(printed).toBe("Zoé and Loïc 0\n");
  });

  test("prints a first avis", () => {
    const printed = execFileSync(process.execPath, ["out/block-0.js"], {
      cwd: installed.project,
      encoding: "utf8",
    });
    expect(printed).toContain("AvisDInscription");
    expect(printed).toContain("Anne-Sophie");
  });
});

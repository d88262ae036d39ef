import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { globSync } from "tinyglobby";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run as runCommand } from "../../generator/cli/program.js";
import { sizeOf, taken } from "../../scripts/bundle-sizes.js";
import { root } from "../../scripts/root.js";
import { ambient, apiExamples } from "../support/api-examples.js";
import { strayMarks, typographicProse } from "../support/french-pages.js";
import { type Installed, installPacked } from "../support/packed.js";
import {
  codeBlocks,
  english,
  french,
  frenchPages,
  provenanceSentence,
  provenanceTable,
  replaceBetween,
} from "../support/readme.js";
import { testTerminal } from "../support/terminal.js";

const readmes = [
  { name: "README.md", electoral: "docs/electoral.md", words: english, locale: "en" },
  { name: "README.fr.md", electoral: "docs/electoral.fr.md", words: french, locale: "fr" },
] as const;

/** The pages whose TypeScript is compiled: in French it is the same, but for its comments. */
const pagesWithCode = ["README.md", "docs/electoral.md", "docs/runtime.md", "docs/command-line.md"];

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

describe.for(readmes)("$name", ({ name, electoral, words, locale }) => {
  test("says the provenance of the schemas; `npm run readme` writes it again", () => {
    expect(read(name)).toContain(provenanceSentence(root, words));
    const text = read(electoral);
    expect(replaceBetween(text, "provenance", provenanceTable(root, words))).toBe(text);
  });

  test("has a page beside it that names every electoral module", () => {
    const text = read(electoral);
    const modules = globSync("*.xsd", { cwd: join(root, "schemas/electoral") });
    const missing = modules.filter(
      (module) => !module.startsWith("echanges-") && !text.includes(`\`${module}\``),
    );
    expect(missing).toEqual([]);
  });

  test("shows a diagnostic as the command prints it", async () => {
    const folder = mkdtempSync(join(tmpdir(), "scrutin-readme-"));
    writeFileSync(join(folder, "a.xsd"), mistaken);
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

test("the READMEs say the sizes of bundles, to a tenth; `npm run readme` writes them again", async () => {
  for (const one of taken) {
    const { own, withLibraries } = await sizeOf(one, root);
    for (const { name, locale } of readmes) {
      const begin = `| ${locale === "fr" ? one.french : one.english} |`;
      const row = read(name)
        .split("\n")
        .find((line) => line.startsWith(begin));
      const said = row?.match(/(?<=\| )\d+(?= \|)/gv)?.map(Number) ?? [];
      const far = [own, withLibraries].filter(
        (size, index) => Math.abs(size - (said[index] ?? 0)) > Math.max(2, size / 10),
      );
      expect(far, `${begin} ${own} and ${withLibraries}, not ${said.join(" and ")}`).toEqual([]);
    }
  }
});

describe("pages in French", () => {
  test("there are two of them at least", () => {
    expect(frenchPages(root)).toEqual(
      expect.arrayContaining(readmes.slice(1).flatMap(({ name, electoral }) => [name, electoral])),
    );
  });

  test.for(frenchPages(root))(
    "%s has the typography of print; `npm run readme` gives it",
    (page) => {
      expect(typographicProse(read(page))).toBe(read(page));
      expect(strayMarks(read(page))).toEqual([]);
    },
  );

  test("a page without it is seen", () => {
    const page =
      "L'un : « deux » ; trois !\n\n```ts\nconst a = b ? 'c' : 'd';\n```\n`d'e ?` [l'f](#l'f)\n";
    expect(typographicProse(page)).toBe(
      "L’un\u00a0: «\u00a0deux\u00a0»\u202f; trois\u202f!\n\n```ts\nconst a = b ? 'c' : 'd';\n```\n`d'e ?` [l’f](#l'f)\n",
    );
    expect(strayMarks("un «\ndeux » 10 000\n; trois...")).toEqual(["un «", "0 000", "; trois..."]);
  });

  test.for(readmes.slice(1))("$name shows the code of the English page", ({ name, electoral }) => {
    const uncommented = (page: string): readonly string[] =>
      typescriptOf(page).map((code) => code.replaceAll(/ *\/\/ .*$/gmv, ""));
    expect(uncommented(name)).toEqual(uncommented("README.md"));
    expect(uncommented(electoral)).toEqual(uncommented("docs/electoral.md"));
  });
});

describe("the code", () => {
  let installed: Installed;
  const blocks = pagesWithCode.flatMap((page) =>
    typescriptOf(page).map((code, index) => ({
      name: `${page.replace(/^.*\//, "").replace(".md", "")}-${index}`,
      code,
    })),
  );
  const blockWith = (text: string): string =>
    `out/${blocks.find(({ code }) => code.includes(text))?.name}.js`;
  const runBlock = (text: string): string =>
    execFileSync(process.execPath, [blockWith(text)], {
      cwd: installed.project,
      encoding: "utf8",
    });

  beforeAll(() => {
    installed = installPacked();
    writeFileSync(join(installed.project, "package.json"), '{ "type": "module" }\n');
    symlinkSync(join(root, "node_modules/@types"), join(installed.project, "node_modules/@types"));
    const [schema] = codeBlocks(read("README.md")).filter(({ language }) => language === "xml");
    writeFileSync(join(installed.project, "notes.xsd"), schema?.code ?? "");
    const command = join(installed.project, "node_modules/scrutin/dist/generator/cli.js");
    execFileSync(
      process.execPath,
      [command, "generate", "notes.xsd", "--output", "src/generated"],
      {
        cwd: installed.project,
        stdio: "pipe",
      },
    );
    writeFileSync(join(installed.project, "ambient.d.ts"), ambient);
    for (const { name, code } of [...blocks, ...apiExamples(root)]) {
      writeFileSync(join(installed.project, `${name}.ts`), `${code}\nexport {};\n`);
    }
  }, 180_000);
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
  }, 180_000);

  test("builds a note, reads it, and says what is wrong with another", () => {
    expect(runBlock('writeFileSync("note.xml"')).toContain("<to>Loïc</to>");
    const printed = runBlock('readFileSync("note.xml")');
    expect(printed).toContain("[ 'Zoé', 'Loïc' ] 2026-12-24");
    expect(printed).toContain("cvc-complex-type.2.4.b");
  });

  test("checks a form", () => {
    const printed = runBlock("NoteSchema.pick");
    expect(printed).toContain("2026-13-01");
    expect(printed).toContain("issues: [");
  });

  test("writes and reads a stream", () => {
    expect(runBlock("parseStream(NotesElement")).toBe("0 a1 0\n");
  });

  test("writes electoral documents", () => {
    expect(runBlock("avisDeRadiation()")).toContain("Jean-Baptiste");
    expect(runBlock("avisDInscription()")).toContain("Anne-Sophie");
  });

  test("reads by schemas that were loaded at run time", () => {
    expect(runBlock("loadSchemas(")).toBe("hello\n");
  });
});

describe("the commands", () => {
  test("of README.md print what they should", async () => {
    const folder = mkdtempSync(join(tmpdir(), "scrutin-readme-"));
    const blocks = codeBlocks(read("README.md"));
    writeFileSync(
      join(folder, "notes.xsd"),
      blocks.find(({ language }) => language === "xml")?.code ?? "",
    );
    const note = '<note xmlns="urn:notes" id="a1"><to>Zoé</to></note>';
    writeFileSync(join(folder, "note.xml"), note);
    writeFileSync(join(folder, "wrong.xml"), note.replace("a1", "1a"));
    const generated = /`npx scrutin (generate [^`]*)`/v.exec(read("README.md"))?.[1] ?? "";
    const lines = [
      generated,
      ...blocks.flatMap(({ code }) => code.match(/(?<=^npx scrutin ).*/gmv) ?? []),
    ];
    expect(lines.length).toBeGreaterThanOrEqual(5);
    const codes: (readonly [string, number])[] = [];
    for (const line of lines) {
      const args = line
        .replace(/ *(?:#|> ).*/v, "")
        .replaceAll('"', "")
        .split(" ");
      codes.push([args[0] ?? "", await runCommand(args, testTerminal(folder))]);
    }
    rmSync(folder, { recursive: true });
    expect(codes).toEqual([
      ["generate", 0],
      ["generate", 0],
      ["validate", 1],
      ["validate", 1],
      ["convert", 0],
    ]);
  });
});

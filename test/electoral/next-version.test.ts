import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { Project, type SourceFile, ts } from "ts-morph";
import { expect, test } from "vitest";
import type { ZodType } from "zod";
import type { ChangedType } from "../../generator/cli/diff/source.js";
import { loadModule } from "../../generator/cli/files/load-module.js";
import { run } from "../../generator/cli/program.js";
import type { ElementDescriptor } from "../../runtime/descriptors.js";
import { serialize } from "../../runtime/serialize.js";
import * as v1 from "../../runtime/v1/index.js";
import * as zod from "../../runtime/v1/zod.js";
import { root } from "../../scripts/root.js";
import { testTerminal } from "../support/terminal.js";
import { type Program, programs } from "./next-version-code.js";

/*
 * A made-up next version of the electoral schemas: what changed is named rightly, and code that is generated again breaks where it must.
 */

type Edit = readonly [file: string, from: string | RegExp, to: string];

const edits: readonly Edit[] = [
  // A new code.
  [
    "electoral/AvisDeRadiation.xsd",
    /(?=<xs:enumeration value="J")/,
    '<xs:enumeration value="K"><xs:annotation><xs:documentation>Nouveau.</xs:documentation></xs:annotation></xs:enumeration>\n',
  ],
  // A new optional element, and a new required one.
  [
    "electoral/AvisDeRadiation.xsd",
    /(?=<\/xs:sequence>)/,
    '<xs:element name="Observation" type="xs:string" minOccurs="0"/>\n',
  ],
  [
    "electoral/AvisDInscription.xsd",
    /(?=<\/xs:sequence>)/,
    '<xs:element name="Canton" type="xs:string"/>\n',
  ],
  // A removed type, with the element that had it.
  [
    "electoral/DefinitionsCommunes.xsd",
    /<xs:complexType name="LieuDInscriptionPrecedentType"[\s\S]*?<\/xs:complexType>/,
    "",
  ],
  [
    "electoral/AvisDInscription.xsd",
    /<xs:element name="LieuDInscriptionPrecedent"[\s\S]*?<\/xs:element>/,
    "",
  ],
  // A narrower pattern: overseas only.
  ["cog.xsd", /\(\(\[0-8\]\[0-9AB\]\)\|\(9\[0-8AB\]\)\)/, "(9[0-8AB])"],
];

async function schemaFiles(): Promise<Map<string, string>> {
  const names = await readdir(`${root}schemas`, { recursive: true });
  const files = new Map<string, string>();
  for (const name of names.sort())
    if (name.endsWith(".xsd"))
      files.set(name.replaceAll("\\", "/"), await readFile(join(root, "schemas", name), "utf8"));
  return files;
}

/** The next version; a type is renamed in all files. */
function nextVersion(files: ReadonlyMap<string, string>): Map<string, string> {
  const next = new Map(files);
  for (const [file, from, to] of edits) {
    const before = next.get(file) ?? "";
    const after = before.replace(from, to);
    expect([file, after === before]).toEqual([file, false]);
    next.set(file, after);
  }
  for (const [file, text] of next)
    next.set(file, text.replaceAll("PeriodeDeRevisionType", "RevisionType"));
  return next;
}

test("the next version is compared, taken, and breaks code where it must", async () => {
  const folder = await mkdtemp(join(tmpdir(), "scrutin-next-"));
  const write = async (name: string, content: string | Uint8Array): Promise<void> => {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  };
  try {
    const files = await schemaFiles();
    for (const [name, text] of files) await write(`schemas/${name}`, text);
    const schemas = ["schemas/electoral/echanges-mairies-insee-unite-electorale.xsd"];
    await write("scrutin.config.json", JSON.stringify({ schemas, output: "generated" }));
    await write("package.json", '{ "name": "mairie", "version": "2.3.1" }');
    const archive = [...nextVersion(files)].map(([name, text]) => [
      `insee-2010/${name}`,
      strToU8(text),
    ]);
    await write("insee-2010.zip", zipSync(Object.fromEntries(archive)));
    const terminal = testTerminal(folder, "", { SCRUTIN_LOCALE: "fr" });
    expect(await run(["generate"], terminal)).toBe(0);
    await cp(join(folder, "generated"), join(folder, "before"), { recursive: true });
    terminal.output.length = 0;
    expect(await run(["update", "insee-2010.zip", "--yes", "--format", "json"], terminal)).toBe(0);
    const report = JSON.parse(terminal.output.join("\n")) as {
      readonly step: string;
      readonly writers: { readonly verdict: string };
      readonly readers: { readonly verdict: string };
      readonly entries: readonly { readonly kind: string; readonly sentence: string }[];
      readonly source: {
        readonly types: readonly ChangedType[];
      };
    };
    expect(report).toMatchObject({
      step: "major",
      writers: { verdict: "breaks" },
      readers: { verdict: "breaks" },
    });
    expect(report.entries.map(({ kind }) => kind).sort()).toEqual([
      "element-added-optional",
      "element-added-required",
      "element-removed",
      "enumeration-added",
      "pattern-changed",
      "type-removed",
      "type-renamed",
    ]);
    const said = report.entries
      .map(({ sentence }) => sentence)
      .join("\n")
      .replaceAll("\u00a0", " ");
    expect(said).toContain("el:MotifDeRadiationType : nouveau code « K »");
    expect(said).toContain("type renommé en el:RevisionType");
    // Who builds an avis d'inscription lacks the canton; who builds an avis de radiation goes on as before.
    const builders = report.source.types.filter((type) => type.builders).map(({ name }) => name);
    expect(builders).toContain("DocumentAvisDInscriptionType");
    expect(builders).not.toContain("DocumentAvisDeRadiationType");
    expect(terminal.errors.join("\n").replaceAll("\u00a0", " ")).toContain(
      "version proposée : 3.0.0",
    );
    expect(await readFile(join(folder, "generated/AvisDeRadiation.ts"), "utf8")).toContain('"K"');
    expect(await run(["generate", "--check"], terminal)).toBe(0);
    await compareWithCompiler(folder, report.source.types);
    await runPrograms(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** Programs compile before, and after it those do not that the report names: no others, and none of them elsewhere. */
async function compareWithCompiler(folder: string, types: readonly ChangedType[]): Promise<void> {
  const announced = programs.filter(({ builds, reads }) =>
    types.some(
      ({ name, builders, readers }) =>
        (builders && builds.includes(name)) || (readers && reads.includes(name)),
    ),
  );
  expect(announced.map(({ name }) => name)).toEqual(
    programs.filter(({ breaksAt }) => breaksAt !== undefined).map(({ name }) => name),
  );
  for (const program of programs)
    await writeFile(
      join(folder, `${program.name}.ts`),
      program.text.replaceAll("GENERATED", "./generated/index.js"),
    );
  const complaints = await compile(folder);
  expect(complaints.before).toEqual([]);
  expect(complaints.generated.map(({ name }) => name)).toEqual(announced.map(({ name }) => name));
  for (const { name, line } of complaints.generated)
    expect(line).toContain(programs.find((program) => program.name === name)?.breaksAt);
}

interface Complaint {
  readonly name: string;
  /** The line that the compiler refuses first. */
  readonly line: string;
}

/** What the compiler refuses of the programs, with the code of each version. */
async function compile(
  folder: string,
): Promise<Readonly<Record<"before" | "generated", readonly Complaint[]>>> {
  const project = new Project({
    compilerOptions: {
      strict: true,
      exactOptionalPropertyTypes: true,
      noImplicitReturns: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      types: [],
      skipLibCheck: true,
      noEmit: true,
      paths: {
        "scrutin/runtime/v1": [`${root}runtime/v1/index.ts`],
        "scrutin/runtime/v1/zod": [`${root}runtime/v1/zod.ts`],
      },
    },
  });
  const fileOf = (version: string, { name, text }: Program): SourceFile =>
    project.createSourceFile(
      join(folder, `${version}-${name}.ts`),
      text.replaceAll("GENERATED", `./${version}/index.js`),
    );
  const files = {
    before: programs.map((program) => fileOf("before", program)),
    generated: programs.map((program) => fileOf("generated", program)),
  };
  const compiled = project.getProgram();
  const complaints = (all: readonly SourceFile[]): readonly Complaint[] =>
    all.flatMap((file, index) => {
      const [first] = compiled.getSemanticDiagnostics(file);
      const name = programs[index]?.name ?? "";
      if (first === undefined) return [];
      return [
        { name, line: file.getFullText().split("\n")[(first.getLineNumber() ?? 1) - 1] ?? "" },
      ];
    });
  return { before: complaints(files.before), generated: complaints(files.generated) };
}

/** What still compiles makes documents that are valid by the new schemas; only what the report says of values is refused, and says so. */
async function runPrograms(folder: string): Promise<void> {
  const modules = { "scrutin/runtime/v1": v1, "scrutin/runtime/v1/zod": zod };
  const load = (name: string): Promise<unknown> =>
    loadModule(name, join(folder, "any.js"), modules);
  const { radier } = (await load("./radier.ts")) as { radier: (parts: object) => object };
  const { revision } = (await load("./revision.ts")) as { revision: object };
  const { nantes } = (await load("./commune.ts")) as { nantes: string };
  const { AvisDeRadiationElement, CodeCommuneTypeSchema } = (await load(
    "./generated/index.ts",
  )) as {
    AvisDeRadiationElement: ElementDescriptor<unknown>;
    CodeCommuneTypeSchema: ZodType<string>;
  };
  const localite = { value: "Saint-Denis", code: "97411" };
  const naissance = { dateNaissance: "1980-04-11", lieuNaissance: { localite } };
  const individu = { noms: { nomFamille: "Roux" }, prenoms: { prenom: ["Max"] }, naissance };
  const inscription = {
    electeur: { individu },
    typeDeListe: "p",
    communeDInscription: { localite },
  };
  const avis = radier({ periodeDeRevision: revision, inscription });
  expect(serialize(AvisDeRadiationElement, avis)).toContain("97411");
  expect(CodeCommuneTypeSchema.safeParse("97411").success).toBe(true);
  expect(CodeCommuneTypeSchema.safeParse(nantes).success).toBe(false);
}

import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { run } from "../../generator/cli/program.js";
import { root } from "../../scripts/root.js";
import { testTerminal } from "../support/terminal.js";

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

test("the next version is compared, taken, and breaks code where it must", {
  timeout: 240_000,
}, async () => {
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
    terminal.output.length = 0;
    expect(await run(["update", "insee-2010.zip", "--yes", "--format", "json"], terminal)).toBe(0);
    const report = JSON.parse(terminal.output.join("\n")) as {
      readonly step: string;
      readonly writers: { readonly verdict: string };
      readonly readers: { readonly verdict: string };
      readonly entries: readonly { readonly kind: string; readonly sentence: string }[];
      readonly source: {
        readonly types: readonly { readonly name: string; readonly builders: boolean }[];
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
      "enumeration-added",
      "pattern-changed",
      "type-renamed",
    ]);
    const said = report.entries
      .map(({ sentence }) => sentence)
      .join("\n")
      .replaceAll("\u00a0", " ");
    expect(said).toContain("el:MotifDeRadiationType: nouveau code « K »");
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
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "../../scripts/root.js";
import { type Installed, installPacked } from "../support/packed.js";

/*
 * What an editor says of typical mistakes, deep in callbacks: the first line of the first error says what is wrong, where it is wrong, in both
 * compilers. They differ in the order of names.
 */
const before = `import { adresseGeopostaleType, avisDeRadiation, avisDInscription, lieuType, periodeDeRevisionType, type PeriodeDeRevisionType, serialize } from "scrutin";
declare const PeriodeElement: Parameters<typeof serialize<PeriodeDeRevisionType>>[0];
const lieu = lieuType().localite({ value: "Nantes", code: "44109" }).build();
const deep = avisDeRadiation().id("a").inscription((i) => i.typeDeListe("p").communeDInscription(lieu).electeur((e) => e.individu((p) => p`;
const after =
  ")));\nexport const begun = [avisDeRadiation(), avisDInscription(), adresseGeopostaleType()];\n";

interface Mistake {
  readonly name: string;
  /** In the innermost callback, or after it. */
  readonly deep: string;
  readonly rest?: string;
  /** The text at which the first error begins. */
  readonly at: string;
  readonly first: RegExp;
  /** What the first two lines say together. */
  readonly soon?: RegExp;
  /** How many errors there are: one for each mistake. */
  readonly errors?: number;
}

const whole = '.noms((n) => n.nomFamille("D")).prenoms((x) => x.prenom("J"))';
const wrongSexe =
  /^Argument of type '"X"' is not assignable to parameter of type '"[FM]" \| "[FM]"'\.$/v;
const mistakes: readonly Mistake[] = [
  { name: "a wrong code", deep: `${whole}.sexe("X")`, at: '"X"', first: wrongSexe },
  {
    name: "a wrong code with more behind it",
    deep: `.sexe("X")${whole}`,
    at: '"X"',
    first: wrongSexe,
  },
  {
    name: "a wrong code beside missing parts, which are said first",
    deep: '.noms((n) => n.nomFamille("D")).sexe("X")',
    at: 'p.noms((n) => n.nomFamille("D"))',
    first:
      /^Type 'BuilderOf<IndividuSansFiliationType, "prenoms">' is not assignable to type '"missing: prenoms"'\.$/v,
    errors: 2,
  },
  {
    name: "a misspelt setter",
    deep: '.noms((n) => n.nomFamile("D")).prenoms((x) => x.prenom("J"))',
    at: "nomFamile(",
    first:
      /^Property 'nomFamile' does not exist on type 'BuilderOf<NomsEtatCivilType, "nomFamille">'\. Did you mean 'nomFamille'\?$/v,
  },
  {
    name: "an unknown part",
    deep: `${whole}.profession("x")`,
    at: "profession(",
    first:
      /^Property 'profession' does not exist on type 'BuilderOf<IndividuSansFiliationType, never>'\.$/v,
  },
  {
    name: "a wrong type",
    deep: '.noms((n) => n.nomFamille(3)).prenoms((x) => x.prenom("J"))',
    at: "3)",
    first: /^Argument of type 'number' is not assignable to parameter of type 'string'\.$/v,
  },
  {
    name: "text in place of a part with parts",
    deep: '.noms("Durand").prenoms((x) => x.prenom("J"))',
    at: '"Durand")',
    first:
      /^Argument of type 'string' is not assignable to parameter of type '.*\bNomsEtatCivilType\w*\b.*'\.$/v,
  },
  {
    name: "a missing part",
    deep: '.noms((n) => n.nomFamille("D"))',
    at: 'p.noms((n) => n.nomFamille("D"))',
    first:
      /^Type 'BuilderOf<IndividuSansFiliationType, "prenoms">' is not assignable to type '"missing: prenoms"'\.$/v,
  },
  {
    name: "two missing parts",
    deep: '.sexe("M")',
    at: 'p.sexe("M")',
    first:
      /^Type 'BuilderOf<IndividuSansFiliationType, .*>' is not assignable to type '"missing: (?:noms|prenoms)" \| "missing: (?:noms|prenoms)"'\.$/v,
  },
  {
    name: "a missing part where a callback has statements",
    deep: whole,
    rest: 'avisDeRadiation().periodeDeRevision((p) => { return p.dateDeDebut("2008"); });',
    at: "(p) => {",
    first:
      /^Argument of type '.*' is not assignable to parameter of type '\(\) => "missing: dateDeFin"'\.$/v,
  },
  {
    name: "a builder that is not finished",
    deep: whole,
    rest: 'avisDeRadiation().periodeDeRevision(periodeDeRevisionType().dateDeDebut("2008"));',
    at: "periodeDeRevisionType()",
    first:
      /^Argument of type 'BuilderOf<PeriodeDeRevisionType, "dateDeFin">' is not assignable to parameter of type '\(\) => "missing: dateDeFin"'\.$/v,
  },
  {
    name: "a value that is asked for too early",
    deep: whole,
    rest: 'periodeDeRevisionType().dateDeDebut("2008").build();',
    at: "periodeDeRevisionType()",
    first:
      /^The 'this' context of type 'BuilderOf<PeriodeDeRevisionType, "dateDeFin">' is not assignable to method's 'this' of type '"missing: dateDeFin"'\.$/v,
  },
  {
    name: "no branch of a choice",
    deep: whole,
    rest: "avisDInscription().adresse((a) => a);",
    at: "a);",
    first:
      /^Type 'ChoiceBuilderOf<AdresseGeopostaleType, never>' is not assignable to type '"missing: adresse(?:Geographique|Postale)" \| "missing: adresse(?:Geographique|Postale)"'\.$/v,
  },
  {
    name: "a second branch of a choice",
    deep: whole,
    rest: 'adresseGeopostaleType().adressePostale({ ligneSix: "44000 NANTES" }).adresseGeographique({});',
    at: "{});",
    first:
      /^Argument of type '\{\}' is not assignable to parameter of type '"closed: adressePostale was taken" & /v,
  },
  {
    name: "a second branch of a choice, in callbacks",
    deep: whole,
    rest: 'avisDInscription().adresse((a) => a.adresseGeographique({}).adressePostale((l) => l.ligneSix("44000 NANTES")));',
    at: "(l) =>",
    first:
      /^Argument of type '\(l: BuilderOf<AdressePostaleType, .*' is not assignable to parameter of type '"closed: adresseGeographique was taken" & /v,
  },
  {
    name: "a plain object that lacks a part of a part",
    deep: whole,
    rest: 'avisDInscription().inscription({ typeDeListe: "p", communeDInscription: lieu, electeur: { individu: { noms: { nomFamille: "D" } } } });',
    at: "individu: {",
    first: /.*/v,
    soon: /^(?:.*\n)?Property 'prenoms' is missing in type '.*' but required in type '.*'\.$/v,
  },
  {
    name: "a plain object that lacks a part",
    deep: whole,
    rest: 'avisDeRadiation().periodeDeRevision({ dateDeDebut: "2008" });',
    at: "{ dateDeDebut",
    first:
      /^Argument of type '\{ dateDeDebut: string; \}' is not assignable to parameter of type '.*\bPeriodeDeRevisionType\b.*'\.$/v,
    soon: /\nProperty 'dateDeFin' is missing in type '.*' but required in type 'PeriodeDeRevisionType'\.$/v,
  },
  {
    name: "a plain object that is written as a document",
    deep: whole,
    rest: 'serialize(PeriodeElement, { dateDeDebut: "2008" });',
    at: "{ dateDeDebut",
    first: /.*/v,
    soon: /Property 'dateDeFin' is missing in type '.*' but required in type 'PeriodeDeRevisionType'\.$/v,
  },
];

/** What has to go through: the last value of a part counts, branches differ in their types, and what is not known is not held against anybody. */
const accepted = `import { avisDInscription, type LieuType, lieuType, type PeriodeDeRevisionType, periodeDeRevisionType } from "scrutin";
import type { Finished } from "scrutin/runtime/v1";
declare const unknownThing: any;
declare const chance: boolean;
export const twice: PeriodeDeRevisionType = periodeDeRevisionType().dateDeDebut("2008").dateDeDebut("2009").dateDeFin("2010").build();
export const branches = avisDInscription().adresse((a) => (chance ? a.adressePostale({ ligneSix: "44000 NANTES" }) : a.adresseGeographique({})));
export const anything = avisDInscription().adresse(() => unknownThing).adresse(unknownThing).adresse(() => { throw new Error("later"); });
const start = () => periodeDeRevisionType().dateDeDebut("2008").dateDeFin("2009");
export const named = avisDInscription().periodeDeRevision(start).periodeDeRevision(start()).periodeDeRevision(start().build());
export const either = (one: LieuType | Finished<LieuType>) => avisDInscription().inscription((i) => i.electeur(unknownThing).typeDeListe("p").communeDInscription(one));
export const empty = avisDInscription().inscription((i) => i.communeDInscription((c) => c).electeur(unknownThing).typeDeListe("p")).inscription((i) => i.electeur(unknownThing).typeDeListe("p").communeDInscription(() => lieuType()));
`;

let installed: Installed;
beforeAll(() => {
  installed = installPacked();
  for (const [index, { deep, rest = "" }] of mistakes.entries())
    writeFileSync(join(installed.project, `mistake-${index}.ts`), before + deep + after + rest);
  writeFileSync(join(installed.project, "accepted.ts"), accepted);
  writeFileSync(join(installed.project, "package.json"), '{ "type": "module" }\n');
  const compilerOptions = {
    target: "es2022",
    lib: ["es2022", "dom"],
    module: "nodenext",
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: [],
  };
  writeFileSync(
    join(installed.project, "tsconfig.json"),
    JSON.stringify({ compilerOptions, include: ["*.ts"] }),
  );
}, 180_000);
afterAll(() => rmSync(dirname(installed.project), { recursive: true, force: true }));

interface Said {
  readonly line: number;
  readonly column: number;
  readonly lines: readonly string[];
}

/** The errors of a compiler, by file. */
function check(compiler: string): ReadonlyMap<string, readonly Said[]> {
  const command = [join(root, `node_modules/${compiler}/bin/tsc`), "--pretty", "false", "-p", "."];
  const { stdout } = spawnSync(process.execPath, command, {
    cwd: installed.project,
    encoding: "utf8",
  });
  const said = new Map<string, Said[]>();
  for (const text of stdout.split(/\n(?=\S)/v)) {
    const [, file = "", line, column, message = ""] =
      /^(\S+)\((\d+),(\d+)\): error TS\d+: (.*)$/sv.exec(text.trimEnd()) ?? [];
    const lines = message.split("\n").map((one) => one.trim());
    said.set(file, [
      ...(said.get(file) ?? []),
      { line: Number(line), column: Number(column), lines },
    ]);
  }
  return said;
}

describe.for(["typescript", "typescript-7"])("%s", (compiler) => {
  let said: ReadonlyMap<string, readonly Said[]>;
  beforeAll(() => {
    said = check(compiler);
  }, 300_000);

  test.for(mistakes)("$name", (mistake) => {
    const { deep, rest = "", at, first, soon = /.*/sv, errors: count = 1 } = mistake;
    const index = mistakes.indexOf(mistake);
    const errors = said.get(`mistake-${index}.ts`) ?? [];
    expect(errors).toHaveLength(count);
    const [{ line, column, lines } = { line: 0, column: 0, lines: [] }] = errors;
    const source = (before + deep + after + rest).split("\n")[line - 1] ?? "";
    expect(source.slice(column - 1).startsWith(at)).toBe(true);
    expect(lines[0]).toMatch(first);
    expect(lines.slice(0, 2).join("\n")).toMatch(soon);
  });

  test("nothing is said of what is right", () => {
    expect(said.get("accepted.ts") ?? []).toEqual([]);
  });
});

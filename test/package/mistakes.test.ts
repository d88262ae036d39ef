import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "../../scripts/root.js";
import { type Installed, installPacked } from "../support/packed.js";

/*
 * What an editor says of typical mistakes, deep in callbacks: one error each, where the mistake is. The first line says it, or the last where the compiler
 * begins with the types of the whole callback.
 */
const before = `import { avisDeRadiation, lieuType, periodeDeRevisionType } from "scrutin";
const lieu = lieuType().localite({ value: "Nantes", code: "44109" }).build();
const deep = avisDeRadiation().id("a").inscription((i) => i.typeDeListe("p").communeDInscription(lieu).electeur((e) => e.individu((p) => p`;
const after = ")));\nexport const begun = avisDeRadiation();\n";

interface Mistake {
  readonly name: string;
  /** In the innermost callback, or after it. */
  readonly deep: string;
  readonly rest?: string;
  /** The text at which the error begins. */
  readonly at: string;
  readonly first: RegExp;
  readonly last?: RegExp;
}

const whole = '.noms((n) => n.nomFamille("D")).prenoms((x) => x.prenom("J"))';
const mistakes: readonly Mistake[] = [
  {
    name: "a wrong code",
    deep: `${whole}.sexe("X")`,
    at: '"X"',
    first:
      /^Argument of type '"X"' is not assignable to parameter of type '(?:SettingOfOne<)?"[FM]" \| "[FM]">?'\.$/v,
  },
  {
    name: "a wrong code with more behind it",
    deep: `.sexe("X")${whole}`,
    at: '"X"',
    first:
      /^Argument of type '"X"' is not assignable to parameter of type '(?:SettingOfOne<)?"[FM]" \| "[FM]">?'\.$/v,
  },
  {
    name: "a misspelt setter",
    deep: '.noms((n) => n.nomFamile("D")).prenoms((x) => x.prenom("J"))',
    at: "nomFamile(",
    first: /^Property 'nomFamile' does not exist .* Did you mean 'nomFamille'\?$/v,
  },
  {
    name: "a wrong type",
    deep: '.noms((n) => n.nomFamille(3)).prenoms((x) => x.prenom("J"))',
    at: "3)",
    first: /^Argument of type 'number' is not assignable to parameter of type 'string'\.$/v,
  },
  {
    name: "a missing part",
    deep: '.noms((n) => n.nomFamille("D"))',
    at: "(p) =>",
    first: /^Argument of type .*Builder\w*<[^>]*"prenoms">' is not assignable/v,
    last: /^Type 'Missing<"prenoms">' provides no match for the signature '\(\): \w+'\.$/v,
  },
  {
    name: "a value that is asked for too early",
    deep: whole,
    rest: 'periodeDeRevisionType().dateDeDebut("2008").build();',
    at: "build();",
    first: /^This expression is not callable\.$/v,
    last: /^Type 'Missing<"dateDeFin">' has no call signatures\.$/v,
  },
];

let installed: Installed;
beforeAll(() => {
  installed = installPacked();
  for (const [index, { deep, rest = "" }] of mistakes.entries())
    writeFileSync(join(installed.project, `mistake-${index}.ts`), before + deep + after + rest);
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
    JSON.stringify({ compilerOptions, include: ["mistake-*.ts"] }),
  );
}, 60_000);
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
  }, 120_000);

  test.for(mistakes)("$name", (mistake) => {
    const { deep, rest = "", at, first, last } = mistake;
    const index = mistakes.indexOf(mistake);
    const errors = said.get(`mistake-${index}.ts`) ?? [];
    expect(errors).toHaveLength(1);
    const [{ line, column, lines } = { line: 0, column: 0, lines: [] }] = errors;
    const source = (before + deep + after + rest).split("\n")[line - 1] ?? "";
    expect(source.slice(column - 1)).toMatch(new RegExp(`^${at.replaceAll(/[\(\)"]/gv, "\\$&")}`));
    expect(lines[0]).toMatch(first);
    if (last !== undefined) expect(lines.at(-1)).toMatch(last);
  });
});

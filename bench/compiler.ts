import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { root } from "../scripts/root.js";
import { output, table } from "./measure.js";
import { compilerOptions, schemaOf } from "./types.js";

/*
 * `npm run bench:compiler [FOLDER]`: what generated code costs the compiler, by the built package here and by that of another version, a
 * folder where `npm run build` was run. Seconds are of processor time, the least of three runs; one thread counts the same each time.
 */

const rounds = 3;
const compilers = { "5.9": ["typescript"], "7": ["typescript-7", "--singleThreaded"] } as const;
const versions = process.argv.slice(2).map((folder) => resolve(folder));

const values = Array.from(
  { length: 20_000 },
  (_, index) => `<xs:enumeration value="C${String(index).padStart(6, "0")}"/>`,
);
const codes = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" targetNamespace="urn:t">
  <xs:simpleType name="Code"><xs:restriction base="xs:token">${values.join("")}</xs:restriction></xs:simpleType>
  <xs:complexType name="T"><xs:sequence><xs:element name="code" type="t:Code" maxOccurs="unbounded"/></xs:sequence>
    <xs:attribute name="other" type="t:Code"/></xs:complexType><xs:element name="Root" type="t:T"/></xs:schema>`;

interface Figures {
  readonly seconds: number;
  readonly instantiations: number;
  readonly megabytes: number;
}

/** Writes what a version generates, beside links by which it finds its runtime. */
function generated(version: string, name: string, schemas: readonly string[]): string {
  const folder = join(root, ".cache/bench/compiler", name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  for (const [link, to] of [
    ["scrutin", version],
    ["zod", join(version, "node_modules/zod")],
  ] as const)
    symlinkSync(to, join(folder, "node_modules", link));
  const command = join(version, "dist/generator/cli.js");
  output(process.execPath, [command, "generate", ...schemas, "--output", folder], version);
  const project = join(folder, "tsconfig.json");
  writeFileSync(project, JSON.stringify({ compilerOptions, include: ["*.ts"] }));
  return project;
}

function check(project: string, compiler: keyof typeof compilers): Figures {
  const [name, ...flags] = compilers[compiler];
  const command = `TIMEFORMAT='CPU: %U'; time node --max-old-space-size=4096 node_modules/${name}/bin/tsc -p ${project} --extendedDiagnostics ${flags.join(" ")}`;
  const runs = Array.from({ length: rounds }, () =>
    output("bash", ["-c", `{ ${command}; } 2>&1`], root),
  );
  const figure = (name: string): readonly number[] =>
    runs.map((text) => Number(new RegExp(`^${name}:\\s+([\\d.]+)`, "m").exec(text)?.[1]));
  return {
    seconds: Math.min(...figure("CPU")),
    instantiations: figure("Instantiations")[0] ?? Number.NaN,
    megabytes: Math.round(Math.min(...figure("Memory used")) / 1024),
  };
}

const input = join(root, ".cache/bench/compiler-input");
mkdirSync(input, { recursive: true });
const texts: Readonly<Record<string, string>> = {
  "100 types": schemaOf(100),
  "400 types": schemaOf(400),
  "1,600 types": schemaOf(1600),
  "20,000 values": codes,
};
const sets = Object.entries(texts).map(([name, text]) => {
  const file = join(input, `${name.replace(/\W+/g, "-")}.xsd`);
  writeFileSync(file, text);
  return [name, [file]] as const;
});
const entries = ["unite-electorale", "gestion"].map((stage) =>
  join(root, `schemas/electoral/echanges-mairies-insee-${stage}.xsd`),
);
const rows = [...sets, ["the electoral set", entries] as const].flatMap(([name, schemas]) => {
  const projects = [...versions, root].map((version, index) =>
    generated(version, `${name.replace(/\W+/g, "-")}-${index}`, schemas),
  );
  return (["5.9", "7"] as const).map((compiler) => {
    const figures = projects.map((project) => check(project, compiler));
    const cells = (read: (one: Figures) => number | string): string =>
      figures.map(read).join(" → ");
    const row = [
      name,
      compiler,
      cells(({ seconds }) => seconds.toFixed(2)),
      cells(({ instantiations }) => instantiations.toLocaleString("en")),
      cells(({ megabytes }) => megabytes),
    ];
    console.error(row.join(" | "));
    return row;
  });
});
console.log(table(["set", "tsc", "seconds", "instantiations", "MB"], rows));

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { generate } from "scrutin/generator";
import { medianOf, output, table } from "./measure.js";

/** What the compiler says of a check. */
export interface TypeFigures {
  readonly files: number;
  readonly types: number;
  readonly instantiations: number;
  readonly seconds: number;
}

const projects = {
  "a file that builds one avis": `import { avisDInscription, serialize, AvisDInscriptionElement } from "scrutin";
const avis = avisDInscription()
  .id("AI-44109-000123")
  .periodeDeRevision((p) => p.dateDeDebut("2008-09-01").dateDeFin("2009-02-28"))
  .numeroDEnregistrement("123")
  .inscription((i) =>
    i
      .electeur((e) => e.individu((n) => n.noms((x) => x.nomFamille("Le Goff")).prenoms((x) => x.prenom(["Zoé"]))))
      .typeDeListe("p")
      .communeDInscription((c) => c.localite((l) => l.value("Nantes").code("44109"))),
  )
  .typeDInscription("1")
  .dateDInscription("2008-11-04")
  .adresse((a) => a.adressePostale((l) => l.ligneQuatre("12 rue du Port").ligneSix("44000 NANTES")))
  .build();
export const text: string = serialize(AvisDInscriptionElement, avis);
`,
  "a project that uses all modules": `import * as commune from "scrutin";
import * as gestion from "scrutin/gestion";
import * as generator from "scrutin/generator";
export const all = [commune, gestion, generator];
`,
} as const;

export type Project = keyof typeof projects;

/** The projects of users that are measured. */
export const userProjects: readonly Project[] = Object.keys(projects) as Project[];

/** Checks a user's project against the built package, as the compiler of a user does. */
export function checkProject(root: string, project: Project, compiler = "typescript"): TypeFigures {
  const folder = join(root, ".cache/bench/types");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `project-${userProjects.indexOf(project)}.ts`);
  writeFileSync(file, projects[project]);
  return check(root, file, compiler);
}

/** Times and counts for users' projects, and how they grow with the number of types. */
export async function measureTypes(root: string, rounds: number): Promise<string> {
  const rows = [];
  for (const project of userProjects)
    for (const compiler of ["typescript", "typescript-7"])
      rows.push(
        rowOf(`${project}, ${compiler}`, rounds, () => checkProject(root, project, compiler)),
      );
  const growing = [];
  for (const count of [100, 200, 400, 800]) {
    const file = await generated(root, count);
    growing.push(rowOf(`${count} types`, rounds, () => check(root, file, "typescript")));
  }
  return [
    table(["project", "tsc, s", "files", "types", "instantiations"], rows),
    "Generated modules of synthetic schemas, one complex type with six properties after the other:",
    table(["schema", "tsc, s", "files", "types", "instantiations"], growing),
  ].join("\n\n");
}

function rowOf(
  name: string,
  rounds: number,
  measure: () => TypeFigures,
): readonly (string | number)[] {
  const figures = Array.from({ length: rounds }, measure);
  const seconds = medianOf(figures.map((figure) => figure.seconds));
  const [{ files, types, instantiations } = fail()] = figures;
  return [name, seconds.toFixed(2), files, types, instantiations];
}

function fail(): never {
  throw new Error("nothing was measured");
}

function check(root: string, file: string, compiler: string): TypeFigures {
  const text = compile(root, file, compiler);
  const figure = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+([\\d.]+)`, "m").exec(text)?.[1] ?? Number.NaN);
  return {
    files: figure("Files"),
    types: figure("Types"),
    instantiations: figure("Instantiations"),
    seconds: figure("Total time"),
  };
}

/** How a project of a user is compiled. */
export const compilerOptions = {
  noEmit: true,
  strict: true,
  skipLibCheck: true,
  module: "nodenext",
  target: "es2022",
  types: [],
} as const;

/** Checks a file as the compiler of a user does, and gives what the compiler says of it. */
export function compile(root: string, file: string, compiler: string): string {
  const folder = join(root, ".cache/bench/types", compiler);
  mkdirSync(folder, { recursive: true });
  const project = join(folder, "tsconfig.json");
  writeFileSync(project, JSON.stringify({ compilerOptions, files: [file] }));
  const flags = ["--extendedDiagnostics", "-p", project];
  return output(process.execPath, [`node_modules/${compiler}/bin/tsc`, ...flags], root);
}

/** Writes the generated modules of a schema with so many types, and gives the index. */
async function generated(root: string, count: number): Promise<string> {
  const folder = join(root, ".cache/bench/types", String(count));
  rmSync(folder, { recursive: true, force: true });
  const bytes = new TextEncoder().encode(schemaOf(count));
  const read = (location: string) => Promise.resolve(location === "types.xsd" ? bytes : undefined);
  const { files } = await generate({ locations: ["types.xsd"], read });
  for (const { path, text } of files) {
    const to = join(folder, path);
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, text);
  }
  return join(folder, "index.ts");
}

/** Each type holds the one before it, text, a list and a choice of its own, as schemas of the trade do. */
export function schemaOf(count: number): string {
  const types = Array.from({ length: count }, (_, index) => {
    const inner = index === 0 ? "xs:string" : `t:T${index - 1}`;
    return `<xs:complexType name="T${index}"><xs:sequence>
      <xs:element name="Name" type="xs:token"/><xs:element name="Inner" type="${inner}" minOccurs="0"/>
      <xs:element name="Line" type="xs:string" minOccurs="0" maxOccurs="unbounded"/>
      <xs:choice><xs:element name="Day" type="xs:date"/><xs:element name="Year" type="xs:gYear"/></xs:choice>
    </xs:sequence><xs:attribute name="code" type="xs:NMTOKEN"/></xs:complexType>`;
  });
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:types" targetNamespace="urn:types" elementFormDefault="qualified">
    ${types.join("\n")}<xs:element name="Root" type="t:T${count - 1}"/></xs:schema>`;
}

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the schemas, and what every test of the examples reads from it. */
export const schemasFolder: string = fileURLToPath(new URL("../../schemas", import.meta.url));

const examplesFolder = join(schemasFolder, "electoral/exemples");

/** The variants of the electoral schema: each has its entry schema. */
export type Stage = "unite electorale" | "gestion";

export const stages: readonly Stage[] = ["unite electorale", "gestion"];

/** The entry schema of a stage, as an absolute path. */
export function entrySchema(stage: Stage): string {
  const suffix = stage === "gestion" ? "gestion" : "unite-electorale";
  return join(schemasFolder, `electoral/echanges-mairies-insee-${suffix}.xsd`);
}

/** A document of `schemas/electoral/exemples`. */
export interface Example {
  /** File name without `.xml`. */
  readonly name: string;
  readonly path: string;
  readonly text: string;
  /** Local name of the document element. */
  readonly root: string;
  readonly stage: Stage;
}

/** A document with one mistake, and what a conforming processor says about it. */
export interface InvalidExample extends Example {
  /** The broken rule; for simple values the facet's, not the `cvc-type.3.1.3` around it. */
  readonly rule: string;
  /** Where the start tag or the attribute concerned begins, from 1. */
  readonly line: number;
  readonly column: number;
  /** The mistake, in French. */
  readonly mistake: string;
}

const reserved =
  /^(?:EnvoiGestion|ReactivationDInscription|SuppressionDeMention|ModificationDuTypeDeListe)$/;

function readExample(folder: string, file: string): Example {
  const path = join(folder, file);
  const text = readFileSync(path, "utf8");
  const root = /<(?:[\w-]+:)?([A-Za-z][\w-]*)[\s>]/.exec(text)?.[1] ?? "";
  const stage = reserved.test(root) ? "gestion" : "unite electorale";
  return { name: file.replace(/\.xml$/, ""), path, text, root, stage };
}

function xmlFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".xml"))
    .sort();
}

/** Every valid example. */
export function validExamples(): Example[] {
  return xmlFiles(examplesFolder).map((file) => readExample(examplesFolder, file));
}

/** Names of the files in the folder of the invalid examples; `invalides.tsv` must name the same. */
export function invalidFiles(): string[] {
  return xmlFiles(join(examplesFolder, "invalides"));
}

/** Every invalid example of `invalides.tsv`. */
export function invalidExamples(): InvalidExample[] {
  const [header, ...rows] = readFileSync(join(examplesFolder, "invalides.tsv"), "utf8")
    .trimEnd()
    .split("\n");
  if (header !== "file\trule\tline\tcolumn\tmistake") throw new Error(`unknown header: ${header}`);
  return rows.map((row) => {
    const [file = "", rule = "", line, column, mistake = ""] = row.split("\t");
    const example = readExample(join(examplesFolder, "invalides"), file);
    return { ...example, rule, line: Number(line), column: Number(column), mistake };
  });
}

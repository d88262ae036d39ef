import { join } from "node:path";
import { globSync } from "tinyglobby";
import { type Provenance, readProvenance, sumOf } from "./provenance.js";

/** The texts of a README that are made from the schemas. */
export interface Words {
  readonly head: readonly [string, string, string, string, string];
  readonly base: string;
  readonly envelope: string;
  readonly electoral: string;
  readonly all: string;
  /** Where a README says the whole, and how. */
  readonly sentence: RegExp;
  readonly total: (provenance: Provenance) => string;
}

export const english: Words = {
  head: ["part of the schemas", "known", "inferred", "designed", "components"],
  base: "base modules (`ie:`)",
  envelope: "envelope (`io:`)",
  electoral: "electoral modules (`el:`)",
  all: "**all**",
  sentence: /Of \d+ components .*? designed/v,
  total: ({ known, inferred, designed }) =>
    `Of ${known + inferred + designed} components ${known} are known, ${inferred} inferred and ${designed} designed`,
};

export const french: Words = {
  head: ["partie des schémas", "connus", "déduits", "conçus", "composants"],
  base: "modules de base (`ie:`)",
  envelope: "enveloppe (`io:`)",
  electoral: "modules électoraux (`el:`)",
  all: "**total**",
  sentence: /Sur \d+ composants, .*? conçus/v,
  total: ({ known, inferred, designed }) =>
    `Sur ${known + inferred + designed} composants, ${known} sont connus, ${inferred} déduits et ${designed} conçus`,
};

/** The pages that are written in French. */
export function frenchPages(root: string): readonly string[] {
  return globSync(["*.fr.md", "docs/*.fr.md"], { cwd: root }).sort();
}

/** How much of the schemas is known, in one sentence. */
export function provenanceSentence(root: string, words: Words): string {
  return words.total(sumOf([...readProvenance(join(root, "schemas")).values()]));
}

/** The table of provenance: one row per part of the schemas. */
export function provenanceTable(root: string, words: Words): string {
  const documents = readProvenance(join(root, "schemas"));
  const part = (isIn: (path: string) => boolean): Provenance =>
    sumOf([...documents].flatMap(([path, counts]) => (isIn(path) ? [counts] : [])));
  const row = (name: string, { known, inferred, designed }: Provenance): string =>
    `| ${[name, known, inferred, designed, known + inferred + designed].join(" | ")} |`;
  return [
    `| ${words.head.join(" | ")} |`,
    "| --- | ---: | ---: | ---: | ---: |",
    row(
      words.base,
      part((path) => !path.includes("/")),
    ),
    row(
      words.envelope,
      part((path) => path.startsWith("outils/")),
    ),
    row(
      words.electoral,
      part((path) => path.startsWith("electoral/")),
    ),
    row(
      words.all,
      part(() => true),
    ),
  ].join("\n");
}

/** Puts a text between `<!-- name -->` and `<!-- /name -->`. */
export function replaceBetween(text: string, name: string, inner: string): string {
  const pattern = new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`, "v");
  if (!pattern.test(text)) throw new Error(`there is no <!-- ${name} --> in this text`);
  return text.replace(
    pattern,
    (_, before: string, after: string) => `${before}\n${inner}\n\n${after}`,
  );
}

/** A fenced block of code in Markdown. */
export interface CodeBlock {
  readonly language: string;
  readonly code: string;
  /** Line of the fence, from 1. */
  readonly line: number;
}

export function codeBlocks(markdown: string): readonly CodeBlock[] {
  const blocks: CodeBlock[] = [];
  for (const match of markdown.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gmv)) {
    const [, language = "", code = ""] = match;
    blocks.push({ language, code, line: markdown.slice(0, match.index).split("\n").length });
  }
  return blocks;
}

import { bundle } from "../bench/bundle.js";

/** What a user's file takes of the package, and its code. */
export interface Taken {
  readonly english: string;
  readonly french: string;
  readonly code: string;
}

const kept = (imports: string, from: string, use: string): string =>
  `import { ${imports} } from "${from}"; globalThis.kept = ${use};`;

export const taken: readonly Taken[] = [
  {
    english: "one builder, without the check",
    french: "un constructeur, sans la vérification",
    code: kept("avisDInscription", "scrutin", "avisDInscription"),
  },
  {
    english: "one builder and `serialize`",
    french: "un constructeur et `serialize`",
    code: kept(
      "avisDInscription, AvisDInscriptionElement, serialize",
      "scrutin",
      "[avisDInscription, AvisDInscriptionElement, serialize]",
    ),
  },
  {
    english: "one element and `parse`",
    french: "un élément et `parse`",
    code: kept("AvisDInscriptionElement, parse", "scrutin", "[AvisDInscriptionElement, parse]"),
  },
  {
    english: "the same with the electoral rules",
    french: "le même avec les règles électorales",
    code:
      kept(
        "AvisDInscriptionElement, parse, electoralRules",
        "scrutin",
        "[AvisDInscriptionElement, parse, electoralRules]",
      ) + kept("useRules", "scrutin/rules", "[globalThis.kept, useRules]"),
  },
  {
    english: "everything of `scrutin`",
    french: "tout `scrutin`",
    code: 'import * as all from "scrutin"; globalThis.kept = all;',
  },
];

/** Thousands of bytes of a file, minified and gzipped, with and without the libraries that it needs. */
export interface Size {
  readonly own: number;
  readonly withLibraries: number;
}

/** By what `npm run build` has made. */
export async function sizeOf({ code }: Taken, root: string): Promise<Size> {
  const [own, whole] = await Promise.all([
    bundle(code, root, ["*/xmlbuilder2.js", "zod"]),
    bundle(code, root),
  ]);
  return { own: Math.round(own.gzip / 1000), withLibraries: Math.round(whole.gzip / 1000) };
}

/** The table of a README. */
export async function sizeTable(root: string, language: "english" | "french"): Promise<string> {
  const head = {
    english: ["what a file imports", "of scrutin, kB", "with zod and xmlbuilder2, kB"],
    french: ["ce qu’un fichier importe", "de scrutin, ko", "avec zod et xmlbuilder2, ko"],
  }[language];
  const rows: string[] = [];
  for (const one of taken) {
    const { own, withLibraries } = await sizeOf(one, root);
    rows.push(`| ${one[language]} | ${own} | ${withLibraries} |`);
  }
  return [`| ${head.join(" | ")} |`, "| --- | ---: | ---: |", ...rows].join("\n");
}

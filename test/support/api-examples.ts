import { publicVerbs } from "./public-api.js";

/** A module of TypeScript that can be compiled beside others. */
export interface Example {
  readonly name: string;
  readonly code: string;
}

/** What examples of the API speak of without an import: globals, so that an example may have such a name itself. */
export const ambient = `declare const text: string;
declare const bytes: Uint8Array;
declare const value: unknown;
declare const read: (path: string) => Promise<Uint8Array | undefined>;
`;

/** The examples in the comments of the public API, with the imports that a reader thinks of. */
export function apiExamples(root: string): readonly Example[] {
  const verbs = publicVerbs(root);
  const importsOf = (entry: string): string =>
    `import { ${verbs.flatMap((verb) => (verb.entry === entry ? [verb.name] : [])).join(", ")} } from "${entry}";`;
  const imports: Readonly<Record<string, readonly string[]>> = {
    "scrutin/runtime": [
      'import { createReadStream, createWriteStream } from "node:fs";',
      'import { pipeline } from "node:stream/promises";',
      'import { create } from "xmlbuilder2";',
      'import { NoteElement, NotesElement, note, schemas } from "./src/generated/index.js";',
    ],
    "scrutin/electoral": [
      'import { createReadStream, createWriteStream } from "node:fs";',
      'import { pipeline } from "node:stream/promises";',
      'import { formatIssue, parseOrThrow, serialize, type XmlIssue } from "scrutin/runtime";',
      'import * as documents from "scrutin/electoral";',
      'import { EnvoiLotDUnitesElectoralesElement, EnvoiUniteElectoraleElement, prereglages } from "scrutin/electoral";',
      "declare const units: readonly [documents.Brouillon, ...documents.Brouillon[]];",
      "declare const emetteur: documents.PartenaireType;",
      "declare const dateHeureEnvoi: string;",
      "declare const periode: documents.PeriodeDeRevisionType;",
      "declare const demande: documents.DemandeDeRadiationType;",
      "declare const mention: documents.DemandeDAppositionDUneMentionType;",
      "declare const proposition: documents.PropositionDInscriptionDOfficeType;",
      "declare const liste: readonly documents.ElecteurDeListe[];",
      "declare const issues: readonly XmlIssue[];",
    ],
    "scrutin/evolution": ['import { readFile } from "node:fs/promises";'],
    "scrutin/generator": [
      'import { readFile } from "node:fs/promises";',
      importsOf("scrutin/runtime"),
    ],
  };
  return verbs.flatMap(({ name, entry, examples }) =>
    examples.map((example, index) => ({
      name: `${entry.replace("scrutin/", "").replaceAll("/", "-")}-${name}-${index}`,
      code: [importsOf(entry), ...(imports[entry] ?? []), "", example].join("\n"),
    })),
  );
}

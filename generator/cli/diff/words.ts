import type { Locale } from "../../../runtime/issues.js";
import { counted, french } from "../../../runtime/messages/typography.js";
import type { ReasonKind, Step, Verdict } from "../../evolution/comparison.js";
import { count } from "../messages.js";
import type { DiffReport } from "./report.js";

/** The words of reports about two versions. */
export interface DiffWords {
  /** The colon, with the space before it. */
  readonly colon: string;
  /** What stands between facts in a row. */
  readonly semicolon: string;
  readonly title: string;
  readonly versions: (old: string, newer: string) => string;
  readonly equal: string;
  readonly changeLog: string;
  readonly writers: string;
  readonly readers: string;
  readonly writersAbout: string;
  readonly readersAbout: string;
  readonly verdict: (verdict: Verdict) => string;
  readonly reasons: Readonly<Record<ReasonKind, string>>;
  readonly step: string;
  readonly steps: Readonly<Record<Step, string>>;
  readonly changes: (count: number) => string;
  readonly accepted: string;
  readonly witness: string;
  readonly source: string;
  readonly sourceSame: (compared: number) => string;
  readonly builders: string;
  readonly readersOfTypes: string;
  readonly bothSides: string;
  readonly documentsTitle: string;
  readonly documents: (breaking: number, checked: number) => string;
  /** What is added where documents are judged with other namespaces than they have. */
  readonly documentsRenamed: string;
  readonly namespaces: (pairs: DiffReport["namespaces"]) => string;
  readonly alreadyInvalid: (count: number) => string;
  readonly effort: (seconds: string, pairs: number) => string;
  readonly columns: Readonly<Record<"subject" | "change" | "reach" | "place" | "step", string>>;
}

const pairsOf = (pairs: DiffReport["namespaces"], none: string): string =>
  pairs.map(({ old, new: now }) => `${old || none} → ${now || none}`).join(", ");

const frenchWords: DiffWords = {
  colon: "\u00a0:",
  semicolon: "\u202f; ",
  title: "Ce qui a changé dans les schémas",
  versions: (old, newer) => french`de ${old} à ${newer}`,
  changeLog: "Schémas de l’éditeur",
  equal: "Les deux versions disent la même chose.",
  writers: "Ceux qui écrivent",
  readers: "Ceux qui lisent",
  writersAbout: "documents de l’ancienne version, lus selon la nouvelle",
  readersAbout: "documents de la nouvelle version, lus selon l’ancienne",
  verdict: ({ verdict }) =>
    ({
      holds: "tout reste valide (prouvé)",
      breaks: "cela casse (document témoin à l’appui)",
      undecided: "indécis",
    })[verdict],
  reasons: {
    budget: "trop d’états à explorer",
    "identity-constraint": "une contrainte d’identité a changé",
    reference: "dépend du reste du document (ID, IDREF, ENTITY, notation)",
    "qualified-name": "dépend des préfixes (QName)",
    values: "valeurs de dates, de durées ou de nombres à virgule avec des motifs",
    "no-witness": "une différence, mais pas de document que les deux versions jugent ainsi",
  },
  step: "Numéro de version",
  steps: { none: "rien", patch: "correctif", minor: "mineur", major: "majeur" },
  changes: (number) => counted(number, "changement"),
  accepted: "accepté",
  witness: "Document témoin",
  source: "Code TypeScript",
  sourceSame: (compared) =>
    `${counted(compared, "type")} ${compared < 2 ? "exporté, inchangé" : "exportés, inchangés"}`,
  builders: "le code qui construit ne compile plus",
  readersOfTypes: "le code qui lit ne compile plus",
  bothSides: "le code qui construit et celui qui lit ne compilent plus",
  documentsTitle: "Vos documents",
  documents: (breaking, checked) =>
    french`${breaking} ${breaking < 2 ? "document valide ne l’est plus" : "documents valides ne le sont plus"}, sur ${checked}`,
  documentsRenamed: "chacun lu comme si son espace de noms avait été renommé",
  namespaces: (pairs) =>
    french`${pairs.length < 2 ? "Espace de noms renommé, comparé comme s’il" : "Espaces de noms renommés, comparés comme si chacun"} n'avait jamais changé : ${pairsOf(pairs, "aucun")}`,
  alreadyInvalid: (number) =>
    `${counted(number, "document")} ${number < 2 ? "n’était valide" : "n’étaient valides"} par aucune des deux versions`,
  effort: (seconds, pairs) =>
    `${counted(pairs, "paire")} de types ${pairs < 2 ? "comparée" : "comparées"} en ${seconds.replace(".", ",")} s`,
  columns: {
    subject: "composant",
    change: "changement",
    reach: "portée",
    place: "où",
    step: "version",
  },
};

const englishWords: DiffWords = {
  colon: ":",
  semicolon: "; ",
  title: "What changed in the schemas",
  versions: (old, newer) => `from ${old} to ${newer}`,
  changeLog: "Schemas of the publisher",
  equal: "Both versions say the same.",
  writers: "Who writes",
  readers: "Who reads",
  writersAbout: "documents of the old version, read by the new one",
  readersAbout: "documents of the new version, read by the old one",
  verdict: ({ verdict }) =>
    ({
      holds: "everything stays valid (proved)",
      breaks: "breaks (a witness document shows it)",
      undecided: "undecided",
    })[verdict],
  reasons: {
    budget: "too many states to look at",
    "identity-constraint": "an identity constraint has changed",
    reference: "depends on the rest of the document (ID, IDREF, ENTITY, notation)",
    "qualified-name": "depends on prefixes (QName)",
    values: "values of dates, durations or floating-point numbers together with patterns",
    "no-witness": "a difference, but no document that both versions judge as it says",
  },
  step: "Version number",
  steps: { none: "nothing", patch: "patch", minor: "minor", major: "major" },
  changes: (number) => count(number, "change"),
  accepted: "accepted",
  witness: "Witness document",
  source: "TypeScript code",
  sourceSame: (compared) => `${count(compared, "exported type")}, unchanged`,
  builders: "code that builds no longer compiles",
  readersOfTypes: "code that reads no longer compiles",
  bothSides: "code that builds and code that reads no longer compile",
  documentsTitle: "Your documents",
  documents: (breaking, checked) =>
    `${breaking} ${breaking === 1 ? "document that was valid is" : "documents that were valid are"} no longer so, of ${checked}`,
  documentsRenamed: "each read as if its namespace had been renamed",
  namespaces: (pairs) =>
    `${pairs.length < 2 ? "Namespace that was renamed, compared as if it had" : "Namespaces that were renamed, compared as if each had"} never changed: ${pairsOf(pairs, "none")}`,
  alreadyInvalid: (number) =>
    `${count(number, "document")} ${number === 1 ? "was" : "were"} valid by neither version`,
  effort: (seconds, pairs) =>
    `${pairs} ${pairs === 1 ? "pair" : "pairs"} of types compared in ${seconds} s`,
  columns: {
    subject: "component",
    change: "change",
    reach: "reach",
    place: "where",
    step: "version",
  },
};

export const diffWords: Readonly<Record<Locale, DiffWords>> = {
  fr: frenchWords,
  en: englishWords,
};

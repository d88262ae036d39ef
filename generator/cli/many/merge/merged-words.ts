import type { Locale } from "../../../../runtime/issues.js";
import { french } from "../../../../runtime/messages/typography.js";

/** The words of a report about many documents. */
export interface MergedWords {
  readonly title: string;
  readonly notice: string;
  readonly incomplete: string;
  readonly missing: (shards: string) => string;
  readonly unfinished: (inputs: string) => string;
  readonly by: string;
  readonly version: string;
  readonly schemas: string;
  readonly rules: string;
  readonly none: string;
  readonly codes: string;
  readonly code: string;
  readonly issues: string;
  readonly documents: string;
  readonly found: string;
  readonly nothing: string;
  readonly unread: string;
}

export const mergedWords: Readonly<Record<Locale, MergedWords>> = {
  fr: {
    title: french`Contrôle de documents`,
    notice: french`Ce rapport dit ce qui a été vérifié et trouvé ; ce n'est pas un certificat.`,
    incomplete: "Ce rapport est incomplet.",
    missing: (shards) => french`Parts absentes : ${shards}.`,
    unfinished: (inputs) => french`Parts inachevées : ${inputs}.`,
    by: french`Vérifié par`,
    version: "scrutin",
    schemas: french`schémas (SHA-256)`,
    rules: french`règles (SHA-256)`,
    none: "aucun",
    codes: french`Ce qui a été trouvé`,
    code: "règle",
    issues: "fois",
    documents: "documents",
    found: french`Documents`,
    nothing: french`Rien n'a été trouvé.`,
    unread: "illisible",
  },
  en: {
    title: "Check of documents",
    notice: "This report says what was checked and what was found; it is no certificate.",
    incomplete: "This report is not complete.",
    missing: (shards) => `Missing shards: ${shards}.`,
    unfinished: (inputs) => `Shards that are not whole: ${inputs}.`,
    by: "Checked by",
    version: "scrutin",
    schemas: "schemas (SHA-256)",
    rules: "rules (SHA-256)",
    none: "none",
    codes: "What was found",
    code: "rule",
    issues: "times",
    documents: "documents",
    found: "Documents",
    nothing: "Nothing was found.",
    unread: "unreadable",
  },
};

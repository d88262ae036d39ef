import type { Locale } from "../../../runtime/issues.js";
import { french } from "../../../runtime/messages/typography.js";
import type { Check, Pattern, RuleSet } from "../../../runtime/rules/rule-set.js";
import type { Text } from "../failure.js";
import { templateOf } from "../rules/rule-text.js";

/** A rule, as code-scanning services show it (SARIF 2.1.0, 3.49). */
export interface SarifRule {
  readonly id: string;
  readonly shortDescription?: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly helpUri: string;
  readonly defaultConfiguration?: { readonly level: "error" | "warning" | "note" };
}

/** The pages about our own codes. */
const pages = "https://git.example.org/scrutin/scrutin/blob/main/docs";
const structures = "https://www.w3.org/TR/xmlschema-1/";
const datatypes = "https://www.w3.org/TR/xmlschema-2/";

/** The validation rules of XML Schema Part 1, by the beginning of their codes. */
const ofStructures: Readonly<Record<string, Text>> = {
  "cvc-elt": {
    fr: french`un élément valide par sa déclaration`,
    en: "Element Locally Valid (Element)",
  },
  "cvc-type": {
    fr: french`un élément valide par son type`,
    en: "Element Locally Valid (Type)",
  },
  "cvc-complex-type": {
    fr: french`un élément valide par son type complexe`,
    en: "Element Locally Valid (Complex Type)",
  },
  "cvc-attribute": { fr: "un attribut valide", en: "Attribute Locally Valid" },
  "cvc-id": {
    fr: french`des identifiants uniques, et des renvois qui en ont un`,
    en: "Validation Root Valid (ID/IDREF)",
  },
  "cvc-simple-type": { fr: french`une valeur valide par son type simple`, en: "String Valid" },
  "cvc-identity-constraint": {
    fr: french`une contrainte d'identité satisfaite`,
    en: "Identity-constraint Satisfied",
  },
};

/** Descriptions of the rules that files break: those of the schema by their codes, others by their own texts. */
export function sarifRules(
  codes: Iterable<string>,
  ruleSets: readonly RuleSet[],
  locale: Locale,
): readonly SarifRule[] {
  const checks = checksOf(ruleSets);
  return [...new Set(codes)].sort().map((code) => {
    const found = checks.get(code);
    return found === undefined ? bySchema(code, locale) : byRule(code, found);
  });
}

interface Found {
  readonly pattern: Pattern;
  readonly check: Check;
}

function checksOf(ruleSets: readonly RuleSet[]): ReadonlyMap<string, Found> {
  return new Map(
    ruleSets
      .flatMap(({ patterns }) => patterns)
      .flatMap((pattern) =>
        pattern.rules.flatMap(({ checks }) =>
          checks.map((check): [string, Found] => [check.code, { pattern, check }]),
        ),
      ),
  );
}

const levels = { error: "error", warning: "warning", information: "note" } as const;

function byRule(id: string, { pattern, check }: Found): SarifRule {
  const { see, level, test } = check;
  return {
    id,
    shortDescription: { text: pattern.name ?? pattern.code },
    fullDescription: { text: templateOf(check) || test.text },
    helpUri: addressOf(see) ?? `${pages}/rules.md`,
    defaultConfiguration: { level: levels[level] },
  };
}

/** An address of a page as a URI, which SARIF asks for: what stands in a rule is written by people. */
function addressOf(see = ""): string | undefined {
  return /^https?:/i.test(see) && URL.canParse(see) ? new URL(see).href : undefined;
}

function bySchema(id: string, locale: Locale): SarifRule {
  const [, name = "", clause] = /^([A-Za-z-]+?)(?:\.(.+))?$/.exec(id) ?? [];
  const part1 = Object.hasOwn(ofStructures, name) ? ofStructures[name] : undefined;
  const rule = (part: 1 | 2, title: string): string =>
    locale === "fr"
      ? french`XML Schema 1.0, partie ${part}, règle ${name}${clause === undefined ? "" : `, clause ${clause}`}${title && ` : ${title}`}`
      : `XML Schema 1.0, part ${part}, rule ${name}${clause === undefined ? "" : `, clause ${clause}`}${title && `: ${title}`}`;
  if (part1 !== undefined)
    return {
      id,
      fullDescription: { text: rule(1, part1[locale]) },
      helpUri: `${structures}#${name}`,
    };
  if (name.startsWith("cvc-"))
    return { id, fullDescription: { text: rule(2, "") }, helpUri: `${datatypes}#${name}` };
  const isRule = id === "rules-not-run" || id === "rule-not-run";
  return {
    id,
    fullDescription: { text: ownText(id)[locale] },
    helpUri: `${pages}/${isRule ? "rules" : "messages"}.md`,
  };
}

/** Descriptions of our own codes, which no Recommendation defines. */
function ownText(id: string): Text {
  if (id.startsWith("limit-"))
    return {
      fr: french`une limite que l'appel met à ce que coûte un document`,
      en: "a limit that the call sets to what a document costs",
    };
  if (id.startsWith("rule"))
    return {
      fr: french`des règles n'ont pas pu être vérifiées`,
      en: "rules could not be checked",
    };
  if (id.startsWith("xml-"))
    return {
      fr: french`un document est du XML bien formé, dans un encodage connu`,
      en: "a document is well-formed XML, in a known encoding",
    };
  return {
    fr: french`une règle de scrutin, que le schéma ne dit pas`,
    en: "a rule of scrutin, which the schema does not say",
  };
}

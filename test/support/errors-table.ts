import { schemas } from "../../generated/electoral/schema-set.js";
import { type Locale, parse, type XmlIssue } from "../../runtime/index.js";
import { entrySchema, type InvalidExample, invalidExamples, stages } from "./exemples.js";
import { faultyRulesPart } from "./faulty-table.js";
import { hasJava, type JdkVerdict, jdkValidate } from "./jdk.js";
import { type Libxml2Verdict, libxml2Validator } from "./libxml2.js";

/** The mistakes that the page shows, in its order. */
const typical: readonly string[] = [
  "manque-periode",
  "manque-date-de-fin",
  "manque-adresse",
  "manque-nombre-d-unites",
  "manque-unite-dans-lot",
  "ordre-date-de-fin-avant-debut",
  "repete-type-de-liste",
  "repete-unite-dans-envoi",
  "choix-deux-adresses",
  "choix-aucune-adresse",
  "inconnu-observations",
  "inconnu-casse-du-nom",
  "espace-de-noms-des-noms",
  "espace-de-noms-enfant-non-qualifie",
  "racine-inconnue",
  "unite-de-gestion-dans-un-lot",
  "texte-seul-dans-commune",
  "identifiant-absent",
  "attribut-id-sans-prefixe",
  "identifiant-commence-par-un-chiffre",
  "identifiant-double-dans-lot",
  "unicite-numero-de-lot",
  "code-sexe",
  "code-type-de-liste",
  "date-inexistante",
  "date-partielle-non-permise",
  "date-souple-a-la-francaise",
  "motif-prenom-avec-chiffre",
  "motif-code-commune-etranger",
  "longueur-numero-d-acte",
  "nombre-zero",
  "nombre-vide",
  "xsi-nil-non-permis",
  "xsi-type-sans-rapport",
];

/** What three processors say about one document. */
interface Row {
  readonly example: InvalidExample;
  readonly french: readonly XmlIssue[];
  readonly english: readonly XmlIssue[];
  readonly libxml2: Libxml2Verdict;
  /** Undefined where there is no Java. */
  readonly xerces: JdkVerdict | undefined;
}

function readRows(): readonly Row[] {
  const all = new Map(invalidExamples().map((example) => [example.name, example]));
  const examples = typical.flatMap((name) => all.get(name) ?? []);
  const rows = stages.flatMap((stage) => {
    const ofStage = examples.filter((example) => example.stage === stage);
    const libxml2 = libxml2Validator(entrySchema(stage));
    const texts = ofStage.map(({ text }) => text);
    const xerces = hasJava ? jdkValidate(entrySchema(stage), texts).verdicts : [];
    return ofStage.map((example, index): Row => {
      const issues = (locale: Locale): readonly XmlIssue[] =>
        parse(schemas(), example.text, { locale }).issues;
      return {
        example,
        french: issues("fr"),
        english: issues("en"),
        libxml2: libxml2(example.text),
        xerces: xerces[index],
      };
    });
  });
  return examples.flatMap((example) => rows.find((row) => row.example === example) ?? []);
}

/** The page `docs/errors.md`. Where there is no Java, its last column is empty. */
export function errorsPage(): string {
  const rows = readRows();
  const head = ["n°", "mistake", "scrutin", "xmllint (libxml2)", "Xerces (JDK)"];
  return `# Typical mistakes, and what is said about them

${rows.length} of the [invalid examples](../schemas/electoral/exemples/invalides.tsv), each with one mistake. \`scrutin\` says one thing about each, at
the start of the tag or attribute concerned, in French or English, with the names as the document has them. The others are as they are: libxml2
gives no column, Xerces the end of the tag; both often report a mistake twice. Every line is a finding, with its place.

Made by \`npm run errors\`; a test holds it up to date (the last column where there is Java).

| ${head.join(" | ")} |
| ${head.map(() => "---").join(" | ")} |
${rows.map(printRow).join("\n")}

${faultyRulesPart()}`;
}

/** The page without its last column. */
export function withoutXerces(page: string): string {
  return page.replace(/^(\|.*) \|(?:[^|\\]|\\.)*\|$/gm, "$1 |");
}

function printRow({ example, french, english, libxml2, xerces }: Row, index: number): string {
  const place = ({ position }: XmlIssue): string => `${position?.line}:${position?.column}`;
  const ours = french.flatMap((issue, at) => [
    `${place(issue)} \`${issue.code}\``,
    plain(issue.message),
    `*${plain(english[at]?.message ?? "")}*`,
  ]);
  const cells = [
    String(index + 1),
    plain(example.mistake),
    ours.join("<br>"),
    libxml2.errors.map(({ line, message }) => plain(`${line} ${message}`)).join("<br>"),
    (xerces?.errors ?? [])
      .map(({ line, column, message }) => plain(`${line}:${column} ${message}`))
      .join("<br>"),
  ];
  return `| ${cells.join(" | ")} |`;
}

/** Text as it is, in a cell of a table. */
function plain(text: string): string {
  return text.replace(/[\\|*_`[\]<>{}~#]/g, "\\$&").replace(/\s*\n\s*/g, " ");
}

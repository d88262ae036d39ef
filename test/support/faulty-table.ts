import { readFileSync } from "node:fs";
import { readSchematron } from "../../generator/schematron/read/read.js";
import { xpath2 } from "../../runtime/rules/xpath2.js";
import { faultySchematron, marked } from "./faulty-schematron.js";

/** What jing 20181222 says of each file, by its name: recorded, as the tests do not need it. */
const jingSays: Readonly<Record<string, readonly string[]>> = JSON.parse(
  readFileSync(new URL("jing-says.json", import.meta.url), "utf8"),
);

/** The files that the page shows, in its order. */
const typical: readonly string[] = [
  "a namespace with another scheme",
  "a pattern in a namespace that is nearly right",
  "a rule in no namespace",
  "an unknown element",
  "an unknown attribute",
  "an unknown query language",
  "a syntax error behind references",
  "an expression that breaks off",
  "an unknown function",
  "a function of XPath 2",
  "too few parameters",
  "two unbound prefixes",
  "an undefined variable",
  "a variable that hides another one",
  "variables that depend on each other",
  "an unknown key",
  "a context that is no pattern",
  "an unknown diagnostic, the second of two",
  "rules that extend each other",
  "a mistake in a parameter",
  "a parameter that is not used",
  "a file that is not there",
  "a prefix with two namespaces",
  "a rule that an earlier one hides",
  "a mistake in a message",
];

/** The part of `docs/errors.md` about files of rules. */
export function faultyRulesPart(): string {
  const said = Object.values(jingSays);
  const thrown = said.filter(([first]) => first?.startsWith("fatal: exception")).length;
  const silent = said.filter(({ length }) => length === 0).length;
  const rows = typical.map((name, index) => rowOf(name, index));
  return `## Files of rules

${rows.length} of the ${faultySchematron.length} faulty Schematron files that the tests have (\`test/support/faulty-schematron.ts\`). \`scrutin\` tells every mistake in its place, inside
of attributes too, and all of a file at once. Of those files jing tells ${said.length - thrown - silent}, ends in an exception without a place for ${thrown}, and is silent about ${silent}. What only the
schema of the documents can tell is in [rules.md](rules.md#against-a-schema); jing does not look at it.

| n° | mistake | scrutin | jing |
| --- | --- | --- | --- |
${rows.join("\n")}
`;
}

function rowOf(name: string, index: number): string {
  const [, written = ""] = faultySchematron.find(([each]) => each === name) ?? [];
  const { text } = marked(written);
  const say = (locale: "fr" | "en") =>
    readSchematron(text, { file: "rules.sch", locale, xpath2 }).findings;
  const french = say("fr");
  const english = say("en");
  const ours = french.flatMap(({ position, code, message }, at) => [
    `${position.line}:${position.column} \`${code}\``,
    plain(message),
    `*${plain(english[at]?.message ?? "")}*`,
  ]);
  const theirs = (jingSays[name] ?? []).map((line) =>
    plain(line.replace(/^(?:file:)?rules\.sch[:;] ?/, "")),
  );
  const cells = [
    String(index + 1),
    `${plain(name)}<br>${literal(contentOf(text))}`,
    ours.join("<br>"),
    theirs.length === 0 ? "(nothing)" : theirs.join("<br>"),
  ];
  return `| ${cells.join(" | ")} |`;
}

/** What is in the schema, which is the same for most; the schema itself where that is the mistake. */
function contentOf(text: string): string {
  const content = text.replace(/^<schema[^>]*>\n?|\n?<\/schema>$/g, "").trim();
  return content === "" || /queryBinding/.test(text) ? text : content;
}

function literal(text: string): string {
  const line = text.replace(/\s+/g, " ").replaceAll("|", "\\|");
  return `\`\` ${line} \`\``;
}

/** Text as it is, in a cell of a table. */
function plain(text: string): string {
  return text.replace(/[\\|*_`[\]<>{}~#]/g, "\\$&").replace(/\s*\n\s*/g, " ");
}

import {
  codeOf,
  type DiagnosticKey,
  diagnosticMessages,
} from "../../generator/messages/catalogue.js";
import { type DiagnosticInput, diagnosticInputs, unprovoked } from "./diagnostic-inputs.js";
import { readFeatures } from "./features.js";
import { messageExamples, withoutExample } from "./message-examples.js";

const longest = 160;

/** The page `docs/codes.md`: every code, and what provokes it in the tests. */
export async function codesPage(): Promise<string> {
  const keys = Object.keys(diagnosticMessages) as DiagnosticKey[];
  return `# Codes and their tests

Every code that \`scrutin\` reports, and what makes a test see it. What is said then is in [messages.md](messages.md). Made by
\`npm run codes\`; a test holds it up to date.

## Documents and values

Examples are tried by \`test/unit/runtime/messages/index.test.ts\`, features by \`test/feature.test.ts\`, where a folder has documents with mistakes.

| code | example | features |
| --- | --- | --- |
${(await ruleRows()).join("\n")}

## Schemas

Each key (the code and, where a rule has several sentences, a word) is provoked by \`test/unit/generator/messages/provoked.test.ts\`, from
\`test/support/diagnostic-inputs.json\`. ${keys.length - Object.keys(unprovoked).length} of ${keys.length} are; of the others the table says why no schema does it.

| code | key | what provokes it |
| --- | --- | --- |
${keys.toSorted().map(diagnosticRow).join("\n")}
`;
}

async function ruleRows(): Promise<readonly string[]> {
  const features = new Map<string, Set<string>>();
  for (const { name, invalid } of await readFeatures())
    for (const issue of invalid.flatMap(({ issues }) => issues)) {
      const [code = ""] = issue.split(" ");
      features.set(code, (features.get(code) ?? new Set()).add(name));
    }
  const examples = new Map<string, string>();
  for (const { code, shown } of messageExamples)
    if (!examples.has(code)) examples.set(code, literal(shown));
  for (const [code, reason] of Object.entries(withoutExample)) examples.set(code, reason);
  return [...examples].map(([code, shown]) => {
    const [first, second, ...more] = [...(features.get(code) ?? [])].toSorted();
    const named = [first, second].filter((name) => name !== undefined);
    const others = more.length === 0 ? "" : ` and ${more.length} more`;
    return `| \`${code}\` | ${shown} | ${named.join(", ")}${others} |`;
  });
}

function diagnosticRow(key: DiagnosticKey): string {
  const input = diagnosticInputs[key];
  const shown = input === undefined ? `never: ${unprovoked[key]}` : literal(textOf(input));
  return `| \`${codeOf(key)}\` | \`${key}\` | ${shown} |`;
}

function textOf(input: DiagnosticInput): string {
  if (typeof input === "string") return input;
  return Object.entries(input.files)
    .map(
      ([location, text]) => `${location}: ${text.replace(/<xs:schema[^>]*>|<\/xs:schema>/g, "")}`,
    )
    .join("; ");
}

/** Code in a cell of a table, on one line. */
function literal(text: string): string {
  const line = text
    .replace(/\s+/g, " ")
    .replace(/[^ -~\u00a0-\ud7ff]/g, "·")
    .trim();
  if (line === "") return "an empty document";
  const short = line.length > longest ? `${line.slice(0, longest)}…` : line;
  return `\`\` ${short.replaceAll("|", "\\|")} \`\``;
}

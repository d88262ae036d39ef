import { createHash } from "node:crypto";
import type { SchemaSet } from "../../../runtime/descriptors.js";
import type { Rules } from "../../../runtime/rules/index.js";
import { CommandFailure } from "../failure.js";
import { type DocumentFlags, noSchema, readSchemaSet } from "../files/documents.js";
import { messages } from "../messages.js";
import type { RuleFlags } from "../rules/rule-files.js";
import type { Console } from "../terminal.js";

/** The schemas and rules that documents are checked by. */
export interface Judges {
  /** Undefined if documents are checked by rules alone. */
  readonly schemas: SchemaSet | undefined;
  readonly rules: readonly Rules[];
  readonly fingerprints: Fingerprints;
}

/** The fingerprints of schemas and rules: a SHA-256 over those of their files. */
export interface Fingerprints {
  readonly schemas: string | undefined;
  readonly rules: string | undefined;
}

export async function readJudges(
  flags: DocumentFlags & RuleFlags,
  terminal: Console,
): Promise<Judges> {
  const { schema = [], rules: inputs = [] } = flags;
  const alone = schema.length === 1 && schema[0] === noSchema;
  if (alone && inputs.length === 0) throw new CommandFailure(messages.nothingToCheck());
  const ofRules: string[] = [];
  const rules = inputs.length === 0 ? [] : await readRuleSets(inputs, flags, ofRules, terminal);
  const ofSchemas: string[] = [];
  const onRead = (_: string, bytes: Uint8Array): void => void ofSchemas.push(sha256(bytes));
  const schemas = alone ? undefined : await readSchemaSet(flags, terminal, onRead);
  if (schemas !== undefined && schema.length === 0)
    ofSchemas.push(...(await electoralSums("schemas")));
  return { schemas, rules, fingerprints: { schemas: sum(ofSchemas), rules: sum(ofRules) } };
}

async function readRuleSets(
  inputs: readonly string[],
  flags: RuleFlags,
  sums: string[],
  terminal: Console,
): Promise<readonly Rules[]> {
  const { electoral, findXPath2, readRules } = await import("../rules/rule-files.js");
  const { usableRules } = await import("../rules/usable-rules.js");
  const xpath2 = await findXPath2();
  const read = await readRules(inputs, { xpath2 }, terminal);
  const rules = usableRules(read, flags, xpath2, terminal);
  for (const { file, bytes } of read) {
    if (file === electoral) sums.push(...(await electoralSums("rules")));
    else sums.push(...[...bytes.values()].map(sha256));
  }
  return rules;
}

async function electoralSums(kind: "schemas" | "rules"): Promise<readonly string[]> {
  const { electoralSources } = await import("../../../generated/electoral-sources.js");
  return electoralSources[kind].map((source) => source.sha256);
}

/** One sum of several, independent of the order in which the files were read. */
function sum(sums: readonly string[]): string | undefined {
  return sums.length === 0 ? undefined : sha256([...sums].sort().join("\n"));
}

function sha256(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex");
}

import { createHash } from "node:crypto";
import type { SchemaSet } from "../../../runtime/descriptors.js";
import type { Rules } from "../../../runtime/rules/index.js";
import { type DocumentFlags, readSchemaSet } from "../files/documents.js";
import {
  type ChosenRules,
  chosenRules,
  isWithoutSchema,
  noRules,
  refuseIdleOptions,
} from "../rules/chosen-rules.js";
import { electoral, electoralNamespace, type ReadRules } from "../rules/electoral-rules.js";
import { type ReadChosen, readChosenRules } from "../rules/read-rules.js";
import type { RuleFlags } from "../rules/rule-files.js";
import { ruleMessages } from "../rules/rule-messages.js";
import type { Console } from "../terminal.js";

/** The schemas and rules that documents are checked by. */
export interface Judges {
  /** Undefined if documents are checked by rules alone. */
  readonly schemas: SchemaSet | undefined;
  readonly rules: readonly Rules[];
  /** The files of the schemas, and those of the rules. */
  readonly files: Readonly<Record<"schemas" | "rules", readonly JudgeFile[]>>;
  readonly fingerprints: Fingerprints;
}

/** A file of schemas or rules: its bytes, or the hash of those of the electoral exchange, which are compiled in. */
export type JudgeFile =
  | { readonly file: string; readonly bytes: Uint8Array }
  | { readonly file: string; readonly sha256: string; readonly version?: string };

/** The fingerprints of schemas and rules: a SHA-256 over those of their files. */
export interface Fingerprints {
  readonly schemas: string | undefined;
  readonly rules: string | undefined;
}

/** Reads the schemas, and the rules that are named or go with them. */
export async function readJudges(
  flags: DocumentFlags & RuleFlags,
  terminal: Console,
): Promise<Judges> {
  const chosen = chosenRules(flags);
  const bytes = new Map<string, Uint8Array>();
  const schemas = isWithoutSchema(flags)
    ? undefined
    : await readSchemaSet(flags, terminal, (location, read) => bytes.set(location, read));
  const found = await readChosenRules(chosen, bytes, terminal);
  const rules = await usableRules(found, chosen.kind, flags, terminal);
  if (chosen.kind === "embedded" && rules.length === 0 && hasElectoralRoots(schemas))
    terminal.say(ruleMessages.electoralRulesApart());
  const files = {
    schemas: flags.schema === undefined ? await electoralFiles("schemas") : filesOf(bytes),
    rules: (await Promise.all(found.read.map(rulesFiles))).flat(),
  };
  return {
    schemas,
    rules,
    files,
    fingerprints: { schemas: sum(files.schemas), rules: sum(files.rules) },
  };
}

/** Whether schemas that were named are for the electoral exchange, whose rules are not in them. */
function hasElectoralRoots(schemas: SchemaSet | undefined): boolean {
  const roots = [...(schemas?.elements.values() ?? [])];
  return roots.some(({ name }) => name.namespace === electoralNamespace);
}

/** Reads the schemas for a command that asks no rules. */
export function readSchemaJudge(flags: DocumentFlags, terminal: Console): Promise<Judges> {
  return readJudges({ ...flags, rules: [noRules] }, terminal);
}

/** The rules, ready to be asked. What runs them is loaded only where there are some. */
async function usableRules(
  found: ReadChosen,
  chosen: ChosenRules["kind"],
  flags: RuleFlags,
  terminal: Console,
): Promise<readonly Rules[]> {
  if (found.read.length > 0)
    return (await import("../rules/usable-rules.js")).usableRules(found, chosen, flags, terminal);
  refuseIdleOptions(flags);
  return [];
}

function filesOf(read: ReadonlyMap<string, Uint8Array>): readonly JudgeFile[] {
  return Array.from(read, ([file, bytes]) => ({ file, bytes }));
}

function rulesFiles({
  file,
  bytes,
}: ReadRules): Promise<readonly JudgeFile[]> | readonly JudgeFile[] {
  return file === electoral ? electoralFiles("rules") : filesOf(bytes);
}

async function electoralFiles(kind: "schemas" | "rules"): Promise<readonly JudgeFile[]> {
  const { electoralSources } = await import("../../../generated/electoral-sources.js");
  return electoralSources[kind];
}

/** One sum of several files, independent of the order in which they were read. */
function sum(files: readonly JudgeFile[]): string | undefined {
  if (files.length === 0) return undefined;
  const sums = files.map((file) => ("sha256" in file ? file.sha256 : sha256(file.bytes)));
  return sha256(sums.sort().join("\n"));
}

function sha256(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex");
}

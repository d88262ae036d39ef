import { resolve } from "node:path";
import type { SchemaSet } from "../../../runtime/descriptors.js";
import type { IssueLevel } from "../../../runtime/issues.js";
import { withLine } from "../../../runtime/messages/source-excerpt.js";
import { visible, visibleLines } from "../../../runtime/nouns/visible-text.js";
import type { RuleSet } from "../../../runtime/rules/rule-set.js";
import type { XPath2 } from "../../../runtime/rules/run/queries.js";
import { readSchematron } from "../../schematron/read/read.js";
import type { ReadSchematronOptions } from "../../schematron/read/read-options.js";
import type { SchematronFinding } from "../../schematron/say/findings.js";
import { CommandFailure } from "../failure.js";
import { readFileIfThere } from "../files/files.js";
import { expandInputs } from "../files/inputs.js";
import { messages } from "../messages.js";
import type { Console } from "../terminal.js";
import { decodeRules, includedFile } from "./included-file.js";
import { ruleMessages } from "./rule-messages.js";

/** Options that select the rules. */
export interface RuleFlags {
  readonly rules?: readonly string[];
  readonly phase?: string;
  readonly level?: IssueLevel;
  /** The folder that `document()` may read. */
  readonly rulesDocuments?: string;
}

/** A file of rules that was read. */
export interface ReadRules {
  readonly file: string;
  /** Undefined if the rules cannot be used. */
  readonly ruleSet: RuleSet | undefined;
  readonly findings: readonly SchematronFinding[];
  /** The texts of the file and of those that it includes, by name. */
  readonly texts: ReadonlyMap<string, string>;
  /** The same files as bytes. */
  readonly bytes: ReadonlyMap<string, Uint8Array>;
}

/** A usable set of rules, and its file. */
export interface RuleFile {
  readonly file: string;
  readonly ruleSet: RuleSet;
}

/** Options for reading rules. */
export interface RuleReading {
  readonly xpath2: XPath2 | undefined;
  /** The schemas by which rules are checked, chosen by the namespaces that the rules bind. */
  readonly schemasFor?: (
    namespaces: readonly string[],
  ) => Promise<SchemaSet | undefined> | SchemaSet | undefined;
}

/** The value of `--rules` that means the rules of the electoral exchange. */
export const electoral = "electoral";

/** Loads fontoxpath, an optional peer dependency, if it is installed. */
export async function findXPath2(): Promise<XPath2 | undefined> {
  try {
    return (await import("../../../runtime/rules/xpath2.js")).xpath2;
  } catch {
    return undefined;
  }
}

/** Reads the named rules and prints all of their mistakes; rules that cannot be used end the command. */
export async function readRuleFiles(
  inputs: readonly string[],
  xpath2: XPath2 | undefined,
  terminal: Console,
): Promise<readonly RuleFile[]> {
  const read = await readRules(inputs, { xpath2 }, terminal);
  tellFindings(read, terminal);
  return read.map(({ file, ruleSet }) => {
    if (ruleSet === undefined) throw new CommandFailure(ruleMessages.unusableRules());
    return { file, ruleSet };
  });
}

/** Reads the named rules, each file once. */
export async function readRules(
  inputs: readonly string[],
  reading: RuleReading,
  terminal: Console,
): Promise<readonly ReadRules[]> {
  const read: ReadRules[] = [];
  const seen = new Set<string>();
  const isNew = (name: string): boolean => seen.size < seen.add(name).size;
  for (const input of inputs) {
    if (input === electoral) {
      if (!isNew(electoral)) continue;
      const { electoralRules } = await import("../../../generated/electoral-rules.js");
      read.push({
        file: electoral,
        ruleSet: electoralRules,
        findings: [],
        texts: new Map(),
        bytes: new Map(),
      });
      continue;
    }
    const wanted = { folder: terminal.cwd, extension: "sch", say: terminal.say };
    for (const file of await expandInputs([input], wanted))
      if (isNew(resolve(terminal.cwd, file)))
        read.push(await readRuleFile(file, reading, terminal));
  }
  return read;
}

/** Prints the findings in rules, each with its line. */
export function tellFindings(read: readonly ReadRules[], terminal: Console): void {
  for (const { findings, texts } of read)
    for (const finding of findings) terminal.error(formatFinding(finding, texts));
}

async function readRuleFile(
  file: string,
  { xpath2, schemasFor }: RuleReading,
  terminal: Console,
): Promise<ReadRules> {
  const bytes = await readFileIfThere(resolve(terminal.cwd, file));
  if (bytes === undefined) throw new CommandFailure(messages.notThere(file));
  const text = decode(bytes, file);
  const texts = new Map([[file, text]]);
  const all = new Map<string, Uint8Array>([[file, bytes]]);
  const options: ReadSchematronOptions = {
    file,
    locale: terminal.locale,
    xpath2,
    resolve: (href, from) => {
      const found = includedFile(href, from, terminal);
      if (found === undefined || "reason" in found) return found;
      all.set(found.name, found.bytes);
      texts.set(found.name, found.text);
      return found;
    },
  };
  const read = readSchematron(text, options);
  const schemas = read.ruleSet && (await schemasFor?.(Object.values(read.ruleSet.namespaces)));
  // The schemas depend on the rules, so these are read first.
  const { ruleSet, findings } =
    schemas === undefined ? read : readSchematron(text, { ...options, schemas });
  return { file, ruleSet, findings, texts, bytes: all };
}

/** The text of a file that was named; one that cannot be decoded ends the command. */
function decode(bytes: Uint8Array, file: string): string {
  const decoded = decodeRules(bytes);
  if (typeof decoded === "string") return decoded;
  throw new CommandFailure({ fr: `${file}: ${decoded.fr}`, en: `${file}: ${decoded.en}` });
}

/** `rules.sch:12:5: error: xpath-syntax: message`, with the line and a caret under the place. */
function formatFinding(
  { severity, code, message, position }: SchematronFinding,
  texts: ReadonlyMap<string, string>,
): string {
  const { file = "", line, column } = position;
  const text = texts.get(file)?.split(/\r\n?|\n/)[line - 1];
  return withLine(
    `${visible(file)}:${line}:${column}: ${severity}: ${code}: ${visibleLines(message)}`,
    position,
    text,
  );
}

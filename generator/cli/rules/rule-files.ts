import { readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { SchemaSet } from "../../../runtime/descriptors.js";
import type { IssueLevel, Locale } from "../../../runtime/issues.js";
import { withLine } from "../../../runtime/messages/source-excerpt.js";
import { visible, visibleLines } from "../../../runtime/nouns/visible-text.js";
import type { RuleSet } from "../../../runtime/rules/rule-set.js";
import type { XPath2 } from "../../../runtime/rules/run/queries.js";
import { diagnosticMessage } from "../../messages/catalogue.js";
import { decodeXml } from "../../reader/xml/decode.js";
import { readSchematron } from "../../schematron/read/read.js";
import type { ReadSchematronOptions } from "../../schematron/read/read-options.js";
import type { SchematronFinding } from "../../schematron/say/findings.js";
import { CommandFailure } from "../failure.js";
import { readFileIfThere } from "../files/files.js";
import { expandInputs } from "../files/inputs.js";
import { messages } from "../messages.js";
import type { Console } from "../terminal.js";

/** Options that select the rules. */
export interface RuleFlags {
  readonly rules?: readonly string[];
  readonly phase?: string;
  readonly level?: IssueLevel;
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
    if (ruleSet === undefined) throw new CommandFailure(messages.unusableRules());
    return { file, ruleSet };
  });
}

/** Reads the named rules. */
export async function readRules(
  inputs: readonly string[],
  reading: RuleReading,
  terminal: Console,
): Promise<readonly ReadRules[]> {
  const read: ReadRules[] = [];
  for (const input of inputs) {
    if (input === electoral) {
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
      const name = join(dirname(from), href);
      const path = resolve(terminal.cwd, name);
      if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return undefined;
      const own = readFileSync(path);
      const included = decode(own, name);
      all.set(name, own);
      texts.set(name, included);
      return { name, text: included };
    },
  };
  const read = readSchematron(text, options);
  const schemas = read.ruleSet && (await schemasFor?.(Object.values(read.ruleSet.namespaces)));
  // The schemas depend on the rules, so these are read first.
  const { ruleSet, findings } =
    schemas === undefined ? read : readSchematron(text, { ...options, schemas });
  return { file, ruleSet, findings, texts, bytes: all };
}

/** The text of a file, in the encoding that it declares. */
function decode(bytes: Uint8Array, file: string): string {
  const decoded = decodeXml(bytes);
  if (decoded.kind === "text") return decoded.text;
  const { key, parameters } = decoded.fault;
  // The code of a finding fits its parameters, but the compiler no longer knows it here.
  const say = (locale: Locale): string =>
    `${file}: ${diagnosticMessage(key, parameters as never, locale)}`;
  throw new CommandFailure({ fr: say("fr"), en: say("en") });
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

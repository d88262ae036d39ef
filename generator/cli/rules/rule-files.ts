import { resolve } from "node:path";
import type { SchemaSet } from "../../../runtime/descriptors.js";
import type { IssueLevel } from "../../../runtime/issues.js";
import type { XPath2 } from "../../../runtime/rules/run/queries.js";
import { withArchives } from "../../reader/sources/archive.js";
import { ArchiveError } from "../../reader/sources/archive-error.js";
import { isAddress } from "../../reader/sources/resource.js";
import { embedsRules, readSchematron } from "../../schematron/read/read.js";
import type { ReadSchematronOptions } from "../../schematron/read/read-options.js";
import { CommandFailure } from "../failure.js";
import { readFileIfThere } from "../files/files.js";
import { expandInputs } from "../files/inputs.js";
import { messages } from "../messages.js";
import type { Console } from "../terminal.js";
import { electoral, type ReadRules, readElectoralRules } from "./electoral-rules.js";
import { decodeRules, includedFile } from "./included-file.js";
import { ruleMessages } from "./rule-messages.js";
import { withSharedIds } from "./shared-ids.js";

/** Options that select the rules. */
export interface RuleFlags {
  readonly rules?: readonly string[];
  readonly phase?: string;
  readonly level?: IssueLevel;
  /** The folder that `document()` may read. */
  readonly rulesDocuments?: string;
}

/** Options for reading rules. */
export interface RuleReading {
  readonly xpath2: XPath2 | undefined;
  /** The schemas by which rules are checked, chosen by the namespaces that the rules bind. */
  readonly schemasFor?: (
    namespaces: readonly string[],
  ) => Promise<SchemaSet | undefined> | SchemaSet | undefined;
}

/** Loads fontoxpath, an optional peer dependency, if it is installed. */
export async function findXPath2(): Promise<XPath2 | undefined> {
  try {
    return (await import("../../../runtime/rules/xpath2.js")).xpath2;
  } catch {
    return undefined;
  }
}

/** Reads the named rules, each file once. */
export async function readRules(
  inputs: readonly string[],
  reading: RuleReading,
  terminal: Console,
): Promise<readonly ReadRules[]> {
  const read = new Map<string, ReadRules>();
  for (const input of inputs) {
    if (isAddress(input)) throw new CommandFailure(ruleMessages.noAddress(input));
    if (input === electoral) {
      read.set(electoral, await readElectoralRules());
      continue;
    }
    const wanted = { folder: terminal.cwd, extension: "sch", say: terminal.say };
    for (const file of await expandInputs([input], wanted)) {
      const path = resolve(terminal.cwd, file);
      if (!read.has(path)) read.set(path, await readRuleFile(file, path, reading, terminal));
    }
  }
  return withSharedIds([...read.values()], terminal.locale);
}

/** Reads the rules that stand in schemas, each schema document for itself. */
export async function readEmbeddedRules(
  schemas: ReadonlyMap<string, Uint8Array>,
  reading: RuleReading,
  terminal: Console,
): Promise<readonly ReadRules[]> {
  const read: ReadRules[] = [];
  for await (const [file, bytes] of documentsOf(schemas)) {
    const text = decodeRules(bytes);
    if (typeof text === "string" && embedsRules(text))
      read.push(await readRuleBytes(file, bytes, reading, terminal));
  }
  return withSharedIds(read, terminal.locale);
}

/** Schema documents, those in archives among them. */
async function* documentsOf(
  schemas: ReadonlyMap<string, Uint8Array>,
): AsyncGenerator<readonly [file: string, bytes: Uint8Array]> {
  const archives = withArchives(async (location) => schemas.get(location));
  for (const [file, bytes] of schemas) {
    const inside = await sound(archives.list(file));
    if (inside === undefined) yield [file, bytes];
    for (const name of inside ?? []) {
      const unpacked = await sound(archives.read(name));
      if (unpacked !== undefined) yield [name, unpacked];
    }
  }
}

/** What an archive gives. A broken one that schemas were read from has ended the command before; others, such as catalogs, are none of ours. */
async function sound<T>(given: Promise<T>): Promise<T | undefined> {
  try {
    return await given;
  } catch (error) {
    if (error instanceof ArchiveError) return undefined;
    throw error;
  }
}

async function readRuleFile(
  file: string,
  path: string,
  reading: RuleReading,
  terminal: Console,
): Promise<ReadRules> {
  const bytes = await readFileIfThere(path);
  if (bytes === undefined) throw new CommandFailure(messages.notThere(file));
  return readRuleBytes(file, bytes, reading, terminal);
}

async function readRuleBytes(
  file: string,
  bytes: Uint8Array,
  { xpath2, schemasFor }: RuleReading,
  terminal: Console,
): Promise<ReadRules> {
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

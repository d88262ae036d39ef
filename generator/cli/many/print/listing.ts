import { resolve } from "node:path";
import { CommandFailure } from "../../failure.js";
import { standardInput } from "../../files/documents.js";
import { kindOf } from "../../files/files.js";
import { expandInput } from "../../files/inputs.js";
import { documentsIn, isArchive } from "../../files/packed.js";
import type { Console } from "../../terminal.js";
import { type CheckedFile, unreadFile } from "../../validate/checked-file.js";
import { excluding } from "../exclude.js";
import { type ListedName, readFileList } from "../file-list.js";
import { isInShard, NameSet, type Shard } from "../names.js";
import { manyMessages } from "./messages.js";

/** Options that select documents. */
export interface ListingFlags {
  readonly files: readonly string[];
  readonly filesFrom?: string;
  readonly null?: boolean;
  readonly exclude?: readonly string[];
  readonly shard?: Shard;
}

/** A document to be checked, or an input that cannot be found. */
export type Listed = ListedName;

export function nameOf(listed: Listed): string {
  return typeof listed === "string" ? listed : listed.file;
}

/**
 * The documents that were named, in their order, each once: those in an archive follow each other. Names are handed on as they are
 * read, as many at once as were, and are not kept.
 */
export async function* listDocuments(
  flags: ListingFlags,
  terminal: Console,
): AsyncGenerator<readonly Listed[]> {
  const { filesFrom, files, shard } = flags;
  if (filesFrom === standardInput && files.includes(standardInput))
    throw new CommandFailure(manyMessages.oneInput());
  const isExcluded = await excluding(flags.exclude ?? []);
  const seen = new NameSet();
  const isWanted = (name: string): boolean => !isExcluded(name) && seen.add(name);
  for await (const names of namesOf(flags, terminal)) {
    let plain: Listed[] = [];
    for (const listed of names) {
      const name = nameOf(listed);
      if (shard !== undefined && !isInShard(name, shard)) continue;
      if (!isWanted(name)) continue;
      if (typeof listed !== "string" || !isArchive(listed) || !(await isFile(listed, terminal))) {
        plain.push(listed);
        continue;
      }
      // What comes before an archive does not wait for it.
      if (plain.length > 0) yield plain;
      plain = [];
      const inside = await orUnread(listed, () => documentsIn(listed, terminal), terminal);
      yield "failure" in inside ? [inside] : inside.filter(isWanted);
    }
    if (plain.length > 0) yield plain;
  }
}

/** A folder may be called like an archive. */
async function isFile(name: string, { cwd }: Console): Promise<boolean> {
  return (await kindOf(resolve(cwd, name))) === "file";
}

async function* namesOf(flags: ListingFlags, terminal: Console): AsyncGenerator<readonly Listed[]> {
  const { files, filesFrom } = flags;
  const { cwd: folder, say } = terminal;
  const none = files.length === 0 && filesFrom === undefined;
  for (const input of none ? [standardInput] : files) {
    if (input === standardInput) {
      yield [input];
      continue;
    }
    const wanted = { folder, extension: "xml", say };
    const found = await orUnread(input, () => expandNamed(input, wanted), terminal);
    yield "failure" in found ? [found] : found;
  }
  if (filesFrom !== undefined)
    yield* readFileList(filesFrom, { zero: flags.null === true }, terminal);
}

/** What is in an archive may be named by itself. */
async function expandNamed(
  input: string,
  wanted: Parameters<typeof expandInput>[1],
): Promise<readonly string[]> {
  try {
    return await expandInput(input, wanted);
  } catch (error) {
    if (error instanceof CommandFailure && /\.zip!\//i.test(input)) return [input];
    throw error;
  }
}

async function orUnread<T extends object>(
  input: string,
  run: () => Promise<T>,
  { locale }: Console,
): Promise<T | (CheckedFile & { readonly failure: string })> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    return unreadFile(input, error, locale);
  }
}

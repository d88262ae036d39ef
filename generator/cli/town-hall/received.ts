import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { withArchives } from "../../reader/sources/archive.js";
import { ArchiveError } from "../../reader/sources/archive-error.js";
import { CommandFailure } from "../failure.js";
import { readPieces, standardInput } from "../files/documents.js";
import { asFailure } from "../files/files.js";
import { expandInput } from "../files/inputs.js";
import { messages } from "../messages.js";
import type { Console } from "../terminal.js";

/** A received document: a file, or a file in an archive (`insee.zip!/envoi.xml`), as Insee sends them. */
export interface Document {
  readonly name: string;
  readonly pieces: () => AsyncIterable<Uint8Array>;
}

/** The documents of files, folders, patterns and archives, each once. */
export async function documentsOf(
  inputs: readonly string[],
  terminal: Console,
): Promise<readonly Document[]> {
  const found = new Map<string, Document>();
  for (const input of inputs.length === 0 ? [standardInput] : inputs)
    for (const document of await documentsOfInput(input, terminal))
      found.set(document.name, document);
  return [...found.values()];
}

async function documentsOfInput(input: string, terminal: Console): Promise<readonly Document[]> {
  if (input === standardInput) return [fileDocument(input, terminal)];
  const inside = /^(.+?\.(?:zip|jar))!\//i.exec(input)?.[1];
  const { cwd: folder, say } = terminal;
  const names =
    inside === undefined ? await expandInput(input, { folder, extension: "xml", say }) : [inside];
  const documents: Document[] = [];
  for (const name of names) {
    if (!/\.(?:zip|jar)$/i.test(name)) documents.push(fileDocument(name, terminal));
    else documents.push(...(await documentsOfArchive(name, terminal)));
  }
  return inside === undefined ? documents : documents.filter(({ name }) => name === input);
}

function fileDocument(name: string, terminal: Console): Document {
  return { name, pieces: () => readPieces(name, terminal) };
}

async function documentsOfArchive(name: string, { cwd }: Console): Promise<readonly Document[]> {
  const bytes = await readFile(resolve(cwd, name)).catch((error: unknown) => {
    throw asFailure(error, name);
  });
  const archives = withArchives(async (location) => (location === name ? bytes : undefined));
  try {
    const locations = (await archives.list(name, "xml")) ?? [];
    if (locations.length === 0) throw new CommandFailure(messages.emptyFolder(name, "xml"));
    return await Promise.all(
      locations.map(async (location) => {
        const content = await archives.read(location);
        return { name: location, pieces: () => once(content ?? new Uint8Array()) };
      }),
    );
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    const { reason, entry } = error;
    const place = entry === undefined ? name : `${name}!/${entry}`;
    throw new CommandFailure({ fr: `${place}: ${reason.fr}`, en: `${place}: ${reason.en}` });
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

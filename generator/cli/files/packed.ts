import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { gzipReasons } from "../../messages/archives.js";
import { unpackEntry } from "../../reader/sources/archive.js";
import { ArchiveError } from "../../reader/sources/archive-error.js";
import { archiveLimits, readDirectory, type ZipEntry } from "../../reader/sources/zip.js";
import { CommandFailure } from "../failure.js";
import { messages } from "../messages.js";
import type { Console } from "../terminal.js";
import { readFileIfThere, statIfThere } from "./files.js";

/*
 * Compressed documents, read without unpacking them to the disk: `sent.xml.gz`, and `sent.zip!/2019/a.xml` in an archive. Their
 * limits are those of archives of schemas.
 */

export function isArchive(name: string): boolean {
  return /\.zip$/i.test(name);
}

export function isGzip(name: string): boolean {
  return /\.gz$/i.test(name);
}

/** The archive that a document is in, and its name there. */
export function placeInArchive(
  name: string,
): { readonly archive: string; readonly entry: string } | undefined {
  const [, archive, entry] = /^(.+?\.zip)!\/(.+)$/is.exec(name) ?? [];
  return archive === undefined || entry === undefined ? undefined : { archive, entry };
}

interface OpenArchive {
  readonly path: string;
  readonly written: number;
  readonly bytes: Uint8Array;
  readonly entries: ReadonlyMap<string, ZipEntry>;
}

/** The archive read last, kept open because documents come archive by archive. */
let last: OpenArchive | undefined;

async function open(archive: string, { cwd }: Console): Promise<OpenArchive> {
  const path = resolve(cwd, archive);
  const written = (await statIfThere(path))?.mtimeMs ?? 0;
  if (last?.path === path && last.written === written) return last;
  last = undefined;
  const bytes = await readFileIfThere(path);
  if (bytes === undefined) throw new CommandFailure(messages.notThere(archive));
  const entries = orFailure(archive, () => readDirectory(bytes));
  last = { path, written, bytes, entries: new Map(entries.map((each) => [each.name, each])) };
  return last;
}

/** The names of the documents in an archive, and of what is packed once more: that it is not read is a result too. */
export async function documentsIn(archive: string, terminal: Console): Promise<readonly string[]> {
  const { entries } = await open(archive, terminal);
  const names = [...entries.keys()].filter((name) => /\.(?:xml|zip|gz)$/i.test(name)).sort();
  if (names.length === 0) throw new CommandFailure(messages.emptyArchive(archive));
  return names.map((name) => `${archive}!/${name}`);
}

/** The bytes of a document in an archive. */
export async function* readEntry(
  archive: string,
  name: string,
  terminal: Console,
): AsyncGenerator<Uint8Array> {
  const { bytes, entries } = await open(archive, terminal);
  const entry = entries.get(name);
  if (entry === undefined) throw new CommandFailure(messages.notThere(`${archive}!/${name}`));
  if (isArchive(name) || isGzip(name))
    throw new CommandFailure(messages.packedTwice(`${archive}!/${name}`));
  try {
    yield await unpackEntry(bytes, entry);
  } catch (error) {
    throw asArchiveFailure(error, archive);
  }
}

/** The bytes of a document compressed with gzip. */
export async function* gunzip(file: string, path: string): AsyncGenerator<Uint8Array> {
  let packed = 0;
  let length = 0;
  const source = createReadStream(path).on("data", (piece) => {
    packed += piece.length;
  });
  const pieces = pipeline(source, createGunzip(), () => undefined);
  const refuse = (reason: { readonly fr: string; readonly en: string }): CommandFailure =>
    asArchiveFailure(new ArchiveError(reason), file) as CommandFailure;
  try {
    for await (const piece of pieces as AsyncIterable<Uint8Array>) {
      length += piece.length;
      if (length > archiveLimits.size) throw refuse(gzipReasons.tooMuch(archiveLimits.size >> 20));
      if (length > 1 << 20 && length > archiveLimits.ratio * packed)
        throw refuse(gzipReasons.ratio(archiveLimits.ratio));
      yield piece;
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    throw code.startsWith("Z_") ? refuse(gzipReasons.damaged()) : error;
  } finally {
    source.destroy();
  }
}

function orFailure<T>(archive: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw asArchiveFailure(error, archive);
  }
}

function asArchiveFailure(error: unknown, archive: string): unknown {
  if (!(error instanceof ArchiveError)) return error;
  const { reason, entry } = error;
  const place = entry === undefined ? archive : `${archive}!/${entry}`;
  return new CommandFailure({ fr: `${place}: ${reason.fr}`, en: `${place}: ${reason.en}` });
}

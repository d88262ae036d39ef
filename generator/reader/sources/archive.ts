import { archiveReasons } from "../../messages/archives.js";
import { ArchiveError } from "./archive-error.js";
import { crc32 } from "./crc32.js";
import type { ReadResource } from "./resource.js";
import { archiveLimits, readDirectory, type ZipEntry } from "./zip.js";

/** A file in an archive has the location `archive.zip!/path/in/archive`. */
const inside = /^(.*?\.(?:zip|jar))!\/(.*)$/is;

/** Resources, those in zip archives among them. */
export interface Archives {
  /** Throws an {@link ArchiveError} for what an archive holds and cannot be used. */
  readonly read: ReadResource;
  /** Locations of the schema documents in an archive, or of files with another extension, sorted; undefined when the location is no archive, or nothing is there. */
  readonly list: (location: string, extension?: string) => Promise<readonly string[] | undefined>;
}

/** Lets a reader read inside zip archives. Each archive is read once, each file in it unpacked when it is asked for. */
export function withArchives(read: ReadResource): Archives {
  const archives = new Map<string, Promise<Archive | undefined>>();
  const open = (location: string): Promise<Archive | undefined> => {
    const known = archives.get(location);
    if (known !== undefined) return known;
    const archive = read(location).then((bytes) => bytes && new Archive(bytes));
    // The caller gets the error; this only keeps it from being unhandled.
    archive.catch(() => undefined);
    archives.set(location, archive);
    return archive;
  };
  return {
    read: async (location) => {
      const [, outer, inner] = inside.exec(location) ?? [];
      if (outer === undefined || inner === undefined) return read(location);
      return (await open(outer))?.read(inner);
    },
    list: async (location, extension = "xsd") => {
      if (!/\.(zip|jar)$/i.test(location)) return undefined;
      const archive = await open(location);
      if (archive === undefined) return undefined;
      const schemas = archive.names.filter((name) => name.toLowerCase().endsWith(`.${extension}`));
      if (schemas.length === 0 && extension === "xsd")
        throw new ArchiveError(archiveReasons.noSchema());
      return schemas.sort().map((name) => `${location}!/${name}`);
    },
  };
}

/** A zip archive in memory. */
class Archive {
  readonly #bytes: Uint8Array;
  readonly #entries: ReadonlyMap<string, ZipEntry>;
  readonly #unpacked = new Map<string, Promise<Uint8Array>>();
  #size = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#entries = new Map(readDirectory(bytes).map((entry) => [entry.name, entry]));
  }

  get names(): string[] {
    return [...this.#entries.keys()];
  }

  async read(name: string): Promise<Uint8Array | undefined> {
    const entry = this.#entries.get(name);
    if (entry === undefined) return undefined;
    const known = this.#unpacked.get(name) ?? this.#unpack(entry);
    this.#unpacked.set(name, known);
    return known;
  }

  async #unpack(entry: ZipEntry): Promise<Uint8Array> {
    checkEntry(entry);
    this.#size += entry.size;
    if (this.#size > archiveLimits.size)
      throw new ArchiveError(archiveReasons.tooMuch(archiveLimits.size >> 20));
    return unpackEntry(this.#bytes, entry);
  }
}

/** The content of one entry of an archive; it is held by who asks for it, and nowhere else. Throws an {@link ArchiveError}. */
export async function unpackEntry(archive: Uint8Array, entry: ZipEntry): Promise<Uint8Array> {
  checkEntry(entry);
  const packed = archive.subarray(entry.start, entry.end);
  const content = entry.method === 0 ? packed : await inflate(packed, entry);
  checkContent(entry, content.length, crc32(content));
  return content;
}

/** The same in pieces, for whoever sets a limit to the size; what is wrong with it is known at the end. */
export async function* unpackPieces(
  archive: Uint8Array,
  entry: ZipEntry,
): AsyncGenerator<Uint8Array> {
  checkPacking(entry);
  const packed = archive.subarray(entry.start, entry.end);
  let length = 0;
  let crc = 0;
  for await (const piece of entry.method === 0 ? [packed] : inflated(packed, entry)) {
    length += piece.length;
    crc = crc32(piece, crc);
    yield piece;
  }
  checkContent(entry, length, crc);
}

/** Holds what came out against what the directory says. */
function checkContent({ name, size, crc }: ZipEntry, length: number, actual: number): void {
  if (length !== size) throw new ArchiveError(archiveReasons.otherSize(length, size), name);
  if (actual !== crc) throw new ArchiveError(archiveReasons.checksum(), name);
}

/** Refuses an entry by its directory, before any of it is unpacked. */
function checkEntry(entry: ZipEntry): void {
  checkPacking(entry);
  const { name, size, start, end } = entry;
  if (size > archiveLimits.entrySize)
    throw new ArchiveError(archiveReasons.tooLarge(archiveLimits.entrySize >> 20), name);
  if (size > 1 << 20 && size > archiveLimits.ratio * (end - start))
    throw new ArchiveError(archiveReasons.ratio(archiveLimits.ratio), name);
}

function checkPacking({ name, method, encrypted, link, special }: ZipEntry): void {
  if (encrypted) throw new ArchiveError(archiveReasons.encrypted(), name);
  if (link) throw new ArchiveError(archiveReasons.link(), name);
  if (special) throw new ArchiveError(archiveReasons.special(), name);
  if (method !== 0 && method !== 8) throw new ArchiveError(archiveReasons.method(method), name);
}

/** Packs files by their names into an archive, which is the same for the same files. */
export async function packArchive(files: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array> {
  const { zipSync } = await import("fflate");
  // The time of the beginning of the format, since the real one would make each archive another.
  return zipSync(Object.fromEntries(files), { mtime: "1980-01-01T00:00:00" });
}

/** Packed bytes that are unpacked at a time: what comes out is a thousand times as many at most. */
const step = 8192;

/** Unpacks into memory. */
async function inflate(packed: Uint8Array, entry: ZipEntry): Promise<Uint8Array> {
  const content = new Uint8Array(entry.size);
  let length = 0;
  for await (const piece of inflated(packed, entry)) {
    content.set(piece, length);
    length += piece.length;
  }
  return content.subarray(0, length);
}

/** Unpacks, and stops as soon as there is more than there should be. This file alone knows fflate, which is loaded at the first archive. */
async function* inflated(packed: Uint8Array, { name, size }: ZipEntry): AsyncGenerator<Uint8Array> {
  const { Inflate } = await import("fflate");
  let length = 0;
  let pieces: Uint8Array[] = [];
  const inflater = new Inflate((piece) => {
    length += piece.length;
    if (length > size) throw new ArchiveError(archiveReasons.longer(size), name);
    // The next piece is unpacked into the same memory.
    pieces.push(piece.slice());
  });
  for (let at = 0; at === 0 || at < packed.length; at += step) {
    try {
      inflater.push(packed.subarray(at, at + step), at + step >= packed.length);
    } catch (error) {
      if (error instanceof ArchiveError) throw error;
      throw new ArchiveError(archiveReasons.packedWrongly(), name);
    }
    const ready = pieces;
    pieces = [];
    yield* ready;
  }
}

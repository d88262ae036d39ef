import { archiveReasons } from "../../messages/archives.js";
import { ArchiveError } from "./archive-error.js";
import { checkNames, entryName } from "./zip-names.js";
import { checkPlaces } from "./zip-places.js";

/*
 * The directory of a zip archive (PKWARE's APPNOTE 6.3.10), read strictly: what two programs could understand in two ways is
 * refused. Entries are unpacked one by one, when they are asked for, and never to more than the directory says.
 */

/** A file in an archive, as the directory describes it. */
export interface ZipEntry {
  readonly name: string;
  readonly size: number;
  /** Where its own header is. */
  readonly header: number;
  /** Where its bytes are, packed. */
  readonly start: number;
  readonly end: number;
  readonly crc: number;
  readonly method: number;
  readonly encrypted: boolean;
  readonly link: boolean;
  /** Whether it is neither a file nor a folder nor a link: a device, a pipe. */
  readonly special: boolean;
  /** Whether its sizes and checksum stand behind its bytes once more. */
  readonly described: boolean;
}

/** What an archive may cost. */
export const archiveLimits: Readonly<Record<"entries" | "entrySize" | "size" | "ratio", number>> = {
  entries: 65_535,
  /** Bytes that one entry may unpack to. */
  entrySize: 1 << 26,
  /** Bytes that all entries that are read may unpack to. */
  size: 1 << 28,
  /** How many times its packed size an entry may have, once it has a megabyte. */
  ratio: 500,
};

const endSignature = 0x06054b50;
const end64Signature = 0x06064b50;
const locator64Signature = 0x07064b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const signedSignature = 0x05054b50;

/** The files that the directory of an archive names, in its order. Throws an {@link ArchiveError}. */
export function readDirectory(bytes: Uint8Array): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = findDirectory(view);
  const entries: ZipEntry[] = [];
  let at = directory.start;
  for (let index = 0; index < directory.count; index++) {
    const read = readEntry(bytes, view, at, directory);
    entries.push(read.entry);
    at = read.next;
  }
  if (at !== directory.end && !isSignature(view, at, directory.end))
    throw new ArchiveError(archiveReasons.directoryGoesOn());
  checkNames(entries.map(({ name }) => name));
  checkPlaces(entries, view, directory.start);
  for (const entry of entries) checkFolder(entry);
  return entries.filter(({ name }) => !name.endsWith("/"));
}

/** What is called a folder, and passed over, is nothing else: not a file to some programs. */
function checkFolder({ name, size, link, special }: ZipEntry): void {
  if (name.endsWith("/") && (size > 0 || link || special))
    throw new ArchiveError(archiveReasons.folderWithContent(), name);
}

/** A digital signature may follow the entries (4.3.13). */
function isSignature(view: DataView, at: number, end: number): boolean {
  if (at + 6 > end || view.getUint32(at, true) !== signedSignature) return false;
  return at + 6 + view.getUint16(at + 4, true) === end;
}

interface Directory {
  readonly count: number;
  readonly start: number;
  readonly end: number;
  /** What stands before the archive, and is not counted in its offsets: the program of one that unpacks itself. */
  readonly shift: number;
}

function findDirectory(view: DataView): Directory {
  const end = findEnd(view);
  let count = view.getUint16(end + 10, true);
  let size = view.getUint32(end + 12, true);
  let offset = view.getUint32(end + 16, true);
  let after = end;
  const disks = view.getUint16(end + 4, true) + view.getUint16(end + 6, true);
  // Some programs believe it wherever it is, others where a number is too large for the end record.
  if (end >= 20 && view.getUint32(end - 20, true) === locator64Signature) {
    after = find64(view, end - 20);
    const wide = [32, 40, 48].map((field) => big(view, after + field));
    const agree = [
      count === 0xffff || count === wide[0],
      size === 0xffffffff || size === wide[1],
      offset === 0xffffffff || offset === wide[2],
    ].every(Boolean);
    if (!agree) throw new ArchiveError(archiveReasons.twoDirectories());
    [count = 0, size = 0, offset = 0] = wide;
  } else if (disks !== 0 || view.getUint16(end + 8, true) !== count) {
    throw new ArchiveError(archiveReasons.inParts());
  }
  const start = after - size;
  const shift = start - offset;
  if (start < 0 || shift < 0 || count * 46 > size)
    throw new ArchiveError(archiveReasons.directoryAstray());
  if (count > archiveLimits.entries)
    throw new ArchiveError(archiveReasons.tooManyEntries(archiveLimits.entries));
  return { count, start, end: after, shift };
}

/** The end record is the one whose comment reaches to the end of the file. Its comment could hold another, which some programs take. */
function findEnd(view: DataView): number {
  const length = view.byteLength;
  const ends: number[] = [];
  for (let at = length - 22; at >= Math.max(0, length - 22 - 0xffff); at--) {
    if (view.getUint32(at, true) === endSignature) ends.push(at);
  }
  const reaching = ends.filter((at) => at + 22 + view.getUint16(at + 20, true) === length);
  const [end, other] = reaching;
  if (other !== undefined || (end !== undefined && ends[0] !== end))
    throw new ArchiveError(archiveReasons.twoEnds());
  if (end !== undefined) return end;
  const begins = length >= 4 && view.getUint32(0, true) === localSignature;
  throw new ArchiveError(begins ? archiveReasons.cutOff() : archiveReasons.notZip());
}

/** Its record is where the locator says, or right before it: what stands before an archive is not counted. Not two at once. */
function find64(view: DataView, locator: number): number {
  const found = [...new Set([big(view, locator + 8), locator - 56])].filter(
    (at) => at >= 0 && at + 56 <= locator && view.getUint32(at, true) === end64Signature,
  );
  const [at, other] = found;
  if (other !== undefined) throw new ArchiveError(archiveReasons.twoDirectories());
  if (at === undefined || at + 12 + big(view, at + 4) !== locator)
    throw new ArchiveError(archiveReasons.directoryAstray());
  if (view.getUint32(at + 16, true) !== 0 || big(view, at + 24) !== big(view, at + 32))
    throw new ArchiveError(archiveReasons.inParts());
  return at;
}

function big(view: DataView, at: number): number {
  const value = Number(view.getBigUint64(at, true));
  if (Number.isSafeInteger(value)) return value;
  throw new ArchiveError(archiveReasons.sizeImpossible());
}

function readEntry(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  { end, shift }: Directory,
): { readonly entry: ZipEntry; readonly next: number } {
  if (at + 46 > end || view.getUint32(at, true) !== entrySignature)
    throw new ArchiveError(archiveReasons.directoryUnreadable());
  const flags = view.getUint16(at + 8, true);
  const nameEnd = at + 46 + view.getUint16(at + 28, true);
  const extraEnd = nameEnd + view.getUint16(at + 30, true);
  const next = extraEnd + view.getUint16(at + 32, true);
  if (next > end) throw new ArchiveError(archiveReasons.directoryUnreadable());
  const rawName = bytes.subarray(at + 46, nameEnd);
  const name = entryName(rawName, (flags & 0x800) !== 0, bytes.subarray(nameEnd, extraEnd));
  const fields = [24, 20, 42].map((field) => view.getUint32(at + field, true));
  const [size = 0, packed = 0, offset = 0] = widened(view, nameEnd, extraEnd, fields, name);
  const crc = view.getUint32(at + 16, true);
  const method = view.getUint16(at + 10, true);
  const own = readHeader(view, offset + shift, name);
  const ownName = bytes.subarray(own.nameStart, own.nameEnd);
  if (ownName.length !== rawName.length || ownName.some((byte, index) => byte !== rawName[index]))
    throw new ArchiveError(archiveReasons.twoNames(), name);
  // Where sizes and checksum follow the content (4.4.4, bit 3), the header does not know them, and has zeros.
  const follow = (own.flags & 8) !== 0;
  const told = [own.size, own.packed, own.crc];
  if (
    own.method !== method ||
    ((own.flags ^ flags) & 0x41) !== 0 ||
    [size, packed, crc].some((one, index) => told[index] !== one && !(follow && told[index] === 0))
  )
    throw new ArchiveError(archiveReasons.twoDescriptions(), name);
  const { start } = own;
  if (start + packed > bytes.length) throw new ArchiveError(archiveReasons.bytesMissing(), name);
  // The kind of a file on Unix (4.4.15), which programs believe whatever system is said to have made it.
  const kind = view.getUint16(at + 40, true) & 0xf000;
  const entry: ZipEntry = {
    name,
    size,
    header: offset + shift,
    start,
    end: start + packed,
    crc,
    method,
    encrypted: (flags & 0x2041) !== 0,
    link: kind === 0xa000 || leads(view, nameEnd, extraEnd),
    special: ![0, 0x4000, 0x8000, 0xa000].includes(kind),
    described: follow || (flags & 8) !== 0,
  };
  return { entry, next };
}

/** Whether the field of PKWARE for Unix (4.5.7) says to which file a link, a hard one too, leads. */
function leads(view: DataView, from: number, to: number): boolean {
  for (let field = from; field + 4 <= to; field += 4 + view.getUint16(field + 2, true))
    if (view.getUint16(field, true) === 0x000d && view.getUint16(field + 2, true) > 12) return true;
  return false;
}

/** Numbers of 32 bits, which zip64 has in an extra field where these are too few (4.5.3). */
function widened(
  view: DataView,
  from: number,
  to: number,
  fields: readonly number[],
  name: string,
): readonly number[] {
  const found: number[] = [];
  for (let field = from; field + 4 <= to; field += 4 + view.getUint16(field + 2, true))
    if (view.getUint16(field, true) === 1) found.push(field);
  const [field, other] = found;
  if (other !== undefined) throw new ArchiveError(archiveReasons.twoDescriptions(), name);
  if (field === undefined) return fields;
  let value = field + 4;
  const limit = Math.min(to, value + view.getUint16(field + 2, true));
  return fields.map((short) => {
    if (short !== 0xffffffff) return short;
    if (value + 8 > limit) throw new ArchiveError(archiveReasons.sizeImpossible(), name);
    value += 8;
    return big(view, value - 8);
  });
}

/** What stands before the bytes of an entry. A program that reads from the front knows nothing else. */
function readHeader(view: DataView, at: number, name: string) {
  const length = view.byteLength;
  const astray = at + 30 > length || view.getUint32(at, true) !== localSignature;
  const nameStart = at + 30;
  const nameEnd = astray ? length : nameStart + view.getUint16(at + 26, true);
  const start = astray ? length : nameEnd + view.getUint16(at + 28, true);
  if (astray || start > length) throw new ArchiveError(archiveReasons.bytesAstray(), name);
  const fields = [22, 18].map((field) => view.getUint32(at + field, true));
  const [size, packed] = widened(view, nameEnd, start, fields, name);
  const flags = view.getUint16(at + 6, true);
  const method = view.getUint16(at + 8, true);
  return {
    nameStart,
    nameEnd,
    start,
    flags,
    method,
    crc: view.getUint32(at + 14, true),
    size,
    packed,
  };
}

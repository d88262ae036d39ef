import { deflateSync } from "fflate";

/** An entry as it is to be written, its headers honest unless they are told otherwise. */
export interface Entry {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** The name in the entry's own header. */
  readonly ownName?: string;
  readonly method?: number;
  readonly flags?: number;
  readonly crc?: number;
  readonly size?: number;
  /** The permissions of Unix, kind of file included. */
  readonly mode?: number;
  /** Sizes and offset in the extra field of zip64. */
  readonly wide?: boolean;
  /** Sizes after the content, as programs write that do not know them before. */
  readonly descriptor?: boolean;
  /** The packed bytes, instead of those of the content. */
  readonly packed?: Uint8Array;
  /** Fields behind its name in the directory. */
  readonly extra?: Uint8Array;
  /** The size in the entry's own header. */
  readonly ownSize?: number;
  /** The flags in the entry's own header. */
  readonly ownFlags?: number;
  /** The system on which it was made: 3 is Unix. */
  readonly system?: number;
  /** Where its header is, in what is written before it: it has no bytes of its own. */
  readonly offset?: number;
}

interface ZipForm {
  readonly before?: number;
  /** The end record of zip64. */
  readonly end64?: boolean;
  /** Both end records with the numbers. */
  readonly both?: boolean;
  readonly comment?: Uint8Array;
}

/** Writes a zip archive, byte by byte: honest ones, and such as no program writes. */
export function zipOf(
  entries: readonly Entry[],
  { before = 0, end64 = false, both = false, comment = new Uint8Array() }: ZipForm = {},
): Uint8Array {
  const parts: Uint8Array[] = [new Uint8Array(before)];
  const offsets: number[] = [];
  let length = 0;
  const put = (...more: readonly Uint8Array[]): void => {
    for (const part of more) {
      parts.push(part);
      length += part.length;
    }
  };
  const described = entries.map((entry) => describe(entry));
  for (const [index, entry] of described.entries()) {
    offsets[index] = entry.offset ?? length;
    if (entry.offset !== undefined) continue;
    const later = entry.descriptor ? [0, 0, 0] : [entry.crc, entry.packed.length, entry.size];
    put(
      numbers([4, 0x04034b50], [2, 45], [2, entry.ownFlags], [2, entry.method], [4, 0]),
      numbers([4, later[0] ?? 0], [4, later[1] ?? 0], [4, entry.ownSize ?? later[2] ?? 0]),
      numbers([2, entry.own.length], [2, 0]),
      entry.own,
      entry.packed,
    );
    if (entry.descriptor)
      put(numbers([4, 0x08074b50], [4, entry.crc], [4, entry.packed.length], [4, entry.size]));
  }
  const start = length;
  for (const [index, entry] of described.entries()) {
    const offset = offsets[index] ?? 0;
    const extra = entry.wide
      ? numbers([2, 1], [2, 24], [8, entry.size], [8, entry.packed.length], [8, offset])
      : entry.extra;
    const most = 0xffffffff;
    put(
      numbers(
        [4, 0x02014b50],
        [2, (entry.system << 8) | 45],
        [2, 45],
        [2, entry.flags],
        [2, entry.method],
      ),
      numbers([4, 0], [4, entry.crc]),
      numbers([4, entry.wide ? most : entry.packed.length], [4, entry.wide ? most : entry.size]),
      numbers([2, entry.bytes.length], [2, extra.length], [2, 0], [2, 0], [2, 0]),
      numbers([4, entry.mode * 0x10000], [4, entry.wide ? most : offset]),
      entry.bytes,
      extra,
    );
  }
  const size = length - start;
  const count = entries.length;
  if (end64) {
    const at = length;
    put(
      numbers([4, 0x06064b50], [8, 44], [2, 45], [2, 45], [4, 0], [4, 0], [8, count], [8, count]),
    );
    put(numbers([8, size], [8, start], [4, 0x07064b50], [4, 0], [8, at], [4, 1]));
  }
  const told = end64 && !both ? [0xffff, 0xffffffff, 0xffffffff] : [count, size, start];
  put(numbers([4, 0x06054b50], [2, 0], [2, 0], [2, told[0] ?? 0], [2, told[0] ?? 0]));
  put(numbers([4, told[1] ?? 0], [4, told[2] ?? 0], [2, comment.length]), comment);
  return Buffer.concat(parts);
}

function describe(entry: Entry) {
  const content =
    typeof entry.content === "string" ? new TextEncoder().encode(entry.content) : entry.content;
  const method = entry.method ?? 8;
  const descriptor = entry.descriptor === true;
  return {
    bytes: new TextEncoder().encode(entry.name),
    own: new TextEncoder().encode(entry.ownName ?? entry.name),
    packed: entry.packed ?? (method === 8 ? deflateSync(content) : content),
    size: entry.size ?? content.length,
    crc: entry.crc ?? crc32(content),
    method,
    flags: (entry.flags ?? 0x800) | (descriptor ? 8 : 0),
    ownFlags: entry.ownFlags ?? (entry.flags ?? 0x800) | (descriptor ? 8 : 0),
    ownSize: entry.ownSize,
    extra: entry.extra ?? new Uint8Array(),
    system: entry.system ?? 3,
    mode: entry.mode ?? 0o100644,
    wide: entry.wide === true,
    descriptor,
    offset: entry.offset,
  };
}

/** Numbers of some bytes each, the lowest byte first. */
function numbers(...fields: readonly (readonly [number, number])[]): Uint8Array {
  return Uint8Array.from(
    fields.flatMap(([bytes, value]) =>
      Array.from({ length: bytes }, (_, index) =>
        Number((BigInt(value) >> BigInt(8 * index)) & 255n),
      ),
    ),
  );
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

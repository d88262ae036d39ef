import { type BinaryFormat, binaryFormat } from "./binary-formats.js";

/** Why bytes are no text: an encoding that is not known, bytes that the encoding does not have, or a file of another kind. */
export type DecodingFault =
  | { readonly code: "encoding-unknown"; readonly encoding: string }
  | {
      readonly code: "encoding-invalid-bytes";
      readonly encoding: string;
      /** What the bytes are instead of what the document declares, where their beginning tells. */
      readonly found?: "UTF-8" | "UTF-16" | "UTF-16LE" | "UTF-16BE" | undefined;
    }
  | { readonly code: "encoding-binary"; readonly format: BinaryFormat };

/** Makes text of the bytes of one encoding. */
export interface Decoder {
  readonly encoding: string;
  /** The text of some more bytes; undefined when they are not of the encoding. */
  decode(bytes: Uint8Array, last: boolean): string | undefined;
}

const sniffedLength = 1024;
const chunkLength = 65536;

/**
 * Decodes an XML document by its byte order mark, its XML declaration, or as UTF-8 (XML 1.0, appendix F). Bytes come in chunks
 * of any size. Bytes that the encoding does not have are a fault, never replaced; what stands before them is still decoded.
 */
export class DocumentDecoder {
  #decoder: Decoder | undefined;
  #sniffed: Uint8Array = new Uint8Array();
  /** The bytes of a character that has not ended yet. */
  #open: Uint8Array = new Uint8Array();
  #fault: DecodingFault | undefined;

  /** Why decoding ended early. */
  get fault(): DecodingFault | undefined {
    return this.#fault;
  }

  /** The text of some more bytes, in parts. */
  *write(bytes: Uint8Array): Generator<string> {
    if (this.#decoder === undefined && this.#fault === undefined) {
      this.#sniffed = join(this.#sniffed, bytes);
      if (this.#sniffed.length < sniffedLength && !hasTag(this.#sniffed)) return;
      yield* this.#start();
      return;
    }
    yield* this.#decode(bytes, false);
  }

  /** The text of what is left. */
  *end(): Generator<string> {
    if (this.#decoder === undefined && this.#fault === undefined) yield* this.#start();
    yield* this.#decode(new Uint8Array(), true);
  }

  *#start(): Generator<string> {
    const sniffed = sniff(this.#sniffed);
    const { encoding, bomLength } = sniffed;
    const format = binaryFormat(this.#sniffed);
    if (format !== undefined) this.#fault = { code: "encoding-binary", format };
    else if (encoding !== "utf-32") this.#fault = contradiction(this.#sniffed, sniffed);
    if (this.#fault !== undefined) return;
    this.#decoder = decoderOf(encoding);
    if (this.#decoder === undefined) this.#fault = { code: "encoding-unknown", encoding };
    const bytes = this.#sniffed.subarray(bomLength);
    this.#sniffed = new Uint8Array();
    yield* this.#decode(bytes, false);
  }

  *#decode(bytes: Uint8Array, last: boolean): Generator<string> {
    for (let start = 0; start < bytes.length || last; start += chunkLength) {
      const decoder = this.#decoder;
      if (decoder === undefined || this.#fault !== undefined) return;
      const chunk = bytes.subarray(start, start + chunkLength);
      const text = decoder.decode(chunk, last);
      if (text === undefined) {
        this.#fault = { code: "encoding-invalid-bytes", encoding: decoder.encoding };
        yield validPrefix(decoder.encoding, join(this.#open, chunk));
        return;
      }
      this.#open = unfinished(decoder.encoding, this.#open, chunk);
      if (text !== "") yield text;
      if (last) return;
    }
  }
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

interface Sniffed {
  readonly encoding: string;
  readonly bomLength: number;
}

/** A byte order mark, or `<`, in four bytes. */
const utf32Beginnings = /^(?:0,0,254,255|255,254,0,0|0,0,0,60|60,0,0,0)$/;

/** XML 1.0, appendix F: a byte order mark wins; then the first characters; then the XML declaration. */
function sniff(bytes: Uint8Array): Sniffed {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: "utf-8", bomLength: 3 };
  // Nobody reads these, but their names say more than what another encoding makes of them.
  const head = bytes.subarray(0, 4).join();
  if (utf32Beginnings.test(head)) return { encoding: "utf-32", bomLength: 4 };
  if (head === "76,111,167,148") return { encoding: "ebcdic", bomLength: 0 };
  if (a === 0xfe && b === 0xff) return { encoding: "utf-16be", bomLength: 2 };
  if (a === 0xff && b === 0xfe) return { encoding: "utf-16le", bomLength: 2 };
  if (a === 0 && b === 0x3c) return { encoding: "utf-16be", bomLength: 0 };
  if (a === 0x3c && b === 0) return { encoding: "utf-16le", bomLength: 0 };
  return { encoding: declaredIn(bytes)?.toLowerCase() ?? "utf-8", bomLength: 0 };
}

/** Whether there is a `>` behind a `<`. */
function hasTag(bytes: Uint8Array): boolean {
  const start = bytes.indexOf(0x3c);
  return start >= 0 && bytes.includes(0x3e, start);
}

/**
 * The encoding that an XML declaration names within the first bytes, that are no more than ASCII, with zeros between them perhaps. Only
 * the first tag is looked at, since small documents would take longer for this than for all else.
 */
function declaredIn(bytes: Uint8Array): string | undefined {
  const end = bytes.indexOf(0x3e, bytes.indexOf(0x3c) + 1);
  let head = "";
  for (const byte of bytes.subarray(0, end < 0 ? sniffedLength : Math.min(end, sniffedLength)))
    if (byte > 0) head += String.fromCharCode(byte);
  const declaration = /^[^<]{0,3}<\?xml\s[^>]*?\sencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']/;
  return declaration.exec(head)?.[1];
}

/**
 * An encoding that is not that of the bytes (XML 1.0, 4.3.3: it is an error): characters of one byte in a document that declares UTF-16, which is
 * what a text is that was written for UTF-16 and saved as UTF-8; two bytes where another encoding is declared, or where neither a declaration nor
 * a mark says so; and the other end first.
 */
function contradiction(
  bytes: Uint8Array,
  { encoding, bomLength }: Sniffed,
): DecodingFault | undefined {
  const code = "encoding-invalid-bytes";
  const declared = declaredIn(bytes);
  const isUtf16 = encoding.startsWith("utf-16");
  if (declared === undefined)
    return isUtf16 && bomLength === 0 ? { code, encoding: "utf-8" } : undefined;
  const [a, b] = bytes;
  const found = a === 0 || b === 0 || a === 0xfe || a === 0xff ? "UTF-16" : "UTF-8";
  const name = declared.toLowerCase();
  if (utf16Names.has(name) !== (found === "UTF-16")) return { code, encoding: declared, found };
  const end = /^utf-?16([bl]e)$/.exec(name)?.[1];
  if (!isUtf16 || end === undefined || encoding.endsWith(end)) return undefined;
  return { code, encoding: declared, found: encoding === "utf-16le" ? "UTF-16LE" : "UTF-16BE" };
}

const utf16Names: ReadonlySet<string> = /*@__PURE__*/ new Set(
  /*@__PURE__*/ "utf-16 utf16 utf-16le utf-16be utf16le utf16be iso-10646-ucs-2 ucs-2 csunicode".split(
    " ",
  ),
);

const latin1: ReadonlySet<string> = /*@__PURE__*/ new Set(
  /*@__PURE__*/ "iso-8859-1 iso_8859-1 latin1 latin-1 l1 cp819 ibm819 iso-ir-100 csisolatin1".split(
    " ",
  ),
);
const ascii: ReadonlySet<string> = /*@__PURE__*/ new Set(
  /*@__PURE__*/ "us-ascii ascii ansi_x3.4-1968 iso646-us".split(" "),
);

const windows1252: ReadonlySet<string> = /*@__PURE__*/ new Set(
  /*@__PURE__*/ "windows-1252 cp1252 x-cp1252".split(" "),
);
/** Windows-1252 from 0x80 to 0x9f; elsewhere it is ISO-8859-1. What it leaves open are controls, as in the Encoding Standard. */
const windows1252Characters =
  "\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178";

/**
 * The encodings that a `TextDecoder` has, but for ISO-8859-1 and ASCII, which it takes for Windows-1252, and Windows-1252 itself,
 * which Node 20 takes for ISO-8859-1. A document that begins in single bytes is not UTF-16, whatever it says.
 */
export function decoderOf(encoding: string): Decoder | undefined {
  if (latin1.has(encoding)) return singleBytes(encoding, false);
  if (ascii.has(encoding)) return singleBytes(encoding, true);
  if (windows1252.has(encoding)) {
    const { decode } = singleBytes(encoding, false);
    return {
      encoding,
      decode: (bytes, last) =>
        decode(bytes, last)?.replace(
          /[\x80-\x9f]/g,
          (character) => windows1252Characters[character.charCodeAt(0) - 0x80] ?? character,
        ),
    };
  }
  try {
    const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
    return {
      encoding,
      decode: (bytes, last) => attempt(() => decoder.decode(bytes, { stream: !last })),
    };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function singleBytes(encoding: string, isAscii: boolean): Decoder {
  return {
    encoding,
    decode: (bytes) => {
      if (isAscii && bytes.some((byte) => byte > 0x7f)) return undefined;
      let text = "";
      for (let start = 0; start < bytes.length; start += 4096) {
        text += String.fromCharCode(...bytes.subarray(start, start + 4096));
      }
      return text;
    },
  };
}

function attempt(decode: () => string): string | undefined {
  try {
    return decode();
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** The bytes of a character that does not end in a chunk, which may have begun before it; of UTF-16 and UTF-8. */
function unfinished(encoding: string, open: Uint8Array, chunk: Uint8Array): Uint8Array {
  const odd = (open.length + chunk.length) % 2;
  const end = chunk.length < 8 ? join(open, chunk) : chunk.subarray(-4 - odd);
  const { length } = end;
  if (encoding.startsWith("utf-16")) {
    const high = end[length - odd - (encoding === "utf-16be" ? 2 : 1)] ?? 0;
    return end.subarray(length - odd - ((high & 0xfc) === 0xd8 ? 2 : 0));
  }
  if (encoding === "utf-8")
    for (let count = 1; count < 4; count++) {
      const byte = end[length - count] ?? 0;
      const whole = byte < 0xc0 ? 0 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
      if (count < whole) return end.subarray(length - count);
      if (byte < 0x80 || whole > 0) break;
    }
  return end.subarray(length);
}

/** The text before the first bytes that are wrong, found byte by byte; the first is the first of a character. */
function validPrefix(encoding: string, bytes: Uint8Array): string {
  const decoder = decoderOf(encoding);
  let text = "";
  for (const byte of bytes) {
    const more = decoder?.decode(Uint8Array.of(byte), false);
    if (more === undefined) break;
    text += more;
  }
  return text;
}

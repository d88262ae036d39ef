import { createReadStream } from "node:fs";
import { decoderOf } from "../../runtime/xml/read/decode.js";

/** The encodings found in files of town halls. */
export type Encodage = "UTF-8" | "UTF-16LE" | "UTF-16BE" | "windows-1252";

/** Thrown for bytes that do not belong to the detected or stated encoding of a file. */
export class EncodageFautif extends Error {
  override readonly name = "EncodageFautif";
  readonly encodage: Encodage;
  readonly ligne: number;

  constructor(encodage: Encodage, ligne: number) {
    super(`line ${ligne}: bytes that are no ${encodage}`);
    this.encodage = encodage;
    this.ligne = ligne;
  }
}

/** The text of a file in an encoding, in pieces; no byte is dropped or replaced. */
export async function* texteDe(
  chemin: string,
  encodage: Encodage,
  avance?: (octets: number) => void,
): AsyncGenerator<string> {
  const decoder = decoderOf(encodage.toLowerCase());
  let good = 0;
  const decoded = async (bytes: Uint8Array, isLast: boolean): Promise<string> => {
    const text = decoder?.decode(bytes, isLast);
    if (text !== undefined) return text;
    throw new EncodageFautif(encodage, await wrongLine(chemin, encodage, good));
  };
  for await (const bytes of piecesOf(chemin)) {
    yield await decoded(bytes, false);
    good += bytes.length;
    avance?.(bytes.length);
  }
  yield await decoded(new Uint8Array(), true);
}

function piecesOf(chemin: string): AsyncIterable<Uint8Array> {
  return createReadStream(chemin);
}

/** The line of the first bytes that are wrong in an encoding. The first `good` bytes are known to be right; the following ones are read one by one. */
async function wrongLine(chemin: string, encodage: Encodage, good: number): Promise<number> {
  const decoder = new TextDecoder(encodage, { fatal: true });
  let line = 1;
  let last = "";
  const decode = (bytes: Uint8Array): void => {
    const text = last + decoder.decode(bytes, { stream: true });
    // A line feed after a carriage return belongs to the same line end.
    last = text.endsWith("\r") ? "\r" : "";
    line += text.slice(0, text.length - last.length).match(/\r\n|\n|\r/g)?.length ?? 0;
  };
  let offset = 0;
  for await (const bytes of piecesOf(chemin)) {
    offset += bytes.length;
    if (offset <= good) decode(bytes);
    else
      for (const byte of bytes)
        if (!isDecoded(() => decode(Uint8Array.of(byte)))) return line + last.length;
  }
  return line;
}

/**
 * The encoding of a file: that of the byte order mark, else UTF-16 if every second of the first bytes is zero, else UTF-8 if the whole file is, or all but
 * a few bytes of it, which are then a mistake; else Windows-1252.
 */
export async function encodageDe(chemin: string): Promise<Encodage> {
  const decoder = new TextDecoder("UTF-8", { fatal: true });
  let isFirst = true;
  let isUtf8 = true;
  for await (const bytes of piecesOf(chemin)) {
    const known = isFirst ? knownByBeginning(bytes) : undefined;
    if (known !== undefined) return known;
    isFirst = false;
    isUtf8 = isDecoded(() => decoder.decode(bytes, { stream: true }));
    if (!isUtf8) break;
  }
  isUtf8 &&= isDecoded(() => decoder.decode());
  return isUtf8 || (await isMostlyUtf8(chemin)) ? "UTF-8" : "windows-1252";
}

async function isMostlyUtf8(chemin: string): Promise<boolean> {
  const count = new Utf8Count();
  for await (const bytes of piecesOf(chemin)) count.add(bytes);
  return count.characters > count.wrong;
}

function isDecoded(decode: () => unknown): boolean {
  try {
    decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

function knownByBeginning(bytes: Uint8Array): Encodage | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "UTF-8";
  if (a === 0xff && b === 0xfe) return "UTF-16LE";
  if (a === 0xfe && b === 0xff) return "UTF-16BE";
  if (a !== 0 && b === 0 && c !== 0 && d === 0) return "UTF-16LE";
  return a === 0 && b !== 0 && c === 0 && d !== 0 ? "UTF-16BE" : undefined;
}

/** Counts valid multi-byte sequences, and bytes outside any: French text in UTF-8 has hardly any of the latter, in Windows-1252 hardly any of the former. */
class Utf8Count {
  characters = 0;
  wrong = 0;
  /** How many bytes of the current character are still to come. */
  #more = 0;

  add(bytes: Uint8Array): void {
    for (const byte of bytes) {
      const isNext = byte >= 0x80 && byte < 0xc0;
      if (this.#more > 0 && isNext) {
        if (--this.#more === 0) this.characters++;
        continue;
      }
      if (this.#more > 0 || isNext || byte > 0xf4) this.wrong++;
      this.#more = byte < 0xc2 || byte > 0xf4 ? 0 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    }
  }
}

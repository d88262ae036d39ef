import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { type LigneCsv, lireCsv } from "./csv.js";

/** The encodings of files that town halls have. */
export type Encodage = "UTF-8" | "UTF-16LE" | "UTF-16BE" | "windows-1252";

/** What is known of a file before its first row is read. */
export interface Tableau {
  readonly encodage: Encodage;
  readonly separateur: string;
  readonly octets: number;
  /** The rows, the headings included; may be asked for again. `avance` is told how many bytes were read. */
  lignes(avance?: (octets: number) => void): AsyncGenerator<LigneCsv, void, undefined>;
}

/** What is not to be found out. */
export interface OptionsDeTableau {
  readonly encodage?: Encodage | undefined;
  readonly separateur?: string | undefined;
}

/** The file was written to while it was read. */
export class TableauChange extends Error {
  override readonly name = "TableauChange";
}

/**
 * Opens a table: the encoding is that of the byte order mark, else UTF-8 if the whole file is UTF-8, else Windows-1252; the separator is what the first
 * row has most of, semicolon, comma or tab.
 */
export async function ouvrirTableau(
  chemin: string,
  options: OptionsDeTableau = {},
): Promise<Tableau> {
  const before = await stat(chemin);
  const encodage = options.encodage ?? (await findEncoding(chemin));
  const separateur = options.separateur ?? (await findSeparator(chemin, encodage));
  async function* lignes(
    avance?: (octets: number) => void,
  ): AsyncGenerator<LigneCsv, void, undefined> {
    for await (const ligne of lireCsv(textOf(chemin, encodage, avance), separateur))
      if (!isSeparatorLine(ligne)) yield ligne;
    const { size, mtimeMs } = await stat(chemin);
    if (size !== before.size || mtimeMs !== before.mtimeMs) throw new TableauChange(chemin);
  }
  return { encodage, separateur, octets: before.size, lignes };
}

async function* textOf(
  chemin: string,
  encodage: Encodage,
  avance?: (octets: number) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encodage);
  for await (const bytes of createReadStream(chemin) as AsyncIterable<Uint8Array>) {
    yield decoder.decode(bytes, { stream: true });
    avance?.(bytes.length);
  }
  yield decoder.decode();
}

async function findEncoding(chemin: string): Promise<Encodage> {
  const decoder = new TextDecoder("UTF-8", { fatal: true });
  let isFirst = true;
  try {
    for await (const bytes of createReadStream(chemin) as AsyncIterable<Uint8Array>) {
      if (isFirst && bytes[0] === 0xff && bytes[1] === 0xfe) return "UTF-16LE";
      if (isFirst && bytes[0] === 0xfe && bytes[1] === 0xff) return "UTF-16BE";
      isFirst = false;
      decoder.decode(bytes, { stream: true });
    }
    decoder.decode();
    return "UTF-8";
  } catch (error) {
    if (error instanceof TypeError) return "windows-1252";
    throw error;
  }
}

/** A first line that tells spreadsheets the separator, such as `sep=;`. */
function isSeparatorLine({ cellules, ligne }: LigneCsv): boolean {
  const [first = "", ...others] = cellules;
  return ligne === 1 && /^sep=.?$/i.test(first) && others.every((cell) => cell === "");
}

const separators = [";", ",", "\t"];
const farthest = 1 << 16;

async function findSeparator(chemin: string, encodage: Encodage): Promise<string> {
  let text = "";
  for await (const piece of textOf(chemin, encodage)) {
    text += piece;
    if (text.length > farthest) break;
  }
  const first = firstRow(text);
  const told = /^\ufeff?sep=(.)$/i.exec(first)?.[1];
  if (told !== undefined) return told;
  const counts = separators.map((separator) => first.split(separator).length);
  return separators[counts.indexOf(Math.max(...counts))] ?? ";";
}

/** The first row that is not empty, without what stands in quotation marks. */
function firstRow(text: string): string {
  const bare = text.slice(0, farthest).replace(/"(?:[^"]|"")*"/g, "");
  return bare.split(/[\r\n]+/).find((line) => line.trim() !== "") ?? "";
}

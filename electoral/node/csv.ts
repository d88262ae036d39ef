/** The only file that knows csv-parse: rows of a text in CSV with the lines on which they begin. */
import { CsvError, type Parser, parse } from "csv-parse";

/** A row of a file. */
export interface LigneCsv {
  readonly cellules: readonly string[];
  /** The line on which it begins, from 1; a quoted cell may go over several. */
  readonly ligne: number;
}

/** Thrown for a quotation mark that is never closed: nothing after it can be read. */
export class GuillemetOuvert extends Error {
  override readonly name = "GuillemetOuvert";
  readonly ligne: number;

  constructor(ligne: number) {
    super(`line ${ligne}: a quotation mark is not closed`);
    this.ligne = ligne;
  }
}

/** Thrown for a row that is too long, for instance because a quotation mark is not closed, before it fills the memory. */
export class LigneTropLongue extends Error {
  override readonly name = "LigneTropLongue";
  readonly ligne: number;

  constructor(ligne: number) {
    super(`line ${ligne}: the row is too long`);
    this.ligne = ligne;
  }
}

/** The longest row, in bytes of UTF-8. */
const longestRow = 1 << 24;

/**
 * Reads rows from pieces of text. Rows may have any number of cells; empty lines are skipped, but counted. A quotation mark inside a cell that does
 * not begin with one is kept as it is.
 */
export async function* lireCsv(
  pieces: AsyncIterable<string>,
  separateur: string,
): AsyncGenerator<LigneCsv, void, undefined> {
  // csv-parse counts a CRLF inside quotation marks twice.
  let next = 1;
  // The lines of the rows that were read but not handed out yet.
  const begun: number[] = [];
  const parser = parse({
    delimiter: separateur,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: longestRow,
    record_delimiter: ["\r\n", "\n", "\r"],
    on_record: (cellules: string[]): string[] | null => {
      const ligne = next;
      next += 1;
      for (const cell of cellules) next += lineEnds(cell);
      if (cellules.length === 1 && cellules[0] === "") return null;
      begun.push(ligne);
      return cellules;
    },
  });
  const feed = async (): Promise<void> => {
    try {
      for await (const piece of wholeCharacters(pieces)) {
        if (parser.destroyed) return;
        if (!parser.write(piece)) await room(parser);
      }
      parser.end();
    } catch (error) {
      parser.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  };
  const fed = feed();
  try {
    for await (const cellules of parser as AsyncIterable<readonly string[]>)
      yield { cellules, ligne: begun.shift() ?? next };
    await fed;
  } catch (error) {
    if (error instanceof CsvError && error.code === "CSV_QUOTE_NOT_CLOSED")
      throw new GuillemetOuvert(next);
    if (error instanceof CsvError && error.code === "CSV_MAX_RECORD_SIZE")
      throw new LigneTropLongue(next);
    throw error;
  }
}

function lineEnds(cell: string): number {
  if (!cell.includes("\n") && !cell.includes("\r")) return 0;
  return cell.match(/\r\n|\n|\r/g)?.length ?? 0;
}

/** A row as text, with quotation marks where needed. */
export function ecrireLigne(cellules: readonly string[], separateur = ";"): string {
  return `${cellules.map((cell) => ecrireCellule(cell, separateur)).join(separateur)}\r\n`;
}

function ecrireCellule(cell: string, separateur: string): string {
  const isBare =
    !/["\r\n]|^\s|\s$|^$/.test(cell) && !cell.includes(separateur) && !cell.startsWith("\ufeff");
  return isBare || cell === "" ? cell : `"${cell.replaceAll('"', '""')}"`;
}

/** The same text in pieces that never end between the two halves of a character, since each piece is encoded by itself. */
async function* wholeCharacters(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let half = "";
  for await (const piece of pieces) {
    const text = half + piece;
    half = /[\ud800-\udbff]$/.test(text) ? text.slice(-1) : "";
    yield half === "" ? text : text.slice(0, -1);
  }
  if (half !== "") yield half;
}

/** Waits until a parser accepts more, or has ended. */
function room(parser: Parser): Promise<void> {
  return new Promise((done) => {
    const go = (): void => {
      parser.off("drain", go).off("close", go);
      done();
    };
    parser.on("drain", go).on("close", go);
  });
}

import { stat } from "node:fs/promises";
import { type LigneCsv, lireCsv } from "./csv.js";
import { type Encodage, encodageDe, texteDe } from "./encodage.js";

/** A table file whose encoding and separator are known. */
export interface Tableau {
  readonly encodage: Encodage;
  readonly separateur: string;
  readonly octets: number;
  /** The rows, including the headings; may be called again. `avance` is called with the number of bytes read. */
  lignes(avance?: (octets: number) => void): AsyncGenerator<LigneCsv, void, undefined>;
}

/** What is given, and so not to be detected. */
export interface OptionsDeTableau {
  readonly encodage?: Encodage | undefined;
  readonly separateur?: string | undefined;
}

/** Thrown if the file was changed while it was read. */
export class TableauChange extends Error {
  override readonly name = "TableauChange";
}

/** Opens a table. The encoding is detected by {@link encodageDe}; the separator is the semicolon, comma or tab, whichever the first row has most of. */
export async function ouvrirTableau(
  chemin: string,
  options: OptionsDeTableau = {},
): Promise<Tableau> {
  const before = await stat(chemin);
  const encodage = options.encodage ?? (await encodageDe(chemin));
  const separateur = options.separateur ?? (await findSeparator(chemin, encodage));
  async function* lignes(
    avance?: (octets: number) => void,
  ): AsyncGenerator<LigneCsv, void, undefined> {
    for await (const ligne of lireCsv(texteDe(chemin, encodage, avance), separateur))
      if (!isSeparatorLine(ligne) && !isBlank(ligne)) yield ligne;
    const { size, mtimeMs } = await stat(chemin);
    if (size !== before.size || mtimeMs !== before.mtimeMs) throw new TableauChange(chemin);
  }
  return { encodage, separateur, octets: before.size, lignes };
}

/** Whether a row has nothing but separators, as spreadsheets leave them. */
function isBlank({ cellules }: LigneCsv): boolean {
  return cellules.every((cell) => cell === "" || cell.trim() === "");
}

/** Whether a row is a first line such as `sep=;`, which tells spreadsheets the separator. */
function isSeparatorLine({ cellules, ligne }: LigneCsv): boolean {
  const [first = "", ...others] = cellules;
  return ligne === 1 && /^sep=.?$/i.test(first) && others.every((cell) => cell === "");
}

const separators = [";", ",", "\t"];
const farthest = 1 << 16;

async function findSeparator(chemin: string, encodage: Encodage): Promise<string> {
  let text = "";
  for await (const piece of texteDe(chemin, encodage)) {
    text += piece;
    if (text.length > farthest) break;
  }
  const first = firstRow(text);
  const told = /^\ufeff?sep=(.)$/i.exec(first)?.[1];
  if (told !== undefined) return told;
  const counts = separators.map((separator) => first.split(separator).length);
  return separators[counts.indexOf(Math.max(...counts))] ?? ";";
}

/** The first row that is not empty, without its quoted parts. */
function firstRow(text: string): string {
  const bare = text.slice(0, farthest).replace(/"(?:[^"]|"")*"/g, "");
  return bare.split(/[\r\n]+/).find((line) => line.trim() !== "") ?? "";
}

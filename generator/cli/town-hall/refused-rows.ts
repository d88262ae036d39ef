import { ecrireLigne } from "../../../electoral/node/csv.js";
import { cadrer } from "../../../electoral/tableau/cadrage.js";
import { type Colonnes, colonneDeMotif } from "../../../electoral/tableau/correspondance.js";
import { type Replacement, replaceFile } from "../files/replacement.js";

const enough = 1 << 16;

/** The file of the refused rows, unchanged, with the reason in a last column. It is created with the first of them. */
export class RefusedRows {
  readonly #path: string;
  #file: Replacement | undefined;
  #held = "";
  #count = 0;

  constructor(path: string) {
    this.#path = path;
  }

  get count(): number {
    return this.#count;
  }

  async add(cells: readonly string[], { entetes }: Colonnes, reason: string): Promise<void> {
    const motive = entetes.indexOf(colonneDeMotif);
    const without = (row: readonly string[]): readonly string[] =>
      motive < 0 ? row : row.filter((_, index) => index !== motive);
    if (this.#file === undefined) {
      this.#file = await replaceFile(this.#path);
      // Spreadsheets recognise UTF-8 by the byte order mark.
      this.#held = `\ufeff${ecrireLigne([...without(entetes), colonneDeMotif])}`;
    }
    this.#count++;
    this.#held += ecrireLigne([...cadrer(without(cells), without(entetes).length), reason]);
    if (this.#held.length > enough) await this.#flush();
  }

  async commit(): Promise<void> {
    await this.#flush();
    await this.#file?.commit();
  }

  async abandon(): Promise<void> {
    await this.#file?.abandon();
  }

  async #flush(): Promise<void> {
    const text = this.#held;
    this.#held = "";
    await this.#file?.write(text);
  }
}

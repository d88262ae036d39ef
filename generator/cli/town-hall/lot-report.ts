import { caviarder } from "../../../electoral/caviardage.js";
import type { Remarque } from "../../../electoral/remarques.js";
import type { Faute } from "../../../electoral/tableau/lignes.js";
import type { Locale } from "../../../runtime/issues.js";
import { french } from "../../../runtime/messages/typography.js";
import { visible } from "../../../runtime/nouns/visible-text.js";
import { TextSpool } from "../files/text-spool.js";
import type { Console } from "../terminal.js";

/** Options of the report. */
export interface ReportFlags {
  readonly redact?: boolean;
  readonly json?: boolean;
}

/** Reports the remarks on the rows of a table: line by line at once, or at the end as one JSON document, in constant memory. */
export class LotReport {
  readonly #file: string;
  readonly #flags: ReportFlags;
  readonly #terminal: Console;
  readonly #spool = new TextSpool();
  #said = 0;
  #details = 0;

  constructor(file: string, flags: ReportFlags, terminal: Console) {
    this.#file = file;
    this.#flags = flags;
    this.#terminal = terminal;
  }

  /** The number of remarks that were counted and not shown. */
  get details(): number {
    return this.#details;
  }

  /** Reports all remarks on a row; resolves when the console has taken them. */
  async say(ligne: number, fautes: readonly Faute[]): Promise<void> {
    let isPrinted = false;
    for (const faute of fautes) {
      if (this.#flags.json === true) this.#keep(ligne, faute);
      else if (faute.remarque.level === "information") this.#details++;
      else {
        this.#print(ligne, faute);
        isPrinted = true;
      }
    }
    if (isPrinted) await this.#terminal.drained?.();
  }

  /** Writes the JSON document, if one is requested. */
  async end(head: object): Promise<void> {
    if (this.#flags.json === true) {
      const before = JSON.stringify(head, undefined, 2).replace(/\n\}$/, "");
      const write = (text: string): Promise<void> => this.#terminal.write(Buffer.from(text));
      await write(`${before},\n  "fautes": [`);
      for (const piece of this.#spool.pieces()) await this.#terminal.write(piece);
      await write(this.#said === 0 ? "]\n}\n" : "\n  ]\n}\n");
    }
  }

  close(): void {
    this.#spool.close();
  }

  #shown(said: Remarque): Remarque {
    const { locale } = this.#terminal;
    return this.#flags.redact === true ? caviarder(said, { locale }) : said;
  }

  #keep(ligne: number, { colonne, entete, remarque }: Faute): void {
    const { code, level, message } = this.#shown(remarque);
    const text = JSON.stringify({ ligne, colonne, entete, code, level, message }, undefined, 2);
    this.#spool.append(`${this.#said++ === 0 ? "" : ","}\n    ${text.replaceAll("\n", "\n    ")}`);
  }

  #print(ligne: number, { colonne, entete, remarque }: Faute): void {
    const { code, level, message } = this.#shown(remarque);
    const place = `${this.#file}:${ligne}${colonne === undefined ? "" : `:${colonne}`}`;
    const column = entete === undefined ? "" : labelled(entete, this.#terminal.locale);
    const mark = level === "warning" ? ` (${level})` : "";
    this.#terminal.out(visible(`${place}: ${code}${mark}: ${column}${message}`));
  }
}

/** The reasons why a row is refused, in one cell. */
export function reasonOf(fautes: readonly Faute[], locale: Locale): string {
  return fautes
    .filter(({ remarque: { level } }) => level === "error")
    .map(({ entete, remarque: { message } }) =>
      entete === undefined ? message : labelled(entete, locale) + message,
    )
    .join(" | ");
}

/** The heading of a column, to precede a remark on it. */
function labelled(entete: string, locale: Locale): string {
  return locale === "fr" ? french`${entete} : ` : `${entete}: `;
}

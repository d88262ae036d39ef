import { basename, resolve } from "node:path";
import { caviarder } from "../../../electoral/caviardage.js";
import { lotDeLots, repartir } from "../../../electoral/echange/envois.js";
import { lotEnFlux } from "../../../electoral/echange/flux.js";
import type { Brouillon } from "../../../electoral/echange/unites.js";
import { communeDe } from "../../../electoral/echange/unites.js";
import { ecrireLigne } from "../../../electoral/node/csv.js";
import { empreinteDe } from "../../../electoral/node/journal.js";
import { type Encodage, ouvrirTableau, type Tableau } from "../../../electoral/node/tableau.js";
import { type Remarque, remarque } from "../../../electoral/remarques.js";
import {
  type Colonnes,
  type Correspondance,
  colonneDeMotif,
  lireEntetes,
} from "../../../electoral/tableau/correspondance.js";
import { Doublons } from "../../../electoral/tableau/doublons.js";
import { type Faute, lireLigne, type OptionsDeLignes } from "../../../electoral/tableau/lignes.js";
import { EnvoiLotDUnitesElectoralesElement } from "../../../generated/electoral/index.js";
import type { Locale } from "../../../runtime/issues.js";
import { french } from "../../../runtime/messages/typography.js";
import { visible } from "../../../runtime/nouns/visible-text.js";
import { serialize } from "../../../runtime/serialize.js";
import { CommandFailure, type ExitCode, exitCodes } from "../failure.js";
import { kindOf } from "../files/files.js";
import { type Replacement, replaceFile } from "../files/replacement.js";
import { messages as common } from "../messages.js";
import { Progress } from "../progress.js";
import type { Console } from "../terminal.js";
import { type Expedition, type ExpeditionFlags, expedier, withExpedition } from "./expedition.js";
import { type MappingFlags, readMapping, writeTemplate } from "./lot-mapping.js";
import { asTownHallFailure, textOf } from "./town-hall-failures.js";
import { townHallMessages as messages } from "./town-hall-messages.js";

/** What stands on the command line of `scrutin lot`. */
export interface LotFlags extends ExpeditionFlags, MappingFlags {
  readonly file?: string;
  readonly modele?: boolean;
  readonly translitterer?: boolean;
  readonly encodage?: Encodage;
  readonly separateur?: string;
  readonly refus?: string;
  readonly redact?: boolean;
  readonly json?: boolean;
}

/** `scrutin lot`: makes a sending of the rows of a table; those that are wrong go to a file of their own. */
export async function runLot(flags: LotFlags, terminal: Console): Promise<ExitCode> {
  if (flags.modele === true) return writeTemplate(flags.output, terminal);
  const { file } = flags;
  if (file === undefined) throw new CommandFailure(messages.needsFile());
  const path = resolve(terminal.cwd, file);
  if ((await kindOf(path)) !== "file") throw new CommandFailure(common.notThere(file));
  const correspondance = await readMapping(flags, terminal);
  return withExpedition(flags, terminal, async (expedition) => {
    try {
      const tableau = await ouvrirTableau(path, flags);
      return await new LotRun(file, tableau, correspondance, expedition, flags, terminal).run();
    } catch (error) {
      throw asTownHallFailure(error, file);
    }
  });
}

/** How a row was judged. */
const verdicts = { good: 1, sent: 2, refused: 3 } as const;

/** What is said of a row at the end, as data. */
interface Said {
  readonly ligne: number;
  readonly colonne: number | undefined;
  readonly entete: string | undefined;
  readonly code: string;
  readonly level: string;
  readonly message: string;
}

/** One run over a table: what is good is found first, then written, so that the envelope knows the number. */
class LotRun {
  readonly #file: string;
  readonly #tableau: Tableau;
  readonly #mapping: Correspondance;
  readonly #expedition: Expedition;
  readonly #flags: LotFlags;
  readonly #terminal: Console;
  readonly #verdicts: number[] = [];
  readonly #hashes = new Map<string, number>();
  readonly #persons = new Doublons();
  readonly #said: Said[] = [];
  #refused: Replacement | undefined;
  #refusedRows = 0;
  #sentRows = 0;
  #details = 0;

  constructor(
    file: string,
    tableau: Tableau,
    mapping: Correspondance,
    expedition: Expedition,
    flags: LotFlags,
    terminal: Console,
  ) {
    this.#file = file;
    this.#tableau = tableau;
    this.#mapping = mapping;
    this.#expedition = expedition;
    this.#flags = flags;
    this.#terminal = terminal;
  }

  async run(): Promise<ExitCode> {
    try {
      await this.#judge();
      if (this.#hashes.size > 0) await this.#send();
      await this.#refused?.commit();
    } catch (error) {
      await this.#refused?.abandon();
      throw error;
    }
    this.#report();
    return this.#refusedRows > 0 ? exitCodes.found : exitCodes.ok;
  }

  get #refusedPath(): string {
    return this.#flags.refus ?? `${this.#file.replace(/\.[^./\\]*$/, "")}.refus.csv`;
  }

  async #judge(): Promise<void> {
    for await (const { cells, columns, ligne } of this.#rows(basename(this.#file))) {
      const { unite, fautes } = lireLigne(cells, columns, this.#options(columns));
      const all = [...fautes];
      let verdict: number = verdicts.refused;
      if (unite !== undefined) {
        const hash = empreinteDe({ periode: this.#expedition.options.periode, ...unite });
        const before = this.#hashes.get(hash);
        const sent = this.#expedition.journal.envoiDe(hash);
        if (sent !== undefined) verdict = verdicts.sent;
        else if (before !== undefined) all.push(this.#aboutRow("ligne-double", { ligne: before }));
        else {
          verdict = verdicts.good;
          this.#hashes.set(hash, ligne);
          const twice = this.#persons.voir(unite, ligne, this.#terminal);
          if (twice !== undefined)
            all.push({ colonne: undefined, entete: undefined, remarque: twice });
        }
      }
      this.#verdicts.push(verdict);
      if (verdict === verdicts.sent) this.#sentRows++;
      else for (const faute of all) this.#say(ligne, faute);
      if (verdict === verdicts.refused) await this.#refuse(cells, columns, all);
    }
  }

  #aboutRow(code: "ligne-double", parameters: { readonly ligne: number }): Faute {
    const said = remarque(code, "error", parameters, this.#terminal.locale);
    return { colonne: undefined, entete: undefined, remarque: said };
  }

  #options(columns: Colonnes): OptionsDeLignes {
    const { options, commune } = this.#expedition;
    const sansNumero = !columns.lues.some((column) => column?.champ === "numeroDEnregistrement");
    const { translitterer } = this.#flags;
    return {
      periode: options.periode,
      commune,
      translitterer,
      sansNumero,
      locale: this.#terminal.locale,
    };
  }

  /** The rows of the table, with its columns. */
  async *#rows(shown: string): AsyncGenerator<{
    readonly cells: readonly string[];
    readonly columns: Colonnes;
    readonly ligne: number;
  }> {
    const progress = new Progress(shown, this.#tableau.octets, this.#terminal);
    let columns: Colonnes | undefined;
    for await (const { cellules, ligne } of this.#tableau.lignes((bytes) => progress.add(bytes))) {
      if (columns === undefined) columns = this.#columns(cellules);
      else yield { cells: cellules, columns, ligne };
    }
    if (columns === undefined) throw new CommandFailure(messages.empty(this.#file));
  }

  #columns(headings: readonly string[]): Colonnes {
    const { valeur, remarques } = lireEntetes(headings, this.#mapping);
    if (valeur === undefined)
      throw new CommandFailure(
        ...remarques.map((said) => messages.about(this.#file, textOf(said))),
      );
    if (this.#verdicts.length === 0)
      for (const said of remarques) this.#terminal.say(messages.about(this.#file, textOf(said)));
    return valeur;
  }

  #say(ligne: number, { colonne, entete, remarque: said }: Faute): void {
    const { redact, json } = this.#flags;
    const { locale } = this.#terminal;
    const shown: Remarque = redact === true ? caviarder(said, { locale }) : said;
    const { code, level, message } = shown;
    if (json === true) this.#said.push({ ligne, colonne, entete, code, level, message });
    else if (level === "information") this.#details++;
    else {
      const place = `${this.#file}:${ligne}${colonne === undefined ? "" : `:${colonne}`}`;
      const column = entete === undefined ? "" : labelled(entete, locale);
      const mark = level === "warning" ? ` (${level})` : "";
      this.#terminal.out(visible(`${place}: ${code}${mark}: ${column}${message}`));
    }
  }

  async #refuse(
    cells: readonly string[],
    { entetes }: Colonnes,
    fautes: readonly Faute[],
  ): Promise<void> {
    const motive = entetes.indexOf(colonneDeMotif);
    const without = (row: readonly string[]): readonly string[] =>
      motive < 0 ? row : row.filter((_, index) => index !== motive);
    if (this.#refused === undefined) {
      this.#refused = await replaceFile(resolve(this.#terminal.cwd, this.#refusedPath));
      // Spreadsheets know by the mark that it is UTF-8.
      await this.#refused.write(`\ufeff${ecrireLigne([...without(entetes), colonneDeMotif])}`);
    }
    this.#refusedRows++;
    const reasons = fautes
      .filter(({ remarque: { level } }) => level === "error")
      .map(({ entete, remarque: { message } }) =>
        entete === undefined ? message : labelled(entete, this.#terminal.locale) + message,
      );
    await this.#refused.write(ecrireLigne([...without(cells), reasons.join(" | ")]));
  }

  async #send(): Promise<void> {
    const { options, commune } = this.#expedition;
    const nombreDUnites = this.#hashes.size;
    const hashes = [...this.#hashes.keys()];
    if (commune !== undefined) {
      const pieces = lotEnFlux(commune, this.#units(), { ...options, nombreDUnites });
      await expedier(this.#expedition, pieces, hashes, this.#terminal);
      return;
    }
    const units: Brouillon[] = [];
    for await (const unit of this.#units()) units.push(unit);
    const value = lotDeLots(repartir(units), options);
    const text = serialize(EnvoiLotDUnitesElectoralesElement, value);
    await expedier(this.#expedition, [text], hashes, this.#terminal);
  }

  /** The units of the good rows, in their order. */
  async *#units(): AsyncGenerator<Brouillon> {
    let index = 0;
    for await (const { cells, columns } of this.#rows(this.#expedition.fichier)) {
      if (this.#verdicts[index++] !== verdicts.good) continue;
      const { unite } = lireLigne(cells, columns, { ...this.#options(columns), verifier: false });
      if (unite !== undefined) yield this.#numbered(unite);
    }
  }

  /** A row without a number of registration has that of its identifier. */
  #numbered(unite: Brouillon): Brouillon {
    if (!("numeroDEnregistrement" in unite.value) || unite.value.numeroDEnregistrement !== "")
      return unite;
    const { numeroteur, periode } = this.#expedition.options;
    const id = numeroteur.unite(unite.kind, communeDe(unite) ?? "", periode);
    const numeroDEnregistrement = /\d+$/.exec(id)?.[0] ?? "";
    // Only the identifier and the number are filled in; the kind is what it was.
    return { kind: unite.kind, value: { ...unite.value, id, numeroDEnregistrement } } as Brouillon;
  }

  #report(): void {
    const { fichier, identifiant } = this.#expedition;
    const unites = this.#hashes.size;
    if (this.#flags.json === true) {
      const sent = unites > 0 ? { envoi: identifiant, fichier } : {};
      const counts = { unites, refusees: this.#refusedRows, dejaParties: this.#sentRows };
      const refus = this.#refusedRows > 0 ? { refus: this.#refusedPath } : {};
      this.#terminal.out(
        JSON.stringify({ ...sent, ...refus, ...counts, fautes: this.#said }, undefined, 2),
      );
    }
    if (this.#details > 0) this.#terminal.say(messages.details(this.#details));
    if (this.#sentRows > 0) this.#terminal.say(messages.sentBefore(this.#sentRows));
    if (this.#refusedRows > 0)
      this.#terminal.say(messages.refused(this.#refusedPath, this.#refusedRows));
    this.#terminal.say(
      unites > 0 ? messages.sent(fichier, unites, identifiant) : messages.nothingToSend(),
    );
  }
}

/** The heading of a column before what is said of it. */
function labelled(entete: string, locale: Locale): string {
  return locale === "fr" ? french`${entete} : ` : `${entete}: `;
}

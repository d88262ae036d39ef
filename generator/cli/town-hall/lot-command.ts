import { basename, resolve } from "node:path";
import { lotDeLotsEnFlux, lotEnFlux } from "../../../electoral/echange/flux.js";
import { type Brouillon, communeDe } from "../../../electoral/echange/unites.js";
import type { Encodage } from "../../../electoral/node/encodage.js";
import { ouvrirTableau, type Tableau } from "../../../electoral/node/tableau.js";
import {
  type Colonnes,
  type Correspondance,
  lireEntetes,
} from "../../../electoral/tableau/correspondance.js";
import { Doublons } from "../../../electoral/tableau/doublons.js";
import { type Faute, lireLigne, type OptionsDeLignes } from "../../../electoral/tableau/lignes.js";
import { CommandFailure, type ExitCode, exitCodes, type Text } from "../failure.js";
import { kindOf } from "../files/files.js";
import { messages as common } from "../messages.js";
import { Progress } from "../progress.js";
import type { Console } from "../terminal.js";
import { type Expedition, type ExpeditionFlags, expedier, withExpedition } from "./expedition.js";
import { type MappingFlags, readMapping, writeTemplate } from "./lot-mapping.js";
import { LotReport, type ReportFlags, reasonOf } from "./lot-report.js";
import { RefusedRows } from "./refused-rows.js";
import { type Retained, RetainedUnits, tellingOf } from "./retained-units.js";
import { asTownHallFailure, textOf } from "./town-hall-failures.js";
import { townHallMessages as messages } from "./town-hall-messages.js";

/** The options of `scrutin lot`. */
export interface LotFlags extends ExpeditionFlags, MappingFlags, ReportFlags {
  readonly file?: string;
  readonly modele?: boolean;
  readonly translitterer?: boolean;
  readonly encodage?: Encodage;
  readonly separateur?: string;
  readonly refus?: string;
}

/** `scrutin lot`: makes a sending from the rows of a table; rows with mistakes go to a file of their own. */
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

/** One run over a table. Valid units are set aside while it is read and sent afterwards, because the envelope states their number. */
class LotRun {
  readonly #file: string;
  readonly #tableau: Tableau;
  readonly #mapping: Correspondance;
  readonly #expedition: Expedition;
  readonly #flags: LotFlags;
  readonly #terminal: Console;
  readonly #report: LotReport;
  readonly #refused: RefusedRows;
  readonly #units = new RetainedUnits();
  readonly #twice = new Doublons();
  #sentRows = 0;

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
    this.#report = new LotReport(file, flags, terminal);
    this.#refused = new RefusedRows(resolve(terminal.cwd, this.#refusedPath));
  }

  async run(): Promise<ExitCode> {
    try {
      await this.#judge();
      if (this.#units.count > 0) await this.#send();
      await this.#refused.commit();
      await this.#tell();
    } catch (error) {
      await this.#refused.abandon();
      throw error;
    } finally {
      this.#units.close();
      this.#report.close();
    }
    return this.#refused.count > 0 ? exitCodes.found : exitCodes.ok;
  }

  get #refusedPath(): string {
    return this.#flags.refus ?? `${this.#file.replace(/\.[^./\\]*$/, "")}.refus.csv`;
  }

  async #judge(): Promise<void> {
    const { periode } = this.#expedition.options;
    const progress = new Progress(basename(this.#file), this.#tableau.octets, this.#terminal);
    let columns: Colonnes | undefined;
    let options: OptionsDeLignes = { periode };
    for await (const { cellules, ligne } of this.#tableau.lignes((bytes) => progress.add(bytes))) {
      if (columns === undefined) {
        columns = this.#columns(cellules);
        options = this.#options(columns);
        continue;
      }
      const { unite, fautes, cellules: cells } = lireLigne(cellules, columns, options);
      const all = unite === undefined ? fautes : this.#take(unite, ligne, fautes);
      if (all === undefined) {
        this.#sentRows++;
        continue;
      }
      if (all.length === 0) continue;
      await this.#report.say(ligne, all);
      if (all.some(({ remarque: { level } }) => level === "error"))
        await this.#refused.add(cells, columns, reasonOf(all, this.#terminal.locale));
    }
    if (columns === undefined) throw new CommandFailure(messages.empty(this.#file));
  }

  /** Sets a unit aside; gives the remarks on its row, or undefined if it was sent before. */
  #take(unite: Brouillon, ligne: number, fautes: readonly Faute[]): readonly Faute[] | undefined {
    const telling = tellingOf(this.#expedition.options.periode, unite);
    if (this.#expedition.journal.envoiDe(telling.empreinte) !== undefined) return undefined;
    const twice = this.#twice.voir(unite, telling.empreinte, ligne, this.#terminal);
    if (twice?.level !== "error") this.#units.add(unite, telling);
    if (twice === undefined) return fautes;
    return [...fautes, { colonne: undefined, entete: undefined, remarque: twice }];
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

  #columns(headings: readonly string[]): Colonnes {
    const { valeur, remarques } = lireEntetes(headings, this.#mapping);
    const said = remarques.map((each) => messages.about(this.#file, textOf(each)));
    if (valeur === undefined) throw new CommandFailure(...said);
    for (const each of said) this.#terminal.say(each);
    return valeur;
  }

  async #send(): Promise<void> {
    const { options, commune, fichier } = this.#expedition;
    const progress = new Progress(fichier, this.#units.length, this.#terminal);
    const counted = { ...options, nombreDUnites: this.#units.count };
    await expedier(
      this.#expedition,
      (tell) => {
        const take = ({ unite, empreinte }: Retained): Brouillon => {
          tell(empreinte);
          return this.#numbered(unite);
        };
        return commune === undefined
          ? lotDeLotsEnFlux(this.#units.lots(progress, take), counted)
          : lotEnFlux(commune, this.#units.units(progress, take), counted);
      },
      this.#terminal,
    );
  }

  /** Gives a unit without a registration number the number of its identifier. */
  #numbered(unite: Brouillon): Brouillon {
    if (!("numeroDEnregistrement" in unite.value) || unite.value.numeroDEnregistrement !== "")
      return unite;
    const { numeroteur, periode } = this.#expedition.options;
    const id = numeroteur.unite(unite.kind, communeDe(unite) ?? "", periode);
    const numeroDEnregistrement = /\d+$/.exec(id)?.[0] ?? "";
    // Only the identifier and the number are filled in; the kind stays.
    return { kind: unite.kind, value: { ...unite.value, id, numeroDEnregistrement } } as Brouillon;
  }

  async #tell(): Promise<void> {
    const { fichier, identifiant } = this.#expedition;
    const [unites, refusees, dejaParties] = [
      this.#units.count,
      this.#refused.count,
      this.#sentRows,
    ];
    const sent = unites > 0 ? { envoi: identifiant, fichier } : {};
    const refus = refusees > 0 ? { refus: this.#refusedPath } : {};
    await this.#report.end({ ...sent, ...refus, unites, refusees, dejaParties });
    const { details } = this.#report;
    const say = (text: Text): void => this.#terminal.say(text);
    if (details > 0) say(messages.details(details));
    if (dejaParties > 0) say(messages.sentBefore(dejaParties));
    if (refusees > 0) say(messages.refused(this.#refusedPath, refusees));
    say(unites > 0 ? messages.sent(fichier, unites, identifiant) : messages.nothingToSend());
  }
}

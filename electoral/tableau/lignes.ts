import {
  AvisDeRadiationElement,
  AvisDInscriptionElement,
  type AvisDInscriptionType,
  type ElecteurType,
  type InscriptionType,
  type LieuType,
  type MotifDeRadiationType,
  type PeriodeDeRevisionType,
  type SexeType,
  type TypeDeListeType,
  type TypeDInscriptionType,
} from "../../generated/electoral/index.js";
import { validate } from "../../runtime/validate.js";
import { lireNationalite } from "../civil/nationalites.js";
import type { BrouillonDe } from "../echange/unites.js";
import { type OptionsDeRemarques, type Remarque, remarque } from "../remarques.js";
import { nombreDeCellules } from "./cadrage.js";
import { type Cellule, lireCellule } from "./cellules.js";
import { type Champ, champs, nomsDesChamps, type Operation } from "./champs.js";
import type { Colonne, Colonnes } from "./correspondance.js";
import { adresseDe, communePrecedenteDe, estMineur, lieuNaissanceDe } from "./parties.js";
import { planOf } from "./plan.js";

/** A remark on a row, or on one of its columns. */
export interface Faute {
  /** From 1; undefined for a remark on the whole row, or on a constant. */
  readonly colonne: number | undefined;
  readonly entete: string | undefined;
  readonly remarque: Remarque;
}

/** A row as it was understood. */
export interface LigneLue {
  /** Undefined if an error prevents it. */
  readonly unite: BrouillonDe<"avisDInscription"> | BrouillonDe<"avisDeRadiation"> | undefined;
  readonly fautes: readonly Faute[];
  /** Its cells, with empty ones for those that it left out at its end; as they were where it cannot be told. */
  readonly cellules: readonly string[];
}

/** Options for reading rows. */
export interface OptionsDeLignes extends OptionsDeRemarques {
  readonly periode: PeriodeDeRevisionType;
  /** The commune of all rows; if it is not given, each row states its own. */
  readonly commune?: string | undefined;
  /** Accepts the proposed spelling of names. */
  readonly translitterer?: boolean | undefined;
  /** Whether each row whose cells are right is also checked by the schema. Default true; false is for rows that were checked before. */
  readonly verifier?: boolean | undefined;
  /** Whether rows without a number get one later: it may be left empty then. */
  readonly sansNumero?: boolean | undefined;
}

/**
 * Makes a unit from the cells of a row. Reports all mistakes at once, by column; corrections and doubts are reported as well, by
 * remarks that are no errors.
 *
 * @example
 * const { valeur: colonnes } = lireEntetes(["opération", "nom de naissance"], prereglages.modele);
 * if (colonnes !== undefined) console.log(lireLigne(["inscription", "Lefèvre"], colonnes, { periode }).fautes);
 */
export function lireLigne(
  cellules: readonly string[],
  colonnes: Colonnes,
  options: OptionsDeLignes,
): LigneLue {
  return new Row(cellules, colonnes, options).read();
}

/** The fields that must not be empty, at least in some rows. */
const needed: readonly Champ[] = nomsDesChamps.filter(
  (champ) => champs[champ].obligatoire !== undefined,
);

/** Whether something that must be said is missing behind so many columns. */
function isMissing({ colonne = 0, remarque: { code } }: Faute, columns: number): boolean {
  return code === "champ-obligatoire" && colonne > columns;
}

/** The reading of one row. */
class Row {
  readonly #cells: readonly string[];
  readonly #columns: Colonnes;
  readonly #options: OptionsDeLignes;
  readonly #fautes: Faute[] = [];
  readonly #values = new Map<Champ, Cellule>();
  /** The column of each field, from 0. */
  readonly #places = new Map<Champ, number>();
  /** The fields with a mistake, which are not reported as missing too. */
  readonly #wrong = new Set<Champ>();

  constructor(cells: readonly string[], columns: Colonnes, options: OptionsDeLignes) {
    this.#cells = cells;
    this.#columns = columns;
    this.#options = options;
  }

  read(): LigneLue {
    const { locale } = this.#options;
    const attendu = this.#columns.entetes.length;
    const trouve = nombreDeCellules(this.#cells, attendu);
    const wrongCount = (): LigneLue => {
      const said = remarque("ligne-colonnes", "error", { attendu, trouve }, locale);
      const fautes = [{ colonne: undefined, entete: undefined, remarque: said }];
      return { unite: undefined, fautes, cellules: this.#cells };
    };
    // Spreadsheets leave out empty cells at the end of a row.
    const isShort = trouve < attendu && trouve === this.#cells.length;
    if (attendu !== trouve && !isShort) return wrongCount();
    this.#readCells();
    const operation = this.#text("operation");
    const kind: Operation | undefined =
      operation === "inscription" || operation === "radiation" ? operation : undefined;
    for (const champ of needed) this.#require(champ, kind);
    // What has to be said there cannot have been left out for being empty: the row is cut off, or lacks a separator.
    if (isShort && this.#fautes.some((faute) => isMissing(faute, trouve))) return wrongCount();
    const unite = kind === undefined ? undefined : this.#unit(kind);
    const fails = this.#fautes.some(({ remarque: { level } }) => level === "error");
    this.#fautes.sort((one, other) => (one.colonne ?? 0) - (other.colonne ?? 0));
    const left = isShort ? attendu - trouve : 0;
    const cellules = [...this.#cells, ...Array<string>(left).fill("")];
    return { unite: fails ? undefined : unite, fautes: this.#fautes, cellules };
  }

  #readCells(): void {
    const { constantes, columns } = planOf(this.#columns);
    for (const [champ, valeur] of constantes) this.#readCell({ champ }, valeur, undefined);
    for (const [index, column] of columns) {
      const cell = this.#cells[index] ?? "";
      this.#places.set(column.champ, index);
      if (cell !== "" && cell.trim() !== "")
        this.#readCell(column, this.#whole(column, cell), index);
    }
  }

  /** Joins the code of a place of birth, which may be split over two columns: 44 and 109. */
  #whole({ champ }: Colonne, cell: string): string {
    if (champ !== "lieuNaissance" || !/^\s*\d{1,3}\s*$/.test(cell)) return cell;
    const index = this.#columns.lues.findIndex((other) => other?.champ === "departementNaissance");
    const departement = this.#cells[index]?.trim().toUpperCase() ?? "";
    return departement === ""
      ? cell
      : departement + cell.trim().padStart(5 - departement.length, "0");
  }

  #readCell(column: Colonne, text: string, index: number | undefined): void {
    const date = this.#text("dateNaissance");
    const { locale, translitterer } = this.#options;
    const { valeur, remarques } = lireCellule(column, text, { locale, translitterer, date });
    for (const said of remarques) this.#say(index, said);
    if (valeur === undefined) this.#wrong.add(column.champ);
    else this.#values.set(column.champ, valeur);
  }

  #require(champ: Champ, operation: Operation | undefined): void {
    if (this.#values.has(champ) || this.#wrong.has(champ)) return;
    if (champ === "commune" && this.#options.commune !== undefined) return;
    if (champ === "numeroDEnregistrement" && this.#options.sansNumero === true) return;
    const { obligatoire = [], entete } = champs[champ];
    const isNeeded =
      operation === undefined ? obligatoire.length === 2 : obligatoire.includes(operation);
    if (!isNeeded) return;
    const missing = remarque("champ-obligatoire", "error", { champ: entete }, this.#options.locale);
    this.#say(this.#places.get(champ), missing);
  }

  #say(index: number | undefined, said: Remarque): void {
    const entete = index === undefined ? undefined : this.#columns.entetes[index];
    this.#fautes.push({
      colonne: index === undefined ? undefined : index + 1,
      entete,
      remarque: said,
    });
  }

  #sayOf(champ: Champ, said: Remarque): void {
    this.#say(this.#places.get(champ), said);
  }

  #text(champ: Champ): string | undefined {
    const value = this.#values.get(champ);
    return typeof value === "string" ? value : undefined;
  }

  #unit(operation: Operation): LigneLue["unite"] {
    const inscription = this.#inscription();
    const numeroDEnregistrement = this.#text("numeroDEnregistrement") ?? "";
    const date = this.#text("date") ?? "";
    if (operation === "radiation") {
      const motifDeRadiation = (this.#text("motifDeRadiation") ?? "") as MotifDeRadiationType;
      const value = { numeroDEnregistrement, inscription, motifDeRadiation, dateDeRadiation: date };
      this.#checkWhole({ kind: "avisDeRadiation", value });
      return { kind: "avisDeRadiation", value };
    }
    const typeDInscription = (this.#text("typeDInscription") ?? "") as TypeDInscriptionType;
    const adresse = this.#adresse();
    const previous = this.#previous(inscription);
    const value = {
      numeroDEnregistrement,
      inscription,
      typeDInscription,
      dateDInscription: date,
      adresse,
      ...previous,
    };
    this.#checkAge();
    this.#checkWhole({ kind: "avisDInscription", value });
    return { kind: "avisDInscription", value };
  }

  #inscription(): InscriptionType {
    const { commune: wanted, locale } = this.#options;
    const own = this.#text("commune");
    if (wanted !== undefined && own !== undefined && own !== wanted) {
      const parameters = { commune: own, attendue: wanted };
      this.#sayOf("commune", remarque("ligne-commune", "error", parameters, locale));
    }
    const code = own ?? wanted ?? "";
    const value = this.#text("communeLibelle") ?? "";
    const typeDeListe = (this.#text("typeDeListe") ?? "p") as TypeDeListeType;
    const communeDInscription = { localite: { value, code } };
    return { electeur: this.#electeur(typeDeListe), typeDeListe, communeDInscription };
  }

  #electeur(liste: TypeDeListeType): ElecteurType {
    const { locale } = this.#options;
    const prenoms = this.#values.get("prenoms");
    const nomUsage = this.#text("nomUsage");
    const sexe = this.#text("sexe") as SexeType | undefined;
    const nationalite = this.#text("nationalite");
    const against = { liste, date: this.#text("date"), locale };
    if (nationalite !== undefined)
      for (const said of lireNationalite(nationalite, against).remarques)
        this.#sayOf("nationalite", said);
    else if (liste !== "p" && !this.#wrong.has("nationalite")) {
      const { entete } = champs.nationalite;
      this.#sayOf("nationalite", remarque("champ-obligatoire", "error", { champ: entete }, locale));
    }
    return {
      individu: {
        noms: { nomFamille: this.#text("nom") ?? "", ...(nomUsage !== undefined && { nomUsage }) },
        prenoms: { prenom: typeof prenoms === "object" ? prenoms : [] },
        naissance: {
          dateNaissance: this.#text("dateNaissance") ?? "",
          lieuNaissance: this.#lieuNaissance(),
        },
        ...(sexe !== undefined && { sexe }),
      },
      ...(nationalite !== undefined && { nationalite }),
    };
  }

  #lieuNaissance(): LieuType {
    const lieu = lieuNaissanceDe((champ) => this.#text(champ));
    if (lieu === undefined && !this.#wrong.has("lieuNaissance"))
      this.#sayOf("lieuNaissance", remarque("naissance-lieu", "error", {}, this.#options.locale));
    return lieu ?? {};
  }

  #adresse(): AvisDInscriptionType["adresse"] {
    const { adresse, isKnown } = adresseDe((champ) => this.#text(champ));
    if (!isKnown)
      this.#sayOf("nomVoie", remarque("adresse-absente", "error", {}, this.#options.locale));
    return adresse;
  }

  #previous(now: InscriptionType): Pick<AvisDInscriptionType, "lieuDInscriptionPrecedent"> {
    const commune = communePrecedenteDe((champ) => this.#text(champ));
    if (commune === undefined) return {};
    const { code } = commune.localite;
    if (code !== undefined && code === now.communeDInscription.localite?.code) {
      const same = remarque("commune-precedente", "warning", { code }, this.#options.locale);
      this.#sayOf("communePrecedente", same);
    }
    return { lieuDInscriptionPrecedent: { commune } };
  }

  #checkAge(): void {
    const naissance = this.#text("dateNaissance");
    const fin = this.#options.periode.dateDeFin;
    if (naissance === undefined || !estMineur(naissance, fin)) return;
    const young = remarque("age-inscription", "warning", { naissance, fin }, this.#options.locale);
    this.#sayOf("dateNaissance", young);
  }

  /** Checks by the schema a row of which every single cell is right. */
  #checkWhole(unite: NonNullable<LigneLue["unite"]>): void {
    if (this.#options.verifier === false) return;
    if (this.#fautes.some(({ remarque: { level } }) => level === "error")) return;
    const { periode: periodeDeRevision, locale } = this.#options;
    const filled = { id: "x", periodeDeRevision };
    const issues =
      unite.kind === "avisDInscription"
        ? validate(AvisDInscriptionElement, { ...unite.value, ...filled }, { locale })
        : validate(AvisDeRadiationElement, { ...unite.value, ...filled }, { locale });
    for (const { message } of issues)
      this.#say(undefined, remarque("ligne-document", "error", { message }, locale));
  }
}

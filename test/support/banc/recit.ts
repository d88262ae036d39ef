import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Attente, Constat } from "../../../electoral/banc/contrat.js";
import type { Evenement } from "../../../electoral/banc/evenements.js";
import { lireEnvoi, nomsDesUnites, type Unite } from "../../../electoral/index.js";
import type { DepotVu, ReleveVu } from "../../../electoral/node/banc/vues.js";
import { archives } from "../../../generator/cli/banc/archives.js";
import {
  type AccesAuBanc,
  type BancOuvert,
  type Compte,
  demander,
  demarrerBanc,
} from "../../../generator/cli/banc/index.js";
import { type Guichet, parLeCode } from "./guichet.js";
import { estUnFondement, type NomDeFondement } from "./provenance.js";

/** One step of a flow: who does what to whom, and what it rests on. Or what the clock says. */
export type Pas =
  | {
      readonly kind: "fleche";
      readonly de: string;
      readonly vers: string;
      readonly texte: string;
      readonly fondement: NomDeFondement;
    }
  | { readonly kind: "jour"; readonly jour: string };

/** A flow, as it was run. */
export interface Flux {
  readonly titre: string;
  readonly pas: readonly Pas[];
}

/** A document that went over the bench. */
export interface DocumentVu {
  readonly sens: "vers-l-insee" | "de-l-insee";
  readonly compte: string;
  readonly texte: string;
}

/** What the bench tells an account of itself. */
export interface Boite {
  readonly attentes: readonly Attente[];
  readonly fichiers: readonly { readonly nom: string }[];
  readonly constats: readonly Constat[];
}

export const canal = "bench: channel";
export const fichier = "bench: general file";
export const dehors = "outside";
const motDePasse = "essai-1234";

export interface OptionsDeRecit {
  /** How accounts hand over and withdraw: by default as programs. */
  readonly guichet?: Guichet;
  /** The page that the bench serves. */
  readonly page?: Uint8Array;
}

/** Runs flows on a bench over HTTP, and keeps what happened: each step was done, none is only told. */
export class Recit {
  #bench: BancOuvert;
  readonly #folder: string;
  readonly #accounts: readonly Compte[];
  readonly #counter: Guichet;
  readonly #page: Uint8Array | undefined;
  readonly #flows = new Map<string, { readonly titre: string; readonly pas: Pas[] }>();
  /** The flow in which a unit of Insee came. */
  readonly #owner = new Map<string, string>();
  readonly #days = new Map<string, string>();
  /** How many remarks an account had when it was looked at last. */
  readonly #told = new Map<string, number>();
  readonly documents: DocumentVu[] = [];
  readonly constats: Constat[] = [];
  readonly depots: DepotVu[] = [];
  jour: string;

  private constructor(
    bench: BancOuvert,
    folder: string,
    accounts: readonly Compte[],
    { guichet = parLeCode, page }: OptionsDeRecit,
  ) {
    this.#counter = guichet;
    this.#page = page;
    this.#bench = bench;
    this.#accounts = accounts;
    this.#folder = folder;
    this.jour = bench.jour();
  }

  static async ouvrir(
    jour: string,
    comptes: readonly Compte[],
    options: OptionsDeRecit = {},
  ): Promise<Recit> {
    const folder = await mkdtemp(join(tmpdir(), "banc-"));
    const bench = await commencer(folder, comptes, options.page, jour);
    return new Recit(bench, folder, comptes, options);
  }

  /** Stops the bench and starts it again with what it has stored. */
  async rouvrir(): Promise<void> {
    await this.#bench.fermer();
    this.#bench = await commencer(this.#folder, this.#accounts, this.#page);
  }

  get flux(): readonly Flux[] {
    return [...this.#flows.values()];
  }

  acces(compte: string): AccesAuBanc {
    return { url: this.#bench.url, compte, motDePasse };
  }

  async fermer(): Promise<void> {
    await this.#bench.fermer();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Deposits a document, by the deposit service or as a transaction. */
  async deposer(
    flux: string,
    compte: string,
    texte: string,
    voie: "depot" | "tdt" = "depot",
  ): Promise<DepotVu> {
    this.documents.push({ sens: "vers-l-insee", compte, texte });
    const depot = await this.#counter.deposer(texte, this.acces(compte), voie);
    this.depots.push(depot);
    const { bilan } = depot;
    if (bilan === undefined) throw new Error("a deposit that was not treated");
    const racine = bilan.racine?.replace(/^\{.*\}/s, "") ?? "no document";
    const path = voie === "tdt" ? "POST /tdt/transactions" : "POST /depot";
    this.#arrow(flux, compte, canal, `${path} (${racine})`, voie);
    const units = await unitsOf(texte);
    if (bilan.acceptees > 0)
      for (const [kind, own] of grouped(units))
        this.#arrow(flux, canal, fichier, nameOf(kind, own), kind);
    const codes = [...bilan.fichier, ...bilan.enregistrements.flatMap(({ ecarts }) => ecarts)].map(
      ({ code }) => code,
    );
    const level =
      bilan.niveau === "fichier"
        ? "file refused"
        : `${bilan.acceptees} taken, ${bilan.enErreur} in error`;
    const why = codes.length === 0 ? "" : `: ${[...new Set(codes)].join(", ")}`;
    this.#arrow(
      flux,
      canal,
      compte,
      `${depot.etats.map(({ etat }) => etat).join(", ")}. ${level}${why}`,
      "bilan",
    );
    this.#tell(depot.constats, flux);
    this.#tell(await this.#news(compte), flux);
    return depot;
  }

  /** Withdraws and acknowledges what waits for an account; hands out the units. */
  async retirer(flux: string, compte: string): Promise<readonly Unite[]> {
    const folder = await mkdtemp(join(this.#folder, "recus-"));
    const files = await this.#counter.retirer(folder, this.acces(compte));
    const units: Unite[] = [];
    this.#arrow(flux, compte, canal, "GET /retrait", "retrait");
    for (const path of files) units.push(...(await this.#open(flux, compte, await readFile(path))));
    if (files.length === 0) this.#arrow(flux, canal, compte, "nothing waits", "retrait");
    else this.#arrow(flux, compte, canal, "DELETE (acknowledged)", "acquittement");
    return units;
  }

  /** Takes what waits for all communes of an intermediary in one transaction. */
  async relever(flux: string, compte: string): Promise<readonly Unite[]> {
    const acces = this.acces(compte);
    const answer = await demander(acces, "/tdt/releve", { methode: "POST" });
    const { liens } = (await answer.json()) as ReleveVu;
    this.#arrow(flux, compte, canal, "POST /tdt/releve", "tdt");
    const packed = await demander(acces, liens.document);
    const units = await this.#open(flux, compte, Buffer.from(await packed.arrayBuffer()));
    for (const etat of ["recu", "traite"]) {
      const done = await demander(acces, `${liens.transaction}/etat`, {
        methode: "POST",
        enTetes: { "Content-Type": "application/json" },
        corps: () => JSON.stringify({ etat }),
      });
      const seen = (await done.json()) as ReleveVu;
      if (seen.etat !== etat) throw new Error(`${etat} is not ${seen.etat}`);
      this.#arrow(flux, compte, canal, `POST …/etat (${etat})`, "tdt");
    }
    return units;
  }

  /** Lets something happen outside. */
  async evenement(flux: string, evenement: Evenement): Promise<void> {
    this.#arrow(flux, dehors, fichier, evenement.kind, "evenement");
    const answer = await this.#post("/banc/evenements", evenement);
    this.#tell(answer.constats, flux);
    await this.#news();
  }

  /** Sets the clock on; what the day brings goes to the flows that it is about. */
  async jusqua(jour: string): Promise<void> {
    const { constats, jour: now } = await this.#post("/banc/horloge", { jour });
    this.jour = now;
    this.#tell(constats, undefined);
    await this.#news();
  }

  /** What an account was asked and what it answered, what waits, and what it was told. */
  async boite(compte: string): Promise<Boite> {
    const answer = await demander(this.acces(compte), "/banc/boite");
    return (await answer.json()) as Boite;
  }

  async #post(
    path: string,
    value: object,
  ): Promise<{ readonly jour: string; readonly constats: readonly Constat[] }> {
    const answer = await demander(this.acces("horloger"), path, {
      methode: "POST",
      enTetes: { "Content-Type": "application/json" },
      corps: () => JSON.stringify(value),
    });
    return (await answer.json()) as { jour: string; constats: readonly Constat[] };
  }

  async #open(flux: string, compte: string, packed: Uint8Array): Promise<readonly Unite[]> {
    const units: Unite[] = [];
    for (const entry of archives.ouvrirArchive(packed)) {
      const pieces: Uint8Array[] = [];
      for await (const piece of entry.pieces()) pieces.push(piece);
      const texte = Buffer.concat(pieces).toString();
      this.documents.push({ sens: "de-l-insee", compte, texte });
      units.push(...(await unitsOf(texte)));
      const racine = /<\w+:(\w+)[\s>]/.exec(texte.replace(/<[?!][^>]*>/g, ""))?.[1] ?? "";
      const several = texte.includes("LotDeLots");
      const what = several ? `${racine}, a lot of lots` : racine;
      this.#arrow(flux, canal, compte, `zip (${what})`, several ? "lot de lots" : "archive");
    }
    for (const { value } of units) this.#owner.set(value.id, flux);
    for (const [kind, own] of grouped(units))
      this.#arrow(flux, fichier, compte, nameOf(kind, own), kind);
    return units;
  }

  /** What accounts were told since they were looked at last, but for one: what a deposit has brought for others. */
  async #news(but?: string): Promise<readonly Constat[]> {
    const fresh: Constat[] = [];
    for (const { nom, communes } of this.#accounts) {
      if (communes.length === 0) continue;
      const { constats } = await this.boite(nom);
      const known = this.#told.get(nom) ?? 0;
      this.#told.set(nom, constats.length);
      // The newest stand first.
      if (nom !== but) fresh.push(...constats.slice(0, constats.length - known));
    }
    return fresh;
  }

  #tell(constats: readonly Constat[], flux: string | undefined): void {
    this.constats.push(...constats);
    const told = new Map<
      string,
      { readonly own: string; readonly commune: string; readonly code: string }
    >();
    for (const { id, code, commune } of constats) {
      const own = flux ?? this.#owner.get(id ?? "");
      if (own !== undefined) told.set(`${code} ${commune} ${own}`, { own, commune, code });
    }
    for (const { own, commune, code } of told.values()) {
      const whom = this.#accounts.find(({ communes }) => communes.includes(commune))?.nom;
      this.#arrow(own, fichier, whom ?? dehors, code, estUnFondement(code) ? code : "constat");
    }
  }

  #arrow(flux: string, de: string, vers: string, texte: string, fondement: string): void {
    const own = this.#flows.get(flux) ?? { titre: flux, pas: [] };
    this.#flows.set(flux, own);
    if (this.#days.get(flux) !== this.jour) own.pas.push({ kind: "jour", jour: this.jour });
    this.#days.set(flux, this.jour);
    const known = estUnFondement(fondement) ? fondement : "constat";
    const [from, to] = [this.#nameOf(de), this.#nameOf(vers)];
    own.pas.push({ kind: "fleche", de: from, vers: to, texte, fondement: known });
  }

  /** What an account is called in a flow; the bench and the world outside keep their names. */
  #nameOf(who: string): string {
    const account = this.#accounts.find(({ nom }) => nom === who);
    if (account === undefined) return who;
    return account.role === "commune" ? `commune ${account.communes.join()}` : "concentrator";
  }
}

function commencer(
  folder: string,
  comptes: readonly Compte[],
  page: Uint8Array | undefined,
  jour?: string,
): Promise<BancOuvert> {
  const own = comptes.map((compte) => ({ ...compte, motDePasse }));
  return demarrerBanc({ dossier: join(folder, "banc"), jour, essai: true, comptes: own, page });
}

async function unitsOf(texte: string): Promise<readonly Unite[]> {
  const units: Unite[] = [];
  for await (const part of lireEnvoi(texte)) {
    if (part.kind === "fin" || part.kind === "ecart" || part.value === undefined) continue;
    const { kind, value } = part;
    units.push({ kind, value } as Unite);
  }
  return units;
}

function grouped(units: readonly Unite[]): ReadonlyMap<Unite["kind"], readonly Unite[]> {
  const byKind = new Map<Unite["kind"], Unite[]>();
  for (const unit of units) byKind.set(unit.kind, [...(byKind.get(unit.kind) ?? []), unit]);
  return byKind;
}

/** What units of one kind are called, how many they are, and the motives that they say. */
function nameOf(kind: Unite["kind"], units: readonly Unite[]): string {
  const motives = units.flatMap((unit) => {
    if (unit.kind === "demandeDeRadiation") return [unit.value.motifDeLaDemande];
    if (unit.kind === "avisDeRadiation") return [unit.value.motifDeRadiation];
    if (unit.kind === "refusDeRadiation") return [unit.value.refusDeLaRadiation.motifDuRefus];
    if (unit.kind === "refusDAppositionDUneMention")
      return [unit.value.refusDeLaMention.motifDuRefus];
    return [];
  });
  const count = units.length > 1 ? ` × ${units.length}` : "";
  const why = motives.length > 0 ? ` (motif ${[...new Set(motives)].join(", ")})` : "";
  return `${nomsDesUnites[kind]}${count}${why}`;
}

import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BancOuvert } from "../../electoral/node/banc/http/serveur.js";
import { demarrerBanc, type OptionsDuBanc } from "../../generator/cli/banc/demarrer.js";
import { root } from "../../scripts/root.js";

/*
 * A bench in a folder of its own, with accounts whose passwords tests know.
 */

export const motDePasse = "motdepasse-essai";

export const comptesDEssai: NonNullable<OptionsDuBanc["comptes"]> = [
  { nom: "mairie", role: "commune", communes: ["44109"], motDePasse },
  { nom: "voisine", role: "commune", communes: ["35238"], motDePasse },
  { nom: "tiers", role: "concentrateur", communes: ["44109", "35238", "2A004"], motDePasse },
  { nom: "admin", role: "administrateur", communes: [], motDePasse },
];

/** A request to a bench. */
export interface Envoi {
  readonly compte?: string | undefined;
  readonly methode?: string | undefined;
  readonly type?: string | undefined;
  readonly corps?: string | Uint8Array<ArrayBuffer> | undefined;
  readonly enTetes?: Readonly<Record<string, string>> | undefined;
}

export interface BancDEssai extends BancOuvert {
  readonly dossier: string;
  demander(chemin: string, envoi?: Envoi): Promise<Response>;
  /** Deposits a document, and gives what became of it. */
  deposer(
    corps: string | Uint8Array<ArrayBuffer>,
    envoi?: Envoi,
  ): Promise<Readonly<Record<string, unknown>>>;
}

export function autorisation(nom: string, password: string = motDePasse): string {
  return `Basic ${Buffer.from(`${nom}:${password}`).toString("base64")}`;
}

/** Starts a bench in a folder, by default one that goes with it. */
export async function ouvrirBancDEssai(options: Partial<OptionsDuBanc> = {}): Promise<BancDEssai> {
  const own = options.dossier ?? (await mkdtemp(join(tmpdir(), "scrutin-banc-")));
  const banc = await demarrerBanc({
    jour: "2008-12-01",
    comptes: comptesDEssai,
    ...options,
    dossier: own,
  });
  const demander = (chemin: string, envoi: Envoi = {}): Promise<Response> => {
    const { compte = "mairie", methode, type, corps, enTetes } = envoi;
    return fetch(`${banc.url}${chemin}`, {
      method: methode ?? (corps === undefined ? "GET" : "POST"),
      headers: {
        Authorization: autorisation(compte),
        ...(corps !== undefined && { "Content-Type": type ?? "application/xml" }),
        ...enTetes,
      },
      ...(corps !== undefined && { body: corps }),
      redirect: "manual",
    });
  };
  return {
    ...banc,
    dossier: own,
    demander,
    deposer: async (corps, envoi) => {
      const answer = await demander("/depot?attendre=30", { ...envoi, corps });
      return (await answer.json()) as Readonly<Record<string, unknown>>;
    },
    fermer: async () => {
      await banc.fermer();
      if (options.dossier === undefined) await rm(own, { recursive: true, force: true });
    },
  };
}

/** An example of the schemas. */
export function exemple(nom: string): string {
  return readFileSync(`${root}schemas/electoral/exemples/${nom}.xml`, "utf8");
}

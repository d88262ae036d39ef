import { fichierFictif } from "../../../electoral/banc/autre-cote.js";
import {
  type BancOuvert,
  type OptionsDeServeur,
  ouvrirServeur,
} from "../../../electoral/node/banc/http/serveur.js";
import type { Locale } from "../../../runtime/issues.js";
import { version } from "../../version.js";
import { archives } from "./archives.js";
import { lirePage } from "./page.js";
import { rapportDeDepot } from "./rapport.js";

/** Options for starting a bench from a program. */
export interface OptionsDuBanc extends Omit<OptionsDeServeur, "outils" | "modele"> {
  /** What plays Insee. Default: the small fichier général of invented electors. */
  readonly modele?: OptionsDeServeur["modele"] | undefined;
  /** The language of the reports. Default: French. */
  readonly locale?: Locale | undefined;
  /** The page at `/`. Default: that of the package, if it has one. */
  readonly page?: Uint8Array | undefined;
}

/**
 * Starts a bench that plays the other side of the exchange, for tests of software of town halls: it is not Insee's, certifies nothing, and its electors
 * are invented. It answers until `fermer` is called.
 *
 * @example
 * const compte = { nom: "mairie", role: "commune", communes: ["44109"], motDePasse: "essai-1234" } as const;
 * const banc = await demarrerBanc({ dossier: "banc", essai: true, comptes: [compte] });
 */
export function demarrerBanc(options: OptionsDuBanc): Promise<BancOuvert> {
  const { modele = fichierFictif(), locale = "fr", page, ...rest } = options;
  let read: Promise<Uint8Array | undefined> | undefined;
  return ouvrirServeur({
    ...rest,
    modele,
    outils: {
      ...archives,
      version,
      rapport: (depot, contenu) => rapportDeDepot(depot, contenu, locale),
      page: async () => {
        if (page !== undefined) return page;
        read ??= lirePage();
        return read;
      },
    },
  });
}

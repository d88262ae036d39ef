import { join } from "node:path";
import { deposer } from "../../../electoral/node/banc/client/deposer.js";
import { retirer } from "../../../electoral/node/banc/client/retirer.js";
import type { DepotVu } from "../../../electoral/node/banc/vues.js";
import type { AccesAuBanc } from "../../../generator/cli/banc/index.js";

/** A way in which an account hands documents over and withdraws what waits for it. */
export interface Guichet {
  deposer(texte: string, acces: AccesAuBanc, voie: "depot" | "tdt"): Promise<DepotVu>;
  /** Gives the paths of the files, which are in the folder. */
  retirer(dossier: string, acces: AccesAuBanc): Promise<readonly string[]>;
}

/** As a program does it. */
export const parLeCode: Guichet = {
  deposer: (texte, acces, canal) => deposer(texte, acces, { canal }),
  retirer: async (dossier, acces) =>
    (await retirer(dossier, acces)).map(({ nom }) => join(dossier, nom)),
};

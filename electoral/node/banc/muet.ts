import type { ModeleDAutreCote, Reaction } from "../../banc/contrat.js";

const nothing: Reaction = { envois: [], constats: [] };

/** An other side that accepts everything and answers nothing. */
export const autreCoteMuet: ModeleDAutreCote<unknown> = {
  commencer: () => ({
    recevoir: () => nothing,
    evenement: () => nothing,
    avancer: () => nothing,
    attentes: () => [],
  }),
  lireEvenement: (evenement) => ({ evenement }),
};

import { type AccesAuBanc, demander, jsonOf } from "./acces.js";

/** Moves the clock of a bench to a day, or forward by a number of days, and gives what that leads to. */
export async function reglerHorloge(
  acces: AccesAuBanc,
  vers: { readonly jour: string } | { readonly avancer: number },
): Promise<{ readonly jour: string }> {
  return jsonOf(await postJson(acces, "/banc/horloge", vers));
}

/** Makes an event happen on a bench, such as a death. */
export async function faireSurvenir(acces: AccesAuBanc, evenement: object): Promise<void> {
  await postJson(acces, "/banc/evenements", evenement);
}

function postJson(acces: AccesAuBanc, chemin: string, valeur: object): Promise<Response> {
  return demander(acces, chemin, {
    methode: "POST",
    enTetes: { "Content-Type": "application/json" },
    corps: () => JSON.stringify(valeur),
  });
}

import type { TexteDuBanc } from "../../banc/contrat.js";
import { type CodeDuBanc, textes } from "./textes.js";

/** Why a request is not answered as it asks: a status of HTTP with a text. */
export class Refus extends Error {
  override readonly name = "Refus";
  readonly statut: number;
  readonly code: CodeDuBanc;
  readonly texte: TexteDuBanc;
  readonly enTetes: Readonly<Record<string, string>>;

  constructor(
    statut: number,
    code: CodeDuBanc,
    texte: TexteDuBanc,
    enTetes: Readonly<Record<string, string>>,
  ) {
    super(texte.en);
    this.statut = statut;
    this.code = code;
    this.texte = texte;
    this.enTetes = enTetes;
  }
}

/** Makes a refusal of its status, its code, and what its sentence is made of. */
export function refus<Code extends CodeDuBanc>(
  statut: number,
  code: Code,
  ...parametres: Parameters<(typeof textes)[Code]>
): Refus {
  return refusAvec({}, statut, code, ...parametres);
}

/** The same with headers. */
export function refusAvec<Code extends CodeDuBanc>(
  enTetes: Readonly<Record<string, string>>,
  statut: number,
  code: Code,
  ...parametres: Parameters<(typeof textes)[Code]>
): Refus {
  // The sentence of one code takes the parameters of that code; the compiler sees it only where the code is known.
  const say = textes[code] as (...given: typeof parametres) => TexteDuBanc;
  return new Refus(statut, code, say(...parametres), enTetes);
}

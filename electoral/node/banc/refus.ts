import type { TexteDuBanc } from "../../banc/contrat.js";
import { type CodeDuBanc, textes } from "./textes.js";

/** The refusal of a request: an HTTP status with a text. */
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

/** Makes a refusal from its status, its code, and the parameters of its sentence. */
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
  // The sentence of a code takes the parameters of that code; the compiler cannot see this for a generic code.
  const say = textes[code] as (...given: typeof parametres) => TexteDuBanc;
  return new Refus(statut, code, say(...parametres), enTetes);
}

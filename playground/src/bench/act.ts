import type { TexteDuBanc } from "../../../electoral/banc/contrat.js";
import { BenchRefusal } from "./client.js";

/** Does something at the bench: the text that is given is said once it is done; without one there was nothing to do. */
export type Act = (work: () => Promise<string | undefined>) => Promise<void>;

/** What went wrong, in both languages. */
export function reasonOf(error: unknown): TexteDuBanc {
  if (error instanceof BenchRefusal) return error.texte;
  const text = error instanceof Error ? error.message : String(error);
  return { fr: text, en: text };
}

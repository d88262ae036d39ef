import { lireEnvoi } from "../../echange/lecture.js";
import type { Unite } from "../../echange/unites.js";
import type { UniteAcceptee } from "./controle.js";

/** The accepted units of a file, which is not checked again. */
export async function* unitesAcceptees(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  enErreur: readonly number[],
): AsyncGenerator<UniteAcceptee> {
  const left = new Set(enErreur);
  for await (const part of lireEnvoi(pieces)) {
    if (part.kind === "fin" || part.kind === "ecart") continue;
    const { kind, value, commune, place } = part;
    if (value === undefined || commune === undefined || left.has(place.rang)) continue;
    // Kind and value belong together, but the compiler cannot see it once they are separate.
    yield { rang: place.rang, commune, unite: { kind, value } as Unite };
  }
}

import { lireEnvoi } from "../../echange/lecture.js";
import type { Unite } from "../../echange/unites.js";
import type { UniteAcceptee } from "./controle.js";

/** The units of a file that were accepted, without checking it again. */
export async function* unitesAcceptees(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  enErreur: readonly number[],
): AsyncGenerator<UniteAcceptee> {
  const left = new Set(enErreur);
  for await (const part of lireEnvoi(pieces)) {
    if (part.kind === "fin" || part.kind === "ecart") continue;
    const { kind, value, commune, place } = part;
    if (value === undefined || commune === undefined || left.has(place.rang)) continue;
    // Kind and value belong together; taken apart, the compiler does not see it any more.
    yield { rang: place.rang, commune, unite: { kind, value } as Unite };
  }
}

import { lireEnvoi } from "../../echange/lecture.js";
import type { Unite } from "../../echange/unites.js";
import type { Objet, Objets } from "./magasin/objets.js";
import type { OutilsDuBanc } from "./outils.js";

/** The units from Insee's side in a file for a commune. */
export async function unitesDuFichier(
  objets: Objets,
  outils: Pick<OutilsDuBanc, "ouvrirArchive">,
  { empreinte }: Pick<Objet, "empreinte">,
): Promise<readonly Unite[]> {
  const packed: Uint8Array[] = [];
  for await (const piece of objets.lire(empreinte)) packed.push(piece);
  const units: Unite[] = [];
  for (const entry of outils.ouvrirArchive(Buffer.concat(packed)))
    for await (const part of lireEnvoi(entry.pieces())) {
      if (part.kind === "fin" || part.kind === "ecart" || part.value === undefined) continue;
      // Kind and value belong together, but the compiler cannot see it once they are separate.
      units.push({ kind: part.kind, value: part.value } as Unite);
    }
  return units;
}

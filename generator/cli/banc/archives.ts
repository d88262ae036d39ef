import {
  ArchiveIllisible,
  type EntreeDArchive,
  type OutilsDuBanc,
} from "../../../electoral/node/banc/outils.js";
import { packArchive, unpackPieces } from "../../reader/sources/archive.js";
import { ArchiveError } from "../../reader/sources/archive-error.js";
import { readDirectory } from "../../reader/sources/zip.js";

/** Reads and makes archives for the bench. */
export const archives: Pick<OutilsDuBanc, "ouvrirArchive" | "archiver"> = {
  ouvrirArchive: (octets) =>
    told(() => readDirectory(octets)).map(
      (entry): EntreeDArchive => ({
        nom: entry.name,
        taille: entry.size,
        taillePaquet: entry.end - entry.start,
        pieces: async function* () {
          try {
            yield* unpackPieces(octets, entry);
          } catch (error) {
            throw asUnreadable(error);
          }
        },
      }),
    ),
  archiver: packArchive,
};

function told<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asUnreadable(error);
  }
}

function asUnreadable(error: unknown): unknown {
  if (!(error instanceof ArchiveError)) return error;
  const { reason, entry } = error;
  if (entry === undefined) return new ArchiveIllisible(reason);
  return new ArchiveIllisible({ fr: `${entry} : ${reason.fr}`, en: `${entry}: ${reason.en}` });
}

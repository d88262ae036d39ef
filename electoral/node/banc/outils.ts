import type { TexteDuBanc } from "../../banc/contrat.js";
import type { DepotVu } from "./vues.js";

/** A file in an archive. */
export interface EntreeDArchive {
  readonly nom: string;
  /** The size stated by the archive; no more is unpacked. */
  readonly taille: number;
  readonly taillePaquet: number;
  /** Its bytes; throws an {@link ArchiveIllisible}. */
  pieces(): AsyncIterable<Uint8Array>;
}

/** Thrown for an archive that cannot be used. */
export class ArchiveIllisible extends Error {
  override readonly name = "ArchiveIllisible";
  readonly raison: TexteDuBanc;

  constructor(raison: TexteDuBanc) {
    super(raison.en);
    this.raison = raison;
  }
}

/** Tools that the program which starts the bench provides: archives and reports belong to the command, on which the bench does not depend. */
export interface OutilsDuBanc {
  /** The version of the package, which what is taken down belongs to. */
  readonly version: string;
  /** The files of a zip archive. Throws an {@link ArchiveIllisible}. */
  ouvrirArchive(octets: Uint8Array): readonly EntreeDArchive[];
  /** A zip archive of named files; the same files give the same bytes. */
  archiver(fichiers: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array>;
  /** The report on a deposit as a page; `contenu` gives its document. */
  rapport(depot: DepotVu, contenu: () => AsyncIterable<Uint8Array>): Promise<string>;
  /** The page at `/`, if there is one. */
  page(): Promise<Uint8Array | undefined>;
}

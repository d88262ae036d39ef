import type { TexteDuBanc } from "../../banc/contrat.js";
import type { DepotVu } from "./vues.js";

/** A file in an archive. */
export interface EntreeDArchive {
  readonly nom: string;
  /** The size that the archive says; nothing more is unpacked. */
  readonly taille: number;
  readonly taillePaquet: number;
  /** Its bytes; throws an {@link ArchiveIllisible}. */
  pieces(): AsyncIterable<Uint8Array>;
}

/** Why an archive cannot be used. */
export class ArchiveIllisible extends Error {
  override readonly name = "ArchiveIllisible";
  readonly raison: TexteDuBanc;

  constructor(raison: TexteDuBanc) {
    super(raison.en);
    this.raison = raison;
  }
}

/** What the bench is given by who starts it: archives and reports are made by the command, which the bench does not know. */
export interface OutilsDuBanc {
  /** The version of the package, which what is taken down belongs to. */
  readonly version: string;
  /** The files of a zip archive. Throws an {@link ArchiveIllisible}. */
  ouvrirArchive(octets: Uint8Array): readonly EntreeDArchive[];
  /** A zip archive of files by their names: the same bytes for the same files. */
  archiver(fichiers: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array>;
  /** The report on a deposit as a page; `contenu` gives its document. */
  rapport(depot: DepotVu, contenu: () => AsyncIterable<Uint8Array>): Promise<string>;
  /** The page at `/`, if there is one. */
  page(): Promise<Uint8Array | undefined>;
}

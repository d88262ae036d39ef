import { french } from "../../runtime/messages/typography.js";
import type { Catalogue, Saying } from "./message.js";
import { en, fr } from "./words.js";

/** What is wrong with a zip archive, or with an entry of it. */
export interface ArchiveParameters {
  readonly "archive-invalid": {
    /** The entry, where the place does not name it. */
    readonly entry?: string | undefined;
    readonly reason: Saying;
  };
}

const both = (french: string, english: string): Saying => ({ fr: french, en: english });

/** Why an archive, or an entry of it, is not used. */
export const archiveReasons = {
  notZip: (): Saying => both(french`ce n'est pas une archive zip`, "it is no zip archive"),
  noSchema: (): Saying => both("elle ne contient aucun fichier .xsd", "it holds no .xsd file"),
  cutOff: (): Saying =>
    both(
      french`elle est abîmée : la fin de l'archive manque`,
      "it is damaged: the end of the archive is missing",
    ),
  inParts: (): Saying =>
    both(
      french`c'est une partie d'une archive en plusieurs fichiers`,
      "it is a part of an archive in several files",
    ),
  directoryAstray: (): Saying =>
    both(
      french`elle est abîmée : son répertoire n'est pas à sa place`,
      "it is damaged: its directory is not where it should be",
    ),
  directoryUnreadable: (): Saying =>
    both(
      french`elle est abîmée : son répertoire est illisible`,
      "it is damaged: its directory cannot be read",
    ),
  directoryGoesOn: (): Saying =>
    both(
      french`son répertoire continue après la dernière des entrées qu'il annonce`,
      "its directory goes on after the last of the entries that it counts",
    ),
  twoEnds: (): Saying =>
    both(
      french`elle peut se lire de deux façons : son commentaire est la fin d'une autre archive`,
      "it can be read in two ways: its comment is the end of another archive",
    ),
  twoDirectories: (): Saying =>
    both(
      french`elle peut se lire de deux façons : ses fins ne disent pas le même répertoire`,
      "it can be read in two ways: its ends do not say the same directory",
    ),
  sizeImpossible: (): Saying =>
    both(
      french`elle est abîmée : une taille y est impossible`,
      "it is damaged: a size in it is impossible",
    ),
  nameNotUtf8: (): Saying =>
    both(
      french`elle est abîmée : un nom y n'est pas en UTF-8`,
      "it is damaged: a name in it is not UTF-8",
    ),
  noName: (): Saying =>
    both(french`une entrée n'a pas de nom valable`, "an entry has no proper name"),
  tooManyEntries: (limit: number): Saying =>
    both(french`elle a plus de ${limit} entrées`, `it has more than ${limit} entries`),
  tooMuch: (mebibytes: number): Saying =>
    both(
      french`ses fichiers font plus de ${mebibytes} Mio décompressés`,
      `its files unpack to more than ${mebibytes} MiB`,
    ),
  bytesMissing: (): Saying => both("ses octets manquent", "its bytes are missing"),
  bytesAstray: (): Saying =>
    both(
      french`ses octets ne sont pas où le répertoire le dit`,
      "its bytes are not where the directory says",
    ),
  bytesShared: (): Saying =>
    both(
      french`ses octets sont aussi ceux d'une autre entrée`,
      "its bytes are those of another entry, too",
    ),
  bytesInDirectory: (): Saying =>
    both(french`ses octets vont jusque dans le répertoire`, "its bytes reach into the directory"),
  twoDescriptions: (): Saying =>
    both(
      french`le répertoire et l'entrée disent deux tailles, méthodes ou sommes de contrôle`,
      "the directory and the entry say two sizes, methods or checksums",
    ),
  twoNames: (): Saying =>
    both(
      french`le répertoire et l'entrée lui donnent deux noms`,
      "the directory and the entry give it two names",
    ),
  absolute: (): Saying =>
    both(
      french`un chemin absolu n'est pas un nom d'entrée`,
      "an absolute path is no name for an entry",
    ),
  wayOut: (): Saying =>
    both(
      french`un chemin avec « .. » n'est pas un nom d'entrée`,
      'a path with ".." is no name for an entry',
    ),
  twice: (): Saying => both("deux entrées ont ce nom", "two entries have this name"),
  sameButForm: (other: string): Saying =>
    both(
      french`ce nom et « ${other} » n'en font qu'un là où ni la casse ni la forme des accents ne comptent`,
      `this name and "${other}" are one where case and the form of accents do not count`,
    ),
  fileAndFolder: (other: string): Saying =>
    both(
      french`« ${other} » fait de ce fichier un dossier`,
      `"${other}" makes a folder of this file`,
    ),
  unseen: (): Saying =>
    both(
      french`son nom a des caractères qui ne se voient pas`,
      "its name has characters that are not seen",
    ),
  hidden: (): Saying =>
    both(
      french`après ses octets vient une entrée que le répertoire ne dit pas`,
      "after its bytes comes an entry that the directory does not tell",
    ),
  encrypted: (): Saying => both("elle est chiffrée", "it is encrypted"),
  link: (): Saying =>
    both(
      french`c'est un lien, et ils ne sont pas suivis`,
      "it is a link, symbolic or hard, and those are not followed",
    ),
  special: (): Saying =>
    both(
      french`ce n'est ni un fichier ni un dossier, mais un périphérique ou un tube`,
      "it is neither a file nor a folder, but a device or a pipe",
    ),
  folderWithContent: (): Saying =>
    both(
      french`c'est un dossier d'après son nom, et il a un contenu`,
      "it is a folder by its name, and has a content",
    ),
  nameTooLong: (limit: number): Saying =>
    both(
      french`une partie de son nom a plus de ${limit} octets`,
      `a part of its name has more than ${limit} bytes`,
    ),
  method: (method: number): Saying =>
    both(
      french`elle est compressée par la méthode ${method} ; seule deflate est connue`,
      `it is packed by method ${method}; only deflate is known`,
    ),
  tooLarge: (mebibytes: number): Saying =>
    both(
      french`elle fait plus de ${mebibytes} Mio décompressée`,
      `it unpacks to more than ${mebibytes} MiB`,
    ),
  ratio: (times: number): Saying =>
    both(
      french`décompressée, elle fait plus de ${times} fois sa taille`,
      `it unpacks to more than ${times} times its size`,
    ),
  longer: (size: number): Saying =>
    both(
      french`décompressée, elle fait plus que les ${size} octets que dit l'archive`,
      `it unpacks to more than the ${size} bytes that the archive says`,
    ),
  otherSize: (actual: number, size: number): Saying =>
    both(
      french`décompressée, elle fait ${actual} octets, et l'archive en dit ${size}`,
      `it unpacks to ${actual} bytes, and the archive says ${size}`,
    ),
  checksum: (): Saying =>
    both(
      french`elle est abîmée : sa somme de contrôle est fausse`,
      "it is damaged: its checksum is wrong",
    ),
  packedWrongly: (): Saying =>
    both(
      french`elle est abîmée : elle ne peut pas être décompressée`,
      "it is damaged: it cannot be unpacked",
    ),
};

/** Why a file packed with gzip is not read. */
export const gzipReasons = {
  damaged: (): Saying =>
    both(
      french`ce fichier est abîmé : il ne peut pas être décompressé`,
      "it is damaged: it cannot be unpacked",
    ),
  tooMuch: (mebibytes: number): Saying =>
    both(
      french`décompressé, ce fichier fait plus de ${mebibytes} Mio`,
      `it unpacks to more than ${mebibytes} MiB`,
    ),
  ratio: (times: number): Saying =>
    both(
      french`décompressé, ce fichier fait plus de ${times} fois sa taille`,
      `it unpacks to more than ${times} times its size`,
    ),
};

export const archiveMessages: Catalogue<ArchiveParameters> = {
  "archive-invalid": {
    fr: ({ entry, reason }) =>
      french`l'archive ne peut pas être utilisée : ${entry === undefined ? "" : french`${fr.quote(entry)} : `}${reason.fr}`,
    en: ({ entry, reason }) =>
      `the archive cannot be used: ${entry === undefined ? "" : `${en.quote(entry)}: `}${reason.en}`,
    example: { entry: "communs.xsd", reason: archiveReasons.checksum() },
  },
};

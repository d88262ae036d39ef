import { french } from "../../runtime/messages/typography.js";
import type { Text } from "./failure.js";
import { both } from "./messages.js";

/** What the operating system refuses, by its code. */
const systemTexts: Readonly<Record<string, Text>> = {
  ENOENT: both("ni fichier ni dossier de ce nom", "no such file or folder"),
  EACCES: both("permission refusée", "permission denied"),
  EPERM: both(french`opération interdite`, "operation not permitted"),
  EISDIR: both(french`c'est un dossier, pas un fichier`, "is a folder, not a file"),
  EEXIST: both(french`un fichier a déjà ce nom`, "a file has this name already"),
  ENOTEMPTY: both(french`ce dossier n'est pas vide`, "this folder is not empty"),
  ENOTDIR: both(
    french`une partie du chemin est un fichier, pas un dossier`,
    "a part of the path is a file, not a folder",
  ),
  ELOOP: both("des liens symboliques en boucle", "a loop of symbolic links"),
  ENAMETOOLONG: both("un nom trop long", "the name is too long"),
  ENOSPC: both(french`il n'y a plus de place sur le disque`, "no space left on the device"),
  EFBIG: both(
    french`le fichier serait plus long que ce qui est permis`,
    "the file would be longer than is allowed",
  ),
  EDQUOT: both(french`le quota du disque est atteint`, "the disk quota is used up"),
  EROFS: both("système de fichiers en lecture seule", "the file system is read-only"),
  EMFILE: both("trop de fichiers ouverts", "too many open files"),
  ENFILE: both("trop de fichiers ouverts", "too many open files"),
  ENOMEM: both(french`il n'y a plus de mémoire`, "no memory left"),
  EBUSY: both(french`un autre programme l'occupe`, "another program is using it"),
  ETXTBSY: both(french`un autre programme l'occupe`, "another program is using it"),
  EIO: both(french`erreur de lecture ou d'écriture`, "reading or writing failed"),
  EPIPE: both(french`personne ne la lit plus`, "nobody reads it any more"),
  ENXIO: both(french`ne peut pas être ouvert`, "cannot be opened"),
};

/** The reason why the operating system refused something. */
export function systemReason({ code = "", message }: NodeJS.ErrnoException): Text {
  return systemTexts[code] ?? both(message, message);
}

/** One line with the reason of the operating system and the path. */
export function systemText(error: NodeJS.ErrnoException, path: string = error.path ?? ""): Text {
  const reason = systemReason(error);
  return path === "" ? reason : both(french`${path}: ${reason.fr}`, `${path}: ${reason.en}`);
}

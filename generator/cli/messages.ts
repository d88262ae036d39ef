import { french } from "../../runtime/messages/typography.js";
import type { Text } from "./failure.js";

/*
 * The messages of the console, in French and in English. Commander's own texts are in `commander-texts.ts`, those of the help in `program.ts`.
 */

export const both = (fr: string, en: string): Text => ({ fr, en });

/** `1 document`, `2 documents`. */
export const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? "" : "s"}`;
/** A number with its word; in French, zero takes the singular. */
export const nombre = (n: number, word: string): string => `${n} ${word}${n < 2 ? "" : "s"}`;

const megabytes = (bytes: number): number => Math.round(bytes / (1 << 20));

export const messages = {
  unknownLocale: (value: string): Text =>
    both(
      french`SCRUTIN_LOCALE vaut « ${value} » : les langues sont fr et en`,
      `SCRUTIN_LOCALE is "${value}": the languages are fr and en`,
    ),
  ownMistake: (error: string): Text =>
    both(
      french`c'est une erreur de scrutin même, merci de la signaler : ${error}`,
      `this is a mistake in scrutin itself, please report it: ${error}`,
    ),
  nothingToCheck: (): Text =>
    both(
      french`--schema none ne laisse que les règles : nommez-en avec --rules`,
      "--schema none leaves rules alone: name some with --rules",
    ),
  electoralByDefault: (): Text =>
    both(
      french`sans --schema, les documents sont jugés selon les schémas électoraux ; d'autres se nomment ainsi : scrutin validate --schema schema.xsd document.xml`,
      "without --schema, documents are judged by the electoral schemas; others are named so: scrutin validate --schema schema.xsd document.xml",
    ),
  notAFile: (path: string): Text =>
    both(
      french`${path}: ce n'est pas un fichier, mais un tube, un périphérique ou une socket`,
      `${path}: this is no file, but a pipe, a device or a socket`,
    ),
  noRegularFile: (path: string): Text =>
    both(french`${path}: ce n'est pas un fichier`, `${path}: this is no file`),
  tooLarge: (path: string, limit: number): Text =>
    both(
      french`${path}: plus de ${megabytes(limit)} Mio`,
      `${path}: more than ${megabytes(limit)} MiB`,
    ),
  notThere: (path: string): Text =>
    both(french`${path}: ni fichier ni dossier de ce nom`, `${path}: no such file or folder`),
  emptyName: (): Text =>
    both(
      "un des noms de fichiers est vide (une variable sans valeur, peut-être)",
      "one of the file names is empty (a variable without a value, perhaps)",
    ),
  emptyFolder: (path: string, extension: string): Text =>
    both(
      french`${path}: aucun fichier .${extension} dans ce dossier`,
      `${path}: no .${extension} file in this folder`,
    ),
  emptyArchive: (path: string): Text =>
    both(
      french`${path}: aucun fichier .xml dans cette archive`,
      `${path}: no .xml file in this archive`,
    ),
  packedTwice: (path: string): Text =>
    both(
      french`${path}: ce fichier est compressé dans une archive, et n'est pas lu ; il faut l'en extraire d'abord`,
      `${path}: this file is packed inside an archive, and is not read; take it out of it first`,
    ),
  noMatch: (pattern: string): Text =>
    both(
      french`${pattern}: aucun fichier ne correspond à ce motif`,
      `${pattern}: no file matches this pattern`,
    ),
  leftOut: (input: string, folders: readonly string[]): Text => {
    const [first = ""] = folders;
    const more = folders.length - 1;
    return both(
      french`${input}: ${first}${more === 0 ? "" : ` et ${nombre(more, "autre")}`} ${more === 0 ? "est laissé" : "sont laissés"} de côté ; pour lire un tel dossier, il faut le nommer`,
      `${input}: ${first}${more === 0 ? "" : ` and ${count(more, "other")}`} ${more === 0 ? "is" : "are"} left out; to read such a folder, name it`,
    );
  },
  folderForFile: (path: string): Text =>
    both(
      french`${path}: c'est un dossier, et il faut un document`,
      `${path}: this is a folder, and a document is needed`,
    ),
  archiveForDocument: (path: string): Text =>
    both(
      french`${path}: c'est une archive zip, et non un document ; il faut la décompresser d'abord`,
      `${path}: this is a zip archive and no document; unpack it first`,
    ),
  readsInput: (): Text =>
    both(
      french`lecture de l'entrée standard ; fin par Ctrl-D, ou nommez des fichiers`,
      "reading the standard input; end it with Ctrl-D, or name files",
    ),
  noConfigFile: (path: string): Text =>
    both(
      french`${path}: ce fichier de configuration n'existe pas`,
      `${path}: no such configuration file`,
    ),
  configUnreadable: (path: string, reason: string): Text =>
    both(
      french`${path}: la configuration ne peut pas être lue : ${reason}`,
      `${path}: the configuration cannot be read: ${reason}`,
    ),
  inConfig: (path: string, text: Text): Text =>
    both(french`${path}: ${text.fr}`, `${path}: ${text.en}`),
  configEmpty: (): Text =>
    both("la configuration ne demande rien", "the configuration asks for nothing"),
  configNoObject: (): Text =>
    both(
      french`la configuration doit être un objet : export default defineConfig({ schemas, output })`,
      "the configuration must be an object: export default defineConfig({ schemas, output })",
    ),
  configMissing: (name: string): Text => both(french`« ${name} » manque`, `"${name}" is missing`),
  configUnknown: (name: string, known: readonly string[]): Text =>
    both(
      french`option inconnue « ${name} » ; il y a ${known.join(", ")}`,
      `unknown option "${name}"; there are ${known.join(", ")}`,
    ),
  configMustBe: (name: string, expected: Text): Text =>
    both(french`« ${name} » doit être ${expected.fr}`, `"${name}" must be ${expected.en}`),
  severalOutputs: (): Text =>
    both(
      french`la configuration a plusieurs sorties : ni --output ni schémas à côté d'elle`,
      "the configuration has several outputs, so --output and schemas cannot be given beside it",
    ),
  noConfig: (): Text =>
    both(
      french`il n'y a pas de scrutin.config.ts ici : en écrire un, ou nommer les schémas et le dossier de sortie avec --output`,
      "there is no scrutin.config.ts here: write one, or name the schemas and the --output folder",
    ),
  noOutput: (): Text =>
    both(
      french`où vont les fichiers produits ? --output DOSSIER`,
      "say where the generated files go: --output FOLDER",
    ),
  noPair: (option: string, pair: string): Text =>
    both(
      french`${option} ${pair} : il faut nom=valeur, comme {urn:a}Nom=valeur`,
      `${option} ${pair}: it must be name=value, such as {urn:a}Name=value`,
    ),
  noName: (name: string): Text =>
    both(
      french`« ${name} » n'est pas un nom : écrire {espace de noms}nom, ou préfixe:nom`,
      `"${name}" is no name: write {namespace}name, or prefix:name`,
    ),
  prefixUnbound: (name: string, prefix: string, local: string): Text =>
    both(
      french`« ${name} » : aucun schéma ne déclare le préfixe « ${prefix} » ; écrire {espace de noms}${local}`,
      `"${name}": no schema document binds the prefix "${prefix}"; write {namespace}${local}`,
    ),
  prefixAmbiguous: (name: string, prefix: string, local: string, all: readonly string[]): Text =>
    both(
      french`« ${name} » : les schémas déclarent « ${prefix} » pour ${all.map((one) => french`« ${one} »`).join(" et ")} ; écrire {espace de noms}${local}`,
      `"${name}": the schema documents bind "${prefix}" to ${all.map((one) => `"${one}"`).join(" and ")}; write {namespace}${local}`,
    ),
  noRoot: (names: readonly string[], known: readonly string[]): Text =>
    both(
      french`pas d'élément global « ${names.join(", ")} » ; il y a ${some(known) || "aucun élément"}`,
      `no global element "${names.join('", "')}"; there are ${some(known) || "none"}`,
    ),
  schemaErrors: (errors: number): Text =>
    both(
      nombre(errors, "erreur") + french` dans les schémas`,
      `${count(errors, "error")} in the schemas`,
    ),
  nothingWritten: (text: Text): Text =>
    both(french`${text.fr} ; rien n'a été écrit`, `${text.en}; nothing was written`),
  notFetched: (first: string, more: number): Text =>
    both(
      french`${first}${more === 0 ? "" : ` et ${nombre(more, "autre")}`} : accès au réseau non demandé ; ajouter --allow-network, ou nommer un --catalog`,
      `${first}${more === 0 ? "" : ` and ${more} more`} was not fetched: pass --allow-network, or name a --catalog`,
    ),
  serverAnswered: (address: string, status: number): Text =>
    both(
      french`${address}: le serveur a répondu ${status}`,
      `${address}: the server answered ${status}`,
    ),
  fetchFailed: (address: string, { fr, en }: Text): Text =>
    both(
      french`${address}: impossible à obtenir : ${fr}`,
      `${address}: could not be fetched: ${en}`,
    ),
  inTheWay: (path: string): Text =>
    both(
      french`${path}: ce fichier n'a pas été écrit par scrutin et gêne ; le déplacer, ou choisir un autre dossier de sortie`,
      `${path}: this file was not written by scrutin and is in the way; move it, or choose another output folder`,
    ),
  linkInTheWay: (path: string): Text =>
    both(
      french`${path}: ce lien symbolique gêne, rien n'est écrit à travers lui ; le déplacer, ou choisir un autre dossier de sortie`,
      `${path}: this symbolic link is in the way, nothing is written through it; move it, or choose another output folder`,
    ),
  otherRun: (folder: string): Text =>
    both(
      french`${folder}: une autre exécution de scrutin change des fichiers ici ; attendre qu'elle finisse, puis recommencer`,
      `${folder}: another run of scrutin is changing files here; wait until it has ended, then try again`,
    ),
  recovered: (how: "finished" | "undone"): Text =>
    how === "finished"
      ? both(
          french`une écriture interrompue a été menée à son terme`,
          "writing that was interrupted has been finished",
        )
      : both(
          french`une écriture interrompue a été annulée`,
          "writing that was interrupted has been undone",
        ),
  danglingLink: (path: string): Text =>
    both(
      french`${path}: ce lien symbolique ne mène nulle part`,
      `${path}: this symbolic link leads nowhere`,
    ),
  leavesFolder: (path: string): Text =>
    both(
      french`« ${path} » ne reste pas dans le dossier de sortie`,
      `"${path}" does not stay in the output folder`,
    ),
  fileForFolder: (path: string): Text =>
    both(
      french`${path}: c'est un fichier, et la sortie a besoin d'un dossier à cet endroit`,
      `${path}: this is a file, and the output needs a folder there`,
    ),
  notStale: (files: number): Text =>
    both(
      files < 2 ? `${files} fichier produit est à jour` : `${files} fichiers produits sont à jour`,
      `${files} generated file${files === 1 ? " is" : "s are"} up to date`,
    ),
  stale: (files: number): Text =>
    both(
      french`${files} fichier${files < 2 ? " produit n’est" : "s produits ne sont"} pas à jour : lancer « scrutin generate »`,
      `${files} generated file${files === 1 ? " is" : "s are"} not up to date: run \`scrutin generate\``,
    ),
  tooLong: (file: string, limit: number): Text =>
    both(
      french`${file}: plus de ${limit} caractères, la limite de --max-size`,
      `${file}: more than ${limit} characters, the limit of --max-size`,
    ),
  inJson: (place: string, text: Text): Text =>
    both(
      french`${place}: ce JSON ne peut pas être lu : ${text.fr}`,
      `${place}: this JSON cannot be read: ${text.en}`,
    ),
  noElement: (file: string, name: string): Text =>
    both(
      french`${file}: les schémas ne déclarent pas d'élément ${name}`,
      `${file}: the schemas declare no element ${name}`,
    ),
  resultUnwritable: (reason: Text): Text =>
    both(
      french`la sortie standard ne prend pas le résultat : ${reason.fr}`,
      `the standard output does not take the result: ${reason.en}`,
    ),
};

function some(names: readonly string[]): string {
  return names.length > 10 ? `${names.slice(0, 10).join(", ")}…` : names.join(", ");
}

import { french } from "../../../../runtime/messages/typography.js";
import type { Text } from "../../failure.js";
import { both } from "../../messages.js";

/** The messages about many files. */
export const manyMessages = {
  oneInput: (): Text =>
    both(
      french`l'entrée standard ne peut pas être un document et la liste des fichiers à la fois`,
      "the standard input cannot be a document and the list of files at once",
    ),
  listNotUtf8: (list: string): Text =>
    both(
      french`${list}: cette liste est en UTF-16 ; il la faut en UTF-8`,
      `${list}: this list is UTF-16; it has to be UTF-8`,
    ),
  nameNotUtf8: (file: string): Text =>
    both(
      french`${file}: ce nom n'est pas en UTF-8, et le fichier n'est pas lu`,
      `${file}: this name is not UTF-8, and the file is not read`,
    ),
  notTogether: (one: string, other: string): Text =>
    both(french`${one} ne va pas avec ${other}`, `${one} does not go with ${other}`),
  needs: (one: string, other: string): Text =>
    both(french`${one} demande ${other}`, `${one} needs ${other}`),
  notResults: (file: string): Text =>
    both(
      french`${file}: ce ne sont pas des résultats de scrutin en JSON par lignes`,
      `${file}: these are no results of scrutin in JSON lines`,
    ),
  inUse: (file: string): Text =>
    both(
      french`${file}: une autre exécution y écrit ; attendez-la, ou nommez un autre fichier`,
      `${file}: another run is writing to it; wait for it, or name another file`,
    ),
  isWatched: (file: string): Text =>
    both(
      french`${file}: une autre machine y écrivait ; un quart de minute montrera si elle le fait encore`,
      `${file}: another machine was writing to it; a quarter of a minute will show whether it still does`,
    ),
  takenOver: (file: string): Text =>
    both(
      french`${file}: une autre exécution l’a repris entre-temps ; celle-ci s’arrête`,
      `${file}: another run has taken it over meanwhile; this one stops`,
    ),
  brokenLine: (file: string, line: number): Text =>
    both(
      french`${file}: la ligne ${line} est abîmée, et ce n'est pas la dernière`,
      `${file}: line ${line} is broken, and it is not the last one`,
    ),
  otherRun: (file: string, names: readonly string[]): Text =>
    both(
      french`${file}: ces résultats ont été obtenus autrement (${names.join(", ")}) ; un autre fichier, ou les mêmes options`,
      `${file}: these results were made otherwise (${names.join(", ")}); name another file, or the same options`,
    ),
  otherList: (file: string): Text =>
    both(
      french`${file}: la liste des fichiers ne commence plus par ceux qui y sont ; sans --only-invalid, une liste peut changer`,
      `${file}: the list of files no longer begins with those that are in it; without --only-invalid, a list may change`,
    ),
  resumed: (file: string, documents: number): Text =>
    both(
      french`${file}: ${documents} ${documents < 2 ? "document y est" : "documents y sont"} déjà`,
      `${file}: ${documents} ${documents === 1 ? "document is" : "documents are"} there already`,
    ),
  twice: (file: string, document: string): Text =>
    both(
      french`${file}: ${document} a déjà un résultat`,
      `${file}: ${document} has a result already`,
    ),
  notOneRun: (first: string, other: string, names: readonly string[]): Text =>
    both(
      french`${other}: ces résultats ne vont pas avec ceux de ${first} (${names.join(", ")})`,
      `${other}: these results do not go with those of ${first} (${names.join(", ")})`,
    ),
  shardTwice: (shard: string, first: string, other: string): Text =>
    both(
      french`la part ${shard} est là deux fois : ${first}, ${other}`,
      `shard ${shard} is there twice: ${first}, ${other}`,
    ),
  missingShards: (shards: readonly string[]): Text =>
    both(
      french`${shards.length < 2 ? "il manque la part" : "il manque les parts"} ${shards.join(", ")}`,
      `missing shard${shards.length === 1 ? "" : "s"}: ${shards.join(", ")}`,
    ),
  notWhole: (file: string): Text =>
    both(
      french`${file}: ces résultats sont inachevés ; --resume continue`,
      `${file}: these results are not whole; --resume goes on`,
    ),
  onlyResults: (): Text =>
    both(
      french`des résultats (.jsonl) et des documents ne vont pas dans le même rapport`,
      "results (.jsonl) and documents do not go into one report",
    ),
  linesOfResults: (): Text =>
    both(
      french`--format jsonl réunit des résultats (.jsonl) ; pour des documents, c'est validate`,
      "--format jsonl merges results (.jsonl); for documents there is validate",
    ),
  checkedBefore: (option: string): Text =>
    both(
      french`${option} : les documents de ces résultats sont déjà vérifiés`,
      `${option}: the documents of these results are checked already`,
    ),
  outOfFolder: (file: string): Text =>
    both(
      french`${file}: ce nom mène hors du dossier de sortie`,
      `${file}: this name leads out of the output folder`,
    ),
  moreRemarks: (more: number): Text =>
    both(
      french`${more} ${more < 2 ? "autre avertissement ou information n’est pas montré" : "autres avertissements ou informations ne sont pas montrés"} ; --max-issues en montre plus`,
      `${more} more ${more === 1 ? "warning or information is" : "warnings or informations are"} not shown; --max-issues shows more`,
    ),
  workerLost: (reason: string): Text =>
    both(french`un fil d'exécution s'est arrêté : ${reason}`, `a worker thread ended: ${reason}`),
  noWorkers: (): Text =>
    both(
      french`--jobs demande la commande construite (npm run build)`,
      "--jobs needs the command as it is built (npm run build)",
    ),
};

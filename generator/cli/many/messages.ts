import { french } from "../../../runtime/messages/typography.js";
import type { Text } from "../failure.js";
import { both } from "../messages.js";

/** What the console says where many files are handled. */
export const manyMessages = {
  oneInput: (): Text =>
    both(
      french`l'entrée standard ne peut pas être un document et la liste des fichiers à la fois`,
      "the standard input cannot be a document and the list of files at once",
    ),
  notTogether: (one: string, other: string): Text =>
    both(french`${one} ne va pas avec ${other}`, `${one} does not go with ${other}`),
  needs: (one: string, other: string): Text =>
    both(french`${one} demande ${other}`, `${one} needs ${other}`),
  notResults: (file: string): Text =>
    both(
      french`${file}: ce ne sont pas des résultats de scrutin en JSON par lignes ; rien n'y est écrit`,
      `${file}: these are no results of scrutin in JSON lines; nothing is written to it`,
    ),
  brokenLine: (file: string, line: number): Text =>
    both(
      french`${file}: la ligne ${line} est abîmée, et ce n'est pas la dernière ; rien n'y est écrit`,
      `${file}: line ${line} is broken, and it is not the last one; nothing is written to it`,
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
  workerLost: (reason: string): Text =>
    both(french`un fil d'exécution s'est arrêté : ${reason}`, `a worker thread ended: ${reason}`),
  noWorkers: (): Text =>
    both(
      french`--jobs demande la commande construite (npm run build)`,
      "--jobs needs the command as it is built (npm run build)",
    ),
};

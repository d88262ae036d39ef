import { french } from "../../../runtime/messages/typography.js";
import type { Step } from "../../evolution/comparison.js";
import type { Text } from "../failure.js";
import { both, count, nombre } from "../messages.js";
import { diffWords } from "./words.js";

/** The messages of `diff` and `update`, besides those of all commands. */
export const evolutionMessages = {
  noSchemas: (where: string): Text =>
    both(french`${where}: aucun schéma .xsd`, `${where}: no .xsd schema`),
  noRevision: (written: string): Text =>
    both(
      french`« ${written} » : il faut git:RÉVISION ou git:RÉVISION:CHEMIN`,
      `"${written}": it must be git:REVISION or git:REVISION:PATH`,
    ),
  gitFailed: (written: string, said: string): Text =>
    both(
      french`${written}: git ne le donne pas : ${said}`,
      `${written}: git does not give it: ${said}`,
    ),
  link: (path: string): Text =>
    both(
      french`${path}: c'est un lien symbolique, et non un fichier`,
      `${path}: this is a symbolic link, and no file`,
    ),
  unportable: (path: string): Text =>
    both(
      french`${JSON.stringify(path)}: Windows n'a pas de fichier de ce nom, rien n'est changé`,
      `${JSON.stringify(path)}: Windows has no file of this name, nothing is changed`,
    ),
  leftOut: (files: readonly string[]): Text =>
    both(
      french`pas repris : ${files.slice(0, 5).join(", ")}${files.length > 5 ? ` et ${files.length - 5} autres` : ""}`,
      `not taken: ${files.slice(0, 5).join(", ")}${files.length > 5 ? ` and ${files.length - 5} more` : ""}`,
    ),
  oneVersion: (): Text =>
    both(
      french`il faut deux versions : scrutin diff ANCIENNE NOUVELLE, ou --against git:main et la nouvelle`,
      "it takes two versions: scrutin diff OLD NEW, or --against git:main and the new one",
    ),
  unusable: (label: string): Text =>
    both(
      french`les schémas de ${label} ne peuvent pas être utilisés`,
      `the schemas of ${label} cannot be used`,
    ),
  noAcceptFile: (path: string): Text =>
    both(french`${path}: ce fichier n'existe pas`, `${path}: there is no such file`),
  noFingerprint: (place: string): Text =>
    both(
      french`${place}: ce n'est pas une empreinte, qui a 12 chiffres hexadécimaux`,
      `${place}: this is no fingerprint, which has 12 hexadecimal digits`,
    ),
  unknownFingerprint: (place: string, fingerprint: string): Text =>
    both(
      french`${place}: aucun changement n'a l'empreinte ${fingerprint}`,
      `${place}: no change has the fingerprint ${fingerprint}`,
    ),
  unknownNamespace: (version: "old" | "new", namespace: string): Text => {
    const [fr, en] = version === "old" ? ["l'ancienne", "old"] : ["la nouvelle", "new"];
    return namespace === ""
      ? both(
          french`--namespace : ${fr} version a un espace de noms pour tout`,
          `--namespace: the ${en} version has a namespace for everything`,
        )
      : both(
          french`--namespace : ${fr} version n'a pas l'espace de noms ${namespace}`,
          `--namespace: the ${en} version does not have the namespace ${namespace}`,
        );
  },
  namespaceTwice: (namespace: string): Text =>
    both(
      french`--namespace ${namespace}= est là plusieurs fois, avec des suites différentes`,
      `--namespace ${namespace}= is there several times, with different endings`,
    ),
  namespaceCollision: (label: string): Text =>
    both(
      french`--namespace : deux composants d'une version s'appelleraient ${label}`,
      `--namespace: two components of one version would be called ${label}`,
    ),
  witnessWritten: (path: string): Text =>
    both(french`document témoin : ${path}`, `witness document: ${path}`),
  fails: (what: readonly Text[]): Text =>
    both(
      french`--fail-on : ${what.map(({ fr }) => fr).join(", ")}`,
      `--fail-on: ${what.map(({ en }) => en).join(", ")}`,
    ),
  otherNamespace: (old: string, newer: string): Text => {
    const option = `--namespace ${old}=${newer}`;
    if (old === "")
      return both(
        french`les éléments sans espace de noms ne sont plus là, ${newer} l'est : ${option} compare comme si c'était le même`,
        `elements without a namespace are gone, and ${newer} is there: ${option} compares them as one`,
      );
    if (newer === "")
      return both(
        french`l'espace de noms ${old} n'est plus là, des éléments sans espace de noms le sont : ${option} compare comme si c'était le même`,
        `the namespace ${old} is gone, and elements without one are there: ${option} compares them as one`,
      );
    return both(
      french`l'espace de noms ${old} n'est plus là, ${newer} l'est : ${option} compare comme si c'était le même`,
      `the namespace ${old} is gone, and ${newer} is there: ${option} compares them as one`,
    );
  },
  nothingNew: (): Text => both("rien n’a changé", "nothing has changed"),
  confirm: (): Text =>
    both(
      french`ajouter --yes pour appliquer, ou --dry-run pour seulement regarder`,
      "add --yes to apply, or --dry-run to look only",
    ),
  updated: (folder: string, files: number): Text =>
    both(
      french`${folder}: ${nombre(files, "schéma")} en place, code produit de nouveau`,
      `${folder}: ${count(files, "schema")} in place, code generated again`,
    ),
  dryRun: (): Text => both("--dry-run : rien n’a été écrit", "--dry-run: nothing was written"),
  noFolder: (path: string): Text =>
    both(
      french`${path}: il faut un seul dossier de schémas dans la configuration, ou --schemas DOSSIER`,
      `${path}: the configuration must have one folder of schemas, or --schemas FOLDER`,
    ),
  versionProposal: (step: Step, from: string, to: string): Text =>
    both(
      french`version proposée : ${to} (de ${from}, ${diffWords.fr.steps[step]})`,
      `proposed version: ${to} (from ${from}, ${diffWords.en.steps[step]})`,
    ),
};

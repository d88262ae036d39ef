import { french } from "../../../runtime/messages/typography.js";
import type { Text } from "../failure.js";
import { both, count, nombre } from "../messages.js";

/** The messages of `generate` and `init`, besides those of all commands. */
export const generateMessages = {
  importUnknown: (namespace: string): Text =>
    both(
      french`--import : aucun schéma n'a l'espace de noms « ${namespace} »`,
      `--import: no schema has the namespace "${namespace}"`,
    ),
  importUnreadable: (module: string, said: string): Text =>
    both(
      french`--import : le module « ${module} » ne peut pas être chargé : ${said}`,
      `--import: the module "${module}" cannot be loaded: ${said}`,
    ),
  importNotGenerated: (module: string): Text =>
    both(
      french`--import : le module « ${module} » n'exporte pas schemas(), comme le font ceux que scrutin produit`,
      `--import: the module "${module}" does not export schemas(), as those that scrutin generates do`,
    ),
  importMisfit: (module: string, component: string, difference: string): Text =>
    both(
      french`--import : « ${component} » n'est pas le même dans le module « ${module} »${difference === "" ? " : il y manque" : ` (${difference})`}`,
      `--import: "${component}" is not the same in the module "${module}"${difference === "" ? ": it is missing there" : ` (${difference})`}`,
    ),
  formatFailed: (command: string, said: string): Text =>
    both(
      french`la mise en forme « ${command} » a échoué${said === "" ? "" : ` : ${said}`}`,
      `the format command "${command}" failed${said === "" ? "" : `: ${said}`}`,
    ),
  formatTookMarker: (path: string): Text =>
    both(
      french`la mise en forme a changé la première ligne de ${path}, à laquelle scrutin reconnaît ses fichiers`,
      `formatting changed the first line of ${path}, by which scrutin knows its files`,
    ),
  formatRemoved: (command: string, path: string): Text =>
    both(
      french`la mise en forme « ${command} » a supprimé ${path}`,
      `the format command "${command}" removed ${path}`,
    ),
  formatNoText: (path: string): Text =>
    both(
      french`la fonction format n'a pas rendu de texte pour ${path}`,
      `the format function gave no text for ${path}`,
    ),
  pluginThrew: (place: string, said: string): Text =>
    both(french`${place} a échoué : ${said}`, `${place} failed: ${said}`),
  pluginAnswer: (place: string): Text =>
    both(
      french`${place} doit rendre une liste de ce que décrit docs/plugins.md`,
      `${place} must give a list of what docs/plugins.md describes`,
    ),
  samePath: (path: string): Text =>
    both(
      french`${path} serait écrit deux fois : renommez l'un des deux`,
      `${path} would be written twice: rename one of the two`,
    ),
  headerFolder: (path: string): Text =>
    both(french`${path} est un dossier, pas un fichier`, `${path} is a folder, not a file`),
  headerNoText: (path: string): Text =>
    both(french`${path} n'est pas un texte en UTF-8`, `${path} is not a text in UTF-8`),
  wouldChange: (path: string, state: "missing" | "changed" | "superfluous"): Text => {
    const french = {
      missing: "serait écrit",
      changed: "serait changé",
      superfluous: "serait supprimé",
    };
    const english = {
      missing: "would be written",
      changed: "would be changed",
      superfluous: "would be deleted",
    };
    return both(`${path} ${french[state]}`, `${path} ${english[state]}`);
  },
  wouldChangeNothing: (files: number): Text =>
    both(
      french`rien ne changerait : ${nombre(files, "fichier")} à jour`,
      `nothing would change: ${count(files, "file")} up to date`,
    ),
  rulesInTheWay: (path: string): Text =>
    both(
      french`un document de schéma donne déjà ${path}, où iraient les règles : renommez-le`,
      `a schema document gives ${path} already, where the rules would go: rename it`,
    ),
  watching: (files: number): Text =>
    both(
      french`${nombre(files, "fichier")} sous surveillance ; Ctrl+C pour arrêter`,
      `watching ${count(files, "file")}; Ctrl+C to stop`,
    ),
  initExists: (path: string): Text => both(french`${path} existe déjà`, `${path} exists already`),
  initNothing: (): Text =>
    both(
      french`aucun schéma (.xsd, .wsdl) ici ni plus bas : placez-en un, puis recommencez`,
      "there is no schema (.xsd, .wsdl) here or below: put one here, then try again",
    ),
  initWritten: (path: string, schemas: number): Text =>
    both(
      french`${path} écrit, pour ${nombre(schemas, "schéma")} ; la suite : scrutin generate`,
      `wrote ${path}, for ${count(schemas, "schema")}; next: scrutin generate`,
    ),
};

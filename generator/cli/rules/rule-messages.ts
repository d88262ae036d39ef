import { french } from "../../../runtime/messages/typography.js";
import type { NotInXsltReason } from "../../schematron/print/emit-xslt.js";
import type { Text } from "../failure.js";
import { both } from "../messages.js";

/** The messages about rules, their stylesheets, and reports. */
export const ruleMessages = {
  xsltComment: (files: string): Text =>
    both(
      french`Fait par scrutin à partir de ${files}. Une ligne par règle non respectée : règle, niveau, XPath, message, séparés par des tabulations ; rien sinon.`,
      `Made by scrutin from ${files}. One line for each broken rule: rule, level, XPath, message, with tabs between; nothing else.`,
    ),
  notInXslt: (reason: NotInXsltReason): Text => {
    switch (reason.kind) {
      case "xpath2":
        return both(
          french`des règles en XPath 2.0 ou plus récent n'ont pas de feuille de style XSLT 1.0`,
          "rules in XPath 2.0 or later have no stylesheet in XSLT 1.0",
        );
      case "documents":
        return both(
          french`le pattern « ${reason.pattern} » porte sur d'autres documents (documents), ce que la feuille de style ne sait pas dire`,
          `the pattern "${reason.pattern}" is about other documents (documents), which the stylesheet cannot say`,
        );
      case "match":
        return both(
          french`le contexte ou la clé « ${reason.pattern} » nomme une variable, ce que XSLT 1.0 ne permet pas`,
          `the context or key "${reason.pattern}" names a variable, which XSLT 1.0 does not allow`,
        );
      case "phase":
        return both(
          french`« ${reason.expression} » nomme une variable d'une phase qui ne s'applique pas par défaut`,
          `"${reason.expression}" names a variable of a phase that does not apply by default`,
        );
      case "current":
        return both(
          french`le contexte ou la clé « ${reason.pattern} » contient « current() », ce que XSLT 1.0 ne permet pas`,
          `the context or key "${reason.pattern}" contains "current()", which XSLT 1.0 does not allow`,
        );
    }
  },
  notAFile: (): Text => both(french`ce n'est pas un fichier`, "it is not a file"),
  remote: (): Text =>
    both(
      french`seuls des fichiers de cette machine sont inclus`,
      "only files of this machine are included",
    ),
  moreFindings: (file: string, more: number): Text =>
    both(
      french`${file}: ${more} ${more < 2 ? "autre remarque" : "autres remarques"} de ce genre sur les règles mêmes ; scrutin rules ${file} les montre`,
      `${file}: ${more} more ${more === 1 ? "remark" : "remarks"} of the kind on the rules themselves; scrutin rules ${file} shows them`,
    ),
  noAddress: (address: string): Text =>
    both(
      french`${address}: les règles sont lues dans des fichiers de cette machine`,
      `${address}: rules are read from files of this machine`,
    ),
  notAFolder: (path: string): Text =>
    both(french`${path}: ce n'est pas un dossier`, `${path}: it is not a folder`),
  unusableRules: (which: "named" | "embedded" = "named"): Text =>
    which === "named"
      ? both(french`les règles ne peuvent pas être utilisées`, "the rules cannot be used")
      : both(
          french`les règles qui sont dans les schémas (xs:appinfo) ne peuvent pas être utilisées ; --rules none les laisse de côté`,
          "the rules that stand in the schemas (xs:appinfo) cannot be used; --rules none leaves them out",
        ),
  electoralRulesApart: (): Text =>
    both(
      french`avec --schema, les règles électorales ne sont pas vérifiées ; --rules electoral les vérifie, --rules none dit de s'en passer`,
      "with --schema, the electoral rules are not asked; --rules electoral asks them, --rules none says to do without",
    ),
  noRulesFor: (option: string): Text =>
    both(
      french`${option} concerne des règles, et il n'y en a pas à vérifier : nommez-en avec --rules`,
      `${option} is about rules, and there are none to check: name some with --rules`,
    ),
  unknownPhase: (file: string, message: string): Text =>
    both(`${file}: ${message}`, `${file}: ${message}`),
  rulesDisagree: (): Text =>
    both(
      french`ces fichiers de règles ne s'accordent pas sur un préfixe, une variable, une clé ou une phase : ils ne font pas un tout`,
      "these files of rules do not agree on a prefix, a variable, a key or a phase: they do not make one set",
    ),
  reportFormat: (path: string): Text =>
    both(
      french`${path}: la forme du rapport ne se voit pas au nom du fichier (.html, .md ou .json) ; ajouter --format`,
      `${path}: the name of the file (.html, .md or .json) does not say the form of the report; add --format`,
    ),
  reportWritten: (path: string): Text =>
    both(french`rapport de contrôle écrit : ${path}`, `control report written: ${path}`),
};

import { XmlReader } from "../../../../runtime/xml/read/reader.js";
import { escapeText } from "../../../../runtime/xml/write/string-sink.js";
import { avis } from "../textes.js";
import { cheminDesFichiers } from "../vues.js";

/** The namespace of Insee's service of deposit and withdrawal, as it answered in 2018. */
const outils = "http://xml.insee.fr/schema/outils";

/** The list of waiting files: repeated `Fichiers` elements in no namespace, with `id` and `URI`, as Insee's service answers. */
export function listeDeRetrait(
  fichiers: readonly { readonly nom: string }[],
  origine: string,
): string {
  const items = fichiers.map(({ nom }) => {
    const uri = `${origine}${cheminDesFichiers}${encodeURIComponent(nom)}`;
    return `  <Fichiers>\n    <id>${escapeText(nom)}</id>\n    <URI>${escapeText(uri)}</URI>\n  </Fichiers>\n`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<!-- ${avis.fr} -->\n`,
    `<ns2:ServiceDepotRetrait xmlns:ns2="${outils}">\n`,
    ...items,
    "</ns2:ServiceDepotRetrait>\n",
  ].join("");
}

/** A file in a list: its name, and its address. */
export interface FichierListe {
  readonly id: string;
  readonly uri: string;
}

/** The files in a list, as the bench or a service of Insee writes it; undefined if the text is no such list. */
export function lireListeDeRetrait(texte: string): readonly FichierListe[] | undefined {
  const files: FichierListe[] = [];
  const open: string[] = [];
  let texts: Record<string, string> = {};
  let isList = false;
  const reader = new XmlReader(
    {
      startElement: ({ name }) => {
        if (open.length === 0)
          isList = name.namespace === outils && name.local === "ServiceDepotRetrait";
        if (open.length === 1) texts = {};
        open.push(name.local);
      },
      endElement: () => {
        const local = open.pop();
        const { id, URI: uri } = texts;
        if (open.length === 1 && local === "Fichiers" && id !== undefined && uri !== undefined)
          files.push({ id: id.trim(), uri: uri.trim() });
      },
      text: (text) => {
        const local = open[2];
        if (open.length === 3 && (local === "id" || local === "URI"))
          texts[local] = (texts[local] ?? "") + text;
      },
    },
    { doctype: "refuse" },
  );
  reader.write(texte);
  reader.end();
  return isList && reader.fault === undefined ? files : undefined;
}

import type { Banc } from "../banc.js";
import type { Fichier } from "../magasin/etat.js";
import type { Objet } from "../magasin/objets.js";
import { refus, refusAvec } from "../refus.js";
import { listeDeRetrait } from "./liste.js";
import type { Reponse } from "./reponse.js";
import type { Demande } from "./requete.js";

/** `GET /retrait`: the waiting files, in the form known from Insee's service. */
export function listerFichiers(banc: Banc, { compte, origine }: Demande): Reponse {
  const files = banc.magasin.etat.enAttente(compte.communes);
  return {
    statut: 200,
    enTetes: { "Content-Type": "application/xml; charset=utf-8" },
    corps: listeDeRetrait(files, origine),
  };
}

/** A file for the communes of the account; files for others are refused as not found. */
function fileOf(banc: Banc, { compte }: Demande, nom: string): Fichier {
  const file = banc.magasin.etat.fichiers.get(nom);
  if (file === undefined || !compte.communes.includes(file.commune))
    throw refus(404, "banc-introuvable");
  return file;
}

/** `GET /ressources/electoral/fichier/{nom}`: a waiting file, or the rest of it. */
export function rendreFichier(banc: Banc, demande: Demande, nom: string): Reponse {
  const file = fileOf(banc, demande, nom);
  if (file.acquitte !== undefined) throw refus(410, "banc-retire");
  return rendreArchive(banc, demande, file);
}

/** An archive, or a range of its bytes, so that an interrupted transfer can be resumed. */
export function rendreArchive(
  banc: Banc,
  { enTetes }: Pick<Demande, "enTetes">,
  { nom, empreinte, taille }: Objet & { readonly nom: string },
): Reponse {
  const etag = `"${empreinte}"`;
  const headers = {
    "Content-Type": "application/zip",
    "Content-Disposition": `attachment; filename="${nom}"`,
    "Accept-Ranges": "bytes",
    ETag: etag,
  };
  if (enTetes["if-none-match"] === etag) return { statut: 304, enTetes: headers };
  const condition = enTetes["if-range"];
  const range = condition === undefined || condition === etag ? enTetes.range : undefined;
  const asked = range === undefined ? undefined : rangeOf(range, taille);
  const { objets } = banc.magasin;
  if (asked === undefined)
    return {
      statut: 200,
      enTetes: { ...headers, "Content-Length": String(taille) },
      corps: objets.lire(empreinte),
    };
  const { start, end } = asked;
  return {
    statut: 206,
    enTetes: {
      ...headers,
      "Content-Length": String(end - start),
      "Content-Range": `bytes ${start}-${end - 1}/${taille}`,
    },
    corps: objets.lire(empreinte, start, end),
  };
}

/** One range of bytes (RFC 9110, 14.1.2); anything else in the header is ignored. */
function rangeOf(
  header: string,
  size: number,
): { readonly start: number; readonly end: number } | undefined {
  const [, from = "", to = ""] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header) ?? [];
  if (from === "" && to === "") return undefined;
  const start = from === "" ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === "" || to === "" ? size : Math.min(size, Number(to) + 1);
  if (start < end) return { start, end };
  throw refusAvec({ "Content-Range": `bytes */${size}` }, 416, "banc-plage");
}

/** `DELETE …/fichier/{nom}` and `POST …/fichier/{nom}/acquittement`: the file was received, and waits no longer. */
export async function acquitterFichier(
  banc: Banc,
  demande: Demande,
  nom: string,
): Promise<Reponse> {
  await banc.acquitter(fileOf(banc, demande, nom), demande.compte);
  return { statut: 204 };
}

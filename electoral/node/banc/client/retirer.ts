import { createHash } from "node:crypto";
import { type FileHandle, mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { french } from "../../../../runtime/messages/typography.js";
import { lireListeDeRetrait } from "../http/liste.js";
import { type AccesAuBanc, demander, ErreurDuBanc } from "./acces.js";

/** A withdrawn file. */
export interface FichierRetire {
  readonly nom: string;
  readonly chemin: string;
  /** Whether it was already there, complete. */
  readonly deja: boolean;
}

/** Options of a withdrawal. */
export interface OptionsDeRetrait {
  /** Whether completely received files are acknowledged, so that they disappear from the bench. Default true. */
  readonly acquitter?: boolean | undefined;
}

/**
 * Withdraws the waiting files into a folder, each completely or not at all, and acknowledges them once the disk has them. An interrupted transfer is
 * resumed.
 *
 * @example
 * for (const { chemin } of await retirer("recus", { url, compte: "mairie-44109", motDePasse })) console.log(chemin);
 */
export async function retirer(
  dossier: string,
  acces: AccesAuBanc,
  { acquitter = true }: OptionsDeRetrait = {},
): Promise<readonly FichierRetire[]> {
  await mkdir(dossier, { recursive: true });
  const answer = await demander(acces, "/retrait");
  const listed = lireListeDeRetrait(await answer.text());
  if (listed === undefined)
    throw new ErreurDuBanc(answer.status, "banc-liste", {
      fr: french`la réponse n’est pas une liste de fichiers à retirer`,
      en: "the answer is no list of files to withdraw",
    });
  const done: FichierRetire[] = [];
  for (const { id, uri } of listed) {
    const path = checkedPath(acces, id, uri);
    done.push(await fetchFile(dossier, id, acces, path));
    if (acquitter) await demander(acces, path, { methode: "DELETE" });
  }
  return done;
}

/** Checks that the password goes to the bench alone, and that no name leads out of the folder. */
function checkedPath({ url }: AccesAuBanc, id: string, uri: string): string {
  const target = URL.canParse(uri, url) ? new URL(uri, url) : undefined;
  if (target?.host !== new URL(url).host || !/^[A-Za-z0-9_][\w.-]{0,199}$/.test(id))
    throw new ErreurDuBanc(undefined, "banc-liste", {
      fr: french`la liste nomme un fichier qui n’est pas de ce banc, ou dont le nom ne convient pas : ${id} (${uri})`,
      en: `the list names a file that is not of this bench, or whose name will not do: ${id} (${uri})`,
    });
  return `${target.pathname}${target.search}`;
}

async function fetchFile(
  dossier: string,
  nom: string,
  acces: AccesAuBanc,
  path: string,
): Promise<FichierRetire> {
  const chemin = join(dossier, nom);
  const head = await demander(acces, path, { methode: "HEAD" });
  const empreinte = /^"([0-9a-f]{64})"$/.exec(head.headers.get("etag") ?? "")?.[1] ?? "";
  const there = await readFile(chemin).catch(() => undefined);
  if (there !== undefined && hashOf(there) === empreinte) return { nom, chemin, deja: true };
  if (there !== undefined) throw otherFile(chemin);
  const partial = join(dossier, `.${nom}.${empreinte.slice(0, 16)}.partiel`);
  const handle = await open(partial, "a+");
  try {
    await append(handle, partial, acces, path, empreinte);
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (hashOf(await readFile(partial)) !== empreinte) {
    await rm(partial, { force: true });
    throw new ErreurDuBanc(undefined, "banc-empreinte", {
      fr: french`${nom} n’est pas arrivé comme le banc le garde ; réessayez`,
      en: `${nom} did not arrive as the bench keeps it; try again`,
    });
  }
  await rename(partial, chemin);
  return { nom, chemin, deja: false };
}

async function append(
  handle: FileHandle,
  partial: string,
  acces: AccesAuBanc,
  path: string,
  empreinte: string,
): Promise<void> {
  const { size } = await stat(partial);
  const rest = { Range: `bytes=${size}-`, "If-Range": `"${empreinte}"` };
  const answer = await demander(acces, path, size > 0 ? { enTetes: rest } : {}).catch(
    (error: unknown) => {
      // The file was complete already, but not yet checked.
      if (error instanceof ErreurDuBanc && error.statut === 416) return undefined;
      throw error;
    },
  );
  if (answer === undefined) return;
  if (answer.status !== 206) await handle.truncate(0);
  for await (const piece of answer.body ?? []) await handle.appendFile(piece as Uint8Array);
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function otherFile(chemin: string): ErreurDuBanc {
  return new ErreurDuBanc(undefined, "banc-autre-fichier", {
    fr: french`${chemin} est déjà là, et c’est un autre fichier`,
    en: `${chemin} is there already, and it is another file`,
  });
}

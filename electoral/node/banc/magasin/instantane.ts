import { createHash } from "node:crypto";
import { open, readFile, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { Deserializer, Serializer } from "node:v8";
import { type Point, syncFolder } from "../../registre.js";
import { isSystemError } from "../../verrou.js";

/*
 * What is known at one point of the journal, so that the next run need not hear all of it again. The journal stays what counts: a snapshot that is not
 * there, or not whole, or not of this journal, is as good as none.
 */

/** What a snapshot belongs to. */
export interface Origine {
  /** The version of the package: another one may know things otherwise. */
  readonly version: string;
  readonly point: Point;
}

/** Two parts, each in pieces; what any of them have in common they have in common again when they are read. */
export interface Connaissances {
  readonly etat: Iterable<unknown>;
  readonly autreCote: Iterable<unknown>;
}

export interface Instantane extends Origine {
  /** What it holds, which is made when it is asked for. */
  readonly lire: () => Record<keyof Connaissances, readonly unknown[]>;
}

/** The first line of the file; the bytes that it speaks of follow. */
interface Tete extends Origine {
  readonly forme: typeof forme;
  readonly taille: number;
  readonly empreinte: string;
}

/** Raised when what the pieces hold is another thing than before. */
const forme = 1;

/** Milliseconds that others wait at a time while pieces are taken down. */
const longestTurn = 10;

/** Takes pieces down. Others have their turns in between, so that what is not taken down yet must not change. */
export async function releverConnaissances(parts: Connaissances): Promise<Uint8Array> {
  const serializer = new Serializer();
  serializer.writeHeader();
  let since = performance.now();
  for (const part of [parts.etat, parts.autreCote]) {
    for (const piece of part) {
      serializer.writeUint32(1);
      serializer.writeValue(piece);
      if (performance.now() - since < longestTurn) continue;
      await turn();
      since = performance.now();
    }
    serializer.writeUint32(0);
  }
  return serializer.releaseBuffer();
}

/** Puts a snapshot in the place of the one before it; whoever is killed meanwhile leaves the old one. */
export async function ecrireInstantane(
  chemin: string,
  { version, point }: Origine,
  octets: Uint8Array,
): Promise<void> {
  const tete: Tete = { forme, version, point, taille: octets.length, empreinte: sha256(octets) };
  const beside = besideOf(chemin);
  const handle = await open(beside, "w", 0o600);
  try {
    await handle.appendFile(`${JSON.stringify(tete)}\n`);
    await handle.appendFile(octets);
    await handle.datasync();
  } finally {
    await handle.close();
  }
  await rename(beside, chemin);
  await syncFolder(dirname(chemin));
}

/** The snapshot beside a journal; undefined where there is none, and a reason where it is of no use. */
export async function lireInstantane(
  chemin: string,
  version: string,
): Promise<Instantane | "endommage" | "autre-version" | undefined> {
  await rm(besideOf(chemin), { force: true });
  const file = await readFile(chemin).catch((error: unknown) =>
    isSystemError(error) && error.code === "ENOENT" ? undefined : ("endommage" as const),
  );
  if (file === undefined || file === "endommage") return file;
  const end = file.indexOf(10);
  const tete = teteOf(file.subarray(0, Math.max(0, end)).toString("utf8"));
  const octets = file.subarray(end + 1);
  if (tete === undefined || tete.taille !== octets.length || tete.empreinte !== sha256(octets))
    return "endommage";
  if (tete.forme !== forme || tete.version !== version) return "autre-version";
  return { version, point: tete.point, lire: () => read(octets) };
}

function teteOf(line: string): Tete | undefined {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== "object" || value === null) return undefined;
    const { point } = value as Partial<Tete>;
    const isPoint =
      Number.isSafeInteger(point?.longueur) && /^[0-9a-f]{64}$/.test(String(point?.empreinte));
    // The rest is compared with what it has to be.
    return isPoint ? (value as Tete) : undefined;
  } catch {
    return undefined;
  }
}

function read(octets: Uint8Array): Record<keyof Connaissances, readonly unknown[]> {
  const deserializer = new Deserializer(octets);
  deserializer.readHeader();
  const part = (): readonly unknown[] => {
    const pieces: unknown[] = [];
    while (deserializer.readUint32() === 1) pieces.push(deserializer.readValue());
    return pieces;
  };
  return { etat: part(), autreCote: part() };
}

function besideOf(chemin: string): string {
  return `${chemin}.neuf`;
}

function sha256(octets: Uint8Array): string {
  return createHash("sha256").update(octets).digest("hex");
}

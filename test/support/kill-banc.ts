import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import {
  type AccesAuBanc,
  demander,
  ErreurDuBanc,
} from "../../electoral/node/banc/client/acces.js";
import { cheminDesComptes } from "../../electoral/node/banc/http/serveur.js";
import { type Compte, creerCompte } from "../../electoral/node/banc/magasin/comptes.js";
import { garderCompte } from "../../electoral/node/banc/magasin/comptes-gardes.js";
import type { DepotVu } from "../../electoral/node/banc/vues.js";
import { root } from "../../scripts/root.js";
import { motDePasse } from "./banc.js";
import { mulberry32 } from "./mulberry.js";

/*
 * A bench as a process of its own, killed by the system (SIGKILL) at a random moment while deposits go on, then started again: what was acknowledged is
 * there once, and treated once.
 */

/** What came of a series of kills. */
export interface Falls {
  readonly kills: number;
  readonly acknowledged: number;
  /** Sent, and never acknowledged, since the bench was killed first. */
  readonly unanswered: number;
  /** Acknowledged, and gone: there must be none. */
  readonly lost: readonly string[];
  /** There more than once: there must be none. */
  readonly twice: readonly string[];
  /** Treated with another result than the same document always has: there must be none. */
  readonly strange: readonly string[];
  /** How often a last line of the journal was torn. */
  readonly torn: number;
  /** How often a run began from the snapshot of an earlier one, and how often a snapshot was unusable, which must not happen. */
  readonly taken: number;
  readonly setAside: number;
}

interface Running {
  readonly child: ChildProcess;
  readonly url: string;
  readonly said: () => string;
}

const compte: Compte = { nom: "mairie", role: "commune", communes: ["44109"] };

/** Starts `scrutin banc` and waits until it answers. */
async function start(program: string, folder: string): Promise<Running> {
  const args = ["banc", "--port", "0", "--data", folder, "--essai", "--locale", "en"];
  const day = ["--jour", "2008-12-01"];
  const child = spawn(process.execPath, [program, ...args, ...day], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let said = "";
  child.stderr.on("data", (bytes: Buffer) => {
    said += bytes.toString("utf8");
  });
  const url = await new Promise<string>((done, failed) => {
    child.on("exit", () => failed(new Error(`the bench did not start: ${said}`)));
    child.stdout.on("data", (bytes: Buffer) => {
      out += bytes.toString("utf8");
      if (out.includes("\n")) done(out.trim());
    });
  });
  return { child, url, said: () => said };
}

async function template(): Promise<(number: number) => string> {
  const path = `${root}schemas/electoral/exemples/EnvoiUniteElectorale-complet.xml`;
  const text = await readFile(path, "utf8");
  return (number) =>
    text.replace(/xml:id="[^"]*"/, `xml:id="AI-44109-${String(number).padStart(6, "0")}"`);
}

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/** What is known of deposits, by the fingerprints of their documents. */
interface Book {
  readonly acknowledged: Set<string>;
  sent: number;
  /** Answers to deposits, those to what was there already too. */
  answered: number;
}

/** Some clients, and when the bench has let the first one in. */
function beginClients(
  acces: AccesAuBanc,
  documentOf: (number: number) => string,
  random: () => number,
  book: Book,
): { readonly begun: Promise<unknown>; readonly done: readonly Promise<void>[] } {
  const begun = demander(acces, "/banc/horloge").catch(() => undefined);
  const done = Array.from({ length: 4 }, async () => {
    await begun;
    await depositUntilGone(acces, documentOf, random, book);
  });
  return { begun, done };
}

/** Deposits one document after the other until the bench is gone; some are sent twice. */
async function depositUntilGone(
  acces: AccesAuBanc,
  documentOf: (number: number) => string,
  random: () => number,
  book: Book,
): Promise<void> {
  for (;;) {
    const again = book.sent > 0 && random() < 0.2;
    const text = documentOf(again ? 1 + Math.floor(random() * book.sent) : ++book.sent);
    try {
      await demander(acces, "/depot", {
        methode: "POST",
        enTetes: { "Content-Type": "application/xml" },
        corps: () => text,
      });
      book.acknowledged.add(hashOf(text));
      book.answered++;
    } catch (error) {
      if (error instanceof ErreurDuBanc && error.statut === undefined) return;
      throw error;
    }
  }
}

/** Kills a bench so many times, then looks at what is there. Node runs the `programs` in turn. */
export async function letFall(
  kills: number,
  seed: number,
  programs: readonly string[],
  told: (text: string) => void = () => undefined,
): Promise<Falls> {
  const random = mulberry32(seed);
  const folder = await mkdtemp(join(tmpdir(), "scrutin-banc-kill-"));
  const documentOf = await template();
  const book: Book = { acknowledged: new Set(), sent: 0, answered: 0 };
  let torn = 0;
  let taken = 0;
  let setAside = 0;
  try {
    await garderCompte(cheminDesComptes(folder), await creerCompte(compte, motDePasse));
    for (let kill = 1; kill <= kills; kill++) {
      if (existsSync(join(folder, "instantane.bin"))) taken++;
      const program = programs[kill % programs.length] ?? "";
      const { child, url, said } = await start(program, folder);
      const gone = new Promise((done) => child.on("exit", done));
      const acces = { url, compte: compte.nom, motDePasse, essais: 1 };
      const clients = beginClients(acces, documentOf, random, book);
      // Some are killed while they still read their journal, most while they work: after so many answers and a moment, however busy the machine is.
      const isEarly = random() < 0.1;
      const goal = book.answered + 1 + Math.floor(random() * 16);
      let isGone = false;
      void gone.then(() => {
        isGone = true;
      });
      if (!isEarly) while (!isGone && book.answered < goal) await wait(2);
      await wait(random() * (isEarly ? 50 : 30));
      child.kill("SIGKILL");
      await Promise.all([gone, ...clients.done]);
      if (said().includes("stopped short")) torn++;
      if (said().includes("of no use")) setAside++;
      told(`${kill}: ${book.acknowledged.size} of ${book.sent} acknowledged`);
    }
    const found = await lookAt(programs[0] ?? "", folder, book);
    return { ...found, kills, torn, taken, setAside };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Seen {
  readonly id: string;
  readonly empreinte: string;
  readonly etat: string;
  /** Whether it was treated once, as it should be. */
  readonly isRight: boolean;
}

async function lookAt(
  program: string,
  folder: string,
  { acknowledged, sent }: Book,
): Promise<Pick<Falls, "acknowledged" | "unanswered" | "lost" | "twice" | "strange">> {
  const { child, url } = await start(program, folder);
  const acces = { url, compte: compte.nom, motDePasse };
  const gone = new Promise((done) => child.on("exit", done));
  try {
    const seen = await allDeposits(acces);
    const counts = new Map<string, number>();
    for (const { empreinte } of seen) counts.set(empreinte, (counts.get(empreinte) ?? 0) + 1);
    return {
      acknowledged: acknowledged.size,
      unanswered: sent - acknowledged.size,
      lost: [...acknowledged].filter((hash) => !counts.has(hash)),
      twice: [...counts].filter(([, count]) => count > 1).map(([hash]) => hash),
      strange: seen.filter(({ isRight }) => !isRight).map(({ id, etat }) => `${id} ${etat}`),
    };
  } finally {
    child.kill("SIGTERM");
    await gone;
  }
}

/** All deposits, once each of them is treated. */
async function allDeposits(acces: AccesAuBanc): Promise<readonly Seen[]> {
  const all: Seen[] = [];
  let after = "";
  for (;;) {
    const answer = await demander(acces, `/depots?limite=1000${after}`);
    const page = (await answer.json()) as {
      readonly depots: readonly { readonly id: string }[];
      readonly apres?: string;
    };
    for (const each of page.depots) {
      const treated = await demander(acces, `/depots/${each.id}?attendre=30`);
      all.push(seenIn((await treated.json()) as DepotVu));
    }
    if (page.apres === undefined) return all;
    after = `&apres=${page.apres}`;
  }
}

/** The other side was told of a unit twice where it says that it has it already. */
function seenIn({ id, empreinte, etat, bilan, constats }: DepotVu): Seen {
  const again = constats.some(({ code }) => code === "deja-recu");
  const isRight = etat === "traite" && bilan?.unites === 1 && bilan.enErreur === 0 && !again;
  return { id, empreinte, etat, isRight };
}

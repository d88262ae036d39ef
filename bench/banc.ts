import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, mkdtemp, open, readFile, rm } from "node:fs/promises";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { deposer } from "../electoral/node/banc/client/deposer.js";
import { autreCoteMuet } from "../electoral/node/banc/muet.js";
import type { DepotVu } from "../electoral/node/banc/vues.js";
import { demarrerBanc } from "../generator/cli/banc/demarrer.js";
import { root } from "../scripts/root.js";

/*
 * npm run bench:banc -- [DEPOSITS] [UNITS]: deposits of one unit a second, and one long lot, each beside writing the same bytes to the file system. Figures
 * of one machine at one moment: the ratios are what counts.
 */

const [deposits = 2000, units = 100_000] = process.argv.slice(2).map(Number);
const motDePasse = "motdepasse-essai";
const clients = 32;
const folder = await mkdtemp(join(tmpdir(), "scrutin-bench-banc-"));
const banc = await demarrerBanc({
  dossier: join(folder, "banc"),
  jour: "2008-12-01",
  modele: process.env["MUET"] === "1" ? autreCoteMuet : undefined,
  comptes: [{ nom: "mairie", role: "commune", communes: ["44109"], motDePasse }],
});
const authorization = `Basic ${Buffer.from(`mairie:${motDePasse}`).toString("base64")}`;
const agent = new Agent({ keepAlive: true, maxSockets: clients });

const example = await readFile(
  `${root}schemas/electoral/exemples/EnvoiUniteElectorale-complet.xml`,
  "utf8",
);
const numbered = (number: number): string =>
  example.replace(/xml:id="[^"]*"/, `xml:id="AI-44109-${String(number).padStart(7, "0")}"`);

function post(text: string): Promise<DepotVu> {
  return new Promise((done, failed) => {
    const headers = { Authorization: authorization, "Content-Type": "application/xml" };
    const asked = request(`${banc.url}/depot`, { method: "POST", agent, headers }, (answer) => {
      let body = "";
      answer.on("data", (bytes: Buffer) => {
        body += bytes.toString("utf8");
      });
      answer.on("end", () => done(JSON.parse(body) as DepotVu));
    });
    asked.on("error", failed);
    asked.end(text);
  });
}

/** Does something for each number, so many at a time; gives the seconds. */
async function inParallel(
  count: number,
  work: (number: number) => Promise<unknown>,
): Promise<number> {
  let next = 0;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (next < count) await work(next++);
    }),
  );
  return (performance.now() - begun) / 1000;
}

async function treated(id: string): Promise<DepotVu> {
  for (;;) {
    const answer = await fetch(`${banc.url}/depots/${id}?attendre=60`, {
      headers: { Authorization: authorization },
    });
    const seen = (await answer.json()) as DepotVu;
    if (seen.bilan !== undefined) return seen;
  }
}

/** The plain way to keep a file: written, and the disk has it. */
async function writePlain(number: number): Promise<void> {
  const handle = await open(join(folder, "plain", `${number}.xml`), "wx");
  await handle.writeFile(numbered(number));
  await handle.datasync();
  await handle.close();
}

const second = (value: number): string => value.toFixed(2);

try {
  for (let number = 0; number < 50; number++)
    await treated((await post(numbered(9_000_000 + number))).id);
  const plainFolder = join(folder, "plain");
  await mkdir(plainFolder);
  const plain = await inParallel(deposits, writePlain);
  const ids: string[] = [];
  const cpu = process.cpuUsage();
  const begun = performance.now();
  const acknowledged = await inParallel(deposits, async (number) => {
    ids.push((await post(numbered(number))).id);
  });
  // They are treated in the order in which they came, or nearly so.
  for (const id of ids.slice(-clients)) await treated(id);
  const all = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  console.log(`${deposits} deposits of one unit, ${clients} at a time`);
  console.log(
    `  plain files, synced: ${second(plain)} s, ${Math.round(deposits / plain)} a second`,
  );
  console.log(
    `  acknowledged: ${second(acknowledged)} s, ${Math.round(deposits / acknowledged)} a second (${second(acknowledged / plain)} times plain files)`,
  );
  console.log(`  treated: ${second(all)} s, ${Math.round(deposits / all)} a second`);
  const perDeposit = (user + system) / 1000 / deposits;
  console.log(`  processor, clients included: ${second(perDeposit)} ms a deposit`);

  const long = join(folder, "lot.xml");
  const sample = await readFile(
    `${root}schemas/electoral/exemples/EnvoiLotDUnitesElectorales-minimal.xml`,
    "utf8",
  );
  await pipeline(Readable.from(longLot(sample)), createWriteStream(long));
  const copy = await copyAndHash(long, join(folder, "copy.xml"));
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 100);
  const before = process.memoryUsage().rss;
  const sent = performance.now();
  const { id, taille } = await deposer(
    long,
    { url: banc.url, compte: "mairie", motDePasse },
    { attendre: 0 },
  );
  const kept = (performance.now() - sent) / 1000;
  // Others are served meanwhile.
  let slowest = 0;
  let isDone = false;
  const done = treated(id).finally(() => {
    isDone = true;
  });
  for (let number = 0; !isDone; number++) {
    const asked = performance.now();
    await post(numbered(5_000_000 + number));
    slowest = Math.max(slowest, performance.now() - asked);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  const { bilan } = await done;
  const whole = (performance.now() - sent) / 1000;
  clearInterval(watch);
  const mebi = (bytes: number): number => Math.round(bytes / (1 << 20));
  console.log(`one lot of ${units} units, ${mebi(taille)} MiB`);
  console.log(`  copied and hashed: ${second(copy)} s`);
  console.log(
    `  kept: ${second(kept)} s (packed with gzip on the way), treated: ${second(whole)} s`,
  );
  console.log(
    `  accepted: ${bilan?.acceptees}, in error: ${bilan?.enErreur}, level: ${bilan?.niveau ?? "none"}`,
  );
  console.log(`  memory: ${mebi(before)} MiB before, ${mebi(most)} MiB at the most`);
  console.log(`  a deposit of one unit meanwhile: ${Math.round(slowest)} ms at the most`);
} finally {
  agent.destroy();
  await banc.fermer();
  await rm(folder, { recursive: true, force: true });
}

/** A sending of one lot, unit by unit. */
function* longLot(sample: string): Generator<string> {
  const unit = /<el:AvisDeRadiation[\s\S]*<\/el:AvisDeRadiation>/.exec(sample)?.[0] ?? "";
  const [head = "", tail = ""] = sample.split(unit);
  yield head.replace(/<el:NombreDUnites>1</, `<el:NombreDUnites>${units}<`);
  for (let number = 0; number < units; number++)
    yield unit.replace(/xml:id="[^"]*"/, `xml:id="AR-44109-${String(number).padStart(6, "0")}"`);
  yield tail;
}

/** Copies a file and finds out its fingerprint, as a store by content has to at least; gives the seconds. */
async function copyAndHash(from: string, to: string): Promise<number> {
  const begun = performance.now();
  const hash = createHash("sha256");
  const counted = async function* (pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      hash.update(piece);
      yield piece;
    }
  };
  await pipeline(createReadStream(from), counted, createWriteStream(to));
  return (performance.now() - begun) / 1000;
}

import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fichierFictif } from "../../electoral/banc/autre-cote.js";
import {
  EnvoiUniteElectoraleElement,
  envoi,
  lireEnvoi,
  numeroteur,
  refuserRadiation,
  type UniteLue,
} from "../../electoral/index.js";
import { cheminDesComptes } from "../../electoral/node/banc/http/serveur.js";
import { creerCompte } from "../../electoral/node/banc/magasin/comptes.js";
import { garderCompte } from "../../electoral/node/banc/magasin/comptes-gardes.js";
import { serialize } from "../../runtime/serialize.js";
import { splitCommand } from "../support/split-command.js";

/*
 * One flow from the command line, each command a process of its own: an avis of Ajaccio brings Nantes a demande, which it refuses.
 */

const motDePasse = "essai-1234";
const env = { ...process.env, SCRUTIN_BANC_MOT_DE_PASSE: motDePasse };
const periode = { dateDeDebut: "2008-09-01", dateDeFin: "2009-02-28" };
let folder: string;
let bench: ChildProcess;
let url: string;

/** The command, bundled once: starting it is what a test of processes waits for. */
let command: string;

function scrutin(...args: readonly string[]): string {
  return execFileSync(process.execPath, [command, ...args], { cwd: folder, env }).toString();
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "scrutin-banc-"));
  command = await splitCommand("banc-commande");
  await mkdir(join(folder, "banc"));
  for (const [nom, code] of [
    ["nantes", "44109"],
    ["ajaccio", "2A004"],
  ] as const) {
    const compte = await creerCompte({ nom, role: "commune", communes: [code] }, motDePasse);
    await garderCompte(cheminDesComptes(join(folder, "banc")), compte);
  }
  const args = ["banc", "--port", "0", "--jour", "2008-10-06", "--essai"];
  bench = spawn(process.execPath, [command, ...args], { cwd: folder, env });
  url = await addressOf(bench);
}, 60_000);

function addressOf(started: ChildProcess): Promise<string> {
  return new Promise((done, failed) => {
    started.stdout?.once("data", (bytes: Buffer) => done(bytes.toString().trim()));
    started.once("exit", () => failed(new Error("the bench did not start")));
  });
}

afterAll(async () => {
  const ended = new Promise((done) => bench.once("exit", done));
  bench.kill();
  await ended;
  await rm(folder, { recursive: true, force: true });
});

const lieuDe = (code: string, value: string) => ({ localite: { value, code } });

test("deposits, withdraws and answers as processes", async () => {
  const [known] = fichierFictif().commencer("2008-10-06").electeurs("44109");
  if (known === undefined) throw new Error("nobody is registered");
  const { electeur, typeDeListe } = known;
  const options = (code: string) => ({
    emetteur: { typePartenaire: "commune", code } as const,
    dateHeureEnvoi: "2008-10-06T09:00:00",
    periode,
    numeroteur: numeroteur(),
  });
  const avis = envoi(
    {
      kind: "avisDInscription",
      value: {
        numeroDEnregistrement: "1",
        inscription: { electeur, typeDeListe, communeDInscription: lieuDe("2A004", "Ajaccio") },
        typeDInscription: "1",
        dateDInscription: "2008-10-06",
        adresse: { adressePostale: { ligneQuatre: "1 rue Imaginaire" } },
        lieuDInscriptionPrecedent: { commune: lieuDe("44109", "Nantes") },
      },
    },
    options("2A004"),
  );
  await writeFile(join(folder, "avis.xml"), serialize(EnvoiUniteElectoraleElement, avis));
  scrutin("deposer", "avis.xml", "--banc", url, "--compte", "ajaccio");
  const [received = ""] = scrutin("retirer", "recus", "--banc", url, "--compte", "nantes")
    .trim()
    .split("\n");
  const [text] = Object.values(unzipSync(await readFile(join(folder, received))));
  const units: UniteLue[] = [];
  for await (const part of lireEnvoi(text ?? new Uint8Array()))
    if (part.kind !== "fin" && part.kind !== "ecart") units.push(part);
  const [demande] = units;
  expect(demande).toMatchObject({ kind: "demandeDeRadiation", commune: "44109" });
  if (demande?.kind !== "demandeDeRadiation" || demande.value === undefined) return;
  const refus = refuserRadiation(demande.value, "1", { date: "2008-10-06" });
  const reponse = serialize(EnvoiUniteElectoraleElement, envoi(refus, options("44109")));
  await writeFile(join(folder, "refus.xml"), reponse);
  const told = scrutin("deposer", "refus.xml", "--banc", url, "--compte", "nantes", "--json");
  const [depot] = JSON.parse(told) as readonly { readonly constats: readonly { code: string }[] }[];
  expect(depot?.constats.map(({ code }) => code)).toContain("refus-pris-en-compte");
});

// A limit on the length of files is the nearest to a full disk that a test may have.
test.skipIf(process.platform === "win32")(
  "without room for a content, goes on with others",
  async () => {
    await mkdir(join(folder, "plein"));
    const compte = await creerCompte(
      { nom: "nantes", role: "commune", communes: ["44109"] },
      motDePasse,
    );
    await garderCompte(cheminDesComptes(join(folder, "plein")), compte);
    const args = [command, "banc", "--port", "0", "--data", "plein", "--jour", "2008-10-06"];
    const limited = ["-c", 'ulimit -f 200; exec "$@"', "sh", process.execPath, ...args];
    const full = spawn("sh", limited, { cwd: folder, env });
    const ended = new Promise((done) => full.once("exit", done));
    let log = "";
    full.stderr.on("data", (bytes: Buffer) => {
      log += bytes.toString();
    });
    try {
      const at = await addressOf(full);
      await writeFile(join(folder, "long.xml"), `<long>${"x".repeat(1 << 20)}</long>`);
      await writeFile(join(folder, "court.xml"), "<court/>");
      const files = ["long.xml", "court.xml"];
      const sent = spawnSync(
        process.execPath,
        [command, "deposer", ...files, "--banc", at, "--compte", "nantes", "--locale", "en"],
        { cwd: folder, env, encoding: "utf8" },
      );
      expect(sent.stderr).toContain("long.xml: the bench has no room to keep this content");
      expect(sent.stderr).toMatch(/^scrutin: court\.xml: /mv);
      expect(sent.status).toBe(2);
    } finally {
      full.kill();
      await ended;
    }
    expect(log).toContain("EFBIG");
    expect(log).not.toMatch(/^\s+at /mv);
  },
);

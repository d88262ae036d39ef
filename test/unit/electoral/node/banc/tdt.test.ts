import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { lireEnvoi } from "../../../../../electoral/echange/lecture.js";
import { type BancDEssai, exemple, ouvrirBancDEssai } from "../../../../support/banc.js";
import { entrySchema } from "../../../../support/exemples.js";
import { libxml2Validator } from "../../../../support/libxml2.js";

/*
 * An intermediary that carries several communes: what it sends is told apart by commune, what comes for them is joined, and each transaction has its
 * states.
 */

let banc: BancDEssai;
beforeAll(async () => {
  banc = await ouvrirBancDEssai({
    essai: true,
    comptes: [
      { nom: "tdt", role: "concentrateur", communes: ["44109", "2A004", "97411"], motDePasse },
      { nom: "mairie", role: "commune", communes: ["44109"], motDePasse },
    ],
  });
});
afterAll(() => banc.fermer());

const motDePasse = "motdepasse-essai";
const json = "application/json";
const tdt = { compte: "tdt" } as const;

interface Transaction {
  readonly id: string;
  readonly sens: string;
  readonly etat: string;
  readonly etats: readonly { readonly etat: string }[];
  readonly unites: number;
  readonly fichiers: readonly { readonly nom: string; readonly commune: string }[];
}

async function transactionOf(answer: Response): Promise<Transaction> {
  return (await answer.json()) as Transaction;
}

async function setState(id: string, etat: string): Promise<Response> {
  const corps = JSON.stringify({ etat });
  return banc.demander(`/tdt/transactions/${id}/etat`, { ...tdt, corps, type: json });
}

async function death(electeur: string): Promise<void> {
  const corps = JSON.stringify({ kind: "deces", electeur });
  expect((await banc.demander("/banc/evenements", { corps, type: json })).status).toBe(201);
}

test("a lot of lots is told apart by commune, and goes through the states", async () => {
  const lots = exemple("LotDeLotsDUnitesElectoralesDePlusieursTypes-minimal");
  const corps = lots.replaceAll(/\b(?:2A004|75120)\b/g, "97411");
  const answer = await banc.demander("/tdt/transactions?attendre=30", { ...tdt, corps });
  expect(answer.status).toBe(201);
  const sent = await transactionOf(answer);
  expect(sent).toMatchObject({ canal: "tdt", etat: "traite" });
  expect(sent.etats.map(({ etat }) => etat)).toEqual(["poste", "transmis", "recu", "traite"]);
  const shown = await transactionOf(await banc.demander(`/tdt/transactions/${sent.id}`, tdt));
  expect(shown).toMatchObject({ id: sent.id, sens: "vers-l-insee" });
  const refused = await banc.demander("/tdt/transactions?attendre=30", { ...tdt, corps: "<a/>" });
  expect((await transactionOf(refused)).etats.map(({ etat }) => etat)).toEqual([
    "poste",
    "transmis",
    "refuse",
  ]);
});

test("what waits for several communes is joined, handed over, and goes away when it is received", async () => {
  const before = await banc.demander("/tdt/releve", { ...tdt, methode: "POST" });
  for (const electeur of ["E000001", "E000002"]) await death(electeur);
  // Electors of the other communes: whoever they are, they are told by the files.
  for (let number = 60; number < 180; number += 40)
    await death(`E${String(number).padStart(6, "0")}`);
  expect([201, 204]).toContain(before.status);
  const answer = await banc.demander("/tdt/releve", { ...tdt, methode: "POST" });
  expect(answer.status).toBe(201);
  const made = await transactionOf(answer);
  expect(made).toMatchObject({ sens: "de-l-insee", etat: "poste" });
  expect(new Set(made.fichiers.map(({ commune }) => commune)).size).toBeGreaterThan(1);
  // The same files are not in two transactions.
  expect((await banc.demander("/tdt/releve", { ...tdt, methode: "POST" })).status).toBe(204);
  expect((await banc.demander(`/tdt/transactions/${made.id}`)).status).toBe(404);

  expect((await setState(made.id, "recu")).status).toBe(409);
  const document = await banc.demander(`/tdt/transactions/${made.id}/document`, tdt);
  const files = Object.values(unzipSync(Buffer.from(await document.arrayBuffer())));
  expect(files).toHaveLength(1);
  const [xml = new Uint8Array()] = files;
  const text = Buffer.from(xml).toString("utf8");
  expect(libxml2Validator(entrySchema("unite electorale"))(text).errors).toEqual([]);
  const communes = new Set<string | undefined>();
  let units = 0;
  for await (const part of lireEnvoi([xml])) {
    expect(part.issues).toEqual([]);
    if (part.kind === "fin" || part.kind === "ecart") continue;
    units++;
    communes.add(part.commune);
    expect(part.place.lot).toBeDefined();
  }
  expect(units).toBe(made.unites);
  expect(communes).toEqual(new Set(made.fichiers.map(({ commune }) => commune)));

  const waiting = async (): Promise<string> => (await banc.demander("/retrait", tdt)).text();
  expect(await waiting()).toContain(made.fichiers[0]?.nom);
  expect((await setState(made.id, "recu")).status).toBe(200);
  for (const { nom } of made.fichiers) expect(await waiting()).not.toContain(nom);
  expect((await setState(made.id, "recu")).status).toBe(200);
  expect(await transactionOf(await setState(made.id, "traite"))).toMatchObject({ etat: "traite" });
  expect((await setState(made.id, "refuse")).status).toBe(409);
  expect((await setState(made.id, "nulle-part")).status).toBe(400);
});

test("what an intermediary refuses waits again", async () => {
  await death("E000003");
  const made = await transactionOf(await banc.demander("/tdt/releve", { ...tdt, methode: "POST" }));
  await banc.demander(`/tdt/transactions/${made.id}/document`, tdt);
  expect((await setState(made.id, "refuse")).status).toBe(200);
  const again = await transactionOf(
    await banc.demander("/tdt/releve", { ...tdt, methode: "POST" }),
  );
  expect(again.id).not.toBe(made.id);
  expect(again.fichiers).toEqual(made.fichiers);
});

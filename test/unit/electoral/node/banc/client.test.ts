import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type AccesAuBanc,
  demander,
  ErreurDuBanc,
} from "../../../../../electoral/node/banc/client/acces.js";
import { faireSurvenir, reglerHorloge } from "../../../../../electoral/node/banc/client/client.js";
import { deposer } from "../../../../../electoral/node/banc/client/deposer.js";
import { retirer } from "../../../../../electoral/node/banc/client/retirer.js";
import {
  type BancDEssai,
  exemple,
  motDePasse,
  ouvrirBancDEssai,
} from "../../../../support/banc.js";

let banc: BancDEssai;
let folder: string;
let acces: AccesAuBanc;

beforeAll(async () => {
  banc = await ouvrirBancDEssai({ essai: true });
  folder = await mkdtemp(join(tmpdir(), "scrutin-client-"));
  acces = { url: banc.url, compte: "mairie", motDePasse };
});
afterAll(async () => {
  await banc.fermer();
  await rm(folder, { recursive: true, force: true });
});

const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

test("deposits a file, a text and what is packed, each content once", async () => {
  const text = exemple("EnvoiUniteElectorale-complet");
  const file = join(folder, "envoi.xml");
  await writeFile(file, text);
  const first = await deposer(file, acces);
  expect(first).toMatchObject({ deja: false, etat: "traite", nom: "envoi.xml" });
  expect(first.bilan?.acceptees).toBe(1);
  for (const again of [text, Buffer.from(text), gzipSync(text), file])
    expect(await deposer(again, acces)).toMatchObject({ id: first.id, deja: true });
});

test("tells a refusal, and that nobody answers", async () => {
  const wrong = await deposer(exemple("EnvoiUniteElectorale-complet"), {
    ...acces,
    motDePasse: "autre-chose",
  }).catch((error: unknown) => error);
  expect(wrong).toBeInstanceOf(ErreurDuBanc);
  expect(wrong).toMatchObject({ statut: 401, code: "banc-authentification" });
  const nobody = { ...acces, url: "http://127.0.0.1:9", essais: 1 };
  await expect(demander(nobody, "/banc")).rejects.toMatchObject({ code: "banc-injoignable" });
});

test("withdraws what waits, goes on where it broke off, and acknowledges", async () => {
  await faireSurvenir(acces, { kind: "deces", electeur: "E000001" });
  await faireSurvenir(acces, { kind: "deces", electeur: "E000002" });
  const into = join(folder, "recus");
  const files = await retirer(into, acces, { acquitter: false });
  expect(files.length).toBe(2);
  const [one, two] = files;
  if (one === undefined || two === undefined) throw new Error("two files");
  const whole = await readFile(one.chemin);
  expect(Object.keys(unzipSync(whole))).toEqual([one.nom.replace(/zip$/, "xml")]);

  // As if the first transfer had broken off.
  const partial = join(into, `.${one.nom}.${hashOf(whole).slice(0, 16)}.partiel`);
  await rm(one.chemin);
  await writeFile(partial, whole.subarray(0, 100));
  const again = await retirer(into, acces, { acquitter: false });
  expect(again.map(({ deja }) => deja)).toEqual([false, true]);
  expect(hashOf(await readFile(one.chemin))).toBe(hashOf(whole));

  // All of it was there, under its other name; and what was spoilt is fetched again.
  await rm(one.chemin);
  await writeFile(partial, whole);
  await retirer(into, acces, { acquitter: false });
  expect(hashOf(await readFile(one.chemin))).toBe(hashOf(whole));
  await truncate(two.chemin, 10);
  await expect(retirer(into, acces)).rejects.toMatchObject({ code: "banc-autre-fichier" });
  await rm(two.chemin);
  expect((await retirer(into, acces)).length).toBe(1);
  expect(await retirer(into, acces)).toEqual([]);
  expect((await readdir(into)).sort()).toEqual([one.nom, two.nom].sort());
});

test("sets the clock, forward alone", async () => {
  expect(await reglerHorloge(acces, { avancer: 3 })).toMatchObject({ jour: "2008-12-04" });
  expect(await reglerHorloge(acces, { jour: "2008-12-05" })).toMatchObject({ jour: "2008-12-05" });
  await expect(reglerHorloge(acces, { jour: "2008-12-01" })).rejects.toMatchObject({
    statut: 409,
  });
});

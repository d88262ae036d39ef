import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type Compte,
  CompteRefuse,
  creerCompte,
  TropDEssais,
  Verificateur,
} from "../../../../../electoral/node/banc/magasin/comptes.js";
import {
  Comptes,
  garderCompte,
  lireComptes,
} from "../../../../../electoral/node/banc/magasin/comptes-gardes.js";
import { JournalAbime } from "../../../../../electoral/node/lignes-du-journal.js";

const password = "un-mot-de-passe";
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "scrutin-comptes-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const mairie: Compte = { nom: "mairie", role: "commune", communes: ["44109"] };

describe("an account", () => {
  test.for<readonly [string, Partial<Compte>, string]>([
    ["without a name", { nom: "" }, password],
    ["whose name has a colon", { nom: "a:b" }, password],
    ["whose name leads out", { nom: "../a" }, password],
    ["of no commune", { communes: [] }, password],
    ["of two communes that is no concentrator", { communes: ["44109", "35238"] }, password],
    ["of something else", { communes: ["Nantes"] }, password],
    ["of Corsica in small letters", { communes: ["2a004"] }, password],
    ["of an administrator with a commune", { role: "administrateur" }, password],
    ["with a short password", {}, "court"],
    ["with a password without end", {}, "x".repeat(1025)],
  ])("%s cannot be", async ([, parts, given]) => {
    await expect(creerCompte({ ...mairie, ...parts }, given)).rejects.toThrow(CompteRefuse);
  });

  test("does not keep its password, and has a salt of its own", async () => {
    const [one, two] = [await creerCompte(mairie, password), await creerCompte(mairie, password)];
    expect(JSON.stringify(one)).not.toContain(password);
    expect(one.cle).not.toBe(two.cle);
  });
});

test("a password is right whatever way its letters are composed, and remembered until it changes", async () => {
  let accounts = new Map([["mairie", await creerCompte(mairie, "pass\u00e9 simple")]]);
  const verifier = new Verificateur(() => accounts);
  expect(await verifier.verifier("mairie", "passe\u0301 simple")).toMatchObject(mairie);
  const begun = performance.now();
  for (let count = 0; count < 200; count++) await verifier.verifier("mairie", "pass\u00e9 simple");
  expect(performance.now() - begun).toBeLessThan(2000);
  expect(await verifier.verifier("mairie", "passe simple")).toBeUndefined();
  accounts = new Map([["mairie", await creerCompte(mairie, "un tout autre")]]);
  expect(await verifier.verifier("mairie", "pass\u00e9 simple")).toBeUndefined();
  accounts = new Map();
  expect(await verifier.verifier("mairie", "un tout autre")).toBeUndefined();
});

test("those who guess many at a time are told to wait", async () => {
  const verifier = new Verificateur(() => new Map());
  const tries = Array.from({ length: 40 }, (_, index) =>
    verifier.verifier("mairie", `essai numero ${index}`).catch((error: unknown) => error),
  );
  const results = await Promise.all(tries);
  expect(results.filter((result) => result instanceof TropDEssais)).toHaveLength(8);
});

test("accounts are kept in a file for its owner alone, and seen while the bench runs", async () => {
  const path = join(folder, "comptes.json");
  const comptes = new Comptes(path, []);
  await comptes.actualiser(10_000);
  expect(comptes.tous.size).toBe(0);
  expect(await garderCompte(path, await creerCompte(mairie, password))).toBe(false);
  expect((await stat(path)).mode & 0o077).toBe(0);
  await comptes.actualiser(20_000);
  expect([...comptes.tous.keys()]).toEqual(["mairie"]);
  const others = ["a", "b", "c", "d"].map((nom) => ({ ...mairie, nom }));
  for (const compte of others) await garderCompte(path, await creerCompte(compte, password));
  expect(await garderCompte(path, await creerCompte(mairie, `${password}2`))).toBe(true);
  expect((await lireComptes(path)).map(({ nom }) => nom)).toEqual(["a", "b", "c", "d", "mairie"]);
  expect(await readFile(path, "utf8")).not.toContain(password);
});

test.for(["{", "{}", "[1]", '[{"nom":"a"}]'])(
  "a file that is not ours is refused: %s",
  async (text) => {
    const path = join(folder, "autre.json");
    await writeFile(path, text);
    await expect(lireComptes(path)).rejects.toThrow(JournalAbime);
  },
);

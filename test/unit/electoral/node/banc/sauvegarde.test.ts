import { cp, mkdtemp, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fichierFictif } from "../../../../../electoral/banc/autre-cote.js";
import type { ModeleDAutreCote } from "../../../../../electoral/banc/contrat.js";
import { Banc } from "../../../../../electoral/node/banc/banc.js";
import type { Compte } from "../../../../../electoral/node/banc/magasin/comptes.js";
import { archives } from "../../../../../generator/cli/banc/archives.js";
import {
  type BancDEssai,
  comptesDEssai,
  exemple,
  ouvrirBancDEssai,
} from "../../../../support/banc.js";

/*
 * The snapshot of a bench, which lets the next run start quickly: with it, without it and with a damaged one the next run knows the same.
 */

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "scrutin-sauvegarde-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const example = exemple("EnvoiUniteElectorale-complet");
const letters = (number: number): string =>
  [...String(number)].map((digit) => "ABCDEFGHIJ"[Number(digit)]).join("");
const numbered = (number: number): string =>
  example
    .replace(/xml:id="[^"]*"/, `xml:id="AI-44109-${String(number).padStart(6, "0")}"`)
    .replace(/NomFamille>[^<]*</, `NomFamille>FICTIF${letters(number)}<`);

/** Passwords take their time to be hashed, so that there are few accounts. */
const comptes = comptesDEssai.filter(({ nom }) => nom !== "voisine");
/** The clock of a folder stays where it is. */
const again = { jour: undefined, essai: true, comptes } as const;
const withoutChief = comptes.filter(({ nom }) => nom !== "admin");

const json = { type: "application/json", compte: "admin" } as const;

/** A general file that counts what it is told. */
function counted(): { readonly modele: ModeleDAutreCote<never>; readonly told: () => number } {
  let told = 0;
  const own = fichierFictif();
  const count = (other: ReturnType<typeof own.commencer>): typeof other => ({
    ...other,
    recevoir: (entree) => {
      told++;
      return other.recevoir(entree);
    },
  });
  const modele = {
    ...own,
    commencer: (jour: string) => count(own.commencer(jour)),
    reprendre: (known: readonly unknown[]) => {
      const other = own.reprendre(known);
      return other === undefined ? undefined : count(other);
    },
  };
  return { modele: modele as ModeleDAutreCote<never>, told: () => told };
}

/** All that accounts see of a bench, but for the moments in answers. */
async function seen(banc: BancDEssai): Promise<unknown> {
  const all: unknown[] = [];
  for (const compte of ["mairie", "tiers"])
    for (const path of ["/depots?limite=1000", "/banc/boite", "/banc/electeurs", "/retrait"])
      all.push((await (await banc.demander(path, { compte })).text()).replaceAll(banc.url, ""));
  return all;
}

/** A folder in which something has happened, and how much its other side was told. */
async function lived(name: string): Promise<string> {
  const dossier = join(folder, name);
  const banc = await ouvrirBancDEssai({ dossier, essai: true, comptes });
  for (let number = 1; number <= 6; number++) await banc.deposer(numbered(number));
  await banc.demander("/banc/electeurs", { compte: "tiers" });
  await banc.demander("/banc/horloge", { ...json, corps: '{"avancer":3}' });
  await banc.demander("/tdt/releve", { compte: "tiers", methode: "POST" });
  await banc.deposer(numbered(1));
  await banc.deposer("<autre/>");
  await banc.fermer();
  return dossier;
}

/** Opens a folder, and says what is seen there, what the other side was told, and whether the snapshot was used. */
async function reopened(dossier: string, options: Parameters<typeof ouvrirBancDEssai>[0] = {}) {
  const { modele, told } = counted();
  const banc = await ouvrirBancDEssai({
    dossier,
    modele,
    ...again,
    comptes: withoutChief,
    ...options,
  });
  try {
    return { told: told(), ecarte: banc.ecarte, seen: await seen(banc) };
  } finally {
    await banc.fermer();
  }
}

describe("what was taken down", () => {
  test("is enough for the next run, and is not needed", async () => {
    const dossier = await lived("assez");
    const without = join(folder, "sans");
    await cp(dossier, without, { recursive: true });
    await rm(join(without, "instantane.bin"));
    const quick = await reopened(dossier);
    const slow = await reopened(without);
    expect(quick).toMatchObject({ told: 0, ecarte: undefined });
    expect(slow).toMatchObject({ told: 6, ecarte: undefined });
    expect(quick.seen).toEqual(slow.seen);
    // Going on from the snapshot gives what going on from the journal gives.
    const next = async (dossier: string): Promise<unknown> => {
      const banc = await ouvrirBancDEssai({ dossier, ...again });
      await banc.deposer(numbered(2).replace(/xml:id="[^"]*"/, 'xml:id="AI-44109-000077"'));
      await banc.demander("/banc/horloge", { ...json, corps: '{"jour":"2009-03-02"}' });
      const { constats } = (await (
        await banc.demander("/banc/boite", { compte: "tiers" })
      ).json()) as { readonly constats: readonly { readonly code: string }[] };
      await banc.fermer();
      return constats.map((constat) => constat.code);
    };
    expect(await next(dossier)).toEqual(await next(without));
  });

  test("is of no use where it is damaged, anywhere, and the journal is read then", async () => {
    const dossier = await lived("abime");
    const path = join(dossier, "instantane.bin");
    const whole = await readFile(path);
    const journal = await readFile(join(dossier, "journal.jsonl"));
    const { seen: right } = await reopened(dossier);
    const put = async (snapshot: Uint8Array): Promise<void> => {
      await writeFile(path, snapshot);
      await writeFile(join(dossier, "journal.jsonl"), journal);
    };
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.boolean(), async (at, isCut) => {
        const spoilt = Buffer.from(whole.subarray(0, isCut ? at : whole.length));
        if (!isCut) spoilt[at] = (spoilt[at] ?? 0) ^ 1;
        await put(spoilt);
        const without = await reopened(dossier);
        expect(without.told).toBe(6);
        expect(without.ecarte).toMatch(/^(?:endommage|autre-(?:version|journal))$/);
        expect(without.seen).toEqual(right);
      }),
      {
        numRuns: 3,
        seed: 20081207,
        examples: [
          [0, true],
          [60, false],
          [whole.length - 1, true],
        ],
      },
    );
  });

  test("is of the journal, the version and the model that it was taken of", async () => {
    const dossier = await lived("autres");
    const kept = await readFile(join(dossier, "instantane.bin"));
    const other = await lived("autre-dossier");
    await writeFile(join(other, "instantane.bin"), kept);
    expect(await reopened(other)).toMatchObject({ told: 6, ecarte: "autre-journal" });
    const path = join(dossier, "journal.jsonl");
    await truncate(path, (await stat(path)).size - 5);
    expect((await reopened(dossier)).ecarte).toBe("autre-journal");
    const model = { modele: fichierFictif({ graine: 9 }) as ModeleDAutreCote<unknown> };
    expect((await reopened(dossier, model)).ecarte).toBe("autre-modele");
    const text = kept.toString("latin1").replace(/"version":"/, '"version":"9.');
    await writeFile(join(dossier, "instantane.bin"), Buffer.from(text, "latin1"));
    expect((await reopened(dossier)).ecarte).toBe("autre-version");
  });

  test("is made while the bench goes on, and what came after it is read from the journal", async () => {
    const dossier = join(folder, "souvent");
    const banc = await ouvrirBancDEssai({ dossier, instantaneApres: 8 });
    await Promise.all(Array.from({ length: 9 }, (_, index) => banc.deposer(numbered(index))));
    const path = join(dossier, "instantane.bin");
    await expect.poll(() => stat(path).catch(() => undefined), { timeout: 240_000 }).toBeDefined();
    const copy = join(folder, "souvent-copie");
    // As a kill would leave it.
    await cp(dossier, copy, { recursive: true, filter: (source) => !source.endsWith("verrou") });
    await rm(join(copy, "banc.verrou"), { recursive: true, force: true });
    const right = await seen(banc);
    await banc.fermer();
    const fallen = await reopened(copy);
    expect(fallen.ecarte).toBeUndefined();
    expect(fallen.told).toBeLessThan(9);
    expect(fallen.seen).toEqual(right);
  });

  test("knows nothing that the journal does not: what could not be kept is told again", async () => {
    const dossier = join(folder, "panne");
    const compte: Compte = { nom: "mairie", role: "commune", communes: ["44109"] };
    let isFull = false;
    const noted: unknown[] = [];
    const open = () =>
      Banc.ouvrir({
        dossier,
        jour: "2008-12-01",
        modele: fichierFictif() as ModeleDAutreCote<unknown>,
        instantaneApres: 1,
        noter: (error) => noted.push(error),
        outils: {
          ...archives,
          archiver: (files) =>
            isFull ? Promise.reject(new Error("no space left")) : archives.archiver(files),
          version: "1",
          rapport: () => Promise.resolve(""),
          page: () => Promise.resolve(undefined),
        },
      });
    const put = async (banc: Banc, number: number) => {
      const text = Buffer.from(numbered(number));
      const content = (async function* () {
        yield text;
      })();
      return (await banc.deposer(compte, content, { canal: "depot" })).depot.id;
    };
    const banc = await open();
    await banc.attendre(await put(banc, 1), 60_000);
    isFull = true;
    const lost = await put(banc, 2);
    await expect.poll(() => noted.length, { timeout: 240_000 }).toBe(1);
    isFull = false;
    await banc.attendre(await put(banc, 3), 60_000);
    expect(banc.magasin.etat.depots.get(lost)?.bilan).toBeUndefined();
    await banc.fermer();
    const next = await open();
    const treated = await next.attendre(lost, 60_000);
    expect(treated?.suite?.constats.map(({ code }) => code)).not.toContain("deja-recu");
    expect(next.magasin.etat.fichiers.size).toBe(3);
    await next.fermer();
  });
});

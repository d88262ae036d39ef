import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type {
  AutreCote,
  EntreeDuBanc,
  ModeleDAutreCote,
} from "../../../../../electoral/banc/contrat.js";
import { type BancDEssai, exemple, ouvrirBancDEssai } from "../../../../support/banc.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "scrutin-traitement-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** An other side that writes down how it was asked. */
function scribe(): { readonly modele: ModeleDAutreCote<unknown>; readonly told: string[] } {
  const told: string[] = [];
  const nothing = { envois: [], constats: [] };
  const other: AutreCote<unknown> = {
    recevoir: ({ commune, jour, depot, unite }: EntreeDuBanc) => {
      told.push(`${jour} ${commune} ${depot.slice(0, 6)} ${unite.value.id}`);
      return nothing;
    },
    evenement: (event, jour) => {
      told.push(`${jour} ${JSON.stringify(event)}`);
      return nothing;
    },
    avancer: (jour) => {
      told.push(jour);
      return nothing;
    },
    attentes: () => [],
  };
  const modele: ModeleDAutreCote<unknown> = {
    commencer: (jour) => {
      told.push(`begin ${jour}`);
      return other;
    },
    lireEvenement: (evenement) => ({ evenement }),
  };
  return { modele, told };
}

const unit = exemple("EnvoiUniteElectorale-complet");
const numbered = (number: number): string =>
  unit.replace(/xml:id="[^"]*"/, `xml:id="AI-44109-${String(number).padStart(6, "0")}"`);

const json = { type: "application/json", compte: "admin" } as const;

async function live(banc: BancDEssai): Promise<void> {
  await banc.deposer(exemple("EnvoiLotDUnitesElectorales-complet"));
  await banc.demander("/banc/horloge", { ...json, corps: '{"avancer":3}' });
  await banc.deposer("<autre/>");
  await Promise.all(Array.from({ length: 12 }, (_, index) => banc.deposer(numbered(index + 1))));
  await banc.demander("/banc/evenements", { ...json, corps: '{"kind":"deces"}' });
  await banc.demander("/banc/horloge", { ...json, corps: '{"jour":"2009-01-10"}' });
}

test("a bench that is started again tells its other side the same things in the same order", async () => {
  const dossier = join(folder, "rejoue");
  const first = scribe();
  const banc = await ouvrirBancDEssai({ dossier, modele: first.modele });
  await live(banc);
  await banc.fermer();
  expect(first.told.length).toBeGreaterThan(50);
  for (let time = 0; time < 2; time++) {
    const again = scribe();
    const reopened = await ouvrirBancDEssai({
      dossier,
      modele: again.modele,
      jour: undefined,
    });
    expect(reopened.jour()).toBe("2009-01-10");
    await reopened.fermer();
    expect(again.told).toEqual(first.told);
  }
});

test("what was kept and not treated is treated by the next run, once", async () => {
  const dossier = join(folder, "reprise");
  const copie = join(folder, "copie");
  const banc = await ouvrirBancDEssai({ dossier, modele: scribe().modele });
  const ids: string[] = [];
  for (let number = 1; number <= 5; number++) {
    const answer = await banc.demander("/depot", { corps: numbered(number) });
    ids.push(((await answer.json()) as { readonly id: string }).id);
  }
  // What the disk has at some moment is what a process that is killed there leaves behind.
  await cp(dossier, copie, { recursive: true });
  await banc.fermer();
  await rm(join(copie, "banc.verrou"), { force: true });
  const { modele, told } = scribe();
  const again = await ouvrirBancDEssai({ dossier: copie, modele });
  for (const id of ids) {
    const seen = await (await again.demander(`/depots/${id}?attendre=30`)).json();
    expect(seen).toMatchObject({ id, etat: "traite", bilan: { acceptees: 1 } });
  }
  await again.fermer();
  expect(told.filter((line) => line.includes("AI-")).length).toBe(5);
});

test("two processes, or two benches of one, do not share a folder", async () => {
  const banc = await ouvrirBancDEssai();
  await expect(ouvrirBancDEssai({ dossier: banc.dossier })).rejects.toMatchObject({
    name: "JournalOccupe",
  });
  await banc.fermer();
});

test("an other side that throws is told as a remark, and the bench goes on", async () => {
  const { modele } = scribe();
  const noted: unknown[] = [];
  const banc = await ouvrirBancDEssai({
    modele: {
      ...modele,
      commencer: (jour) => ({
        ...modele.commencer(jour),
        recevoir: () => {
          throw new Error("fall");
        },
      }),
    },
    noter: (error) => noted.push(error),
  });
  expect(await banc.deposer(unit)).toMatchObject({
    etat: "traite",
    constats: [{ code: "banc-interne", gravite: "erreur", commune: "44109" }],
  });
  expect(noted).toHaveLength(1);
  await banc.fermer();
});

test("the same content at the same moment is one deposit", async () => {
  const { modele, told } = scribe();
  const banc = await ouvrirBancDEssai({ modele });
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => banc.demander("/depot", { corps: unit })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([...Array(9).fill(200), 201]);
  const bodies = await Promise.all(answers.map((answer) => answer.json()));
  expect(new Set(bodies.map((body) => (body as { readonly id: string }).id)).size).toBe(1);
  // That of another account is another.
  expect(await banc.deposer(unit, { compte: "tiers" })).toMatchObject({ deja: false });
  await banc.fermer();
  expect(told.filter((line) => line.includes("AI-")).length).toBe(2);
});

describe("the two levels", () => {
  let banc: BancDEssai;
  beforeAll(async () => {
    banc = await ouvrirBancDEssai({ modele: scribe().modele });
  });
  afterAll(() => banc.fermer());
  const lot = exemple("LotDUnitesElectoralesDePlusieursTypes-complet");

  test("a file for a commune of somebody else is refused as a whole", async () => {
    const seen = await banc.deposer(unit, { compte: "voisine" });
    expect(seen).toMatchObject({
      etat: "refuse",
      bilan: { niveau: "fichier", unites: 1, acceptees: 0 },
    });
    expect(JSON.stringify(seen["bilan"])).toContain("banc-autre-commune");
  });

  test("a record that breaks the schema is in error, and the rules hold for the others", async () => {
    const broken = exemple("EnvoiLotDUnitesElectorales-complet")
      .replace(/<ie:Sexe>.<\/ie:Sexe>/, "<ie:Sexe>X</ie:Sexe>")
      .replace(/(<el:AvisDeRadiation[\s\S]*?)<ie:Naissance>[\s\S]*?<\/ie:Naissance>/, "$1");
    const seen = await banc.deposer(broken);
    expect(seen).toMatchObject({
      etat: "traite",
      bilan: { niveau: "enregistrement", rangsEnErreur: [1, 3, 6, 7, 8] },
    });
    const text = JSON.stringify(seen["bilan"]);
    expect(text).toContain("cvc-enumeration-valid");
    expect(text).toContain("BIR-1");
  });

  test("an envelope that announces another number is a file that is refused", async () => {
    const seen = await banc.deposer(
      unit.replace(/(<el:NombreDUnites>)\d+/, (_, tag: string) => `${tag}7`),
    );
    expect(seen).toMatchObject({ bilan: { niveau: "fichier" } });
    expect(JSON.stringify(seen["bilan"])).toContain("CNT-1");
  });

  test("the report says what was found, in both cases, and that this is a bench", async () => {
    for (const corps of [lot, "pas du XML"]) {
      const { id } = await banc.deposer(corps);
      const answer = await banc.demander(`/depots/${id}/rapport`);
      expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
      const page = await answer.text();
      expect(page).toContain("ce n’est pas un service de l’Insee");
      expect(page).toMatch(/<strong>Erreur<\/strong>/);
      const browser = { enTetes: { Accept: "text/html,application/xhtml+xml,*/*;q=0.8" } };
      expect(await (await banc.demander(`/depots/${id}`, browser)).text()).toBe(page);
      for (const Accept of ["*/*", "application/json", "text/html, application/json"])
        expect(
          await (await banc.demander(`/depots/${id}`, { enTetes: { Accept } })).json(),
        ).toMatchObject({ id });
    }
  });
});

test("the journal holds no password, and no name of a person", async () => {
  const dossier = join(folder, "discret");
  const banc = await ouvrirBancDEssai({ dossier, modele: scribe().modele });
  await banc.deposer(unit);
  await banc.fermer();
  const journal = await readFile(join(dossier, "journal.jsonl"), "utf8");
  const name = /<ie:NomFamille>([^<]+)/.exec(unit)?.[1] ?? "";
  expect(name).not.toBe("");
  expect(journal).not.toContain(name);
  expect(journal).not.toContain("motdepasse");
});

test("records in error that are many are kept apart, and shown whole, after a restart too", async () => {
  const dossier = join(folder, "erreurs");
  const sample = exemple("LotDUnitesElectoralesDePlusieursTypes-minimal");
  const record = /<el:Avis[\s\S]*<\/el:Avis\w+>/.exec(sample)?.[0] ?? "";
  const records = Array.from({ length: 60 }, (_, index) =>
    record
      .replace(/xml:id="[^"]*"/, `xml:id="AR-44109-${index + 100}"`)
      .replace(/<el:DateDeDebut>[^<]*</, "<el:DateDeDebut>hier<"),
  );
  const corps = sample.replace(record, records.join("\n"));
  const banc = await ouvrirBancDEssai({ dossier, modele: scribe().modele });
  const seen = await banc.deposer(corps);
  expect(seen).toMatchObject({ bilan: { niveau: "enregistrement", unites: 60, enErreur: 60 } });
  const { id, bilan } = seen as { readonly id: string; readonly bilan: Record<string, unknown> };
  expect(bilan["enregistrements"]).toHaveLength(60);
  await banc.fermer();
  const journal = await readFile(join(dossier, "journal.jsonl"), "utf8");
  expect(journal.length).toBeLessThan(5000);
  const again = await ouvrirBancDEssai({ dossier, modele: scribe().modele });
  expect(await (await again.demander(`/depots/${id}`)).json()).toMatchObject({ bilan });
  expect(await (await again.demander(`/depots/${id}/rapport`)).text()).toContain("hier");
  await again.fermer();
});

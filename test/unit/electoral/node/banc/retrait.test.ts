import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  autorisation,
  type BancDEssai,
  type Envoi,
  ouvrirBancDEssai,
} from "../../../../support/banc.js";

let banc: BancDEssai;
let chemin: string;
let whole: Buffer;

async function bytesOf(
  envoi: Envoi = {},
): Promise<{ status: number; bytes: Buffer; headers: Headers }> {
  const answer = await banc.demander(chemin, envoi);
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, bytes, headers: answer.headers };
}

beforeAll(async () => {
  banc = await ouvrirBancDEssai({ essai: true });
  const corps = '{"kind":"deces","electeur":"E000001"}';
  await banc.demander("/banc/evenements", { corps, type: "application/json" });
  const list = await (await banc.demander("/retrait")).text();
  chemin = new URL(/<URI>([^<]+)<\/URI>/.exec(list)?.[1] ?? "").pathname;
  whole = (await bytesOf()).bytes;
});
afterAll(() => banc.fermer());

test("a file has its fingerprint as its tag, and is asked for by ranges", async () => {
  const { headers } = await bytesOf();
  const etag = headers.get("etag") ?? "";
  expect(etag).toBe(`"${createHash("sha256").update(whole).digest("hex")}"`);
  const { length } = whole;
  for (const [range, from, to] of [
    ["bytes=0-9", 0, 10],
    ["bytes=10-", 10, length],
    ["bytes=-7", length - 7, length],
    [`bytes=5-${length + 100}`, 5, length],
  ] as const) {
    const part = await bytesOf({ enTetes: { Range: range } });
    expect(part.status).toBe(206);
    expect(part.bytes).toEqual(whole.subarray(from, to));
    expect(part.headers.get("content-range")).toBe(`bytes ${from}-${to - 1}/${length}`);
  }
  for (const range of [`bytes=${length}-`, "bytes=9-3"])
    expect((await bytesOf({ enTetes: { Range: range } })).status).toBe(416);
  for (const range of ["bytes=0-1,3-4", "octets=0-1", "bytes=-"])
    expect((await bytesOf({ enTetes: { Range: range } })).bytes).toEqual(whole);
  const other = await bytesOf({ enTetes: { Range: "bytes=5-", "If-Range": '"autre"' } });
  expect([other.status, other.bytes]).toEqual([200, whole]);
  expect((await bytesOf({ enTetes: { "If-None-Match": etag } })).status).toBe(304);
  const head = await bytesOf({ methode: "HEAD" });
  expect([head.status, head.bytes.length]).toEqual([200, 0]);
  expect(head.headers.get("content-length")).toBe(String(length));
});

test("the addresses in the list are those by which the bench was asked", async () => {
  const asked = banc.url.replace("127.0.0.1", "localhost");
  const answer = await fetch(`${asked}/retrait`, {
    headers: { Authorization: autorisation("mairie") },
  });
  expect(await answer.text()).toContain(`<URI>${asked}${chemin}</URI>`);
});

test("who sets the clock of a bench for tests sees what comes for its own communes alone", async () => {
  const corps = '{"kind":"deces","electeur":"E000002"}';
  for (const [compte, count] of [
    ["voisine", 0],
    ["admin", 1],
  ] as const) {
    const event = corps.replace("2", compte === "admin" ? "3" : "2");
    const answer = await banc.demander("/banc/evenements", {
      compte,
      corps: event,
      type: "application/json",
    });
    const { fichiers } = (await answer.json()) as { readonly fichiers: readonly unknown[] };
    expect(fichiers).toHaveLength(count);
  }
  for (const nom of (await (await banc.demander("/retrait")).text()).matchAll(/<id>([^<]+)/g))
    if (!chemin.endsWith(nom[1] ?? ""))
      await banc.demander(`/ressources/electoral/fichier/${nom[1]}`, { methode: "DELETE" });
});

test("the box says what waits, until when, and what became of it", async () => {
  const box = async (): Promise<Record<string, unknown>> =>
    (await (await banc.demander("/banc/boite")).json()) as Record<string, unknown>;
  expect(await box()).toMatchObject({
    compte: { nom: "mairie", communes: ["44109"] },
    jour: "2008-12-01",
    fichiers: [{ uri: chemin, commune: "44109", unites: 1 }],
  });
  const { attentes } = await box();
  expect(attentes).toContainEqual(
    expect.objectContaining({
      kind: "demandeDeRadiation",
      etat: "attendue",
      envoyee: "2008-12-01",
      echeance: expect.stringMatching(/^2008-12-/),
    }),
  );
  await banc.demander("/banc/horloge", { corps: '{"avancer":60}', type: "application/json" });
  expect(await box()).toMatchObject({
    attentes: [{ etat: "tacite" }, { etat: "tacite" }, { etat: "tacite" }],
  });
});

test("what is acknowledged goes away, whoever says so and however often", async () => {
  expect((await bytesOf({ methode: "DELETE" })).status).toBe(204);
  expect((await bytesOf({ methode: "DELETE", compte: "tiers" })).status).toBe(204);
  const again = await banc.demander(`${chemin}/acquittement`, { methode: "POST" });
  expect(again.status).toBe(204);
  expect((await bytesOf()).status).toBe(410);
  expect(await (await banc.demander("/retrait")).text()).not.toContain("<Fichiers>");
});

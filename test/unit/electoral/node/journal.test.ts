import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ouvrirJournal } from "../../../../electoral/node/journal.js";
import { JournalAbime } from "../../../../electoral/node/lignes-du-journal.js";
import { JournalOccupe } from "../../../../electoral/node/verrou.js";

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "scrutin-journal-"));
  path = join(folder, "journal.jsonl");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const there = (name: string): Promise<boolean> =>
  stat(join(folder, name)).then(
    () => true,
    () => false,
  );

/** Sends a document whose units are some names, as a command does. */
async function send(envoi: string, unites: readonly string[]): Promise<void> {
  const journal = await ouvrirJournal(path);
  const temporaire = join(folder, `${envoi}.tmp`);
  await writeFile(temporaire, envoi);
  const empreinte = createHash("sha256").update(envoi).digest("base64url");
  const numeros = { p: { [envoi]: unites.length } };
  const annonce = await journal.commencer(envoi);
  for (const unite of unites) {
    annonce.unite(unite);
    await annonce.ecrire();
  }
  await annonce.finir({ fichier: join(folder, `${envoi}.xml`), temporaire, empreinte, numeros });
  await journal.fermer();
}

describe("the journal of what was sent", () => {
  test("knows it when it is opened again, and the numbers", async () => {
    await send("A", ["a1", "a2"]);
    await send(
      "B",
      Array.from({ length: 2500 }, (_, index) => `b${index}`),
    );
    const journal = await ouvrirJournal(path);
    expect(["a1", "a2", "b0", "b2499", "c"].map((unit) => journal.envoiDe(unit))).toEqual([
      "A",
      "A",
      "B",
      "B",
      undefined,
    ]);
    expect(journal.numeros).toEqual({ p: { B: 2500 } });
    expect(journal.repris).toEqual([]);
    expect(await there("A.xml")).toBe(true);
    await journal.fermer();
  });

  test("cut off at any byte knows the whole sending or none of it, and goes on", async () => {
    await send("A", ["a1", "a2"]);
    const first = (await readFile(path)).length;
    await send("B", ["b1", "b2", "b3"]);
    const whole = await readFile(path);
    for (let length = first; length <= whole.length; length++) {
      await writeFile(path, whole.subarray(0, length));
      const journal = await ouvrirJournal(path);
      // The line end alone may be missing.
      const isWhole = length >= whole.length - 1;
      expect(journal.envoiDe("a2")).toBe("A");
      expect(
        [1, 2, 3].map((n) => journal.envoiDe(`b${n}`)),
        String(length),
      ).toEqual(Array(3).fill(isWhole ? "B" : undefined));
      expect(journal.numeros).toEqual(isWhole ? { p: { B: 3 } } : { p: { A: 2 } });
      await journal.fermer();
      // Whatever is added waits for the disk.
      if (length % 5 !== 0 && length < whole.length - 2) continue;
      await send("C", ["c1"]);
      const later = await ouvrirJournal(path);
      expect([later.envoiDe("a1"), later.envoiDe("b1"), later.envoiDe("c1")]).toEqual([
        "A",
        isWhole ? "B" : undefined,
        "C",
      ]);
      await later.fermer();
    }
  });

  test("does not know what was begun and given up; it goes out the next time", async () => {
    const journal = await ouvrirJournal(path);
    const annonce = await journal.commencer("A");
    for (let index = 0; index < 1500; index++) annonce.unite(`a${index}`);
    await annonce.ecrire();
    await annonce.abandonner();
    expect([journal.envoiDe("a0"), journal.envoiDe("a1499")]).toEqual([undefined, undefined]);
    await journal.fermer();
    await send("B", ["a0", "b0"]);
    const later = await ouvrirJournal(path);
    expect(["a0", "a1", "b0"].map((unit) => later.envoiDe(unit))).toEqual(["B", undefined, "B"]);
    await later.fermer();
  });

  test("is not told the end by a process whose lock another has taken over", async () => {
    const journal = await ouvrirJournal(path);
    const annonce = await journal.commencer("A");
    annonce.unite("a1");
    await writeFile(`${path}.verrou`, "another");
    const document = { fichier: join(folder, "A.xml"), temporaire: join(folder, "A.tmp") };
    const told = annonce.finir({ ...document, empreinte: "", numeros: {} });
    await expect(told).rejects.toThrow(JournalOccupe);
    await rm(`${path}.verrou`);
    const later = await ouvrirJournal(path);
    expect(later.envoiDe("a1")).toBeUndefined();
    await later.fermer();
  });

  test("puts a document in its place that was told and left beside it", async () => {
    await send("A", ["a1"]);
    const text = await readFile(join(folder, "A.xml"));
    await rm(join(folder, "A.xml"));
    await writeFile(join(folder, "A.tmp"), text);
    const journal = await ouvrirJournal(path);
    expect(journal.repris).toEqual([join(folder, "A.xml")]);
    expect(await there("A.xml")).toBe(true);
    await journal.fermer();
  });

  test("that is damaged is not believed", async () => {
    await send("A", ["a1", "a2"]);
    await send("B", ["b1"]);
    const text = await readFile(path, "utf8");
    for (const wrong of [
      text.replace("a1", "zz"),
      text.replace('{"unites":["a1"', '{"unites":["a1" '),
      text.replace(/^.*a1.*\n/m, ""),
    ]) {
      await writeFile(path, wrong.includes('"a1" ') ? wrong.replace('"a1" ', '"a1"}') : wrong);
      await expect(ouvrirJournal(path)).rejects.toThrow(JournalAbime);
    }
    await writeFile(path, text);
    await (await ouvrirJournal(path)).fermer();
  });

  test("has one writer at a time; what a process that is gone has locked is taken over", async () => {
    const journal = await ouvrirJournal(path);
    await expect(ouvrirJournal(path)).rejects.toThrow(JournalOccupe);
    await journal.fermer();
    await writeFile(`${path}.verrou`, "999999999");
    await (await ouvrirJournal(path)).fermer();
    await writeFile(`${path}.verrou`, "");
    await (await ouvrirJournal(path)).fermer();
    expect(await there("journal.jsonl.verrou")).toBe(false);
  });
});

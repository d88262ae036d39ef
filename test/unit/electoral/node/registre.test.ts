import { mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { JournalAbime } from "../../../../electoral/node/lignes-du-journal.js";
import { ouvrirRegistre } from "../../../../electoral/node/registre.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "scrutin-registre-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function entriesOf(path: string): Promise<{ entries: unknown[]; lost: number }> {
  const entries: unknown[] = [];
  const register = await ouvrirRegistre(path, (entry) => entries.push(entry));
  await register.fermer();
  return { entries, lost: register.perdus };
}

async function write(path: string, entries: readonly unknown[]): Promise<void> {
  const register = await ouvrirRegistre(path, () => undefined);
  await Promise.all(entries.map((entry) => register.ajouter(entry)));
  await register.fermer();
}

test("gives back what it was given, in the order in which it came, over several runs", async () => {
  const path = join(folder, "suite");
  const batches = [[1, "é\n\u2028", { a: null }], [], [["x".repeat(200_000)]], [2]];
  for (const batch of batches) await write(path, batch);
  expect(await entriesOf(path)).toEqual({ entries: batches.flat(), lost: 0 });
});

test("drops the last line wherever it was cut off, and goes on behind the one before", async () => {
  const path = join(folder, "coupe");
  const entries = [{ n: 1 }, { n: 2, texte: "été" }];
  await write(path, entries);
  const whole = await readFile(path);
  const first = whole.indexOf("\n") + 1;
  for (let length = first; length < whole.length; length += 5) {
    await writeFile(path, whole.subarray(0, length));
    expect(await entriesOf(path)).toEqual({ entries: [{ n: 1 }], lost: length - first });
    await write(path, [{ n: 3 }]);
    expect((await entriesOf(path)).entries).toEqual([{ n: 1 }, { n: 3 }]);
  }
});

test("refuses what is damaged before its last line, wherever it is", async () => {
  const path = join(folder, "abime");
  await write(path, [{ n: 1 }, { n: 22 }, { n: 333 }]);
  const whole = await readFile(path);
  const last = whole.subarray(0, -1).lastIndexOf("\n") + 1;
  await fc.assert(
    fc.asyncProperty(fc.nat(last - 2), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const spoilt = Buffer.from(whole);
      spoilt[at] = (spoilt[at] ?? 0) ^ change;
      await writeFile(path, spoilt);
      await expect(entriesOf(path)).rejects.toThrow(JournalAbime);
    }),
    { numRuns: 15 },
  );
});

test("what a disk leaves behind a fall of the power is dropped", async () => {
  const path = join(folder, "zeros");
  await write(path, [{ n: 1 }]);
  const { length } = await readFile(path);
  await truncate(path, length + 4096);
  expect(await entriesOf(path)).toEqual({ entries: [{ n: 1 }], lost: 4096 });
});

test("writes entries that come together at once", async () => {
  const path = join(folder, "ensemble");
  const register = await ouvrirRegistre(path, () => undefined);
  const order: number[] = [];
  await Promise.all(
    Array.from({ length: 500 }, async (_, index) => {
      await register.ajouter(index);
      order.push(index);
    }),
  );
  await register.fermer();
  expect(order).toEqual(Array.from({ length: 500 }, (_, index) => index));
  expect((await entriesOf(path)).entries).toEqual(order);
});

test("after a failure nothing more is acknowledged", async () => {
  const register = await ouvrirRegistre(join(folder, "panne"), () => undefined);
  await register.ajouter(1);
  await register.fermer();
  await expect(register.ajouter(2)).rejects.toThrow();
  await expect(register.ajouter(3)).rejects.toThrow();
});

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { thisProcess } from "../../../../electoral/node/processus.js";
import { JournalOccupe, verrouiller } from "../../../../electoral/node/verrou.js";

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "scrutin-verrou-"));
  path = join(folder, "a.verrou");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const leave = (owner: object): Promise<void> => writeFile(path, JSON.stringify(owner));

test("of many that come at once, one has the lock; the others come in one after the other", async () => {
  let inside = 0;
  let met = 0;
  const enter = async (): Promise<void> => {
    for (;;) {
      const lock = await verrouiller(path).catch((error: unknown) => {
        if (error instanceof JournalOccupe) return undefined;
        throw error;
      });
      if (lock === undefined) {
        await new Promise(setImmediate);
        continue;
      }
      expect(++inside).toBe(1);
      met++;
      await new Promise(setImmediate);
      inside--;
      return lock.lever();
    }
  };
  await Promise.all(Array.from({ length: 12 }, enter));
  expect(met).toBe(12);
  expect(await readdir(folder)).toEqual([]);
});

test("what a process that was killed left is taken over, by one alone", async () => {
  const child: ChildProcess = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  await once(child, "spawn");
  child.kill("SIGKILL");
  await once(child, "exit");
  await leave({ ...thisProcess(), pid: child.pid });
  const came = await Promise.allSettled(Array.from({ length: 5 }, () => verrouiller(path)));
  expect(came.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("a process that runs keeps it; a later one that has its number does not", async () => {
  await leave({ ...thisProcess(), pid: process.ppid, started: "" });
  const isKnown = thisProcess().started !== "";
  // Where the system does not say when a process began, its number counts.
  if (isKnown) await (await verrouiller(path)).lever();
  else await expect(verrouiller(path)).rejects.toThrow(JournalOccupe);
  const lock = await verrouiller(path);
  await expect(verrouiller(path)).rejects.toThrow(JournalOccupe);
  await lock.lever();
});

test("another machine keeps it while it gives a sign of life", async () => {
  const elsewhere = { ...thisProcess(), machine: "elsewhere" };
  await leave(elsewhere);
  let waits = 0;
  const options = { patience: 400, attendre: () => void waits++ };
  const timer = setInterval(() => void utimes(path, new Date(), new Date()), 20);
  await expect(verrouiller(path, options)).rejects.toThrow(JournalOccupe);
  clearInterval(timer);
  expect(waits).toBe(1);
  const lock = await verrouiller(path, options);
  expect(await lock.estANous()).toBe(true);
  await lock.lever();
});

test("who has lost it knows, and does not take away that of the next", async () => {
  const lock = await verrouiller(path);
  await rm(path);
  const next = await verrouiller(path);
  expect(await lock.estANous()).toBe(false);
  await lock.lever();
  expect(await next.estANous()).toBe(true);
  expect(JSON.parse(await readFile(path, "utf8"))).toMatchObject({ pid: process.pid });
  await next.lever();
});

test.each(["", "999999999", "{}", "null", "\0", '{"machine":1}'])(
  "what is no lock (%j) keeps nobody out",
  async (text) => {
    await writeFile(path, text);
    await (await verrouiller(path)).lever();
    expect(await readdir(folder)).toEqual([]);
  },
);

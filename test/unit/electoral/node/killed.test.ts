import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { unitesDe } from "../../../../electoral/index.js";
import { EnvoiLotDUnitesElectoralesElement } from "../../../../generated/electoral/index.js";
import { run } from "../../../../generator/cli/program.js";
import { parseOrThrow } from "../../../../runtime/parse.js";
import { root } from "../../../../scripts/root.js";
import { testTerminal } from "../../../support/terminal.js";

/*
 * The command itself, killed by the system (SIGKILL) in the middle of its work. It takes some seconds, since it starts real processes.
 */

let folder: string;
const rows = 2000;
const args = ["lot", "grand.csv", "--commune", "44109", "--periode", "2008-09-01/2009-02-28"];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "scrutin-killed-"));
  const text = await readFile(`${root}docs/examples/mairie.csv`, "utf8");
  const [headings = "", row = ""] = text.split("\r\n");
  const many = Array.from({ length: rows }, (_, index) => row.replace(";1001;", `;${index + 1};`));
  await writeFile(join(folder, "grand.csv"), [headings, ...many, ""].join("\r\n"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Starts the command, and kills it when the folder looks so. Says whether it was killed. */
async function killWhen(isTime: (names: readonly string[]) => boolean): Promise<boolean> {
  const child = spawn(
    process.execPath,
    [`${root}scripts/run-ts.mjs`, `${root}generator/cli.ts`, ...args],
    { cwd: folder, stdio: "ignore" },
  );
  const ended = new Promise<NodeJS.Signals | null>((done) =>
    child.on("exit", (_, signal) => done(signal)),
  );
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  while (!isOver) {
    if (isTime(await readdir(folder))) child.kill("SIGKILL");
    await new Promise((done) => setTimeout(done, 1));
  }
  return (await ended) === "SIGKILL";
}

test("sends each row once, whenever it was killed", async () => {
  const killed = [
    await killWhen((names) => names.some((name) => name.endsWith(".tmp"))),
    await killWhen((names) => names.includes("scrutin-journal.jsonl")),
  ];
  expect(killed[0]).toBe(true);
  const terminal = testTerminal(folder);
  expect(await run(args, terminal)).toBe(0);
  const sent: string[] = [];
  const ids: string[] = [];
  for (const name of await readdir(folder)) {
    if (!name.endsWith(".xml")) continue;
    const value = parseOrThrow(
      EnvoiLotDUnitesElectoralesElement,
      await readFile(join(folder, name)),
    );
    for (const unit of unitesDe(value)) {
      ids.push(unit.value.id);
      if (unit.kind === "avisDInscription") sent.push(unit.value.numeroDEnregistrement);
    }
  }
  const numbers = sent.map(Number).sort((one, other) => one - other);
  expect(numbers).toEqual(Array.from({ length: rows }, (_, index) => index + 1));
  expect(new Set(ids).size).toBe(rows);
  expect((await readdir(folder)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
}, 60_000);

import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../scripts/root.js";
import { fuzzArguments } from "./fuzz-arguments.js";
import { randomFrom } from "./mutate.js";

/*
 * `scrutin update` of the electoral schemas, killed with SIGKILL at random moments: whatever is read then is the old project or the new
 * one, and what the next run makes of it is the same.
 */

const { count, seed } = fuzzArguments("usage: npm run kill:update -- [N [SEED]]", 10);
const random = randomFrom(seed);
const room = mkdtempSync(join(tmpdir(), "scrutin-kill-"));

function scrutin(folder: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync(command[0], [...command.slice(1), ...args], {
    cwd: folder,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`scrutin ${args.join(" ")}: ${stderr}`);
}
const command = [process.execPath, `${root}scripts/run-ts.mjs`, `${root}generator/cli.ts`] as const;

/** All that a program finds below the folders that change. The history has the date of the day, and counts as there or not. */
function read(folder: string): string {
  const paths = ["schemas", "generated"].flatMap((top) =>
    readdirSync(join(folder, top), { recursive: true }).map((path) => `${top}/${String(path)}`),
  );
  return paths
    .toSorted()
    .flatMap((path) => {
      try {
        return [`${path}: ${readFileSync(join(folder, path), "utf8")}`];
      } catch {
        // A folder, or a link to what is not there.
        return [];
      }
    })
    .join("\n");
}

function lay(name: string): string {
  const folder = join(room, name);
  cpSync(join(room, "begin"), folder, { recursive: true });
  return folder;
}

try {
  const begin = join(room, "begin");
  const wanted = (path: string): boolean => !/\.(?!xsd$)[a-z]+$/.test(path);
  cpSync(`${root}schemas`, join(begin, "schemas"), { recursive: true, filter: wanted });
  const schemas = ["schemas/electoral/echanges-mairies-insee-unite-electorale.xsd"];
  writeFileSync(
    join(begin, "scrutin.config.json"),
    JSON.stringify({ schemas, output: "generated" }),
  );
  scrutin(begin, "generate");
  cpSync(join(begin, "schemas"), join(begin, "next"), { recursive: true });
  for (const file of readdirSync(join(begin, "next"), { recursive: true }).map(String)) {
    if (!file.endsWith(".xsd")) continue;
    const path = join(begin, "next", file);
    const text = readFileSync(path, "utf8").replaceAll("PeriodeDeRevisionType", "RevisionType");
    writeFileSync(path, `${text}<!-- next -->\n`);
  }
  const old = read(begin);
  const whole = lay("whole");
  const started = performance.now();
  scrutin(whole, "update", "next", "--yes");
  const time = performance.now() - started;
  const latest = read(whole);
  const ends = { old: 0, new: 0 };
  for (let round = 0; round < count; round++) {
    const folder = lay(`round-${round}`);
    const child = spawn(command[0], [...command.slice(1), "update", "next", "--yes"], {
      cwd: folder,
      stdio: "ignore",
    });
    const ended = new Promise((resolve) => child.once("exit", resolve));
    // Every second time at the end, where files are put in place.
    const moment = (time * random.below(1000)) / 1000;
    if (round % 2 === 0) await new Promise((resolve) => setTimeout(resolve, moment));
    else await appearance(folder, random.below(60));
    child.kill("SIGKILL");
    await ended;
    const state = stateOf(read(folder));
    scrutin(folder, "generate");
    const after = stateOf(read(folder));
    console.log(`${round}\t${state}\t${after}`);
    if (state === "mixture" || state !== after) process.exitCode = 1;
    else ends[state]++;
    rmSync(folder, { recursive: true });
  }
  console.log(JSON.stringify(ends));

  function stateOf(text: string): "old" | "new" | "mixture" {
    if (text === old) return "old";
    return text === latest ? "new" : "mixture";
  }
} finally {
  rmSync(room, { recursive: true, force: true });
}

/** Waits until the change begins, and then some milliseconds. */
async function appearance(folder: string, more: number): Promise<void> {
  while (!readdirSync(folder).includes(".scrutin-update"))
    await new Promise((resolve) => setTimeout(resolve, 1));
  await new Promise((resolve) => setTimeout(resolve, more));
}

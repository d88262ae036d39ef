import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { splitCommand } from "../support/split-command.js";
import { fuzzArguments } from "./fuzz-arguments.js";
import { randomFrom } from "./mutate.js";

/*
 * `scrutin lot`, killed with SIGKILL at random moments and started again, two at once now and then, until it ends by itself: each good row went out once,
 * each wrong one is in the file of refused rows, no number was given twice, nothing half written is left. Then the wrong rows are mended and fed.
 */

const { count, seed } = fuzzArguments("usage: npm run kill:lot -- [N [SEED]]", 10);
const { below } = randomFrom(seed);
const room = mkdtempSync(join(tmpdir(), "scrutin-kill-lot-"));
const program = await splitCommand("kill-lot");

const headings =
  "opération;numéro d'enregistrement;type de liste;code commune;nom de naissance;prénoms;date de naissance;code du lieu de naissance;type d'inscription;date de décision;nom de voie";

interface Round {
  readonly folder: string;
  readonly rows: number;
  readonly wrong: ReadonlySet<number>;
  readonly sender: readonly string[];
}

function lay(index: number): Round {
  const folder = join(room, String(index));
  mkdirSync(folder);
  const rows = 1 + below(6000);
  const wrong = new Set(Array.from({ length: below(5) }, () => 1 + below(rows)));
  const isConcentrator = below(3) === 0;
  const lines = Array.from({ length: rows }, (_, each) => {
    const number = each + 1;
    const commune = isConcentrator ? ["44109", "2A004", "97411"][below(3)] : "44109";
    return `inscription;${number};p;${commune};Lefèvre;Zoé;${wrong.has(number) ? "30/02" : "28/02"}/1971;29019;1;04/11/2008;du Port`;
  });
  writeFileSync(join(folder, "table.csv"), [headings, ...lines, ""].join("\r\n"));
  const who = isConcentrator ? ["--concentrateur", "99999999800029"] : ["--commune", "44109"];
  return { folder, rows, wrong, sender: [...who, "--periode", "2008-09-01/2009-02-28"] };
}

function start({ folder, sender }: Round, table: string): ChildProcess {
  return spawn(process.execPath, [program, "lot", table, ...sender], {
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
  });
}

/** How a run ended: its exit code, or -1 where it was killed. */
function ended(child: ChildProcess): Promise<number> {
  return new Promise((done) => child.on("exit", (code) => done(code ?? -1)));
}

/** Runs until a run ends by itself. Gives how many were killed. */
async function untilDone(round: Round, table: string, longest: number): Promise<number> {
  for (let killed = 0; ; killed++) {
    const children = [start(round, table), ...(below(4) === 0 ? [start(round, table)] : [])];
    const ends = children.map(ended);
    if (killed < 4) {
      await Promise.race([setTimeout(below(longest)), Promise.all(ends)]);
      for (const child of children) child.kill("SIGKILL");
    }
    const codes = await Promise.all(ends);
    const isKnown = codes.every((code) => code !== 2 || children.length === 2);
    if (!isKnown) throw new Error(`round in ${round.folder}: exit codes ${codes.join(", ")}`);
    if (codes.some((code) => code === 0 || code === 1)) return killed;
  }
}

function check(round: Round, expected: readonly number[]): void {
  const names = readdirSync(round.folder);
  const left = names.filter((name) => /\.(?:tmp|verrou)$/.test(name));
  if (left.length > 0) throw new Error(`${round.folder}: ${left.join(", ")} is left`);
  const text = names
    .filter((name) => name.endsWith(".xml"))
    .map((name) => readFileSync(join(round.folder, name), "utf8"))
    .join("\n");
  const all = (pattern: RegExp): readonly string[] =>
    Array.from(text.matchAll(pattern), ([, found = ""]) => found);
  const numbers = all(/NumeroDEnregistrement>(\d+)</g).map(Number);
  const ids = all(/xml:id="([^"]+)"/g);
  const isOnce = numbers.toSorted((one, other) => one - other).join() === expected.join();
  if (!isOnce)
    throw new Error(`${round.folder}: ${numbers.length} rows went out of ${expected.length}`);
  if (new Set(ids).size !== ids.length)
    throw new Error(`${round.folder}: an identifier came twice`);
}

let kills = 0;
for (let index = 0; index < count; index++) {
  const round = lay(index);
  const begun = performance.now();
  const { wrong, rows, folder } = round;
  const good = Array.from({ length: rows }, (_, each) => each + 1);
  kills += await untilDone(round, "table.csv", index === 0 ? 1500 : 2500);
  check(
    round,
    good.filter((number) => !wrong.has(number)),
  );
  if (wrong.size > 0) {
    const refused = readFileSync(join(folder, "table.refus.csv"), "utf8");
    const found = refused.match(/^inscription;/gm)?.length;
    if (found !== wrong.size)
      throw new Error(`${folder}: ${found} of ${wrong.size} rows are refused`);
    writeFileSync(join(folder, "mieux.csv"), refused.replaceAll("30/02", "28/02"));
    kills += await untilDone(round, "mieux.csv", 1500);
    check(round, good);
  }
  console.log(
    `${index + 1}: ${rows} rows, ${kills} killed until now, ${(performance.now() - begun).toFixed(0)} ms`,
  );
  rmSync(folder, { recursive: true, force: true });
}
rmSync(room, { recursive: true, force: true });
console.log(`${count} rounds, ${kills} runs killed: every row went out once (seed ${seed})`);

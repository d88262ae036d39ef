import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { root } from "../../scripts/root.js";
import { splitCommand } from "../support/split-command.js";
import { zipOf } from "../support/zip.js";
import { fuzzArguments } from "./fuzz-arguments.js";
import { randomFrom } from "./mutate.js";

/*
 * `scrutin update` of the electoral schemas and their rules from an archive, killed with SIGKILL in each of its steps in turn: whatever is
 * read then is the old project or the new one, and what the next run makes of it is the same.
 */

/** How far a run has come, by what it has left. */
const steps = [
  "nothing yet",
  "the report, with the entry for the change log",
  "schemas and rules prepared",
  "the history prepared",
  "the old files kept",
  "files replaced by links",
  "the change decided",
  "links replaced by files",
  "what was prepared removed",
] as const;
type StepName = (typeof steps)[number];

const { count, seed } = fuzzArguments("usage: npm run kill:update -- [N [SEED]]", 18);
const random = randomFrom(seed);
const room = mkdtempSync(join(tmpdir(), "scrutin-kill-"));
const program = await splitCommand("kill-update");
const update = [program, "update", "next.zip", "--yes"] as const;

function scrutin(folder: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`scrutin ${args.join(" ")}: ${stderr}`);
  return stdout;
}

/** All that a program finds below the folders that change. */
function read(folder: string): string {
  const paths = ["schemas", "generated"].flatMap((top) => filesIn(join(folder, top), `${top}/`));
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

const filesIn = (folder: string, before = ""): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true }).map((path) => `${before}${String(path)}`)
    : [];

function lay(name: string): string {
  const folder = join(room, name);
  cpSync(join(room, "begin"), folder, { recursive: true });
  return folder;
}

function layBeginning(): void {
  const begin = join(room, "begin");
  const wanted = (path: string): boolean => !/\.(?!(?:xsd|sch)$)[a-z]+$/.test(path);
  cpSync(`${root}schemas`, join(begin, "schemas"), { recursive: true, filter: wanted });
  writeFileSync(join(begin, "package.json"), '{ "name": "town-hall", "version": "1.4.2" }');
  writeFileSync(
    join(begin, "scrutin.config.json"),
    JSON.stringify({
      schemas: ["schemas/electoral/echanges-mairies-insee-unite-electorale.xsd"],
      rules: "schemas/electoral/schematron",
      output: "generated",
    }),
  );
  scrutin(begin, "generate");
  const entries = filesIn(join(begin, "schemas"))
    .filter((file) => /\.(?:xsd|sch)$/.test(file))
    .map((file) => {
      const text = readFileSync(join(begin, "schemas", file), "utf8")
        .replaceAll("PeriodeDeRevisionType", "RevisionType")
        .replaceAll('id="LST-2"', 'id="LST-2b"');
      return { name: `insee-2/${file}`, content: `${text}<!-- next -->\n` };
    });
  writeFileSync(
    join(begin, "next.zip"),
    zipOf([...entries, { name: "insee-2/LISEZMOI.txt", content: "…" }]),
  );
}

/** How far the run in a folder has come. */
function stepOf(folder: string, printed: boolean): StepName {
  const own = readdirSync(folder).find((name) => name.startsWith(".scrutin-update"));
  if (own !== ".scrutin-update" && existsSync(join(folder, "schemas/HISTORY.md")))
    return "what was prepared removed";
  if (own === undefined)
    return printed ? "the report, with the entry for the change log" : "nothing yet";
  const at = join(folder, own);
  if (own !== ".scrutin-update") {
    return existsSync(join(at, "new/schemas/HISTORY.md"))
      ? "the history prepared"
      : "schemas and rules prepared";
  }
  const linked = filesIn(folder).some((file) => isLinkOfChange(join(folder, file)));
  const chosen = linkAt(join(at, "current"));
  if (chosen === "new") {
    const all = linkAt(join(folder, "schemas/HISTORY.md")) !== undefined;
    return all ? "the change decided" : "links replaced by files";
  }
  return linked ? "files replaced by links" : "the old files kept";
}

function linkAt(path: string): string | undefined {
  try {
    return lstatSync(path).isSymbolicLink() ? readlinkSync(path) : undefined;
  } catch {
    return undefined;
  }
}

function isLinkOfChange(path: string): boolean {
  return (linkAt(path) ?? "").includes(".scrutin-update/");
}

/** Waits until a run has come to a step, or has ended, and then some moments, so that the kill falls anywhere in it. */
async function arrival(folder: string, child: ChildProcess, wanted: StepName): Promise<boolean> {
  let printed = false;
  child.stdout?.on("data", () => {
    printed = true;
  });
  const far = (): number => steps.indexOf(stepOf(folder, printed));
  while (child.exitCode === null) {
    try {
      if (far() >= steps.indexOf(wanted)) break;
    } catch {
      // What is looked at is being renamed.
    }
    await setTimeout(1);
  }
  const slow = steps.indexOf(wanted) < 3;
  await setTimeout(slow ? random.below(wanted === "nothing yet" ? 2000 : 700) : random.below(6));
  child.kill("SIGKILL");
  return printed;
}

function stateOf(text: string, ends: Readonly<Record<"old" | "new", string>>): string {
  if (text === ends.old) return "old";
  return text === ends.new ? "new" : "mixture";
}

try {
  layBeginning();
  const old = read(join(room, "begin"));
  const whole = lay("whole");
  const report = scrutin(whole, ...update.slice(1));
  if (!report.includes("### ")) throw new Error("no entry for the change log");
  const ends = { old, new: read(whole) };
  for (const [what, pattern] of [
    ["rules", /LST-2b/],
    ["history", /HISTORY\.md: # Versions/],
    ["code", /\bRevisionType/],
  ] as const)
    if (!pattern.test(ends.new) || pattern.test(old)) throw new Error(`${what} did not change`);
  const seen = new Map<StepName, Record<string, number>>(steps.map((step) => [step, {}]));
  for (let round = 0; round < count; round++) {
    const folder = lay(`round-${round}`);
    const wanted = steps[round % steps.length] ?? "nothing yet";
    // Comparing the code takes most of the time, and is over when the report is there.
    const quick = wanted === "nothing yet" ? [] : ["--no-source"];
    const child = spawn(process.execPath, [...update, ...quick], {
      cwd: folder,
      stdio: ["ignore", "pipe", "ignore"],
    });
    const ended = new Promise((resolve) => child.once("close", resolve));
    const printed = await arrival(folder, child, wanted);
    await ended;
    const step = stepOf(folder, printed);
    const state = stateOf(read(folder), ends);
    scrutin(folder, "generate");
    const after = stateOf(read(folder), ends);
    const remains = readdirSync(folder).filter((name) => name.startsWith(".scrutin-update"));
    console.log(`${round}\t${step}\t${state}\t${after}${remains.length > 0 ? "\tremains" : ""}`);
    const counts = seen.get(step) ?? {};
    counts[state] = (counts[state] ?? 0) + 1;
    if (state === "mixture" || state !== after || remains.length > 0) process.exitCode = 1;
    rmSync(folder, { recursive: true });
  }
  for (const [step, counts] of seen) console.log(`${step}\t${JSON.stringify(counts)}`);
} finally {
  rmSync(room, { recursive: true, force: true });
}

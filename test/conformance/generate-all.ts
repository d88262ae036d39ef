import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { SchemaError } from "../../generator/diagnostics.js";
import { drawn } from "../emission/draw.js";
import { generateCase, writeFiles } from "../emission/generate-case.js";
import { TypeChecker } from "../emission/type-check.js";
import { type Case, type Suite, suiteNamed } from "./cases.js";

const usage = `usage: npm run generate-all -- DIR [options]

Generates TypeScript from every group of schemas that is valid, and compiles it under strict flags.

DIR: a folder with cases.jsonl, or the name of one in $SCRUTIN_SUITES (folder or .tar.gz)

  --out FILE      write a line of JSON for every group
  --group TEXT    only groups whose name contains TEXT
  --sample N      N groups drawn at random, always the same for one seed
  --seed N        default 1
  --integers M    "number" (default) or "bigint"
  --errors N      how many errors to show of each group; default 5`;

/** What is said of one group. The fields of a line of `--out`. */
interface Row {
  readonly set: string;
  readonly group: string;
  readonly files: number;
  readonly components: number;
  readonly generateMs: number;
  readonly lines: number;
  readonly tscErrors: number;
  readonly tscMs: number;
  /** Why there is nothing to compile. */
  readonly failure: string | undefined;
  readonly errors: readonly string[];
}

interface Written {
  readonly row: Row;
  readonly paths: readonly string[];
}

/** One program checks about so many lines: enough to share the libraries' types, not enough to fill the memory. */
const linesPerProgram = 60_000;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      out: { type: "string" },
      group: { type: "string" },
      sample: { type: "string" },
      seed: { type: "string", default: "1" },
      integers: { type: "string", default: "number" },
      errors: { type: "string", default: "5" },
      help: { type: "boolean", default: false },
    },
  });
  const [name] = positionals;
  const { integers } = values;
  if (values.help || name === undefined || (integers !== "number" && integers !== "bigint")) {
    console.error(usage);
    return values.help ? 0 : 2;
  }
  const suite = suiteNamed(name);
  if (suite === undefined) return 2;
  const { group: wanted } = values;
  const valid = suite.cases
    .filter(({ schemaExpected, schemaDocs }) => schemaExpected === "valid" && schemaDocs.length > 0)
    .filter(({ group }) => wanted === undefined || group.includes(wanted));
  const cases =
    values.sample === undefined ? valid : drawn(valid, Number(values.sample), Number(values.seed));
  const rows = await run(cases, suite, integers, Number(values.errors));
  if (values.out !== undefined) {
    writeFileSync(values.out, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  }
  return summary(rows);
}

/** Generates group by group and compiles whenever enough has come together. */
async function run(
  cases: readonly Case[],
  suite: Suite,
  integers: "number" | "bigint",
  shown: number,
): Promise<readonly Row[]> {
  const checker = new TypeChecker();
  const rows: Row[] = [];
  let waiting: Written[] = [];
  let lines = 0;
  const compile = (): void => {
    const results = checker.check(waiting.map(({ paths }) => paths));
    waiting.forEach(({ row }, index) => {
      const { errors = [], ms = 0 } = results[index] ?? {};
      const done = { ...row, tscErrors: errors.length, tscMs: Math.round(ms), errors };
      rows.push(done);
      show(done, shown);
    });
    waiting = [];
    lines = 0;
  };
  console.log(header);
  for (const [index, each] of cases.entries()) {
    const written = await generateOne(each, suite, integers, index);
    waiting.push(written);
    lines += written.row.lines;
    if (lines >= linesPerProgram) compile();
  }
  if (waiting.length > 0) compile();
  return rows;
}

async function generateOne(
  each: Case,
  suite: Suite,
  integers: "number" | "bigint",
  index: number,
): Promise<Written> {
  const { set, group } = each;
  const nothing = { files: 0, components: 0, generateMs: 0, lines: 0, tscErrors: 0, tscMs: 0 };
  try {
    const { files, components, lines, ms } = await generateCase(each, suite, { integers });
    const target = resolve(".cache/generate-all", String(index));
    const paths = await writeFiles(target, files);
    const counts = { files: files.length, components, generateMs: Math.round(ms), lines };
    return { row: { set, group, ...nothing, ...counts, failure: undefined, errors: [] }, paths };
  } catch (error) {
    const failure =
      error instanceof SchemaError
        ? `refused: ${error.message.split("\n")[0]}`
        : `crash: ${error instanceof Error ? error.stack : String(error)}`;
    return { row: { set, group, ...nothing, failure, errors: [] }, paths: [] };
  }
}

const columns = ["files", "components", "gen ms", "lines", "tsc errors", "tsc ms"] as const;
const header = `${columns.map((column) => column.padStart(10)).join(" ")}  group`;

function show(row: Row, shown: number): void {
  const { files, components, generateMs, lines, tscErrors, tscMs } = row;
  const counts = [files, components, generateMs, lines, tscErrors, tscMs];
  const cells = counts.map((count) => String(count).padStart(10)).join(" ");
  console.log(`${cells}  ${row.set === row.group ? row.set : `${row.set} ${row.group}`}`);
  if (row.failure !== undefined) console.log(`    ${row.failure}`);
  for (const error of row.errors.slice(0, shown)) console.log(`    ${error}`);
}

function summary(rows: readonly Row[]): number {
  const sum = (pick: (row: Row) => number): number =>
    rows.reduce((total, row) => total + pick(row), 0);
  const refused = rows.filter(({ failure }) => failure !== undefined);
  const broken = rows.filter(({ tscErrors }) => tscErrors > 0);
  console.log(
    [
      `${rows.length} groups: ${sum(({ files }) => files)} files`,
      `${sum(({ components }) => components)} components`,
      `${sum(({ lines }) => lines)} lines`,
      `generated in ${(sum(({ generateMs }) => generateMs) / 1000).toFixed(1)} s`,
      `compiled in ${(sum(({ tscMs }) => tscMs) / 1000).toFixed(1)} s`,
      `${refused.length} not generated`,
      `${broken.length} with compiler errors`,
    ].join(", "),
  );
  return refused.length + broken.length === 0 && rows.length > 0 ? 0 : 1;
}

process.exitCode = await main();

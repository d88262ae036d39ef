import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { EnvoiLotDUnitesElectoralesElement, serializeStream } from "scrutin";
import { writeIdentities } from "./identities.js";
import { available, medianOf, output, table } from "./measure.js";
import { type Entrant, inTurn, type Standing } from "./turns.js";
import { lotOfUnits, sending, units } from "./units.js";

/*
 * Writing, reading and checking documents: each contender in a process of its own, in turn. Times are processor time.
 */

/** Build and write a lot of avis, into bytes. */
export async function measureWriting(root: string, turns: number): Promise<string> {
  const same = ["hand-written", "hand-written, generic", "serializeStream", "serialize"];
  const others = [
    ...["xmlbuilder2-tree", "xmlbuilder2-small-trees", "fast-xml-parser", "slimdom"],
    "xmlbuilder2-callback",
  ];
  const entrants = [...same, ...others].map((name): Entrant => {
    const count = name === "xmlbuilder2-callback" ? 500 : 5000;
    return { name, script: "write.ts", parameters: [name, String(count)] };
  });
  const standings = await inTurn(root, entrants, turns);
  const bytes = new Set(standings.slice(0, same.length).map(({ outcome }) => outcome));
  if (bytes.size > 1) throw new Error(`not the same bytes: ${[...bytes].join(", ")}`);
  return printed(standings);
}

/** Read a lot of about 50 MB. */
export async function measureReading(root: string, turns: number): Promise<string> {
  const count = 47_000;
  const file = await writeLot(root, count);
  const names = [
    "saxes, bare",
    "saxes, namespaces",
    "parse",
    "validateDocument",
    "parseStream",
    "fast-xml-parser",
    "libxml2-wasm",
  ];
  const parameters = [file, String(count)];
  const entrants = names.map(
    (name): Entrant => ({ name, script: "read.ts", parameters: [name, ...parameters] }),
  );
  const standings = await inTurn(root, entrants, turns);
  const schema = join(root, "schemas/electoral/echanges-mairies-insee-unite-electorale.xsd");
  return besideForeign(standings, foreignValidators(root, schema, file), count, turns);
}

/** Judge a document under 1,200 identity constraints. */
export async function measureIdentities(root: string, turns: number): Promise<string> {
  const { schema, document, elements } = writeIdentities(root, 1200, 6000);
  const parameters = [schema, document, String(elements)];
  const entrants = ["validateDocument", "parse", "validate"].map(
    (name): Entrant => ({ name, script: "identities.ts", parameters: [name, ...parameters] }),
  );
  const standings = await inTurn(root, entrants, turns);
  const foreign = foreignValidators(root, schema, document);
  return besideForeign(standings, foreign, elements, turns, "an element");
}

/** The standings, and those of programs that take no turns. */
function besideForeign(
  standings: Standing[],
  foreign: ForeignValidators,
  count: number,
  turns: number,
  unit?: string,
): string {
  for (const [name, run] of foreign.ready) {
    const runs = Array.from({ length: Math.ceil(turns / 2) }, run);
    const median = (1000 * medianOf(runs.map(({ milliseconds }) => milliseconds))) / count;
    const ratio = median / (standings[0]?.median ?? 0);
    standings.push({ name, median, ratio, peak: runs[0]?.peak ?? Number.NaN, outcome: undefined });
  }
  const missing = foreign.missing.map((reason) => `Not measured: ${reason}.`);
  return [printed(standings, unit), ...missing].join("\n\n");
}

/** What a program that takes no turns needs for all units. */
interface Foreign {
  readonly milliseconds: number;
  /** Bytes of resident memory; null where nobody tells. */
  readonly peak?: number | null;
}

interface ForeignValidators {
  readonly ready: ReadonlyMap<string, () => Foreign>;
  readonly missing: readonly string[];
}

/** Validators that are programs of their own. They give a verdict and no value; their time is that of the clock. */
function foreignValidators(root: string, schema: string, file: string): ForeignValidators {
  const ready = new Map<string, () => Foreign>();
  const missing: string[] = [];
  if (available("xmllint", ["--version"])) {
    ready.set("xmllint --stream, whole process", () => {
      const begun = performance.now();
      output("xmllint", ["--noout", "--stream", "--schema", schema, file], root);
      return { milliseconds: performance.now() - begun };
    });
  } else missing.push("xmllint, which is not installed here");
  if (available("java", ["-version"])) {
    ready.set("JDK, validator", () => {
      const args = ["bench/ValidateDocument.java", schema, file, "3"];
      return JSON.parse(output("java", args, root)) as Foreign;
    });
  } else missing.push("the JDK's validator, there is no Java here");
  return { ready, missing };
}

/** Values: `validate`, zod, plain objects and builders. */
export async function measureValues(root: string, turns: number): Promise<string> {
  const names = ["literal and validate", "builder", "validate", "zod", "zod, compiled"];
  const entrants = names.map(
    (name): Entrant => ({ name, script: "values.ts", parameters: [name, "10000"] }),
  );
  return printed(await inTurn(root, entrants, turns));
}

/**
 * Streams of growing length: the time per unit and the peak of memory stay where they are. The writer by hand stands beside, to
 * show what is the units' part. All take turns of the same number of units, so many that the longest stream comes to its end.
 */
export async function measureScale(root: string): Promise<string> {
  const counts = [10_000, 1_000, 100_000, 1_000_000];
  const turns = 55;
  const entrants = (name: string, parameters: readonly (string | number)[]): readonly Entrant[] =>
    parameters.map((parameter) => ({
      name,
      script: "scale.ts",
      parameters: [name, String(parameter)],
    }));
  const files = [];
  for (const count of counts) files.push(await writeLot(root, count));
  const writers = [...entrants("serializeStream", counts), ...entrants("hand-written", counts)];
  const written = await inTurn(root, writers, turns);
  const read = await inTurn(root, entrants("parseStream", files), turns);
  const rows = counts
    .map((count, index) => {
      const standings = [written[index], written[index + counts.length], read[index]];
      return [count, ...standings.flatMap((standing) => (standing ? cellsOf(standing) : []))];
    })
    .toSorted(([a], [b]) => Number(a) - Number(b));
  const heads = ["serializeStream", "by hand", "parseStream"].flatMap((name) => [
    `${name}, µs a unit`,
    name === "parseStream" ? "times 10,000" : "times serializeStream, 10,000",
    "peak MB",
  ]);
  return `${table(["units", ...heads], rows)}\n\nAn empty process takes ${megabytes(emptyProcess(root))} MB.`;
}

function emptyProcess(root: string): number {
  const script = "console.log(process.resourceUsage().maxRSS * 1024)";
  return Number(output(process.execPath, ["-e", script], root));
}

function printed(standings: readonly Standing[], unit = "a unit"): string {
  return table(
    ["contender", `median µs ${unit}`, "times the first", "peak MB"],
    standings.map((standing) => [standing.name, ...cellsOf(standing)]),
  );
}

function cellsOf({ median, ratio, peak }: Standing): readonly string[] {
  return [median.toFixed(1), ratio.toFixed(2), megabytes(peak)];
}

async function writeLot(root: string, count: number): Promise<string> {
  const folder = join(root, ".cache/bench");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `lot-${count}.xml`);
  const chunks = serializeStream(EnvoiLotDUnitesElectoralesElement, sending(count), units(count), {
    at: lotOfUnits,
  });
  await pipeline(chunks, createWriteStream(file));
  return file;
}

const megabytes = (bytes: number): string => (Number.isNaN(bytes) ? "" : (bytes / 1e6).toFixed(0));

import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { EnvoiLotDUnitesElectoralesElement, serializeStream } from "scrutin";
import { available, type Contender, compare, output, table } from "./measure.js";
import { lotOfUnits, sending, units } from "./units.js";

/*
 * Writing, reading and checking documents: each contender in a process of its own, in turn.
 */

interface Figures {
  readonly milliseconds: number;
  readonly bytes?: number;
  /** Bytes of resident memory; null where nobody tells. */
  readonly peak?: number | null;
}

function run(root: string, script: string, args: readonly string[]): Figures {
  const text = output(
    process.execPath,
    ["test/support/run-ts.mjs", "--built", script, ...args],
    root,
  );
  return JSON.parse(text.trim().split("\n").at(-1) ?? "{}") as Figures;
}

/** Build and write a lot of avis, into bytes. */
export function measureWriting(root: string, rounds: number): string {
  const names = [
    "hand-written",
    "hand-written, generic",
    "serializeStream",
    "serialize",
    "xmlbuilder2-tree",
    "xmlbuilder2-small-trees",
    "fast-xml-parser",
    "slimdom",
  ];
  const few = ["xmlbuilder2-callback"];
  const contenders = [
    ...names.map((name) => [name, 5000] as const),
    ...few.map((name) => [name, 500] as const),
  ];
  return figures(
    contenders,
    (name, count) => run(root, "bench/contenders/write.ts", [name, String(count)]),
    rounds,
  );
}

/** Read a lot of about 50 MB. */
export async function measureReading(root: string, rounds: number): Promise<string> {
  const file = await writeLot(root, 47_000);
  const names = [
    "saxes, bare",
    "saxes, namespaces",
    "parse",
    "validateDocument",
    "parseStream",
    "fast-xml-parser",
    "libxml2-wasm",
  ];
  const foreign = foreignValidators(root, file);
  const measured = [...names, ...foreign.ready.keys()].map((name) => [name, 47_000] as const);
  const measure = (name: string): Figures =>
    foreign.ready.get(name)?.() ?? run(root, "bench/contenders/read.ts", [name, file]);
  return [
    figures(measured, measure, rounds),
    ...foreign.missing.map((reason) => `Not measured: ${reason}.`),
  ].join("\n\n");
}

/** Validators that are programs of their own. They give a verdict and no value. */
function foreignValidators(
  root: string,
  file: string,
): { readonly ready: ReadonlyMap<string, () => Figures>; readonly missing: readonly string[] } {
  const schema = join(root, "schemas/electoral/echanges-mairies-insee-unite-electorale.xsd");
  const ready = new Map<string, () => Figures>();
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
      return JSON.parse(output("java", args, root)) as Figures;
    });
  } else missing.push("the JDK's validator, there is no Java here");
  return { ready, missing };
}

/** Values: `validate`, zod, plain objects and builders. */
export function measureValues(root: string, rounds: number): string {
  const names = ["literal and validate", "builder", "validate", "zod", "zod, compiled"];
  const contenders = names.map((name) => [name, 10_000] as const);
  return figures(
    contenders,
    (name, count) => run(root, "bench/contenders/values.ts", [name, String(count)]),
    rounds,
  );
}

/** Streams of growing length: the time per unit and the peak of memory stay where they are. */
export async function measureScale(root: string): Promise<string> {
  const rows = [];
  for (const count of [1_000, 10_000, 100_000, 1_000_000]) {
    const written = run(root, "bench/contenders/write.ts", ["serializeStream", String(count), "2"]);
    const file = await writeLot(root, count);
    const read = run(root, "bench/contenders/read.ts", ["parseStream, file", file, "2"]);
    const each = ({ milliseconds }: Figures): string => ((milliseconds / count) * 1000).toFixed(1);
    rows.push([count, each(written), megabytes(written.peak), each(read), megabytes(read.peak)]);
  }
  return table(["units", "write, µs a unit", "peak MB", "read, µs a unit", "peak MB"], rows);
}

function figures(
  contenders: readonly (readonly [name: string, count: number])[],
  measure: (name: string, count: number) => Figures,
  rounds: number,
): string {
  const peaks = new Map<string, number | null | undefined>();
  const runs = contenders.map(
    ([name, count]): Contender => ({
      name,
      run: () => {
        const { milliseconds, peak } = measure(name, count);
        peaks.set(name, peak);
        return (milliseconds / count) * 1000;
      },
    }),
  );
  return table(
    ["contender", "median µs a unit", "times the first", "peak MB"],
    compare(runs, rounds).map(({ name, median, ratio }) => [
      name,
      median.toFixed(1),
      ratio.toFixed(2),
      megabytes(peaks.get(name)),
    ]),
  );
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

const megabytes = (bytes: number | null | undefined): string =>
  typeof bytes === "number" ? (bytes / 1e6).toFixed(0) : "";

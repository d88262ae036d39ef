import { parseArgs } from "node:util";

/** Which cases a fuzzer runs. The case of a number and a seed is always the same. */
export interface FuzzArguments {
  readonly count: number;
  readonly seed: number;
  /** The one case to run and show. */
  readonly only: number | undefined;
  /** Of every so many cases the one with this number, where the work is shared among processes. */
  readonly part: { readonly number: number; readonly of: number };
  /** The names of `--suites`. */
  readonly suites: readonly string[];
}

/** Reads `[N [SEED]] [--only NUMBER] [--part NUMBER/OF] [--suites NAME,NAME]`. With `--help` it prints the usage and ends the process. */
export function fuzzArguments(usage: string, count: number, suites?: string): FuzzArguments {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      only: { type: "string" },
      part: { type: "string" },
      suites: { type: "string" },
      help: { type: "boolean" },
    },
  });
  if (values.help === true) {
    console.log(usage);
    process.exit(0);
  }
  if (values.suites !== undefined && suites === undefined) {
    console.error(usage);
    process.exit(2);
  }
  const [number = 1, of = 1] = (values.part ?? "1/1").split("/").map(Number);
  return {
    part: { number, of },
    count: Number(positionals[0] ?? count),
    seed: Number(positionals[1] ?? 1),
    only: values.only === undefined ? undefined : Number(values.only),
    suites: (values.suites ?? suites ?? "").split(","),
  };
}

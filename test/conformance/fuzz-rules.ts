/*
 * Random rules over random documents of random schemas, asked in every way: npm run fuzz:rules -- [N [SEED]] [--only NUMBER]. Prints where two
 * ways differ; exit code 1 then. The case of a number and a seed is always the same; with --only it is shown.
 */
import { readFeatures } from "../support/features.js";
import { askings, askingsOfFeature } from "../support/rules/agreement.js";
import { askedOfAlike } from "../support/rules/alike.js";
import type { Asking, Difference } from "../support/rules/every-way.js";
import { fuzzArguments } from "./fuzz-arguments.js";

const usage = "usage: npm run fuzz:rules -- [N [SEED]] [--only NUMBER]";
const { count, seed, only } = fuzzArguments(usage, 300);
const alike = 20;
const features = await readFeatures();
const tally = { documents: 0, different: 0, crashed: 0 };

for (let number = only ?? 0; number < (only === undefined ? count : only + 1); number++) {
  try {
    for await (const { differences, schema, rules, document } of allOf(number)) {
      tally.documents++;
      if (differences.length === 0) continue;
      tally.different++;
      console.log(`${number}\t${differences.map(({ way }) => way).join("; ")}`);
      if (only === undefined) continue;
      for (const difference of differences) show(difference);
      console.log([schema, rules, document].join("\n\n"));
    }
  } catch (error) {
    tally.crashed++;
    console.log(`${number}\tcrash\t${error instanceof Error ? error.stack : String(error)}`);
  }
}
console.log(JSON.stringify(tally));
process.exitCode = tally.different + tally.crashed > 0 ? 1 : 0;

/** Few of many kinds are asked in every way, those of a feature too, and many that are alike while they are read. */
async function* allOf(number: number): AsyncGenerator<Asking> {
  yield* askings(seed, number);
  const feature = features[number % features.length];
  if (feature !== undefined) yield* askingsOfFeature(feature, seed * 1_000_003 + number);
  for (let turn = 0; turn < alike; turn++) {
    const asking = await askedOfAlike(seed, number * alike + turn);
    if (asking !== undefined) yield asking;
  }
}

/** Shows the first place where a way says something else. */
function show({ way, expected, found }: Difference): void {
  if (!Array.isArray(expected) || !Array.isArray(found)) {
    console.log(`${way}\n  expected ${String(expected)}\n  found    ${String(found)}`);
    return;
  }
  const [said, says] = [expected, found].map((all: readonly unknown[]) =>
    all.map((each) => JSON.stringify(each)),
  );
  const at = said?.findIndex((each, index) => each !== says?.[index]) ?? 0;
  const first = at < 0 ? (said?.length ?? 0) : at;
  console.log(`${way}, ${said?.length} and ${says?.length}`);
  console.log(`  expected ${said?.[first]}\n  found    ${says?.[first]}`);
}

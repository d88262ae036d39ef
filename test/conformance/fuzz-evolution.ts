import { drawPair, judgePair, randomOf } from "./evolution-pairs.js";
import { fuzzArguments } from "./fuzz-arguments.js";

/*
 * Random pairs of small schemas: what is said to hold is tried with random documents, by us and by libxml2, and every document that is
 * said to break is shown to libxml2. The pair of a number and a seed is always the same.
 */

const usage = "usage: npm run fuzz:evolution -- [N [SEED]] [--only NUMBER]";
const { count, seed, only } = fuzzArguments(usage, 1000);
const documentsEach = 200;

const tally = {
  pairs: 0,
  unusable: 0,
  holds: 0,
  breaks: 0,
  undecided: 0,
  documents: 0,
  faults: 0,
  disputes: 0,
  known: 0,
};
const reasons = new Map<string, number>();
const libxml2 = new Map<string, number>();
let slowest = { number: -1, milliseconds: 0 };

for (let number = only ?? 0; number < (only === undefined ? count : only + 1); number++) {
  const random = randomOf(seed, number);
  const pair = drawPair(random);
  if (only !== undefined) console.log(`${pair.old}\n\n${pair.new}\n`);
  try {
    const result = await judgePair(pair, documentsEach, random);
    if (result.kind === "unusable") {
      tally.unusable++;
      continue;
    }
    tally.pairs++;
    const { milliseconds } = result.comparison.effort;
    if (milliseconds > slowest.milliseconds) slowest = { number, milliseconds };
    for (const { verdict, documents, fault, dispute, known, reasons: why } of result.directions) {
      tally[verdict]++;
      tally.documents += documents;
      if (known !== undefined) {
        tally.known++;
        libxml2.set(known, (libxml2.get(known) ?? 0) + 1);
      }
      if (why !== undefined) {
        const kinds = [...new Set(why.split(","))].join();
        reasons.set(kinds, (reasons.get(kinds) ?? 0) + 1);
        console.log(`${number}\tundecided\t${why}`);
      }
      if (fault !== undefined) {
        tally.faults++;
        console.log(`${number}\tFAULT\t${fault}`);
      }
      if (dispute !== undefined) {
        tally.disputes++;
        console.log(`${number}\tlibxml2\t${dispute.replaceAll("\n", " ").slice(0, 500)}`);
      }
    }
    if (only !== undefined) console.log(JSON.stringify(result.directions, undefined, 1));
  } catch (error) {
    tally.faults++;
    console.log(`${number}\tCRASH\t${error instanceof Error ? error.stack : String(error)}`);
  }
}

const decided = tally.holds + tally.breaks + tally.undecided;
const rate = (part: number): string => `${((100 * part) / Math.max(1, decided)).toFixed(2)} %`;
console.log(JSON.stringify({ ...tally, slowest }));
console.log(
  `holds ${rate(tally.holds)}, breaks ${rate(tally.breaks)}, undecided ${rate(tally.undecided)}`,
);
for (const [why, times] of reasons) console.log(`undecided: ${why}: ${times}`);
for (const [why, times] of libxml2) console.log(`libxml2 errs: ${why}: ${times}`);
process.exitCode = tally.faults > 0 ? 1 : 0;

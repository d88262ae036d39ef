import { hasJava } from "../support/jdk.js";
import { judgeByThree } from "../support/three-judges.js";
import { alikeInTheJdk, type Contested, knownError, sideOf } from "./evolution-disputes.js";
import { drawPair, judgePair, randomOf } from "./evolution-pairs.js";
import { fuzzArguments } from "./fuzz-arguments.js";

/*
 * Random pairs of small schemas: what is said to hold is tried with random documents, by us and by libxml2, and every document that is
 * said to break is shown to libxml2. The pair of a number and a seed is always the same.
 */

const usage = "usage: npm run fuzz:evolution -- [N [SEED]] [--only NUMBER] [--part NUMBER/OF]";
const { count, seed, only, part } = fuzzArguments(usage, 1000);
const documentsEach = 200;

const tally = {
  pairs: 0,
  unusable: 0,
  holds: 0,
  breaks: 0,
  undecided: 0,
  documents: 0,
  faults: 0,
  contested: 0,
};
const reasons = new Map<string, number>();
const contested: (Contested & { readonly number: number })[] = [];
let slowest = { number: -1, milliseconds: 0 };

/** Pairs that a schema error makes unusable are not among those that are counted. */
const goesOn = (number: number): boolean =>
  only === undefined ? tally.pairs < count / part.of : number === only;

for (let number = only ?? part.number - 1; goesOn(number); number += part.of) {
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
    for (const {
      verdict,
      documents,
      fault,
      contested: seen = [],
      reasons: why,
    } of result.directions) {
      tally[verdict]++;
      tally.documents += documents;
      for (const one of seen) contested.push({ ...one, number });
      if (why !== undefined) {
        const kinds = [...new Set(why.split(","))].join();
        reasons.set(kinds, (reasons.get(kinds) ?? 0) + 1);
        console.log(`${number}\tundecided\t${why}`);
      }
      if (fault !== undefined) {
        tally.faults++;
        console.log(`${number}\tFAULT\t${fault}`);
      }
    }
    if (only !== undefined) console.log(JSON.stringify(result.directions, undefined, 1));
  } catch (error) {
    tally.faults++;
    console.log(`${number}\tCRASH\t${error instanceof Error ? error.stack : String(error)}`);
  }
}

tally.contested = contested.length;
const decided = tally.holds + tally.breaks + tally.undecided;
const rate = (part: number): string => `${((100 * part) / Math.max(1, decided)).toFixed(2)} %`;
console.log(JSON.stringify({ ...tally, slowest }));
console.log(
  `holds ${rate(tally.holds)}, breaks ${rate(tally.breaks)}, undecided ${rate(tally.undecided)}`,
);
for (const [why, times] of reasons) console.log(`undecided: ${why}: ${times}`);
await tellContested();
process.exitCode = tally.faults > 0 ? 1 : 0;

/** What libxml2 sees otherwise, by cause, and with whom the JDK sides; what has no cause, or in which the JDK sides with libxml2, one by one. */
async function tellContested(): Promise<void> {
  const three = hasJava
    ? await judgeByThree(
        contested.map(({ schema, document }) => ({ schema, documents: [document] })),
      )
    : [];
  const causes = new Map<string, { ours: number; theirs: number; neither: number }>();
  for (const [index, one] of contested.entries()) {
    const why = knownError(one);
    const said = three[index]?.jdk.documents[0];
    const side = sideOf(said, one);
    const sides = causes.get(why ?? "not known") ?? { ours: 0, theirs: 0, neither: 0 };
    sides[side]++;
    causes.set(why ?? "not known", sides);
    if (why === undefined || (side === "theirs" && !alikeInTheJdk(why)))
      console.log(
        `${one.number}\tDISPUTE\tours ${one.valid ? "valid" : "invalid"}, JDK ${said}; ${one.says}: ${one.document.replaceAll("\n", " ").slice(0, 500)}`,
      );
  }
  for (const [why, { ours, theirs, neither }] of causes)
    console.log(
      `libxml2 differs: ${ours + theirs + neither}: ${why} (the JDK is with us ${ours} times, with libxml2 ${theirs})`,
    );
}

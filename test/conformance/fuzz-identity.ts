import { judgeByThree, type ThreeVerdicts } from "../support/three-judges.js";
import { drawIdentityGroup } from "./draw-identity.js";
import { fuzzArguments } from "./fuzz-arguments.js";
import { randomFrom } from "./mutate.js";

/*
 * Drawn identity constraints and documents: our verdicts beside those of the JDK and of libxml2, differences by their kind. The case of
 * a number and a seed is always the same; `--only` shows it.
 */

const usage = "usage: npm run fuzz:identity -- [N [SEED]] [--only NUMBER]";
const { count, seed, only } = fuzzArguments(usage, 500);
const numbers = only === undefined ? Array.from({ length: count }, (_, at) => at) : [only];
const groups = numbers.map((number) => drawIdentityGroup(randomFrom(seed * 1_000_003 + number)));

interface Kind {
  readonly example: string;
  count: number;
}

const kinds = new Map<string, Kind>();
let documents = 0;
let valid = 0;
for (const [index, verdicts] of (await judgeByThree(groups)).entries()) compare(index, verdicts);

function compare(index: number, { ours, jdk, libxml2 }: ThreeVerdicts): void {
  const number = numbers[index] ?? 0;
  if (only !== undefined) console.log(groups[index]?.schema);
  meet(`schema\t${verdictsOf(ours.schema, jdk.schema, libxml2.schema)}`, `${number}`);
  if (ours.schema !== "valid") return;
  for (const [at, document] of (groups[index]?.documents ?? []).entries()) {
    const own = ours.documents[at] ?? "";
    documents++;
    if (own === "valid") valid++;
    const [byJdk, byLibxml2] = [jdk.documents[at], libxml2.documents[at]];
    const kind = verdictsOf(own, byJdk, byLibxml2);
    meet(`document\t${kind}`, `${number}.${at}`);
    if (only !== undefined)
      console.log(`${document}\n  ours: ${own}\n  jdk: ${byJdk}\n  libxml2: ${byLibxml2}`);
  }
}

function meet(kind: string, example: string): void {
  const known = kinds.get(kind);
  if (known === undefined) kinds.set(kind, { example, count: 1 });
  else known.count++;
}

/** The rules that were broken, as each of the three says. */
function verdictsOf(...verdicts: readonly (string | undefined)[]): string {
  return verdicts.map((verdict) => (verdict === undefined ? "-" : ruleOf(verdict))).join("\t");
}

function ruleOf(verdict: string): string {
  if (verdict === "valid") return verdict;
  if (/@\*/.test(verdict)) return "several for @*";
  if (/Warning: No precomputed value/.test(verdict)) return "warning";
  if (/out of scope/.test(verdict)) return "key out of scope";
  return /^(?:cvc|c)-[\w.-]+/.exec(verdict)?.[0] ?? "invalid";
}

const isSame = (kind: string): boolean => {
  const [, own, ...others] = kind.split("\t");
  return others.every((verdict) => verdict === "-" || (verdict === "valid") === (own === "valid"));
};
console.log("count\twhat\tours\tJDK\tlibxml2\texample");
for (const [kind, { count, example }] of [...kinds].sort((a, b) => b[1].count - a[1].count))
  if (!isSame(kind)) console.log(`${count}\t${kind}\t${example}`);
console.log(JSON.stringify({ schemas: numbers.length, documents, valid }));

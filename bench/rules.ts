/*
 * What rules cost, as ratios in one process: npm run bench:rules [UNITS] [ROUNDS]. A table in Markdown comes out.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  EnvoiLotDUnitesElectoralesElement,
  electoralRules,
  parse,
  serialize,
  validate,
  validateDocument,
} from "scrutin";
import { fromText, type RuleSet, rulesWith, useRules } from "scrutin/rules";
import { parseXmlDocument } from "slimdom";
import { xpath2 } from "../runtime/rules/xpath2.js";
import { medianOf, table } from "./measure.js";
import { besideOthers } from "./rules-beside.js";
import { variedUnit, wholeSending } from "./units.js";

const count = Number(process.argv[2] ?? 10_000);
const rounds = Number(process.argv[3] ?? 12);
const { typed: _, ...untyped } = electoralRules;
const rules = useRules(electoralRules);
const element = EnvoiLotDUnitesElectoralesElement;

/** Processor time of a run, in milliseconds. */
function timeOf(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  return process.cpuUsage(before).user / 1000;
}

/** How many times as long one run takes as another, in turn and warm. */
function ratio(
  run: () => unknown,
  than: () => unknown,
  turns = rounds,
): readonly [string, string, string] {
  const times = { run: [] as number[], than: [] as number[] };
  for (let turn = 0; turn < turns + 3; turn++) {
    const than_ = timeOf(than);
    const run_ = timeOf(run);
    if (turn < 3) continue;
    times.than.push(than_);
    times.run.push(run_);
  }
  const [a, b] = [medianOf(times.run), medianOf(times.than)];
  return [(a / b).toFixed(2), `${a.toFixed(1)} ms`, `${b.toFixed(1)} ms`];
}

const value = wholeSending(count);
const text = serialize(element, value);
const twice = serialize(element, wholeSending(2 * count));
const small = serialize(element, wholeSending(200));
/** Varied: units of several kinds, with and without the parts that may be left out; no outline of one is soon that of another. */
const varied = serialize(element, wholeSending(count, variedUnit));
const alone = useRules(untyped);
const trees = rulesWith(untyped, [fromText]);
const rows: (readonly string[])[] = [
  [
    "rules over values / `validate`",
    ...ratio(
      () => rules.checkValue(element, value),
      () => validate(element, value),
    ),
  ],
  [
    "rules alone over a document, no schema and no typed code / `parse`",
    ...ratio(
      () => alone.checkDocument(text),
      () => parse(element, text),
    ),
  ],
  [
    "the same, varied units",
    ...ratio(
      () => alone.checkDocument(varied),
      () => parse(element, varied),
    ),
  ],
  [
    "rules over the tree of a whole document, made for that / `parse`",
    ...ratio(
      () => trees.checkDocument(text),
      () => parse(element, text),
      3,
    ),
  ],
  [
    "`parse` with rules / without",
    ...ratio(
      () => parse(element, text, { rules }),
      () => parse(element, text),
    ),
  ],
  [
    "`validateDocument` with rules / without",
    ...ratio(
      () => validateDocument(element, text, { rules }),
      () => validateDocument(element, text),
    ),
  ],
  [
    "the same, varied units",
    ...ratio(
      () => validateDocument(element, varied, { rules }),
      () => validateDocument(element, varied),
    ),
  ],
  [
    `${2 * count} / ${count} units, \`validateDocument\` with rules`,
    ...ratio(
      () => validateDocument(element, twice, { rules }),
      () => validateDocument(element, text, { rules }),
    ),
  ],
  [
    "fontoxpath over a tree of slimdom / rules over the whole tree, 200 units",
    ...ratio(
      () => {
        parseXmlDocument(small);
        return useRules(asXPath2(untyped), { xpath2 }).checkDocument(small);
      },
      () => trees.checkDocument(small),
      2,
    ),
  ],
];

/** The same rules with all expressions given to fontoxpath; those that only XPath 1.0 takes fail there at once. */
function asXPath2(ruleSet: RuleSet): RuleSet {
  return { ...ruleSet, language: "xpath2" };
}

const folder = mkdtempSync(join(tmpdir(), "scrutin-rules-"));
try {
  rows.push(...besideOthers(folder, Math.min(1000, count)));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(table(["what", "ratio", "this", "that"], rows));

/*
 * What rules cost, as ratios of processor time in one process: npm run bench:rules -- [UNITS] [ROUNDS] [own|beside]. A table in Markdown
 * comes out, line by line; `own` and `beside` are the halves of it.
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
import { readSchematron } from "../generator/schematron/read/read.js";
import { xpath2 } from "../runtime/rules/xpath2.js";
import { medianOf, table } from "./measure.js";
import { besideOthers } from "./rules-beside.js";
import { variedUnit, wholeSending } from "./units.js";

const count = Number(process.argv[2] ?? 10_000);
const rounds = Number(process.argv[3] ?? 12);
const half = process.argv[4];
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
/** One unit in a hundred has a period that ends before it begins. */
const broken = withBroken(text);
const variedBroken = withBroken(varied);
/** Beside the electoral rules one of class whole: no number of registration comes twice. */
const keyed = useRules(withKey(untyped));
const rows: (() => readonly string[])[] = [
  () => [
    "rules over values / `validate`",
    ...ratio(
      () => rules.checkValue(element, value),
      () => validate(element, value),
    ),
  ],
  () => [
    "rules alone over a document, no schema and no typed code / `parse`",
    ...ratio(
      () => alone.checkDocument(text),
      () => parse(element, text),
    ),
  ],
  () => [
    "the same, varied units",
    ...ratio(
      () => alone.checkDocument(varied),
      () => parse(element, varied),
    ),
  ],
  () => [
    "the same, one unit in a hundred breaks a rule",
    ...ratio(
      () => alone.checkDocument(broken),
      () => parse(element, text),
    ),
  ],
  () => [
    "the same, varied units",
    ...ratio(
      () => alone.checkDocument(variedBroken),
      () => parse(element, varied),
    ),
  ],
  () => [
    "rules alone, one of them with a key of the whole document, varied units / `parse`",
    ...ratio(
      () => keyed.checkDocument(varied),
      () => parse(element, varied),
      3,
    ),
  ],
  () => [
    "rules over the tree of a whole document, made for that / `parse`",
    ...ratio(
      () => trees.checkDocument(text),
      () => parse(element, text),
      3,
    ),
  ],
  () => [
    "`parse` with rules / without",
    ...ratio(
      () => parse(element, text, { rules }),
      () => parse(element, text),
    ),
  ],
  () => [
    "`validateDocument` with rules / without",
    ...ratio(
      () => validateDocument(element, text, { rules }),
      () => validateDocument(element, text),
    ),
  ],
  () => [
    "the same, varied units",
    ...ratio(
      () => validateDocument(element, varied, { rules }),
      () => validateDocument(element, varied),
    ),
  ],
  () => [
    `${2 * count} / ${count} units, \`validateDocument\` with rules`,
    ...ratio(
      () => validateDocument(element, twice, { rules }),
      () => validateDocument(element, text, { rules }),
    ),
  ],
  () => [
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

function withBroken(document: string): string {
  let unit = 0;
  return document.replace(/(?<=<el:PeriodeDeRevision><el:DateDeDebut>)\d{4}/g, (year) =>
    unit++ % 100 === 50 ? "2019" : year,
  );
}

function withKey(ruleSet: RuleSet): RuleSet {
  const { ruleSet: read } = readSchematron(
    `<schema xmlns="http://www.ascc.net/xml/schematron"><ns prefix="el" uri="http://xml.insee.fr/schema/electoral"/>
      <key name="numeros" match="el:*[el:NumeroDEnregistrement]" use="el:NumeroDEnregistrement"/>
      <pattern name="numeros"><rule context="el:NumeroDEnregistrement"><assert test="count(key('numeros', .)) = 1">deux fois</assert></rule></pattern>
    </schema>`,
    { file: "numeros.sch", locale: "fr" },
  );
  if (read === undefined) throw new Error("the rules cannot be read");
  return { ...ruleSet, keys: read.keys, patterns: [...ruleSet.patterns, ...read.patterns] };
}

const show = (row: readonly string[]): void => console.log(`| ${row.join(" | ")} |`);
console.log(table(["what", "ratio", "this", "that"], []));
if (half !== "beside") for (const row of rows) show(row());
if (half !== "own") {
  const folder = mkdtempSync(join(tmpdir(), "scrutin-rules-"));
  try {
    for (const row of besideOthers(folder, Math.min(1000, count))) show(row);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

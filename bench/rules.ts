/*
 * What rules cost, as ratios in one process: npm run bench:rules [UNITS] [ROUNDS]. A table in Markdown comes out.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
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
import { type RuleSet, useRules } from "scrutin/rules";
import { parseXmlDocument } from "slimdom";
import { printXslt } from "../generator/schematron/print/emit-xslt.js";
import { xpath2 } from "../runtime/rules/xpath2.js";
import { available, medianOf, output, table } from "./measure.js";
import { wholeSending } from "./units.js";

const count = Number(process.argv[2] ?? 10_000);
const rounds = Number(process.argv[3] ?? 12);
const root = process.cwd();
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
const trees = useRules(untyped);
const rows: (readonly string[])[] = [
  [
    "rules over values / `validate`",
    ...ratio(
      () => rules.checkValue(element, value),
      () => validate(element, value),
    ),
  ],
  [
    "rules over the whole tree / `parse`",
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
  const document = join(folder, "document.xml");
  const style = join(folder, "rules.xsl");
  const thousand = serialize(element, wholeSending(1000));
  writeFileSync(document, thousand);
  writeFileSync(style, printXslt(untyped, ""));
  const own = medianOf(
    [1, 2, 3].map(() => timeOf(() => validateDocument(element, thousand, { rules }))),
  );
  const wall = (run: () => void): number => {
    const before = performance.now();
    run();
    return performance.now() - before;
  };
  const others = [
    ["xsltproc", "xsltproc", ["--version"], [style, document]],
    [
      "Saxon-HE",
      "java",
      ["-version"],
      [
        "-cp",
        "/usr/share/java/Saxon-HE.jar",
        "net.sf.saxon.Transform",
        `-xsl:${style}`,
        `-s:${document}`,
      ],
    ],
  ] as const;
  for (const [name, program, asked, args] of others) {
    if (!available(program, asked)) continue;
    const time = wall(() => output(program, args, root));
    rows.push([
      `${name}, process included / \`validateDocument\` with rules, 1000 units`,
      (time / own).toFixed(0),
      `${time.toFixed(0)} ms`,
      `${own.toFixed(1)} ms`,
    ]);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(table(["what", "ratio", "this", "that"], rows));

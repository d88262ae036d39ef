import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { EnvoiLotDUnitesElectoralesElement, electoralRules, serialize } from "scrutin";
import { type RuleSet, useRules } from "scrutin/rules";
import { printXslt } from "../generator/schematron/print/emit-xslt.js";
import { readSchematron } from "../generator/schematron/read/read.js";
import { xpath2 } from "../runtime/rules/xpath2.js";
import { available, medianOf, output } from "./measure.js";
import { wholeSending } from "./units.js";

/*
 * Rules beside processors of XSLT, which are given what `printXslt` makes of the same rules. What is not installed is told in its row.
 */

/** A rule set with a document that keeps to it. */
interface Trial {
  readonly name: string;
  readonly ruleSet: RuleSet;
  readonly version: "1.0" | "2.0";
  readonly document: string;
}

type Row = readonly [what: string, ratio: string, that: string, ours: string];

const root = process.cwd();
const saxonJs = join(root, "bench/contenders/saxon");
const suites = process.env["SCRUTIN_SUITES"] ?? join(root, ".suites");
const invoices = join(suites, "schematron-dev/en16931-ubl/ubl");

/** How long each takes, as often as our own; a row is given as soon as it is there. */
export function* besideOthers(folder: string, units: number): Generator<Row> {
  const { typed: _, ...untyped } = electoralRules;
  const document = serialize(EnvoiLotDUnitesElectoralesElement, wholeSending(units));
  const name = `electoral rules, ${units} units`;
  yield* beside({ name, ruleSet: untyped, version: "1.0", document }, folder);
  const european = en16931();
  if (typeof european === "string") yield skipped("EN 16931", european);
  else yield* beside(european, folder);
}

function skipped(what: string, why: string): Row {
  return [what, "skipped", why, ""];
}

/** The rules for European invoices in UBL, with the largest of their examples; or why they are not there. */
function en16931(): Trial | string {
  const file = join(invoices, "schematron/EN16931-UBL-validation.sch");
  if (!existsSync(file)) return "no .suites/schematron-dev (docs/tests.md)";
  const { ruleSet } = readSchematron(readFileSync(file, "utf8"), {
    file,
    locale: "en",
    xpath2,
    resolve: (href, from) => {
      const name = join(dirname(from), href);
      return { name, text: readFileSync(name, "utf8") };
    },
  });
  if (ruleSet === undefined) return "the rules cannot be read";
  const document = readFileSync(join(invoices, "examples/ubl-tc434-example1.xml"), "utf8");
  return { name: "EN 16931, one invoice", ruleSet, version: "2.0", document };
}

function* beside({ name, ruleSet, version, document }: Trial, folder: string): Generator<Row> {
  const style = join(folder, `rules-${version}.xsl`);
  const file = join(folder, `document-${version}.xml`);
  const xslt = printXslt({ ...ruleSet, language: "xpath1" });
  writeFileSync(style, xslt.replace('stylesheet version="1.0"', `stylesheet version="${version}"`));
  writeFileSync(file, document);
  const rules = useRules(ruleSet, { xpath2 });
  const own = timeOf(() => rules.checkDocument(document));
  const row = (other: string, time: number): Row => [
    `${name}: ${other}`,
    (time / own).toFixed(1),
    `${time.toFixed(1)} ms`,
    `${own.toFixed(1)} ms`,
  ];
  const saxon = ["-cp", "/usr/share/java/Saxon-HE.jar", "net.sf.saxon.Transform"];
  const processes = [
    ["xsltproc", "xsltproc", ["--version"], [style, file]],
    ["Saxon-HE", "java", ["-version"], [...saxon, `-xsl:${style}`, `-s:${file}`]],
  ] as const;
  for (const [other, program, asked, args] of processes) {
    if (version !== "1.0" && other === "xsltproc") continue;
    const title = `${other}, process included`;
    if (!available(program, asked)) yield skipped(`${name}: ${title}`, "not installed");
    else yield row(title, processorTimeOf(program, args));
  }
  const inProcess = saxonJsTime(style, document, folder);
  if (inProcess === undefined)
    yield skipped(`${name}: saxon-js`, "npm ci --prefix bench/contenders/saxon");
  else yield row("saxon-js, stylesheet compiled beforehand", inProcess);
}

/** Processor time of a program in milliseconds, which the shell tells: how long it waits on a busy machine does not count. */
function processorTimeOf(program: string, args: readonly string[]): number {
  const told = output("sh", ["-c", '"$@" > /dev/null; times', "sh", program, ...args], root);
  const ofChildren = told.trim().split("\n").at(-1) ?? "";
  const seconds = [...ofChildren.matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, rest]) => 60 * Number(minutes) + Number(rest),
  );
  return 1000 * seconds.reduce((sum, each) => sum + each, 0);
}

/** What saxon-js takes for a document, in this process; undefined where it is not installed. */
function saxonJsTime(style: string, document: string, folder: string): number | undefined {
  if (!existsSync(join(saxonJs, "node_modules/saxon-js"))) return undefined;
  const { transform } = createRequire(join(saxonJs, "package.json"))("saxon-js") as {
    transform(options: object, execution: "sync"): unknown;
  };
  const stylesheetInternal: unknown = JSON.parse(compiledStyle(style, folder));
  const options = { stylesheetInternal, sourceText: document, destination: "serialized" };
  return timeOf(() => transform(options, "sync"));
}

/** A stylesheet as saxon-js runs it. That of EN 16931 takes half a minute of processor time, so that it is kept for the next run. */
function compiledStyle(style: string, folder: string): string {
  const hash = createHash("sha256").update(readFileSync(style)).digest("hex").slice(0, 16);
  const kept = join(root, ".cache/bench", `rules-${hash}.sef.json`);
  if (!existsSync(kept)) {
    const made = join(folder, "rules.sef.json");
    const args = [`-xsl:${style}`, `-export:${made}`, "-nogo"];
    output(process.execPath, [join(saxonJs, "node_modules/xslt3/xslt3.js"), ...args], root);
    mkdirSync(dirname(kept), { recursive: true });
    copyFileSync(made, kept);
  }
  return readFileSync(kept, "utf8");
}

/** So many milliseconds are enough for one measurement not to need others. */
const longEnough = 5000;

/** Processor time in milliseconds: after a first run, the median of three, or that of one where it takes long. */
function timeOf(run: () => unknown): number {
  const once = (): number => {
    const before = process.cpuUsage();
    run();
    return process.cpuUsage(before).user / 1000;
  };
  return medianOf((once() > longEnough ? [1] : [1, 2, 3]).map(once));
}

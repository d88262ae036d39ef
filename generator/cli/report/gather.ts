import { createHash } from "node:crypto";
import type { SchemaSet } from "../../../runtime/descriptors.js";
import type { IssueLevel, Locale, XmlIssue } from "../../../runtime/issues.js";
import type { RuleFinding } from "../../../runtime/rules/findings.js";
import type { Check, Pattern, Rule } from "../../../runtime/rules/rule-set.js";
import type { Rules } from "../../../runtime/rules/rules.js";
import type { DocumentTree } from "../../../runtime/rules/tree/document-tree.js";
import { positionOf, xpathOf } from "../../../runtime/rules/tree/place.js";
import { readTree } from "../../../runtime/rules/tree/read-tree.js";
import { validateStream } from "../../../runtime/validate-stream.js";
import type { XmlLimits } from "../../../runtime/xml/events.js";
import { DocumentDecoder } from "../../../runtime/xml/read/decode.js";
import { qualifiedName } from "../../../runtime/xpath/index.js";
import { templateOf } from "../rules/rule-text.js";
import { type PatternTrace, traceRules } from "../rules/rule-trace.js";
import { type Excerpt, excerptOf } from "./excerpt.js";
import type { ReportIssue, RuleResult, Sending } from "./model.js";
import { findingWithoutValues, messageWithoutValues, remarksWithoutValues } from "./redact.js";
import { byCommune, byKind, type Unit, UnitFinder, unitsOf } from "./units.js";
import { words } from "./words.js";

/** The schemas and rules that sendings are checked by. */
export interface Judges {
  readonly schemas: SchemaSet | undefined;
  readonly rules: readonly Rules[];
}

export interface GatherOptions {
  readonly locale: Locale;
  readonly redact: boolean;
  readonly phase?: string | undefined;
  readonly level?: IssueLevel | undefined;
  readonly maxIssues?: number | undefined;
  readonly allowDoctype?: boolean | undefined;
  readonly limits?: XmlLimits | undefined;
}

/** Checks a sending, and gathers everything for its report. */
export async function gatherSending(
  file: string,
  bytes: Uint8Array,
  judges: Judges,
  options: GatherOptions,
): Promise<Sending> {
  return new Gathering(file, bytes, judges, options).run();
}

class Gathering {
  readonly #file: string;
  readonly #bytes: Uint8Array;
  readonly #judges: Judges;
  readonly #options: GatherOptions;
  readonly #tree: DocumentTree | undefined;
  readonly #fault: XmlIssue | undefined;
  readonly #lines: readonly string[];
  readonly #units: readonly Unit[];
  readonly #finder: UnitFinder;

  constructor(file: string, bytes: Uint8Array, judges: Judges, options: GatherOptions) {
    this.#file = file;
    this.#bytes = bytes;
    this.#judges = judges;
    this.#options = options;
    const { locale, limits } = options;
    const read = readTree(bytes, { limits, allowDoctype: this.#allowsDoctype }, locale);
    this.#tree = read.tree;
    this.#fault = "issue" in read ? read.issue : undefined;
    this.#lines = linesOf(bytes);
    this.#units = read.tree === undefined ? [] : unitsOf(read.tree.root);
    this.#finder = new UnitFinder(this.#units);
  }

  /** Without a schema, any well-formed document is checked. */
  get #allowsDoctype(): boolean {
    return this.#judges.schemas === undefined || this.#options.allowDoctype === true;
  }

  async run(): Promise<Sending> {
    const bySchema = await this.#bySchema();
    const patterns = bySchema.length > 0 ? undefined : this.#byRules();
    const issues = [
      ...bySchema.map((issue) => this.#schemaIssue(issue)),
      ...(patterns ?? []).flatMap((pattern) =>
        findingsOf(pattern).map((finding) => this.#ruleIssue(finding)),
      ),
    ].sort(byPlace);
    const element = this.#tree?.root.children.find(({ kind }) => kind === "element");
    return {
      file: this.#file,
      sha256: createHash("sha256").update(this.#bytes).digest("hex"),
      bytes: this.#bytes.length,
      root: element && qualifiedName(element),
      result: resultOf(issues),
      units: byKind(this.#units),
      communes: byCommune(this.#units),
      issues,
      rules: this.#results(patterns),
      notChecked: this.#notChecked(bySchema, patterns),
    };
  }

  async #bySchema(): Promise<readonly XmlIssue[]> {
    const { schemas } = this.#judges;
    const { locale, maxIssues, limits } = this.#options;
    const allowDoctype = this.#allowsDoctype;
    if (schemas !== undefined)
      return validateStream(schemas, [this.#bytes], { locale, maxIssues, limits, allowDoctype });
    return this.#fault === undefined ? [] : [this.#fault];
  }

  #byRules(): readonly PatternTrace[] {
    const tree = this.#tree;
    if (tree === undefined) return [];
    return this.#judges.rules.flatMap((rules) => traceRules(rules, tree, this.#options));
  }

  #schemaIssue(issue: XmlIssue): ReportIssue {
    const { code, position, xpath } = issue;
    const { locale, redact } = this.#options;
    return {
      source: "schema",
      code,
      level: issue.level ?? "error",
      message: redact ? messageWithoutValues(issue, locale) : issue.message,
      remarks: [],
      line: position?.line,
      column: position?.column,
      xpath,
      unit: nameOf(xpath === undefined ? undefined : this.#finder.ofXPath(xpath)),
      excerpt: this.#excerpt(position),
    };
  }

  #ruleIssue(finding: RuleFinding): ReportIssue {
    const { code, level, node, diagnostics, properties, context } = finding;
    const { redact } = this.#options;
    const position = positionOf(node, undefined);
    return {
      source: "rule",
      code,
      level,
      message: this.#messageOf(finding),
      remarks: redact
        ? remarksWithoutValues(finding)
        : [...diagnostics, ...properties].map(({ text }) => text),
      line: position?.line,
      column: position?.column,
      xpath: xpathOf(node),
      unit: nameOf(this.#finder.ofNode(node) ?? this.#finder.ofNode(context)),
      excerpt: this.#excerpt(position),
    };
  }

  #excerpt(
    position: { readonly line: number; readonly column: number } | undefined,
  ): Excerpt | undefined {
    if (position === undefined) return undefined;
    const line = this.#lines[position.line - 1];
    if (line === undefined) return undefined;
    return excerptOf(line, position.line, position.column, this.#options.redact);
  }

  #results(patterns: readonly PatternTrace[] | undefined): readonly RuleResult[] {
    const { locale, phase, level } = this.#options;
    const active = this.#judges.rules.flatMap((rules) => rules.activePatterns({ locale, phase }));
    const traces = new Map((patterns ?? []).map((trace) => [trace.pattern, trace]));
    const results = active.flatMap((pattern) =>
      pattern.rules.flatMap((rule) =>
        rule.checks
          .filter((check) => isWanted(check.level, level))
          .map((check) => resultOfCheck(pattern, rule, check, traces.get(pattern))),
      ),
    );
    return results.toSorted((a, b) => states.indexOf(a.state) - states.indexOf(b.state));
  }

  #messageOf(finding: RuleFinding): string {
    const { redact, locale } = this.#options;
    return redact ? findingWithoutValues(finding, locale) : finding.message;
  }

  #notChecked(
    bySchema: readonly XmlIssue[],
    patterns: readonly PatternTrace[] | undefined,
  ): readonly string[] {
    const { locale, level, phase } = this.#options;
    const say = words[locale];
    const { schemas, rules } = this.#judges;
    return [
      ...(schemas === undefined ? [say.noSchema] : []),
      ...(rules.length === 0 ? [say.noRules] : []),
      ...(rules.length > 0 && patterns === undefined ? [say.rulesNotRun] : []),
      ...(bySchema.some(({ code }) => code === "limit-issues") ? [say.stopped] : []),
      ...(phase === undefined ? [] : [say.onlyPhase(phase)]),
      ...(level === undefined || level === "information" ? [] : [say.onlyLevel(level)]),
      ...(patterns ?? [])
        .flatMap(findingsOf)
        .filter(({ code }) => code === "rule-not-run")
        .map((finding) => this.#messageOf(finding)),
    ];
  }
}

/** Orders issues by their place in the document; those without a place come first. */
function byPlace(a: ReportIssue, b: ReportIssue): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

function findingsOf({ asked, others }: PatternTrace): readonly RuleFinding[] {
  return [...asked.flatMap(({ findings }) => findings), ...others];
}

function resultOfCheck(
  pattern: Pattern,
  rule: Rule,
  check: Check,
  trace: PatternTrace | undefined,
): RuleResult {
  const asked = trace?.asked.filter((each) => each.rule === rule).length ?? 0;
  const own = (trace === undefined ? [] : findingsOf(trace)).filter(
    (finding) => finding.check === check || (finding.check === undefined && finding.rule === rule),
  );
  const isRun = trace !== undefined && own.every(({ code }) => code !== "rule-not-run");
  return {
    code: check.code,
    level: check.level,
    title: pattern.name ?? pattern.code,
    message: templateOf(check),
    state: isRun ? stateOf(asked, own.length) : "notRun",
    asked,
    broken: isRun ? own.length : 0,
  };
}

/** What a reader looks for comes first: sets of rules have up to a thousand. */
const states: readonly RuleResult["state"][] = ["broken", "notRun", "passed", "absent"];

function stateOf(asked: number, broken: number): RuleResult["state"] {
  if (broken > 0) return "broken";
  return asked > 0 ? "passed" : "absent";
}

const rank: Readonly<Record<IssueLevel, number>> = { information: 0, warning: 1, error: 2 };

function isWanted(level: IssueLevel, least: IssueLevel | undefined): boolean {
  return rank[level] >= rank[least ?? "information"];
}

function resultOf(issues: readonly ReportIssue[]): Sending["result"] {
  if (issues.some(({ level }) => level === "error")) return "errors";
  return issues.some(({ level }) => level === "warning") ? "warnings" : "clean";
}

function nameOf(unit: Unit | undefined): string | undefined {
  if (unit === undefined) return undefined;
  return unit.identifier === undefined ? unit.name : `${unit.name} ${unit.identifier}`;
}

/** The lines of a document, in the encoding that it declares. */
function linesOf(bytes: Uint8Array): readonly string[] {
  const decoder = new DocumentDecoder();
  const text = [...decoder.write(bytes), ...decoder.end()].join("");
  return text.split(/\r\n?|\n/);
}

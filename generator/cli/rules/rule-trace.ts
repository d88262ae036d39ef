import type { IssueLevel, Locale } from "../../../runtime/issues.js";
import type { Fired, RuleFinding } from "../../../runtime/rules/findings.js";
import type { Pattern, Rule } from "../../../runtime/rules/rule-set.js";
import type { Rules } from "../../../runtime/rules/rules.js";
import type { DocumentTree, TreeNode } from "../../../runtime/rules/tree/document-tree.js";
import { readTree } from "../../../runtime/rules/tree/read-tree.js";

/** A rule that was evaluated at a node, with its findings there. */
export interface AskedRule {
  readonly rule: Rule;
  readonly context: TreeNode;
  readonly findings: readonly RuleFinding[];
}

/** An active pattern, with its evaluated rules in document order. */
export interface PatternTrace {
  readonly pattern: Pattern;
  readonly asked: readonly AskedRule[];
  /** Findings without a rule and a node: documents of the pattern that cannot be found, or a context that cannot be evaluated. */
  readonly others: readonly RuleFinding[];
}

export interface TraceOptions {
  readonly locale: Locale;
  readonly phase?: string | undefined;
  /** The lowest level that is kept. */
  readonly level?: IssueLevel | undefined;
}

const rank: Readonly<Record<IssueLevel, number>> = { information: 0, warning: 1, error: 2 };

/** Runs sets of rules over a document; gives nothing if it cannot be read. */
export function traceDocument(
  rules: readonly Rules[],
  document: Uint8Array,
  options: TraceOptions,
): readonly (readonly PatternTrace[])[] {
  const { tree } = readTree(document, options, options.locale);
  return tree === undefined ? [] : rules.map((each) => traceRules(each, tree, options));
}

/** Runs rules over a document, and reports every evaluated rule, not only broken ones. */
export function traceRules(
  rules: Rules,
  tree: DocumentTree,
  options: TraceOptions,
): readonly PatternTrace[] {
  const fired: Fired[] = [];
  const found = rules.run(tree, options, (each) => fired.push(each));
  const least = rank[options.level ?? "information"];
  const findings = found.filter(({ level }) => rank[level] >= least);
  const byPattern = new Map<Pattern, MutableTrace>();
  for (const pattern of rules.activePatterns(options))
    byPattern.set(pattern, { pattern, asked: [], others: [] });
  const byContext = new Map<Rule, Map<TreeNode, RuleFinding[]>>();
  for (const { pattern, rule, node } of fired) {
    const own: RuleFinding[] = [];
    byPattern.get(pattern)?.asked.push({ rule, context: node, findings: own });
    const nodes = byContext.get(rule) ?? new Map<TreeNode, RuleFinding[]>();
    byContext.set(rule, nodes.set(node, own));
  }
  for (const finding of findings) {
    const { rule, context, pattern } = finding;
    const own = rule && byContext.get(rule)?.get(context);
    (own ?? byPattern.get(pattern)?.others)?.push(finding);
  }
  return [...byPattern.values()];
}

interface MutableTrace {
  readonly pattern: Pattern;
  readonly asked: AskedRule[];
  readonly others: RuleFinding[];
}

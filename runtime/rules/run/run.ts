import {
  EvaluationFault,
  type Fixed,
  stringValue,
  type XPathNode,
  type XPathValue,
} from "../../xpath/index.js";
import type { RuleFinding, RunOptions, SaidRemark } from "../findings.js";
import { fallbackMessage } from "../messages.js";
import type { Pattern } from "../rule-set.js";
import { failureOf, textOf } from "../say.js";
import type { DocumentTree, TreeNode } from "../tree/document-tree.js";
import { type Candidate, Dispatch } from "./dispatch.js";
import { Keys } from "./keys.js";
import {
  type PreparedCheck,
  type PreparedPart,
  type PreparedRemark,
  type PreparedRule,
  type PreparedSet,
  type PreparedVariable,
  type PreparedVariables,
  patternsWith,
} from "./prepare.js";
import { type Passing, RuleEnvironment, type Surroundings } from "./rule-environment.js";

/** Checks a document: what is broken, by patterns in their order and nodes in the order of the document. */
export function runRules(
  prepared: PreparedSet,
  tree: DocumentTree,
  options: RunOptions,
): readonly RuleFinding[] {
  return new Run(prepared, tree, options).all();
}

/** A rule by one alternative of its pattern. */
type RuleCandidate = Candidate<PreparedRule>;

const noVariables: PreparedVariables = new Map();

/** Asks rules about nodes of a document, and gathers what they find. */
export class Run implements Surroundings {
  readonly #prepared: PreparedSet;
  readonly #tree: DocumentTree;
  readonly #options: RunOptions;
  readonly #findings: RuleFinding[][];
  readonly #globals = new Map<PreparedVariable, XPathValue>();
  readonly #computing = new Set<PreparedVariable>();
  readonly #documents = new Map<string, DocumentTree | undefined>();
  readonly #trees = new Map<XPathNode, DocumentTree>();
  readonly #environments: RuleEnvironment[];
  /** Checks that failed once, and rules whose context did. */
  readonly #failed = new Set<PreparedCheck | PreparedRule>();
  readonly passing: Passing | undefined;
  readonly fixed: Map<object, Fixed> | undefined;
  readonly keys: Keys;
  /** How much was found so far. */
  found = 0;
  #endOrder: number;

  constructor(prepared: PreparedSet, tree: DocumentTree, options: RunOptions, passing?: Passing) {
    this.#prepared = prepared;
    this.passing = passing;
    this.fixed = passing === undefined ? new Map() : undefined;
    this.#tree = tree;
    this.#options = options;
    this.#findings = prepared.patterns.map(() => []);
    this.#endOrder = tree.endOrder;
    this.#trees.set(tree.root, tree);
    this.#environments = prepared.rules.map(
      ({ outer, inner }) => new RuleEnvironment(this, tree.root, outer, inner, options.budget),
    );
    const shared = new RuleEnvironment(this, tree.root, noVariables, noVariables, options.budget);
    this.keys = new Keys(prepared.keys, (node) => {
      shared.enter(node);
      return shared;
    });
  }

  all(): readonly RuleFinding[] {
    const { rules, patterns } = this.#prepared;
    const asked = patternsWith(rules, this.#options.only);
    this.#check(
      rules.filter(
        ({ pattern, patternIndex }) => pattern.documents === undefined && asked.has(patternIndex),
      ),
      this.#tree.root,
    );
    for (const [index, { pattern, documents, outer }] of patterns.entries()) {
      if (documents === undefined || !asked.has(index)) continue;
      const own = rules.filter(({ patternIndex }) => patternIndex === index);
      for (const root of this.#subordinate(pattern, index, documents, outer))
        this.#check(own, root);
    }
    return this.#findings.flat();
  }

  /** The documents that a pattern means by `documents`. */
  #subordinate(
    pattern: Pattern,
    patternIndex: number,
    documents: NonNullable<PreparedSet["patterns"][number]["documents"]>,
    outer: PreparedVariables,
  ): readonly TreeNode[] {
    const { root } = this.#tree;
    const { budget, locale } = this.#options;
    const environment = new RuleEnvironment(this, root, outer, noVariables, budget);
    try {
      const value = documents.value(root, environment);
      const addresses =
        typeof value === "object" ? value.map(stringValue) : [documents.text(root, environment)];
      return [...new Set(addresses)].map((address) => this.document(address));
    } catch (error) {
      if (!(error instanceof EvaluationFault)) throw error;
      const test = pattern.documents?.text ?? "";
      this.#add(patternIndex, {
        ...failureOf(error, test, locale, pattern.code),
        node: root,
        context: root,
        pattern,
        rule: undefined,
        check: undefined,
      });
      return [];
    }
  }

  #check(rules: readonly PreparedRule[], root: TreeNode): void {
    const dispatch = new Dispatch(
      rules.flatMap((of) => of.branches.map((branch) => ({ of, branch }))),
    );
    const { only } = this.#options;
    dispatch.visit(root, (node, candidates) =>
      this.match(candidates, node, (of) => {
        this.#options.onFired?.({ pattern: of.pattern, rule: of.rule, node });
        for (const check of of.checks)
          if (only === undefined || only.has(check.check)) this.ask(of, check, node);
      }),
    );
  }

  /** Finds the rules that are asked about a node: the first of each pattern that matches. */
  match(
    candidates: readonly RuleCandidate[],
    node: TreeNode,
    take: (of: PreparedRule) => void,
  ): void {
    let asked = -1;
    const failed = this.#failed.size > 0 ? this.#failed : undefined;
    for (const { of, branch } of candidates) {
      if (of.patternIndex === asked || failed?.has(of) === true) continue;
      const environment = this.#environments[of.index];
      if (environment === undefined) continue;
      environment.enter(node);
      if (!this.#matches(of, branch, node, environment)) continue;
      asked = of.patternIndex;
      take(of);
    }
  }

  #matches(
    of: PreparedRule,
    branch: PreparedRule["branches"][number],
    node: TreeNode,
    environment: RuleEnvironment,
  ): boolean {
    try {
      return branch.matches(node, environment);
    } catch (error) {
      if (!(error instanceof EvaluationFault)) throw error;
      this.#fail(of, undefined, node, error);
      return false;
    }
  }

  /** Asks a check about a node, which is the one that its rule was asked about last or is asked about now. */
  ask(of: PreparedRule, check: PreparedCheck, node: TreeNode): void {
    const environment = this.#environments[of.index];
    if (environment === undefined) return;
    if (this.#failed.has(check)) return;
    try {
      if (check.test.boolean(node, environment) === (check.check.kind === "assert")) return;
      this.#add(of.patternIndex, this.#finding(of, check, node, environment));
    } catch (error) {
      if (!(error instanceof EvaluationFault)) throw error;
      // The other checks of the rule are asked all the same.
      environment.budget.left = this.#options.budget;
      this.#fail(of, check, node, error);
    }
  }

  /** Whether a check has nothing to say about a node. */
  holds(of: PreparedRule, check: PreparedCheck, node: TreeNode): boolean {
    const environment = this.#environments[of.index];
    if (environment === undefined || this.#failed.has(check)) return true;
    return check.test.boolean(node, environment) === (check.check.kind === "assert");
  }

  /** Goes on to another context, as far as a rule sees it. */
  enter({ index }: PreparedRule, node: TreeNode): void {
    this.#environments[index]?.enter(node);
  }

  /** What was found since the last time, by patterns, and by contexts in their order. */
  take(): readonly RuleFinding[] {
    return this.#findings.flatMap((found) =>
      found.splice(0).sort((a, b) => a.context.order - b.context.order),
    );
  }

  /** Says, once, that a check or a whole rule cannot be run. */
  #fail(
    of: PreparedRule,
    check: PreparedCheck | undefined,
    node: TreeNode,
    fault: EvaluationFault,
  ): void {
    this.#failed.add(check ?? of);
    const { pattern, rule, patternIndex } = of;
    const said = check?.check.test.text ?? rule.context.text;
    const name = check?.check.code ?? pattern.code;
    this.#add(patternIndex, {
      ...failureOf(fault, said, this.#options.locale, name),
      node,
      context: node,
      pattern,
      rule,
      check: check?.check,
    });
  }

  #add(patternIndex: number, finding: RuleFinding): void {
    this.found++;
    this.#findings[patternIndex]?.push(finding);
  }

  #finding(
    { pattern, rule }: PreparedRule,
    { check, message, diagnostics, properties, subject }: PreparedCheck,
    node: TreeNode,
    environment: RuleEnvironment,
  ): RuleFinding {
    const parameters: Record<string, string> = {};
    const say = (parts: readonly PreparedPart[]): string =>
      textOf(parts, node, environment, parameters);
    const remark = ({ id, parts }: PreparedRemark): SaidRemark => ({ id, text: say(parts) });
    const [meant] = subject?.nodes(node, environment) ?? [];
    return {
      level: check.level,
      code: check.code,
      message: say(message) || fallbackMessage(check.kind, check.test.text, this.#options.locale),
      node: (meant as TreeNode | undefined) ?? node,
      context: node,
      pattern,
      rule,
      check,
      diagnostics: diagnostics.map(remark),
      properties: properties.map(remark),
      parameters,
    };
  }

  /** The value of a variable of the set, the phase or a pattern, which sees the root. */
  global(variable: PreparedVariable, name: string, outer: PreparedVariables): XPathValue {
    const known = this.#globals.get(variable);
    if (known !== undefined) return known;
    const { query } = variable;
    if (query === undefined) return variable.content;
    if (this.#computing.has(variable)) throw new EvaluationFault("xpath-type", `$${name}`);
    this.#computing.add(variable);
    const { root } = this.#tree;
    const environment = new RuleEnvironment(this, root, outer, noVariables, this.#options.budget);
    const value = query.value(root, environment);
    this.#computing.delete(variable);
    this.#globals.set(variable, value);
    return value;
  }

  /** The root of another document. */
  document(address: string): TreeNode {
    const { documents } = this.#options;
    if (address === "") return this.#tree.root;
    if (documents === undefined) throw new EvaluationFault("xpath-document", address);
    if (!this.#documents.has(address)) {
      const tree = documents(address, this.#endOrder);
      this.#documents.set(address, tree);
      if (tree !== undefined) {
        this.#trees.set(tree.root, tree);
        this.#endOrder = tree.endOrder;
      }
    }
    const found = this.#documents.get(address);
    if (found === undefined) throw new EvaluationFault("xpath-document", address);
    return found.root;
  }

  elementById(id: string, root: TreeNode): TreeNode | undefined {
    return this.#trees.get(root)?.ids.get(id);
  }
}

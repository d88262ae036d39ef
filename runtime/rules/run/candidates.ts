import { compilePattern, isByForm, type PatternBranch } from "../../xpath/index.js";
import type { Check } from "../rule-set.js";
import type { TreeNode } from "../tree/document-tree.js";
import type { CheckReach, ContextBranch } from "../watch/classify.js";
import { compiledTests, plainScope } from "../watch/first-tests.js";
import { alternatives, rulesOutLeaves, staysWithin } from "../watch/forms.js";
import { type Counted, type Edge, Need } from "../watch/needs.js";
import {
  type ElementName,
  type Ordered,
  type Route,
  rootRoute,
  testName,
  type Way,
} from "../watch/routes.js";
import type { PreparedCheck, PreparedRule, PreparedSet } from "./prepare.js";

/** A rule that an element or one of its attributes may be the context of, or a pattern that it may be counted by. */
export type Candidate = RuleCandidate | CountCandidate;

export interface RuleCandidate extends Ordered {
  readonly kind: "rule";
  readonly of: PreparedRule;
  readonly branch: PatternBranch;
  readonly context: ContextBranch;
  readonly isAttribute: boolean;
  /** Whether names and what there is decide that it is asked, and no text. */
  readonly byForm: boolean;
  /** Whether nothing but the names on the way to it and what is in the element decides that it is asked. */
  readonly isWithin: boolean;
}

export interface CountCandidate extends Ordered {
  readonly kind: "count";
  readonly counted: Counted;
  readonly branch: PatternBranch;
  /** Whether names and what there is decide that it counts, and no text. */
  readonly byForm: boolean;
  readonly isWithin: false;
}

/** How rules are asked of documents that pass by. */
export interface WatchPlan {
  readonly route: Route<Candidate>;
  /** Whether a child is the one that counts by an edge. */
  readonly isFirst: (edge: Edge, node: TreeNode) => boolean;
  /** Rules about the document itself. */
  readonly ofDocument: readonly RuleCandidate[];
  /** What is asked where a context ends. */
  readonly checksOf: ReadonlyMap<PreparedRule, RuleChecks>;
  /** What needs the whole document. */
  readonly whole: ReadonlySet<Check>;
  readonly reaches: ReadonlyMap<Check, CheckReach>;
  /** What is needed of a context by checks that look at nothing beside it. */
  readonly own: ReadonlyMap<Check, Route<Ordered>>;
  /** Whether an issue may be about another element than the context. */
  readonly hasSubjects: boolean;
}

/** The checks of a rule: those that are asked where a context ends, and those that wait for the end of the document. */
export interface RuleChecks {
  readonly now: readonly PreparedCheck[];
  readonly later: readonly PreparedCheck[];
}

/** Makes a plan of rules that were prepared for documents that pass by. */
export function planOf({ rules, root }: PreparedSet): WatchPlan {
  const ways: Way<Candidate>[] = [];
  const ofDocument: RuleCandidate[] = [];
  const whole = new Set<Check>();
  const reaches = new Map<Check, CheckReach>();
  const own = new Map<Check, Route<Ordered>>();
  const checksOf = new Map<PreparedRule, RuleChecks>();
  const counted = new Set<Counted>();
  const rootNeed = root ?? new Need();
  let order = 0;
  for (const of of rules) {
    const { branches, need, above, checks } = of.reach ?? {};
    for (const { check } of of.checks) {
      const reach = checks?.get(check);
      if (reach !== undefined) reaches.set(check, reach);
      if (reach?.own !== undefined) own.set(check, rootRoute([], reach.own, []));
      if (branches === undefined || reach === undefined || reach.class === "whole")
        whole.add(check);
      else for (const each of reach.used) if (each.kind === "counted") counted.add(each);
    }
    if (branches === undefined || need === undefined || above === undefined) continue;
    const passing = of.checks.filter(({ check }) => !whole.has(check));
    const isDeferred = ({ check }: PreparedCheck): boolean => reaches.get(check)?.deferred === true;
    checksOf.set(of, {
      now: passing.filter((check) => !isDeferred(check)),
      later: passing.filter(isDeferred),
    });
    for (const [index, context] of branches.entries()) {
      const branch = of.branches[index];
      if (branch === undefined) continue;
      const { kind, byForm } = context;
      const isAttribute = kind === "attribute";
      const candidate: RuleCandidate = {
        kind: "rule",
        order: order++,
        of,
        // Elements are asked where the names on the way to them match.
        branch: branch.way === undefined ? branch : { ...branch, matches: branch.way.accepts },
        passesLeaves: isAttribute || rulesOutLeaves(context.steps),
        recorded: checksOf.get(of)?.later.length === 0 ? "anywhere" : "nowhere",
        context,
        isAttribute,
        byForm,
        isWithin: !isAttribute && isWithin(branch, context),
      };
      if (kind === "root") ofDocument.push(candidate);
      else ways.push(wayOf(context, 0, candidate, isAttribute ? new Need() : need));
      for (const [levels, below] of above) {
        const [isSure, mayBe] = leadsToRoot(context, levels);
        if (mayBe) rootNeed.take(below);
        if (!isSure) ways.push(wayOf(context, levels, undefined, below));
      }
    }
  }
  for (const each of counted)
    for (const candidate of countCandidates(each))
      ways.push(wayOf(candidate.context, 0, { ...candidate.made, order: order++ }, new Need()));
  const hasSubjects = rules.some(({ checks }) =>
    checks.some(({ subject }) => subject !== undefined),
  );
  return {
    route: rootRoute(ways, rootNeed, []),
    isFirst: compiledTests(),
    ofDocument,
    checksOf,
    whole,
    reaches,
    own,
    hasSubjects,
  };
}

/** Whether a pattern asks no more of an element, once the names lead to it, than what is in it. */
function isWithin({ way, matches }: PatternBranch, { steps }: ContextBranch): boolean {
  const last = steps.length - 1;
  return (
    way !== undefined &&
    way.accepts !== matches &&
    steps.every(({ predicates }, index) =>
      index === last ? predicates.every(staysWithin) : predicates.length === 0,
    )
  );
}

let wayCount = 0;

type Steps = ContextBranch["steps"];

/** The way to a context, or to the element that is so many levels above it. */
function wayOf(
  { steps, fromRoot, kind }: Pick<ContextBranch, "steps" | "fromRoot" | "kind">,
  levels: number,
  candidate: Candidate | undefined,
  need: Need,
): Way<Candidate> {
  const elements = kind === "attribute" ? steps.slice(0, -1) : steps;
  const above = kind === "attribute" ? Math.max(0, levels - 1) : levels;
  const kept = elements.slice(0, elements.length - above);
  const isClear = elements.slice(kept.length).every(({ axis }) => axis === "child");
  const id = ++wayCount;
  if (kept.length === 0 || !isClear || kept.at(-1)?.axis === "descendant-or-self")
    return { id, steps: [{ test: () => true, gap: true }], anywhere: true, candidate, need };
  return { id, steps: waySteps(kept), anywhere: !fromRoot, candidate, need };
}

function waySteps(steps: Steps): Way<Candidate>["steps"] {
  return steps.flatMap(({ axis, test }, index) => {
    if (axis === "descendant-or-self") return [];
    const gap = steps[index - 1]?.axis === "descendant-or-self";
    return [{ gap, test: (name: ElementName) => testName({ test }, name) }];
  });
}

/** Whether the document stands so many levels above a context: surely, or above some of its nodes. */
function leadsToRoot(
  { steps, fromRoot }: ContextBranch,
  levels: number,
): readonly [isSure: boolean, mayBe: boolean] {
  const named = steps.filter(({ axis }) => axis !== "descendant-or-self").length;
  const isExact = fromRoot && named === steps.length;
  return [isExact && levels === named, isExact ? levels === named : levels >= named];
}

function countCandidates(counted: Counted): readonly {
  readonly context: Pick<ContextBranch, "steps" | "fromRoot" | "kind">;
  readonly made: CountCandidate;
}[] {
  const { branches } = compilePattern(counted.pattern, plainScope());
  return alternatives(counted.pattern).flatMap((path, index) => {
    const branch = branches[index];
    if (branch === undefined || path.kind !== "path") return [];
    const context = {
      steps: path.steps,
      fromRoot: path.start.kind === "root",
      kind: "element" as const,
    };
    const made: CountCandidate = {
      kind: "count",
      order: 0,
      passesLeaves: rulesOutLeaves(path.steps),
      recorded: counted.of === "siblings" ? "outermost" : "anywhere",
      counted,
      branch,
      byForm: isByForm(path),
      isWithin: false,
    };
    return [{ context, made }];
  });
}

/** Candidates by what is done with them. */
interface Parts {
  readonly own: readonly RuleCandidate[];
  /** Those of its attributes. */
  readonly others: readonly RuleCandidate[];
  readonly counted: readonly CountCandidate[];
}

const parts = new WeakMap<readonly Candidate[], Parts>();

/** The candidates of elements of one way, which are asked for again and again. */
export function partsOf(candidates: readonly Candidate[]): Parts {
  let found = parts.get(candidates);
  if (found === undefined) {
    const rules = candidates.filter((each) => each.kind === "rule");
    const own = rules.filter(({ isAttribute }) => !isAttribute);
    const others = rules.filter(({ isAttribute }) => isAttribute);
    const counted = candidates.filter((each) => each.kind === "count");
    found = { own, others, counted };
    parts.set(candidates, found);
  }
  return found;
}

/** The candidates of an element, and of each of its attributes. */
export function askedIn(
  node: TreeNode,
  candidates: readonly Candidate[],
): readonly { readonly node: TreeNode; readonly candidates: readonly RuleCandidate[] }[] {
  const { own, others } = partsOf(candidates);
  const asked = own.length === 0 ? [] : [{ node, candidates: own }];
  if (others.length > 0)
    for (const attribute of node.attributes) {
      const fitting = others.filter(({ branch }) => namesAttribute(branch, attribute));
      if (fitting.length > 0) asked.push({ node: attribute, candidates: fitting });
    }
  return asked;
}

function namesAttribute({ names }: PatternBranch, { namespace, local }: TreeNode): boolean {
  if (names.kind === "attribute") return names.local === local && names.namespace === namespace;
  return names.kind === "anyAttribute";
}

import { type Expression, isByForm, isPlainTest } from "../../xpath/index.js";
import type { Check, MessagePart, Pattern, Query, Rule, Variable } from "../rule-set.js";
import { alternatives, isName, staysWithin } from "./forms.js";
import { type Counted, Need, type Outside } from "./needs.js";
import { existence, type Finds, firstText, Reach, type SeenVariable } from "./reach.js";
import { NeedsWhole, type Spot, type WholeReason } from "./spots.js";

/**
 * What a rule asks of a document: its context with what is below it and the tags around it; what the document said before it as
 * well; a count of what passes by; or the whole document.
 */
export type RuleClass = "local" | "head" | "running" | "whole";

/** Where the contexts of a rule are, by one alternative of its pattern. */
export interface ContextBranch {
  /** The elements on the way to the context, the last one the context itself or the element of the attribute that it is. */
  readonly steps: Extract<Expression, { kind: "path" }>["steps"];
  readonly fromRoot: boolean;
  readonly kind: "root" | "element" | "attribute";
  /** Whether names and what there is decide, and no text. */
  readonly byForm: boolean;
}

/** What a check asks. */
export interface CheckReach {
  readonly class: RuleClass;
  readonly reason: WholeReason | undefined;
  /** Whether it can be asked at the end of the document only. */
  readonly deferred: boolean;
  readonly used: ReadonlySet<Outside | Counted>;
  /** What its test needs of the context, where it looks at nothing beside it. */
  readonly own?: Need | undefined;
}

export interface RuleReach {
  /** `undefined` where contexts cannot be told without the whole document. */
  readonly branches: readonly ContextBranch[] | undefined;
  readonly need: Need;
  /** What is needed below ancestors, by how many levels above the context they are. */
  readonly above: ReadonlyMap<number, Need>;
  readonly checks: ReadonlyMap<Check, CheckReach>;
}

/** What the rules of a set share. */
export interface SharedReach {
  readonly root: Need;
  readonly marked: Map<Expression, Outside | Counted>;
  read(query: Query): Expression | undefined;
}

/** What the rules of a pattern ask. Where one of them has contexts that only the whole document tells, all do. */
export function reachOf(
  { rules, documents }: Pattern,
  outer: readonly Variable[],
  shared: SharedReach,
): ReadonlyMap<Rule, RuleReach> {
  const reaches = rules.map((rule): [Rule, RuleReach] => [rule, ruleReach(rule, outer, shared)]);
  const known = reaches.every(([, { branches }]) => branches !== undefined);
  if (known && documents === undefined) return new Map(reaches);
  return new Map(
    reaches.map(([rule, reach]) => [
      rule,
      {
        ...reach,
        branches: undefined,
        checks: new Map(rule.checks.map((check) => [check, whole("context")])),
      },
    ]),
  );
}

function ruleReach(rule: Rule, outer: readonly Variable[], shared: SharedReach): RuleReach {
  const branches = branchesOf(shared.read(rule.context));
  const isRoot = branches?.[0]?.kind === "root";
  const need = isRoot ? shared.root : new Need();
  const above = new Map<number, Need>();
  const nothing = { branches: undefined, need, above, checks: new Map<Check, CheckReach>() };
  if (branches === undefined) return nothing;
  const self: Spot =
    branches[0]?.kind === "attribute"
      ? { kind: "value", owner: { kind: "above", levels: 1 } }
      : { kind: "node", need, place: "self" };
  const findsWith = (used: Set<Outside | Counted>): Finds => ({
    above,
    root: shared.root,
    marked: shared.marked,
    used,
    variable: (name) => variableOf(name, rule.variables, outer, shared),
  });
  const used = new Set<Outside | Counted>();
  try {
    for (const branch of branches) visitContext(branch, self, findsWith(used));
  } catch (thrown) {
    if (thrown instanceof NeedsWhole) return nothing;
    throw thrown;
  }
  if (used.size > 0) return nothing;
  const checks = rule.checks.map((check): [Check, CheckReach] => [
    check,
    checkReach(check, self, findsWith(new Set()), shared),
  ]);
  return { branches, need, above, checks: new Map(checks) };
}

function variableOf(
  name: string,
  inner: readonly Variable[],
  outer: readonly Variable[],
  shared: SharedReach,
): SeenVariable | undefined {
  const own = inner.find((each) => each.name === name);
  const variable = own ?? outer.find((each) => each.name === name);
  if (variable === undefined || "content" in variable.value) return undefined;
  const expression = shared.read(variable.value);
  if (expression === undefined) throw new NeedsWhole("document");
  return { expression, sees: own === undefined ? "root" : "context" };
}

function checkReach(check: Check, self: Spot, finds: Finds, shared: SharedReach): CheckReach {
  const reach = new Reach(self, finds);
  const visit = (query: Query, use: typeof existence): void => {
    const expression = shared.read(query);
    if (expression === undefined) throw new NeedsWhole("document");
    reach.visit(expression, self, use);
  };
  const say = (part: MessagePart): void => {
    if (typeof part === "string" || part.query === undefined) return;
    visit(part.query, firstText);
  };
  try {
    visit(check.test, existence);
    if (check.subject !== undefined) visit(check.subject, existence);
    for (const parts of [
      check.message,
      ...[...check.diagnostics, ...check.properties].map((each) => each.parts),
    ])
      parts.forEach(say);
  } catch (thrown) {
    if (thrown instanceof NeedsWhole) return whole(thrown.reason);
    throw thrown;
  }
  const own = ownNeed(shared.read(check.test));
  return { ...classOf(finds.used), own };
}

/** What a test needs of the context, where it looks at nothing beside it. */
function ownNeed(test: Expression | undefined): Need | undefined {
  if (test === undefined || !staysWithin(test)) return undefined;
  const need = new Need();
  const self: Spot = { kind: "node", need, place: "self" };
  const finds: Finds = {
    above: new Map(),
    root: new Need(),
    marked: new Map(),
    used: new Set(),
    variable: () => undefined,
  };
  new Reach(self, finds).visit(test, self, existence);
  return finds.used.size === 0 ? need : undefined;
}

/** The class of a check by what it asks outside of its context. */
function classOf(used: ReadonlySet<Outside | Counted>): CheckReach {
  const all = [...used];
  const counts = (of: Counted["of"]): boolean =>
    all.some((each) => each.kind === "counted" && each.of === of);
  const deferred = counts("document");
  // What stood before a context is not known any more when the document has ended.
  if (deferred && counts("siblings")) return whole("siblings");
  const isRunning = all.some((each) => each.kind === "counted" || each.first);
  const name = isRunning ? "running" : all.length > 0 ? "head" : "local";
  return { class: name, reason: undefined, deferred, used };
}

function whole(reason: WholeReason): CheckReach {
  return { class: "whole", reason, deferred: false, used: new Set() };
}

/** What the predicates of a pattern ask: of the context, or of the elements around it. */
function visitContext({ steps, kind }: ContextBranch, self: Spot, finds: Finds): void {
  const reach = new Reach(self, finds);
  let levels: number | undefined = kind === "attribute" ? 1 : 0;
  for (const { axis, predicates } of steps.toReversed()) {
    if (axis === "descendant-or-self") levels = undefined;
    else {
      const from: Spot =
        levels === 0 ? self : axis === "attribute" ? self : { kind: "above", levels };
      for (const predicate of predicates) reach.visit(predicate, from, existence);
      if (levels !== undefined && axis === "child") levels++;
    }
  }
}

/** The alternatives of a pattern; `undefined` where one of them is of another kind than this way can tell. */
function branchesOf(expression: Expression | undefined): readonly ContextBranch[] | undefined {
  if (expression === undefined) return undefined;
  const branches = alternatives(expression).map(branchOf);
  const found = branches.flatMap((branch) => branch ?? []);
  const [first] = found;
  return found.length === branches.length && found.every(({ kind }) => kind === first?.kind)
    ? found
    : undefined;
}

function branchOf(expression: Expression): ContextBranch | undefined {
  if (expression.kind !== "path" || expression.start.kind === "expression") return undefined;
  const { start, steps } = expression;
  const fromRoot = start.kind === "root";
  const predicates = steps.flatMap((step) => step.predicates);
  if (!predicates.every(isPlainTest)) return undefined;
  const byForm = predicates.every(isByForm);
  const last = steps.at(-1);
  if (last === undefined) return { steps, fromRoot, kind: "root", byForm };
  const named = steps.every(({ axis, test }) =>
    axis === "descendant-or-self" ? test.kind === "node" : isName(test),
  );
  if (!named) return undefined;
  return { steps, fromRoot, kind: last.axis === "attribute" ? "attribute" : "element", byForm };
}

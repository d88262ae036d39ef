import { clark } from "../../../runtime/qname.js";
import type { Pattern, Query, Rule, RuleSet, Variable } from "../../../runtime/rules/rule-set.js";
import type { Expression, Step } from "../../../runtime/xpath/index.js";
import { NotTyped } from "./shapes.js";

/** The variables in scope of a rule: its own are evaluated at its context, global ones at the root. */
export interface Bound {
  readonly inner: readonly Variable[];
  readonly outer: readonly Variable[];
  readonly read: (query: Query) => Expression;
}

/** The variables of a rule, without those that a phase may redefine. */
export function boundOf(
  ruleSet: RuleSet,
  { rule, pattern }: { readonly rule: Rule; readonly pattern: Pattern },
  read: Bound["read"],
): Bound {
  const changed = new Set(
    ruleSet.phases.flatMap(({ variables }) => variables.map(({ name }) => name)),
  );
  const outer = [...pattern.variables, ...ruleSet.variables];
  return { inner: rule.variables, outer: outer.filter(({ name }) => !changed.has(name)), read };
}

/** Where an expression is evaluated: at the context, at the root, or at a node that a predicate is about. */
type Seen = "context" | "root" | "node";

/** An expression with its variables replaced by their values, and `current()` by a path that {@link isCurrent} recognises. */
export function inlined(expression: Expression, bound: Bound): Expression {
  return new Inliner(bound).at(expression, "context");
}

const currentCall: Expression = {
  kind: "call",
  at: 0,
  name: { namespace: "", local: "current" },
  parameters: [],
};
const self: Step = { axis: "self", test: { kind: "node" }, predicates: [], at: 0 };
const current: Expression = {
  kind: "path",
  at: 0,
  start: { kind: "expression", expression: currentCall },
  steps: [self],
};

/** Whether an expression means the context of the rule wherever it is evaluated. */
export function isCurrent(expression: Expression): boolean {
  return expression.kind === "call" && clark(expression.name) === "current";
}

/** Functions that, without an argument, use the context node. */
const asksHere: ReadonlySet<string> = new Set([
  ...["string", "number", "string-length", "normalize-space"],
  ...["name", "local-name", "namespace-uri"],
]);

class Inliner {
  readonly #bound: Bound;
  #within: readonly Variable[] = [];

  constructor(bound: Bound) {
    this.#bound = bound;
  }

  /** Inlines an expression that is evaluated at `seen`. */
  at(expression: Expression, seen: Seen): Expression {
    switch (expression.kind) {
      case "number":
      case "literal":
        return expression;
      case "variable":
        return this.#variable(clark(expression.name), seen);
      case "call":
        return this.#call(expression, seen);
      case "path":
        return this.#path(expression, seen);
      case "filter":
        throw new NotTyped("inlined 1");
      case "negate":
        return { ...expression, of: this.at(expression.of, seen) };
      default:
        return {
          ...expression,
          left: this.at(expression.left, seen),
          right: this.at(expression.right, seen),
        };
    }
  }

  #call(call: Extract<Expression, { kind: "call" }>, seen: Seen): Expression {
    const { name, parameters } = call;
    const local = clark(name);
    if (local === "position" || local === "last") throw new NotTyped("inlined 2");
    if (local === "current") {
      if (seen === "root") throw new NotTyped("inlined 3");
      return current;
    }
    if (seen === "root" && asksHere.has(local) && parameters.length === 0)
      throw new NotTyped("inlined 4");
    return { ...call, parameters: parameters.map((each) => this.at(each, seen)) };
  }

  #path(path: Extract<Expression, { kind: "path" }>, seen: Seen): Expression {
    const inside: Seen = seen === "root" ? "root" : "node";
    const steps = path.steps.map((step) => ({
      ...step,
      predicates: step.predicates.map((each) => this.#predicate(each, inside)),
    }));
    const { start } = path;
    if (start.kind === "context")
      return seen === "root" ? { ...path, start: { kind: "root" }, steps } : { ...path, steps };
    if (start.kind === "root") return { ...path, steps };
    const from = this.at(start.expression, seen);
    // A path that starts from another path is both paths in a row.
    if (from.kind === "path") return { ...from, steps: [...from.steps, ...steps] };
    throw new NotTyped("inlined 5");
  }

  /** Paths in a predicate start at the node that it tests. */
  #predicate(predicate: Expression, seen: Seen): Expression {
    if (seen !== "root") return this.at(predicate, "node");
    if (/"kind":"variable"|"local":"current"/.test(JSON.stringify(predicate)))
      throw new NotTyped("inlined 6");
    return predicate;
  }

  #variable(name: string, seen: Seen): Expression {
    const { inner, outer, read } = this.#bound;
    const own = inner.find((each) => each.name === name);
    const found = own ?? outer.find((each) => each.name === name);
    if (found === undefined || this.#within.includes(found)) throw new NotTyped("inlined 7");
    const { value } = found;
    if ("content" in value) return { kind: "literal", at: 0, value: value.content };
    const around = this.#within;
    this.#within = [...around, found];
    const made = this.at(read(value), own === undefined ? "root" : "context");
    this.#within = around;
    return own !== undefined && seen === "node" ? fromContext(made) : made;
  }
}

/** An expression evaluated at the context, rewritten for use at another node. */
function fromContext(expression: Expression): Expression {
  switch (expression.kind) {
    case "path": {
      if (expression.start.kind !== "context") return expression;
      return { ...expression, start: { kind: "expression", expression: currentCall } };
    }
    case "call": {
      const { name, parameters } = expression;
      if (parameters.length === 0 && asksHere.has(clark(name)))
        return { ...expression, parameters: [current] };
      return { ...expression, parameters: parameters.map(fromContext) };
    }
    case "negate":
      return { ...expression, of: fromContext(expression.of) };
    case "number":
    case "literal":
    case "variable":
    case "filter":
      return expression;
    default:
      return {
        ...expression,
        left: fromContext(expression.left),
        right: fromContext(expression.right),
      };
  }
}

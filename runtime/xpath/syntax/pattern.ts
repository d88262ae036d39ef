import { Compiler, type StaticContext } from "../compile.js";
import type { Compiled, Environment } from "../environment.js";
import type { XPathFault } from "../faults.js";
import type { XPathNode } from "../node.js";
import { compileStepTest, type ExpressionCompiler } from "../steps/steps.js";
import type { Expression, NodeTest, Step } from "./ast.js";

/** One alternative of a pattern. */
export interface PatternBranch {
  /** What the last step names, so that a pattern is only asked about nodes that it may match; `undefined` for any node. */
  readonly names: LastStep;
  /** The names on the way to the elements that it may match; `undefined` where more than names leads to them. */
  readonly way: PatternWay | undefined;
  matches(node: XPathNode, environment: Environment): boolean;
}

/** A pattern of elements by the names in it. */
export interface PatternWay {
  readonly steps: readonly {
    readonly test: Extract<NodeTest, { kind: "name" | "anyName" }>;
    /** Whether any number of elements may stand before it. */
    readonly gap: boolean;
  }[];
  /** Whether it begins at any element, not at the root. */
  readonly anywhere: boolean;
  /** Whether an element matches to which the names lead. */
  readonly accepts: PatternBranch["matches"];
}

/** The nodes that a last step may match, as far as its form tells. */
export type LastStep =
  | { readonly kind: "root" }
  | { readonly kind: "element" | "attribute"; readonly namespace: string; readonly local: string }
  | { readonly kind: "anyElement" | "anyAttribute" | "text" | "comment" | "processingInstruction" }
  | { readonly kind: "anything" };

export interface CompiledPattern {
  readonly branches: readonly PatternBranch[];
  readonly faults: readonly XPathFault[];
}

/** Makes a pattern (XSLT 1.0, 5.2) from the expression as which it was read; what is no pattern is a fault. */
export function compilePattern(expression: Expression, context: StaticContext): CompiledPattern {
  const compiler = new Compiler(context);
  const faults: XPathFault[] = [];
  const refuse = (construct: string, at: number): void => {
    faults.push({ code: "xpath-no-pattern", parameters: { construct }, at, length: 1 });
  };
  const branches = alternatives(expression).flatMap((branch) => {
    const made = compileBranch(branch, compiler, refuse);
    return made === undefined ? [] : [made];
  });
  return { branches, faults: [...faults, ...compiler.faults] };
}

function alternatives(expression: Expression): readonly Expression[] {
  return expression.kind === "union"
    ? [...alternatives(expression.left), ...alternatives(expression.right)]
    : [expression];
}

type Refuse = (construct: string, at: number) => void;

/** A step to match upwards, and whether any number of ancestors may lie before it. */
interface UpwardStep {
  readonly test: (node: XPathNode, environment: Environment) => boolean;
  readonly gap: boolean;
}

function compileBranch(
  expression: Expression,
  compiler: ExpressionCompiler,
  refuse: Refuse,
): PatternBranch | undefined {
  const start = startOf(expression, compiler, refuse);
  if (start === undefined) return undefined;
  if (expression.kind !== "path")
    return (
      start.nodes && {
        names: { kind: "anything" },
        way: undefined,
        matches: within(start.nodes),
      }
    );
  const upward = upwardSteps(expression.steps, compiler, refuse);
  if (upward === undefined) return undefined;
  const steps = upward;
  const origin: Origin = { anywhere: expression.start.kind === "context", nodes: start.nodes };
  const matches: PatternBranch["matches"] = (node, environment) =>
    matchesUpwards(node, steps, steps.length - 1, origin, environment);
  return {
    names: lastStep(expression),
    way: wayOf(expression, steps, matches),
    matches,
  };
}

function wayOf(
  { start, steps }: Extract<Expression, { kind: "path" }>,
  upward: readonly UpwardStep[],
  matches: PatternBranch["matches"],
): PatternWay | undefined {
  if (start.kind === "expression") return undefined;
  const named: PatternWay["steps"][number][] = [];
  let gap = false;
  for (const { axis, test } of steps) {
    const isName = test.kind === "name" || test.kind === "anyName";
    if (axis === "child" && isName) named.push({ test, gap });
    else if (axis !== "descendant-or-self") return undefined;
    gap = axis === "descendant-or-self";
  }
  if (named.length === 0 || gap) return undefined;
  const asks = steps.some(({ predicates }) => predicates.length > 0);
  const accepts = asks ? acceptance(steps, upward, matches) : () => true;
  return { steps: named, anywhere: start.kind === "context", accepts };
}

/** What is left to ask where the names are known to match: predicates of the element and of those around it. */
function acceptance(
  steps: readonly Step[],
  upward: readonly UpwardStep[],
  matches: PatternBranch["matches"],
): PatternBranch["matches"] {
  // After a gap several elements may be the one that a step means.
  if (upward.some(({ gap }, index) => gap && index > 0)) return matches;
  const asking = steps
    .filter(({ axis }) => axis === "child")
    .map(({ predicates }, index) => (predicates.length > 0 ? upward[index] : undefined))
    .reverse();
  while (asking.at(-1) === undefined) asking.pop();
  return (node, environment) => {
    let at: XPathNode | undefined = node;
    for (const step of asking) {
      if (at === undefined) return false;
      if (step !== undefined && !step.test(at, environment)) return false;
      at = at.parent;
    }
    return true;
  };
}

interface Start {
  /** The nodes from which the path starts, where a function gives them. */
  readonly nodes: Compiled | undefined;
}

/** A pattern starts at the root, anywhere, or at what `id()` or `key()` with literals gives. */
function startOf(
  expression: Expression,
  compiler: ExpressionCompiler,
  refuse: Refuse,
): Start | undefined {
  if (expression.kind === "path" && expression.start.kind !== "expression")
    return { nodes: undefined };
  const inner =
    expression.kind === "path" && expression.start.kind === "expression"
      ? expression.start.expression
      : expression;
  const isCall =
    inner.kind === "call" &&
    (inner.name.local === "id" || inner.name.local === "key") &&
    inner.parameters.every(({ kind }) => kind === "literal");
  if (isCall) return { nodes: compiler.compile(inner) };
  compiler.compile(inner);
  refuse(constructOf(inner), inner.at);
  return undefined;
}

/** An expression that is no pattern, as its writer sees it. */
function constructOf(expression: Expression): string {
  if ("operator" in expression) return expression.operator;
  if ("value" in expression) return String(expression.value);
  if (expression.kind === "variable") return `$${expression.name.local}`;
  if (expression.kind === "call") return `${expression.name.local}()`;
  return expression.kind === "filter" ? "( )[ ]" : expression.kind;
}

function within(nodes: Compiled): PatternBranch["matches"] {
  return (node, environment) => nodes.nodes(node, 1, 1, environment).includes(node);
}

/** The steps of a pattern; only the axes child and attribute, and `//`. */
function upwardSteps(
  steps: readonly Step[],
  compiler: ExpressionCompiler,
  refuse: Refuse,
): readonly UpwardStep[] | undefined {
  const upward: UpwardStep[] = [];
  let gap = false;
  let sound = true;
  for (const [index, step] of steps.entries()) {
    const { axis, test, predicates, at } = step;
    const opens = axis === "descendant-or-self" && test.kind === "node" && predicates.length === 0;
    if (opens && index < steps.length - 1) {
      gap = true;
      continue;
    }
    if (axis !== "child" && axis !== "attribute") {
      refuse(axis, at);
      sound = false;
    }
    upward.push({ test: compileStepTest(step, compiler), gap });
    gap = false;
  }
  return sound ? upward : undefined;
}

interface Origin {
  readonly anywhere: boolean;
  readonly nodes: Compiled | undefined;
}

function matchesUpwards(
  node: XPathNode | undefined,
  steps: readonly UpwardStep[],
  index: number,
  origin: Origin,
  environment: Environment,
): boolean {
  const step = steps[index];
  if (step === undefined) return startsAt(node, origin, environment);
  if (node === undefined || node.kind === "root" || !step.test(node, environment)) return false;
  if (index === 0 && origin.anywhere) return true;
  if (!step.gap) return matchesUpwards(node.parent, steps, index - 1, origin, environment);
  for (let at = node.parent; at !== undefined; at = at.parent)
    if (matchesUpwards(at, steps, index - 1, origin, environment)) return true;
  return false;
}

function startsAt(
  node: XPathNode | undefined,
  { nodes }: Origin,
  environment: Environment,
): boolean {
  if (node === undefined) return false;
  return nodes === undefined
    ? node.kind === "root"
    : nodes.nodes(node, 1, 1, environment).includes(node);
}

function lastStep({ start, steps }: Extract<Expression, { kind: "path" }>): LastStep {
  const last = steps.at(-1);
  if (last === undefined) return start.kind === "root" ? { kind: "root" } : { kind: "anything" };
  const { axis, test } = last;
  const kind = axis === "attribute" ? "attribute" : "element";
  switch (test.kind) {
    case "name":
      return { kind, namespace: test.name.namespace, local: test.name.local };
    case "anyName":
      return { kind: kind === "attribute" ? "anyAttribute" : "anyElement" };
    case "node":
      return kind === "attribute" ? { kind: "anyAttribute" } : { kind: "anything" };
    default:
      return { kind: test.kind };
  }
}

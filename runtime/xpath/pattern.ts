import type { Expression, Step } from "./ast.js";
import { Compiler, type StaticContext } from "./compile.js";
import type { Compiled, Environment } from "./environment.js";
import type { XPathFault } from "./faults.js";
import type { XPathNode } from "./node.js";
import { compileStepTest, type ExpressionCompiler } from "./paths.js";

/** One alternative of a pattern. */
export interface PatternBranch {
  /** What the last step names, so that a pattern is only asked about nodes that it may match; `undefined` for any node. */
  readonly names: LastStep;
  matches(node: XPathNode, environment: Environment): boolean;
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
    return start.nodes && { names: { kind: "anything" }, matches: within(start.nodes) };
  const upward = upwardSteps(expression.steps, compiler, refuse);
  if (upward === undefined) return undefined;
  const steps = upward;
  const origin: Origin = { anywhere: expression.start.kind === "context", nodes: start.nodes };
  return {
    names: lastStep(expression),
    matches: (node, environment) =>
      matchesUpwards(node, steps, steps.length - 1, origin, environment),
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
  refuse(inner.kind === "call" ? `${inner.name.local}()` : inner.kind, inner.at);
  return undefined;
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

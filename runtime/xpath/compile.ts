import { nearest } from "../messages/suggestions.js";
import { clark, type QName } from "../qname.js";
import { comparison } from "./comparison.js";
import { joinFocus, noFocus, ofAny, ofBoolean, ofNodes, ofNumber, ofText } from "./compiled.js";
import { type Compiled, type Evaluate, EvaluationFault, type Marked } from "./environment.js";
import type { FaultCode, FaultParameters, XPathFault } from "./faults.js";
import type { XPathFunction } from "./functions/functions.js";
import { mergeNodes } from "./order.js";
import { compileFilter, compilePath } from "./steps/paths.js";
import type { Expression } from "./syntax/ast.js";

/** What an expression may call and name. */
export interface StaticContext {
  /** By expanded name in Clark notation. */
  readonly functions: ReadonlyMap<string, XPathFunction>;
  /** The variables in scope, by expanded name in Clark notation. */
  readonly variables: ReadonlySet<string>;
  /** Parts of expressions that the environment answers. */
  readonly marked?: ReadonlyMap<Expression, Marked> | undefined;
}

export interface CompiledExpression {
  readonly compiled: Compiled;
  readonly faults: readonly XPathFault[];
}

/** Makes an expression into closures. Every fault is found before it runs: unknown functions and variables, wrong numbers of parameters. */
export function compileExpression(
  expression: Expression,
  context: StaticContext,
): CompiledExpression {
  const compiler = new Compiler(context);
  const compiled = compiler.compile(expression);
  return { compiled, faults: compiler.faults };
}

const nothing = /*@__PURE__*/ ofText(() => "");

export class Compiler {
  readonly faults: XPathFault[] = [];
  readonly #context: StaticContext;

  constructor(context: StaticContext) {
    this.#context = context;
  }

  compile(expression: Expression): Compiled {
    switch (expression.kind) {
      case "number": {
        const { value } = expression;
        return ofNumber(() => value, noFocus, value);
      }
      case "literal": {
        const { value } = expression;
        return ofText(() => value);
      }
      case "variable":
        return this.#variable(expression.name, expression.at);
      case "call":
        return this.#call(expression);
      case "path": {
        const path = compilePath(expression, this);
        const marked = this.#context.marked?.get(expression);
        return marked === undefined ? path : ofMarked(marked, path);
      }
      case "filter":
        return compileFilter(expression, this);
      case "union":
        return this.#union(expression.left, expression.right);
      case "negate": {
        const of = this.compile(expression.of);
        return ofNumber((...focus) => -of.number(...focus), of);
      }
      case "arithmetic":
        return this.#arithmetic(expression);
      case "comparison":
        return this.#comparison(expression);
      case "logic":
        return this.#logic(expression);
    }
  }

  /** An expression that has to be a node-set. */
  compileNodes(expression: Expression, construct: string): Compiled {
    const compiled = this.compile(expression);
    if (compiled.type !== "nodes" && compiled.type !== "any")
      this.#fault("xpath-no-node-set", { construct }, expression.at, 1);
    return compiled;
  }

  #fault<Code extends FaultCode>(
    code: Code,
    parameters: FaultParameters[Code],
    at: number,
    length: number,
  ): void {
    this.faults.push({ code, parameters, at, length } as XPathFault);
  }

  #variable(name: QName, at: number): Compiled {
    const key = clark(name);
    if (!this.#context.variables.has(key)) {
      const [near] = nearest(key, [...this.#context.variables]);
      this.#fault("xpath-undefined-variable", { name: key, near }, at, name.local.length + 1);
      return nothing;
    }
    return ofAny((_node, _position, _size, environment) => environment.variable(key));
  }

  #call(call: Extract<Expression, { kind: "call" }>): Compiled {
    const { at, parameters } = call;
    const name = clark(call.name);
    const found = this.#context.functions.get(name);
    const length = call.name.local.length;
    if (found === undefined) {
      const [near] = nearest(name, [...this.#context.functions.keys()]);
      this.#fault("xpath-unknown-function", { name, near }, at, length);
      for (const parameter of parameters) this.compile(parameter);
      return nothing;
    }
    const marked = this.#context.marked?.get(call);
    if (marked !== undefined) return ofCount(call.name.local, marked);
    const { least, most, nodeSets = [] } = found;
    const given = parameters.length;
    const compiled = parameters.map((parameter, index) =>
      nodeSets.includes(index)
        ? this.compileNodes(parameter, `${name}()`)
        : this.compile(parameter),
    );
    if (given < least || (most !== undefined && given > most)) {
      this.#fault("xpath-arity", { name, given, least, most }, at, length);
      return nothing;
    }
    return found.make(compiled);
  }

  #union(left: Expression, right: Expression): Compiled {
    const a = this.compileNodes(left, "|");
    const b = this.compileNodes(right, "|");
    return ofNodes(
      (...focus) => mergeNodes(a.nodes(...focus), b.nodes(...focus)),
      joinFocus([a, b]),
      (...focus) => a.boolean(...focus) || b.boolean(...focus),
    );
  }

  #arithmetic(expression: Extract<Expression, { kind: "arithmetic" }>): Compiled {
    const left = this.compile(expression.left);
    const right = this.compile(expression.right);
    const calculate = arithmetic[expression.operator];
    return ofNumber(
      (...focus) => calculate(left.number(...focus), right.number(...focus)),
      joinFocus([left, right]),
    );
  }

  #comparison(expression: Extract<Expression, { kind: "comparison" }>): Compiled {
    const left = this.compile(expression.left);
    const right = this.compile(expression.right);
    return ofBoolean(comparison(left, expression.operator, right), joinFocus([left, right]));
  }

  #logic(expression: Extract<Expression, { kind: "logic" }>): Compiled {
    const left = this.compile(expression.left);
    const right = this.compile(expression.right);
    const focusUse = joinFocus([left, right]);
    return expression.operator === "and"
      ? ofBoolean((...focus) => left.boolean(...focus) && right.boolean(...focus), focusUse)
      : ofBoolean((...focus) => left.boolean(...focus) || right.boolean(...focus), focusUse);
  }
}

/** A path that the environment answers. */
function ofMarked(marked: Marked, path: Compiled): Compiled {
  return ofNodes((node, position, size, environment) =>
    environment.findMarked === undefined
      ? path.nodes(node, position, size, environment)
      : environment.findMarked(marked, node, path.nodes),
  );
}

/** `count`, `boolean` or `not` of nodes that the environment counts. */
function ofCount(name: string, marked: Marked): Compiled {
  const count: Evaluate<number> = (node, _position, _size, environment) => {
    const counted = environment.countMarked?.(marked, node);
    if (counted === undefined) throw new EvaluationFault("xpath-type", `${name}()`);
    return counted;
  };
  if (name === "count") return ofNumber(count);
  const wanted = name === "boolean";
  return ofBoolean((...focus) => count(...focus) > 0 === wanted);
}

const arithmetic: Readonly<
  Record<"+" | "-" | "*" | "div" | "mod", (a: number, b: number) => number>
> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  div: (a, b) => a / b,
  mod: (a, b) => a % b,
};

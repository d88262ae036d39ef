import { arithmetic } from "../compile.js";
import {
  codePointLength,
  normalizeSpace,
  substring,
  translate,
} from "../functions/text-functions.js";
import { qualifiedName, type XPathNode } from "../node.js";
import type { Expression } from "../syntax/ast.js";
import {
  compareSingle,
  isOrder,
  mirrored,
  numberToText,
  textToNumber,
  toBoolean,
} from "../values.js";
import { type Bound, bound, either, fixed, joined, mapped } from "./bound.js";
import {
  BoundNodes,
  countOf,
  exists,
  type Found,
  firstName,
  refusal,
  refuse,
} from "./bound-nodes.js";

type Call = Extract<Expression, { kind: "call" }>;

/** Expressions that could not be bound once. */
const refused = /*@__PURE__*/ new WeakSet<Expression>();

/**
 * An expression as a test of texts alone, at a node whose descendants are known and stay as they are: paths are followed now, and
 * what no text can change is worked out. `undefined` where it asks for more than that. `indexes` says where the texts of nodes are.
 */
export function bindTest(
  expression: Expression,
  node: XPathNode,
  indexes: ReadonlyMap<XPathNode, number>,
): Bound<boolean> | undefined {
  if (refused.has(expression)) return undefined;
  try {
    return new Binder(node, indexes).boolean(expression, node);
  } catch (thrown) {
    if (thrown !== refusal) throw thrown;
    refused.add(expression);
    return undefined;
  }
}

class Binder {
  readonly #current: XPathNode;
  readonly #nodes: BoundNodes;

  constructor(current: XPathNode, indexes: ReadonlyMap<XPathNode, number>) {
    this.#current = current;
    this.#nodes = new BoundNodes(indexes, (predicate, node) => this.boolean(predicate, node));
  }

  boolean(expression: Expression, at: XPathNode): Bound<boolean> {
    switch (expression.kind) {
      case "logic":
        return either(expression.operator === "or", this.boolean(expression.left, at), () =>
          this.boolean(expression.right, at),
        );
      case "comparison":
        return this.#comparison(expression, at);
      default:
    }
    switch (typeOf(expression)) {
      case "nodes":
        return exists(this.#found(expression, at));
      case "boolean":
        return this.#booleanCall(expression, at);
      default:
        return mapped(this.#single(expression, at), toBoolean);
    }
  }

  #number(expression: Expression, at: XPathNode): Bound<number> {
    switch (expression.kind) {
      case "number":
        return fixed(expression.value);
      case "negate":
        return mapped(this.#number(expression.of, at), (value) => -value);
      case "arithmetic":
        return joined(
          this.#number(expression.left, at),
          this.#number(expression.right, at),
          arithmetic[expression.operator],
        );
      default:
    }
    switch (typeOf(expression)) {
      case "number":
        return this.#numberCall(expression, at);
      case "boolean":
        return mapped(this.boolean(expression, at), Number);
      default:
        return mapped(this.#text(expression, at), textToNumber);
    }
  }

  #text(expression: Expression, at: XPathNode): Bound<string> {
    if (expression.kind === "literal") return fixed(expression.value);
    switch (typeOf(expression)) {
      case "nodes":
        return this.#nodes.firstText(this.#found(expression, at));
      case "text":
        return this.#textCall(expression, at);
      case "boolean":
        return mapped(this.boolean(expression, at), String);
      default:
        return mapped(this.#number(expression, at), numberToText);
    }
  }

  /** A value that is no node-set. */
  #single(expression: Expression, at: XPathNode): Bound<string | number | boolean> {
    const type = typeOf(expression);
    if (type === "text") return this.#text(expression, at);
    return type === "number" ? this.#number(expression, at) : this.boolean(expression, at);
  }

  #found(expression: Expression, at: XPathNode): readonly Found[] {
    if (expression.kind === "path" && expression.start.kind === "context")
      return this.#nodes.along(expression.steps, at);
    const isCurrent = expression.kind === "call" && expression.name.local === "current";
    return isCurrent ? [{ node: this.#current, when: fixed(true) }] : refuse();
  }

  #comparison(
    { left, operator, right }: Extract<Expression, { kind: "comparison" }>,
    at: XPathNode,
  ): Bound<boolean> {
    const ofNodes = [left, right].map((each) => typeOf(each) === "nodes");
    if (ofNodes[0] === true && ofNodes[1] === true) return refuse();
    if (ofNodes[1] === true) return this.#nodesAgainst(right, mirrored[operator], left, at);
    if (ofNodes[0] === true) return this.#nodesAgainst(left, operator, right, at);
    return joined(this.#single(left, at), this.#single(right, at), (a, b) =>
      compareSingle(a, operator, b),
    );
  }

  #nodesAgainst(
    nodes: Expression,
    operator: keyof typeof mirrored,
    other: Expression,
    at: XPathNode,
  ): Bound<boolean> {
    const type = typeOf(other);
    if (type === "boolean")
      return joined(this.boolean(nodes, at), this.boolean(other, at), (a, b) =>
        compareSingle(a, operator, b),
      );
    const found = this.#found(nodes, at);
    if (type === "number" || isOrder(operator)) {
      const { of } = this.#number(other, at);
      return this.#nodes.some(found, (text, texts) =>
        compareSingle(textToNumber(text), operator, of(texts)),
      );
    }
    const { of } = this.#text(other, at);
    return this.#nodes.some(found, (text, texts) => compareSingle(text, operator, of(texts)));
  }

  #booleanCall(expression: Expression, at: XPathNode): Bound<boolean> {
    const { name, parameters } = callOf(expression);
    const [first, second] = parameters;
    if (name.local === "true" || name.local === "false") return fixed(name.local === "true");
    if (first === undefined) return refuse();
    if (name.local === "boolean") return this.boolean(first, at);
    if (name.local === "not") return mapped(this.boolean(first, at), (value) => !value);
    if (second === undefined) return refuse();
    const isStart = name.local === "starts-with";
    return joined(this.#text(first, at), this.#text(second, at), (text, part) =>
      isStart ? text.startsWith(part) : text.includes(part),
    );
  }

  #numberCall(expression: Expression, at: XPathNode): Bound<number> {
    const { name, parameters } = callOf(expression);
    const [first] = parameters;
    switch (name.local) {
      case "count":
        return countOf(this.#found(first ?? refuse(), at));
      case "number":
        return first === undefined
          ? mapped(this.#nodes.textOf(at), textToNumber)
          : this.#number(first, at);
      case "string-length":
        return mapped(this.#textOrOwn(first, at), codePointLength);
      case "floor":
        return mapped(this.#number(first ?? refuse(), at), Math.floor);
      case "ceiling":
        return mapped(this.#number(first ?? refuse(), at), Math.ceil);
      default:
        return mapped(this.#number(first ?? refuse(), at), Math.round);
    }
  }

  #textOrOwn(expression: Expression | undefined, at: XPathNode): Bound<string> {
    return expression === undefined ? this.#nodes.textOf(at) : this.#text(expression, at);
  }

  #textCall(expression: Expression, at: XPathNode): Bound<string> {
    const { name, parameters } = callOf(expression);
    const [first, second, third] = parameters;
    switch (name.local) {
      case "string":
        return this.#textOrOwn(first, at);
      case "normalize-space":
        return mapped(this.#textOrOwn(first, at), normalizeSpace);
      case "local-name":
        return firstName(this.#foundOrOwn(first, at), ({ local }) => local);
      case "namespace-uri":
        return firstName(this.#foundOrOwn(first, at), ({ namespace }) => namespace);
      case "name":
        return firstName(this.#foundOrOwn(first, at), qualifiedName);
      case "concat":
        return parameters
          .map((each) => this.#text(each, at))
          .reduce((a, b) => joined(a, b, (left, right) => left + right));
      default:
    }
    const text = this.#text(first ?? refuse(), at);
    if (name.local === "substring") {
      const start = this.#number(second ?? refuse(), at);
      if (third === undefined) return joined(text, start, (all, from) => substring(all, from));
      const length = this.#number(third, at);
      const { of } = start;
      const cut = joined(text, length, (all, count) => ({ all, count }));
      return bound(cut.isFixed && start.isFixed, (texts) => {
        const { all, count } = cut.of(texts);
        return substring(all, of(texts), count);
      });
    }
    const from = this.#text(second ?? refuse(), at);
    if (name.local !== "translate" || third === undefined) return refuse();
    const to = this.#text(third, at);
    if (!from.isFixed || !to.isFixed) return refuse();
    const [sources, targets] = [from.of([]), to.of([])];
    return mapped(text, (all) => translate(all, sources, targets));
  }

  #foundOrOwn(expression: Expression | undefined, at: XPathNode): readonly Found[] {
    return expression === undefined
      ? [{ node: at, when: fixed(true) }]
      : this.#found(expression, at);
  }
}

function callOf(expression: Expression): Call {
  return expression.kind === "call" ? expression : refuse();
}

type Type = "nodes" | "text" | "number" | "boolean";

/** What the functions give that are known here. */
const types: ReadonlyMap<string, Type> = new Map<string, Type>([
  ["current", "nodes"],
  ...["boolean", "contains", "false", "not", "starts-with", "true"].map(
    (name) => [name, "boolean"] as const,
  ),
  ...["ceiling", "count", "floor", "number", "round", "string-length"].map(
    (name) => [name, "number"] as const,
  ),
  ...[
    "concat",
    "local-name",
    "name",
    "namespace-uri",
    "normalize-space",
    "string",
    "substring",
    "translate",
  ].map((name) => [name, "text"] as const),
]);

function typeOf(expression: Expression): Type {
  switch (expression.kind) {
    case "path":
      return "nodes";
    case "literal":
      return "text";
    case "number":
    case "negate":
    case "arithmetic":
      return "number";
    case "comparison":
    case "logic":
      return "boolean";
    case "call": {
      const { namespace, local } = expression.name;
      return (namespace === "" ? types.get(local) : undefined) ?? refuse();
    }
    default:
      return refuse();
  }
}

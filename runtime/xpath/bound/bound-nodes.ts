import type { NodeKind, XPathNode } from "../node.js";
import { compileTest } from "../steps/node-tests.js";
import { isPlainTest } from "../steps/plain-tests.js";
import type { Expression, Step } from "../syntax/ast.js";
import { type Bound, bound, either, fixed, mapped, someOf, type Texts } from "./bound.js";

/** A node that an expression finds, and when: texts may decide whether it does. */
export interface Found {
  readonly node: XPathNode;
  readonly when: Bound<boolean>;
}

/** Thrown where an expression asks for more than the texts of nodes that are known; never leaves this folder. */
export const refusal: unique symbol = /*@__PURE__*/ Symbol("refusal");

export function refuse(): never {
  throw refusal;
}

/** So many nodes are looked at for one expression. */
const mostLooks = 2000;

/** Finds the nodes of paths that stay below a node. */
export class BoundNodes {
  readonly #indexes: ReadonlyMap<XPathNode, number>;
  readonly #holds: (predicate: Expression, node: XPathNode) => Bound<boolean>;
  #looks = 0;

  constructor(
    indexes: ReadonlyMap<XPathNode, number>,
    holds: (predicate: Expression, node: XPathNode) => Bound<boolean>,
  ) {
    this.#indexes = indexes;
    this.#holds = holds;
  }

  /** In document order, none twice. */
  along(steps: readonly Step[], from: XPathNode): readonly Found[] {
    const deep = steps.filter(({ axis }) => axis.startsWith("descendant"));
    if (deep.length > 1) refuse();
    let found: readonly Found[] = [{ node: from, when: fixed(true) }];
    for (const step of steps) found = found.flatMap((each) => this.#step(each, step));
    return deep.length === 0 ? found : found.toSorted((a, b) => a.node.order - b.node.order);
  }

  #step({ node, when }: Found, { axis, test, predicates }: Step): readonly Found[] {
    const principal: NodeKind = axis === "attribute" ? "attribute" : "element";
    const matches = compileTest(test, principal);
    if (!predicates.every(isPlainTest)) refuse();
    return this.#axis(axis, node).flatMap((next) => {
      if (!matches(next)) return [];
      let passes = when;
      for (const predicate of predicates)
        passes = either(false, passes, () => this.#holds(predicate, next));
      return isNever(passes) ? [] : [{ node: next, when: passes }];
    });
  }

  #axis(axis: Step["axis"], node: XPathNode): readonly XPathNode[] {
    switch (axis) {
      case "self":
        return this.#looked([node]);
      case "child":
        return this.#looked(node.children);
      case "attribute":
        return this.#looked(node.attributes);
      case "descendant":
        return node.children.flatMap((child) => this.#axis("descendant-or-self", child));
      case "descendant-or-self":
        return [...this.#looked([node]), ...this.#axis("descendant", node)];
      default:
        return refuse();
    }
  }

  #looked(nodes: readonly XPathNode[]): readonly XPathNode[] {
    this.#looks += nodes.length;
    return this.#looks > mostLooks ? refuse() : nodes;
  }

  /** The string-value of a node. */
  textOf(node: XPathNode): Bound<string> {
    if (node.kind !== "element") return this.#known(node);
    const [first, ...others] = this.#axis("descendant", node)
      .filter(({ kind }) => kind === "text")
      .map((text) => this.#known(text));
    if (first === undefined) return fixed("");
    if (others.length === 0) return first;
    const all = [first, ...others];
    return bound(false, (texts) => all.map(({ of }) => of(texts)).join(""));
  }

  #known(node: XPathNode): Bound<string> {
    const index = this.#indexes.get(node);
    if (index === undefined) return refuse();
    return { isFixed: false, of: (texts) => texts[index] ?? "" };
  }

  /** The text of the first node that is found. */
  firstText(found: readonly Found[]): Bound<string> {
    const [first, ...others] = found;
    if (first === undefined) return fixed("");
    const text = this.textOf(first.node);
    if (isAlways(first.when)) return text;
    const { of: passes } = first.when;
    const rest = this.firstText(others);
    return bound(false, (texts) => (passes(texts) ? text.of(texts) : rest.of(texts)));
  }

  /** Whether something is true of the text of one of the nodes. */
  some(found: readonly Found[], test: (text: string, texts: Texts) => boolean): Bound<boolean> {
    return someOf(
      found.map(({ node, when }) => {
        const text = this.textOf(node);
        const holds = bound(false, (texts) => test(text.of(texts), texts));
        return either(false, when, () => holds);
      }),
    );
  }
}

export function exists(found: readonly Found[]): Bound<boolean> {
  return someOf(found.map(({ when }) => when));
}

export function countOf(found: readonly Found[]): Bound<number> {
  const isFixed = found.every(({ when }) => when.isFixed);
  return bound(isFixed, (texts) => found.filter(({ when }) => when.of(texts)).length);
}

/** Of the first node that is found, what its name tells. */
export function firstName(
  found: readonly Found[],
  say: (node: XPathNode) => string,
): Bound<string> {
  const [first] = found;
  if (first === undefined) return fixed("");
  return isAlways(first.when) ? fixed(say(first.node)) : refuse();
}

function isAlways(when: Bound<boolean>): boolean {
  return when.isFixed && when.of([]);
}

function isNever(when: Bound<boolean>): boolean {
  return mapped(when, (passes) => !passes).isFixed && !when.of([]);
}

import {
  type Environment,
  type Evaluate,
  EvaluationFault,
  type Fixed,
  type Marked,
  type NodeSet,
  type XPathNode,
  type XPathValue,
} from "../../xpath/index.js";
import type { TreeNode } from "../tree/document-tree.js";
import type { PreparedVariable, PreparedVariables } from "./prepare.js";

/** What the rules of a run share. */
export interface Surroundings {
  readonly keys: { find(name: string, value: string, root: TreeNode): NodeSet };
  global(variable: PreparedVariable, name: string, outer: PreparedVariables): XPathValue;
  document(address: string): TreeNode;
  elementById(id: string, root: TreeNode): TreeNode | undefined;
  /** What answers marked parts of expressions, where a document passes by. */
  readonly passing: Passing | undefined;
  /** What paths from the root found, where the whole document is there. */
  readonly fixed: Map<object, Fixed> | undefined;
}

/** What is known of a document that passes by. */
export interface Passing {
  find(marked: Marked, node: TreeNode, find: () => NodeSet): NodeSet;
  count(marked: Marked, node: TreeNode): number;
}

/** What the expressions of a rule see. */
export class RuleEnvironment implements Environment {
  current: TreeNode;
  readonly budget: { left: number };
  readonly fixed: Map<object, Fixed> | undefined;
  readonly #run: Surroundings;
  readonly #outer: PreparedVariables;
  readonly #inner: PreparedVariables;
  #values: Map<string, XPathValue> | undefined;

  constructor(
    run: Surroundings,
    current: TreeNode,
    outer: PreparedVariables,
    inner: PreparedVariables,
    budget: number,
  ) {
    this.#run = run;
    this.fixed = run.fixed;
    this.current = current;
    this.#outer = outer;
    this.#inner = inner;
    this.budget = { left: budget };
  }

  /** Goes on to another context. */
  enter(node: TreeNode): void {
    this.current = node;
    this.#values = undefined;
  }

  variable(name: string): XPathValue {
    const own = this.#inner.get(name);
    if (own === undefined) {
      const outer = this.#outer.get(name);
      if (outer === undefined) throw new EvaluationFault("xpath-type", `$${name}`);
      return this.#run.global(outer, name, this.#outer);
    }
    if (own.query === undefined) return own.content;
    this.#values ??= new Map();
    let value = this.#values.get(name);
    if (value === undefined) {
      value = own.query.value(this.current, this);
      this.#values.set(name, value);
    }
    return value;
  }

  key(name: string, value: string, within: XPathNode): NodeSet {
    return this.#run.keys.find(name, value, topOf(within as TreeNode));
  }

  findMarked(marked: Marked, node: XPathNode, find: Evaluate<NodeSet>): NodeSet {
    const { passing } = this.#run;
    const found = (): NodeSet => find(node, 1, 1, this);
    return passing === undefined ? found() : passing.find(marked, node as TreeNode, found);
  }

  countMarked(marked: Marked, node: XPathNode): number {
    const { passing } = this.#run;
    if (passing === undefined) throw new EvaluationFault("xpath-type", "count()");
    return passing.count(marked, node as TreeNode);
  }

  document(address: string): XPathNode | undefined {
    return this.#run.document(address);
  }

  elementById(id: string, within: XPathNode): XPathNode | undefined {
    return this.#run.elementById(id, topOf(within as TreeNode));
  }
}

function topOf(node: TreeNode): TreeNode {
  let at = node;
  while (at.parent !== undefined) at = at.parent;
  return at;
}

import type { NodeSet, XPathNode, XPathValue } from "./node.js";

/** What an expression may ask for while it runs, beside the node that it starts from. */
export interface Environment {
  /** The value of a variable, by its expanded name in Clark notation. */
  variable(name: string): XPathValue;
  /** What `current()` gives (XSLT 1.0, 12.4). */
  readonly current: XPathNode;
  /** The nodes with a value of a key, in the document of a node (XSLT 1.0, 12.2); by its expanded name in Clark notation. */
  key(name: string, value: string, within: XPathNode): NodeSet;
  /** The root of the document at an address, as it is written, seen from the node that writes it (XSLT 1.0, 12.1). */
  document(address: string, from: XPathNode): XPathNode | undefined;
  /** The element with an identifier, in the document of a node (XPath 1.0, 4.1, `id`). */
  elementById(id: string, within: XPathNode): XPathNode | undefined;
  /** What a marked path finds, where that is known already or may not be asked so; `find` looks for it. */
  findMarked?(marked: Marked, node: XPathNode, find: Evaluate<NodeSet>): NodeSet;
  /** How many nodes a marked call counts. */
  countMarked?(marked: Marked, node: XPathNode): number;
  /** What paths from the root found, by path, where the document does not change any more. */
  readonly fixed?: Map<object, Fixed> | undefined;
  /** How many nodes may still be visited; below 0 the expression is given up. */
  readonly budget: { left: number };
}

/** What a path found from a root. */
export interface Fixed {
  readonly root: XPathNode;
  readonly nodes: NodeSet;
}

/** What stands for a part of an expression that its environment answers in a way of its own. */
export interface Marked {
  readonly kind: "outside" | "counted";
}

/** Thrown where an expression cannot be brought to its end; it says nothing about the document. */
export class EvaluationFault extends Error {
  override readonly name = "EvaluationFault";
  readonly code: "xpath-budget" | "xpath-type" | "xpath-document" | "xpath-failed";
  readonly detail: string;

  constructor(code: EvaluationFault["code"], detail: string) {
    super(`${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
  }
}

/** Evaluates from a node, with its position in and the size of the list that it is taken from (XPath 1.0, 1). */
export type Evaluate<T> = (
  node: XPathNode,
  position: number,
  size: number,
  environment: Environment,
) => T;

/** An expression that can be run, in each of the types that it may be asked for. */
export interface Compiled {
  /** `any` where only running it tells, as for variables. */
  readonly type: "nodes" | "number" | "text" | "boolean" | "any";
  readonly value: Evaluate<XPathValue>;
  readonly nodes: Evaluate<NodeSet>;
  readonly number: Evaluate<number>;
  readonly text: Evaluate<string>;
  readonly boolean: Evaluate<boolean>;
  /** Whether the size of the list that it is evaluated in has to be known: whether it says `last()`. */
  readonly usesSize: boolean;
  /** Whether it says `position()` or `last()`. */
  readonly usesPosition: boolean;
  /** The number that it is, where it is a literal one. */
  readonly constant: number | undefined;
}

import { type Compiled, type Evaluate, EvaluationFault } from "./environment.js";
import { type NodeSet, stringValue, type XPathNode, type XPathValue } from "./node.js";
import { isNodeSet, numberToText, textToNumber, toBoolean, toNumber, toText } from "./values.js";

/** What an expression asks of the list that it is evaluated in. */
export interface FocusUse {
  readonly usesSize: boolean;
  readonly usesPosition: boolean;
}

export const noFocus: FocusUse = { usesSize: false, usesPosition: false };

/** What expressions ask together. */
export function joinFocus(parts: readonly FocusUse[]): FocusUse {
  return {
    usesSize: parts.some(({ usesSize }) => usesSize),
    usesPosition: parts.some(({ usesPosition }) => usesPosition),
  };
}

const noNodes: Evaluate<NodeSet> = () => {
  throw new EvaluationFault("xpath-type", "node-set");
};

export function ofNumber(
  number: Evaluate<number>,
  focus: FocusUse = noFocus,
  constant?: number,
): Compiled {
  return {
    ...focus,
    type: "number",
    value: number,
    nodes: noNodes,
    number,
    text: (node, position, size, environment) =>
      numberToText(number(node, position, size, environment)),
    boolean: (node, position, size, environment) => {
      const value = number(node, position, size, environment);
      return value !== 0 && !Number.isNaN(value);
    },
    constant,
  };
}

export function ofText(text: Evaluate<string>, focus: FocusUse = noFocus): Compiled {
  return {
    ...focus,
    type: "text",
    value: text,
    nodes: noNodes,
    number: (node, position, size, environment) =>
      textToNumber(text(node, position, size, environment)),
    text,
    boolean: (node, position, size, environment) => text(node, position, size, environment) !== "",
    constant: undefined,
  };
}

export function ofBoolean(boolean: Evaluate<boolean>, focus: FocusUse = noFocus): Compiled {
  return {
    ...focus,
    type: "boolean",
    value: boolean,
    nodes: noNodes,
    number: (node, position, size, environment) =>
      boolean(node, position, size, environment) ? 1 : 0,
    text: (node, position, size, environment) =>
      boolean(node, position, size, environment) ? "true" : "false",
    boolean,
    constant: undefined,
  };
}

/** A node-set of which the first node can be found without looking for the others. */
export function ofFirst(
  nodes: Evaluate<NodeSet>,
  first: Evaluate<XPathNode | undefined>,
): Compiled {
  const text: Evaluate<string> = (node, position, size, environment) => {
    const found = first(node, position, size, environment);
    return found === undefined ? "" : stringValue(found);
  };
  return {
    ...ofNodes(
      nodes,
      noFocus,
      (node, position, size, environment) => first(node, position, size, environment) !== undefined,
    ),
    text,
    number: (node, position, size, environment) =>
      textToNumber(text(node, position, size, environment)),
  };
}

/** A node-set; `some`, where given, tells whether it has a node without looking for the others. */
export function ofNodes(
  nodes: Evaluate<NodeSet>,
  focus: FocusUse = noFocus,
  some?: Evaluate<boolean>,
): Compiled {
  return {
    ...focus,
    type: "nodes",
    value: nodes,
    nodes,
    number: (node, position, size, environment) =>
      toNumber(nodes(node, position, size, environment)),
    text: (node, position, size, environment) => toText(nodes(node, position, size, environment)),
    boolean:
      some ??
      ((node, position, size, environment) => nodes(node, position, size, environment).length > 0),
    constant: undefined,
  };
}

export function ofAny(value: Evaluate<XPathValue>, focus: FocusUse = noFocus): Compiled {
  return {
    ...focus,
    type: "any",
    value,
    nodes: (node, position, size, environment) => {
      const result = value(node, position, size, environment);
      if (!isNodeSet(result)) throw new EvaluationFault("xpath-type", "node-set");
      return result;
    },
    number: (node, position, size, environment) =>
      toNumber(value(node, position, size, environment)),
    text: (node, position, size, environment) => toText(value(node, position, size, environment)),
    boolean: (node, position, size, environment) =>
      toBoolean(value(node, position, size, environment)),
    constant: undefined,
  };
}

/**
 * Public API of `scrutin/xpath2`: the door to fontoxpath, which runs what is written in XPath 2.0 or later. It has to be installed
 * beside scrutin.
 *
 * @module
 */
import type { IDomFacade } from "fontoxpath";
import * as imported from "fontoxpath";
import { stringValue, type XPathNode } from "../xpath/index.js";
import { loneNode } from "../xpath/node.js";
import { expressionOf, type ForeignProcessor, patternOf } from "./foreign.js";
import type { XPath2 } from "./run/queries.js";

type Fontoxpath = Pick<
  typeof imported,
  "evaluateXPathToBoolean" | "evaluateXPathToNodes" | "evaluateXPathToString"
>;

/** Node takes the package as CommonJS, all of it under `default`; bundlers take its modules. */
const modules: Fontoxpath & { readonly default?: Fontoxpath } = imported;
const { evaluateXPathToBoolean, evaluateXPathToNodes, evaluateXPathToString } =
  modules.default ?? modules;

const nodeTypes = {
  root: 9,
  element: 1,
  attribute: 2,
  text: 3,
  comment: 8,
  processingInstruction: 7,
  namespace: 13,
} as const;

/** A node in the form that fontoxpath takes. */
class FontoNode {
  readonly of: XPathNode;
  readonly nodeType: number;
  readonly nodeName: string;
  readonly localName: string;
  readonly namespaceURI: string | null;
  readonly prefix: string | null;
  readonly name: string;
  readonly target: string;
  readonly data: string;
  readonly value: string;

  constructor(node: XPathNode) {
    const { kind, namespace, local, prefix, value } = node;
    this.of = node;
    this.nodeType = nodeTypes[kind];
    this.localName = local;
    this.name = prefix === "" ? local : `${prefix}:${local}`;
    this.nodeName = this.name;
    this.namespaceURI = namespace === "" ? null : namespace;
    this.prefix = prefix === "" ? null : prefix;
    this.target = local;
    this.data = value;
    this.value = value;
  }
}

const wrapped = new WeakMap<XPathNode, FontoNode>();

function wrap(node: XPathNode): FontoNode {
  let made = wrapped.get(node);
  if (made === undefined) {
    made = new FontoNode(node);
    wrapped.set(node, made);
  }
  return made;
}

function wrapOrNull(node: XPathNode | undefined): FontoNode | null {
  return node === undefined ? null : wrap(node);
}

/** Relations between nodes, as fontoxpath asks for them. */
const facade = {
  getAllAttributes: ({ of }: FontoNode) => of.attributes.map(wrap),
  getAttribute: ({ of }: FontoNode, name: string) =>
    of.attributes.find(({ local, namespace }) => local === name && namespace === "")?.value ?? null,
  getChildNodes: ({ of }: FontoNode) => of.children.map(wrap),
  getData: ({ of }: FontoNode) => stringValue(of),
  getFirstChild: ({ of }: FontoNode) => wrapOrNull(of.children[0]),
  getLastChild: ({ of }: FontoNode) => wrapOrNull(of.children.at(-1)),
  getNextSibling: ({ of }: FontoNode) => sibling(of, 1),
  getPreviousSibling: ({ of }: FontoNode) => sibling(of, -1),
  getParentNode: ({ of }: FontoNode) => wrapOrNull(of.parent),
};
// fontoxpath types its nodes as those of a DOM, and takes any objects with these properties.
const domFacade = facade as unknown as IDomFacade;

function sibling({ kind, parent, index }: XPathNode, step: number): FontoNode | null {
  return kind === "attribute" ? null : wrapOrNull(parent?.children[index + step]);
}

type Namespaces = ReadonlyMap<string, string>;

function optionsOf(namespaces: Namespaces): {
  readonly namespaceResolver: (prefix: string) => string | null;
} {
  return {
    namespaceResolver: (prefix) => (prefix === "" ? null : (namespaces.get(prefix) ?? null)),
  };
}

/** What is wrong before anything is evaluated has one of these codes (XPath 3.1, appendix F); what does not parse is shown first. */
const staticFault = /^(?:Error: )?(X[PQ]ST\d+:?[^\n]*)/m;

/** Longer lists of what might stand at a place help nobody. */
const longList = / Expected [^\n]{60,}/;

/** Where an expression does not parse. */
function offsetOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("position" in error)) return undefined;
  const { position } = error as { position?: { start?: { offset?: unknown } } };
  const offset = position?.start?.offset;
  return typeof offset === "number" ? offset : undefined;
}

const emptyDocument = /*@__PURE__*/ loneNode("root");

const processor: ForeignProcessor = {
  boolean: (text, namespaces, from) =>
    evaluateXPathToBoolean(text, wrap(from), domFacade, null, optionsOf(namespaces)),
  text: (text, namespaces, from) =>
    evaluateXPathToString(text, wrap(from), domFacade, null, optionsOf(namespaces)),
  nodes: (text, namespaces, from) => {
    const options = optionsOf(namespaces);
    const found: readonly unknown[] = evaluateXPathToNodes(
      text,
      wrap(from),
      domFacade,
      null,
      options,
    );
    return found.flatMap((node) => (node instanceof FontoNode ? [node.of] : []));
  },
};

/** Runs expressions by fontoxpath, as XPath 3.1. */
export const xpath2: XPath2 = {
  check: (text, namespaces) => {
    try {
      evaluateXPathToNodes(text, wrap(emptyDocument), domFacade, null, optionsOf(namespaces));
      return undefined;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const detail = staticFault.exec(message)?.[1];
      return detail === undefined
        ? undefined
        : { detail: detail.replace(longList, ""), at: offsetOf(error) };
    }
  },
  expression: (query, scope, namespaces) => expressionOf(processor, query, scope, namespaces),
  pattern: (query, scope, namespaces) => patternOf(processor, query, scope, namespaces),
};

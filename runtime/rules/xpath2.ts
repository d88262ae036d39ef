/**
 * Public API of `scrutin/xpath2`: the door to fontoxpath, which runs what is written in XPath 2.0 or later. It has to be installed
 * beside scrutin.
 *
 * @module
 */
import type { IDomFacade } from "fontoxpath";
import * as imported from "fontoxpath";
import { type Environment, stringValue, type XPathNode } from "../xpath/index.js";
import { loneNode } from "../xpath/node.js";
import { type Asked, expressionOf, type ForeignProcessor, patternOf } from "./foreign.js";
import { libraryName, mayUseLibrary, registerLibrary, type Seen } from "./foreign-library.js";
import type { XPath2 } from "./run/queries.js";

type Fontoxpath = Pick<
  typeof imported,
  | "evaluateXPathToBoolean"
  | "evaluateXPathToNodes"
  | "evaluateXPathToString"
  | "evaluateXPathToStrings"
  | "registerCustomXPathFunction"
>;

/** Node takes the package as CommonJS, all of it under `default`; bundlers take its modules. */
const modules: Fontoxpath & { readonly default?: Fontoxpath } = imported;
const {
  evaluateXPathToBoolean,
  evaluateXPathToNodes,
  evaluateXPathToString,
  evaluateXPathToStrings,
  registerCustomXPathFunction,
} = modules.default ?? modules;

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

interface Options {
  readonly namespaceResolver: (prefix: string) => string | null;
  readonly functionNameResolver?: (
    name: { readonly prefix: string; readonly localName: string },
    arity: number,
  ) => { readonly namespaceURI: string; readonly localName: string };
  readonly currentContext?: Seen | null;
}

const plainOptions = new WeakMap<Namespaces, Options>();
const libraryTexts = new Map<string, boolean>();
let isRegistered = false;

/** What an expression is run with; fontoxpath takes longer where it has to ask for the names of functions. */
function optionsOf(text: string, namespaces: Namespaces, environment?: Environment): Options {
  let options = plainOptions.get(namespaces);
  if (options === undefined) {
    options = {
      namespaceResolver: (prefix) => (prefix === "" ? null : (namespaces.get(prefix) ?? null)),
    };
    plainOptions.set(namespaces, options);
  }
  let usesLibrary = libraryTexts.get(text);
  if (usesLibrary === undefined) {
    usesLibrary = mayUseLibrary(text);
    libraryTexts.set(text, usesLibrary);
  }
  if (!usesLibrary) return options;
  if (!isRegistered)
    registerLibrary({
      register: registerCustomXPathFunction,
      texts: (expression, variables) =>
        evaluateXPathToStrings(expression, null, null, { ...variables }),
      wrap,
      unwrap: (given) => (given as FontoNode).of,
    });
  isRegistered = true;
  return {
    ...options,
    // fontoxpath resolves by itself what this gives nothing for, which its types leave out.
    functionNameResolver: ({ prefix, localName }, arity) =>
      libraryName(prefix, localName, arity, namespaces) as never,
    currentContext: environment === undefined ? null : { environment, namespaces },
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

/** Runs something with options; what a function of ours throws comes through. */
function running<T>([text, namespaces, , environment]: Asked, run: (options: Options) => T): T {
  const options = optionsOf(text, namespaces, environment);
  try {
    return run(options);
  } catch (error) {
    throw options.currentContext?.fault ?? error;
  }
}

/** Whether an expression gives something else than nodes. */
const isNoNodes = (error: unknown): boolean =>
  error instanceof Error && /to resolve to a sequence of Nodes/.test(error.message);

const processor: ForeignProcessor = {
  boolean: (...asked) =>
    running(asked, (options) =>
      evaluateXPathToBoolean(asked[0], wrap(asked[2]), domFacade, null, options),
    ),
  text: (...asked) =>
    running(asked, (options) =>
      evaluateXPathToString(asked[0], wrap(asked[2]), domFacade, null, options),
    ),
  nodes: (...asked) =>
    running(asked, (options) => {
      const [text, , from] = asked;
      const found: readonly unknown[] = evaluateXPathToNodes(
        text,
        wrap(from),
        domFacade,
        null,
        options,
      );
      return found.flatMap((node) => (node instanceof FontoNode ? [node.of] : []));
    }),
  items: (...asked) => {
    try {
      return processor.nodes(...asked);
    } catch (error) {
      if (!isNoNodes(error)) throw error;
      const values = running(asked, (options) =>
        evaluateXPathToStrings(asked[0], wrap(asked[2]), domFacade, null, options),
      );
      return values.map((value) => ({ ...loneNode("text"), value }));
    }
  },
};

/** Runs expressions by fontoxpath, as XPath 3.1. */
export const xpath2: XPath2 = {
  check: (text, namespaces) => {
    try {
      evaluateXPathToNodes(text, wrap(emptyDocument), domFacade, null, optionsOf(text, namespaces));
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

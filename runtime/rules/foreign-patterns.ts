import type { Environment, NodeSet, PatternBranch, PatternWay, XPathNode } from "../xpath/index.js";
import { asksForCurrent } from "./current.js";

/*
 * Patterns of another language, read as far as names go: a processor is asked only about nodes to which the names lead, and once for all
 * of those that one element holds.
 */

type Namespaces = ReadonlyMap<string, string>;

/** Makes of a text in the other language what selects nodes from a node. */
export type Select = (text: string) => (from: XPathNode, environment: Environment) => NodeSet;

/** The branches of a pattern in the other language. */
export function foreignBranches(
  pattern: string,
  namespaces: Namespaces,
  select: Select,
): readonly PatternBranch[] {
  // A comment may hold anything.
  if (pattern.includes("(:")) return [wholeBranch(fromAnywhere(pattern), pattern, select)];
  return alternativesOf(pattern).map((alternative) => {
    const path = pathOf(alternative, namespaces);
    if (path !== undefined) return branchOf(path, select);
    const { text, outline } = alternative;
    return wholeBranch(leadsFromRoot.test(outline) ? text : fromAnywhere(text), text, select);
  });
}

/** Slashes and steps alone, with a slash first: what it selects is the same from everywhere. */
const leadsFromRoot = /^(?:\/|(?:\/\/?\s*[\p{L}\p{N}._@:*()-]+\s*)+)$/u;

/** What a text selects from the root, whatever nodes these are; `pattern` is what the text was made of. */
function wholeBranch(text: string, pattern: string, select: Select): PatternBranch {
  const matches = asksForCurrent(pattern)
    ? ofItself(pattern, select)
    : selected(text, rootOf, select);
  return { names: { kind: "anything" }, way: undefined, matches };
}

function fromAnywhere(pattern: string): string {
  return `/descendant-or-self::node()/(${pattern})`;
}

function branchOf({ text, start, steps }: Path, select: Select): PatternBranch {
  const last = steps.at(-1);
  const matches = matcherOf({ text, start, steps }, select);
  if (last?.isAttribute === true) {
    const { test } = last;
    const names: PatternBranch["names"] =
      test.kind === "name" ? { kind: "attribute", ...test.name } : { kind: "anyAttribute" };
    return { names, way: undefined, matches };
  }
  const way = { steps, anywhere: start !== "/", accepts: matches };
  return { names: { kind: "anyElement" }, way, matches };
}

function matcherOf(path: Path, select: Select): PatternBranch["matches"] {
  const { text, start, steps } = path;
  if (asksForCurrent(text)) return ofItself(text, select);
  return isAnchored(path)
    ? selected(text.slice(start.length), (node) => above(node, steps.length), select)
    : selected(start === "" ? fromAnywhere(text) : text, rootOf, select);
}

/** In a pattern `current()` is the node that is held against it, so each node is asked whether the pattern leads to it. */
function ofItself(text: string, select: Select): PatternBranch["matches"] {
  const from = select(`(ancestor-or-self::node()/(${text})) intersect .`);
  return (node, environment) => from(node, environment).length > 0;
}

/**
 * Whether it matches what it selects from the element that lies as many levels above as it has steps. Where any name may stand last, or a
 * variable has to be worked out first, one question from the root costs less.
 */
function isAnchored({ text, start, steps }: Path): boolean {
  if (start === "/" || text.includes("$")) return false;
  return steps.at(-1)?.test.kind === "name" && steps.every(({ gap }) => !gap);
}

/** Whether a node is among those that a text selects from another, which is found from it and asked once. */
function selected(
  text: string,
  anchorOf: (node: XPathNode) => XPathNode | undefined,
  select: Select,
): PatternBranch["matches"] {
  const from = select(text);
  const found = new WeakMap<XPathNode, ReadonlySet<XPathNode>>();
  return (node, environment) => {
    const anchor = anchorOf(node);
    if (anchor === undefined) return false;
    let nodes = found.get(anchor);
    if (nodes === undefined) {
      nodes = new Set(from(anchor, environment));
      found.set(anchor, nodes);
    }
    return nodes.has(node);
  };
}

function rootOf(node: XPathNode): XPathNode {
  let root = node;
  while (root.parent !== undefined) root = root.parent;
  return root;
}

function above(node: XPathNode, levels: number): XPathNode | undefined {
  let at: XPathNode | undefined = node;
  for (let level = 0; level < levels; level++) at = at?.parent;
  return at;
}

/** An alternative of a pattern, and the names in it outside of predicates. */
interface Path {
  readonly text: string;
  readonly start: "" | "/" | "//";
  readonly steps: readonly PathStep[];
}

type PathStep = PatternWay["steps"][number] & { readonly isAttribute: boolean };

interface Alternative {
  readonly text: string;
  /** The text with a blank in place of predicates. */
  readonly outline: string;
}

/** The alternatives of a pattern, which is there without comments. */
function alternativesOf(pattern: string): readonly Alternative[] {
  const found: Alternative[] = [];
  let [text, outline, brackets, depth] = ["", "", 0, 0];
  const add = (): void => {
    found.push({ text: text.trim(), outline: outline.trim() });
    [text, outline] = ["", ""];
  };
  for (const [piece] of pattern.matchAll(/"[^"]*"|'[^']*'|./gsu)) {
    if (piece === "|" && depth === 0) {
      add();
      continue;
    }
    if (piece === "[") brackets++;
    if (piece === "[" || piece === "(") depth++;
    text += piece;
    outline += brackets === 0 ? piece : " ";
    if (piece === "]") brackets--;
    if (piece === "]" || piece === ")") depth--;
  }
  add();
  return found;
}

const stepForm =
  /(\/\/?)?\s*(@|attribute::|child::)?\s*(?:(?:([\p{L}_][\p{L}\p{N}._-]*):)?([\p{L}_][\p{L}\p{N}._-]*)|(\*))\s*/uy;

/** The steps of an alternative; `undefined` where it is more than names and slashes. */
function pathOf({ text, outline }: Alternative, namespaces: Namespaces): Path | undefined {
  const steps: PathStep[] = [];
  let start: Path["start"] = "";
  stepForm.lastIndex = 0;
  for (let at = 0; at < outline.length; at = stepForm.lastIndex) {
    const [, slashes = "", axis = "", prefix = "", local = "", any] = stepForm.exec(outline) ?? [];
    if (local === "" && any === undefined) return undefined;
    const isFirst = steps.length === 0;
    if (steps.at(-1)?.isAttribute === true || (slashes === "" && !isFirst)) return undefined;
    if (isFirst && (slashes === "/" || slashes === "//")) start = slashes;
    const namespace = prefix === "" ? "" : namespaces.get(prefix);
    if (namespace === undefined) return undefined;
    steps.push({
      test: any === undefined ? { kind: "name", name: { namespace, local } } : anyName,
      gap: slashes === "//" && !isFirst,
      isAttribute: axis === "@" || axis === "attribute::",
    });
  }
  return steps.length === 0 ? undefined : { text, start, steps };
}

const anyName = { kind: "anyName", namespace: undefined } as const;

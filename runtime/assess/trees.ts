import { memo } from "../engine/memo.js";
import { setProperty } from "../model/set-property.js";
import type { AnyAttribute, AnyElement, QNameValue } from "../nouns/generic-values.js";
import type { XmlAttribute, XmlStartTag } from "../xml/events.js";
import { furtherCharacters, initialCharacters } from "../xml/name-characters.js";
import type { NamespaceScope } from "../xml/names.js";
import type { Frame, TreeDraft } from "./element/frame.js";

/** Begins the generic tree of an element. An outermost tree gets its prefixes when it is complete: {@link withPrefixes}. */
export function beginTree({ tag, parent }: Frame): TreeDraft {
  return treeOf(tag, parent?.tree && parent.tag.scope);
}

/** The tree of an element, without content; `around` is the scope of the tree that contains it. */
export function treeOf(
  { name, attributes, scope }: XmlStartTag,
  around: NamespaceScope | undefined,
): TreeDraft {
  const tree: TreeDraft = { name: nameValue(name) };
  if (attributes.length > 0) tree.attributes = attributes.map(anyAttribute);
  if (around !== undefined && scope !== around) tree.namespaces = recordOf(scope.declared);
  return tree;
}

/** The list of children of a tree, made when the first one comes. */
export function childrenOf(tree: TreeDraft): (string | AnyElement)[] {
  tree.children ??= [];
  return tree.children;
}

/** A tree with those of the prefixes in scope that it may need. */
export function withPrefixes(tree: AnyElement, scope: NamespaceScope): AnyElement {
  const namespaces = neededBy([tree], scope);
  if (namespaces === undefined) return tree;
  const { name, attributes, children } = tree;
  return {
    name,
    ...(attributes && { attributes }),
    namespaces,
    ...(children && { children }),
  };
}

/** Removes from the elements of trees the declarations that nothing inside them may need. */
export function dropUnused(content: readonly (string | AnyElement)[]): void {
  /** For each prefix the enclosing elements that declare it, innermost last; each is the set of its prefixes that are used. */
  const declaring = new Map<string, Set<string>[]>();
  const use = (word: string): unknown => declaring.get(word)?.at(-1)?.add(word);
  const lookAt = (text: string): void => {
    if (declaring.size > 0) for (const [word] of text.matchAll(words)) use(word);
  };
  const waiting: (string | AnyElement | (() => void))[] = [...content];
  for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
    if (typeof item === "function") item();
    else if (typeof item === "string") lookAt(item);
    else {
      const { name, attributes = [], children = [], namespaces } = item;
      if (namespaces !== undefined) waiting.push(declare(item as TreeDraft, namespaces, declaring));
      for (const { prefix } of [name, ...attributes]) if (prefix !== undefined) use(prefix);
      for (const { value } of attributes) lookAt(value);
      for (const child of children) waiting.push(child);
    }
  }
}

/** Records what an element declares. The function that it returns is called at the end of the element and drops what was not used. Any word may stand for a name in the default namespace. */
function declare(
  tree: TreeDraft,
  namespaces: Readonly<Record<string, string>>,
  declaring: Map<string, Set<string>[]>,
): () => void {
  const used = new Set([""]);
  const prefixes = Object.keys(namespaces);
  for (const prefix of prefixes) {
    const around = declaring.get(prefix) ?? [];
    around.push(used);
    declaring.set(prefix, around);
  }
  return () => {
    for (const prefix of prefixes) {
      const around = declaring.get(prefix);
      around?.pop();
      if (around?.length === 0) declaring.delete(prefix);
    }
    const kept = Object.entries(namespaces).filter(([prefix]) => used.has(prefix));
    if (kept.length === prefixes.length) return;
    if (kept.length === 0) delete tree.namespaces;
    else tree.namespaces = recordOf(new Map(kept));
  };
}

/**
 * The prefixes in scope that texts and trees may need: those of their names, and every word of their texts and attributes that equals a
 * prefix, since it is not known what the text means. Any word may stand for a name in the default namespace. Undefined when there are none.
 */
export function neededBy(
  content: readonly (string | AnyElement)[],
  scope: NamespaceScope,
): Readonly<Record<string, string>> | undefined {
  const bound = content.length === 0 ? undefined : bindingsOf(scope);
  if (bound === undefined) return undefined;
  const ranks = ranksOf(bound);
  const needed = [...wordsOf(content)].filter((word) => ranks.has(word));
  if (needed.length === 0) return undefined;
  needed.sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
  return Object.fromEntries(needed.map((prefix) => [prefix, bound[prefix] ?? ""]));
}

/** The rank of each prefix, so that a tree that needs two of a thousand does not go through all of them. */
const ranksOf: (bound: Readonly<Record<string, string>>) => ReadonlyMap<string, number> =
  /*@__PURE__*/ memo((bound) => new Map(Object.keys(bound).map((prefix, rank) => [prefix, rank])));

/** The prefixes of names and the words of texts and trees, any of which may be a prefix; and the default namespace. */
export function wordsOf(content: readonly (string | AnyElement)[]): ReadonlySet<string> {
  const needed = new Set([""]);
  const look = (text: string): void => {
    for (const [word] of text.matchAll(words)) needed.add(word);
  };
  const waiting = [...content];
  for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
    if (typeof item === "string") look(item);
    else {
      const { name, attributes = [], children = [] } = item;
      for (const { prefix } of [name, ...attributes]) if (prefix !== undefined) needed.add(prefix);
      for (const { value } of attributes) look(value);
      for (const child of children) waiting.push(child);
    }
  }
  return needed;
}

/**
 * The prefixes that texts of an element of a known type may need. The default namespace is not among them: the element and what is in it
 * are written by other rules.
 */
export function prefixesIn(
  texts: readonly string[],
  scope: NamespaceScope,
): Readonly<Record<string, string>> | undefined {
  const { "": _, ...prefixes } = neededBy(texts, scope) ?? {};
  return Object.keys(prefixes).length === 0 ? undefined : prefixes;
}

const words: RegExp = /*@__PURE__*/ makeWords();

function makeWords(): RegExp {
  return new RegExp(`[${initialCharacters}][${initialCharacters}${furtherCharacters}]*`, "gu");
}

function nameValue({
  prefix,
  namespace,
  local,
}: Required<QNameValue> | XmlAttribute["name"]): QNameValue {
  return prefix === "" || prefix === undefined
    ? { namespace, local }
    : { namespace, local, prefix };
}

/** An attribute in the form of generic trees. */
export function anyAttribute({ name, value }: XmlAttribute): AnyAttribute {
  return { ...nameValue(name), value };
}

/** The prefixes in scope; undefined when there are none. */
export const bindingsOf: (scope: NamespaceScope) => Readonly<Record<string, string>> | undefined =
  /*@__PURE__*/ memo((scope) => {
    const all = scope.bindings();
    return all.size === 0 ? undefined : recordOf(all);
  });

function recordOf(map: ReadonlyMap<string, string>): Record<string, string> {
  const record: Record<string, string> = {};
  for (const [prefix, namespace] of map) setProperty(record, prefix, namespace);
  return record;
}

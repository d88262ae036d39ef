import { clark, type QName } from "../../../runtime/qname.js";
import type { ElementDeclaration, Wildcard } from "../../schema/components.js";
import { allowsNamespace } from "../../schema/constraints/derivation/wildcard-algebra.js";
import type { Expression } from "../languages/pool.js";
import { nameOf } from "../names.js";
import { freshLocal, freshNamespace } from "../witness/costs.js";
import type { ContentPair } from "./content-pair.js";
import type { Leaf, Side, Usage } from "./side.js";

/** The ways to go on under one label: a leaf takes it, and this is left. */
export interface Move {
  readonly usage: Usage;
  readonly rest: Expression<Leaf>;
}

/** All labels that the left can go on with, each with what is left then. */
export function movesOf(
  side: Side,
  state: Expression<Leaf>,
  names: readonly QName[],
): ReadonlyMap<string, Move> {
  const rests = new Map<string, { usage: Usage; rests: Expression<Leaf>[] }>();
  const add = (label: string, usage: Usage, rest: Expression<Leaf>): void => {
    const known = rests.get(label);
    if (known === undefined) rests.set(label, { usage, rests: [rest] });
    else known.rests.push(rest);
  };
  for (const { leaf, rest } of side.pool.heads(state)) {
    if (leaf.kind === "element") {
      for (const [label, element] of leaf.labels) add(label, element, rest);
      continue;
    }
    for (const name of names)
      if (allowsNamespace(leaf.wildcard.namespaceConstraint, name.namespace))
        add(clark(name), side.usageOf(leaf.wildcard, name), rest);
  }
  return new Map(
    [...rests].map(([label, { usage, rests: all }]) => [
      label,
      { usage, rest: side.pool.choice(all) },
    ]),
  );
}

/** How a side goes on with a label. */
export function moveOf(side: Side, state: Expression<Leaf>, label: string): Move | undefined {
  const rests: Expression<Leaf>[] = [];
  let usage: Usage | undefined;
  for (const { leaf, rest } of side.pool.heads(state)) {
    const taken = takenAs(side, leaf, label);
    if (taken === undefined) continue;
    usage ??= taken;
    rests.push(rest);
  }
  return usage && { usage, rest: side.pool.choice(rests) };
}

function takenAs(side: Side, leaf: Leaf, label: string): Usage | undefined {
  if (leaf.kind === "element") return leaf.labels.get(label);
  const name = nameOf(label);
  return allowsNamespace(leaf.wildcard.namespaceConstraint, name.namespace)
    ? side.usageOf(leaf.wildcard, name)
    : undefined;
}

export function labelsOf(side: Side, state: Expression<Leaf>): readonly string[] {
  return side.pool
    .heads(state)
    .flatMap(({ leaf }) => (leaf.kind === "element" ? [...leaf.labels.keys()] : []));
}

/**
 * The names that wildcards are asked about: those that either model has, those that are declared where declarations are looked up, and
 * one that nobody has for each namespace that somebody names, and for one that nobody names.
 */
export function namesFor({ left, right, ownModel, itsModel }: ContentPair): readonly QName[] {
  const leaves = [...leavesIn(ownModel), ...leavesIn(itsModel)];
  const wildcards = leaves.flatMap((leaf) => (leaf.kind === "wildcard" ? [leaf.wildcard] : []));
  if (wildcards.length === 0) return [];
  const names = new Map<string, QName>();
  const add = (name: QName): void => {
    names.set(clark(name), name);
  };
  for (const leaf of leaves)
    if (leaf.kind === "element") for (const { name } of leaf.labels.values()) add(name);
  if (wildcards.some(({ processContents }) => processContents !== "skip"))
    for (const { name } of declared(left, right)) add(name);
  for (const namespace of namespacesOf(wildcards, [...names.values()]))
    add({ namespace, local: freshLocal });
  return [...names.values()];
}

function declared(left: Side, right: Side): readonly ElementDeclaration[] {
  return [left, right].flatMap(({ schema }) => [...schema.elementDeclarations.values()]);
}

/** The namespaces that wildcards and names mention, none, and one that nobody mentions. */
export function namespacesOf(
  wildcards: readonly Wildcard[],
  names: readonly QName[],
): readonly string[] {
  const named = wildcards.flatMap(({ namespaceConstraint: constraint }) => {
    if (constraint.kind === "enumeration") return constraint.namespaces;
    return constraint.kind === "not" ? [constraint.namespace] : [];
  });
  return [...new Set([...names.map(({ namespace }) => namespace), ...named, "", freshNamespace])];
}

function leavesIn(root: Expression<Leaf>): readonly Leaf[] {
  const open = new Set([root]);
  const leaves = new Set<Leaf>();
  for (const at of open) {
    if (at.leaf !== undefined) leaves.add(at.leaf);
    for (const part of at.parts) open.add(part);
  }
  return [...leaves];
}

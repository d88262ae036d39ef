import { clark, type QName } from "../../../runtime/qname.js";
import type { ElementDeclaration, Wildcard } from "../../schema/components.js";
import { allowsNamespace } from "../../schema/constraints/derivation/wildcard-algebra.js";
import { BudgetError } from "../languages/machine.js";
import type { Expression } from "../languages/pool.js";
import { nameOf } from "../names.js";
import { freshLocal, freshNamespace } from "../witness/costs.js";
import type { Sample } from "../witness/samples.js";
import { walkAllGroups } from "./all-walk.js";
import type { ContentPair, ContentPlace, ContentVisitor } from "./content-pair.js";
import type { Leaf, Side, Usage } from "./side.js";

interface Step {
  readonly own: Expression<Leaf>;
  readonly its: Expression<Leaf>;
  readonly parent: number;
  readonly label: string;
  readonly usage: Usage;
}

/** The ways to go on under one label: a leaf takes it, and this is left. */
interface Move {
  readonly usage: Usage;
  readonly rest: Expression<Leaf>;
}

/**
 * Walks over all pairs of states that contents of the left lead to, shortest first. After what the right refuses it goes on where the right
 * can, so that all differences are met and not the first alone.
 *
 * @throws {BudgetError} where there are too many
 */
export function walkContent(pair: ContentPair, visitor: ContentVisitor): void {
  if (walkAllGroups(pair, visitor)) return;
  const { left, costs, samples, budget, onState } = pair;
  const names = namesFor(pair);
  // Where counts are ambiguous, a state is many expressions.
  let work = 0;
  const steps: Step[] = [
    { own: pair.ownModel, its: pair.itsModel, parent: -1, label: "", usage: "skip" },
  ];
  const seen = new Set<string>([`${pair.ownModel.id},${pair.itsModel.id}`]);
  const wordAt = (index: number): readonly Sample[] => {
    const word: Sample[] = [];
    for (let at = steps[index]; at !== undefined && at.parent >= 0; at = steps[at.parent])
      word.push(samples.smallest(nameOf(at.label), at.usage));
    return word.reverse();
  };
  for (let index = 0; index < steps.length; index++) {
    const { own, its } = steps[index] as Step;
    const before = (): readonly Sample[] => wordAt(index);
    if (own.nullable && !its.nullable) visitor.incomplete(labelsOf(pair.right, its), before);
    for (const [label, { usage, rest }] of movesOf(left, own, names)) {
      if (usage !== "skip" && costs.ofElement(usage) === Number.POSITIVE_INFINITY) continue;
      if (costs.ofExpression(rest) === Number.POSITIVE_INFINITY) continue;
      const at: ContentPlace = { before, usage, rest };
      const move = moveOf(pair.right, its, label);
      const later = move ?? goOn(pair.right, its, label);
      const next = later?.rest ?? (isInserted(pair, rest, its) ? its : replaced(pair.right, its));
      if (move === undefined) visitor.unexpected(label, missingBefore(pair.right, its), at);
      if (later !== undefined) visitor.child(nameOf(label), usage, later.usage, at);
      work += rest.parts.length + next.parts.length;
      if (work > mostParts * budget) throw new BudgetError(budget);
      const key = `${rest.id},${next.id}`;
      if (seen.has(key)) continue;
      seen.add(key);
      onState();
      if (seen.size > budget) throw new BudgetError(budget);
      steps.push({ own: rest, its: next, parent: index, label, usage });
    }
  }
}

/** So many parts of expressions are looked at for each state that may be. */
const mostParts = 8;

/** All labels that the left can go on with, each with what is left then. */
function movesOf(
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
function moveOf(side: Side, state: Expression<Leaf>, label: string): Move | undefined {
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

/** As many states are looked at for a place where a label can come. */
const mostSkipped = 60;

/** The state after a label that cannot come here but further on, had what comes before it been there. */
function goOn(side: Side, state: Expression<Leaf>, label: string): Move | undefined {
  const open = new Set([state]);
  for (const at of open) {
    const move = moveOf(side, at, label);
    if (move !== undefined) return move;
    if (open.size > mostSkipped) return undefined;
    for (const { rest } of side.pool.heads(at)) open.add(rest);
  }
  return undefined;
}

/** Whether the left goes on with what the right waits for: what came before is too much, and stands in nobody's place. */
function isInserted(
  { left, right }: ContentPair,
  rest: Expression<Leaf>,
  its: Expression<Leaf>,
): boolean {
  const expected = new Set(labelsOf(right, its));
  return labelsOf(left, rest).some((label) => expected.has(label));
}

/** The state after what must come, in whose place something else came; the same where nothing must. */
function replaced(side: Side, state: Expression<Leaf>): Expression<Leaf> {
  return state.nullable ? state : (side.pool.heads(state)[0]?.rest ?? state);
}

/** What must come before the content can go on or end: the labels of all that can come here. */
function missingBefore(side: Side, state: Expression<Leaf>): readonly string[] {
  return state.nullable ? [] : labelsOf(side, state);
}

function labelsOf(side: Side, state: Expression<Leaf>): readonly string[] {
  return side.pool
    .heads(state)
    .flatMap(({ leaf }) => (leaf.kind === "element" ? [...leaf.labels.keys()] : []));
}

/**
 * The names that wildcards are asked about: those that either model has, those that are declared where declarations are looked up, and
 * one that nobody has for each namespace that somebody names, and for one that nobody names.
 */
function namesFor({ left, right, ownModel, itsModel }: ContentPair): readonly QName[] {
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

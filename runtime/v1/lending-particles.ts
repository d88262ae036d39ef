import { lendRows } from "../assess/element/lent-rows.js";
import { enterRows, leaveRows } from "../assess/element/rows.js";
import { AllModel } from "../content/all-model.js";
import { lendAllModel } from "../content/content-model.js";
import { CountSets } from "../content/counts.js";
import { lendCounts } from "../content/lent-counts.js";
import { builtInSimpleTypes } from "../datatypes/all-built-ins.js";
import type {
  GroupParticle,
  MixedContent,
  Particle,
  Wildcard,
  WildcardParticle,
} from "../descriptors.js";
import { documentMessage } from "../messages/index.js";
import { treeOf } from "../model/any-type-tree.js";
import { lendBuiltIns } from "../model/named-built-ins.js";
import { lendTreeWriting } from "../serialize/lent-trees.js";
import { writeAny } from "../serialize/write-any.js";
import { anyCheck } from "../validate/any.js";
import { checkTypedAny } from "../validate/any-type.js";
import { lendOrderedItems, lendRowItems, lendWildcardChecks } from "../validate/lent.js";
import { orderedItems } from "../validate/ordered.js";
import { rowItems } from "../validate/rows.js";

/* Words that bring what checks the content that they stand for: schemas without it do without. */

/** All of these, in any order. */
export function all(...particles: readonly Particle[]): GroupParticle {
  lendAllModel(AllModel);
  return { kind: "all", particles, minOccurs: 1, maxOccurs: 1 };
}

/** The same particle, so many times. `Infinity` says "unbounded". */
export function occurs<P extends Particle>(minOccurs: number, maxOccurs: number, particle: P): P {
  lendCounts(CountSets);
  return { ...particle, minOccurs, maxOccurs };
}

/** The same group as one property: an array of `{ kind, value }` in document order. */
export function ordered(property: string, group: GroupParticle): GroupParticle {
  lendOrderedItems(orderedItems);
  return { ...group, property };
}

/** The same group as one property: an array with one object for each time that it occurs. */
export function rows(property: string, group: GroupParticle): GroupParticle {
  lendRows({ enter: enterRows, leave: leaveRows });
  lendRowItems(rowItems);
  return { ...group, property, rows: true };
}

/** A particle for an element wildcard (Part 1, 3.10). It brings what checks and writes the trees that come in its place. */
export function any(property: string, wildcard: Wildcard): WildcardParticle {
  lendWildcardChecks({ tree: anyCheck, typed: checkTypedAny, message: documentMessage });
  lendTreeWriting({ write: writeAny, treeOf });
  lendBuiltIns(builtInSimpleTypes);
  return { kind: "any", property, wildcard, minOccurs: 1, maxOccurs: 1 };
}

/** Mixed content; text alone without a particle. */
export function mixed(property: string, particle?: Particle): MixedContent {
  lendOrderedItems(orderedItems);
  return { kind: "mixed", property, particle };
}

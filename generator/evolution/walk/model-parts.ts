import type { ElementDeclaration } from "../../schema/components.js";
import type { Expression, Pool } from "../languages/pool.js";
import { mostElements } from "../witness/costs.js";
import type { Sample } from "../witness/samples.js";
import { keyOfBlocks } from "./keys.js";
import type { Leaf } from "./side.js";

/** A content model. */
export type Model = Expression<Leaf>;

export interface Rounds {
  readonly body: Model;
  readonly min: number;
  readonly max: number;
}

export function roundsOf(of: Model): Rounds {
  const [body] = of.parts;
  return of.kind === "repeat" && body !== undefined
    ? { body, min: of.min, max: of.max }
    : { body: of, min: 1, max: 1 };
}

/** The parts of a sequence, the same ones beside each other as one that is repeated: `a, a{0,4}` as `a{1,5}`. */
export function partsOf(of: Model, pool: Pool<Leaf>): readonly Model[] {
  const parts: Model[] = [];
  for (let at: Model | undefined = of; at !== undefined && at.kind !== "empty"; ) {
    const [one, rest]: readonly (Model | undefined)[] = at.kind === "sequence" ? at.parts : [at];
    if (one === undefined) break;
    const last = parts.at(-1);
    const [rounds, before] = [roundsOf(one), last && roundsOf(last)];
    if (before !== undefined && isSame(rounds.body, before.body))
      parts.splice(
        -1,
        1,
        pool.repeat(rounds.body, rounds.min + before.min, rounds.max + before.max),
      );
    else parts.push(one);
    at = rest;
  }
  return parts;
}

/** Whether two models take the same elements and look at them in the same way, though each has declarations of its own. */
function isSame(one: Model, other: Model): boolean {
  if (one === other) return true;
  if (one.leaf?.kind !== "element" || other.leaf?.kind !== "element") return false;
  const labels = [...one.leaf.labels];
  const others = other.leaf.labels;
  return (
    labels.length === others.size && labels.every(([name, own]) => isAlike(own, others.get(name)))
  );
}

function isAlike(own: ElementDeclaration, its: ElementDeclaration | undefined): boolean {
  return (
    own === its ||
    (its !== undefined &&
      own.typeDefinition === its.typeDefinition &&
      keyOfBlocks(own) === keyOfBlocks(its) &&
      own.abstract === its.abstract &&
      own.identityConstraints.length + its.identityConstraints.length === 0)
  );
}

/** Whether a model takes one element of some, and nothing else. */
export function isBag(of: Model): boolean {
  return (
    of.kind === "leaf" || (of.kind === "choice" && of.parts.every(({ kind }) => kind === "leaf"))
  );
}

/** How many elements there may be; undefined where that is not looked at. */
export function lengthsOf(of: Model): { readonly min: number; readonly max: number } | undefined {
  if (of.kind === "all") return undefined;
  if (of.kind === "leaf") return { min: 1, max: 1 };
  if (of.kind === "empty") return { min: 0, max: 0 };
  let [min, max] = of.kind === "choice" ? [Number.POSITIVE_INFINITY, 0] : [0, 0];
  for (const part of of.parts) {
    const lengths = lengthsOf(part);
    if (lengths === undefined) return undefined;
    if (of.kind === "choice") [min, max] = [Math.min(min, lengths.min), Math.max(max, lengths.max)];
    else [min, max] = [min + lengths.min, max + lengths.max];
  }
  if (of.kind !== "repeat") return { min, max };
  return { min: min * of.min, max: max === 0 ? 0 : max * of.max };
}

/** A content with as many elements as are asked for, or the most that there can be; `smallest` makes that of one part. */
export function fullest(
  of: Model,
  wanted: number,
  smallest: (part: Model) => readonly Sample[],
): readonly Sample[] {
  if (wanted > mostElements) return [];
  if (of.kind === "leaf") return smallest(of);
  if (of.kind === "choice") {
    const most = (part: Model): number => lengthsOf(part)?.max ?? 0;
    const [longest] = of.parts.toSorted((a, b) => most(b) - most(a));
    return longest === undefined ? [] : fullest(longest, wanted, smallest);
  }
  const content: Sample[] = [];
  if (of.kind !== "repeat") {
    for (const part of of.parts)
      content.push(
        ...(content.length < wanted
          ? fullest(part, wanted - content.length, smallest)
          : smallest(part)),
      );
    return content;
  }
  const { body, min, max } = roundsOf(of);
  for (let round = 0; round < max && (content.length < wanted || round < min); round++) {
    const more = fullest(body, Math.max(1, wanted - content.length), smallest);
    if (more.length === 0) break;
    content.push(...more);
  }
  return content;
}

import type { SimpleType } from "../../descriptors.js";
import { memo } from "../../engine/memo.js";
import { stepsOf } from "../facets/facets.js";

/** The item type of a list type, from the step of derivation that makes the list. */
export function itemTypeOf(type: SimpleType): SimpleType | undefined {
  const steps = stepsOf(type);
  const item = steps.find((step) => step.itemType !== undefined)?.itemType?.();
  return item === undefined || !keepsForms(steps) ? item : lexicalOf(item);
}

/**
 * The member types of a union type, from the step of derivation that makes the union. A member that is a union without facets gives
 * its members (Part 2, 2.5.1.3), each once: what one does not take, the same does not take again.
 */
export const memberTypesOf: (type: SimpleType) => readonly SimpleType[] =
  /*@__PURE__*/ memo(flatMembersOf);

function flatMembersOf(type: SimpleType): readonly SimpleType[] {
  const members = new Set<SimpleType>();
  const met = new Set<SimpleType>();
  // The next one is at the end.
  const waiting = ownMembersOf(type).toReversed();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (met.has(next)) continue;
    met.add(next);
    const opens = next.variety === "union" && stepsOf(next).every(({ facets }) => !facets);
    if (opens) waiting.push(...ownMembersOf(next).toReversed());
    else members.add(next);
  }
  return [...members];
}

function ownMembersOf(type: SimpleType): SimpleType[] {
  const steps = stepsOf(type);
  const members = steps.find((step) => step.memberTypes !== undefined)?.memberTypes?.() ?? [];
  return keepsForms(steps) ? members.map(lexicalOf) : [...members];
}

/**
 * Whether the parts of a list or union are kept as they are written: a pattern of its own looks at the text of the whole, and
 * whether it matches depends on how each number in it is written.
 */
function keepsForms(steps: readonly SimpleType[]): boolean {
  return (
    steps[0]?.lexical === true ||
    steps.some((step) => step.facets?.patterns !== undefined && step.facets.patterns.length > 0)
  );
}

/** The same type, whose numbers and booleans are represented as they are written. */
const lexicalOf = /*@__PURE__*/ memo((type: SimpleType): SimpleType => {
  const copy: SimpleType = { ...type, lexical: true };
  declared.set(copy, type);
  return copy;
});

const declared = /*@__PURE__*/ new WeakMap<SimpleType, SimpleType>();

/** The type that was declared, of a copy whose values are as they are written. */
export const declaredOf = (type: SimpleType): SimpleType => declared.get(type) ?? type;

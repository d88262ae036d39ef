import type { SimpleTypeDefinition } from "../components.js";
import { describeType } from "../constraints/describe.js";
import type { Construction, Mutable } from "./context.js";

/** Types that a value of one union may have to be tried with. */
const attemptLimit = 10_000;

/**
 * Refuses unions that double: a union of two restrictions of the same union, which is again restricted twice, has two ways for
 * each level, and what no member takes is tried on all of them. The union that passes the limit is left without members.
 */
export function limitUnions({ simpleTypes, report }: Construction): void {
  const attempts = new Map<SimpleTypeDefinition, number>();
  const attemptsOf = (type: Mutable<SimpleTypeDefinition>): number => {
    const known = attempts.get(type);
    if (known !== undefined) return known;
    const { baseTypeDefinition: base } = type;
    if (base?.variety === "union") {
      const same = attemptsOf(base);
      attempts.set(type, same);
      type.memberTypeDefinitions = base.memberTypeDefinitions;
      return same;
    }
    const { itemTypeDefinition: item } = type;
    const parts = item === undefined ? flatMembers(type) : [item];
    const count = parts.length === 0 ? 1 : parts.reduce((sum, part) => sum + attemptsOf(part), 0);
    if (count <= attemptLimit) {
      attempts.set(type, count);
      return count;
    }
    // What is made of it has nothing to be told of.
    attempts.set(type, 0);
    const parameters = { type: describeType(type), limit: attemptLimit };
    report({ key: "limit-union", parameters, position: type.position });
    type.memberTypeDefinitions = [];
    return 0;
  };
  for (const type of simpleTypes) attemptsOf(type);
}

/** The members of a union, those of unions without facets among them instead of these, each once. */
function flatMembers(type: SimpleTypeDefinition): readonly SimpleTypeDefinition[] {
  if (type.variety !== "union") return [];
  const met = new Set(type.memberTypeDefinitions);
  // What is added on the way is walked over as well.
  for (const member of met)
    if (isOpen(member)) for (const inner of member.memberTypeDefinitions) met.add(inner);
  return [...met].filter((member) => !isOpen(member));
}

/** Whether a type is a union that says nothing but its members. */
function isOpen(type: SimpleTypeDefinition): boolean {
  if (type.variety !== "union") return false;
  for (
    let step: SimpleTypeDefinition | undefined = type;
    step?.variety === "union";
    step = step.baseTypeDefinition
  )
    if (step.facets.length > 0) return false;
  return true;
}

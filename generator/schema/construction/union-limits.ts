import type { SimpleTypeDefinition } from "../components.js";
import { describeType } from "../constraints/describe.js";
import { someStep } from "../members.js";
import type { Construction, Mutable } from "./context.js";

/** Types that a value of one union may have to be tried with. */
const attemptLimit = 10_000;

/**
 * Refuses unions that double: a union of two restrictions of the same union, which is again restricted twice, has two ways for
 * each level, and what no member takes is tried on all of them. The union that passes the limit is left without members.
 */
export function limitUnions({ simpleTypes, report }: Construction): void {
  const attempts = new Map<SimpleTypeDefinition, number>();
  const flat = new Map<SimpleTypeDefinition, ReadonlySet<SimpleTypeDefinition>>();
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
    const parts = item === undefined ? [...flatMembers(type, flat)] : [item];
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
    flat.set(type, new Set());
    return 0;
  };
  for (const type of simpleTypes) attemptsOf(type);
}

/**
 * The members of a union, those of unions without facets among them instead of these, each once. What is known of a union is shared by
 * those around it.
 */
function flatMembers(
  union: SimpleTypeDefinition,
  known: Map<SimpleTypeDefinition, ReadonlySet<SimpleTypeDefinition>>,
): Iterable<SimpleTypeDefinition> {
  if (union.variety !== "union") return [];
  const open = [union];
  for (let type = open.at(-1); type !== undefined; type = open.at(-1)) {
    const own = ownMembers(type);
    const inner = own.filter(isOpen);
    const waiting = inner.filter((member) => !known.has(member));
    for (const member of waiting) open.push(member);
    if (waiting.length > 0) continue;
    open.pop();
    const members = new Set<SimpleTypeDefinition>();
    for (const member of own) for (const one of known.get(member) ?? [member]) members.add(one);
    known.set(type, members);
  }
  return known.get(union) ?? [];
}

/** The members of a union, which its restrictions do not have before {@link limitUnions} came to them. */
function ownMembers(union: SimpleTypeDefinition): readonly SimpleTypeDefinition[] {
  let type = union;
  while (type.baseTypeDefinition?.variety === "union") type = type.baseTypeDefinition;
  return type.memberTypeDefinitions;
}

/** Whether a type is a union that says nothing but its members. */
function isOpen(type: SimpleTypeDefinition): boolean {
  return type.variety === "union" && !hasFacets(type);
}

const hasFacets = someStep(({ variety, facets }) => variety === "union" && facets.length > 0);

import type { WhiteSpace } from "../../../runtime/datatypes/white-space.js";
import { xsNamespace } from "../../../runtime/qname.js";
import type { Facet, SimpleTypeDefinition } from "../../schema/components.js";
import { holdsNames } from "../../schema/members.js";

/** The type and those that it restricts, itself first. */
export function stepsOf(type: SimpleTypeDefinition): readonly SimpleTypeDefinition[] {
  const steps = new Set<SimpleTypeDefinition>();
  for (
    let at: SimpleTypeDefinition | undefined = type;
    at !== undefined && at.variety !== undefined && !steps.has(at);
    at = at.baseTypeDefinition
  )
    steps.add(at);
  return [...steps];
}

/** What the facet `whiteSpace` is in the end; that of a union is its members'. */
export function whiteSpaceOf(type: SimpleTypeDefinition): WhiteSpace {
  if (type.variety === "list") return "collapse";
  for (const { facets } of stepsOf(type)) {
    const value = facets.findLast(({ kind }) => kind === "whiteSpace")?.value.trim();
    if (value === "collapse" || value === "replace" || value === "preserve") return value;
  }
  return "preserve";
}

/** The types of which one takes a value: the members of a union, those of unions among them in their place, each once. */
export function membersOf(type: SimpleTypeDefinition): readonly SimpleTypeDefinition[] {
  if (type.variety !== "union") return [type];
  const found = new Set<SimpleTypeDefinition>();
  const open = type.memberTypeDefinitions.toReversed();
  const seen = new Set<SimpleTypeDefinition>();
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    if (isPlainUnion(at)) open.push(...at.memberTypeDefinitions.toReversed());
    else found.add(at);
  }
  return [...found];
}

const counts = new WeakMap<SimpleTypeDefinition, number>();

/** As many members as a union has at most, so that nobody begins with what has too many. */
export function countOfMembers(type: SimpleTypeDefinition): number {
  const innerOf = (of: SimpleTypeDefinition): readonly SimpleTypeDefinition[] =>
    isPlainUnion(of) ? of.memberTypeDefinitions : [];
  for (const at of innermostFirst(type, innerOf, (one) => counts.has(one))) {
    const inner = innerOf(at).map((one) => counts.get(one) ?? 1);
    counts.set(at, inner.length === 0 ? 1 : inner.reduce((sum, count) => sum + count, 0));
  }
  return counts.get(type) ?? 1;
}

/** A union that asks for no more than one of its members does. */
export function isPlainUnion(type: SimpleTypeDefinition): boolean {
  return type.variety === "union" && !hasFacets(type);
}

const faceted = new WeakMap<SimpleTypeDefinition, boolean>();

function hasFacets(type: SimpleTypeDefinition): boolean {
  let has = faceted.get(type);
  if (has === undefined) {
    has = stepsOf(type).some(({ facets }) => facets.some(({ kind }) => kind !== "whiteSpace"));
    faceted.set(type, has);
  }
  return has;
}

/**
 * A type and those that it is made of, each behind what it is made of itself: without recursion, as unions can be nested in thousands. What
 * is known already is left out.
 */
export function innermostFirst(
  type: SimpleTypeDefinition,
  innerOf: (type: SimpleTypeDefinition) => readonly SimpleTypeDefinition[],
  isKnown: (type: SimpleTypeDefinition) => boolean,
): readonly SimpleTypeDefinition[] {
  const found = new Set<SimpleTypeDefinition>();
  const entered = new Set<SimpleTypeDefinition>();
  const open = [type];
  for (let at = open.at(-1); at !== undefined; at = open.at(-1)) {
    const missing = entered.has(at)
      ? []
      : innerOf(at).filter((one) => !entered.has(one) && !isKnown(one));
    entered.add(at);
    if (missing.length > 0) open.push(...missing);
    else {
      open.pop();
      found.add(at);
    }
  }
  return [...found];
}

function madeOf(type: SimpleTypeDefinition): readonly SimpleTypeDefinition[] {
  return [type.baseTypeDefinition, type.itemTypeDefinition, ...type.memberTypeDefinitions].filter(
    (one) => one !== undefined,
  );
}

/** What types say themselves, and what those say that they are made of, found once for each type. */
export function gathered<T>(
  says: (type: SimpleTypeDefinition) => T | undefined,
  innerOf: (type: SimpleTypeDefinition) => readonly SimpleTypeDefinition[] = madeOf,
): (type: SimpleTypeDefinition) => readonly T[] {
  const known = new WeakMap<SimpleTypeDefinition, readonly T[]>();
  return (type) => {
    for (const at of innermostFirst(type, innerOf, (one) => known.has(one))) {
      const own = says(at);
      const all = new Set<T>(own === undefined ? [] : [own]);
      for (const inner of innerOf(at)) for (const one of known.get(inner) ?? []) all.add(one);
      known.set(at, [...all]);
    }
    return known.get(type) ?? [];
  };
}

/** The primitive datatypes of all values of a type, lists and unions taken apart. */
export const primitivesOf: (type: SimpleTypeDefinition) => readonly string[] = gathered(
  ({ primitive }) => primitive,
);

const kindsOfReferences = gathered(({ name }) =>
  name?.namespace === xsNamespace && ["ID", "IDREF", "ENTITY", "NOTATION"].includes(name.local)
    ? name.local
    : undefined,
);

/** The kinds of references among the values of a type, which the document as a whole has to fulfil. */
export function referencesOf(type: SimpleTypeDefinition): string {
  return kindsOfReferences(type).toSorted().join();
}

/** Values of the same kind are equal in the same way. */
function kindOf(member: SimpleTypeDefinition): string {
  const { primitive } = member;
  if (primitive === "string") return `string ${whiteSpaceOf(member)}`;
  return primitive ?? `${member.variety} of ${primitivesOf(member).join()}`;
}

/** The kinds of all members of a union; of another type its own. */
export const kindsIn: (type: SimpleTypeDefinition) => readonly string[] = gathered(
  (type) => (type.variety === "union" ? undefined : kindOf(type)),
  (type) => type.memberTypeDefinitions,
);

/** What prefixes stand for, where values may be names. */
export function prefixesOf(type: SimpleTypeDefinition, { namespaces }: Facet): string {
  return holdsNames(type) ? JSON.stringify([...namespaces]) : "";
}

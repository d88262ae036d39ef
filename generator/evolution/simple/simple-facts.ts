import type { WhiteSpace } from "../../../runtime/datatypes/white-space.js";
import { xsNamespace } from "../../../runtime/qname.js";
import type { Facet, SimpleTypeDefinition } from "../../schema/components.js";

/** The type and those that it restricts, itself first. */
export function stepsOf(type: SimpleTypeDefinition): readonly SimpleTypeDefinition[] {
  const steps: SimpleTypeDefinition[] = [];
  for (
    let at: SimpleTypeDefinition | undefined = type;
    at !== undefined && at.variety !== undefined && !steps.includes(at);
    at = at.baseTypeDefinition
  )
    steps.push(at);
  return steps;
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

/** The types of which one takes a value: the members of a union, those of unions among them in their place. */
export function membersOf(type: SimpleTypeDefinition): readonly SimpleTypeDefinition[] {
  if (type.variety !== "union") return [type];
  const [direct = []] = stepsOf(type)
    .map(({ memberTypeDefinitions }) => memberTypeDefinitions)
    .filter(({ length }) => length > 0);
  return direct.flatMap((member) =>
    member.variety === "union" && !hasFacets(member) ? membersOf(member) : [member],
  );
}

export function hasFacets(type: SimpleTypeDefinition): boolean {
  return stepsOf(type).some(({ facets }) => facets.some(({ kind }) => kind !== "whiteSpace"));
}

/** The primitive datatypes of all values of a type, lists and unions taken apart. */
export function primitivesOf(type: SimpleTypeDefinition): readonly string[] {
  const found = new Set<string>();
  const open = [type];
  for (const at of open) {
    if (at.primitive !== undefined) found.add(at.primitive);
    const inner = [at.itemTypeDefinition, ...at.memberTypeDefinitions, at.baseTypeDefinition];
    for (const next of inner) if (next !== undefined && !open.includes(next)) open.push(next);
  }
  return [...found];
}

/** Types with the same text tell values apart in the same way. */
export function equalityOf(type: SimpleTypeDefinition): string {
  return membersOf(type)
    .map((member) => {
      const { primitive } = member;
      if (primitive === "string") return `string ${whiteSpaceOf(member)}`;
      return primitive ?? `${member.variety} of ${primitivesOf(member).join()}`;
    })
    .join("|");
}

/** The kinds of references among the values of a type, which the document as a whole has to fulfil. */
export function referencesOf(type: SimpleTypeDefinition): string {
  const found = new Set<string>();
  const open = [type];
  for (const at of open) {
    const { local = "", namespace } = at.name ?? {};
    if (namespace === xsNamespace && ["ID", "IDREF", "ENTITY", "NOTATION"].includes(local))
      found.add(local);
    const inner = [at.itemTypeDefinition, ...at.memberTypeDefinitions, at.baseTypeDefinition];
    for (const next of inner) if (next !== undefined && !open.includes(next)) open.push(next);
  }
  return [...found].toSorted().join();
}

/** What prefixes stand for, where values may be names. */
export function prefixesOf(type: SimpleTypeDefinition, { namespaces }: Facet): string {
  const named = primitivesOf(type).some((one) => one === "QName" || one === "NOTATION");
  return named ? JSON.stringify([...namespaces]) : "";
}

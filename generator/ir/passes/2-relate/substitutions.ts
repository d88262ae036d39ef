import type { ElementDeclaration, Schema, TypeDefinition } from "../../../schema/components.js";
import type { Keep } from "../../ir.js";
import { type ListPart, push, remembering, sharedLists } from "./shared-lists.js";

/** Which elements can stand for which. */
export interface Substitutions {
  /** The elements that can stand in the place of a head, at any depth, itself included unless it is abstract. */
  substitutionsFor(head: ElementDeclaration): readonly ElementDeclaration[];
  /** The same in the same order, by the lists of the heads among them. */
  substitutionParts(head: ElementDeclaration): readonly ListPart<ElementDeclaration>[];
  /** Whether others can stand for an element. */
  isHead(element: ElementDeclaration): boolean;
}

export function findSubstitutions(schema: Schema, keep: Keep): Substitutions {
  const direct = new Map<ElementDeclaration, ElementDeclaration[]>();
  for (const element of schema.elementDeclarations.values()) {
    const { substitutionGroupAffiliation: head } = element;
    if (head !== undefined) push(direct, head, element);
  }
  const isOpen = openTypes();
  const { partsOf, listOf } = sharedLists<ElementDeclaration>({
    below: (head) => direct.get(head) ?? [],
    isListed: (element) => !element.abstract && keep(element),
    canBeNamed: keep,
    hasItself: (head) => !head.abstract,
    // The types between those of a head and of a member are bases of the latter.
    isWhole: ({ disallowedSubstitutions, typeDefinition }) =>
      disallowedSubstitutions.size === 0 && isOpen(typeDefinition),
    isAllowed: canStandFor,
  });
  const self = (head: ElementDeclaration): readonly ElementDeclaration[] =>
    head.abstract ? [] : [head];
  return {
    substitutionsFor: remembering((head) => [...self(head), ...listOf(head)]),
    substitutionParts: remembering((head) => [
      ...self(head).map((of) => ({ kind: "one", of }) as const),
      ...partsOf(head),
    ]),
    isHead: (element) => partsOf(element).length > 0,
  };
}

/** Whether neither a type nor any of its bases prohibits substitutions; each type is asked once. */
function openTypes(): (type: TypeDefinition) => boolean {
  const known = new Map<TypeDefinition, boolean>();
  return (type) => {
    const unknown: TypeDefinition[] = [];
    let at: TypeDefinition | undefined = type;
    for (; at !== undefined && !known.has(at); at = at.baseTypeDefinition) {
      unknown.push(at);
      // The ur-type is its own base.
      known.set(at, true);
    }
    let open = at === undefined || known.get(at) === true;
    for (const one of unknown.reverse()) {
      open &&= one.kind === "simpleTypeDefinition" || one.prohibitedSubstitutions.size === 0;
      known.set(one, open);
    }
    return open;
  };
}

/** Part 1, 3.3.6, Substitution Group OK (Transitive). */
function canStandFor(element: ElementDeclaration, head: ElementDeclaration): boolean {
  const blocked = new Set<string>(head.disallowedSubstitutions);
  if (blocked.has("substitution")) return false;
  if (head.typeDefinition.kind === "complexTypeDefinition") {
    for (const method of head.typeDefinition.prohibitedSubstitutions) blocked.add(method);
  }
  let type: TypeDefinition | undefined = element.typeDefinition;
  for (
    const seen = new Set<TypeDefinition>();
    type !== undefined && type !== head.typeDefinition && !seen.has(type);
  ) {
    seen.add(type);
    if (blocked.has(type.kind === "complexTypeDefinition" ? type.derivationMethod : "restriction"))
      return false;
    const base: TypeDefinition | undefined = type.baseTypeDefinition;
    if (type.kind === "complexTypeDefinition" && base?.kind === "complexTypeDefinition") {
      for (const method of base === head.typeDefinition ? [] : base.prohibitedSubstitutions)
        blocked.add(method);
    }
    type = base;
  }
  return true;
}

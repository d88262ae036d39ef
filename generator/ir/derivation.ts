import type {
  ComplexTypeDefinition,
  ElementDeclaration,
  Schema,
  TypeDefinition,
} from "../schema/components.js";
import type { Keep } from "./simplify.js";

/** Which types are derived from which, and which elements can stand for which. */
export interface Derivations {
  /**
   * Named complex types that may stand for a complex type: derived from it at any depth, not abstract, and not in a way that
   * it prohibits, in schema order.
   */
  derivedFrom(type: ComplexTypeDefinition): readonly ComplexTypeDefinition[];
  /** The elements that can stand in the place of a head, at any depth, itself included unless it is abstract. */
  substitutionsFor(head: ElementDeclaration): readonly ElementDeclaration[];
}

export function findDerivations(schema: Schema, keep: Keep): Derivations {
  const derived = new Map<TypeDefinition, ComplexTypeDefinition[]>();
  for (const type of schema.typeDefinitions.values()) {
    if (type.kind !== "complexTypeDefinition" || type.abstract || !keep(type)) continue;
    const methods = new Set([type.derivationMethod]);
    for (const base of basesOf(type)) {
      if (base.kind === "simpleTypeDefinition") break;
      const prohibited = [...base.prohibitedSubstitutions].some((method) => methods.has(method));
      if (!prohibited) push(derived, base, type);
      methods.add(base.derivationMethod);
    }
  }
  const members = new Map<ElementDeclaration, ElementDeclaration[]>();
  for (const element of schema.elementDeclarations.values()) {
    if (element.abstract || !keep(element)) continue;
    for (const head of headsOf(element))
      if (canStandFor(element, head)) push(members, head, element);
  }
  return {
    derivedFrom: (type) => derived.get(type) ?? [],
    substitutionsFor: (head) => {
      const others = members.get(head) ?? [];
      return head.abstract ? others : [head, ...others];
    },
  };
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function* basesOf(type: TypeDefinition): Generator<TypeDefinition> {
  let base = type.baseTypeDefinition;
  for (const seen = new Set<TypeDefinition>([type]); base !== undefined && !seen.has(base); ) {
    seen.add(base);
    yield base;
    base = base.baseTypeDefinition;
  }
}

function* headsOf(element: ElementDeclaration): Generator<ElementDeclaration> {
  let head = element.substitutionGroupAffiliation;
  for (const seen = new Set([element]); head !== undefined && !seen.has(head); ) {
    seen.add(head);
    yield head;
    head = head.substitutionGroupAffiliation;
  }
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

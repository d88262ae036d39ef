import type { ComplexTypeDefinition, Schema, TypeDefinition } from "../../../schema/components.js";
import type { Keep } from "../../ir.js";
import { type ListPart, push, sharedLists } from "./shared-lists.js";
import { findSubstitutions, type Substitutions } from "./substitutions.js";

/** Which types are derived from which, and which elements can stand for which. */
export interface Derivations extends Substitutions {
  /**
   * Named complex types that may stand for a complex type: derived from it at any depth, not abstract, and not in a way that
   * it prohibits; each before those derived from it.
   */
  derivedFrom(type: ComplexTypeDefinition): readonly ComplexTypeDefinition[];
  /** The same in the same order, by the lists of the types among them; the list of a type does not have itself in it. */
  derivationParts(type: ComplexTypeDefinition): readonly ListPart<ComplexTypeDefinition>[];
}

/**
 * What is generated elsewhere knows nothing of what is derived from it here: `elsewhere` has the namespaces whose code is imported.
 */
export function findDerivations(
  schema: Schema,
  keep: Keep,
  elsewhere: ReadonlySet<string> = new Set(),
): Derivations {
  const isElsewhere = ({ name }: ComplexTypeDefinition): boolean =>
    name !== undefined && elsewhere.has(name.namespace);
  const direct = new Map<TypeDefinition, ComplexTypeDefinition[]>();
  const linked = new Set<ComplexTypeDefinition>();
  for (const type of schema.typeDefinitions.values())
    if (type.kind === "complexTypeDefinition") link(type, direct, linked);
  const named = new Set<TypeDefinition>(schema.typeDefinitions.values());
  const { partsOf, listOf } = sharedLists<ComplexTypeDefinition>({
    below: (type) => direct.get(type) ?? [],
    isListed: (type) => named.has(type) && !type.abstract && keep(type),
    canBeNamed: (type) => named.has(type) && keep(type),
    hasItself: () => false,
    isWhole: (type) => type.prohibitedSubstitutions.size === 0 && !isElsewhere(type),
    isAllowed: (type, top) => canStandFor(type, top) && !(isElsewhere(top) && !isElsewhere(type)),
  });
  return { derivedFrom: listOf, derivationParts: partsOf, ...findSubstitutions(schema, keep) };
}

function canStandFor(type: ComplexTypeDefinition, top: ComplexTypeDefinition): boolean {
  const { prohibitedSubstitutions: prohibited } = top;
  if (prohibited.has(type.derivationMethod)) return false;
  for (const base of basesOf(type)) {
    if (base === top) return true;
    if (base.kind === "simpleTypeDefinition" || prohibited.has(base.derivationMethod)) return false;
  }
  return false;
}

/** Says of a type and of its bases what each is derived from directly. */
function link(
  type: ComplexTypeDefinition,
  direct: Map<TypeDefinition, ComplexTypeDefinition[]>,
  linked: Set<ComplexTypeDefinition>,
): void {
  let at = type;
  for (const base of basesOf(type)) {
    if (linked.has(at)) return;
    linked.add(at);
    push(direct, base, at);
    if (base.kind === "simpleTypeDefinition") return;
    at = base;
  }
}

function* basesOf(type: TypeDefinition): Generator<TypeDefinition> {
  let base = type.baseTypeDefinition;
  for (const seen = new Set<TypeDefinition>([type]); base !== undefined && !seen.has(base); ) {
    seen.add(base);
    yield base;
    base = base.baseTypeDefinition;
  }
}

import type { ElementDeclaration, ValueConstraint } from "../../schema/components.js";

export function keyOfConstraint(constraint: ValueConstraint | undefined): string {
  return constraint === undefined ? "" : JSON.stringify([constraint.kind, constraint.lexical]);
}

/** Elements with the same block the same types, and give the same values. */
export function keyOfBlocks({
  disallowedSubstitutions,
  valueConstraint,
  position,
  nillable,
}: ElementDeclaration): string {
  const blocked = [...disallowedSubstitutions].toSorted().join();
  // A declaration without a place stands for one that is missing.
  return `${blocked} ${keyOfConstraint(valueConstraint)} ${position === undefined} ${nillable}`;
}

import { clark } from "../../runtime/qname.js";
import type {
  ElementDeclaration,
  IdentityConstraintDefinition,
  NameTest,
  XPathExpression,
} from "../schema/components.js";

/** What a constraint says, names of constraints aside: two that say the same are one. */
export function keyOfIdentity(constraint: IdentityConstraintDefinition): string {
  const { category, selector, fields, referencedKey } = constraint;
  const referred = referencedKey === undefined ? "" : ` ${keyOfIdentity(referencedKey)}`;
  return `${category} ${keyOfPath(selector)} (${fields.map(keyOfPath).join(", ")})${referred}`;
}

function keyOfPath({ paths }: XPathExpression): string {
  return paths
    .map(({ descendant, steps, attribute }) => {
      const all = steps.map(keyOfTest);
      return `${descendant ? ".//" : ""}${[...all, ...(attribute === undefined ? [] : [`@${keyOfTest(attribute)}`])].join("/")}`;
    })
    .toSorted()
    .join(" | ");
}

function keyOfTest(test: NameTest): string {
  if (test.kind === "any") return "*";
  return test.kind === "namespace" ? `{${test.namespace}}*` : clark(test.name);
}

/** Tells of each constraint that the right has, whether the left lacks it: only then can it refuse what the left takes. */
export function compareConstraints(
  own: ElementDeclaration,
  its: ElementDeclaration,
  tell: (name: string, breaking: boolean) => void,
): void {
  const known = new Set(own.identityConstraints.map(keyOfIdentity));
  for (const constraint of its.identityConstraints)
    tell(clark(constraint.name), !known.has(keyOfIdentity(constraint)));
}

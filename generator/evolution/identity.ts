import { clark } from "../../runtime/qname.js";
import type {
  ElementDeclaration,
  IdentityConstraintDefinition,
  NameTest,
  XPathExpression,
} from "../schema/components.js";
import { nameOf } from "./names.js";

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

/** Tells of each constraint of the right that none of the left implies: only such a one can refuse what the left takes. */
export function compareConstraints(
  own: ElementDeclaration,
  its: ElementDeclaration,
  tell: (name: string) => void,
): void {
  for (const constraint of its.identityConstraints)
    if (!own.identityConstraints.some((other) => implies(other, constraint)))
      tell(clark(constraint.name));
}

/** Whether what one asks for is asked for by another: of the same fields, of no fewer elements. */
function implies(own: IdentityConstraintDefinition, its: IdentityConstraintDefinition): boolean {
  const sameFields = own.fields.map(keyOfPath).join() === its.fields.map(keyOfPath).join();
  if (!sameFields || !holdsPaths(own.selector, its.selector)) return false;
  if (its.category === "unique") return own.category !== "keyref";
  if (own.category !== its.category) return false;
  const [key, itsKey] = [own.referencedKey, its.referencedKey];
  if (key === undefined || itsKey === undefined) return key === itsKey;
  return keyOfIdentity(key) === keyOfIdentity(itsKey);
}

function holdsPaths({ paths }: XPathExpression, sub: XPathExpression): boolean {
  const known = new Set(paths.map((path) => keyOfPath({ text: "", paths: [path] })));
  return sub.paths.every((path) => known.has(keyOfPath({ text: "", paths: [path] })));
}

/** Stands for the names of all elements and attributes in what is not looked at. */
export const anyLabel = "*";

/** Whether a constraint compares values of elements or attributes of one of some names. */
export function comparesOneOf(
  { selector, fields }: IdentityConstraintDefinition,
  names: ReadonlySet<string>,
): boolean {
  if (names.size === 0 || names.has(anyLabel)) return names.size > 0;
  const selected = selector.paths.map(({ steps }) => steps.at(-1));
  return fields
    .flatMap(({ paths }) => paths)
    .some(({ steps, attribute }) => {
      const last = attribute ?? steps.at(-1);
      const tests = last === undefined ? selected : [last];
      return tests.some((test) => test === undefined || matchesOneOf(test, names));
    });
}

function matchesOneOf(test: NameTest, names: ReadonlySet<string>): boolean {
  if (test.kind === "name") return names.has(clark(test.name));
  return (
    test.kind === "any" || [...names].some((name) => nameOf(name).namespace === test.namespace)
  );
}

import { clark } from "../../../runtime/qname.js";
import type {
  ElementDeclaration,
  IdentityConstraintDefinition,
  NameTest,
  XPathExpression,
} from "../../schema/components.js";
import { nameOf } from "../names.js";

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
      return `${descendant ? "../" : ""}${[...all, ...(attribute === undefined ? [] : [`@${keyOfTest(attribute)}`])].join("/")}`;
    })
    .toSorted()
    .join(" | ");
}

function keyOfTest(test: NameTest): string {
  if (test.kind === "any") return "*";
  return test.kind === "namespace" ? `{${test.namespace}}*` : clark(test.name);
}

/** What the structure of documents says of a constraint. */
export interface Structure {
  /** Whether all elements that a constraint selects have its fields. */
  readonly isThere: (constraint: IdentityConstraintDefinition) => boolean;
  /** Whether elements of a name are nowhere but among the children of the element that has the constraint. */
  readonly areOnlyChildren: (test: NameTest) => boolean;
}

/** Tells of each constraint of the right that none of the left implies: only such a one can refuse what the left takes. */
export function compareConstraints(
  own: ElementDeclaration,
  its: ElementDeclaration,
  structure: Structure,
  tell: (name: string) => void,
): void {
  for (const constraint of its.identityConstraints)
    if (!own.identityConstraints.some((other) => implies(other, constraint, structure)))
      tell(clark(constraint.name));
}

/** Whether what one asks for is asked for by another: of the same fields, of no fewer elements. */
function implies(
  own: IdentityConstraintDefinition,
  its: IdentityConstraintDefinition,
  structure: Structure,
): boolean {
  if (!holdsPaths(own.selector, its.selector, structure)) return false;
  const sameFields = own.fields.map(keyOfPath).join() === its.fields.map(keyOfPath).join();
  if (own.category !== "keyref" && its.category !== "keyref") {
    // What differs in some parts differs in more.
    if (!sameFields && !hasMoreFields(own, its)) return false;
    const present = sameFields && own.category === "key";
    return its.category === "unique" || present || structure.isThere(its);
  }
  if (!sameFields || own.category !== its.category) return false;
  const [key, itsKey] = [own.referencedKey, its.referencedKey];
  if (key === undefined || itsKey === undefined) return key === itsKey;
  return keyOfIdentity(key) === keyOfIdentity(itsKey);
}

/** Whether one has all fields of another, and attributes beside them: those are one at most, and have a value. */
function hasMoreFields(
  { fields: own }: IdentityConstraintDefinition,
  { fields: its }: IdentityConstraintDefinition,
): boolean {
  const known = new Set(own.map(keyOfPath));
  const added = its.filter((field) => !known.has(keyOfPath(field)));
  return (
    added.length === its.length - known.size &&
    added.every(({ paths: [path, ...others] }) => {
      const isOne = path !== undefined && others.length === 0 && !path.descendant;
      return isOne && path.steps.length === 0 && path.attribute?.kind === "name";
    })
  );
}

function holdsPaths(
  { paths }: XPathExpression,
  sub: XPathExpression,
  { areOnlyChildren }: Structure,
): boolean {
  const known = new Set(paths.map((path) => keyOfPath({ text: "", paths: [path] })));
  const isKnown = (path: XPathExpression["paths"][number]): boolean =>
    known.has(keyOfPath({ text: "", paths: [path] }));
  return sub.paths.every((path) => {
    // What is selected anywhere is selected among the children.
    if (isKnown(path) || isKnown({ ...path, descendant: true })) return true;
    const [only, ...more] = path.steps;
    if (!path.descendant || only === undefined || more.length > 0) return false;
    return isKnown({ ...path, descendant: false }) && areOnlyChildren(only);
  });
}

/** The local names of the elements and attributes whose values a constraint compares. */
export function comparedNames({
  selector,
  fields,
}: IdentityConstraintDefinition): ReadonlySet<string> {
  const selected = selector.paths.map(({ steps }) => steps.at(-1));
  const tests = fields.flatMap(({ paths }) =>
    paths.flatMap(({ steps, attribute }) => attribute ?? steps.at(-1) ?? selected),
  );
  return new Set(tests.flatMap((test) => (test?.kind === "name" ? [test.name.local] : [])));
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

import { clark } from "../../../runtime/qname.js";
import type {
  ElementDeclaration,
  IdentityConstraintDefinition,
  TypeDefinition,
  ValueConstraint,
} from "../../schema/components.js";
import { keyOfIdentity } from "../walk/identity.js";
import { keyOfConstraint, keyOfText, shownApart } from "../walk/keys.js";
import { type Changes, inside, type Place } from "./change.js";

/** Compares two types that stand in one place and are of one name, or of none. */
export type CompareTypes = (old: TypeDefinition, newer: TypeDefinition, place: Place) => void;

interface More {
  readonly labels?: readonly string[];
  readonly objects?: readonly object[];
}

/** A default or fixed value, and the type of which it is. */
export type ValueOf = readonly [ValueConstraint | undefined, TypeDefinition];

export function compareValueConstraints(
  old: ValueOf,
  newer: ValueOf,
  place: Place,
  changes: Changes,
  more: More = {},
): void {
  if (keyOfConstraint(...old) === keyOfConstraint(...newer)) return;
  for (const kind of ["default", "fixed"] as const) {
    const [before, after] = [givenAs(kind, old), givenAs(kind, newer)];
    if (before?.key === after?.key) continue;
    const what = before === undefined ? "added" : after === undefined ? "removed" : "changed";
    const [from, to] =
      before !== undefined && after !== undefined
        ? shownApart(before, after)
        : [before?.text ?? "", after?.text ?? ""];
    changes.add(`${kind}-${what}`, place, { old: from, new: to }, more);
  }
}

function givenAs(kind: ValueConstraint["kind"], [constraint, type]: ValueOf) {
  if (constraint?.kind !== kind) return undefined;
  const { lexical: text, namespaces } = constraint;
  return { text, namespaces, key: keyOfText(type, { text, namespaces }) };
}

/** A declaration that refers to another type than before; where both have none of a name, what the types say otherwise. */
export function compareTypeReferences(
  old: TypeDefinition,
  newer: TypeDefinition,
  place: Place,
  changes: Changes,
  compareTypes: CompareTypes,
  more: More = {},
): void {
  if (old.name === undefined && newer.name === undefined) {
    compareTypes(old, newer, place);
    return;
  }
  const [before, after] = [old, newer].map(({ name }) => (name === undefined ? "" : clark(name)));
  if (before === after) return;
  const detail = { old: before ?? "", new: after ?? "" };
  const objects = [...(more.objects ?? []), old, newer];
  if (before === "") changes.add("type-made-named", place, detail, { ...more, objects });
  else if (after === "") changes.add("type-made-anonymous", place, detail, { ...more, objects });
  else changes.add("type-replaced", place, detail, { ...more, objects });
}

/** What two declarations of one element say otherwise. */
export function compareElementDeclarations(
  old: ElementDeclaration,
  newer: ElementDeclaration,
  place: Place,
  changes: Changes,
  compareTypes: CompareTypes,
): void {
  const more = { labels: [clark(old.name)] };
  if (old.nillable !== newer.nillable)
    changes.add(newer.nillable ? "nillable-added" : "nillable-removed", place, {}, more);
  if (old.abstract !== newer.abstract)
    changes.add(newer.abstract ? "abstract-added" : "abstract-removed", place, {}, more);
  compareValueConstraints(
    [old.valueConstraint, old.typeDefinition],
    [newer.valueConstraint, newer.typeDefinition],
    place,
    changes,
    more,
  );
  compareBlocks(old.disallowedSubstitutions, newer.disallowedSubstitutions, place, changes);
  compareFinal(old.substitutionGroupExclusions, newer.substitutionGroupExclusions, place, changes);
  compareHeads(old, newer, place, changes);
  compareIdentity(old, newer, place, changes);
  compareTypeReferences(
    old.typeDefinition,
    newer.typeDefinition,
    place,
    changes,
    compareTypes,
    more,
  );
}

export function compareBlocks(
  old: ReadonlySet<string>,
  newer: ReadonlySet<string>,
  place: Place,
  changes: Changes,
): void {
  const detail = { old: [...old].toSorted().join(" "), new: [...newer].toSorted().join(" ") };
  if (detail.old === detail.new) return;
  if ([...old].every((one) => newer.has(one))) changes.add("block-tightened", place, detail);
  else if ([...newer].every((one) => old.has(one))) changes.add("block-loosened", place, detail);
  else changes.add("block-changed", place, detail);
}

export function compareFinal(
  old: ReadonlySet<string>,
  newer: ReadonlySet<string>,
  place: Place,
  changes: Changes,
): void {
  const detail = { old: [...old].toSorted().join(" "), new: [...newer].toSorted().join(" ") };
  if (detail.old !== detail.new) changes.add("final-changed", place, detail);
}

function compareHeads(
  old: ElementDeclaration,
  newer: ElementDeclaration,
  place: Place,
  changes: Changes,
): void {
  const [before, after] = [old.substitutionGroupAffiliation, newer.substitutionGroupAffiliation];
  const [own, its] = [before, after].map((head) => (head === undefined ? "" : clark(head.name)));
  if (own === its) return;
  const more = { labels: [clark(old.name)] };
  if (before !== undefined)
    changes.add("substitution-member-removed", place, { head: own ?? "" }, more);
  if (after !== undefined)
    changes.add("substitution-member-added", place, { head: its ?? "" }, more);
}

function compareIdentity(
  old: ElementDeclaration,
  newer: ElementDeclaration,
  place: Place,
  changes: Changes,
): void {
  const byName = (element: ElementDeclaration): ReadonlyMap<string, IdentityConstraintDefinition> =>
    new Map(element.identityConstraints.map((one) => [clark(one.name), one]));
  const [before, after] = [byName(old), byName(newer)];
  const at = (
    own: IdentityConstraintDefinition | undefined,
    its: IdentityConstraintDefinition | undefined,
  ): Place => ({
    ...inside(place, (own ?? its)?.name.local ?? "", place.old, place.new),
    oldPosition: own?.position,
    newPosition: its?.position,
  });
  for (const [name, own] of before) {
    const its = after.get(name);
    if (its === undefined) changes.add("identity-removed", at(own, undefined), { name });
    else if (keyOfIdentity(own) !== keyOfIdentity(its))
      changes.add("identity-changed", at(own, its), {
        name,
        old: keyOfIdentity(own),
        new: keyOfIdentity(its),
      });
  }
  for (const [name, its] of after)
    if (!before.has(name)) changes.add("identity-added", at(undefined, its), { name });
}

import { clark } from "../../../runtime/qname.js";
import type { Facet, FacetName, SimpleTypeDefinition } from "../../schema/components.js";
import { holdsNames } from "../../schema/members.js";
import type { ChangeKind } from "../change-kinds.js";
import { keyOfValue } from "../walk/declared-texts.js";
import { keyOfText, shownApart } from "../walk/keys.js";
import { type Changes, inside, type Place } from "./change.js";
import { typeSignature } from "./signature.js";

/** What one step of derivation says otherwise; what it restricts is compared where it stands. */
export function compareSimpleTypes(
  old: SimpleTypeDefinition,
  newer: SimpleTypeDefinition,
  place: Place,
  changes: Changes,
): void {
  if (old.builtIn || newer.builtIn || typeSignature(old) === typeSignature(newer)) return;
  if (old.variety !== newer.variety) {
    changes.add("variety-changed", place, { old: old.variety ?? "", new: newer.variety ?? "" });
    return;
  }
  compareBases(old, newer, place, changes);
  compareEnumerations(old, newer, place, changes);
  comparePatterns(old, newer, place, changes);
  for (const [kinds, change] of facetChanges)
    compareFacets(old, newer, kinds, change, place, changes);
  if (!sameSet(old.final, newer.final))
    changes.add("final-changed", place, {
      old: [...old.final].join(" "),
      new: [...newer.final].join(" "),
    });
}

/** Facets that can say the same, together. */
const facetChanges = [
  [["length", "minLength", "maxLength"], "length-changed"],
  [["minInclusive", "minExclusive"], "bounds-changed"],
  [["maxInclusive", "maxExclusive"], "bounds-changed"],
  [["totalDigits"], "digits-changed"],
  [["fractionDigits"], "digits-changed"],
  [["whiteSpace"], "white-space-changed"],
] as const;

/** A facet in the place of another is one change: `minExclusive → minInclusive`. */
function compareFacets(
  old: SimpleTypeDefinition,
  newer: SimpleTypeDefinition,
  kinds: readonly FacetName[],
  change: ChangeKind,
  place: Place,
  changes: Changes,
): void {
  const all = kinds.flatMap((kind) => {
    const [before, after] = [facetValue(old, kind), facetValue(newer, kind)];
    return before === after ? [] : [{ kind, before, after }];
  });
  const gone = all.filter(({ after }) => after === undefined);
  const come = all.filter(({ before }) => before === undefined);
  const replaced = gone.length > 0 && come.length > 0;
  const [from, to] = [gone[0], come[0]];
  if (replaced && from !== undefined && to !== undefined)
    changes.add(
      change,
      {
        ...place,
        oldPosition: at(place, old, newer, from.kind).oldPosition,
        newPosition: at(place, old, newer, to.kind).newPosition,
      },
      {
        facet: `${gone.map(({ kind }) => kind).join(", ")} → ${come.map(({ kind }) => kind).join(", ")}`,
        old: gone.map(({ before }) => before).join(", "),
        new: come.map(({ after }) => after).join(", "),
      },
    );
  for (const { kind, before, after } of all)
    if (!replaced || (before !== undefined && after !== undefined))
      changes.add(change, at(place, old, newer, kind), {
        facet: kind,
        old: before ?? "",
        new: after ?? "",
      });
}

function facetsOf(type: SimpleTypeDefinition, kind: FacetName): readonly Facet[] {
  return type.facets.filter((facet) => facet.kind === kind);
}

function facetValue(type: SimpleTypeDefinition, kind: FacetName): string | undefined {
  return facetsOf(type, kind).at(-1)?.value.trim();
}

/** The place of the facet, where there is one; the component stays the type. */
function at(
  place: Place,
  old: SimpleTypeDefinition,
  newer: SimpleTypeDefinition,
  kind: FacetName,
): Place {
  const [before] = facetsOf(old, kind);
  const [after] = facetsOf(newer, kind);
  return { ...place, oldPosition: before?.position, newPosition: after?.position };
}

function nameOf(type: SimpleTypeDefinition | undefined): string {
  return type?.name === undefined ? "" : clark(type.name);
}

function compareBases(
  old: SimpleTypeDefinition,
  newer: SimpleTypeDefinition,
  place: Place,
  changes: Changes,
): void {
  const [base, itsBase] = [old.baseTypeDefinition, newer.baseTypeDefinition];
  if (nameOf(base) !== nameOf(itsBase))
    changes.add("base-changed", place, { old: nameOf(base), new: nameOf(itsBase) });
  else if (base !== undefined && itsBase !== undefined && base.name === undefined)
    compareSimpleTypes(base, itsBase, inside(place, "base", base, itsBase), changes);
  const [item, itsItem] = [old.itemTypeDefinition, newer.itemTypeDefinition];
  if (item !== undefined && itsItem !== undefined) {
    if (nameOf(item) !== nameOf(itsItem))
      changes.add("item-type-changed", place, { old: nameOf(item), new: nameOf(itsItem) });
    else if (item.name === undefined)
      compareSimpleTypes(item, itsItem, inside(place, "item", item, itsItem), changes);
  }
  compareMembers(old, newer, place, changes);
}

function compareMembers(
  old: SimpleTypeDefinition,
  newer: SimpleTypeDefinition,
  place: Place,
  changes: Changes,
): void {
  const named = (type: SimpleTypeDefinition): ReadonlyMap<string, SimpleTypeDefinition> =>
    new Map(
      type.memberTypeDefinitions.flatMap((one) => (one.name ? [[clark(one.name), one]] : [])),
    );
  const anonymous = (type: SimpleTypeDefinition): readonly SimpleTypeDefinition[] =>
    type.memberTypeDefinitions.filter(({ name }) => name === undefined);
  const [before, after] = [named(old), named(newer)];
  const [own, its] = [anonymous(old), anonymous(newer)];
  for (const [index, member] of own.entries()) {
    const other = its[index];
    if (other === undefined)
      changes.add("member-removed", place, { name: "" }, { objects: [member] });
    else
      compareSimpleTypes(
        member,
        other,
        inside(place, `member[${index + 1}]`, member, other),
        changes,
      );
  }
  for (const member of its.slice(own.length))
    changes.add("member-added", place, { name: "" }, { objects: [member] });
  for (const name of before.keys())
    if (!after.has(name)) changes.add("member-removed", place, { name });
  for (const name of after.keys())
    if (!before.has(name)) changes.add("member-added", place, { name });
  const common = (names: Iterable<string>): string =>
    [...names].filter((name) => before.has(name) && after.has(name)).join();
  if (common(before.keys()) !== common(after.keys()))
    changes.add("members-reordered", place, {
      old: [...before.keys()].join(" "),
      new: [...after.keys()].join(" "),
    });
}

function compareEnumerations(
  old: SimpleTypeDefinition,
  newer: SimpleTypeDefinition,
  place: Place,
  changes: Changes,
): void {
  const [before, after] = [facetsOf(old, "enumeration"), facetsOf(newer, "enumeration")];
  if (before.length === 0 && after.length === 0) return;
  if (before.length === 0 || after.length === 0) {
    const kind = before.length === 0 ? "enumeration-appeared" : "enumeration-vanished";
    const values = [...before, ...after].map(({ value }) => value);
    changes.add(kind, at(place, old, newer, "enumeration"), { values: values.join(" ") });
    return;
  }
  const [olds, news] = [valueFinder(old, before), valueFinder(newer, after)];
  const gone = before.filter((facet) => news(facet) === undefined);
  const added = new Set(after.filter((facet) => olds(facet) === undefined));
  const renamed = gone.length === added.size && before.length === after.length;
  const placed = (own: Facet | undefined, its: Facet | undefined): Place => ({
    ...place,
    oldPosition: own?.position,
    newPosition: its?.position,
  });
  const named = holdsNames(old) && holdsNames(newer);
  for (const facet of before) {
    const other = news(facet);
    if (other !== undefined && other.value !== facet.value && !named)
      changes.add("enumeration-rewritten", placed(facet, other), {
        value: facet.value,
        to: other.value,
      });
  }
  const places = new Map(before.map((facet, index) => [facet, index]));
  for (const facet of gone) {
    const other = renamed ? after[places.get(facet) ?? -1] : undefined;
    if (other !== undefined && added.delete(other)) {
      const [value, to] = shownApart(textOf(facet), textOf(other));
      changes.add("enumeration-renamed", placed(facet, other), { value, to });
    } else changes.add("enumeration-removed", placed(facet, undefined), { value: facet.value });
  }
  for (const facet of added)
    changes.add("enumeration-added", placed(undefined, facet), { value: facet.value });
}

const textOf = ({ value, namespaces }: Facet) => ({ text: value, namespaces });

/** Finds the facet that lists a value: as it is written, or else as an equal value. */
function valueFinder(
  type: SimpleTypeDefinition,
  facets: readonly Facet[],
): (facet: Facet) => Facet | undefined {
  const written = (facet: Facet): string => keyOfText(type, textOf(facet));
  const equal = (facet: Facet): string => keyOfValue(type.primitive, written(facet));
  const [asWritten, asEqual] = [written, equal].map(
    (key) => new Map(facets.toReversed().map((facet) => [key(facet), facet])),
  );
  return (facet) => asWritten?.get(written(facet)) ?? asEqual?.get(equal(facet));
}

function comparePatterns(
  old: SimpleTypeDefinition,
  newer: SimpleTypeDefinition,
  place: Place,
  changes: Changes,
): void {
  const text = (type: SimpleTypeDefinition): string =>
    facetsOf(type, "pattern")
      .map(({ value }) => value)
      .join(" | ");
  const [before, after] = [text(old), text(newer)];
  if (before === after) return;
  const kind =
    before === "" ? "pattern-added" : after === "" ? "pattern-removed" : "pattern-changed";
  changes.add(kind, at(place, old, newer, "pattern"), { old: before, new: after });
}

function sameSet(a: ReadonlySet<unknown>, b: ReadonlySet<unknown>): boolean {
  return a.size === b.size && [...a].every((item) => b.has(item));
}

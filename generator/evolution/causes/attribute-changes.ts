import { clark } from "../../../runtime/qname.js";
import type {
  AttributeDeclaration,
  AttributeGroupDefinition,
  AttributeUse,
} from "../../schema/components.js";
import { type Changes, inside, type Place } from "./change.js";
import {
  type CompareTypes,
  compareTypeReferences,
  compareValueConstraints,
} from "./declaration-changes.js";
import { compareWildcards } from "./wildcard-changes.js";

type Attributes = Pick<AttributeGroupDefinition, "attributeUses" | "attributeWildcard">;

/** Where the attribute uses of a type come from. */
export interface Sources {
  /** The group or base type that a use is of; empty for one of the type's own. */
  of(use: AttributeUse): string;
  /** Whether a group or base type has an attribute in this version. */
  has(source: string, name: string): boolean;
}

/** What two sets of attributes say otherwise, those left out that both have from elsewhere. */
export function compareAttributeSets(
  old: Attributes,
  newer: Attributes,
  place: Place,
  changes: Changes,
  {
    compareTypes,
    sources,
  }: { readonly compareTypes: CompareTypes; readonly sources: readonly [Sources, Sources] },
): void {
  const [ownSources, itsSources] = sources;
  const before = new Map(
    old.attributeUses.map((use) => [clark(use.attributeDeclaration.name), use]),
  );
  const after = new Map(
    newer.attributeUses.map((use) => [clark(use.attributeDeclaration.name), use]),
  );
  const at = (own: AttributeUse | undefined, its: AttributeUse | undefined): Place => {
    const name = (own ?? its)?.attributeDeclaration.name.local ?? "";
    const { component } = inside(
      place,
      `${place.component.path === "" ? "" : "/"}@${name}`,
      place.old,
      place.new,
    );
    return { ...place, component, oldPosition: own?.position, newPosition: its?.position };
  };
  const objectsOf = (...uses: readonly AttributeUse[]): readonly object[] =>
    uses.flatMap((use) =>
      use.attributeDeclaration.scope === "global" ? [use] : [use, use.attributeDeclaration],
    );
  for (const [name, use] of before) {
    const other = after.get(name);
    const source = ownSources.of(use);
    if (other === undefined) {
      // Where its source has lost it too, that is told there.
      if (source === "" || itsSources.has(source, name))
        changes.add(
          "attribute-removed",
          at(use, undefined),
          { name },
          { labels: [name], objects: objectsOf(use) },
        );
      continue;
    }
    if (source !== "" && source === itsSources.of(other)) continue;
    compareUses(use, other, at(use, other), changes, compareTypes, objectsOf(use, other));
  }
  for (const [name, use] of after) {
    const source = itsSources.of(use);
    if (before.has(name) || (source !== "" && !ownSources.has(source, name))) continue;
    const kind = use.required ? "attribute-added-required" : "attribute-added-optional";
    changes.add(kind, at(undefined, use), { name }, { labels: [name], objects: objectsOf(use) });
  }
  const wild = inside(place, "@*", place.old, place.new);
  compareWildcards(
    old.attributeWildcard,
    newer.attributeWildcard,
    { ...place, component: wild.component },
    changes,
  );
}

function compareUses(
  old: AttributeUse,
  newer: AttributeUse,
  place: Place,
  changes: Changes,
  compareTypes: CompareTypes,
  objects: readonly object[],
): void {
  const [own, its] = [old.attributeDeclaration, newer.attributeDeclaration];
  const name = clark(own.name);
  const more = { labels: [name], objects };
  if (old.required !== newer.required)
    changes.add(
      newer.required ? "attribute-made-required" : "attribute-made-optional",
      place,
      { name },
      more,
    );
  if (own.scope === "global" && its.scope === "global") {
    if (old.valueConstraint !== undefined || newer.valueConstraint !== undefined)
      compareValueConstraints(
        [old.valueConstraint ?? own.valueConstraint, own.typeDefinition],
        [newer.valueConstraint ?? its.valueConstraint, its.typeDefinition],
        place,
        changes,
        more,
      );
    return;
  }
  compareAttributeDeclarations(
    { ...own, valueConstraint: old.valueConstraint ?? own.valueConstraint },
    { ...its, valueConstraint: newer.valueConstraint ?? its.valueConstraint },
    place,
    changes,
    compareTypes,
    more,
  );
}

export function compareAttributeDeclarations(
  old: AttributeDeclaration,
  newer: AttributeDeclaration,
  place: Place,
  changes: Changes,
  compareTypes: CompareTypes,
  more: { readonly labels?: readonly string[]; readonly objects?: readonly object[] } = {},
): void {
  compareValueConstraints(
    [old.valueConstraint, old.typeDefinition],
    [newer.valueConstraint, newer.typeDefinition],
    place,
    changes,
    more,
  );
  compareTypeReferences(
    old.typeDefinition,
    newer.typeDefinition,
    place,
    changes,
    compareTypes,
    more,
  );
}

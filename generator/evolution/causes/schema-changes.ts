import { clark, type QName } from "../../../runtime/qname.js";
import type {
  AttributeGroupDefinition,
  ElementDeclaration,
  ModelGroupDefinition,
  Schema,
  TypeDefinition,
} from "../../schema/components.js";
import type { ChangeKind } from "../change-kinds.js";
import type { ComponentKind } from "../comparison.js";
import { compareAttributeDeclarations, compareAttributeSets } from "./attribute-changes.js";
import { type Change, Changes, type Place } from "./change.js";
import { sourcesIn, TypeChanges } from "./complex-changes.js";
import { compareParticles } from "./content-changes.js";
import { compareElementDeclarations } from "./declaration-changes.js";
import { joinDefaults } from "./defaults.js";
import { joinForms } from "./forms.js";
import { findRenames } from "./renames.js";
import {
  attributesSignature,
  elementSignature,
  groupSignature,
  particleSignature,
  typeSignature,
} from "./signature.js";
import { annotationChanges } from "./text-changes.js";

interface Global {
  readonly name: QName | undefined;
  readonly position: { readonly line: number; readonly column: number } | undefined;
}

/** How components of one kind are matched and compared. */
interface Kind<T extends Global> {
  readonly all: (schema: Schema) => ReadonlyMap<string, T>;
  readonly component: (of: T) => ComponentKind;
  readonly added: (of: T) => ChangeKind;
  readonly removed: (of: T) => ChangeKind;
  /** What is said of one that is only in one version. */
  readonly detail?: (of: T) => Readonly<Record<string, string>>;
  readonly renamed: ChangeKind;
  readonly signature: (of: T) => string;
  readonly parts: (of: T) => readonly string[];
  readonly compare: (old: T, newer: T, place: Place) => void;
}

/** All that two versions say otherwise. */
export function findChanges(old: Schema, newer: Schema): readonly Change[] {
  const changes = new Changes();
  const types = new TypeChanges(old, newer, changes);
  const element: Kind<ElementDeclaration> = {
    all: (schema) => schema.elementDeclarations,
    component: () => "element",
    added: ({ substitutionGroupAffiliation: head }) =>
      head === undefined ? "root-added" : "substitution-member-added",
    removed: ({ substitutionGroupAffiliation: head }) =>
      head === undefined ? "root-removed" : "substitution-member-removed",
    detail: ({ substitutionGroupAffiliation: head }) =>
      head === undefined ? {} : { head: clark(head.name) },
    renamed: "root-renamed",
    signature: elementSignature,
    parts: ({ typeDefinition: type }) => (type.name === undefined ? partsOfType(type) : []),
    compare: (a, b, place) => compareElementDeclarations(a, b, place, changes, types.compare),
  };
  const type: Kind<TypeDefinition> = {
    all: (schema) => schema.typeDefinitions,
    component: ({ kind }) => (kind === "simpleTypeDefinition" ? "simpleType" : "complexType"),
    added: () => "type-added",
    removed: () => "type-removed",
    renamed: "type-renamed",
    signature: typeSignature,
    parts: partsOfType,
    compare: types.compare,
  };
  const group: Kind<ModelGroupDefinition> = {
    all: (schema) => schema.modelGroupDefinitions,
    component: () => "group",
    added: () => "group-added",
    removed: () => "group-removed",
    renamed: "group-renamed",
    signature: ({ modelGroup }) => groupSignature(modelGroup),
    parts: ({ modelGroup }) => modelGroup.particles.map(particleSignature),
    compare: (a, b, place) =>
      compareParticles(particleOf(a), particleOf(b), place, changes, (own, its, inner) =>
        compareElementDeclarations(own, its, inner, changes, types.compare),
      ),
  };
  const sources = [sourcesIn(old), sourcesIn(newer)] as const;
  const attributeGroup: Kind<AttributeGroupDefinition> = {
    all: (schema) => schema.attributeGroupDefinitions,
    component: () => "attributeGroup",
    added: () => "attribute-group-added",
    removed: () => "attribute-group-removed",
    renamed: "attribute-group-renamed",
    signature: attributesSignature,
    parts: ({ attributeUses }) =>
      attributeUses.map(({ attributeDeclaration: { name } }) => clark(name)),
    compare: (a, b, place) =>
      compareAttributeSets(a, b, place, changes, {
        compareTypes: types.compare,
        sources: [
          { ...sources[0], of: (use) => otherGroup(sources[0].of(use), a) },
          { ...sources[1], of: (use) => otherGroup(sources[1].of(use), b) },
        ],
      }),
  };
  compareAll(old, newer, element, changes);
  compareAll(old, newer, type, changes);
  compareAll(old, newer, group, changes);
  compareAll(old, newer, attributeGroup, changes);
  compareAll(
    old,
    newer,
    {
      all: (schema) => schema.attributeDeclarations,
      component: () => "attribute",
      added: () => "global-attribute-added",
      removed: () => "global-attribute-removed",
      renamed: undefined,
      signature: () => "",
      parts: () => [],
      compare: (a, b, place) => compareAttributeDeclarations(a, b, place, changes, types.compare),
    },
    changes,
  );
  compareNotations(old, newer, changes);
  annotationChanges(old, newer, changes);
  return joinDefaults(joinForms(withoutTwins(changes.all))).map((change) =>
    withFirst(change, old, newer),
  );
}

/** Tells of the first that may stand in the place of an element, and of the last: properties have another shape before and after it. */
function withFirst(change: Change, old: Schema, newer: Schema): Change {
  const { kind, detail } = change;
  const without = kind.endsWith("-added") ? old : newer;
  const { head } = detail;
  if (!kind.startsWith("substitution-member-") || head === undefined) return change;
  const others = [...without.elementDeclarations.values()].some(
    ({ substitutionGroupAffiliation: own }) => own !== undefined && clark(own.name) === head,
  );
  return others ? change : { ...change, detail: { ...detail, first: "true" } };
}

/** The group itself is no source of its own attributes. */
function otherGroup(source: string, { name }: AttributeGroupDefinition): string {
  return source === `group ${clark(name)}` ? "" : source;
}

function particleOf({
  modelGroup,
  ...rest
}: ModelGroupDefinition): Parameters<typeof compareParticles>[0] {
  return {
    ...rest,
    kind: "particle",
    minOccurs: 1,
    maxOccurs: 1,
    term: { ...modelGroup, definition: undefined },
  };
}

function partsOfType(type: TypeDefinition): readonly string[] {
  if (type.kind === "simpleTypeDefinition")
    return type.facets.map(({ kind, value }) => `${kind} ${value}`);
  const { contentType: content } = type;
  const group =
    "particle" in content && content.particle.term.kind === "modelGroup"
      ? content.particle.term
      : undefined;
  return [
    ...type.attributeUses.map(({ attributeDeclaration: { name } }) => `@${clark(name)}`),
    ...(group?.particles ?? []).map(particleSignature),
  ];
}

function compareAll<T extends Global>(
  old: Schema,
  newer: Schema,
  kind: Omit<Kind<T>, "renamed"> & { readonly renamed: ChangeKind | undefined },
  changes: Changes,
): void {
  const [before, after] = [kind.all(old), kind.all(newer)];
  const gone = [...before.values()].filter(({ name }) => name && !after.has(clark(name)));
  const added = [...after.values()].filter(({ name }) => name && !before.has(clark(name)));
  const renames =
    kind.renamed === undefined
      ? []
      : findRenames(gone, added, {
          ...kind,
          name: ({ name }) => name?.local ?? "",
        });
  const renamed = new Map(renames.map((one) => [one.old, one]));
  const placeOf = (own: T | undefined, its: T | undefined): Place => {
    const of = (own ?? its) as T;
    const name = of.name === undefined ? "" : clark(of.name);
    return { component: { kind: kind.component(of), name, path: "" }, old: own, new: its };
  };
  for (const [name, component] of before) {
    const same = after.get(name);
    const other = renamed.get(component);
    if (same !== undefined) kind.compare(component, same, placeOf(component, same));
    else if (other !== undefined && kind.renamed !== undefined) {
      const to = other.new.name === undefined ? "" : clark(other.new.name);
      const place = placeOf(component, other.new);
      changes.add(
        kind.renamed,
        place,
        { to, certainty: String(other.certainty) },
        { labels: [name, to] },
      );
      kind.compare(component, other.new, place);
    } else
      changes.add(
        kind.removed(component),
        placeOf(component, undefined),
        kind.detail?.(component) ?? {},
        { labels: [name] },
      );
  }
  const taken = new Set(renames.map((one) => one.new));
  for (const component of added)
    if (!taken.has(component))
      changes.add(
        kind.added(component),
        placeOf(undefined, component),
        kind.detail?.(component) ?? {},
        {
          labels: component.name === undefined ? [] : [clark(component.name)],
        },
      );
}

function compareNotations(old: Schema, newer: Schema, changes: Changes): void {
  const [before, after] = [old.notationDeclarations, newer.notationDeclarations];
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [own, its] = [before.get(name), after.get(name)];
    const place: Place = { component: { kind: "notation", name, path: "" }, old: own, new: its };
    if (own === undefined) changes.add("notation-added", place);
    else if (its === undefined) changes.add("notation-removed", place);
    else if (
      own.publicIdentifier !== its.publicIdentifier ||
      own.systemIdentifier !== its.systemIdentifier
    )
      changes.add("notation-changed", place, {
        old: `${own.publicIdentifier ?? ""} ${own.systemIdentifier ?? ""}`.trim(),
        new: `${its.publicIdentifier ?? ""} ${its.systemIdentifier ?? ""}`.trim(),
      });
  }
}

/**
 * A declaration that refers to a type under its new name says nothing that the renamed type does not say; the same for what is derived from
 * it, and for elements that are renamed wherever they are referred to.
 */
function withoutTwins(all: readonly Change[]): readonly Change[] {
  const names = new Map<string, string>();
  for (const { kind, component, detail } of all)
    if (/^(?:type|group|root)-renamed$/.test(kind)) names.set(component.name, detail["to"] ?? "");
  return all.filter(({ kind, detail }) => {
    const follows = detail["old"] !== undefined && names.get(detail["old"]) === detail["new"];
    if (
      follows &&
      /^(?:type-replaced|base-changed|item-type-changed|content-rewritten)$/.test(kind)
    )
      return false;
    return !(kind === "element-renamed" && names.get(detail["name"] ?? "") === detail["to"]);
  });
}

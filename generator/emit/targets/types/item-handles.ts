import { memo } from "../../../../runtime/engine/memo.js";
import { once } from "../../../../runtime/model/once.js";
import { type Handle, toIdentifier, upperFirst } from "../../../ir/names.js";
import { push } from "../../../ir/passes/2-relate/shared-lists.js";
import { sameArranged } from "../../../ir/passes/3-map/mapping.js";
import {
  allFields,
  type GroupSource,
  type MixedSource,
  rowShapeOf,
  type Shape,
  shapeOf,
} from "../../../ir/passes/5-lay-out/shape.js";
import type { Plan } from "../../../ir/plan.js";
import type { ComplexTypeDefinition, ModelGroupDefinition } from "../../../schema/components.js";

/** What is a list whose items have a type of their own. */
export type ListedSource = GroupSource | MixedSource;

/** The handles of the types of items in a plan. */
export const itemHandles: (plan: Plan) => ItemHandles = memo((plan) => new ItemHandles(plan));

/** Names the types of items: `ParentProperty`. An extension that inherits a listed property inherits its type. */
class ItemHandles {
  readonly #handles = new Map<ComplexTypeDefinition, ReadonlyMap<string, Handle>>();
  readonly #plan: Plan;

  constructor(plan: Plan) {
    this.#plan = plan;
  }

  /** The handle of the items of a listed property. */
  handleOf({ owner, path }: ListedSource): Handle | undefined {
    return this.#plan.types.has(owner) ? this.#of(owner).get(keyOf(path)) : undefined;
  }

  /** The listed properties of a type whose items are not a base's. */
  ownOf(type: ComplexTypeDefinition): readonly (readonly [ListedSource, Handle])[] {
    const base = type.baseTypeDefinition;
    const inherits = base.kind === "complexTypeDefinition" && this.#plan.types.has(base);
    const inherited = new Set(inherits ? this.#of(base).values() : []);
    const handles = this.#of(type);
    return [...this.#listed(type)].flatMap(([key, source]) => {
      const handle = handles.get(key);
      return handle === undefined || inherited.has(handle) ? [] : [[source, handle] as const];
    });
  }

  /** The handle of items that another type of the namespace has from the same named group, if that type comes first. */
  sameBefore(type: ComplexTypeDefinition, source: ListedSource): Handle | undefined {
    const first = this.#firstOf(type, source);
    return first === undefined || first.owner === type ? undefined : this.handleOf(first);
  }

  #firstOf({ name }: ComplexTypeDefinition, source: ListedSource): ListedSource | undefined {
    if (source.kind === "mixed" || source.group.definition === undefined) return undefined;
    const known = this.#byGroup().get(source.group.definition) ?? [];
    return known.find(
      (one) => one.owner.name?.namespace === name?.namespace && sameItems(one, source),
    );
  }

  /** The listed properties that are a named group, by the group. */
  readonly #byGroup = once(() => {
    const groups = new Map<ModelGroupDefinition, ListedSource[]>();
    for (const { declarations } of this.#plan.modules) {
      for (const declaration of declarations) {
        if (declaration.kind !== "complexType" || declaration.replacedBy) continue;
        for (const [source] of this.ownOf(declaration.component)) {
          if (source.kind === "mixed" || source.group.definition === undefined) continue;
          push(groups, source.group.definition, source);
        }
      }
    }
    return groups;
  });

  #of(type: ComplexTypeDefinition): ReadonlyMap<string, Handle> {
    const known = this.#handles.get(type);
    if (known !== undefined) return known;
    const name = this.#plan.types.get(type)?.handle.wanted ?? "";
    const handles = new Map<string, Handle>();
    for (const [key, source] of this.#listed(type)) {
      const wanted = [name, ...source.path.map((part) => upperFirst(toIdentifier(part)))].join("");
      handles.set(key, this.#inherited(type, source) ?? { wanted, space: "type" });
    }
    this.#handles.set(type, handles);
    return handles;
  }

  #listed(type: ComplexTypeDefinition): ReadonlyMap<string, ListedSource> {
    return listedIn(shapeOf(this.#plan.mappings.of(type)));
  }

  #inherited(type: ComplexTypeDefinition, source: ListedSource): Handle | undefined {
    const base = type.baseTypeDefinition;
    if (base.kind !== "complexTypeDefinition" || !this.#plan.types.has(base)) return undefined;
    const key = keyOf(source.path);
    const other = this.#listed(base).get(key);
    return other !== undefined && sameItems(source, other) ? this.#of(base).get(key) : undefined;
  }
}

function keyOf(path: readonly string[]): string {
  return path.join("\0");
}

/** The listed properties of a shape, and of the rows in it. */
function listedIn(shape: Shape): ReadonlyMap<string, ListedSource> {
  const found = new Map<string, ListedSource>();
  const visit = (within: Shape): void => {
    for (const [field] of allFields(within).values()) {
      const { source } = field ?? {};
      if (source?.kind !== "ordered" && source?.kind !== "mixed" && source?.kind !== "rows")
        continue;
      found.set(keyOf(source.path), source);
      if (source.kind === "rows") visit(rowShapeOf(source));
    }
  };
  visit(shape);
  return found;
}

function sameItems(a: ListedSource, b: ListedSource): boolean {
  if (a.kind !== "mixed" && b.kind === a.kind) return sameArranged(a.group, b.group);
  if (a.kind !== "mixed" || b.kind !== "mixed") return false;
  return a.node === undefined || b.node === undefined
    ? a.node === b.node
    : sameArranged(a.node, b.node);
}

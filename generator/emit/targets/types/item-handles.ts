import { memo } from "../../../../runtime/engine/memo.js";
import { type Handle, toIdentifier, upperFirst } from "../../../ir/names.js";
import { sameArranged } from "../../../ir/passes/3-map/mapping.js";
import { allFields, type FieldSource, shapeOf } from "../../../ir/passes/5-lay-out/shape.js";
import type { Plan } from "../../../ir/plan.js";
import type { ComplexTypeDefinition } from "../../../schema/components.js";

/** The handles of the unions of items in a plan. */
export const itemHandles: (plan: Plan) => ItemHandles = memo((plan) => new ItemHandles(plan));

/** Names the unions of items: `ParentProperty`. An extension that inherits an ordered property inherits its union. */
class ItemHandles {
  readonly #handles = new Map<ComplexTypeDefinition, ReadonlyMap<string, Handle>>();
  readonly #plan: Plan;

  constructor(plan: Plan) {
    this.#plan = plan;
  }

  /** The handles of the ordered properties of a type, by property. */
  of(type: ComplexTypeDefinition): ReadonlyMap<string, Handle> {
    const known = this.#handles.get(type);
    if (known !== undefined) return known;
    const name = this.#plan.types.get(type)?.handle.wanted ?? "";
    const handles = new Map<string, Handle>();
    for (const [property, source] of this.#ordered(type)) {
      handles.set(
        property,
        this.#inherited(type, property, source) ?? {
          wanted: `${name}${upperFirst(toIdentifier(property))}`,
          space: "type",
        },
      );
    }
    this.#handles.set(type, handles);
    return handles;
  }

  /** Those that are not a base's. */
  ownOf(type: ComplexTypeDefinition): ReadonlyMap<string, Handle> {
    const base = type.baseTypeDefinition;
    const inherits = base.kind === "complexTypeDefinition" && this.#plan.types.has(base);
    const inherited = new Set(inherits ? this.of(base).values() : []);
    return new Map([...this.of(type)].filter(([, handle]) => !inherited.has(handle)));
  }

  #ordered(type: ComplexTypeDefinition): ReadonlyMap<string, FieldSource> {
    const fields = [...allFields(shapeOf(this.#plan.mappings.of(type)))];
    return new Map(
      fields.flatMap(([property, [field]]) =>
        field?.source.kind === "ordered" || field?.source.kind === "mixed"
          ? [[property, field.source] as const]
          : [],
      ),
    );
  }

  #inherited(
    type: ComplexTypeDefinition,
    property: string,
    source: FieldSource,
  ): Handle | undefined {
    const base = type.baseTypeDefinition;
    if (base.kind !== "complexTypeDefinition" || !this.#plan.types.has(base)) return undefined;
    const other = this.#ordered(base).get(property);
    return other !== undefined && sameItems(source, other)
      ? this.of(base).get(property)
      : undefined;
  }
}

function sameItems(a: FieldSource, b: FieldSource): boolean {
  if (a.kind === "ordered" && b.kind === "ordered") return sameArranged(a.group, b.group);
  if (a.kind !== "mixed" || b.kind !== "mixed") return false;
  return a.node === undefined || b.node === undefined
    ? a.node === b.node
    : sameArranged(a.node, b.node);
}

import type { TypeDefinition } from "../../../generator/schema/components.js";
import type { Forms, Part } from "./parts.js";

/** A value of a type before anything is filled in: what is required is open, to any depth that has an end. */
export function initialValue(
  forms: Forms,
  type: TypeDefinition,
  above: ReadonlySet<TypeDefinition> = new Set(),
): unknown {
  if (type.kind === "simpleTypeDefinition") return undefined;
  if (above.has(type)) return {};
  const inside = new Set([...above, type]);
  return Object.fromEntries(
    forms.partsOf(type).flatMap((part) => initialProperty(forms, part, inside)),
  );
}

/** The properties of a part that is asked for. */
export function initialProperty(
  forms: Forms,
  part: Part,
  above: ReadonlySet<TypeDefinition>,
): readonly (readonly [string, unknown])[] {
  // Text among elements is a list, which may be empty.
  if (part.kind === "items" && part.text) return [[part.property, []]];
  if (part.kind !== "field" || !part.required) return [];
  if (part.fixed !== undefined && part.type.kind === "simpleTypeDefinition")
    return [[part.property, part.fixed]];
  const value = initialValue(forms, part.type, above);
  if (value === undefined) return part.many ? [[part.property, [""]]] : [];
  return [[part.property, part.many ? [value] : value]];
}

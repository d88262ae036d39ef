import { holdsQNames } from "../../datatypes/simple-type-facts.js";
import type { SimpleType } from "../../descriptors.js";
import { setProperty } from "../../model/set-property.js";
import { isUrType } from "../../model/ur-type.js";
import { isOfKind } from "../../model/xsi-type-values.js";
import type { NamedType } from "../../nouns/generic-values.js";
import { bindingsOf } from "../trees.js";
import type { Frame } from "./frame.js";

/** The type that `xsi:type` names, when the value itself does not tell; otherwise undefined. */
export function namedApart(frame: Frame): NamedType | undefined {
  const { named, plan, region, typeName, tag } = frame;
  if (named === undefined || plan === undefined || region !== "typed") return undefined;
  if (typeName !== undefined || isUrType(plan.type)) return undefined;
  const type = plan.kind === "simple" ? plan.type : plan.simple?.type;
  const declared = frame.element?.type();
  if (type === undefined || declared?.kind !== "simpleType" || !keepsPrefixes(type, declared))
    return named;
  const namespaces = bindingsOf(tag.scope);
  return namespaces === undefined ? named : { ...named, namespaces };
}

/** Whether the value is a text whose prefixes the type gives a meaning. */
function keepsPrefixes(type: SimpleType, declared: SimpleType): boolean {
  return holdsQNames(type) && !isOfKind(type, declared);
}

/** Records a type in the enclosing value: beside the value of a property, or beside one of its items. */
export function noteType(
  properties: Record<string, unknown>,
  property: string,
  index: number | undefined,
  named: NamedType,
): void {
  const types = own(properties, "$types", () => ({})) as Record<string, unknown>;
  if (index === undefined) {
    setProperty(types, property, named);
    return;
  }
  const list = own(types, property, () => []) as (NamedType | null)[];
  while (list.length < index) list.push(null);
  list.push(named);
}

function own(object: Record<string, unknown>, property: string, make: () => object): unknown {
  if (!Object.hasOwn(object, property)) setProperty(object, property, make());
  return object[property];
}

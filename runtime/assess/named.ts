import { holdsQNames } from "../datatypes/simple-type-facts.js";
import type { SimpleType } from "../descriptors.js";
import { setProperty } from "../model/set-property.js";
import { isUrType } from "../model/ur-type.js";
import { isOfKind } from "../model/xsi-type-values.js";
import type { NamedType } from "../nouns/generic-values.js";
import type { Frame } from "./frame.js";
import { bindingsOf } from "./trees.js";

/** What `xsi:type` says of an element where its value does not say it; undefined where it says nothing, or the value does. */
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

/** Whether the value is text in which prefixes stand that mean something to the type. */
function keepsPrefixes(type: SimpleType, declared: SimpleType): boolean {
  return holdsQNames(type) && !isOfKind(type, declared);
}

/** Takes note of a type in the value around: beside the value of a property, or beside one of many. */
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

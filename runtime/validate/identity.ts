import { readerOf, type SimpleTypeReader } from "../datatypes/simple-type.js";
import { readNative } from "../datatypes/simple-type-facts.js";
import type { ElementDescriptor, SimpleType, TypeDescriptor } from "../descriptors.js";
import { memo } from "../engine/memo.js";
import type { ElementValue } from "../model/observer.js";
import { propertiesOf } from "../model/value-kinds.js";
import { walkDescriptors } from "../model/walk-descriptors.js";

/** Whether a value may hold an element with identity constraints: only then need elements be watched. */
export const hasIdentityConstraints: (descriptor: ElementDescriptor | TypeDescriptor) => boolean =
  /*@__PURE__*/ memo((descriptor) => {
    let found = false;
    walkDescriptors([descriptor], {
      element: ({ identityConstraints = [] }) => {
        if (identityConstraints.length > 0) found = true;
      },
      wildcard: ({ processContents, schemas }) =>
        processContents === "skip" ? [] : (schemas?.().elements.values() ?? []),
    });
    return found;
  });

/** The value of an element is not known. */
export const unknownValue: ElementValue = { key: undefined, content: "unknown", nillable: false };

/** What identity constraints may learn of an element's value, once it is known to be valid. */
export function elementValueOf(
  element: ElementDescriptor,
  type: TypeDescriptor,
  value: unknown,
): ElementValue {
  const nillable = element.nillable === true;
  const simple = simpleContentOf(type);
  if (simple === undefined) return { key: undefined, content: "none", nillable };
  if (value === null || propertiesOf(value)["$nil"] === true)
    return { key: undefined, content: "simple", nillable };
  const inner = simple.property === undefined ? value : propertiesOf(value)[simple.property];
  return { key: keyOf(readerOf(simple.type), inner), content: "simple", nillable };
}

/** The key of a valid value; undefined if it is not valid after all. */
export function keyOf(reader: SimpleTypeReader, value: unknown): string | undefined {
  return reader.check(value).length > 0 ? undefined : readNative(reader, value)?.key;
}

/** The simple type of an element's text, and the property that holds it; undefined for other content. */
export function simpleContentOf(
  type: TypeDescriptor,
): { readonly type: SimpleType; readonly property: string | undefined } | undefined {
  if (type.kind === "simpleType") return { type, property: undefined };
  const content = type.content?.();
  return content?.kind === "text" ? { type: content.type, property: content.property } : undefined;
}

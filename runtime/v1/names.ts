import type { TypeDescriptor } from "../descriptors.js";
import type { QName } from "../qname.js";

/*
 * How descriptors call what they speak of.
 */

/** A type, or a function that gives it where the reference would close a circle. */
export type TypeReference<T extends TypeDescriptor = TypeDescriptor> = T | (() => T);

/** A name, or its namespace and local name. */
export type Name = QName | readonly [namespace: string, local: string];

export function named(name: Name): QName {
  return "local" in name ? name : { namespace: name[0], local: name[1] };
}

/**
 * The name of a property's element or attribute: a namespace alone where the local name is that of the property, and one in brackets
 * where it is that with a capital.
 */
export type NameOfProperty = Name | string | readonly [namespace: string];

export function nameFor(property: string, name: NameOfProperty): QName {
  if (typeof name === "string") return { namespace: name, local: property };
  if ("local" in name) return name;
  const [namespace, local = upperFirst(property)] = name;
  return { namespace, local };
}

function upperFirst(name: string): string {
  const first = String.fromCodePoint(name.codePointAt(0) ?? 0);
  return first.toUpperCase() + name.slice(first.length);
}

export function thunk<T extends TypeDescriptor>(type: TypeReference<T>): () => T {
  return typeof type === "function" ? type : () => type;
}

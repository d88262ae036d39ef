import { readerOf } from "../datatypes/simple-type.js";
import type { SimpleType } from "../descriptors.js";
import { once } from "../model/once.js";
import { clark, type QName } from "../qname.js";

/**
 * Makes the function that says whether a value is one of these. It is declared to find nothing, so that the compiler need not compare
 * some thousand literals with themselves: generated code says of what type they are.
 */
export function isOneOf(values: readonly unknown[]): (value: unknown) => value is never {
  const known = once(() => new Set(values));
  const names = once(() => new Set(values.filter(isName).map(clark)));
  return (value): value is never =>
    isName(value) ? names().has(clark(value)) : known().has(value);
}

/** The values of a long enumeration. They are not compared with their type, for the sake of the compiler: the type is made of them. */
export function joined<Value>(rows: unknown): readonly Value[] {
  return (rows as readonly (readonly Value[])[]).flat();
}

/** Makes the function that says whether a value is one of a type whose values can be written in several ways. */
export function isValueOf(type: () => SimpleType): (value: unknown) => value is never {
  return (value): value is never => readerOf(type()).check(value).length === 0;
}

/** A name is its namespace and local name, whatever its prefix. */
function isName(value: unknown): value is QName {
  if (typeof value !== "object" || value === null) return false;
  const { namespace, local } = value as Partial<QName>;
  return typeof namespace === "string" && typeof local === "string";
}

import { readerOf, type SimpleValue } from "../../../../runtime/datatypes/simple-type.js";
import type { Cause } from "../../../messages/message.js";
import type { SimpleTypeDefinition, ValueConstraint } from "../../components.js";
import { simpleTypeDescriptor } from "../../simple-type-descriptor.js";

/** A value of a simple type, or why the text is none. */
export type Reading =
  | { readonly valid: true; readonly value: SimpleValue }
  | { readonly valid: false; readonly why: readonly Cause[] };

/** Reads a text as a value of a simple type, String Valid (Part 1, 3.14.4), with the prefixes where it stands. */
export function readValue(
  type: SimpleTypeDefinition,
  text: string,
  namespaces: ReadonlyMap<string, string>,
): Reading {
  const reader = readerOf(simpleTypeDescriptor(type, { integers: "bigint" }));
  const result = reader.read(text, (prefix) => namespaces.get(prefix));
  if ("key" in result) return { valid: true, value: result };
  return { valid: false, why: result };
}

/** Whether two constraints have equal values, each read with its own type. */
export function sameValue(
  a: ValueConstraint,
  typeOfA: SimpleTypeDefinition,
  b: ValueConstraint,
  typeOfB: SimpleTypeDefinition,
): boolean {
  const first = readValue(typeOfA, a.lexical, a.namespaces);
  const second = readValue(typeOfB, b.lexical, b.namespaces);
  if (!first.valid || !second.valid) return a.lexical === b.lexical;
  return first.value.key === second.value.key;
}

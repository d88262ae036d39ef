import { resolverOf } from "../datatypes/prefixes.js";
import { itemTypeOf, memberTypesOf } from "../datatypes/readers/parts.js";
import { representationOf } from "../datatypes/representation.js";
import { type Finding, isFindings, readerOf, type SimpleValue } from "../datatypes/simple-type.js";
import { holdsQNames } from "../datatypes/simple-type-facts.js";
import type { SimpleType } from "../descriptors.js";
import { memo } from "../engine/memo.js";
import type { ResolvePrefix } from "../nouns/datatype.js";
import type { NamedType } from "../nouns/generic-values.js";

/*
 * An element whose declared type is simple may name another by `xsi:type`, derived from it. Its value stays one of the declared
 * type in TypeScript: as it is where the other's values are of the same kind, and else as the declared type reads its text.
 */

/** What the values of a simple type are in TypeScript, one by one. */
const kindsOf: (type: SimpleType) => ReadonlySet<string> = /*@__PURE__*/ memo(
  (type) => new Set(makeKinds(type)),
);

function makeKinds(type: SimpleType): readonly string[] {
  if (type.variety === "union") return memberTypesOf(type).flatMap((one) => [...kindsOf(one)]);
  if (type.variety === "atomic") {
    const representation = representationOf(type);
    return representation === "integer" ? ["number", "bigint"] : [representation];
  }
  const item = itemTypeOf(type);
  return [`list of ${item === undefined ? "" : [...kindsOf(item)].toSorted().join()}`];
}

/** Whether the values of a type that is named are values of the declared type in TypeScript. */
export function isOfKind(named: SimpleType, declared: SimpleType): boolean {
  const known = kindsOf(declared);
  return [...kindsOf(named)].every((kind) => known.has(kind));
}

/** The value for the declared type of a text that the named type has read. */
export function declaredValueOf(
  declared: SimpleType,
  read: SimpleValue,
  named: SimpleType,
  resolve: ResolvePrefix,
): unknown {
  if (isOfKind(named, declared)) return read.value;
  const again = readerOf(declared).read(read.lexical, resolve);
  return isFindings(again) ? read.value : again.value;
}

/** The value for the type that is named of a value for the declared one; or what is wrong with it. */
export function namedValueOf(
  declared: SimpleType,
  value: unknown,
  named: SimpleType,
  { namespaces = {}, lexical }: Pick<NamedType, "namespaces" | "lexical">,
): { readonly value: unknown } | readonly Finding[] {
  if (isOfKind(named, declared)) return { value };
  const reader = readerOf(declared);
  const findings = reader.check(value);
  if (findings.length > 0) return findings;
  const bound = new Map(Object.entries(namespaces));
  const text = reader.write(value, (namespace, wanted) => {
    bound.set(wanted ?? "", namespace);
    return wanted ?? "";
  });
  const resolve = resolverOf(bound);
  if (lexical !== undefined && !areEqual(reader.read(lexical, resolve), reader.read(text, resolve)))
    return [{ code: "value-type", parameters: { expected: `"${lexical}"`, actual: `"${text}"` } }];
  return readerOf(named).read(lexical ?? text, resolve);
}

function areEqual(
  a: SimpleValue | readonly Finding[],
  b: SimpleValue | readonly Finding[],
): boolean {
  return !isFindings(a) && !isFindings(b) && a.key === b.key;
}

/** Whether a value for the declared type has another form than what the named type has read, which alone it takes. */
export function losesForm(declared: SimpleType, value: unknown, named: SimpleType): boolean {
  if (isOfKind(named, declared) || holdsQNames(named)) return false;
  return !("value" in namedValueOf(declared, value, named, {}));
}

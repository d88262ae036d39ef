import type { SimpleType } from "../descriptors.js";
import { memo } from "../engine/memo.js";
import type { PrefixFor } from "../nouns/datatype.js";
import { xmlNamespace } from "../qname.js";
import { itemTypeOf, memberTypesOf } from "./readers/parts.js";
import { isFindings, readerOf, type SimpleTypeReader, type SimpleValue } from "./simple-type.js";
import { typesWithin } from "./within.js";

/** What the datatypes at the bottom of a simple type are called; a list or union gives those of its items and members. */
export const datatypesOf: (type: SimpleType) => ReadonlySet<string> = /*@__PURE__*/ memo((type) => {
  const found = new Set<string>();
  for (const { datatype } of typesWithin(type))
    if (datatype !== undefined) found.add(datatype.name).add(datatype.primitive);
  return found;
});

/** Which part a value takes in the identifiers of a document, by the type that has read it (Part 2, 3.3.8 to 3.3.11). */
export function identifierKindOf(type: SimpleType): "ID" | "IDREF" | "ENTITY" | undefined {
  const names = datatypesOf(type);
  return names.has("ID")
    ? "ID"
    : names.has("IDREF")
      ? "IDREF"
      : names.has("ENTITY")
        ? "ENTITY"
        : undefined;
}

/** Whether a value of a type, or a part of it, names something in the document or is named (Part 1, 3.15.4). */
export function concernsDocument(type: SimpleType): boolean {
  return identifierKindOf(type) !== undefined;
}

/** Whether a value of the type may be an expanded name, whose prefix has to be declared. */
export function holdsQNames(type: SimpleType): boolean {
  const names = datatypesOf(type);
  return names.has("QName") || names.has("NOTATION");
}

/** Whether a value of the type may hold any character; the values of other types have none that XML forbids. */
export function holdsText(type: SimpleType): boolean {
  const names = datatypesOf(type);
  return (
    names.size === 0 || names.has("string") || names.has("anyURI") || names.has("anySimpleType")
  );
}

/** The prefixes of a value that is looked at without a document around it: made up, and resolved again. */
const prefixes = {
  for: (namespace: string): string => (namespace === "" ? "" : `p${encode(namespace)}`),
  resolve: (prefix: string): string | undefined =>
    prefix === "xml" ? xmlNamespace : decode(prefix.slice(1)),
};

function encode(namespace: string): string {
  return [...namespace].map((character) => `.${character.codePointAt(0)}`).join("");
}

function decode(encoded: string): string {
  const points = encoded.split(".").slice(1).map(Number);
  return String.fromCodePoint(...points);
}

/** Reads a valid TypeScript value as its lexical form would be read in a document: with its key and active member type. */
export function readNative(reader: SimpleTypeReader, value: unknown): SimpleValue | undefined {
  const read = reader.read(reader.write(value, prefixes.for), prefixes.resolve);
  return isFindings(read) ? undefined : read;
}

/** The values that a value is made of: the items of a list with their member types, or the one value itself. */
export function partsOf(
  type: SimpleType,
  value: unknown,
): readonly { readonly type: SimpleType; readonly value: unknown }[] {
  const list = type.variety === "list" ? itemTypeOf(type) : undefined;
  if (list === undefined || !Array.isArray(value)) return [{ type, value }];
  return value.map((item: unknown) => ({
    type: list.variety === "union" ? (readNative(readerOf(list), item)?.type ?? list) : list,
    value: item,
  }));
}

/** Whether values of the type are strings that are written as they are. */
export const isWrittenAsIs: (type: SimpleType) => boolean = /*@__PURE__*/ memo(findWrittenAsIs);

function findWrittenAsIs(type: SimpleType): boolean {
  if (type.variety === "list") return false;
  const base = type.base?.();
  if (base !== undefined) return isWrittenAsIs(base);
  if (type.variety === "union") return memberTypesOf(type).every(isWrittenAsIs);
  return type.datatype?.representation === "string";
}

/** Gives the lexical forms of valid values. */
export function lexicalWriter(type: SimpleType): (value: unknown, prefixFor: PrefixFor) => string {
  const reader = readerOf(type);
  return isWrittenAsIs(type)
    ? (value, prefixFor) => (typeof value === "string" ? value : reader.write(value, prefixFor))
    : (value, prefixFor) => reader.write(value, prefixFor);
}

import { parseXmlDocument } from "slimdom";
import type { SchemaSet } from "../../runtime/descriptors.js";
import { parse } from "../../runtime/parse.js";
import { clark } from "../../runtime/qname.js";
import { serialize } from "../../runtime/serialize.js";
import { DocumentDecoder } from "../../runtime/xml/read/decode.js";
import type { Libxml2Validator } from "../support/libxml2.js";
import { differenceOf } from "./same-document.js";
import { differentAt } from "./same-value.js";

/**
 * Sends a valid document through parse, serialize and parse, and its value through JSON as well: undefined when nothing is
 * lost, or what is. What is written must be valid for libxml2 where libxml2 accepts the source.
 */
export function roundTrip(
  bytes: Uint8Array,
  schemas: SchemaSet,
  libxml2: Libxml2Validator | undefined,
): string | undefined {
  const first = parse(schemas, bytes, { allowDoctype: true });
  if (first.issues.length > 0) return `refused with a value: ${first.issues[0]?.code}`;
  const source = decode(bytes);
  const root = parseXmlDocument(source).documentElement;
  const name = { namespace: root?.namespaceURI ?? "", local: root?.localName ?? "" };
  const descriptor = schemas.elements.get(clark(name));
  if (descriptor === undefined) return "the document element is not declared";
  const { type } = first;
  const written = serialize(descriptor, first.value, { schemas, type });
  const second = parse(schemas, written);
  if (second.issues.length > 0)
    return `what is written is refused: ${second.issues[0]?.code}: ${second.issues[0]?.message}`;
  const different = differentAt(first.value, second.value);
  if (different !== undefined) return `another value is read back at ${different}`;
  const difference = differenceOf(source, written);
  if (difference !== undefined) return difference;
  if (serialize(descriptor, throughJson(first.value), { schemas, type }) !== written) {
    return "what is written after JSON is different";
  }
  if (libxml2 === undefined || !libxml2(bytes).valid) return undefined;
  const [error] = libxml2(written).errors;
  return error === undefined ? undefined : `libxml2 refuses what is written: ${error.message}`;
}

function decode(bytes: Uint8Array): string {
  const decoder = new DocumentDecoder();
  return [...decoder.write(bytes), ...decoder.end()].join("");
}

/** Numbers that JSON has not are written as objects with a key that no value has. */
function throughJson(value: unknown): unknown {
  const text = JSON.stringify(value, (_, item: unknown) => {
    if (typeof item === "bigint") return { "$ bigint": String(item) };
    const special = typeof item === "number" && (!Number.isFinite(item) || Object.is(item, -0));
    return special ? { "$ number": Object.is(item, -0) ? "-0" : String(item) } : item;
  });
  return JSON.parse(text, (_, item: unknown) => {
    if (typeof item !== "object" || item === null) return item;
    if ("$ bigint" in item) return BigInt(String(item["$ bigint"]));
    return "$ number" in item ? Number(item["$ number"]) : item;
  });
}

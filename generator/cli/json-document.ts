import type { NamedType } from "../../runtime/nouns/generic-values.js";
import { clark, type QName } from "../../runtime/qname.js";
import { CommandFailure } from "./failure.js";

/*
 * A document as JSON: `{ "$element": "{namespace}name", "value": … }`, and `$type` where `xsi:type` says something that the value does
 * not say. What JSON cannot say is an object with one property that no
 * schema can give, since `$` stands in no XML name: `{ "$number": "NaN" }`, `{ "$integer": "12345678901234567890" }`.
 */

/** A document's element and value. */
export interface JsonDocument {
  readonly element: QName;
  readonly value: unknown;
  /** What `xsi:type` says of the element, where the value does not say it. */
  readonly type?: NamedType | undefined;
}

/** Writes a document as JSON, indented by some spaces. */
export function toJsonText({ element, value, type }: JsonDocument, indent: number): string {
  const document = { $element: clark(element), $type: encode(type), value: encode(value) };
  return JSON.stringify(document, undefined, indent);
}

function encode(value: unknown): unknown {
  if (typeof value === "bigint") return { $integer: String(value) };
  if (typeof value === "number" && (!Number.isFinite(value) || Object.is(value, -0))) {
    return { $number: Object.is(value, -0) ? "-0" : String(value) };
  }
  if (Array.isArray(value)) return value.map(encode);
  if (typeof value !== "object" || value === null) return value;
  return fromEntries(Object.entries(value).map(([name, property]) => [name, encode(property)]));
}

/** Reads what {@link toJsonText} wrote. */
export function fromJsonText(text: string, file: string): JsonDocument {
  const parsed = parseJson(text, file);
  if (
    typeof parsed !== "object" ||
    parsed === null ||
    !("$element" in parsed) ||
    !("value" in parsed)
  ) {
    throw new CommandFailure(`${file}: expected { "$element": "{namespace}name", "value": … }`);
  }
  const [, namespace = "", local] =
    /^(?:\{([^}]*)\})?([^{}]+)$/.exec(String(parsed.$element)) ?? [];
  if (local === undefined)
    throw new CommandFailure(`${file}: "${parsed.$element}" is no name in Clark notation`);
  const type = "$type" in parsed ? { type: decode(parsed.$type) as NamedType } : {};
  return { element: { namespace, local }, value: decode(parsed.value), ...type };
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    throw new CommandFailure(
      `${file}: this is not JSON: ${error instanceof Error ? error.message : error}`,
    );
  }
}

function decode(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decode);
  if (typeof value !== "object" || value === null) return value;
  if (
    "$integer" in value &&
    typeof value.$integer === "string" &&
    /^[+-]?\d+$/.test(value.$integer)
  ) {
    return BigInt(value.$integer);
  }
  if ("$number" in value && typeof value.$number === "string") return Number(value.$number);
  return fromEntries(Object.entries(value).map(([name, property]) => [name, decode(property)]));
}

/** An element may be called `__proto__`: properties are defined, never assigned. */
function fromEntries(entries: readonly (readonly [string, unknown])[]): object {
  return Object.fromEntries(entries);
}

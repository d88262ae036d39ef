import type * as z from "zod";
import type { ElementDescriptor, TypeDescriptor } from "../../runtime/descriptors.js";
import { writeDocument } from "../../runtime/serialize/document.js";
import { schemaOf, simpleSchemaOf } from "../../runtime/v1/zod.js";
import { validate } from "../../runtime/validate.js";
import { StringSink } from "../../runtime/xml/write/string-sink.js";
import type { Libxml2Validator } from "./libxml2.js";

/** The zod schema of a type, as generated code asks for it. */
export function zodSchemaOf(type: TypeDescriptor): z.ZodType {
  return type.kind === "simpleType" ? simpleSchemaOf(() => type) : schemaOf(() => type);
}

/** What a judge says of a value, and why, for messages. */
export interface Opinion {
  readonly valid: boolean;
  readonly reasons: readonly string[];
}

/**
 * The verdict of a zod schema. A value that passes has to come out as it went in; only a property `__proto__` is dropped
 * by zod without a word, which we count as refused.
 */
export function zodOpinion(schema: z.ZodType, value: unknown): Opinion {
  const { success, data, error } = schema.safeParse(value);
  if (!success)
    return {
      valid: false,
      reasons: error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`),
    };
  if (!isSame(data, value)) {
    if (hasProto(value)) return { valid: false, reasons: ["__proto__"] };
    throw new Error("zod accepts the value and gives another one");
  }
  return { valid: true, reasons: [] };
}

/** The verdict of `validate`, and the codes of the rules. */
export function validateOpinion(
  descriptor: ElementDescriptor | TypeDescriptor,
  value: unknown,
): Opinion & { readonly codes: readonly string[] } {
  const issues = validate(descriptor, value);
  return {
    valid: issues.length === 0,
    reasons: issues.map(({ code, path, message }) => `${path.join(".")}: ${code}: ${message}`),
    codes: issues.map(({ code }) => code),
  };
}

/**
 * The verdict of libxml2 on the document that would be written if nobody checked the value; undefined where the writer, which
 * relies on the check, cannot write it.
 */
export function libxml2Opinion(
  judge: Libxml2Validator,
  element: ElementDescriptor,
  value: unknown,
): (Opinion & { readonly document: string }) | undefined {
  const document = writeUnchecked(element, value);
  if (document === undefined) return undefined;
  const { valid, errors } = judge(document);
  return { valid, reasons: errors.map(({ message }) => message), document };
}

/** Writes a value that may be wrong: what `serialize` would never do. */
function writeUnchecked(element: ElementDescriptor, value: unknown): string | undefined {
  const sink = new StringSink();
  try {
    writeDocument(sink, element, value, {});
    return sink.take();
  } catch (failure) {
    if (failure instanceof TypeError && validate(element, value).length > 0) return undefined;
    throw failure;
  }
}

/**
 * Whether a document can say what is wrong with a value. It cannot where the value is of another TypeScript type, has
 * properties that are written nowhere, or calls itself by the name of no type (cvc-elt.4.2); nor can a list show that one of
 * its items is empty or two.
 */
export function isSayable(codes: readonly string[], value: unknown): boolean {
  const lists = codes.some((code) => /^cvc-datatype-valid\.1\.2\.[23]$/.test(code));
  return (
    codes.every((code) => code.startsWith("cvc-") && code !== "cvc-elt.4.2") &&
    !(lists && hasOddItem(value))
  );
}

function hasOddItem(value: unknown): boolean {
  if (value === "") return true;
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value) && value.some((item) => /^$|\s/.test(String(item)))) return true;
  return Object.values(value).some(hasOddItem);
}

function hasProto(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.hasOwn(value, "__proto__") || Object.values(value).some(hasProto);
}

/** Equal as data; `undefined` is absence. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => isSame(own(a, key), own(b, key)));
}

function own(holder: object, key: string): unknown {
  return Object.hasOwn(holder, key) ? (holder as Record<string, unknown>)[key] : undefined;
}

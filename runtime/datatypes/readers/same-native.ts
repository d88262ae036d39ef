import { type QName, sameName } from "../../qname.js";

/** Whether two TypeScript values of simple types are the same. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => isEqual(item, b[index]));
  return isQName(a) && isQName(b) ? sameName(a, b) : Object.is(a, b);
}

function isQName(value: unknown): value is QName {
  return typeof value === "object" && value !== null && "namespace" in value && "local" in value;
}

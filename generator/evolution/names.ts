import type { QName } from "../../runtime/qname.js";

/** A name from its Clark notation. */
export function nameOf(label: string): QName {
  const end = label.startsWith("{") ? label.indexOf("}") : -1;
  return { namespace: end < 0 ? "" : label.slice(1, end), local: label.slice(end + 1) };
}

import type { Datatype } from "../../nouns/datatype.js";

/** `hexBinary` (Part 2, 3.2.15). The value is kept as its digits in upper case. */
export const hexBinaryDatatype: Datatype<string, string> = {
  name: "hexBinary",
  primitive: "hexBinary",
  whiteSpace: "collapse",
  representation: "string",
  parse: (lexical) =>
    lexical.length % 2 === 0 && /^[0-9a-fA-F]*$/.test(lexical) ? lexical.toUpperCase() : undefined,
  equal: (a, b) => a === b,
  key: (value) => value,
  length: (value) => value.length / 2,
  toNative: (_value, lexical) => lexical,
  toLexical: (native) => (typeof native === "string" ? native : undefined),
};

/** `base64Binary` (Part 2, 3.2.16). The value is kept as its characters without spaces. */
export const base64BinaryDatatype: Datatype<string, string> = {
  name: "base64Binary",
  primitive: "base64Binary",
  whiteSpace: "collapse",
  representation: "string",
  parse: parseBase64,
  equal: (a, b) => a === b,
  key: (value) => value,
  length: (value) =>
    (value.length / 4) * 3 - (value.endsWith("==") ? 2 : value.endsWith("=") ? 1 : 0),
  toNative: (_value, lexical) => lexical,
  toLexical: (native) => (typeof native === "string" ? native : undefined),
};

/**
 * The grammar of Part 2, 3.2.16: groups of four, a space after any character but the last (white space is collapsed
 * already), and before `=` only digits whose unused bits are zero.
 */
function parseBase64(lexical: string): string | undefined {
  const value = lexical.replaceAll(" ", "");
  if (value.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(value)) return undefined;
  if (/ {2}|^ | $/.test(lexical)) return undefined;
  if (value.endsWith("==")) return /[AQgw]==$/.test(value.slice(-3)) ? value : undefined;
  if (value.endsWith("=")) return /[AEIMQUYcgkosw048]=$/.test(value.slice(-2)) ? value : undefined;
  return value;
}

import type { Datatype } from "../../nouns/datatype.js";

/** `boolean` (Part 2, 3.2.2). */
export const booleanDatatype: Datatype<boolean, boolean> = {
  name: "boolean",
  primitive: "boolean",
  whiteSpace: "collapse",
  representation: "boolean",
  parse: (lexical) =>
    lexical === "true" || lexical === "1"
      ? true
      : lexical === "false" || lexical === "0"
        ? false
        : undefined,
  equal: (a, b) => a === b,
  key: (value) => String(value),
  toNative: (value) => value,
  toLexical: (native) => (typeof native === "boolean" ? String(native) : undefined),
};

import type { Datatype } from "../../nouns/datatype.js";
import { countCharacters } from "../white-space.js";

/** `anyURI` (Part 2, 3.2.17). */
export const anyURIDatatype: Datatype<string, string> = {
  name: "anyURI",
  primitive: "anyURI",
  whiteSpace: "collapse",
  representation: "string",
  parse: (lexical) => lexical,
  equal: (a, b) => a === b,
  key: (value) => value,
  length: countCharacters,
  toNative: (value) => value,
  toLexical: (native) => (typeof native === "string" ? native : undefined),
};

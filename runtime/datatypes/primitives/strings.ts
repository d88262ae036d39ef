import type { Datatype } from "../../nouns/datatype.js";
import { countCharacters, type WhiteSpace } from "../white-space.js";

/** A type whose values are its literals: `string` and what is derived from it (Part 2, 3.2.1, 3.3.1 to 3.3.12), `anySimpleType`. */
export function stringDatatype(
  name: string,
  whiteSpace: WhiteSpace = "collapse",
  accepts?: (lexical: string) => boolean,
  primitive = "string",
): Datatype<string, string> {
  return {
    name,
    primitive,
    whiteSpace,
    representation: "string",
    parse: (lexical) => (accepts === undefined || accepts(lexical) ? lexical : undefined),
    equal: (a, b) => a === b,
    key: (value) => value,
    length: countCharacters,
    toNative: (value) => value,
    toLexical: (native) => (typeof native === "string" ? native : undefined),
  };
}

/** `language` (Part 2, 3.3.3): RFC 3066. Part by part, so that no length is too much for a regular expression. */
export function isLanguage(lexical: string): boolean {
  const [primary = "", ...subtags] = lexical.split("-");
  return (
    /^[a-zA-Z]{1,8}$/.test(primary) && subtags.every((part) => /^[a-zA-Z0-9]{1,8}$/.test(part))
  );
}

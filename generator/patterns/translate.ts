import { parsePattern } from "./parse.js";
import { printNative } from "./print.js";
import { PatternError } from "./syntax.js";

/** A native expression that matches the same literals, or what is wrong and at which index of the text. */
export type Translation =
  | { readonly native: string }
  | { readonly error: string; readonly offset: number };

/**
 * Translates an XSD regular expression (Part 2, appendix F) to the source of a native one for the flag `v`, anchored.
 */
export function translatePattern(xsd: string): Translation {
  try {
    return { native: printNative(parsePattern(xsd)) };
  } catch (error) {
    if (error instanceof PatternError) return { error: error.message, offset: error.offset };
    throw error;
  }
}

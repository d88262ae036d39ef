import type { Pattern } from "../../runtime/v1/descriptors.js";
import { linearExpression } from "./linear.js";
import { parsePattern } from "./parse.js";
import { printNative } from "./print.js";
import { type Alternatives, PatternError } from "./syntax.js";

/** What is wrong with an expression, and at which index of its text. */
export interface PatternMistake {
  readonly error: string;
  readonly offset: number;
}

/** A native expression that matches the same literals, or what is wrong. */
export type Translation = { readonly native: string } | PatternMistake;

/**
 * Translates an XSD regular expression (Part 2, appendix F) to the source of a native one for the flag `v`, anchored.
 */
export function translatePattern(xsd: string): Translation {
  return translate(xsd, (expression) => ({ native: printNative(expression) }));
}

/** The `pattern` facet of a descriptor: as {@link translatePattern}, and for the linear engine where that is needed. */
export function compilePattern(xsd: string): Pattern | PatternMistake {
  return translate(xsd, (expression) => {
    const linear = linearExpression(expression);
    const native = printNative(expression);
    return linear === undefined ? { xsd, native } : { xsd, native, linear };
  });
}

function translate<Result>(
  xsd: string,
  make: (expression: Alternatives) => Result,
): Result | PatternMistake {
  try {
    return make(parsePattern(xsd));
  } catch (error) {
    if (error instanceof PatternError) return { error: error.message, offset: error.offset };
    throw error;
  }
}

import type { Pattern } from "../../runtime/descriptors.js";
import { isAmbiguous } from "./ambiguity.js";
import type { PatternFaultName } from "./faults.js";
import { linearExpression, sizeOf } from "./linear.js";
import { parsePattern } from "./parse.js";
import { printNative } from "./print.js";
import { type Alternatives, PatternError } from "./syntax.js";

/** The linear engine writes out what is counted: classes of characters beyond which it would be too slow. */
const largest = 50_000;

/** What is wrong with an expression, and at which index of its text. */
export interface PatternMistake {
  readonly fault: PatternFaultName;
  /** The piece of the expression that is meant. */
  readonly about: string;
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
    const expression = parsePattern(xsd);
    if (sizeOf(expression) > largest && isAmbiguous(expression)) {
      return { fault: "ambiguous", about: "", offset: 0 };
    }
    return make(expression);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    const { fault, about, offset } = error;
    return { fault, about, offset };
  }
}

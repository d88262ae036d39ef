import type { Datatype } from "../nouns/datatype.js";

/**
 * All other lexical forms of the value that a form writes, for the types of which a value has few. A TypeScript value does not
 * say how it was written, and a pattern may allow some forms only: five digits for an integer, `1` for true. The first that the
 * type takes is written.
 */
export function* otherForms(lexical: string, { primitive }: Datatype): Generator<string> {
  if (primitive === "boolean") yield lexical === "true" ? "1" : "0";
  if (primitive === "decimal") yield* integerForms(lexical);
}

const widest = 100;

/** Zeros may lead, up to a hundred digits, and a sign may stand before what is not negative. */
function* integerForms(lexical: string): Generator<string> {
  const digits = lexical.replace(/^-/, "");
  const signs = lexical.startsWith("-") ? ["-"] : digits === "0" ? ["", "+", "-"] : ["", "+"];
  for (const sign of signs) {
    for (let width = digits.length; width <= widest; width++) {
      yield sign + digits.padStart(width, "0");
    }
  }
}

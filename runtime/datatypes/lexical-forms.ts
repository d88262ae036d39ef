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

/**
 * Further lexical forms of the value that a form writes, likely ones first: a member of a union that stands before the value's own may
 * take some of them. Floating-point numbers have no end of them.
 */
export function* furtherForms(lexical: string, datatype: Datatype): Generator<string> {
  if (datatype.primitive === "float" || datatype.primitive === "double") yield* floatForms(lexical);
  else yield* otherForms(lexical, datatype);
  // White space around is no part of the value.
  if (datatype.whiteSpace === "collapse") yield ` ${lexical} `;
}

const number = /^(-?)(\d+)(?:\.(\d+))?(?:E(-?\d+))?$/;

/** With a sign, in decimal and scientific notation, with zeros before and behind. */
function* floatForms(lexical: string): Generator<string> {
  const [, minus, integer = "", fraction = "", exponent = "0"] = number.exec(lexical) ?? [];
  if (minus === undefined) return;
  const digits = (integer + fraction).replace(/^0+(?=.)/, "");
  const scale = Number(exponent) - fraction.length;
  const forms = [
    lexical,
    ...(Math.abs(scale) < widest ? [inDecimals(digits, scale)] : []),
    `${digits}E${scale}`,
    `${digits[0]}.${digits.slice(1) || "0"}E${scale + digits.length - 1}`,
  ].map((form) => form.replace(/^-/, ""));
  const signs = minus === "" ? ["", "+"] : ["-"];
  for (const sign of signs.toReversed())
    for (const form of forms) yield* [sign + form, sign + form.toLowerCase()];
  for (let zeros = 1; zeros <= widest; zeros++)
    for (const sign of signs)
      for (const form of forms) {
        const [mantissa = "", power] = form.split("E");
        const point = mantissa.includes(".") ? "" : ".";
        const longer = mantissa + point + "0".repeat(zeros);
        yield sign + (power === undefined ? longer : `${longer}E${power}`);
        yield sign + "0".repeat(zeros) + form;
      }
}

/** Digits times a power of ten, without an exponent. */
function inDecimals(digits: string, scale: number): string {
  if (scale >= 0) return digits + "0".repeat(scale);
  const padded = digits.padStart(1 - scale, "0");
  return `${padded.slice(0, scale)}.${padded.slice(scale)}`;
}

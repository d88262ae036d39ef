import type { Datatype } from "./datatype.js";
import { withoutTrailingZeros } from "./decimals.js";

/**
 * Other lexical forms of the value that a form writes. A TypeScript value does not say how it was written, and a pattern
 * may allow some forms only: five digits for an integer, `1` for true. The first that the type takes is written.
 */
export function* otherForms(lexical: string, { primitive }: Datatype): Generator<string> {
  if (primitive === "boolean") yield lexical === "true" ? "1" : "0";
  if (primitive === "decimal") yield* integerForms(lexical);
  if (primitive === "float" || primitive === "double") yield* floatForms(lexical);
}

const widest = 40;

function* integerForms(lexical: string): Generator<string> {
  const sign = lexical.startsWith("-") ? "-" : "";
  const digits = lexical.slice(sign.length);
  for (let width = digits.length + 1; width <= widest; width++) {
    yield sign + digits.padStart(width, "0");
  }
  if (sign === "") yield `+${digits}`;
}

function* floatForms(lexical: string): Generator<string> {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:E(-?\d+))?$/.exec(lexical);
  if (match === null) return;
  const [, sign = "", integer = "", fraction = "", exponent = "0"] = match;
  const significant = (integer + fraction).replace(/^0+/, "");
  const digits = withoutTrailingZeros(significant) || "0";
  const point = Number(exponent) + significant.length - fraction.length;
  for (const e of ["E", "e"]) {
    for (let before = 1; before <= digits.length; before++) {
      const mantissa = `${digits.slice(0, before)}.${digits.slice(before)}`;
      const power = digits === "0" ? 0 : point - before;
      if (before === digits.length) yield `${sign}${digits}${e}${power}`;
      yield `${sign}${before === digits.length ? `${mantissa}0` : mantissa}${e}${power}`;
    }
    yield `${sign}.${digits}${e}${point}`;
    yield `${sign}0.${digits}${e}${point}`;
  }
  if (Math.abs(point) <= widest) yield* plainForms(sign, digits, point);
}

/** Without exponent, with up to six digits after the point. */
function* plainForms(sign: string, digits: string, point: number): Generator<string> {
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, "0") : "0";
  const part = point > 0 ? digits.slice(point) : digits.padStart(digits.length - point, "0");
  if (part === "") yield sign + whole;
  for (let places = Math.max(1, part.length); places <= Math.max(6, part.length); places++) {
    yield `${sign}${whole}.${part.padEnd(places, "0")}`;
  }
}

import type { Datatype } from "../../nouns/datatype.js";

/** A decimal number of any length: no leading zeros in `integer`, no trailing zeros in `fraction`, zero not negative. */
export interface Decimal {
  readonly negative: boolean;
  readonly integer: string;
  readonly fraction: string;
}

/** A decimal from its lexical form (Part 2, 3.2.3.1); undefined when it is not one. */
export function parseDecimal(lexical: string): Decimal | undefined {
  return read(/^([+-]?)(\d*)(?:\.(\d*))?$/, lexical);
}

/** An integer from its lexical form (Part 2, 3.3.13.1); undefined when it is not one. */
export function parseInteger(lexical: string): Decimal | undefined {
  return read(/^([+-]?)(\d+)$/, lexical);
}

function read(form: RegExp, lexical: string): Decimal | undefined {
  const match = form.exec(lexical);
  if (match === null) return undefined;
  const [, sign, whole = "", part = ""] = match;
  if (whole === "" && part === "") return undefined;
  const integer = withoutLeadingZeros(whole);
  const fraction = withoutTrailingZeros(part);
  return { negative: sign === "-" && (integer !== "" || fraction !== ""), integer, fraction };
}

function withoutLeadingZeros(digits: string): string {
  let start = 0;
  while (start < digits.length && digits.charCodeAt(start) === 48) start++;
  return digits.slice(start);
}

/** By hand: an expression such as `/0+$/` is quadratic in long runs of zeros. */
export function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits.charCodeAt(end - 1) === 48) end--;
  return digits.slice(0, end);
}

/** The order of decimals (Part 2, 3.2.3): negative, 0 or positive. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  if (a.negative !== b.negative) return a.negative ? -1 : 1;
  const magnitude =
    a.integer.length - b.integer.length ||
    compareStrings(a.integer, b.integer) ||
    compareStrings(a.fraction, b.fraction);
  // Not `-magnitude`: equal values compare as 0, not as -0.
  return a.negative ? 0 - magnitude : magnitude;
}

/** By UTF-16 units. */
export function compareStrings(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The shortest lexical form: `-12.5`, `0`. The same for equal values, and a canonical form of integers. */
export function formatDecimal({ negative, integer, fraction }: Decimal): string {
  const digits = integer === "" ? "0" : integer;
  const magnitude = fraction === "" ? digits : `${digits}.${fraction}`;
  return negative ? `-${magnitude}` : magnitude;
}

/**
 * The smallest `totalDigits` and `fractionDigits` that allow a value i × 10^-n: |i| < 10^totalDigits and n <= totalDigits
 * (Part 2, 4.3.11), n <= fractionDigits (4.3.12).
 */
function countDigits({ integer, fraction }: Decimal): { total: number; fraction: number } {
  return { total: Math.max(1, integer.length + fraction.length), fraction: fraction.length };
}

/** `decimal` (Part 2, 3.2.3). Its TypeScript value is the lexical form: no digit is lost. */
export const decimalDatatype: Datatype<Decimal, string> = {
  name: "decimal",
  primitive: "decimal",
  whiteSpace: "collapse",
  representation: "string",
  parse: parseDecimal,
  equal: (a, b) => compareDecimals(a, b) === 0,
  compare: compareDecimals,
  key: formatDecimal,
  digits: countDigits,
  toNative: (_value, lexical) => lexical,
  toLexical: (native) => (typeof native === "string" ? native : undefined),
};

/**
 * A type of the `integer` family (Part 2, 3.3.13 to 3.3.25), its bounds left to the facets of the type. Its TypeScript
 * value is a number here; {@link readerOf} makes it a bigint where the type asks for that.
 */
export function integerDatatype(name: string): Datatype<Decimal, number> {
  return {
    name,
    primitive: "decimal",
    whiteSpace: "collapse",
    representation: "number",
    parse: parseInteger,
    equal: (a, b) => compareDecimals(a, b) === 0,
    compare: compareDecimals,
    key: formatDecimal,
    digits: countDigits,
    toNative: (value) => Number(formatDecimal(value)),
    toLexical: (native) => (typeof native === "number" ? String(native) : undefined),
  };
}

import type { Datatype } from "../../nouns/datatype.js";

const form = /^(?:[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|-?INF|NaN)$/;

/** The nearest double of a lexical form (Part 2, 3.2.5.1); undefined when it is not one. */
function parseDouble(lexical: string): number | undefined {
  if (!form.test(lexical)) return undefined;
  if (lexical === "INF") return Number.POSITIVE_INFINITY;
  return lexical === "-INF" ? Number.NEGATIVE_INFINITY : Number(lexical);
}

/**
 * The nearest 32-bit value of a lexical form (Part 2, 3.2.4.1). Rounding to a double first is wrong for literals that lie
 * so near to the middle of two floats that the double is the middle itself: then the literal's own digits decide.
 */
function parseFloat32(lexical: string): number | undefined {
  const double = parseDouble(lexical);
  if (double === undefined || !Number.isFinite(double)) return double;
  const float = Math.fround(double);
  if (float === double) return float;
  const other = neighbour(float, double);
  const bounded = Number.isFinite(float) ? float : Math.sign(float) * 2 ** 128;
  if (Math.abs(double - bounded) !== Math.abs(other - double)) return float;
  const side = compareExactly(lexical, double);
  if (side === 0) return float;
  return side < 0 ? Math.min(float, other) : Math.max(float, other);
}

/** The float next to `float` on the side of `double`. */
function neighbour(float: number, double: number): number {
  if (!Number.isFinite(float)) return Math.sign(float) * 3.4028234663852886e38;
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, float);
  if (float === 0) return double < 0 ? -1.401298464324817e-45 : 1.401298464324817e-45;
  const away = Math.abs(double) > Math.abs(float);
  view.setInt32(0, view.getInt32(0) + (away ? 1 : -1));
  return view.getFloat32(0);
}

/** Compares the number that a literal writes with a double, both exactly. */
function compareExactly(lexical: string, double: number): number {
  const [mantissa = "", exponent = "0"] = lexical.toLowerCase().split("e");
  const [integer = "", fraction = ""] = mantissa.replace(/^[+-]/, "").split(".");
  const digits = BigInt(integer + fraction) * (mantissa.startsWith("-") ? -1n : 1n);
  const scale = Number(exponent) - fraction.length;
  let numerator = double;
  let binary = 0;
  while (!Number.isInteger(numerator)) {
    numerator *= 2;
    binary++;
  }
  const left = digits * 10n ** BigInt(Math.max(0, scale)) * 2n ** BigInt(binary);
  const right = BigInt(numerator) * 10n ** BigInt(Math.max(0, -scale));
  return left < right ? -1 : left > right ? 1 : 0;
}

/** NaN is equal to itself and comparable with nothing else; there is one zero (Part 2, 3.2.4). */
function compareFloats(a: number, b: number): number | undefined {
  if (a === b) return 0;
  if (a < b) return -1;
  if (a > b) return 1;
  return Number.isNaN(a) && Number.isNaN(b) ? 0 : undefined;
}

/** A lexical form that reads as the same number. */
function formatDouble(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "INF" : "-INF";
  return Object.is(value, -0) ? "-0" : String(value).replace("e+", "E").replace("e", "E");
}

function makeFloat(
  name: "float" | "double",
  parse: (lexical: string) => number | undefined,
): Datatype<number, number> {
  return {
    name,
    primitive: name,
    whiteSpace: "collapse",
    representation: "number",
    parse,
    equal: (a, b) => compareFloats(a, b) === 0,
    compare: compareFloats,
    key: String,
    // The literal's own number: `1.1` stays 1.1, and is written so, where the 32-bit value has more digits.
    toNative: (_value, lexical) => parseDouble(lexical) ?? Number.NaN,
    toLexical: (native) => (typeof native === "number" ? formatDouble(native) : undefined),
  };
}

/** `float` (Part 2, 3.2.4). */
export const floatDatatype: Datatype<number, number> = /*@__PURE__*/ makeFloat(
  "float",
  parseFloat32,
);

/** `double` (Part 2, 3.2.5). */
export const doubleDatatype: Datatype<number, number> = /*@__PURE__*/ makeFloat(
  "double",
  parseDouble,
);

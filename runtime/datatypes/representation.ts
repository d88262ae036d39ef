import type { SimpleType } from "../descriptors.js";
import type { Datatype } from "../nouns/datatype.js";
import { effectiveFacet, stepsOf } from "./facets/facets.js";
import { compareDecimals, type Decimal, parseInteger } from "./primitives/decimals.js";

/**
 * What the values of an atomic type are in TypeScript, the option `integers` taken into account. Under a pattern a
 * floating-point number is what is written: one number has endless forms, and the pattern may want any of them.
 */
export function representationOf(type: SimpleType): Datatype["representation"] {
  const steps = stepsOf(type);
  const datatype = datatypeOf(steps);
  if (type.lexical === true && datatype.representation !== "QName") return "string";
  if (isFloatingPoint(datatype) && steps.some(({ facets }) => facets?.patterns?.length))
    return "string";
  if (!isIntegerDatatype(datatype)) return datatype.representation;
  if (fitsSafeIntegers(steps)) return "number";
  const integers = integersOf(steps) ?? "number";
  return integers === "exact" ? "integer" : integers;
}

/** The built-in datatype that an atomic type comes from. */
export function datatypeOf(steps: readonly SimpleType[]): Datatype {
  const datatype = steps.find((step) => step.datatype !== undefined)?.datatype;
  if (datatype === undefined) {
    const name = steps[0]?.name?.local ?? "anonymous";
    throw new TypeError(`the atomic simple type "${name}" comes from no built-in type`);
  }
  return datatype;
}

/** Whether a datatype is `integer` or derived from it: those of `decimal` that are not strings. */
export function isIntegerDatatype({ primitive, representation }: Datatype): boolean {
  return primitive === "decimal" && representation === "number";
}

function isFloatingPoint({ primitive }: Datatype): boolean {
  return primitive === "float" || primitive === "double";
}

/** The option `integers` of the last step of derivation that has it. */
function integersOf(steps: readonly SimpleType[]): SimpleType["integers"] {
  return steps.find((step) => step.integers !== undefined)?.integers;
}

const largest: Decimal = { negative: false, integer: "9007199254740991", fraction: "" };
const smallest: Decimal = { ...largest, negative: true };

/** Whether every value of an integer type is a safe integer, by its bounds or its number of digits. */
export function fitsSafeIntegers(steps: readonly SimpleType[]): boolean {
  const digits = effectiveFacet(steps, "totalDigits");
  if (digits !== undefined && digits <= 15) return true;
  const bound = (a: "minInclusive" | "maxInclusive", b: "minExclusive" | "maxExclusive") => {
    const literal = effectiveFacet(steps, a) ?? effectiveFacet(steps, b);
    return literal === undefined ? undefined : parseInteger(literal.trim());
  };
  const low = bound("minInclusive", "minExclusive");
  const high = bound("maxInclusive", "maxExclusive");
  return (
    low !== undefined &&
    high !== undefined &&
    compareDecimals(low, smallest) >= 0 &&
    compareDecimals(high, largest) <= 0
  );
}

/** Whether an integer is a safe one (ECMAScript, `Number.isSafeInteger`). */
export function isSafe(value: Decimal): boolean {
  return compareDecimals(value, smallest) >= 0 && compareDecimals(value, largest) <= 0;
}

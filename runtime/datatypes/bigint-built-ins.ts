import type { SimpleType } from "../descriptors.js";
import {
  xsInteger,
  xsLong,
  xsNegativeInteger,
  xsNonNegativeInteger,
  xsNonPositiveInteger,
  xsPositiveInteger,
  xsUnsignedLong,
} from "./built-ins.js";

/* The built-in types whose integers do not all fit in safe integers, as they are with `integers: "bigint"`. */

function asBigint(type: SimpleType<number>): SimpleType<bigint> {
  const { kind, name, variety, datatype, facets, derived } = type;
  return { kind, name, variety, datatype, facets, derived, integers: "bigint" };
}

/** `xs:integer` (Part 2, 3.3.13, with `integers: "bigint"`). */
export const xsIntegerAsBigint: SimpleType<bigint> = /*@__PURE__*/ asBigint(xsInteger);

/** `xs:nonPositiveInteger` (Part 2, 3.3.14, with `integers: "bigint"`). */
export const xsNonPositiveIntegerAsBigint: SimpleType<bigint> =
  /*@__PURE__*/ asBigint(xsNonPositiveInteger);

/** `xs:negativeInteger` (Part 2, 3.3.15, with `integers: "bigint"`). */
export const xsNegativeIntegerAsBigint: SimpleType<bigint> =
  /*@__PURE__*/ asBigint(xsNegativeInteger);

/** `xs:long` (Part 2, 3.3.16, with `integers: "bigint"`). */
export const xsLongAsBigint: SimpleType<bigint> = /*@__PURE__*/ asBigint(xsLong);

/** `xs:nonNegativeInteger` (Part 2, 3.3.20, with `integers: "bigint"`). */
export const xsNonNegativeIntegerAsBigint: SimpleType<bigint> =
  /*@__PURE__*/ asBigint(xsNonNegativeInteger);

/** `xs:unsignedLong` (Part 2, 3.3.21, with `integers: "bigint"`). */
export const xsUnsignedLongAsBigint: SimpleType<bigint> = /*@__PURE__*/ asBigint(xsUnsignedLong);

/** `xs:positiveInteger` (Part 2, 3.3.25, with `integers: "bigint"`). */
export const xsPositiveIntegerAsBigint: SimpleType<bigint> =
  /*@__PURE__*/ asBigint(xsPositiveInteger);

import type { SimpleType } from "../descriptors.js";
import {
  xsIntegerAsBigint,
  xsLongAsBigint,
  xsNegativeIntegerAsBigint,
  xsNonNegativeIntegerAsBigint,
  xsNonPositiveIntegerAsBigint,
  xsPositiveIntegerAsBigint,
  xsUnsignedLongAsBigint,
} from "./bigint-built-ins.js";
import { xsAnySimpleType } from "./built-ins.js";

/** All built-in types by local name. Importing it brings all of them: for what works with any schema. */
export const builtInSimpleTypes: ReadonlyMap<string, SimpleType> = /*@__PURE__*/ byName(
  /*@__PURE__*/ withDerived(xsAnySimpleType),
);

/** Those whose integers do not all fit in safe integers, as they are with `integers: "bigint"`. */
export const bigintSimpleTypes: ReadonlyMap<string, SimpleType> = /*@__PURE__*/ byName([
  xsIntegerAsBigint,
  xsNonPositiveIntegerAsBigint,
  xsNegativeIntegerAsBigint,
  xsLongAsBigint,
  xsNonNegativeIntegerAsBigint,
  xsUnsignedLongAsBigint,
  xsPositiveIntegerAsBigint,
]);

function byName(types: readonly SimpleType[]): ReadonlyMap<string, SimpleType> {
  return new Map(types.map((type) => [type.name?.local ?? "", type]));
}

function withDerived(type: SimpleType): readonly SimpleType[] {
  return [type, ...(type.derived?.() ?? []).flatMap(withDerived)];
}

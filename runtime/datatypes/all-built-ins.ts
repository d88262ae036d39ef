import type { SimpleType } from "../descriptors.js";
import * as bigintTypes from "./bigint-built-ins.js";
import * as types from "./built-ins.js";

/** All built-in types by local name. Importing it brings all of them: for what works with any schema. */
export const builtInSimpleTypes: ReadonlyMap<string, SimpleType> = /*@__PURE__*/ byName(types);

/** Those whose integers do not all fit in safe integers, as they are with `integers: "bigint"`. */
export const bigintSimpleTypes: ReadonlyMap<string, SimpleType> = /*@__PURE__*/ byName(bigintTypes);

function byName(types: Readonly<Record<string, SimpleType>>): ReadonlyMap<string, SimpleType> {
  return new Map(Object.values(types).map((type) => [type.name?.local ?? "", type]));
}

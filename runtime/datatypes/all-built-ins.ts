import type { SimpleType } from "../descriptors.js";
import * as types from "./built-ins.js";

/** All built-in types by local name. Importing it brings all of them: for what works with any schema. */
export const builtInSimpleTypes: ReadonlyMap<string, SimpleType> = /*@__PURE__*/ byName(undefined);

/** Those whose integers do not all fit in safe integers, as they are with `integers: "bigint"`. */
export const bigintSimpleTypes: ReadonlyMap<string, SimpleType> = /*@__PURE__*/ byName("bigint");

function byName(integers: SimpleType["integers"]): ReadonlyMap<string, SimpleType> {
  const all: readonly SimpleType[] = Object.values(types);
  const chosen = all.filter((type) => type.integers === integers);
  return new Map(chosen.map((type) => [type.name?.local ?? "", type]));
}

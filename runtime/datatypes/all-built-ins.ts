import type { SimpleType } from "../v1/descriptors.js";
import * as types from "./built-ins.js";

/** All built-in types by local name. Importing it brings all of them: for what works with any schema. */
export const builtInSimpleTypes: ReadonlyMap<string, SimpleType> = /*@__PURE__*/ new Map(
  /*@__PURE__*/ Object.values(types)
    .filter((type: SimpleType) => type.integers === undefined)
    .map((type: SimpleType) => [type.name?.local ?? "", type]),
);

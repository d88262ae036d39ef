import type { SimpleType } from "../../descriptors.js";
import { memo } from "../../engine/memo.js";

/** A built-in integer type with `integers: "exact"`: its values are numbers where that loses nothing, and bigints else. */
export const exactly: (type: SimpleType) => SimpleType<number | bigint> = /*@__PURE__*/ memo(
  (type: SimpleType) => ({ ...type, integers: "exact" }) as SimpleType<number | bigint>,
);

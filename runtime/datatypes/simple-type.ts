import type { SimpleType } from "../descriptors.js";
import { memo } from "../engine/memo.js";
import { atomicReader } from "./atomic-reader.js";
import { stepsOf } from "./facets.js";
import { listReader } from "./list-reader.js";
import type { SimpleTypeReader } from "./simple-value.js";
import { unionReader } from "./union-reader.js";

export {
  type Finding,
  isFindings,
  type SimpleTypeReader,
  type SimpleValue,
} from "./simple-value.js";

/** Compiles a simple type on first use. */
export const readerOf: (type: SimpleType) => SimpleTypeReader = /*@__PURE__*/ memo(compile);

function compile(type: SimpleType): SimpleTypeReader {
  const steps = stepsOf(type);
  switch (type.variety) {
    case "atomic":
      return atomicReader(steps);
    case "list":
      return listReader(steps, readerOf);
    case "union":
      return unionReader(steps, readerOf);
  }
}

import type { SimpleType } from "../descriptors.js";
import { memo } from "../engine/memo.js";
import { stepsOf } from "./facets/facets.js";
import { atomicReader } from "./readers/atomic-reader.js";
import { listReader } from "./readers/list-reader.js";
import { unionReader } from "./readers/union-reader.js";
import type { SimpleTypeReader } from "./simple-value.js";

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

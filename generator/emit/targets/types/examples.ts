import { isFindings, readerOf } from "../../../../runtime/datatypes/simple-type.js";
import type { SimpleType } from "../../../../runtime/descriptors.js";
import type { Annotated } from "../../../schema/components.js";

/** The values that a schema gives as examples of a simple type, in any foreign attribute called `example`; what is none of the type is left out. */
export function examplesOf(
  { foreignAttributes }: Annotated,
  type: SimpleType,
): readonly (string | number | boolean)[] {
  const texts = foreignAttributes.filter(({ name }) => name.local === "example");
  return texts.flatMap(({ value }) => {
    const read = readerOf(type).read(value, () => undefined);
    return isFindings(read) || !isPlain(read.value) ? [] : [read.value];
  });
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
}

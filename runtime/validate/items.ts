import type { ElementDescriptor } from "../descriptors.js";
import type { NamedType } from "../nouns/generic-values.js";
import { isNamedType } from "./named-form.js";
import { reportType } from "./report-values.js";
import type { Check, Compile, ItemsCheck, Validation } from "./validation.js";

/** Begins to check the items of one property. */
export type BeginItems = () => ItemsCheck;

/** Checks the array of a property whose items are checked one by one. */
export function arrayCheck(begin: BeginItems): Check {
  return (value, validation) => {
    if (!Array.isArray(value)) return reportType(validation, "array", value);
    const items = begin();
    for (let index = 0; index < value.length; index++) {
      validation.enter(index);
      items.item(value[index], validation);
      validation.leave();
    }
    items.finish(validation);
  };
}

/** Checks the value of an item that is an element, and what `xsi:type` says of it. */
export function checkItemValue(
  element: ElementDescriptor,
  { value, $type }: Readonly<Record<string, unknown>>,
  compile: Compile,
  validation: Validation,
): void {
  const named = $type === undefined ? undefined : namedType($type, validation);
  validation.enter("value");
  if (named === undefined) compile.element(element)(value, validation);
  else compile.named(element, named, value, validation);
  validation.leave();
}

function namedType(value: unknown, validation: Validation): NamedType | undefined {
  validation.enter("$type");
  const named = isNamedType(value, validation) ? value : undefined;
  validation.leave();
  return named;
}

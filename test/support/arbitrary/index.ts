import type fc from "fast-check";
import type { ElementDescriptor, TypeDescriptor } from "../../../runtime/descriptors.js";
import { elementValues, typeValues } from "./complex.js";
import { Dangling, fillSlots } from "./slots.js";

/**
 * Values that a descriptor describes, drawn from the descriptor alone. Identifiers are unique, and references have theirs.
 * What no descriptor of a part says, identity constraints, is left to luck.
 */
export function arbitraryOf<T>(
  descriptor: ElementDescriptor<T> | TypeDescriptor<T>,
): fc.Arbitrary<unknown> {
  return draw(descriptor, false);
}

/**
 * Values that are nearly right: drawn like those of {@link arbitraryOf}, but now and then a part is missing or comes too
 * often, a choice is taken twice, a value is beside its facets, an object has what it should not.
 */
export function looseArbitraryOf<T>(
  descriptor: ElementDescriptor<T> | TypeDescriptor<T>,
): fc.Arbitrary<unknown> {
  return draw(descriptor, true);
}

function draw(
  descriptor: ElementDescriptor | TypeDescriptor,
  loose: boolean,
): fc.Arbitrary<unknown> {
  const values =
    descriptor.kind === "elementDeclaration"
      ? elementValues(descriptor, loose)
      : typeValues(descriptor, loose);
  return values
    .map(filled)
    .filter(({ dangling }) => !dangling)
    .map(({ value }) => value);
}

function filled(drawn: unknown): { readonly value: unknown; readonly dangling: boolean } {
  try {
    return { value: fillSlots(drawn), dangling: false };
  } catch (failure) {
    if (failure instanceof Dangling) return { value: undefined, dangling: true };
    throw failure;
  }
}

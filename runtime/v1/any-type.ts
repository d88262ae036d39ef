import { builtInSimpleTypes } from "../datatypes/all-built-ins.js";
import type { ComplexType } from "../descriptors.js";
import { lendBuiltIns } from "../model/named-built-ins.js";
import { urTypeOf } from "../model/ur-type.js";
import type { AnyType } from "../nouns/generic-values.js";
import { lendOrderedItems } from "../validate/lent.js";
import { orderedItems } from "../validate/ordered.js";
import { any } from "./lending-particles.js";

/** The ur-type (Part 1, 3.4.7). Its wildcards are lax: what the reader's schema set declares is checked. */
export const xsAnyType: ComplexType<AnyType> = /*@__PURE__*/ anyType();

function anyType(): ComplexType<AnyType> {
  // Any type may stand for it, and its content is mixed.
  lendOrderedItems(orderedItems);
  lendBuiltIns(builtInSimpleTypes);
  return urTypeOf<AnyType>((wildcard) => any("any", wildcard));
}

export type { AnyType };

import type { ComplexType } from "../descriptors.js";
import { urTypeOf } from "../model/ur-type.js";
import type { AnyType } from "../nouns/generic-values.js";
import { any } from "./particles.js";

/** The ur-type (Part 1, 3.4.7). Its wildcards are lax: what the reader's schema set declares is checked. */
export const xsAnyType: ComplexType<AnyType> = /*@__PURE__*/ urTypeOf<AnyType>((wildcard) =>
  any("any", wildcard),
);

export type { AnyType };

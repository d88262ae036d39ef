import type { ComplexType } from "../descriptors.js";
import { urTypeOf } from "../model/ur-type.js";
import type { AnyAttribute, AnyElement, QNameValue } from "../nouns/generic-values.js";
import { any } from "./particles.js";

/** The value of an element of type `xs:anyType`: anything at all, as generic trees. */
export interface AnyType {
  /** The type that `xsi:type` names: the content is then of that type. */
  readonly $type?: QNameValue | undefined;
  /** Beside `$type`: prefixes in scope that the content may need, the default namespace under `""`. */
  readonly namespaces?: Readonly<Record<string, string>> | undefined;
  readonly anyAttributes?: readonly AnyAttribute[] | undefined;
  readonly content: readonly (string | { readonly kind: "any"; readonly value: AnyElement })[];
}

/** The ur-type (Part 1, 3.4.7). Its wildcards are lax: what the reader's schema set declares is checked. */
export const xsAnyType: ComplexType<AnyType> = /*@__PURE__*/ urTypeOf<AnyType>((wildcard) =>
  any("any", wildcard),
);

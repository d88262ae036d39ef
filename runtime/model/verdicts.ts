import { resolverOf } from "../datatypes/prefixes.js";
import { isFindings, readerOf, type SimpleValue } from "../datatypes/simple-type.js";
import type { ElementDescriptor, SimpleType } from "../descriptors.js";
import { memo } from "../engine/memo.js";
import type { QNameValue } from "../nouns/generic-values.js";
import type { BrokenRule, RuleName } from "../nouns/rules.js";
import { type QName, xsiNamespace } from "../qname.js";

/*
 * Answers to clauses of the Recommendation that documents and values are both asked for. Each gives the rule that is broken, or
 * undefined; the caller reports it, with the place. Types that stand for others are in `type-substitution.ts`.
 */

/** The rule that is broken, with what its sentence is made of; undefined where none is. */
export type Verdict<Code extends RuleName> =
  | Extract<BrokenRule, { readonly code: Code }>
  | undefined;

/** A declaration or use that may have a default or fixed value, as it is written in the schema. */
export type ValueConstraint = Pick<ElementDescriptor, "default" | "fixed" | "namespaces">;

/** Element Locally Valid (Part 1, 3.3.4), clause 3: whether an element may be nil. */
export function nilVerdict(
  { nillable, fixed }: Pick<ElementDescriptor, "nillable" | "fixed">,
  element: QNameValue,
): Verdict<"cvc-elt.3.1" | "cvc-elt.3.2.2"> {
  if (nillable !== true) return { code: "cvc-elt.3.1", parameters: { element } };
  return fixed === undefined
    ? undefined
    : { code: "cvc-elt.3.2.2", parameters: { element, fixed } };
}

const constraints = /*@__PURE__*/ memo((declaration: ValueConstraint) =>
  memo((type: SimpleType): SimpleValue | undefined => {
    const { fixed, default: standard, namespaces } = declaration;
    const lexical = fixed ?? standard;
    if (lexical === undefined) return undefined;
    const read = readerOf(type).read(lexical, resolverOf(namespaces));
    return isFindings(read) ? undefined : read;
  }),
);

/** The default or fixed value of a declaration, as a value of a type; undefined when there is none, or it is none of the type. */
export function constraintOf(
  declaration: ValueConstraint,
  type: SimpleType,
): SimpleValue | undefined {
  return constraints(declaration)(type);
}

/**
 * Whether a value of a type, by its key, is the one that a declaration fixes, in the value space: clause 5.2.2.2.2 of Element Locally
 * Valid, and Attribute Locally Valid (Part 1, 3.2.4), clause 4.
 */
export function isFixedValue(
  declaration: ValueConstraint,
  type: SimpleType,
  key: string | undefined,
): boolean {
  return constraintOf(declaration, type)?.key === key;
}

/** Clauses 5.2.2.1 and 5.2.2.2.1 of Element Locally Valid: mixed content with a fixed value has no elements, and its text. */
export function mixedFixedVerdict(
  fixed: string,
  element: QNameValue,
  content: { readonly text: string; readonly hasElements: boolean },
): Verdict<"cvc-elt.5.2.2.1" | "cvc-elt.5.2.2.2.1"> {
  const { text: value, hasElements } = content;
  if (hasElements) return { code: "cvc-elt.5.2.2.1", parameters: { element, fixed } };
  if (value === fixed) return undefined;
  return { code: "cvc-elt.5.2.2.2.1", parameters: { element, value, fixed } };
}

const instanceAttributes: ReadonlySet<string> = new Set([
  "type",
  "nil",
  "schemaLocation",
  "noNamespaceSchemaLocation",
]);

/** Whether an attribute speaks to the processor: any element may have it in a document (Part 1, 2.6 and 3.2.7), and no value has. */
export function isInstanceAttribute({ namespace, local }: QName): boolean {
  return namespace === xsiNamespace && instanceAttributes.has(local);
}

import type { NamespaceConstraint } from "../descriptors.js";
import type { QNameValue } from "./generic-values.js";

/** What a wildcard lets in, among what is expected. */
export type LetIn = { readonly namespaces: NamespaceConstraint };

/** What could have stood at a place: a name, what a wildcard lets in, or the kind of an item. */
export type Expected = readonly (QNameValue | LetIn | string)[];

/** A broken rule that another one sums up. */
export type Cause = {
  readonly code: string;
  readonly parameters: Readonly<Record<string, unknown>>;
};

/** A value that is not what a simple type takes, and the element or attribute that has it where a document was read. */
type OfValue = {
  readonly value: string;
  /** Local names of the type, and of the built-in type that it comes from. */
  readonly type?: string | undefined;
  readonly datatype?: string | undefined;
  readonly element?: QNameValue | undefined;
  readonly attribute?: QNameValue | undefined;
};

type OfLength = OfValue & {
  readonly limit: number;
  readonly actual: number;
  /** Undefined where length is counted in octets or items. */
  readonly unit?: "character" | undefined;
};

type OfBound = OfValue & {
  readonly limit: string;
  /** Set where the value and the bound have no order. */
  readonly unordered?: true | undefined;
};

type OfFixed = { readonly value: unknown; readonly fixed: string };
type OfReference = {
  readonly value: string;
  readonly element?: QNameValue | undefined;
  readonly attribute?: QNameValue | undefined;
};
type OfConstraint = { readonly constraint: QNameValue };
type OfLimit = { readonly limit: number };

/** What the sentence about each broken rule is made of. Names carry the prefix that they have at the place, if there is one. */
export interface RuleParameters {
  "cvc-elt.1": { readonly element: QNameValue; readonly expected: Expected };
  "cvc-elt.2": { readonly element: QNameValue; readonly expected?: Expected | undefined };
  "cvc-elt.3.1": { readonly element: QNameValue };
  "cvc-elt.3.2.1": { readonly element: QNameValue };
  "cvc-elt.3.2.2": { readonly element: QNameValue; readonly fixed: string };
  "cvc-elt.4.1": { readonly value: string };
  "cvc-elt.4.2": {
    /** The name as it is written, in `xsi:type` or `$type`; of `$types` the name that it is. */
    readonly value: string | QNameValue;
    readonly expected?: readonly string[] | undefined;
    /** The option that would tell more types, where it was not given. */
    readonly option?: "schemas" | undefined;
  };
  "cvc-elt.4.3": {
    readonly value: string | QNameValue;
    readonly element?: QNameValue | undefined;
    readonly type?: QNameValue | undefined;
    /** The kind of derivation that is blocked. */
    readonly method?: string | undefined;
  };
  "cvc-elt.5.2.2.1": { readonly element: QNameValue; readonly fixed: string };
  "cvc-elt.5.2.2.2.1": OfFixed & { readonly element: QNameValue };
  "cvc-elt.5.2.2.2.2": OfFixed & { readonly element: QNameValue };
  "cvc-type.2": {
    /** Undefined for an anonymous type. */
    readonly type: QNameValue | undefined;
    /** What `$type` may say. */
    readonly expected?: readonly string[] | undefined;
  };
  "cvc-type.3.1.1": { readonly element: QNameValue; readonly attribute: QNameValue };
  "cvc-type.3.1.2": { readonly element: QNameValue; readonly parent: QNameValue };
  "cvc-complex-type.2.1": { readonly element: QNameValue };
  "cvc-complex-type.2.2": { readonly element: QNameValue; readonly parent: QNameValue };
  "cvc-complex-type.2.3": { readonly element: QNameValue; readonly text: string };
  "cvc-complex-type.2.4.a": {
    readonly element: QNameValue;
    readonly parent?: QNameValue | undefined;
    readonly expected: Expected;
    /** Whether the parent could end here. */
    readonly end?: boolean | undefined;
    /** Whether the parent has a place for such an element, but not this one. */
    readonly known?: boolean | undefined;
  };
  "cvc-complex-type.2.4.b": {
    /** The element that is not complete. */
    readonly element?: QNameValue | undefined;
    /** The property that holds what is missing. */
    readonly property?: string | undefined;
    readonly expected: Expected;
    readonly missing?: Expected | undefined;
    readonly count?: number | undefined;
    readonly minimum?: number | undefined;
  };
  "cvc-complex-type.2.4.c": { readonly element: QNameValue };
  "cvc-complex-type.2.4.d": {
    readonly element: QNameValue | LetIn;
    readonly parent?: QNameValue | undefined;
    readonly expected?: Expected | undefined;
    readonly end?: boolean | undefined;
    readonly count?: number | undefined;
    readonly maximum?: number | undefined;
    readonly known?: boolean | undefined;
  };
  "cvc-complex-type.3.2.2": {
    readonly element?: QNameValue | undefined;
    readonly attribute: QNameValue;
    readonly expected: Expected;
  };
  "cvc-complex-type.4": {
    readonly element?: QNameValue | undefined;
    readonly property?: string | undefined;
    readonly attribute: QNameValue;
  };
  "cvc-complex-type.5.1": { readonly attribute: QNameValue };
  "cvc-complex-type.5.2": { readonly attribute: QNameValue };
  "cvc-attribute.4": OfFixed & { readonly attribute: QNameValue };
  "cvc-id.1": OfReference;
  "cvc-id.2": OfReference;
  "cvc-simple-type.2": OfReference;
  "cvc-identity-constraint.3": OfConstraint & {
    readonly field?: string | undefined;
    readonly reason: "several" | "complex";
  };
  "cvc-identity-constraint.4.1": OfConstraint & { readonly values: readonly string[] };
  "cvc-identity-constraint.4.2.1": OfConstraint & {
    /** The fields that find nothing, as the schema writes them but for prefixes. */
    readonly fields?: readonly string[] | undefined;
  };
  "cvc-identity-constraint.4.2.2": OfConstraint & { readonly values: readonly string[] };
  "cvc-identity-constraint.4.2.3": OfConstraint & { readonly field?: string | undefined };
  "cvc-identity-constraint.4.3": OfConstraint & {
    readonly values: readonly string[];
    readonly refer: QNameValue | undefined;
  };
  "cvc-datatype-valid.1.2.1": OfValue;
  "cvc-datatype-valid.1.2.2": Omit<OfValue, "value"> & {
    readonly item: string;
    /** From 0. */
    readonly index: number;
    readonly itemType?: string | undefined;
    readonly causes: readonly Cause[];
  };
  "cvc-datatype-valid.1.2.3": OfValue & {
    readonly memberTypes?: readonly (string | undefined)[] | undefined;
    readonly causes: readonly Cause[];
  };
  "cvc-pattern-valid": OfValue & {
    readonly patterns: readonly string[];
    /** The characters that are the mistake, where they can be told apart. */
    readonly characters?: readonly string[] | undefined;
  };
  "cvc-enumeration-valid": OfValue & { readonly allowed: readonly string[] };
  "cvc-length-valid": OfLength;
  "cvc-minLength-valid": OfLength;
  "cvc-maxLength-valid": OfLength;
  "cvc-minInclusive-valid": OfBound;
  "cvc-minExclusive-valid": OfBound;
  "cvc-maxInclusive-valid": OfBound;
  "cvc-maxExclusive-valid": OfBound;
  "cvc-totalDigits-valid": OfLength;
  "cvc-fractionDigits-valid": OfLength;
  "limit-pattern-length": OfValue;
  "value-type": {
    /** What TypeScript calls it, or what it looks like; alternatives with ` | ` between them. */
    readonly expected: string;
    readonly actual: string;
    readonly type?: string | undefined;
    /** In a list, from 0. */
    readonly index?: number | undefined;
  };
  "value-unknown-property": {
    readonly property: string | number;
    readonly expected: readonly string[];
  };
  "value-choice": {
    readonly branches: readonly (readonly string[])[];
    readonly present: readonly string[];
  };
  "value-kind": { readonly kind: unknown; readonly expected: readonly string[] };
  "value-not-representable": {
    readonly value: unknown;
    /** The default value that would be read back. */
    readonly default?: string | undefined;
    /** The type of an integer that is too large. */
    readonly type?: string | undefined;
    /** Whether the type takes it as a bigint, and only a number cannot hold it. */
    readonly exact?: boolean | undefined;
  };
  "value-character": {
    readonly character: string;
    /** From 0, in UTF-16 units. */
    readonly index: number;
    readonly value?: string | undefined;
  };
  "value-name": { readonly name: string };
  "value-duplicate-attribute": { readonly attribute: QNameValue };
  "value-encoding": { readonly name: string; readonly encoding: string };
  "value-prefix": { readonly prefix: string; readonly namespace: string };
  "value-not-writable": { readonly reason: string };
  "limit-issues": OfLimit;
  "limit-depth": OfLimit;
  "limit-attributes": OfLimit;
  "limit-text-length": OfLimit;
  "limit-document-length": OfLimit;
  "encoding-unknown": { readonly encoding: string };
  "encoding-invalid-bytes": {
    readonly encoding: string;
    /** What the bytes are instead, where their beginning tells. */
    readonly found?: "UTF-8" | "UTF-16" | "UTF-16LE" | "UTF-16BE" | undefined;
  };
  "encoding-binary": { readonly format: string };
}

export type RuleName = keyof RuleParameters;

/** What the sentence is made of about a document that cannot be read to its end, where it is not a rule's. */
export interface FaultParameters {
  /** What is wrong, in English, and what it is about. */
  "xml-not-well-formed": { readonly detail: string };
  /** `allowed`: document type declarations are accepted, and this one cannot be read past. */
  "xml-doctype": { readonly allowed?: true | undefined };
}

/** A broken rule, by its name, with what its sentence is made of. */
export type BrokenRule = {
  [Name in RuleName]: { readonly code: Name; readonly parameters: RuleParameters[Name] };
}[RuleName];

/** The sentence about a broken rule in each language: lower case first, no full stop. */
export type Sentence<Parameters> = {
  readonly fr: (parameters: Parameters) => string;
  readonly en: (parameters: Parameters) => string;
};

/** Sentences by rule. */
export type Sentences<Names extends RuleName> = {
  readonly [Name in Names]: Sentence<RuleParameters[Name]>;
};

/** The codes of findings in a file of rules, each with the parameters of its message. */
export interface SchematronParameters {
  "xml-not-well-formed": { readonly detail: string };
  "schematron-namespace": { readonly found: string; readonly near: string };
  "schematron-no-schematron": { readonly element: string; readonly namespace: string };
  "schematron-lookalike": { readonly element: string; readonly namespace: string };
  "schematron-unknown-element": {
    readonly element: string;
    readonly parent: string;
    readonly near: string | undefined;
  };
  "schematron-misplaced-element": { readonly element: string; readonly parent: string };
  "schematron-stray-text": { readonly element: string; readonly text: string };
  "schematron-unknown-attribute": {
    readonly attribute: string;
    readonly element: string;
    readonly near: string | undefined;
  };
  "schematron-missing-attribute": { readonly attribute: string; readonly element: string };
  "schematron-empty-attribute": { readonly attribute: string; readonly element: string };
  "schematron-wrong-value": {
    readonly attribute: string;
    readonly element: string;
    readonly value: string;
    /** The allowed values; empty where it has to be a name. */
    readonly expected: readonly string[];
  };
  "schematron-unsupported-attribute": { readonly attribute: string; readonly element: string };
  "schematron-abstract-instance": Nothing;
  "schematron-abstract-context": Nothing;
  "schematron-instance-content": { readonly element: string; readonly pattern: string };
  "schematron-xslt-element": { readonly element: string };
  "schematron-binding": { readonly binding: string; readonly near: string | undefined };
  "schematron-needs-xpath2": { readonly binding: string; readonly count: number };
  "schematron-no-pattern": Nothing;
  "schematron-empty-pattern": { readonly pattern: string };
  "schematron-empty-rule": { readonly context: string };
  "schematron-empty-phase": { readonly phase: string };
  "schematron-duplicate-id": { readonly id: string; readonly line: number; readonly file: string };
  "schematron-duplicate-prefix": { readonly prefix: string; readonly line: number };
  "schematron-duplicate-variable": {
    readonly name: string;
    readonly line: number;
    readonly file: string;
  };
  "schematron-variable-cycle": { readonly names: readonly string[] };
  "schematron-unknown-reference": {
    readonly kind: ReferenceKind;
    readonly id: string;
    readonly near: string | undefined;
  };
  "schematron-unknown-key": { readonly name: string; readonly near: string | undefined };
  "schematron-not-abstract": { readonly kind: "rule" | "pattern"; readonly id: string };
  "schematron-cycle": {
    readonly kind: "extends" | "include";
    readonly names: readonly string[];
  };
  "schematron-missing-file": { readonly file: string };
  "schematron-unreadable-file": { readonly file: string; readonly detail: string };
  "schematron-missing-fragment": { readonly file: string; readonly id: string };
  "schematron-unused-parameter": { readonly name: string; readonly pattern: string };
  "schematron-duplicate-parameter": { readonly name: string; readonly line: number };
  "schematron-idle-parameter": { readonly name: string };
  "schematron-shadowed": {
    readonly context: string;
    readonly by: string;
    readonly line: number;
    readonly file: string;
  };
  "schematron-one-position": { readonly function: "position" | "last" };
  "schematron-unknown-level": { readonly attribute: string; readonly value: string };
  "schematron-attribute-context": Nothing;
  "schematron-near-namespace": {
    readonly prefix: string;
    readonly namespace: string;
    readonly near: string;
  };
  "schematron-never-matches": {
    readonly step: string;
    /** The names that the step starts from: `undefined` for anywhere, empty where there are too many. */
    readonly from: readonly string[] | undefined;
    readonly near: string | undefined;
  };
  "schematron-only-in-wildcard": { readonly step: string; readonly near: string | undefined };
  "schematron-impossible-value": {
    readonly value: string;
    readonly of: readonly string[];
    readonly form: "string" | "normalized" | "localName";
    /** All possible values; empty where they cannot be listed. */
    readonly allowed: readonly string[];
    readonly near: string | undefined;
  };
  "schematron-never-number": { readonly of: readonly string[] };
  "xpath-syntax": {
    readonly expression: string;
    readonly found: string;
    readonly expected: readonly string[];
  };
  "xpath-unknown-function": { readonly name: string; readonly near: string | undefined };
  "xpath-arity": {
    readonly name: string;
    readonly given: number;
    readonly least: number;
    readonly most: number | undefined;
  };
  "xpath-unbound-prefix": { readonly prefix: string; readonly near: string | undefined };
  "xpath-undefined-variable": { readonly name: string; readonly near: string | undefined };
  "xpath-no-node-set": { readonly construct: string };
  "xpath-no-pattern": { readonly construct: string };
  "xpath-too-deep": { readonly most: number };
  "xpath2-static": { readonly detail: string };
}

type Nothing = Readonly<Record<never, never>>;
export type ReferenceKind = "pattern" | "phase" | "rule" | "diagnostic" | "property";
export type SchematronCode = keyof SchematronParameters;

import { type DocumentDescriptor, type ParseOptions, Reading } from "./assess/reading.js";
import type { ElementDescriptor, SchemaSet } from "./descriptors.js";
import { type XmlIssue, XmlValidationError } from "./issues.js";
import type { AnyElement, NamedType } from "./nouns/generic-values.js";
import { defaultLimits } from "./xml/limits.js";

export type { DocumentDescriptor, ParseOptions } from "./assess/reading.js";

/** What reading a document gave: its value, or all that is wrong with it. */
export type ParseResult<T> =
  | {
      readonly value: T;
      /** What `xsi:type` says of the document element, where its value does not say it: for the option of `serialize`. */
      readonly type?: NamedType | undefined;
      readonly issues: readonly [];
    }
  | { readonly value: undefined; readonly type?: undefined; readonly issues: readonly XmlIssue[] };

/** The value of a document, and which element of a schema set it was: its Clark name, `{namespace}local`. */
export interface Root<Element = string | undefined, T = unknown> {
  readonly element: Element;
  readonly value: T;
  /** What `xsi:type` says of the document element, where its value does not say it: for the option of `serialize`. */
  readonly type?: NamedType | undefined;
}

/**
 * What documents of a schema set hold: a union in which `element` tells the values apart. Without an `element` it is one that nobody
 * declares, whose type `xsi:type` names: a generic tree.
 */
export type RootOf<Roots> = unknown extends Roots
  ? Root
  : { [Name in keyof Roots]: Root<Name, Roots[Name]> }[keyof Roots] | Root<undefined, AnyElement>;

/** What reading a document of a schema set gave: which element with which value, or all that is wrong with it. */
export type RootResult<Roots> =
  | (RootOf<Roots> & { readonly issues: readonly [] })
  | {
      readonly element: undefined;
      readonly value: undefined;
      readonly type?: undefined;
      readonly issues: readonly XmlIssue[];
    };

/**
 * Reads a document: accepts exactly what the schema accepts, and gives its value (docs/mapping.md) or every issue, in document
 * order. By a schema set it reads a document with any root that the set declares, and says which. Comments and processing
 * instructions are dropped. Nothing is thrown for a document, however bad.
 */
export function parse<T>(
  descriptor: ElementDescriptor<T>,
  document: string | Uint8Array,
  options?: ParseOptions,
): ParseResult<T>;
export function parse<Roots>(
  schemas: SchemaSet<Roots>,
  document: string | Uint8Array,
  options?: ParseOptions,
): RootResult<Roots>;
export function parse(
  descriptor: DocumentDescriptor,
  document: string | Uint8Array,
  options?: ParseOptions,
): ParseResult<unknown> | RootResult<unknown>;
export function parse(
  descriptor: DocumentDescriptor,
  document: string | Uint8Array,
  options: ParseOptions = {},
): ParseResult<unknown> | RootResult<unknown> {
  const { issues, ...root } = assess(descriptor, document, options, true);
  if (issues.length === 0) return { ...root, issues: [] };
  return descriptor.kind === "schemaSet"
    ? { element: undefined, value: undefined, issues }
    : { value: undefined, issues };
}

/**
 * Reads a document as {@link parse} does, and gives its value, or by a schema set the element and its value; throws an
 * {@link XmlValidationError} with all issues if there are any.
 */
export function parseOrThrow<T>(
  descriptor: ElementDescriptor<T>,
  document: string | Uint8Array,
  options?: ParseOptions,
): T;
export function parseOrThrow<Roots>(
  schemas: SchemaSet<Roots>,
  document: string | Uint8Array,
  options?: ParseOptions,
): RootOf<Roots>;
export function parseOrThrow(
  descriptor: DocumentDescriptor,
  document: string | Uint8Array,
  options?: ParseOptions,
): unknown;
export function parseOrThrow(
  descriptor: DocumentDescriptor,
  document: string | Uint8Array,
  options: ParseOptions = {},
): unknown {
  const { issues, ...root } = assess(descriptor, document, options, true);
  if (issues.length > 0) throw new XmlValidationError(issues);
  return descriptor.kind === "schemaSet" ? root : root.value;
}

/**
 * Checks a document as {@link parse} does, without making a value of it.
 *
 * @example
 * const valid = validateDocument(schemas(), bytes, { file: "note.xml" }).length === 0;
 */
export function validateDocument(
  descriptor: DocumentDescriptor,
  document: string | Uint8Array,
  options: ParseOptions = {},
): readonly XmlIssue[] {
  return assess(descriptor, document, options, false).issues;
}

interface Assessed {
  readonly element?: string | undefined;
  readonly value: unknown;
  readonly type?: NamedType | undefined;
  readonly issues: readonly XmlIssue[];
}

function assess(
  descriptor: DocumentDescriptor,
  document: string | Uint8Array,
  options: ParseOptions,
  build: boolean,
): Assessed {
  const limits = { documentLength: defaultLimits.documentLength, ...options.limits };
  const reading = new Reading(descriptor, { ...options, limits }, { build });
  reading.write(document);
  reading.end();
  const { element, value, type } = reading;
  return {
    ...(descriptor.kind === "schemaSet" ? { element } : {}),
    value,
    ...(type === undefined ? {} : { type }),
    issues: reading.take(),
  };
}

import type { Settings } from "./assess/context.js";
import { Aside, type Unknown } from "./assess/lenient/aside.js";
import { type DocumentDescriptor, type DocumentOptions, Reading } from "./assess/reading.js";
import { canWatch } from "./assess/rules/rule-watch.js";
import type { ElementDescriptor, SchemaSet } from "./descriptors.js";
import { type XmlIssue, XmlValidationError } from "./issues.js";
import type { Draft } from "./nouns/draft.js";
import type { AnyElement, NamedType } from "./nouns/generic-values.js";
import { checkersOf, eachChecker, isError } from "./nouns/rule-checker.js";
import { defaultLimits } from "./xml/limits.js";

export type { Unknown } from "./assess/lenient/aside.js";
export type { DocumentDescriptor, DocumentOptions, ParseOptions } from "./assess/reading.js";

/** What a document that cannot be used gave. */
interface Refused {
  readonly ok: false;
  readonly value: undefined;
  readonly type?: undefined;
  readonly issues: readonly XmlIssue[];
  readonly warnings?: undefined;
}

/** What reading a document gave: its value, or all that is wrong with it. `ok` tells which, where a value may be undefined as well. */
export type ParseResult<T> =
  | {
      readonly ok: true;
      readonly value: T;
      /** What `xsi:type` says of the document element, where its value does not say it: for the option of `serialize`. */
      readonly type?: NamedType | undefined;
      readonly issues: readonly [];
      /** Where rules are checked: what they say that is no error. */
      readonly warnings?: readonly XmlIssue[] | undefined;
    }
  | Refused;

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
  | (RootOf<Roots> & {
      readonly ok: true;
      readonly issues: readonly [];
      /** Where rules are checked: what they say that is no error. */
      readonly warnings?: readonly XmlIssue[] | undefined;
    })
  | (Refused & { readonly element: undefined });

/** How a document is read of which nothing is wanted unless it is valid. */
export interface StrictOptions extends DocumentOptions {
  readonly lenient?: false | undefined;
}

/** How a document is read of which whatever can be made a value is wanted. */
export interface LenientOptions extends DocumentOptions {
  /** Whether a document that is not valid gives what could be made of it. Default false. */
  readonly lenient: true;
}

/** What a document gave beside a value. */
interface Leniently {
  readonly ok: false;
  /** What `xsi:type` says of the document element, where its value does not say it. */
  readonly type?: NamedType | undefined;
  readonly issues: readonly XmlIssue[];
  /** What the document has and the value has no place for. */
  readonly unknown: readonly Unknown[];
  readonly warnings?: undefined;
}

/** What lenient reading gave: the value of a valid document; or a draft, all that is wrong, and what the draft has no place for. */
export type LenientResult<T> =
  | (Extract<ParseResult<T>, { readonly ok: true }> & { readonly unknown: readonly [] })
  | (Leniently & { readonly value: Draft<T> | undefined });

/** What lenient reading by a schema set gave: which element, and its value or a draft of it. */
export type LenientRootResult<Roots> =
  | (Extract<RootResult<Roots>, { readonly ok: true }> & { readonly unknown: readonly [] })
  | (DraftOf<Roots> & Leniently);

type DraftOf<Roots> = unknown extends Roots
  ? Root
  :
      | { [Name in keyof Roots]: Root<Name, Draft<Roots[Name]> | undefined> }[keyof Roots]
      | Root<undefined, Draft<AnyElement> | undefined>;

/**
 * Reads a document: accepts exactly what the schema accepts, and gives its value (docs/mapping.md) or every issue, in document
 * order. By a schema set it reads a document with any root that the set declares, and says which. Comments and processing
 * instructions are dropped. Nothing is thrown for a document, however bad. With `lenient: true` a document that is not valid gives what
 * could be made of it beside the issues, and `unknown`, what that has no place for.
 *
 * @example
 * const result = parse(NoteElement, bytes);
 * if (result.ok) console.log(result.value.to.length);
 * else console.log(result.issues.map(formatIssue).join("\n"));
 */
export function parse<T>(
  descriptor: ElementDescriptor<T>,
  document: string | Uint8Array,
  options: LenientOptions,
): LenientResult<T>;
export function parse<Roots>(
  schemas: SchemaSet<Roots>,
  document: string | Uint8Array,
  options: LenientOptions,
): LenientRootResult<Roots>;
export function parse<T>(
  descriptor: ElementDescriptor<T>,
  document: string | Uint8Array,
  options?: StrictOptions,
): ParseResult<T>;
export function parse<Roots>(
  schemas: SchemaSet<Roots>,
  document: string | Uint8Array,
  options?: StrictOptions,
): RootResult<Roots>;
export function parse(
  descriptor: DocumentDescriptor,
  document: string | Uint8Array,
  options?: StrictOptions,
): ParseResult<unknown> | RootResult<unknown>;
export function parse(
  descriptor: DocumentDescriptor,
  document: string | Uint8Array,
  options: StrictOptions | LenientOptions = {},
): ParseResult<unknown> | RootResult<unknown> | LenientResult<unknown> {
  const aside = options.lenient === true ? new Aside() : undefined;
  const { issues, ...root } = assess(descriptor, document, options, { build: true, aside });
  const kept = aside && { unknown: aside.unknown };
  if (issues.some(isError)) {
    if (kept !== undefined) return { ok: false, ...root, issues, ...kept };
    const refused = { ok: false, value: undefined, issues } as const;
    return descriptor.kind === "schemaSet" ? { ...refused, element: undefined } : refused;
  }
  const warnings = issues.length === 0 ? {} : { warnings: issues };
  return { ok: true, ...root, issues: [], ...kept, ...warnings };
}

/**
 * Reads a document as {@link parse} does, and gives its value, or by a schema set the element and its value; throws an
 * {@link XmlValidationError} with all issues if there are any.
 *
 * @example
 * const { to } = parseOrThrow(NoteElement, bytes, { locale: "en" });
 */
export function parseOrThrow<T>(
  descriptor: ElementDescriptor<T>,
  document: string | Uint8Array,
  options?: DocumentOptions,
): T;
export function parseOrThrow<Roots>(
  schemas: SchemaSet<Roots>,
  document: string | Uint8Array,
  options?: DocumentOptions,
): RootOf<Roots>;
export function parseOrThrow(
  descriptor: DocumentDescriptor,
  document: string | Uint8Array,
  options?: DocumentOptions,
): unknown;
export function parseOrThrow(
  descriptor: DocumentDescriptor,
  document: string | Uint8Array,
  options: DocumentOptions = {},
): unknown {
  const { issues, ...root } = assess(descriptor, document, options, { build: true });
  if (issues.some(isError)) throw new XmlValidationError(issues);
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
  options: DocumentOptions = {},
): readonly XmlIssue[] {
  return assess(descriptor, document, options, { build: false }).issues;
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
  options: DocumentOptions,
  settings: Pick<Settings, "build" | "aside">,
): Assessed {
  const limits = { documentLength: defaultLimits.documentLength, ...options.limits };
  const rules = checkersOf(options).filter(canWatch);
  const reading = new Reading(descriptor, { ...options, limits }, { ...settings, rules });
  reading.write(document);
  reading.end();
  const found = reading.take();
  const { element, value, type } = reading;
  return {
    ...(descriptor.kind === "schemaSet" ? { element } : {}),
    value,
    ...(type === undefined ? {} : { type }),
    issues: withRules(found, reading.watches, descriptor, document, options),
  };
}

/** What the schema says is wrong, and what rules say; rules are asked about documents that are valid by the schema. */
function withRules(
  found: readonly XmlIssue[],
  watches: Reading["watches"],
  descriptor: DocumentDescriptor,
  document: string | Uint8Array,
  options: DocumentOptions,
): readonly XmlIssue[] {
  if (options.rules === undefined) return found;
  const said = eachChecker(options, (checker) => {
    if (found.length > 0) return checker.notRun("not-valid", options);
    const watch = watches.get(checker);
    return watch === undefined
      ? checker.checkDocument(document, options, descriptor)
      : watch.finish(document);
  });
  return [...found.map(ofSchema), ...said];
}

/** Beside what rules say, an issue says that it is the schema's. */
function ofSchema(issue: XmlIssue): XmlIssue {
  return { ...issue, source: "schema", level: "error" };
}

import { type DocumentDescriptor, type DocumentOptions, Reading } from "./assess/reading.js";
import { type XmlIssue, XmlValidationError } from "./issues.js";
import type { NamedType } from "./nouns/generic-values.js";
import { eachChecker, isError } from "./nouns/rule-checker.js";
import { defaultLimits } from "./xml/limits.js";

export type { DocumentDescriptor, DocumentOptions, ParseOptions } from "./assess/reading.js";

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
  | {
      readonly ok: false;
      readonly value: undefined;
      readonly type?: undefined;
      readonly issues: readonly XmlIssue[];
      readonly warnings?: undefined;
    };

/**
 * Reads a document: accepts exactly what the schema accepts, and gives its value (docs/mapping.md) or every issue, in document
 * order. Comments and processing instructions are dropped. Nothing is thrown for a document, however bad.
 *
 * @example
 * const result = parse(NoteElement, bytes);
 * if (result.ok) console.log(result.value.to.length);
 * else console.log(result.issues.map(formatIssue).join("\n"));
 */
export function parse<T>(
  descriptor: DocumentDescriptor<T>,
  document: string | Uint8Array,
  options: DocumentOptions = {},
): ParseResult<T> {
  const { value, type, issues } = assess(descriptor, document, options, true);
  if (issues.some(isError)) return { ok: false, value: undefined, issues };
  const result = { ok: true, value: value as T, issues: [] } as const;
  const typed = type === undefined ? result : { ...result, type };
  return issues.length === 0 ? typed : { ...typed, warnings: issues };
}

/**
 * Reads a document as {@link parse} does; throws an {@link XmlValidationError} with all issues if there are any.
 *
 * @example
 * const { to } = parseOrThrow(NoteElement, bytes, { locale: "en" });
 */
export function parseOrThrow<T>(
  descriptor: DocumentDescriptor<T>,
  document: string | Uint8Array,
  options: DocumentOptions = {},
): T {
  const { value, issues } = assess(descriptor, document, options, true);
  if (issues.some(isError)) throw new XmlValidationError(issues);
  return value as T;
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
  return assess(descriptor, document, options, false).issues;
}

interface Assessed {
  readonly value: unknown;
  readonly type: NamedType | undefined;
  readonly issues: readonly XmlIssue[];
}

function assess(
  descriptor: DocumentDescriptor,
  document: string | Uint8Array,
  options: DocumentOptions,
  build: boolean,
): Assessed {
  const limits = { documentLength: defaultLimits.documentLength, ...options.limits };
  const reading = new Reading(descriptor, { ...options, limits }, { build });
  reading.write(document);
  reading.end();
  const found = reading.take();
  const { value, type } = reading;
  if (options.rules === undefined) return { value, type, issues: found };
  const said = eachChecker(options, (checker) =>
    found.length > 0
      ? checker.notRun("not-valid", options)
      : checker.checkDocument(document, options, descriptor),
  );
  return { value, type, issues: [...found.map(ofSchema), ...said] };
}

/** Beside what rules say, an issue says that it is the schema's. */
function ofSchema(issue: XmlIssue): XmlIssue {
  return { ...issue, source: "schema", level: "error" };
}

/**
 * Public API of `scrutin/runtime`: write, check and read documents by the descriptors that generated code exports.
 *
 * @module
 */

export { memberOf, type UnionMember } from "./datatypes/readers/member-of.js";
export {
  formatIssue,
  type IssueOf,
  type IssueParameters,
  type Locale,
  type Path,
  type Position,
  type RuleCode,
  type XmlIssue,
  XmlValidationError,
} from "./issues.js";
export { formatIssueWithSource } from "./messages/source-excerpt.js";
export type { At, HeadOf, ItemAt, WayOf } from "./model/streamed-property.js";
export type { Draft } from "./nouns/draft.js";
export type {
  AnyAttribute,
  AnyElement,
  NamedType,
  NamedTypes,
  Nil,
  QNameValue,
  WithTypes,
} from "./nouns/generic-values.js";
export { setLocale } from "./nouns/locale.js";
export {
  type DocumentDescriptor,
  type LenientOptions,
  type LenientResult,
  type LenientRootResult,
  type ParseOptions,
  type ParseResult,
  parse,
  parseOrThrow,
  type Root,
  type RootOf,
  type RootResult,
  type StrictOptions,
  type Unknown,
  validateDocument,
} from "./parse.js";
export {
  type DocumentSource,
  type ParseStreamOptions,
  parseStream,
  type StreamPart,
} from "./parse-stream.js";
export { clark, type QName, sameName } from "./qname.js";
export type { Items, StreamOptions } from "./serialize/stream-options.js";
export {
  type SerializeOptions,
  serialize,
  serializeToBytes,
  toXmlBuilder,
  writeTo,
} from "./serialize.js";
export { serializeStream, serializeToReadable } from "./serialize-stream.js";
export { type StandardSchema, standardSchema } from "./standard-schema.js";
export { assertValid, isValid, type ValidateOptions, validate } from "./validate.js";
export { validateStream } from "./validate-stream.js";
export type { XmlLimits } from "./xml/events.js";
export type { Encoding, SinkName, XmlSink } from "./xml/write/sink.js";

import type { ElementDescriptor } from "./descriptors.js";
import { XmlValidationError } from "./issues.js";
import { writeDocument } from "./serialize/document.js";
import {
  checkLength,
  checkPrefixes,
  type DocumentSerializeOptions,
  hasCdata,
  indentOf,
  issueOf,
  type SerializeOptions,
  textSink,
  withinLimits,
  xmlDeclaration,
} from "./serialize/options.js";
import { assertValid } from "./validate.js";
import { isStackOverflow } from "./xml/limits.js";
import { encodeText } from "./xml/write/encoding.js";
import { PiecewiseWriter } from "./xml/write/piecewise-writer.js";
import type { XmlSink } from "./xml/write/sink.js";
import {
  defaultNamespaceAt,
  type XMLBuilder,
  XmlbuilderLimit,
  XmlWriter,
} from "./xml/write/xmlbuilder-sink.js";

export type { DocumentSerializeOptions, SerializeOptions } from "./serialize/options.js";

/**
 * Writes a value as a document. The value is checked first: what cannot be valid is never written, and the
 * {@link XmlValidationError} says all that is wrong. In ISO-8859-1 every character of the text is in the encoding.
 *
 * @example
 * const xml = serialize(NoteElement, { id: "a1", to: ["Zoé"] }, { indent: 2, prefixes: { "urn:notes": "n" } });
 */
export function serialize<T>(
  descriptor: ElementDescriptor<T>,
  value: NoInfer<T>,
  options: DocumentSerializeOptions = {},
): string {
  checkPrefixes(options);
  assertValid(descriptor, value, options);
  const end = indentOf(options) === undefined ? "" : "\n";
  return withinLimits(options, () => {
    const text = xmlDeclaration(options) + rootOf(descriptor, value, options) + end;
    checkLength(text.length, options.limits?.documentLength);
    return text;
  });
}

/**
 * Writes a value as a document, in the bytes of its encoding.
 *
 * @example
 * const latin1 = serializeToBytes(NoteElement, note().id("a1").to("Zoé").build(), { encoding: "ISO-8859-1" });
 */
export function serializeToBytes<T>(
  descriptor: ElementDescriptor<T>,
  value: NoInfer<T>,
  options: DocumentSerializeOptions = {},
): Uint8Array {
  return encodeText(serialize<T>(descriptor, value, options), options.encoding ?? "UTF-8");
}

/**
 * Writes a value into a document that the caller is building with xmlbuilder2, as the last child of `parent`, and returns
 * `parent`. The element declares the prefixes that it needs, so that it can stand anywhere. What is then printed with
 * `end()` is right; ampersands and line ends stand escaped in the nodes, because xmlbuilder2 does not always escape them.
 *
 * @example
 * const archive = create({ version: "1.0" }).ele("archive");
 * toXmlBuilder(archive, NoteElement, { id: "a1", to: ["Zoé"] });
 * console.log(archive.end({ prettyPrint: true }));
 */
export function toXmlBuilder<T>(
  parent: XMLBuilder,
  descriptor: ElementDescriptor<T>,
  value: NoInfer<T>,
  options: Omit<DocumentSerializeOptions, "declaration" | "standalone" | "cdata"> = {},
): XMLBuilder {
  checkPrefixes(options);
  assertValid(descriptor, value, options);
  const writer = new XmlWriter(parent, options.encoding);
  try {
    withinLimits(options, () =>
      writeDocument(writer, descriptor, value, options, defaultNamespaceAt(parent)),
    );
    writer.finish();
  } catch (failure) {
    writer.abandon();
    if (!(failure instanceof XmlbuilderLimit)) throw failure;
    const issue = issueOf("value-not-writable", { reason: failure.message }, options.locale);
    throw new XmlValidationError([issue]);
  }
  return parent;
}

/**
 * Writes a value to a sink of the caller's: events in document order, for what keeps documents in another form than text. The
 * value is checked first, as {@link serialize} checks it; nothing reaches the sink of one that is not valid.
 *
 * @example
 * const depths: number[] = [];
 * let depth = 0;
 * const ignore = (): undefined => undefined;
 * const open = (): unknown => depths.push(++depth);
 * const close = (): unknown => depth--;
 * writeTo({ open, close, leaf: ignore, text: ignore, attribute: ignore, declare: ignore }, NoteElement, { id: "a1", to: ["Zoé"] });
 */
export function writeTo<T>(
  sink: XmlSink,
  descriptor: ElementDescriptor<T>,
  value: NoInfer<T>,
  options: Omit<SerializeOptions, "declaration" | "standalone" | "cdata"> = {},
): void {
  checkPrefixes(options);
  assertValid(descriptor, value, options);
  withinLimits(options, () => writeDocument(sink, descriptor, value, options));
}

/** The root element, written by xmlbuilder2, or by ourselves where xmlbuilder2 would write it wrongly: the bytes are the same. */
function rootOf(descriptor: ElementDescriptor, value: unknown, options: SerializeOptions): string {
  if (hasCdata(options)) return textOf(descriptor, value, options);
  try {
    const writer = new PiecewiseWriter(options.encoding);
    writeDocument(writer, descriptor, value, options);
    return writer.end();
  } catch (limit) {
    // It calls itself for every level, more often than we do.
    if (!(limit instanceof XmlbuilderLimit || isStackOverflow(limit))) throw limit;
    return textOf(descriptor, value, options);
  }
}

function textOf(descriptor: ElementDescriptor, value: unknown, options: SerializeOptions): string {
  const sink = textSink(options);
  writeDocument(sink, descriptor, value, options);
  return sink.take();
}

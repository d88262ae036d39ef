import { chunksOf, type DocumentSource } from "./assess/document-source.js";
import { onlyRepeatedProperty, rowsOnWay } from "./assess/items.js";
import type { DocumentDescriptor, DocumentOptions } from "./assess/reading.js";
import { StreamReading } from "./assess/rules/stream-rules.js";
import type { ElementDescriptor } from "./descriptors.js";
import { plainObjects } from "./engine/plain-objects.js";
import type { XmlIssue } from "./issues.js";
import { type At, type HeadOf, type ItemAt, type WayOf, wayOf } from "./model/streamed-property.js";
import type { NamedType } from "./nouns/generic-values.js";
import { isError } from "./nouns/rule-checker.js";

export type { DocumentSource } from "./assess/document-source.js";

/** What {@link parseStream} can be told beside what `parse` can. */
export interface ParseStreamOptions extends DocumentOptions {
  /**
   * The repeated property whose values are handed out, or the names of the properties that lead to it: as for `serializeStream`. Default: the one repeated
   * property of the root's type, if there is one only.
   */
  readonly at?: At | undefined;
}

/** What {@link parseStream} hands out: one value after the other, then what is left of the document. */
export type StreamPart<Item = unknown, Head = unknown> =
  | {
      readonly kind: "item";
      /** Undefined when the item is not valid. */
      readonly value: Item | undefined;
      /** What `xsi:type` says of it, where the value does not say it. */
      readonly type?: NamedType | undefined;
      /** What is wrong with it, and with what stands between it and the item before. */
      readonly issues: readonly XmlIssue[];
      /** From 0. */
      readonly index: number;
    }
  | {
      readonly kind: "end";
      /** The value of the document without the items; undefined when anything in the document was not valid. */
      readonly value: Head | undefined;
      /** What came after the last item: what the document lacks, references that find nothing, broken keys. */
      readonly issues: readonly XmlIssue[];
    };

/**
 * Reads a document and hands out the values of a repeated element as they are complete, each with its issues: one bad item does
 * not lose the others. Memory holds one item and one chunk at a time; beside that only what the schema itself asks to
 * remember, such as identifiers. Nothing is thrown for a document, however bad. Where `at` says what is handed out, the items have
 * their type; else you name it.
 *
 * @example
 * for await (const part of parseStream(NotesElement, createReadStream("notes.xml"), { at: "note" })) {
 *   for (const issue of part.issues) console.log(formatIssue(issue));
 *   if (part.kind === "item") console.log(part.index, part.value?.id);
 * }
 */
export function parseStream<T, const Where extends At>(
  descriptor: ElementDescriptor<T>,
  source: DocumentSource,
  options: ParseStreamOptions & { readonly at: Where },
): AsyncGenerator<StreamPart<ItemAt<T, WayOf<Where>>, HeadOf<T, WayOf<Where>>>>;
export function parseStream<Item = unknown, Head = unknown>(
  descriptor: DocumentDescriptor,
  source: DocumentSource,
  options?: ParseStreamOptions,
): AsyncGenerator<StreamPart<Item, Head>>;
export async function* parseStream<Item = unknown, Head = unknown>(
  descriptor: DocumentDescriptor,
  source: DocumentSource,
  options: ParseStreamOptions = {},
): AsyncGenerator<StreamPart<Item, Head>> {
  const way = wayIn(descriptor, options.at);
  const parts: StreamPart<Item, Head>[] = [];
  let index = 0;
  let failed = false;
  const take = (value: unknown, type: NamedType | undefined): void => {
    const issues = stream.take();
    const valid = !issues.some(isError);
    failed ||= !valid;
    const held = valid ? (value as Item) : undefined;
    parts.push(new ItemPart(held, valid ? type : undefined, issues, index++) as ItemPart<Item>);
  };
  const stream = new StreamReading(descriptor, options, { build: true, items: { way, take } });
  const { reading } = stream;
  for await (const chunk of chunksOf(source)) {
    reading.write(chunk);
    for (const part of parts.splice(0)) yield part;
    if (reading.stopped) break;
  }
  reading.end();
  for (const part of parts.splice(0)) yield part;
  const issues = stream.finish();
  const valid = !failed && !issues.some(isError);
  yield { kind: "end", value: valid ? (without(reading.value, way) as Head) : undefined, issues };
}

type ItemPart<Item> = Extract<StreamPart<Item>, { readonly kind: "item" }>;

const ItemPart = /*@__PURE__*/ plainObjects(function (
  this: { -readonly [Key in keyof ItemPart<unknown>]: ItemPart<unknown>[Key] },
  value: unknown,
  type: NamedType | undefined,
  issues: readonly XmlIssue[],
  index: number,
) {
  this.kind = "item";
  this.value = value;
  if (type !== undefined) this.type = type;
  this.issues = issues;
  this.index = index;
});

function wayIn(descriptor: DocumentDescriptor, at: At | undefined): readonly string[] {
  if (at !== undefined) {
    const way = wayOf(at);
    const rows = descriptor.kind === "schemaSet" ? undefined : rowsOnWay(descriptor, way);
    if (rows !== undefined)
      throw new TypeError(
        `parseStream: ${rows.join(".")} is a list of rows, which are handed out whole; the option at may lead there and no further`,
      );
    return way;
  }
  const only = descriptor.kind === "schemaSet" ? undefined : onlyRepeatedProperty(descriptor);
  if (only === undefined)
    throw new TypeError("parseStream: the option at must name the repeated property");
  return [only];
}

/** A value without the property that a way leads to: its values were handed out. */
function without(value: unknown, [property, ...rest]: readonly string[]): unknown {
  if (property === undefined || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((each: unknown) => without(each, [property, ...rest]));
  const entries = Object.entries(value).flatMap(([name, held]): [string, unknown][] => {
    if (name !== property) return [[name, held]];
    return rest.length === 0 ? [] : [[name, without(held, rest)]];
  });
  return Object.fromEntries(entries);
}

import type { ElementDescriptor } from "./descriptors.js";
import type { At, HeadOf, ItemAt, WayOf } from "./model/streamed-property.js";
import { checkPrefixes } from "./serialize/options.js";
import type { Items, StreamOptions } from "./serialize/stream-options.js";
import { StreamWriter } from "./serialize/stream-writer.js";
import { WrittenRules } from "./serialize/written-rules.js";
import { encodeText } from "./xml/write/encoding.js";
import type { Encoding } from "./xml/write/sink.js";

/**
 * Writes a document whose one repeated property comes from an iterable or async iterable, in memory that does not grow. The
 * chunks together are what `serialize` gives for the whole value, byte for byte. The head is checked before anything is
 * given out, each item when it comes: a mistake ends the stream with an `XmlValidationError` that has the item's index in its
 * path. What a document refers to is known at its end only, and so are such mistakes.
 *
 * A chunk is made when it is asked for: `pipeline(serializeStream(…), file)` of Node writes with back pressure.
 *
 * @example
 * const items = [{ id: "a1", to: ["Zoé"] }]; // or anything that is iterated, later too
 * await pipeline(serializeStream(NotesElement, {}, items, { at: "note" }), createWriteStream("notes.xml"));
 */
export function serializeStream<T, const Where extends At>(
  descriptor: ElementDescriptor<T>,
  head: HeadOf<NoInfer<T>, WayOf<Where>>,
  items: Items<ItemAt<NoInfer<T>, WayOf<Where>>>,
  options: StreamOptions<Where>,
): AsyncGenerator<string, void, undefined> {
  checkPrefixes(options);
  const chunks = chunksOf(new StreamWriter(descriptor, head, options), items);
  return options.rules === undefined
    ? chunks
    : checked(chunks, new WrittenRules(descriptor, options));
}

/** Chunks that break no rule, each held until the next one is there, so that nothing is given out with the end missing. */
async function* checked(
  chunks: AsyncGenerator<string, void, undefined>,
  rules: WrittenRules,
): AsyncGenerator<string, void, undefined> {
  let held: string | undefined;
  for await (const chunk of chunks) {
    if (held !== undefined) yield rules.pass(held);
    held = chunk;
  }
  yield rules.end(held ?? "");
}

/**
 * {@link serializeStream} as a Web stream of bytes, in the encoding of the document.
 *
 * @example
 * const items = [{ id: "a1", to: ["Zoé"] }];
 * const response = new Response(serializeToReadable(NotesElement, {}, items, { at: "note" }));
 */
export function serializeToReadable<T, const Where extends At>(
  descriptor: ElementDescriptor<T>,
  head: HeadOf<NoInfer<T>, WayOf<Where>>,
  items: Items<ItemAt<NoInfer<T>, WayOf<Where>>>,
  options: StreamOptions<Where>,
): ReadableStream<Uint8Array> {
  const encoding: Encoding = options.encoding ?? "UTF-8";
  const chunks = serializeStream(descriptor, head, items, options);
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done === true) controller.close();
      else controller.enqueue(encodeText(value, encoding));
    },
    async cancel() {
      await chunks.return();
    },
  });
}

async function* chunksOf(
  writer: StreamWriter,
  items: Items<unknown>,
): AsyncGenerator<string, void, undefined> {
  if (Symbol.asyncIterator in items) {
    for await (const item of items) {
      const chunk = writer.write(item);
      if (chunk !== "") yield chunk;
    }
  } else
    for (const item of items) {
      const chunk = writer.write(item);
      if (chunk !== "") yield chunk;
    }
  yield writer.end();
}

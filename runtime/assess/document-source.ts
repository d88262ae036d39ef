/** A document in parts: a text, bytes, or any stream of either. */
export type DocumentSource =
  | string
  | Uint8Array
  | Iterable<string | Uint8Array>
  | AsyncIterable<string | Uint8Array>
  | ReadableStream<string | Uint8Array>;

const chunkLength = 65536;

/** The pieces of a document, however it comes. */
export async function* chunksOf(source: DocumentSource): AsyncGenerator<string | Uint8Array> {
  if (typeof source === "string" || source instanceof Uint8Array) {
    for (let start = 0; start < source.length; start += chunkLength) {
      yield source.slice(start, start + chunkLength);
    }
  } else if (Symbol.asyncIterator in source || Symbol.iterator in source) yield* source;
  else yield* readAll(source);
}

/** For browsers whose streams cannot be iterated. */
async function* readAll(
  stream: ReadableStream<string | Uint8Array>,
): AsyncGenerator<string | Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}

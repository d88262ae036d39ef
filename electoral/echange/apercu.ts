import { chunksOf, type DocumentSource } from "../../runtime/assess/document-source.js";
import { clark } from "../../runtime/qname.js";
import { DocumentDecoder } from "../../runtime/xml/read/decode.js";
import { XmlReader } from "../../runtime/xml/read/reader.js";

/** What the beginning of a document shows, and the whole document again. */
export interface Apercu {
  /** The root and what is in its content, or in it, as Clark names: as many as tell how the document goes on. */
  readonly noms: readonly string[];
  readonly pieces: AsyncGenerator<string | Uint8Array>;
}

/** Envelopes have some hundred characters; what has no content after so many has none. */
const farthest = 1 << 20;

/**
 * Looks at the beginning of a document until it is known what it holds: the root, and the child that `isEnough` waits for. What is not well-formed
 * shows what stands before; reading it says what is wrong.
 */
export async function apercuDe(
  source: DocumentSource,
  isEnough: (noms: readonly string[]) => boolean,
): Promise<Apercu> {
  const noms: string[] = [];
  let depth = 0;
  let isDone = false;
  const reader = new XmlReader(
    {
      startElement: ({ name }) => {
        // Of what is in the envelope nothing is of interest.
        if (depth === 0 || depth === 2) noms.push(clark(name));
        depth++;
        isDone ||= isEnough(noms);
      },
      endElement: () => {
        depth--;
      },
      text: () => {},
    },
    { doctype: "pass" },
  );
  const decoder = new DocumentDecoder();
  const chunks = chunksOf(source);
  const seen: (string | Uint8Array)[] = [];
  for (let length = 0; !isDone && !reader.stopped && length < farthest; ) {
    const { done, value } = await chunks.next();
    if (done === true) break;
    seen.push(value);
    length += value.length;
    for (const text of typeof value === "string" ? [value] : decoder.write(value))
      reader.write(text);
  }
  async function* pieces(): AsyncGenerator<string | Uint8Array> {
    yield* seen.splice(0);
    yield* chunks;
  }
  return { noms, pieces: pieces() };
}

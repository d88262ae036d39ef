import { chunksOf, type DocumentSource } from "../../runtime/assess/document-source.js";
import { clark } from "../../runtime/qname.js";
import { DocumentDecoder } from "../../runtime/xml/read/decode.js";
import { XmlReader } from "../../runtime/xml/read/reader.js";

/** What the beginning of a document shows, together with the complete document for further reading. */
export interface Apercu {
  /** The Clark names of the root and of its first descendants: as many as are needed to know the form of the document. */
  readonly noms: readonly string[];
  readonly pieces: AsyncGenerator<string | Uint8Array>;
}

/** How many characters are looked at. Envelopes have some hundred: a document without content after so many has none. */
const farthest = 1 << 20;

/**
 * Reads the beginning of a document until its form is known: the root, and the child that `isEnough` waits for. A document that is not well-formed
 * shows what comes before the mistake; reading it later reports the mistake.
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
        // The descendants of the envelope do not matter.
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

import { chunksOf, type DocumentSource } from "./assess/document-source.js";
import type { DocumentDescriptor, DocumentOptions } from "./assess/reading.js";
import { StreamReading } from "./assess/rules/stream-rules.js";
import type { XmlIssue } from "./issues.js";

/**
 * Checks a document piece by piece, as `validateDocument` checks a whole one: the same issues, in document order. Memory holds one
 * piece, the issues, and what the schema itself asks to remember, such as identifiers. Reading stops after `maxIssues`. Nothing is
 * thrown for a document, however bad; what the source throws is.
 *
 * @example
 * const issues = await validateStream(NotesElement, createReadStream("notes.xml"));
 */
export async function validateStream(
  descriptor: DocumentDescriptor,
  source: DocumentSource,
  options: DocumentOptions = {},
): Promise<readonly XmlIssue[]> {
  const stream = new StreamReading(descriptor, options, { build: false });
  const { reading } = stream;
  for await (const chunk of chunksOf(source)) {
    reading.write(chunk);
    if (reading.stopped) break;
  }
  reading.end();
  return stream.finish();
}

import { chunksOf, type DocumentSource } from "./assess/document-source.js";
import { type DocumentDescriptor, type ParseOptions, Reading } from "./assess/reading.js";
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
  options: ParseOptions = {},
): Promise<readonly XmlIssue[]> {
  const reading = new Reading(descriptor, options, { build: false });
  for await (const chunk of chunksOf(source)) {
    reading.write(chunk);
    if (reading.stopped) break;
  }
  reading.end();
  return reading.take();
}

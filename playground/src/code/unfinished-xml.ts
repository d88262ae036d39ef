import type { ElementDescriptor } from "../../../runtime/descriptors.js";
import { writeDocument } from "../../../runtime/serialize/document.js";
import { StringSink } from "../../../runtime/xml/write/string-sink.js";

/** The document of a value that may be unfinished: what can be written of it. Undefined where it cannot be. */
export function unfinishedXml(descriptor: ElementDescriptor, value: unknown): string | undefined {
  const sink = new StringSink();
  try {
    writeDocument(sink, descriptor, value ?? {}, { indent: 2 });
    return `<?xml version="1.0" encoding="UTF-8"?>\n${sink.take()}\n`;
  } catch {
    return undefined;
  }
}

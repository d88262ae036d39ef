import { StringSink } from "../../../runtime/xml/write/string-sink.js";

/*
 * Stands for what writes documents as trees of xmlbuilder2, which is a third of the page: the page asks for texts alone, and
 * `StringSink` writes the same bytes, to which tests of the runtime hold both.
 */

/** A document as text. */
export class PiecewiseWriter extends StringSink {
  end(): string {
    return this.take();
  }
}

/** Never thrown: what it says of xmlbuilder2 is not so of a text. */
export class XmlbuilderLimit extends Error {}

/** What `toXmlBuilder` needs, which the page never calls. */
export class XmlWriter extends StringSink {}

export function defaultNamespaceAt(): string {
  return "";
}

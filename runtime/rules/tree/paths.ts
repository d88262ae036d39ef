import type { DocumentDescriptor } from "../../assess/reading.js";
import type { Path } from "../../issues.js";
import type { RuleCheckOptions } from "../../nouns/rule-checker.js";
import type { XmlHandler } from "../../xml/events.js";
import { readXml } from "../../xml/read/reader.js";
import { assessAgain } from "./read-again.js";

/** The paths of some elements of a valid document in its value, by their place among its elements: read again, since few are asked for. */
export function pathsOf(
  text: string,
  descriptor: DocumentDescriptor,
  options: RuleCheckOptions,
  wanted: ReadonlySet<number>,
): ReadonlyMap<number, Path> {
  const paths = new Map<number, Path>();
  if (wanted.size === 0) return paths;
  const assessment = assessAgain(descriptor, options);
  let ordinal = 0;
  const handler: XmlHandler = {
    startElement: (tag) => {
      assessment.startElement(tag);
      const { path } = assessment.here;
      if (wanted.has(ordinal) && path !== undefined) paths.set(ordinal, path);
      ordinal++;
    },
    endElement: () => assessment.endElement(),
    text: (said) => assessment.text(said),
    doctype: (doctype) => assessment.doctype(doctype),
  };
  readXml(text, handler, { limits: options.limits, doctype: "pass" });
  return paths;
}

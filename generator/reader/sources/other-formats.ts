import type { Finding } from "../../diagnostics.js";

/** What files are that were taken for schemas: their beginnings, after white space and comments. */
const beginnings: readonly (readonly [RegExp, OtherFormat])[] = [
  [/^<(?:!doctype\s+html\b|html[\s>])/i, { key: "s4s-elt-schema-ns/html", parameters: {} }],
  [/^[{[]/, { key: "xml-not-well-formed/json", parameters: {} }],
  [/^<!(?:ELEMENT|ATTLIST|ENTITY|NOTATION)\s/, { key: "xml-not-well-formed/dtd", parameters: {} }],
  [/^$/, { key: "xml-not-well-formed/empty", parameters: {} }],
];

type OtherFormat = Extract<
  Finding,
  {
    readonly key: "s4s-elt-schema-ns/html" | `xml-not-well-formed/${"json" | "dtd" | "empty"}`;
  }
>;

/** The finding about a text that is clearly not XML: it is more helpful than what an XML reader would report. */
export function otherFormat(text: string): OtherFormat | undefined {
  const start = endOfPreamble(text);
  const head = text.slice(start, start + 100);
  return beginnings.find(([beginning]) => beginning.test(head))?.[1];
}

/** Offset behind white space, comments and processing instructions. */
function endOfPreamble(text: string): number {
  let at = 0;
  for (;;) {
    const space = /[\s\ufeff]*/y;
    space.lastIndex = at;
    space.exec(text);
    at = space.lastIndex;
    const end = text.startsWith("<!--", at) ? "-->" : text.startsWith("<?", at) ? "?>" : undefined;
    const found = end === undefined ? -1 : text.indexOf(end, at);
    if (end === undefined || found < 0) return at;
    at = found + end.length;
  }
}

import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../../generator/diagnostics.js";
import { loadSchemas } from "../../../../generator/generate.js";
import { readXmlTree } from "../../../../generator/reader/xml/tree.js";
import { loadSchema } from "../../../../generator/schema/load.js";
import { faultMessage } from "../../../../runtime/messages/xml-faults.js";
import { validateDocument } from "../../../../runtime/parse.js";
import type { XmlFault } from "../../../../runtime/xml/events.js";
import { XmlReader } from "../../../../runtime/xml/read/reader.js";
import { readFrom } from "../../../support/schemas-in-memory.js";

/*
 * Faults, places and chunks. The place of a fault is where "¦" stands in the document; the same fault is found at the same place in a schema
 * document and whatever the chunks are.
 */
const faults = [
  ["an & alone", "<a>x ¦& y</a>", "disallowed character in entity name"],
  ["an & before a name", "<a>AT¦&T</a>", "disallowed character in entity name"],
  ["an & with a ; far behind", "<a>1 ¦& 2\n<b>;</b></a>", "disallowed character in entity name"],
  ["an & with a tag behind", "<a>¦&<b/></a>", "disallowed character in entity name"],
  ["an & at the end", "<a>x\n ¦&", "disallowed character in entity name"],
  ["an & before a name at the end", "<a>x ¦&amp", "disallowed character in entity name"],
  ["an & with nothing", "<a>¦&;</a>", "disallowed character in entity name"],
  ["an & in a value", "<a b='x ¦& y'/>", "disallowed character in entity name"],
  ["an & at the end of a value", "<a b='x ¦&'/>", "disallowed character in entity name"],
  ["an & in the second value", "<a b='&amp;'\n c=\"¦&x\"/>", "disallowed character in entity name"],
  ["an entity that is not declared", "<a>&lt;¦&nbsp;</a>", "undefined entity"],
  ["an entity that is not declared, in a value", "<a b='é¦&nbsp;'/>", "undefined entity"],
  ["half a character reference", "<a>¦&#12</a>", "malformed character entity"],
  ["a character reference with wrong digits", "<a>¦&#xg;</a>", "malformed character entity"],
  ["a character reference to none", "<a b='¦&#xffff;'/>", "malformed character entity"],
  ["a comment", "<a>\n  ¦<!-- never </a>", "unterminated comment"],
  ["a comment before the root", "¦<!-- never <a/>", "unterminated comment"],
  ["a comment behind the root", "<a/>\n¦<!-- never ", "unterminated comment"],
  ["a comment with its end cut", "<a>¦<!-- never --", "unterminated comment"],
  ["half of its beginning", "<a>¦<!-", "unterminated comment"],
  ["a CDATA section", "<a>x¦<![CDATA[ never ]] </a>", "unterminated CDATA section"],
  ["half a CDATA section's beginning", "<a>x¦<![CD", "unterminated CDATA section"],
  ["a processing instruction", "<a>\r\n¦<?p never ></a>", "unterminated processing instruction"],
  ["a target", "¦<?p", "unterminated processing instruction"],
  ["an XML declaration", "¦<?xml version='1.0'>\n<a/>", "unterminated processing instruction"],
  ["a value", "<a b=¦'x></a>", "unterminated attribute value: b"],
  ["a value with a tag behind", '<a b=¦"x>\n<c d="y"/></a>', "unterminated attribute value: b"],
  ["a second value", "<a>\n<b c='1' d=¦\"2/></a>", "unterminated attribute value: d"],
  ["a start tag", "<a>\n <b>¦<c d='1' </b></a>", "unterminated tag: c"],
  ["a start tag at the end", "<a>¦<b c='1'", "unterminated tag: b"],
  ["a name at the end", "<a>¦<b", "unterminated tag: b"],
  ["a name with a tag behind", "<a>¦<b<c/></a>", "unterminated tag: b"],
  ["an attribute without = at the end", "<a ¦b></a>", "attribute without value"],
  ["an end tag", "<a><b>x¦</b</a>", "unterminated tag: /b"],
  ["an end tag at the end", "<a>¦</a", "unterminated tag: /a"],
  ["another end tag", "<a>\n<b>¦</a></b>", "unexpected close tag: a b 2:1"],
  ["an end tag too many", "<a/>\n ¦</a>", "unmatched closing tag: a"],
  ["a < in text", "<a>1 ¦< 2</a>", "disallowed character in tag name"],
  ["a < in a value", "<a b='1 ¦< 2'/>", "disallowed character"],
  ["text before the root", "¦coucou\n<a/>", "text data outside of root node"],
  ["nothing but text", "\n ¦coucou\n", "text data outside of root node"],
  ["text behind the root", "<a/>\n  ¦b\n", "text data outside of root node"],
  ["a reference behind the root", "<a/>¦&amp;", "text data outside of root node"],
  ["a second root", "<a/>\n¦<b/>", "documents may contain only one root"],
  ["an element that does not end", "<a>\n<b>x</b>\n¦", "unclosed tag: a"],
  ["a second attribute", "<a b='1'\n ¦b='2'/>", "duplicate attribute: b"],
  ["no space between attributes", "<a b='1'¦c='2'/>", "no whitespace between attributes"],
  ["no quotes", "<a b=¦1/>", "unquoted attribute value"],
  ["a control character in text", "<a>x\n¦\u0001</a>", "disallowed character"],
  ["a control character in a value", "<a b='&lt;¦\u0001'/>", "disallowed character"],
  ["a control character in a comment", "<a><!-- é¦\u0001 --></a>", "disallowed character"],
  ["half a character in a comment", "<a><!-- 𝒳¦\ud800 --></a>", "disallowed character"],
  ["]]> in text", "<a>]]¦]]></a>", 'the string "]]>" is disallowed in char data'],
  ["-- in a comment", "<a><!-- - ¦-- --></a>", "malformed comment"],
  [
    "an XML declaration too late",
    "\n¦<?xml version='1.0'?><a/>",
    "an XML declaration must be at the start of the document",
  ],
  ["a DOCTYPE", "\n¦<!DOCTYPE a [ <!ENTITY b 'c'> <a/>", "unterminated DOCTYPE"],
  ["half a DOCTYPE's beginning", "¦<!DOCTY", "unterminated DOCTYPE"],
  ["a DOCTYPE too late", "<a/>¦<!DOCTYPE a>", "misplaced DOCTYPE"],
  ["a malformed declaration", "<!DOCTYPE a [\n<!ENTITY b ¦c>]><a/>", "malformed DOCTYPE"],
  [
    "an & in an entity",
    "<!DOCTYPE a [\n<!ENTITY b 'x ¦& y'>]><a/>",
    "disallowed character in entity name",
  ],
] as const;

const sizes = [1, 2, 3, 5, 8, 13, 64, 1000];

function findFault(text: string, size: number): XmlFault | undefined {
  const handler = { startElement() {}, endElement() {}, text() {} };
  const reader = new XmlReader(handler, { doctype: "apply" });
  for (let at = 0; at < text.length; at += size) reader.write(text.slice(at, at + size));
  reader.end();
  return reader.fault;
}

function placeOf(before: string): { line: number; column: number } {
  const lines = before.split(/\r\n?|\n/);
  return { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
}

test.for([
  ["<a>\n  <b>x</c></a>", "b", "c", 2, 3],
  ["<a xmlns:p='p'>\n <p:é.é>\n<a/>\n</p:é>", "p:é.é", "p:é", 2, 2],
  ["<a><b/>x</b></a>", "a", "b", 1, 1],
] as const)(
  "a wrong end tag names both, and where the other began: %s",
  async ([text, open, closed, line, column]) => {
    const fr = `la balise de fin est celle de « ${closed} », mais l’élément ouvert est « ${open} » (ligne ${line}, colonne ${column})`;
    const en = `the end tag is that of "${closed}", but the element which is open is "${open}" (line ${line}, column ${column})`;
    const set = await loadSchemas({
      locations: ["t.xsd"],
      read: readFrom({
        "t.xsd": '<schema xmlns="http://www.w3.org/2001/XMLSchema"><element name="a"/></schema>',
      }),
    });
    for (const [locale, sentence] of Object.entries({ fr, en })) {
      const message = validateDocument(set, text, { locale: locale as "fr" | "en" }).at(
        -1,
      )?.message;
      expect(message?.replaceAll(/[\u00a0\u202f]/g, " ")).toBe(sentence);
    }
    const { diagnostics } = await loadSchema({
      locations: ["s.xsd"],
      read: readFrom({ "s.xsd": text }),
      locale: "en",
    });
    expect(diagnostics.map(({ message }) => message).join()).toContain(en);
  },
);

describe("a fault stands where it began", () => {
  test.for(faults)("%s", ([, marked, detail]) => {
    const text = marked.replace("¦", "");
    const position = placeOf(marked.slice(0, marked.indexOf("¦")));
    for (const size of sizes) {
      const fault = { code: "xml-not-well-formed", parameters: { detail }, position };
      expect(findFault(text, size), `in pieces of ${size}`).toEqual(fault);
    }
  });

  test.for(faults)("in a schema: %s", ([, marked]) => {
    const found: Pick<Diagnostic, "position">[] = [];
    readXmlTree(marked.replace("¦", ""), "s.xsd", (finding) => found.push(finding));
    const position = placeOf(marked.slice(0, marked.indexOf("¦")));
    expect(found.map((finding) => finding.position)).toEqual([{ file: "s.xsd", ...position }]);
  });

  test.for(faults)("and has a sentence of its own: %s", ([, , detail]) => {
    const fault = { code: "xml-not-well-formed", parameters: { detail } } as const;
    expect(faultMessage(fault, "fr")).not.toContain(detail);
    expect(faultMessage(fault, "en")).not.toBe(detail);
  });

  test("what comes before it in a long document does not move it", () => {
    for (const length of [65_534, 65_535, 65_536, 65_537, 200_000]) {
      const text = `<a>\n<b>${"x".repeat(length)}</b>&</a>`;
      const position = { line: 2, column: length + 8 };
      expect(findFault(text, text.length)?.position).toEqual(position);
    }
  });
});

import { describe, expect, test } from "vitest";
import type { DoctypeMode, XmlFault } from "../../../../../runtime/xml/events.js";
import { XmlReader } from "../../../../../runtime/xml/read/reader.js";

function read(
  text: string,
  doctype: DoctypeMode,
  size: number = text.length,
): { readonly events: string; readonly fault: XmlFault | undefined } {
  let events = "";
  const reader = new XmlReader(
    {
      startElement({ name, attributes }) {
        const written = attributes.map((attribute) => ` ${attribute.name.key}=${attribute.value}`);
        events += `<${name.key}${written.join("")}>`;
      },
      endElement() {
        events += "</>";
      },
      text(data) {
        events += data;
      },
    },
    { doctype },
  );
  for (let at = 0; at < text.length; at += size) reader.write(text.slice(at, at + size));
  reader.end();
  return { events, fault: reader.fault };
}

const detail = (fault: XmlFault | undefined): unknown => fault?.parameters["detail"] ?? fault?.code;

describe("a document type declaration", () => {
  const document =
    "<!DOCTYPE a [<!ENTITY e '<b>x</b>'><!ATTLIST a c NMTOKENS 'd' xmlns CDATA 'u'>]><a>&lt;</a>";

  test("is refused, read past or applied", () => {
    expect(detail(read(document, "refuse").fault)).toBe("xml-doctype");
    expect(read(document, "pass")).toEqual({ events: "<a><</>", fault: undefined });
    expect(read(document, "apply")).toEqual({ events: "<{u}a c=d><</>", fault: undefined });
  });

  test("read past declares nothing", () => {
    const { fault } = read(document.replace("&lt;", "&e;"), "pass");
    expect(detail(fault)).toBe("undefined entity");
  });

  test.for([
    ["<!ENTITY e '<b>x</b>y'>", "<a>&e;&e;</a>", "<a><b>x</>y<b>x</>y</>"],
    ["<!ENTITY e 'x&f;'><!ENTITY f '&#38;amp;'>", "<a b='&e;'>&e;</a>", "<a b=x&>x&</>"],
    ["<!ENTITY e '&#xD;&#10;'>", "<a b='&e;'>&e;</a>", "<a b=  >\r\n</>"],
    ["<!ATTLIST a b NMTOKEN #IMPLIED>", "<a b='\n x  y\t'/>", "<a b=x y></>"],
    ["<!ATTLIST a b CDATA 'x' c ID #IMPLIED>", "<a/>", "<a b=x></>"],
    ["<!ATTLIST a b CDATA 'x'><!ATTLIST a b CDATA 'y' c CDATA 'z'>", "<a/>", "<a b=x c=z></>"],
    ["<!ENTITY % p \"<!ENTITY e 'x'>\">%p;", "<a>&e;</a>", "<a>x</>"],
    ["%unknown;<!ENTITY e 'x'><!ATTLIST a b CDATA 'x'>", "<a/>", "<a></>"],
  ] as const)("applied: %s %s", ([subset, body, events]) => {
    for (const size of [1, 2, 7, 1000])
      expect(read(`<!DOCTYPE a [${subset}]>${body}`, "apply", size)).toEqual({
        events,
        fault: undefined,
      });
  });

  test.for([
    ["<!ENTITY e '<b>'>", "<a>&e;</b></a>", "entity not well-formed: e"],
    ["<!ENTITY e '</a>'>", "<a>&e;", "unmatched closing tag: a"],
    ["<!ENTITY e '<b'>", "<a>&e;/></a>", "unterminated tag: b"],
    ["<!ENTITY e '&#38;'>", "<a>&e;amp;</a>", "disallowed character in entity name"],
    ["<!ENTITY e '&f;'><!ENTITY f '&e;'>", "<a b='&f;'/>", "recursive entity: f"],
    ["<!ENTITY e SYSTEM 'u'>", "<a>&e;</a>", "external entity: e"],
    ["<!ENTITY e SYSTEM 'u' NDATA n>", "<a>&e;</a>", "unparsed entity: e"],
    ["<!ENTITY e '&#60;'>", "<a b='&e;'/>", "markup in an attribute value"],
    ["<!ELEMENT a (b|c,d)>", "<a/>", "malformed DOCTYPE"],
    ["<!ATTLIST a b CDATA '&e;'><!ENTITY e ''>", "<a/>", "undeclared entity: e"],
  ] as const)("refused: %s %s", ([subset, body, wrong]) => {
    for (const size of [1, 3, 1000])
      expect(detail(read(`<!DOCTYPE a [${subset}]>${body}`, "apply", size).fault)).toBe(wrong);
  });
});

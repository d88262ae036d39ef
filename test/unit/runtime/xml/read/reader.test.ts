import { describe, expect, test } from "vitest";
import type { XmlFault, XmlReaderOptions } from "../../../../../runtime/xml/events.js";
import { readXml, XmlReader } from "../../../../../runtime/xml/read/reader.js";

interface Reading {
  readonly events: readonly string[];
  readonly fault: XmlFault | undefined;
}

function read(text: string, options: XmlReaderOptions = {}): Reading {
  const events: string[] = [];
  const fault = readXml(
    text,
    {
      startElement({ name, attributes, line, column }) {
        const written = attributes.map((attribute) => ` ${attribute.name.key}=${attribute.value}`);
        events.push(`${line}:${column} <${name.key}${written.join("")}>`);
      },
      endElement: () => events.push("</>"),
      text: (data) => events.push(data),
    },
    options,
  );
  return { events, fault };
}

describe("XmlReader", () => {
  test("expands names by the declarations in scope", () => {
    const { events, fault } = read(
      '<a xmlns="u" xmlns:p="v" p:x="1" x="2"><p:b/><c xmlns=""><d/></c><e/></a>',
    );
    expect(fault).toBeUndefined();
    expect(events).toEqual([
      "1:1 <{u}a {v}x=1 x=2>",
      "1:40 <{v}b>",
      "</>",
      "1:46 <c>",
      "1:58 <d>",
      "</>",
      "</>",
      "1:66 <{u}e>",
      "</>",
      "</>",
    ]);
  });

  test("takes a name for that of its own scope, however often it came in another", () => {
    const twice = '<p:b xmlns:p="u"><p:c/><p:c/></p:b><p:b xmlns:p="v"><p:c/><p:c/></p:b>';
    const starts = read(`<a>${twice}${twice}</a>`).events.filter((event) => event !== "</>");
    expect(starts.map((event) => event.replace(/.* /, ""))).toEqual([
      "<a>",
      ..."uvuv".split("").flatMap((uri) => [`<{${uri}}b>`, `<{${uri}}c>`, `<{${uri}}c>`]),
    ]);
  });

  test("says where each start tag begins, whatever follows its name", () => {
    const text = "<?xml version='1.0'?>\r\n<a\n  x='1'\r\n><b\r\n/>é𝒳<c\n>x</c\n></a>";
    const starts = read(text).events.filter((event) => / </.test(event));
    expect(starts).toEqual(["2:1 <a x=1>", "4:2 <b>", "5:6 <c>"]);
  });

  test("gives the same events whatever the chunks", () => {
    const text = "<a>\r\n <b\r\nx='é&#65;&lt;'/>𝒳𝒳<![CDATA[<]]>]]&gt;</a>";
    const whole = read(text);
    const events: string[] = [];
    let pending = "";
    const flush = (): void => {
      if (pending !== "") events.push(pending);
      pending = "";
    };
    const reader = new XmlReader({
      startElement({ name, attributes, line, column }) {
        flush();
        const written = attributes.map((attribute) => ` ${attribute.name.key}=${attribute.value}`);
        events.push(`${line}:${column} <${name.key}${written.join("")}>`);
      },
      endElement() {
        flush();
        events.push("</>");
      },
      text(data) {
        pending += data;
      },
    });
    for (let i = 0; i < text.length; i++) reader.write(text.charAt(i));
    reader.end();
    expect(reader.fault).toBeUndefined();
    expect(events.join("")).toBe(whole.events.join(""));
  });

  test.for([
    ["<a>", "unclosed tag: a"],
    ["<a></b>", "unexpected close tag: b a 1:1"],
    ["<a/><b/>", "documents may contain only one root"],
    ["", "document must contain a root element"],
    ["<a x='1' x='2'/>", "duplicate attribute: x"],
    ["<a xmlns:p='u' xmlns:q='u' p:x='1' q:x='2'/>", "duplicate attribute: q:x"],
    ["<p:a/>", "unbound-prefix: p:a"],
    ["<a p:x=''/>", "unbound-prefix: p:x"],
    ["<a xmlns:p=''/>", "prefix-undeclared: xmlns:p"],
    ["<a xmlns:xml='u'/>", "xml-reserved: xmlns:xml"],
    ["<a xmlns='http://www.w3.org/XML/1998/namespace'/>", "xml-reserved: xmlns"],
    ["<a xmlns:xmlns='u'/>", "xmlns-reserved: xmlns:xmlns"],
    ["<a:b:c xmlns:a='u'/>", "malformed-name: a:b:c"],
    ["<:a/>", "malformed-name: :a"],
    ["<a xmlns:p='u' p:1='2'/>", "malformed-name: p:1"],
    ["<a>&foo;</a>", "undefined entity"],
    ["<a>&#0;</a>", "malformed character entity"],
    ["<a>\u0001</a>", "disallowed character"],
    ["<a>\ud800x</a>", "disallowed character"],
    ["<a>\udc00</a>", "disallowed character"],
    ["<a>\ufffe</a>", "disallowed character"],
    ["<a b='<'/>", "disallowed character"],
    ["<a>x & y</a>", "undefined entity"],
    ["<a>]]></a>", 'the string "]]>" is disallowed in char data'],
    ["<a><!-- -- --></a>", "malformed comment"],
    ["<?p:q r?><a/>", "malformed-name: p:q"],
    ["<a/><?:q?>", "malformed-name: :q"],
  ] as const)("refuses %s", ([text, detail]) => {
    const { fault } = read(text);
    expect(fault?.code).toBe("xml-not-well-formed");
    if (detail !== "undefined entity" || !text.includes(" y")) {
      expect(fault?.parameters["detail"]).toBe(detail);
    }
  });

  test("says where a processing instruction with a colon in its target begins", () => {
    const { fault } = read("<a>\n <!-- <?p:q?> --><![CDATA[<?r:s?>]]>\n  <?p:q r:s ?></a>");
    expect(fault?.position).toEqual({ line: 3, column: 3 });
  });

  test("finds a colon in a target that comes in pieces", () => {
    for (const pieces of [["<a><", "?p:q?></a>"], ["<a><?p", ":q?></a>"], [..."<a><?p:q?></a>"]]) {
      const reader = new XmlReader({ startElement() {}, endElement() {}, text() {} });
      for (const piece of pieces) reader.write(piece);
      reader.end();
      expect(reader.fault?.parameters["detail"]).toBe("malformed-name: p:q");
    }
  });

  test("takes colons in what is no target", () => {
    const text = "<?q p:r?><!-- <?p:q?> --><a><![CDATA[<?p:q?>]]><?q <?p:q ?>?&gt;</a>";
    expect(read(text).fault).toBeUndefined();
  });

  test("refuses a document type declaration, and says where it stands", () => {
    const { fault } = read(
      '<?xml version="1.0"?>\n<!-- c -->  <!DOCTYPE a [\n<!ENTITY b "c">\n]><a/>',
    );
    expect(fault).toEqual({
      code: "xml-doctype",
      parameters: {},
      position: { line: 2, column: 13 },
    });
  });

  test("stops at the limits", () => {
    const deep = "<a>".repeat(100_000);
    expect(read(deep).fault).toMatchObject({
      code: "limit-depth",
      position: { line: 1, column: 256 * 3 + 1 },
    });
    const wide = `<a ${Array.from({ length: 10_001 }, (_, n) => `x${n}=''`).join(" ")}/>`;
    expect(read(wide).fault?.code).toBe("limit-attributes");
    const long = `<a>${"x".repeat(300_000)}</a>`;
    expect(read(long, { limits: { textLength: 100_000 } }).fault?.code).toBe("limit-text-length");
    expect(read(long).fault).toBeUndefined();
    expect(read(`<a b='${"x".repeat(300_000)}`, { limits: { textLength: 1000 } }).fault?.code).toBe(
      "limit-text-length",
    );
    expect(read(long, { limits: { documentLength: 10 } }).fault?.code).toBe(
      "limit-document-length",
    );
  });

  test("takes names that objects have for what they are", () => {
    const { events } = read("<__proto__ constructor='1' __proto__='2'><toString/></__proto__>");
    expect(events).toEqual([
      "1:1 <__proto__ constructor=1 __proto__=2>",
      "1:42 <toString>",
      "</>",
      "</>",
    ]);
  });
});

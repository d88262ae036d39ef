import fc from "fast-check";
import { XmlDocument } from "libxml2-wasm";
import { describe, expect, test } from "vitest";
import { sinkName, type XmlSink } from "../../../../../runtime/xml/write/sink.js";
import { StringSink } from "../../../../../runtime/xml/write/string-sink.js";
import {
  createDocument,
  printDocument,
  XmlbuilderLimit,
  XmlWriter,
} from "../../../../../runtime/xml/write/xmlbuilder-sink.js";
import { awkwardText } from "../../../../support/kitchen-values.js";

const plain = (local: string) => sinkName({ namespace: "", local }, "");
const named = (namespace: string, prefix: string, local: string) =>
  sinkName({ namespace, local }, prefix);

function written(write: (sink: XmlSink) => void): string {
  const document = createDocument();
  write(new XmlWriter(document));
  const sink = new StringSink();
  write(sink);
  const text = printDocument(document);
  expect(sink.take()).toBe(text);
  return text;
}

function leaf(attribute: string, text: string): string {
  return written((sink) => {
    sink.open(plain("e"));
    sink.attribute(plain("a"), attribute);
    sink.text(text);
    sink.close();
  });
}

describe("the habits of xmlbuilder2 that stop here", () => {
  test.each([
    ["a & b", "a &amp; b"],
    ["a &amp; b", "a &amp;amp; b"],
    ["&#233;", "&amp;#233;"],
    ["AT&T; R&D;", "AT&amp;T; R&amp;D;"],
    ["]]>", "]]&gt;"],
    ["a\rb\r\nc", "a&#13;b&#13;\nc"],
  ])("text %j", (text, expected) => {
    expect(leaf("", text)).toBe(`<e a="">${expected}</e>`);
  });

  test.each([
    ["a\tb\nc\rd", "a&#9;b&#10;c&#13;d"],
    ['"quoted" & <b>', "&quot;quoted&quot; &amp; &lt;b&gt;"],
    ["@alias", "@alias"],
  ])("attribute %j", (value, expected) => {
    expect(leaf(value, "")).toBe(`<e a="${expected}"/>`);
  });

  test.each([
    "urn:a&b",
    'urn:"',
    "urn:<",
    "<a/>",
    '{"a":1}',
    "[1]",
    "--- yaml",
    "##########################################",
  ])("a namespace that looks like something else: %s", (namespace) => {
    const text = written((sink) => {
      sink.open(named(namespace, "p", "e"));
      sink.declare("p", namespace);
      sink.close();
    });
    expect(text).toBe(
      `<p:e xmlns:p="${namespace.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")}"/>`,
    );
  });

  test.each(["constructor", "__proto__", "toString", "hasOwnProperty"])(
    "a namespace called %s is written, with a reference",
    (namespace) => {
      const before = Object.getOwnPropertyNames(Object).sort();
      const document = createDocument();
      const writer = new XmlWriter(document);
      writer.open(named(namespace, "p", "keys"));
      writer.declare("p", namespace);
      writer.attribute(named(namespace, "p", "keys"), "");
      writer.close();
      const space = `&#${namespace.charCodeAt(0)};${namespace.slice(1)}`;
      expect(printDocument(document)).toBe(`<p:keys xmlns:p="${space}" p:keys=""/>`);
      expect(Object.getOwnPropertyNames(Object).sort()).toEqual(before);
      expect(({} as Record<string, unknown>)["keys"]).toBeUndefined();
    },
  );

  test("a prefix called __proto__ gets another name, unless a text may mean it", () => {
    const document = createDocument();
    const writer = new XmlWriter(document);
    writer.open(named("urn:p", "__proto__", "e"));
    writer.declare("__proto__", "urn:p");
    writer.attribute(named("urn:p", "__proto__", "a"), "b");
    writer.open(named("urn:p", "__proto__", "e"));
    expect(() => writer.text("__proto__:x")).toThrow(XmlbuilderLimit);
    expect(() => writer.declare("__proto__-1", "urn:q")).toThrow(XmlbuilderLimit);
    writer.close();
    writer.close();
    expect(printDocument(document)).toBe(
      '<__proto__-1:e xmlns:__proto__-1="urn:p" __proto__-1:a="b"><__proto__-1:e/></__proto__-1:e>',
    );
  });

  test("a prefix that gets back a namespace it had farther out is refused", () => {
    const writer = new XmlWriter(createDocument());
    for (const namespace of ["urn:a", "urn:b"]) {
      writer.open(plain("e"));
      writer.declare("p", namespace);
    }
    writer.open(plain("e"));
    expect(() => writer.declare("p", "urn:a")).toThrow(XmlbuilderLimit);
  });

  test("empty elements of XHTML are written as it writes them", () => {
    const xhtml = "http://www.w3.org/1999/xhtml";
    const text = written((sink) => {
      sink.open(named(xhtml, "h", "div"));
      sink.declare("h", xhtml);
      for (const local of ["br", "p"]) {
        sink.open(named(xhtml, "h", local));
        sink.close();
      }
      sink.close();
    });
    expect(text).toBe(`<h:div xmlns:h="${xhtml}"><h:br /><h:p></h:p></h:div>`);
  });

  test("what goes in comes out for another reader", () => {
    fc.assert(
      fc.property(awkwardText, awkwardText, (attribute, text) => {
        const document = XmlDocument.fromString(leaf(attribute, text));
        expect(document.root.content).toBe(text);
        expect(document.get("/e/@a")?.content).toBe(attribute);
        document.dispose();
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});

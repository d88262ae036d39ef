import { XmlDocument } from "libxml2-wasm";
import { describe, expect, test } from "vitest";
import { canonical } from "../../support/canonical.js";
import { validExamples } from "../../support/exemples.js";

describe("canonical", () => {
  const same: readonly (readonly [string, string, string])[] = [
    ["prefixes", '<a xmlns="u"><b/></a>', '<p:a xmlns:p="u" xmlns:q="v"><p:b></p:b></p:a>'],
    ["order of attributes", '<a b="1" c="2"/>', "<a c='2' b='1'/>"],
    ["white space between elements", "<a>\n  <b/>\n</a>", "<a><b/></a>"],
    ["comments, processing instructions", "<a><!-- x --><b/><?p?></a>", "<a><b/></a>"],
    ["CDATA and references", "<a><![CDATA[<&]]>é</a>", "<a>&lt;&amp;&#233;</a>"],
    [
      "prefixes in xsi:type",
      '<a xmlns="u" xmlns:x="http://www.w3.org/2001/XMLSchema-instance" x:type="T"/>',
      '<p:a xmlns:p="u" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type=" p:T "/>',
    ],
    [
      "hints where a schema is",
      '<a xmlns:x="http://www.w3.org/2001/XMLSchema-instance" x:noNamespaceSchemaLocation="a.xsd"/>',
      "<a/>",
    ],
  ];
  const different: readonly (readonly [string, string, string])[] = [
    ["namespaces", '<a xmlns="u"/>', "<a/>"],
    ["order of elements", "<a><b/><c/></a>", "<a><c/><b/></a>"],
    ["white space beside text", "<a>x <b/></a>", "<a>x<b/></a>"],
    ["white space alone", "<a> </a>", "<a/>"],
    ["an attribute in a namespace", '<a b="1"/>', '<a xmlns:u="u" u:b="1"/>'],
    ["text and attributes", '<a b="x"/>', "<a><b>x</b></a>"],
    [
      "the namespace of xsi:type",
      '<a xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:p="u" i:type="p:T"/>',
      '<a xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:p="v" i:type="p:T"/>',
    ],
  ];

  test.for(same)("does not see %s", ([, a, b]) => {
    expect(canonical(a)).toBe(canonical(b));
  });

  test.for(different)("sees %s", ([, a, b]) => {
    expect(canonical(a)).not.toBe(canonical(b));
  });

  test("sees white space between elements where it counts", () => {
    const [a, b] = ["<a> <b/></a>", "<a><b/></a>"].map((text) =>
      canonical(text, { whiteSpace: "significant" }),
    );
    expect(a).not.toBe(b);
  });

  test("is what libxml2 calls canonical", () => {
    for (const { text } of validExamples()) {
      const ours = canonical(text);
      const document = XmlDocument.fromString(ours);
      expect(document.canonicalizeToString()).toBe(ours);
      document.dispose();
    }
  });
});

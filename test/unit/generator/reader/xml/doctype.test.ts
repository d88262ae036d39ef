import { describe, expect, test } from "vitest";
import { type Diagnostic, diagnosticOf } from "../../../../../generator/diagnostics.js";
import {
  attributeOf,
  childElements,
  readXmlTree,
  textOf,
  type XmlElement,
} from "../../../../../generator/reader/xml/tree.js";

function read(text: string): { root: XmlElement | undefined; findings: Diagnostic[] } {
  const findings: Diagnostic[] = [];
  const root = readXmlTree(text, "t.xml", (finding) => findings.push(diagnosticOf(finding, "en")));
  return { root, findings };
}

const expanded = (declarations: string, body: string): XmlElement => {
  const { root, findings } = read(`<!DOCTYPE r [${declarations}]>${body}`);
  expect(findings).toEqual([]);
  if (root === undefined) throw new Error("no root");
  return root;
};

describe("a document type declaration", () => {
  test("with nothing of use is passed over, and positions stay", () => {
    const { root } = read(
      '<?xml version="1.0"?>\n<!DOCTYPE r PUBLIC "-//W3C//DTD" "XMLSchema.dtd"\n>\n <r>\n  <a/></r>',
    );
    expect(root?.position).toMatchObject({ line: 4, column: 2 });
    expect(childElements(root as XmlElement)[0]?.position).toMatchObject({ line: 5, column: 3 });
  });

  test("declares entities that stand for text, in content and attributes", () => {
    const root = expanded(
      '<!ENTITY n "R&#233;publique &amp; &x;"><!ENTITY x "\'y\'">',
      "<r a='&n;'>&n;</r>",
    );
    expect(textOf(root)).toBe("République & 'y'");
    expect(attributeOf(root, "a")).toBe("République & 'y'");
  });

  test("declares entities that stand for markup; what comes from one stands where it was referred to", () => {
    const root = expanded('<!ENTITY e "<a><b/>t</a>">', "<r>\n &e;<c/></r>");
    const [a, c] = childElements(root);
    expect(a?.name.local).toBe("a");
    expect(a?.position).toMatchObject({ line: 2, column: 2 });
    expect(c?.position).toMatchObject({ line: 2, column: 5 });
  });

  test("gives attributes defaults, and the first declaration binds", () => {
    const root = expanded(
      '<!ENTITY v "3"><!ENTITY v "4"><!ATTLIST a k CDATA "1" k CDATA "2" m (x|y) #REQUIRED n CDATA #FIXED "&v;">',
      '<r><a/><a k="9"/></r>',
    );
    expect(
      childElements(root).map((a) => [...a.attributes.values()].map(({ value }) => value)),
    ).toEqual([
      ["1", "3"],
      ["9", "3"],
    ]);
  });

  test("uses parameter entities that it declares, and no others", () => {
    const root = expanded(
      "<!ENTITY % p \"<!ENTITY g 'yes'>\">%p;%external;<!-- c --><?pi x?><!ELEMENT r ANY>",
      "<r>&g;</r>",
    );
    expect(textOf(root)).toBe("yes");
  });

  test("leaves references in comments, CDATA sections and processing instructions alone", () => {
    const root = expanded('<!ENTITY e "E">', "<r><!-- &e; --><![CDATA[&e;]]><?p &e;?></r>");
    expect(textOf(root)).toBe("&e;");
  });

  test.for([
    ["an external entity", '<!ENTITY e SYSTEM "file:///etc/passwd">', "<r>&e;</r>", "external"],
    ["an entity that holds itself", '<!ENTITY e "&f;"><!ENTITY f "&e;">', "<r>&e;</r>", "itself"],
    ["an undeclared entity", '<!ENTITY e "x">', "<r>&f;</r>", "not declared"],
    ["markup in an attribute by an entity", '<!ENTITY e "a&#60;b">', '<r a="&e;"/>', "<"],
    ["a malformed declaration", "<!ENTITY e>", "<r/>", "malformed"],
    ["parameter entities without end", '<!ENTITY % p "&#37;p;">%p;', "<r/>", "itself"],
    ["a parameter entity in a declaration", '<!ENTITY % p ""><!ENTITY q "%p;">', "<r/>", '"%"'],
    [
      "half a declaration by a parameter entity",
      '<!ENTITY % p "<!ENTITY q">%p; "">',
      "<r/>",
      "malformed",
    ],
  ] as const)("refuses %s", ([, declarations, body, word]) => {
    const { root, findings } = read(`<!DOCTYPE r [${declarations}]>${body}`);
    expect(root).toBeUndefined();
    expect(findings[0]?.message).toContain(word);
    expect(findings[0]?.position?.line).toBe(1);
  });

  test.for(["<r>&l9;</r>", '<r a="&l9;"/>'])("stops a billion laughs: %s", (body) => {
    const levels = Array.from(
      { length: 9 },
      (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`,
    );
    const { findings } = read(`<!DOCTYPE r [<!ENTITY l0 "lol">${levels.join("")}]>${body}`);
    expect(findings[0]?.message).toContain("too far");
  });

  test.for([
    ["in content", "", "<r>&l9;</r>"],
    ["in an attribute", "", '<r a="&l9;"/>'],
    ["in a default", '<!ATTLIST r a CDATA "&l9;">', "<r/>"],
    ["of parameter entities", "%p9;", "<r/>"],
  ] as const)("stops entities that are empty at the end: %s", ([, declarations, body]) => {
    const levels = Array.from(
      { length: 9 },
      (_, i) =>
        `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}"><!ENTITY % p${i + 1} "${`&#37;p${i};`.repeat(10)}">`,
    );
    const { findings } = read(
      `<!DOCTYPE r [<!ENTITY l0 ""><!ENTITY % p0 "">${levels.join("")}${declarations}]>${body}`,
    );
    expect(findings[0]?.message).toContain("too far");
  });

  test.for([
    ["comments that do not end", '<!ENTITY e "E">', `<r>${"<!--".repeat(200_000)}`],
    ["a tag of white space", '<!ATTLIST r a CDATA "1">', `<r${" ".repeat(500_000)}b="1"/>`],
    ["quotes that do not end", '<!ENTITY e "E">', `<r a="${"<r a='".repeat(200_000)}`],
    ["references that do not end", '<!ENTITY e "E">', `<r>${"&e".repeat(300_000)}</r>`],
    ["a declaration without end", `<!ATTLIST ${"a ".repeat(300_000)}`, "<r/>"],
    ["a name without end", `<!ATTLIST r ${"a".repeat(1_000_000)}>`, "<r/>"],
    ["many comments before it", "", `${"<!-- -->".repeat(100_000)}<r/>`],
  ] as const)("is read in linear time: %s", ([, declarations, body]) => {
    expect(() => read(`<!DOCTYPE r [${declarations}]>${body}`)).not.toThrow();
    expect(() =>
      read(`${"<!-- -->".repeat(1000)}<!DOCTYPE r [${declarations}]>${body}`),
    ).not.toThrow();
  });
});

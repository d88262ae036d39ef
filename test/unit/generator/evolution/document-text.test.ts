import fc from "fast-check";
import { expect, test } from "vitest";
import { documentText } from "../../../../generator/evolution/witness/document-text.js";
import type { Sample } from "../../../../generator/evolution/witness/samples.js";
import { type Libxml2Verdict, libxml2ValidatorOf } from "../../../support/libxml2.js";

const name = (local: string, namespace = "urn:t") => ({ namespace, local });
const leaf = (local: string, ...content: readonly string[]): Sample => ({
  name: name(local),
  attributes: [],
  content,
});

test("elements stand on lines of their own, and where there is text nothing is added to it", () => {
  const root: Sample = {
    name: name("r"),
    attributes: [{ name: name("a", ""), value: '<"\t&' }],
    typeName: name("T", "urn:u"),
    content: [leaf("b", "1\r<"), { ...leaf("m"), content: ["x", leaf("i"), ""] }, leaf("e", "")],
  };
  expect(documentText(root, { "urn:t": "t" })).toBe(
    [
      '<t:r xmlns:t="urn:t" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:n1="urn:u" xsi:type="n1:T" a="&lt;&quot;&#9;&amp;">',
      "  <t:b>1&#13;&lt;</t:b>",
      "  <t:m>x<t:i/></t:m>",
      "  <t:e/>",
      "</t:r>",
      "",
    ].join("\n"),
  );
});

/** A schema that takes every document that is well-formed. */
function anything(text: string): Libxml2Verdict {
  const any = '<xs:any processContents="skip" minOccurs="0" maxOccurs="unbounded"/>';
  const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="d"><xs:complexType><xs:sequence>${any}</xs:sequence></xs:complexType></xs:element></xs:schema>`;
  const validator = libxml2ValidatorOf(schema);
  if (typeof validator === "string") throw new Error(validator);
  try {
    return validator.validate(`<d>${text}</d>`);
  } finally {
    validator.dispose();
  }
}

test("no two namespaces have one prefix, whatever is wanted, and whatever they are called", () => {
  const namespaces = fc.constantFrom("", "urn:a", "urn:b", "urn:c", "constructor", "__proto__");
  const prefix = fc.constantFrom("n1", "n2", "n3", "xml", "t", "");
  fc.assert(
    fc.property(
      fc.array(namespaces, { minLength: 1 }),
      fc.dictionary(namespaces, prefix),
      (all, wanted) => {
        const [first = "", ...others] = all;
        const root: Sample = {
          name: name("r", first),
          attributes: [],
          content: others.map((namespace) => ({ ...leaf("x"), name: name("x", namespace) })),
        };
        const text = documentText(root, wanted);
        const declared = [...text.matchAll(/ xmlns:(\S+?)="([^"]*)"/g)];
        expect(new Set(declared.map(([, one]) => one)).size).toBe(declared.length);
        expect(new Set(declared.map(([, , one]) => one))).toEqual(
          new Set(all.filter((one) => one !== "")),
        );
        expect(anything(text).errors).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});

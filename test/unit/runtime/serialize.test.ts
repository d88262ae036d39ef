import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { XmlDocument } from "libxml2-wasm";
import { afterAll, describe, expect, test } from "vitest";
import { create } from "xmlbuilder2";
import { XmlValidationError } from "../../../runtime/issues.js";
import type { AnyAttribute, AnyElement } from "../../../runtime/nouns/generic-values.js";
import { writeDocument } from "../../../runtime/serialize/document.js";
import { serialize, serializeToBytes, toXmlBuilder } from "../../../runtime/serialize.js";
import { xsAnyType } from "../../../runtime/v1/any-type.js";
import { element, globalElement, sequence } from "../../../runtime/v1/particles.js";
import { StringSink } from "../../../runtime/xml/write/string-sink.js";
import { complex } from "../../support/complex.js";
import {
  type Kitchen,
  k,
  kitchen,
  kitchenSchema,
  spiceSchema,
  xmlSchema,
} from "../../support/kitchen.js";
import { hostileKitchens, kitchens } from "../../support/kitchen-values.js";
import { libxml2Validator } from "../../support/libxml2.js";

const folder = mkdtempSync(join(tmpdir(), "kitchen-"));
writeFileSync(join(folder, "kitchen.xsd"), kitchenSchema);
writeFileSync(join(folder, "xml.xsd"), xmlSchema);
writeFileSync(join(folder, "spice.xsd"), spiceSchema);
const judge = libxml2Validator(join(folder, "kitchen.xsd"));
afterAll(() => rmSync(folder, { recursive: true }));

const simple: Kitchen = { code: "AB1", box: 1 };

const tree = (local: string): AnyElement => ({ name: { namespace: "urn:o", local } });
const attribute = (local: string): AnyAttribute => ({ namespace: "urn:o", local, value: "" });

describe("serialize", () => {
  test("writes every construct in the order of the schema", () => {
    const value: Kitchen = {
      version: "1.0",
      closed: { $nil: true, since: "2020-01-01" },
      oven: { heat: 3, door: "d" },
      note: { content: ["a ", { kind: "b", value: "c" }, " d"], lang: "fr" },
      content: [
        { kind: "in", value: "1" },
        { kind: "out", value: "2" },
        { kind: "back", value: false },
      ],
      tool: [
        { kind: "pan", value: 3 },
        { kind: "knife", value: "big" },
      ],
      dish: [{ $type: "Soup", hot: true, name: "x", id: "a" }],
      street: "s",
      opened: null,
      code: "AB1",
      favourite: "a",
    };
    expect(serialize(kitchen, value, { indent: 1 })).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<k:kitchen xmlns:k="urn:kitchen" xmlns:s="urn:spice" favourite="a">
 <k:code>AB1</k:code>
 <k:opened xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>
 <k:street>s</k:street>
 <k:dish xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="k:Soup" id="a">
  <k:name>x</k:name>
  <k:hot>true</k:hot>
 </k:dish>
 <k:pan>3</k:pan>
 <k:knife>big</k:knife>
 <k:in>1</k:in>
 <k:out>2</k:out>
 <k:back>false</k:back>
 <k:note xml:lang="fr">a <k:b>c</k:b> d</k:note>
 <k:oven>
  <k:heat>3</k:heat>
  <k:door>d</k:door>
 </k:oven>
 <k:closed xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true" since="2020-01-01"/>
 <k:version>1.0</k:version>
</k:kitchen>
`);
    expect(judge(serialize(kitchen, value, { indent: "\t" }))).toEqual({ valid: true, errors: [] });
  });

  test("what is written is valid for libxml2, in every layout and encoding", () => {
    const options = fc.record({
      indent: fc.constantFrom(undefined, 2, "\t"),
      encoding: fc.constantFrom("UTF-8" as const, "ISO-8859-1" as const),
    });
    fc.assert(
      fc.property(kitchens, options, (value, how) => {
        expect(judge(serializeToBytes(kitchen, value, how)).errors).toEqual([]);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  test("both sinks give the same bytes for the same value", () => {
    fc.assert(
      fc.property(
        fc.oneof(kitchens, hostileKitchens),
        fc.constantFrom("UTF-8" as const, "ISO-8859-1" as const),
        (value, encoding) => {
          const sink = new StringSink(encoding);
          writeDocument(sink, kitchen, value, { encoding });
          expect(serialize(kitchen, value, { encoding, declaration: false })).toBe(sink.take());
        },
      ),
      { numRuns: 600, seed: 2 },
    );
  });

  test("text and attributes come back exactly", () => {
    fc.assert(
      fc.property(
        kitchens,
        fc.constantFrom("UTF-8" as const, "ISO-8859-1" as const),
        (value, encoding) => {
          const document = XmlDocument.fromBuffer(serializeToBytes(kitchen, value, { encoding }));
          try {
            const names = { k };
            expect(document.get("/k:kitchen/k:street", names)?.content).toBe(value.street);
            expect(document.get("/k:kitchen/k:plain", names)?.content).toBe(value.plain);
            const note = value.note?.content.map((item) =>
              typeof item === "string" ? item : item.value,
            );
            expect(document.get("/k:kitchen/k:note", names)?.content).toBe(note?.join(""));
            for (const { namespace, local, value: text } of value.anyAttributes ?? []) {
              const path = `/k:kitchen/@*[namespace-uri()='${namespace}' and local-name()='${local}']`;
              expect(document.get(path, names)?.content).toBe(text);
            }
          } finally {
            document.dispose();
          }
        },
      ),
      { numRuns: 300, seed: 3 },
    );
  });

  test("refuses what is not valid, with every issue", () => {
    const wrong = { code: "x", box: "1", extra: 1 };
    const write = () => serialize(kitchen, wrong as unknown as Kitchen);
    expect(write).toThrow(XmlValidationError);
    try {
      write();
    } catch (error) {
      const { issues } = error as XmlValidationError;
      expect(issues.map(({ code, path }) => [code, path])).toEqual([
        ["cvc-pattern-valid", ["code"]],
        ["value-type", ["box"]],
        ["value-unknown-property", ["extra"]],
      ]);
    }
  });

  test("says how it is encoded", () => {
    const value: Kitchen = { code: "AB1", street: "é€\u0085😀" };
    const bytes = serializeToBytes(kitchen, value, { encoding: "ISO-8859-1", standalone: true });
    const text = new TextDecoder("latin1").decode(bytes);
    expect(text).toContain('<?xml version="1.0" encoding="ISO-8859-1" standalone="yes"?>');
    expect(text).toContain("é&#8364;&#133;&#128512;");
    expect(judge(bytes).valid).toBe(true);
  });

  test("refuses names that the encoding does not have", () => {
    const value: Kitchen = { ...simple, any: [{ name: { namespace: "urn:o", local: "ł" } }] };
    expect(() => serialize(kitchen, value, { encoding: "ISO-8859-1" })).toThrow("ł");
    expect(serialize(kitchen, value)).toContain(":ł");
  });

  test.for<readonly [string, Pick<Kitchen, "any" | "anyAttributes">, readonly (string | number)[]]>(
    [
      ["of an element", { any: [tree("o"), tree("ł")] }, ["any", 1]],
      [
        "deep in a tree",
        { any: [{ ...tree("o"), children: ["x", { ...tree("o"), children: [tree("ł")] }] }] },
        ["any", 0, "children", 1, "children", 0],
      ],
      [
        "of an attribute in a tree",
        { any: [{ ...tree("o"), attributes: [attribute("a"), attribute("ł")] }] },
        ["any", 0, "attributes", 1],
      ],
      [
        "of an attribute",
        { anyAttributes: [attribute("a"), attribute("ł")] },
        ["anyAttributes", 1],
      ],
    ],
  )("says where in the value such a name is: %s", ([, part, path]) => {
    try {
      serialize(kitchen, { ...simple, ...part }, { encoding: "ISO-8859-1", locale: "en" });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(XmlValidationError);
      const { issues } = error as XmlValidationError;
      expect(issues).toMatchObject([{ code: "value-encoding", path }]);
      expect(issues[0]?.xpath).toBeUndefined();
      expect((error as Error).message).toContain(`value-encoding: ${path.join(".")}: `);
    }
  });

  test("says so of a value of xs:anyType that says its type, too", () => {
    const at = (local: string) => ({ namespace: "urn:o", local });
    const Thing = complex(sequence(element("thing", at("thing"), xsAnyType)));
    const thing = {
      $type: { namespace: "http://www.w3.org/2001/XMLSchema", local: "anyType" },
      anyAttributes: [attribute("a"), attribute("ł")],
      content: [{ kind: "any", value: tree("ł") }],
    };
    const write = (value: object): unknown => {
      try {
        return serialize(globalElement(at("root"), Thing), value as never, {
          encoding: "ISO-8859-1",
        });
      } catch (error) {
        return error;
      }
    };
    expect(write({ thing })).toMatchObject({ issues: [{ path: ["thing", "anyAttributes", 1] }] });
    const { content } = thing;
    expect(
      write({ thing: { ...thing, anyAttributes: [], content: ["x", ...content] } }),
    ).toMatchObject({
      issues: [{ code: "value-encoding", path: ["thing", "content", 1, "value"] }],
    });
  });

  test("says where the schemas are", () => {
    const schemaLocation = { [k]: "kitchen.xsd" };
    expect(serialize(kitchen, simple, { schemaLocation, declaration: false })).toContain(
      ' xsi:schemaLocation="urn:kitchen kitchen.xsd"',
    );
  });
});

describe("prefixes", () => {
  const start = (prefixes: Record<string, string>): string =>
    serialize(kitchen, simple, { prefixes, declaration: false }).split(">")[0] ?? "";

  test("are those that the caller wants", () => {
    expect(start({ [k]: "cuisine" })).toMatch(/^<cuisine:kitchen xmlns:cuisine="urn:kitchen"/);
  });

  test("that clash give way to the one that comes first", () => {
    expect(start({ [k]: "s", "urn:more": "s" })).toBe(
      '<s:kitchen xmlns:s="urn:kitchen" xmlns:ns1="urn:spice" xmlns:ns2="urn:more"',
    );
  });

  test("that no document can have are refused", () => {
    expect(() => start({ [k]: "xmlk" })).toThrow(XmlValidationError);
    expect(() => start({ [k]: "a b" })).toThrow(XmlValidationError);
  });

  test("are not the default namespace where names in values would fall into it", () => {
    expect(start({ [k]: "" })).toMatch(/^<k:kitchen /);
  });
});

describe("toXmlBuilder", () => {
  test("writes into a document that is being built, wherever that is", () => {
    fc.assert(
      fc.property(kitchens, (value) => {
        const parent = create().ele("urn:outer", "outer").ele("urn:k2", "k:inner");
        try {
          toXmlBuilder(parent, kitchen, value);
        } catch (error) {
          expect((error as XmlValidationError).issues.map(({ code }) => code)).toEqual([
            "value-not-writable",
          ]);
          return;
        }
        const text = parent.end({ headless: true, wellFormed: true });
        const document = XmlDocument.fromString(text);
        const inner = document.get("//k:kitchen", { k });
        expect(inner?.get("k:code", { k })?.content).toBe(value.code);
        document.dispose();
      }),
      { numRuns: 100, seed: 4 },
    );
  });

  test("leaves the document as it was when the value cannot be written", () => {
    const parent = create().ele("outer");
    const value: Kitchen = {
      ...simple,
      anyAttributes: [
        { namespace: "constructor", local: "keys", prefix: "__proto__", value: "__proto__:a" },
      ],
    };
    const prefixes = { constructor: "__proto__" };
    expect(() => toXmlBuilder(parent, kitchen, value, { prefixes })).toThrow(XmlValidationError);
    expect(parent.end({ headless: true })).toBe("<outer/>");
    expect(typeof Object.keys).toBe("function");
  });
});

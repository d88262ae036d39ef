import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { create } from "xmlbuilder2";
import { parse, serialize, serializeStream, toXmlBuilder } from "../../../runtime/index.js";
import { judgesOf } from "../../support/document-judges.js";
import { kitchen } from "../../support/kitchen.js";
import { kitchens } from "../../support/kitchen-values.js";

const xsi = "http://www.w3.org/2001/XMLSchema-instance";

const { schemas, libxml2 } = await judgesOf(`
  <xs:element name="releve" nillable="true"><xs:complexType><xs:sequence>
    <xs:element name="titre" type="xs:string" nillable="true" minOccurs="0"/>
    <xs:element name="mesure" type="t:Mesure" nillable="true" minOccurs="0" maxOccurs="unbounded"/>
    <xs:element name="fin" type="xs:int" minOccurs="0"/>
  </xs:sequence><xs:attribute name="lieu" type="xs:string"/></xs:complexType></xs:element>
  <xs:complexType name="Mesure"><xs:sequence>
    <xs:element name="dans" type="t:Mesure" nillable="true" minOccurs="0"/>
    <xs:element name="valeur" type="xs:int" nillable="true"/>
  </xs:sequence></xs:complexType>
  <xs:complexType name="Sure"><xs:complexContent><xs:extension base="t:Mesure"><xs:sequence>
    <xs:element name="par" type="xs:string"/>
  </xs:sequence></xs:extension></xs:complexContent></xs:complexType>`);
const releve = schemas.elements.get("{urn:t}releve");
if (releve === undefined) throw new Error("no releve");

const valeur = fc.constantFrom(null, 1, 20);
const { mesure } = fc.letrec<{ mesure: unknown }>((tie) => ({
  mesure: fc.oneof(
    { depthSize: "small" },
    fc.record({ valeur }),
    fc.constant(null),
    fc.record({ dans: tie("mesure"), valeur }),
    fc.record({ $type: fc.constant("Sure"), dans: tie("mesure"), valeur, par: fc.constant("x") }),
  ),
}));
const releves = fc.record(
  {
    titre: fc.constantFrom("a", null),
    mesure: fc.array(mesure, { minLength: 1 }),
    fin: fc.constant(5),
    lieu: fc.constant("ici"),
  },
  { requiredKeys: ["mesure"] },
);

/** The start tags of a document. */
function startTags(text: string): string[] {
  return [...text.matchAll(/<[^/!?](?:[^>"]|"[^"]*")*>/g)].map(([tag]) => tag);
}

function collect(
  value: { readonly mesure: readonly unknown[] },
  prefixes: Record<string, string>,
): Promise<string> {
  const { mesure: items, ...head } = value;
  const chunks = serializeStream<unknown, "mesure">(
    releve as never,
    head as never,
    items as never,
    {
      at: "mesure",
      prefixes,
    },
  );
  return (async () => {
    let text = "";
    for await (const chunk of chunks) text += chunk;
    return text;
  })();
}

describe("the prefix of xsi:type and xsi:nil", () => {
  test("is declared where it is used, and nowhere else, by every writer", async () => {
    await fc.assert(
      fc.asyncProperty(releves, async (value) => {
        const text = serialize<unknown>(releve, value);
        for (const tag of startTags(text).filter((one) => one.includes("xmlns:xsi=")))
          expect(tag).toMatch(/ xsi:(?:type|nil)=/);
        expect(text.includes("xmlns:xsi=")).toBe(/ xsi:(?:type|nil)=/.test(text));
        expect(libxml2(text).errors).toEqual([]);
        expect(parse(releve, text, { schemas })).toEqual({ value, ok: true, issues: [] });
        expect(await collect(value, {})).toBe(text);
        const built = toXmlBuilder(create(), releve as never, value as never);
        expect(text.endsWith(built.end({ headless: true, wellFormed: true }))).toBe(true);
      }),
      { numRuns: 200, seed: 6 },
    );
  });

  test("is declared on the root alone where the caller asks for it", async () => {
    await fc.assert(
      fc.asyncProperty(releves, fc.constantFrom("xsi", "i"), async (value, prefix) => {
        const prefixes = { [xsi]: prefix };
        const text = serialize<unknown>(releve, value, { prefixes });
        expect(text.split(`xmlns:${prefix}="${xsi}"`)).toHaveLength(2);
        expect(startTags(text)[0]).toContain(`xmlns:${prefix}="${xsi}"`);
        expect(parse(releve, text, { schemas })).toEqual({ value, ok: true, issues: [] });
        expect(await collect(value, prefixes)).toBe(text);
      }),
      { numRuns: 100, seed: 7 },
    );
  });

  test("is on the root where that is nil, or says where the schemas are, for all that is in it", () => {
    expect(serialize<unknown>(releve, { $nil: true }, { declaration: false })).toBe(
      `<ns1:releve xmlns:ns1="urn:t" xmlns:xsi="${xsi}" xsi:nil="true"/>`.replaceAll("ns1", "t"),
    );
    const schemaLocation = { "urn:t": "t.xsd" };
    const text = serialize<unknown>(releve, { mesure: [null, null] }, { schemaLocation });
    expect(text.split("xmlns:xsi=")).toHaveLength(2);
    expect(startTags(text)[0]).toContain("xmlns:xsi=");
  });

  test("gives way to one of that name for something else", () => {
    const prefixes = { "urn:t": "xsi" };
    const text = serialize<unknown>(releve, { mesure: [null] }, { prefixes });
    expect(text).toContain(`<xsi:mesure xmlns:ns1="${xsi}" ns1:nil="true"/>`);
    expect(parse(releve, text)).toEqual({ value: { mesure: [null] }, ok: true, issues: [] });
  });

  test("is where it is used in every construct", () => {
    fc.assert(
      fc.property(kitchens, (value) => {
        const text = serialize(kitchen, value);
        const used = startTags(text).filter((tag) => / xsi:(?:type|nil)=/.test(tag));
        const declared = startTags(text).filter((tag) => tag.includes(`xmlns:xsi="${xsi}"`));
        expect(declared.every((tag) => used.includes(tag))).toBe(true);
        expect(parse(kitchen, text).issues).toEqual([]);
      }),
      { numRuns: 100, seed: 8 },
    );
  });
});

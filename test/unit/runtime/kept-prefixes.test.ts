import { describe, expect, test } from "vitest";
import {
  parse,
  serialize,
  serializeStream,
  validate,
  XmlValidationError,
} from "../../../runtime/index.js";
import { judgesOf } from "../../support/document-judges.js";

const { schemas } = await judgesOf(`
  <xs:element name="libre"/>
  <xs:element name="r"><xs:complexType><xs:sequence>
    <xs:element name="libre" minOccurs="0"/>
    <xs:element name="ouvert" type="t:Ouvert" minOccurs="0" maxOccurs="unbounded" nillable="true"/>
    <xs:any namespace="##other" processContents="skip" minOccurs="0" maxOccurs="unbounded"/>
  </xs:sequence><xs:anyAttribute namespace="##other" processContents="skip"/></xs:complexType></xs:element>
  <xs:complexType name="Ouvert"><xs:sequence>
    <xs:element name="ouvert" type="t:Ouvert" minOccurs="0"/></xs:sequence>
    <xs:attribute name="a"/><xs:anyAttribute namespace="##any" processContents="lax"/></xs:complexType>`);

function elementOf(name: string) {
  const element = schemas.elements.get(`{urn:t}${name}`);
  if (element === undefined) throw new Error(`no ${name}`);
  return element;
}

const prefixes = ["p", "q", "ns1", "constructor", "__proto__", "é"];
/** Documents in which a text has a prefix. */
const places = [
  {
    name: "libre",
    of: (p: string) => `<t:libre xmlns:t="urn:t" xmlns:${p}="urn:p" a="${p}:x">b</t:libre>`,
  },
  {
    name: "libre",
    of: (p: string) => `<t:libre xmlns:t="urn:t" xmlns:${p}="urn:p">${p}:x</t:libre>`,
  },
  {
    name: "r",
    of: (p: string) => `<t:r xmlns:t="urn:t" xmlns:${p}="urn:p"><t:libre>${p}:x</t:libre></t:r>`,
  },
  {
    name: "r",
    of: (p: string) => `<t:r xmlns:t="urn:t" xmlns:o="urn:o" xmlns:${p}="urn:p" o:a="${p}:x"/>`,
  },
  {
    name: "r",
    of: (p: string) =>
      `<t:r xmlns:t="urn:t" xmlns:o="urn:o"><t:ouvert><t:ouvert xmlns:${p}="urn:p" o:b="y" o:a="a ${p}:x"/></t:ouvert></t:r>`,
  },
  {
    name: "r",
    of: (p: string) =>
      `<t:r xmlns:t="urn:t" xmlns:o="urn:o" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><t:ouvert i:nil="true" xmlns:${p}="urn:p" o:a="${p}:x"/></t:r>`,
  },
];

describe("a prefix in the text of what is not declared", () => {
  const cases = places.flatMap((place, index) =>
    prefixes.map((prefix) => ({ ...place, index, prefix })),
  );
  test.for(cases)("place $index keeps $prefix", ({ name, of, prefix }) => {
    const text = of(prefix);
    const { value, issues } = parse(elementOf(name), text);
    expect(issues).toEqual([]);
    expect(validate(elementOf(name), value)).toEqual([]);
    const again = JSON.parse(JSON.stringify(value)) as unknown;
    for (const held of [value, again]) {
      const written = serialize<unknown>(elementOf(name), held, { declaration: false });
      expect(written).toContain(`xmlns:${prefix}="urn:p"`);
      expect(parse(elementOf(name), written)).toEqual({ value, ok: true, issues: [] });
    }
  });

  test("is kept by streams as well", async () => {
    const ouvert = [
      {
        anyAttributes: [
          { namespace: "urn:o", local: "a", value: "p:x", namespaces: { p: "urn:p" } },
        ],
      },
      {},
    ];
    let text = "";
    for await (const chunk of serializeStream<unknown, "ouvert">(
      elementOf("r"),
      {} as never,
      ouvert as never,
      { at: "ouvert" },
    ))
      text += chunk;
    expect(text).toBe(serialize<unknown>(elementOf("r"), { ouvert }));
    expect(text.split("xmlns:p=")).toHaveLength(2);
  });

  test("that names are written by for something else is refused, and the option prefixes makes room", () => {
    const value = {
      anyAttributes: [{ namespace: "urn:o", local: "a", value: "t:x", namespaces: { t: "urn:p" } }],
    };
    const options = { prefixes: { "urn:t": "t" } };
    expect(() => serialize<unknown>(elementOf("r"), value, options)).toThrow(XmlValidationError);
    const text = serialize<unknown>(elementOf("r"), value, { prefixes: { "urn:t": "autre" } });
    expect(text).toContain('xmlns:t="urn:p"');
  });

  test("takes nothing from attributes beside it", () => {
    const value = {
      ouvert: [
        {
          anyAttributes: [{ namespace: "urn:o", local: "a", prefix: "o", value: "1" }],
          ouvert: {
            anyAttributes: [
              { namespace: "urn:o", local: "a", prefix: "o", value: "1" },
              {
                namespace: "urn:o",
                local: "b",
                prefix: "o",
                value: "o:x",
                namespaces: { o: "urn:p" },
              },
            ],
          },
        },
      ],
    };
    const text = serialize<unknown>(elementOf("r"), value);
    const { value: read } = parse(elementOf("r"), text);
    const inner = (read as typeof value).ouvert[0]?.ouvert.anyAttributes ?? [];
    expect(inner.map(({ namespace, local }) => `${namespace} ${local}`)).toEqual([
      "urn:o a",
      "urn:o b",
    ]);
    expect(inner[1]).toMatchObject({ value: "o:x", namespaces: { o: "urn:p" } });
  });

  test("is checked: it has to be one that can be declared", () => {
    const wrong = {
      anyAttributes: [
        { namespace: "urn:o", local: "a", value: "", namespaces: { "a b": "urn:p" } },
      ],
    };
    expect(validate(elementOf("r"), wrong)).toHaveLength(1);
    const tree = {
      any: [{ name: { namespace: "urn:o", local: "a" }, attributes: wrong.anyAttributes }],
    };
    expect(validate(elementOf("r"), tree).map(({ code }) => code)).toContain(
      "value-unknown-property",
    );
  });
});

test("prefixes that many trees bring by hand cost what is used of them", () => {
  const namespaces = Object.fromEntries(
    Array.from({ length: 200 }, (_, index) => [`p${index}`, `urn:${index}`]),
  );
  const tree = (index: number) => ({
    name: { namespace: "urn:o", local: "x", prefix: "o" },
    namespaces,
    children: [`p${index % 200}:y`],
  });
  const length = (count: number): number => {
    const any = Array.from({ length: count }, (_, index) => tree(index));
    const text = serialize<unknown>(elementOf("r"), { any });
    expect(text).toContain('xmlns:p1="urn:1"');
    return text.length;
  };
  expect(length(400)).toBeLessThan(400 * 120);
  expect(length(800) / length(400)).toBeLessThan(2.1);
});

describe("prefixes that a tree declares and does not use", () => {
  const open = (text: string): string =>
    `<t:r xmlns:t="urn:t" xmlns:none="urn:none"><o:o xmlns:o="urn:o" xmlns:none2="urn:none">${text}</o:o></t:r>`;

  test.for([
    ['<o:a xmlns:p="urn:p"/>', "p", 0],
    ['<o:a xmlns:p="urn:p">a pp, p1 P</o:a>', "p", 0],
    ['<o:a xmlns:p="urn:p">p:x</o:a>', "p", 1],
    ['<o:a xmlns:p="urn:p" b="p:x"/>', "p", 1],
    ['<o:a xmlns:p="urn:p"><o:b>(p:x)</o:b></o:a>', "p", 1],
    ['<o:a xmlns:p="urn:p"><p:b/></o:a>', "p", 1],
    ['<o:a xmlns:p="urn:p"><o:b p:c=""/></o:a>', "p", 1],
    ['<o:a xmlns:p="urn:p"/><o:b xmlns:p="urn:p">p:x</o:b>', "p", 1],
    ['<o:a xmlns:p="urn:p"><o:b xmlns:p="urn:p2">p:x</o:b></o:a>', "p", 1],
    ['<o:a xmlns:p="urn:p"><o:b xmlns:p="urn:p2">p:x</o:b>p:y</o:a>', "p", 2],
  ] as const)("are not kept: %s", ([text, prefix, times]) => {
    const { value, issues } = parse(elementOf("r"), open(text));
    expect(issues).toEqual([]);
    const written = serialize<unknown>(elementOf("r"), value, { declaration: false });
    expect(written.split(`xmlns:${prefix}=`)).toHaveLength(times + 1);
    expect(written).not.toContain("none");
    expect(parse(elementOf("r"), written)).toEqual({ value, ok: true, issues: [] });
  });

  test("are not kept by values of xs:anyType either", () => {
    const text = `<t:libre xmlns:t="urn:t"><o:o xmlns:o="urn:o"><o:a xmlns:p="urn:p"/></o:o></t:libre>`;
    const { value } = parse(elementOf("libre"), text);
    expect(JSON.stringify(value)).not.toContain("urn:p");
  });
});

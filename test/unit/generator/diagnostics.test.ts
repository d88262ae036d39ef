import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import {
  type Diagnostic,
  formatDiagnosticWithLine,
  SchemaError,
} from "../../../generator/diagnostics.js";
import { generate, loadSchemas } from "../../../generator/generate.js";
import { loadSchema } from "../../../generator/schema/load.js";
import { setLocale } from "../../../runtime/nouns/locale.js";
import { parse } from "../../../runtime/parse.js";
import { readFrom } from "../../support/schemas-in-memory.js";

type Files = Readonly<Record<string, string>>;

const xs = "http://www.w3.org/2001/XMLSchema";

function schema(content: string, target = "urn:el", more = ""): string {
  return `<xs:schema xmlns:xs="${xs}" xmlns:el="urn:el" xmlns:b="urn:b" targetNamespace="${target}" ${more}>\n${content}\n</xs:schema>`;
}

/** What is found, the first file being the one that is loaded. */
async function found(
  files: Files | string,
  locale: "fr" | "en" = "en",
): Promise<readonly Diagnostic[]> {
  const all = typeof files === "string" ? { "a.xsd": files } : files;
  const locations = Object.keys(all).slice(0, 1);
  return (await loadSchema({ locations, read: readFrom(all), locale })).diagnostics;
}

const messages = async (files: Files | string): Promise<readonly string[]> =>
  (await found(files)).map(({ message }) => message);

const address =
  '<xs:complexType name="AdresseType"><xs:sequence><xs:element name="Voie" type="xs:string"/></xs:sequence></xs:complexType>';
const group =
  '<xs:group name="Identite"><xs:sequence><xs:element name="n"/></xs:sequence></xs:group>';

describe("the language", () => {
  const broken = {
    locations: ["a.xsd"],
    read: readFrom({ "a.xsd": schema('<xs:element name="a" type="el:T"/>') }),
  };
  const thrown = async (run: () => Promise<unknown>): Promise<string> => {
    const error: unknown = await run().catch((reason: unknown) => reason);
    if (!(error instanceof SchemaError)) throw new Error("no SchemaError");
    return error.message;
  };

  afterEach(() => setLocale("fr"));

  test("is French, or what the call asks for, or what the program does", async () => {
    expect(await thrown(() => loadSchemas(broken))).toContain("il n’y a pas de type");
    expect(await thrown(() => loadSchemas({ ...broken, locale: "en" }))).toContain(
      'there is no type "el:T"',
    );
    expect(await thrown(() => generate({ ...broken, locale: "en" }))).toContain("there is no");
    setLocale("en");
    expect(await thrown(() => generate(broken))).toContain("there is no type");
    expect(await thrown(() => loadSchemas({ ...broken, locale: "fr" }))).toContain("il n’y a pas");
  });

  test("changes nothing but the message", async () => {
    const text = schema(`${address}<xs:element name="a" type="el:AdresseTyp"/><xs:elment/>`);
    const [fr, en] = [await found(text, "fr"), await found(text, "en")];
    const bare = (all: readonly Diagnostic[]): readonly Omit<Diagnostic, "message">[] =>
      all.map(({ message: _, ...rest }) => rest);
    expect(bare(fr)).toEqual(bare(en));
    expect(fr.map(({ parameters }) => parameters)).toMatchObject([{ near: [{}] }, { near: [{}] }]);
  });
});

test("the line is shown with a caret", async () => {
  const text = schema(`\n  <xs:element name="a" type="el:T"/>`).replaceAll("\n", "\r\n");
  const [diagnostic] = await found(text);
  if (diagnostic === undefined) throw new Error("nothing found");
  expect(formatDiagnosticWithLine(diagnostic)).toBe(
    [
      'a.xsd:3:3: error: src-resolve: there is no type "el:T"',
      '   3 |   <xs:element name="a" type="el:T"/>',
      "     |   ^",
    ].join("\n"),
  );
});

describe("what was likely meant", () => {
  test.for([
    [`${address}<xs:element name="a" type="el:AdresseTyp"/>`, '"el:AdresseType"'],
    [`${address}<xs:element name="a" type="AdresseType"/>`, '"el:AdresseType"'],
    ['<xs:element name="a" type="xs:strng"/>', '"xs:string"'],
    ['<xs:element name="a" type="string"/>', '"xs:string"'],
    ['<xs:element name="a" type="xsd:date"/>', '"xs:date"'],
    ['<xs:element name="abc" nilable="true"/>', '"nillable"'],
    ['<xs:element name="abc" nillable="True"/>', '"true"'],
    ['<xs:elemnt name="abc"/>', "<xs:element>"],
    ['<xs:complexType name="T"><xs:choise/></xs:complexType>', "<xs:choice>"],
    [
      '<xs:complexType name="T"><xs:sequence maxOccurs="unbouded"/></xs:complexType>',
      '"unbounded"',
    ],
    ['<xs:complexType name="T" block="restrction"/>', '"restriction"'],
    [
      '<xs:complexType name="T"><xs:attribute name="x" use="requierd"/></xs:complexType>',
      '"required"',
    ],
    [
      `${group}<xs:complexType name="T"><xs:group ref="el:Identité"/></xs:complexType>`,
      '"el:Identite"',
    ],
    [
      '<xs:element name="Racine"/><xs:element name="b" substitutionGroup="el:Racin"/>',
      '"el:Racine"',
    ],
  ] as const)("%s: %s", async ([content, meant]) => {
    expect(await messages(schema(content))).toEqual([
      expect.stringContaining(`did you mean ${meant}?`),
    ]);
  });

  test("is found for any slip in a long enough name", async () => {
    const letters = "abcdefghijklmnopqrstuvwxyz".split("");
    const name = fc
      .array(fc.constantFrom(...letters), { minLength: 6, maxLength: 20 })
      .map((all) => `T${all.join("")}`);
    await fc.assert(
      fc.asyncProperty(name, fc.nat(), fc.constantFrom(...letters), async (word, at, letter) => {
        const index = 1 + (at % (word.length - 1));
        const slip = word.slice(0, index) + letter.toUpperCase() + word.slice(index + 1);
        fc.pre(slip.toLowerCase() !== word.toLowerCase());
        const type = `<xs:simpleType name="${word}"><xs:restriction base="xs:string"/></xs:simpleType>`;
        const [said] = await messages(schema(`${type}<xs:element name="a" type="el:${slip}"/>`));
        expect(said).toContain(`did you mean "el:${word}"?`);
      }),
      { numRuns: 100 },
    );
  });

  test("is left out where nothing is near", async () => {
    expect(await messages(schema(`${address}<xs:element name="a" type="el:Lieu"/>`))).toEqual([
      'there is no type "el:Lieu"',
    ]);
  });
});

describe("one cause, one message", () => {
  test("a group that is not there to be redefined", async () => {
    const redefinition =
      '<xs:redefine schemaLocation="b.xsd"><xs:group name="g"><xs:sequence><xs:group ref="el:g"/><xs:element name="z"/></xs:sequence></xs:group></xs:redefine>';
    const uses =
      '<xs:complexType name="T"><xs:group ref="el:g"/></xs:complexType><xs:complexType name="U"><xs:complexContent><xs:extension base="el:T"><xs:sequence><xs:element name="z"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>';
    expect(
      await messages({ "a.xsd": schema(redefinition + uses), "b.xsd": schema(group) }),
    ).toEqual(['there is no group "el:g" to redefine in "b.xsd"']);
  });

  test.for([6, 40, 1500])("%i doubles of one document", async (count) => {
    const elements = (type: string): string =>
      Array.from({ length: count }, (_, n) => `<xs:element name="e${n}" type="${type}"/>`).join("");
    expect(
      await messages({
        "a.xsd": schema(`<xs:include schemaLocation="b.xsd"/>${elements("xs:int")}`),
        "b.xsd": schema(elements("xs:string")),
      }),
    ).toEqual([expect.stringMatching(`^this document and "b.xsd" declare ${count} components`)]);
  });

  test("a namespace of which no schema was given", async () => {
    const uses = '<xs:element name="a" type="b:T"/><xs:element name="c" type="b:U"/>';
    expect(await messages(schema(`<xs:import namespace="urn:b"/>${uses}`))).toEqual([
      'there is no type "b:T": the namespace "urn:b" is imported, but no schema of it was given or found; another reference of this document to it leads nowhere either',
    ]);
  });

  test("an ambiguity of a group that many types share", async () => {
    const twice =
      '<xs:group name="g"><xs:choice><xs:element name="a"/><xs:element name="a"/></xs:choice></xs:group>';
    const types = Array.from(
      { length: 5 },
      (_, n) => `<xs:complexType name="T${n}"><xs:group ref="el:g"/></xs:complexType>`,
    );
    expect(await messages(schema(twice + types.join("")))).toHaveLength(1);
  });
});

describe("a second place names its file", () => {
  const key = (element: string): string =>
    `<xs:element name="${element}"><xs:complexType/><xs:key name="K"><xs:selector xpath="a"/><xs:field xpath="@b"/></xs:key></xs:element>`;
  const open =
    '<xs:complexType name="B"><xs:sequence><xs:any minOccurs="0"/></xs:sequence></xs:complexType>';
  const extended =
    '<xs:complexType name="T"><xs:complexContent><xs:extension base="el:B"><xs:sequence><xs:element name="a"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>';

  test.for([
    ["an identity constraint", key("k2"), `\n${key("k1")}`, "b.xsd:3"],
    ["a declaration", '<xs:element name="e" type="xs:int"/>', '<xs:element name="e"/>', "b.xsd:2"],
    ["an ambiguity", extended, `\n\n${open}`, "b.xsd:4"],
  ] as const)("of %s", async ([, own, included, place]) => {
    const [said] = await messages({
      "a.xsd": schema(`<xs:include schemaLocation="b.xsd"/>${own}`),
      "b.xsd": schema(included),
    });
    expect(said).toContain(place);
  });
});

describe("what is not XML Schema 1.0", () => {
  test.for([
    '<xs:complexType name="T"><xs:sequence/><xs:assert test="true()"/></xs:complexType>',
    '<xs:element name="e"><xs:alternative type="xs:string"/></xs:element>',
    '<xs:override schemaLocation="b.xsd"/>',
    "<xs:defaultOpenContent/>",
    '<xs:complexType name="T"><xs:openContent/></xs:complexType>',
    '<xs:element name="e" type="xs:dateTimeStamp"/>',
    '<xs:element name="e" type="xs:yearMonthDuration"/>',
    '<xs:attribute name="e" inheritable="true"/>',
  ])("is said to be 1.1: %s", async (content) => {
    expect(await messages(schema(content))).toEqual([expect.stringContaining("XML Schema 1.1")]);
  });

  test("defaultAttributes is an error, vc:minVersion a warning", async () => {
    const versioning = 'xmlns:vc="http://www.w3.org/2007/XMLSchema-versioning" vc:minVersion="1.1"';
    const all = await found(schema("", "urn:el", `${versioning} defaultAttributes="el:g"`));
    expect(all.map(({ severity, message }) => [severity, message])).toEqual(
      expect.arrayContaining([
        ["warning", expect.stringMatching(/"vc:minVersion".*XML Schema 1\.1/)],
        ["error", expect.stringMatching(/"defaultAttributes".*XML Schema 1\.1/)],
      ]),
    );
  });
});

describe("what is no schema says what it is", () => {
  test.for([
    ["JSON", '{ "type": "object" }', "JSON"],
    ["an HTML page", "<!DOCTYPE html>\n<html><head><meta></head></html>", "HTML"],
    ["XHTML", '<html xmlns="http://www.w3.org/1999/xhtml"/>', "HTML"],
    ["WSDL", '<w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/"/>', "WSDL"],
    ["a DTD", "<!-- c -->\n<!ELEMENT a (b)>", "DTD"],
    ["nothing", "\n", "empty"],
    ["a document", '<el:Avis xmlns:el="urn:el"/>', "<el:Avis>"],
    ["a schema in no namespace", "<schema/>", "is in no namespace"],
    ["a schema of 1999", '<schema xmlns="http://www.w3.org/1999/XMLSchema"/>', "1999"],
    ["a piece", `<x:element xmlns:x="${xs}" name="a"/>`, "<x:element> is a piece"],
    ["a schema without xmlns:xs", "<xs:schema/>", `xmlns:xs="${xs}"`],
  ] as const)("%s", async ([, text, word]) => {
    expect(await messages(text)).toEqual([expect.stringContaining(word)]);
  });

  test("a child in no namespace", async () => {
    expect(await messages(schema('<element name="a"/>'))).toEqual([
      expect.stringMatching(
        /^the element <element> in <xs:schema> is in no namespace.*<xs:element>$/,
      ),
    ]);
  });
});

describe("bytes that contradict their encoding", () => {
  const declared = (encoding: string): string =>
    `<?xml version="1.0" encoding="${encoding}"?><xs:schema xmlns:xs="${xs}"><!-- é --></xs:schema>`;
  const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
  const utf16 = (text: string): Uint8Array =>
    new Uint8Array(Uint16Array.from(`\ufeff${text}`, (c) => c.charCodeAt(0)).buffer);
  const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));

  test.for([
    ["UTF-8 that says utf-16", utf8(declared("utf-16")), /"utf-16", but its bytes are UTF-8$/],
    ["the same with a mark", utf8(`\ufeff${declared("UTF-16")}`), /"UTF-16", .* UTF-8$/],
    ["UTF-16 that says utf-8", utf16(declared("utf-8")), /"utf-8", but its bytes are UTF-16$/],
    ["ISO-8859-1 that says utf-8", latin1(declared("utf-8")), /these bytes are not .*UTF-8/i],
  ] as const)("%s, as schema and as document", async ([, bytes, message]) => {
    const { diagnostics } = await loadSchema({
      locations: ["a.xsd"],
      read: () => Promise.resolve(bytes),
      locale: "en",
    });
    expect(diagnostics.map((one) => one.message)).toEqual([expect.stringMatching(message)]);
    const set = await loadSchemas({
      locations: ["s.xsd"],
      read: readFrom({ "s.xsd": schema('<xs:element name="a"/>') }),
    });
    const result = parse(set, bytes, { locale: "en" });
    expect(result.issues?.map((one) => one.message)).toEqual(
      expect.arrayContaining([expect.stringMatching(message)]),
    );
  });
});

test("names have the prefix that the document gives them, at any depth, or their namespace", async () => {
  const own = await messages(
    `<schema xmlns="${xs}" targetNamespace="urn:a"><element name="e" xmlns:p="urn:a" type="p:T"/></schema>`,
  );
  expect(own).toEqual(['there is no type "p:T"']);
  const without = await found({
    "a.xsd": schema('<xs:include schemaLocation="b.xsd"/><xs:element name="e" type="xs:int"/>'),
    "b.xsd": `<xs:schema xmlns:xs="${xs}" targetNamespace="urn:el"><xs:element name="e" default="x" type="xs:ID"/></xs:schema>`,
  });
  expect(without.map(({ message }) => message)).toEqual(
    expect.arrayContaining([expect.stringContaining('"el:e" exists already at b.xsd:1')]),
  );
  const bare = await messages(
    `<xs:schema xmlns:xs="${xs}" targetNamespace="urn:el"><xs:element name="e" default="x" type="xs:ID"/></xs:schema>`,
  );
  expect(bare).toEqual([expect.stringContaining('the element "{urn:el}e"')]);
});

test("the particles that compete in a shared group are found once, however many types use it", async () => {
  const content = '<xs:choice><xs:element name="a"/><xs:element name="a"/></xs:choice>';
  const use = (name: string, before = ""): string =>
    `<xs:complexType name="${name}"><xs:sequence>${before}<xs:group ref="el:g"/></xs:sequence></xs:complexType>`;
  const types =
    ["T1", "T2", "T3"].map((name) => use(name)).join("") + use("T4", '<xs:element name="b"/>');
  const competing = (
    await found(schema(`<xs:group name="g">${content}</xs:group>${types}`))
  ).filter(({ code }) => code === "cos-nonambig");
  expect(competing.map(({ parameters }) => parameters["type"])).toHaveLength(1);
  const apart = ["T1", "T2"].map(
    (name) => `<xs:complexType name="${name}">\n${content}</xs:complexType>`,
  );
  expect((await found(schema(apart.join("\n")))).map(({ code }) => code)).toEqual([
    "cos-nonambig",
    "cos-nonambig",
  ]);
});

import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { loadSchema } from "../../../../../generator/schema/load.js";
import { loadTexts } from "../../../../support/load-schema.js";

const schema = (attributes: string, content: string): string =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" ${attributes}>${content}</xs:schema>`;
const inA = (content: string): string =>
  schema('targetNamespace="urn:a" xmlns="urn:a" xmlns:b="urn:b"', content);
const inB = (content: string): string =>
  schema('targetNamespace="urn:b" xmlns="urn:b" xmlns:a="urn:a"', content);
const inNone = (content: string): string => schema("", content);

describe("include", () => {
  test("circles, and one file by several paths, make no double", async () => {
    const { schema, findings } = await loadTexts({
      "s/a.xsd": inA(
        '<xs:include schemaLocation="./b.xsd"/><xs:include schemaLocation="../s/b.xsd"/><xs:element name="a" type="T"/>',
      ),
      "s/b.xsd": inA(
        '<xs:include schemaLocation="a.xsd"/><xs:simpleType name="T"><xs:restriction base="xs:string"/></xs:simpleType>',
      ),
    });
    expect(findings).toEqual([]);
    expect(schema.documents.map(({ id }) => id)).toEqual(["s/b.xsd", "s/a.xsd"]);
    expect([...schema.typeDefinitions.keys()]).toEqual(["{urn:a}T"]);
  });

  test("a chameleon takes the namespace of each document that includes it, and its references do", async () => {
    const chameleon =
      '<xs:element name="c" type="C"/><xs:complexType name="C"><xs:sequence><xs:element ref="c" minOccurs="0"/></xs:sequence></xs:complexType>';
    const { schema, findings } = await loadTexts({
      "a.xsd": inA(
        '<xs:include schemaLocation="c.xsd"/><xs:import namespace="urn:b" schemaLocation="b.xsd"/>',
      ),
      "b.xsd": inB('<xs:include schemaLocation="c.xsd"/>'),
      "c.xsd": inNone(chameleon),
    });
    expect(findings).toEqual([]);
    expect(schema.documents.map(({ id }) => id)).toEqual([
      "c.xsd#urn:a",
      "c.xsd#urn:b",
      "b.xsd",
      "a.xsd",
    ]);
    expect([...schema.elementDeclarations.keys()]).toEqual(["{urn:a}c", "{urn:b}c"]);
    expect(schema.elementDeclarations.get("{urn:b}c")?.typeDefinition).toBe(
      schema.typeDefinitions.get("{urn:b}C"),
    );
  });

  test("of another namespace is an error; of what is missing a warning, or an error where that is asked for", async () => {
    const other = { "a.xsd": inA('<xs:include schemaLocation="b.xsd"/>'), "b.xsd": inB("") };
    expect((await loadTexts(other)).findings[0]).toMatch(
      /^a\.xsd:1:\d+: error: src-include\.2\.1: .*"b\.xsd"/,
    );
    const missing = { "a.xsd": inA('<xs:include schemaLocation="no.xsd"/>') };
    expect((await loadTexts(missing)).findings[0]).toMatch(
      /^a\.xsd:1:\d+: warning: src-include\.1: .*"no\.xsd"/,
    );
    expect((await loadTexts(missing, { missingIncludes: "error" })).findings[0]).toContain(
      "error: src-include.1",
    );
  });
});

test.each(["include", "redefine", "import"])(
  "%s of what is no schema is told once, where it is wrong",
  async (reference) => {
    const namespace = reference === "import" ? ' namespace="urn:b"' : "";
    for (const text of ["<html><body/></html>", "<a><b></a>", "", "{}"]) {
      const { findings } = await loadTexts({
        "a.xsd": inA(`<xs:${reference}${namespace} schemaLocation="b.xsd"/>`),
        "b.xsd": text,
      });
      expect(findings).toHaveLength(1);
      expect(findings[0]).toMatch(/^b\.xsd:1:/);
    }
  },
);

describe("import", () => {
  test("one namespace comes from several files, and doubles that say the same are dropped", async () => {
    const twice =
      '<xs:simpleType name="S"><xs:annotation/><xs:restriction base="xs:string"/></xs:simpleType>';
    const { schema, findings } = await loadTexts({
      "a.xsd": inA(
        '<xs:import namespace="urn:b" schemaLocation="b1.xsd"/><xs:import namespace="urn:b" schemaLocation="b2.xsd"/><xs:element name="e" type="b:S"/><xs:element name="f" type="b:T"/>',
      ),
      "b1.xsd": inB(twice),
      "b2.xsd": inB(
        `${twice.replace("<xs:annotation/>", "")}<xs:simpleType name="T"><xs:restriction base="S"/></xs:simpleType>`,
      ),
    });
    expect(findings).toEqual([]);
    expect([...schema.typeDefinitions.keys()]).toEqual(["{urn:b}S", "{urn:b}T"]);
  });

  test("two definitions of one name that differ are an error that names both places", async () => {
    const type = (base: string): string =>
      `<xs:simpleType name="S"><xs:restriction base="${base}"/></xs:simpleType>`;
    const { findings } = await loadTexts({
      "a.xsd": inA(
        '<xs:import namespace="urn:b" schemaLocation="b1.xsd"/>\n<xs:import namespace="urn:b" schemaLocation="b2.xsd"/>',
      ),
      "b1.xsd": inB(type("xs:string")),
      "b2.xsd": inB(type("xs:int")),
    });
    expect(findings).toEqual([
      expect.stringMatching(
        /^b2\.xsd:1:\d+: error: sch-props-correct\.2: .*"S" exists already at b1\.xsd:1$/,
      ),
    ]);
  });

  test("a double within one document is an error, whatever other documents say", async () => {
    const element = '<xs:element name="e"/>';
    const { findings } = await loadTexts({
      "a.xsd": inA(`<xs:include schemaLocation="a2.xsd"/>${element}\n${element}`),
      "a2.xsd": inA(element),
    });
    expect(findings).toEqual([
      expect.stringMatching(/^a\.xsd:1:\d+: error: sch-props-correct\.2/),
      expect.stringMatching(/^a\.xsd:2:1: error: sch-props-correct\.2/),
    ]);
  });

  test("what a document does not import it cannot refer to, though another document does", async () => {
    const { findings } = await loadTexts({
      "a.xsd": inA(
        '<xs:include schemaLocation="a2.xsd"/><xs:import namespace="urn:b" schemaLocation="b.xsd"/><xs:element name="e" type="b:S"/>',
      ),
      "a2.xsd": inA('<xs:element name="f" type="b:S"/>'),
      "b.xsd": inB('<xs:simpleType name="S"><xs:restriction base="xs:string"/></xs:simpleType>'),
    });
    expect(findings).toEqual([
      expect.stringMatching(/^a2\.xsd:1:\d+: error: src-resolve\.4\.2: .*"b:S"/),
    ]);
  });

  test("a location may be absent or lead nowhere, as long as nothing is needed from there", async () => {
    const unused = await loadTexts({
      "a.xsd": inA(
        '<xs:import namespace="urn:b"/><xs:import namespace="urn:c" schemaLocation="c.xsd"/>',
      ),
    });
    expect(unused.findings).toEqual([expect.stringContaining("warning: src-import")]);
    const used = await loadTexts({
      "a.xsd": inA('<xs:import namespace="urn:b"/><xs:element name="e" type="b:S"/>'),
    });
    expect(used.findings).toEqual([
      expect.stringContaining('error: src-resolve: there is no type "b:S"'),
    ]);
  });

  test.for([
    ["its own namespace", inA('<xs:import namespace="urn:a"/>'), "src-import.1.1"],
    ["no namespace into none", inNone("<xs:import/>"), "src-import.1.2"],
    [
      "another namespace than is found",
      inA('<xs:import namespace="urn:x" schemaLocation="b.xsd"/>'),
      "src-import.3.1",
    ],
    [
      "a namespace where there should be none",
      inA('<xs:import schemaLocation="b.xsd"/>'),
      "src-import.3.2",
    ],
    [
      "what is no schema",
      inA('<xs:import namespace="urn:b" schemaLocation="html.xsd"/>'),
      "s4s-elt-schema-ns",
    ],
    [
      "what is not well-formed",
      inA('<xs:import namespace="urn:b" schemaLocation="broken.xsd"/>'),
      "xml-not-well-formed",
    ],
  ] as const)("of %s is an error", async ([, text, rule]) => {
    const { findings } = await loadTexts({
      "a.xsd": text,
      "b.xsd": inB(""),
      "html.xsd": "<html/>",
      "broken.xsd": "<a>",
    });
    expect(findings[0]).toContain(`error: ${rule}: `);
  });

  test.for([
    ["http://www.w3.org/XML/1998/namespace", "lang"],
    ["http://www.w3.org/1999/xlink", "href"],
  ] as const)("the schema of %s comes with the package", async ([namespace, attribute]) => {
    const text = schema(
      `xmlns:n="${namespace}"`,
      `<xs:import namespace="${namespace}" schemaLocation="http://nowhere.invalid/n.xsd"/><xs:complexType name="T"><xs:attribute ref="n:${attribute}"/></xs:complexType>`,
    );
    const { schema: loaded, findings } = await loadTexts({
      "a.xsd": text
        .replace('xmlns:n="http://www.w3.org/XML/1998/namespace"', "")
        .replace("n:lang", "xml:lang"),
    });
    expect(findings).toEqual([
      expect.stringMatching(
        /warning: src-import: .*"http:\/\/nowhere\.invalid\/n\.xsd" cannot be read; .* stands in for it$/,
      ),
    ]);
    expect(loaded.attributeDeclarations.has(`{${namespace}}${attribute}`)).toBe(true);
  });

  test("the schema of XML Signature comes with the package and is valid; a file of that namespace goes before it", async () => {
    const namespace = "http://www.w3.org/2000/09/xmldsig#";
    const text = schema(
      `xmlns:ds="${namespace}"`,
      `<xs:import namespace="${namespace}"/><xs:element name="e" type="ds:SignatureType"/>`,
    );
    expect((await loadTexts({ "a.xsd": text })).findings).toEqual([]);
    const own = schema(`targetNamespace="${namespace}"`, '<xs:complexType name="SignatureType"/>');
    const { schema: loaded } = await loadTexts(
      { "a.xsd": text, "ds.xsd": own },
      { locations: ["ds.xsd", "a.xsd"] },
    );
    expect(loaded.documents.map(({ id }) => id)).toEqual(["ds.xsd", "a.xsd"]);
  });

  test("the attributes of XMLSchema-instance are declared in every schema", async () => {
    const xsi = "http://www.w3.org/2001/XMLSchema-instance";
    const text = schema(
      `xmlns:xsi="${xsi}"`,
      `<xs:import namespace="${xsi}"/><xs:complexType name="T"><xs:attribute ref="xsi:nil"/></xs:complexType>`,
    );
    const { schema: loaded, findings } = await loadTexts({ "a.xsd": text });
    expect(findings).toEqual([]);
    const type = loaded.typeDefinitions.get("T");
    expect(
      type?.kind === "complexTypeDefinition" &&
        type.attributeUses[0]?.attributeDeclaration.typeDefinition.name?.local,
    ).toBe("boolean");
  });

  test("a schema for schemas can be imported; the built-in types stay those of the package", async () => {
    const { schema: loaded, findings } = await loadTexts({
      "a.xsd": schema(
        "",
        '<xs:import namespace="http://www.w3.org/2001/XMLSchema" schemaLocation="XMLSchema.xsd"/><xs:element name="e" type="xs:string"/><xs:element name="f" type="xs:annotated"/>',
      ),
      "XMLSchema.xsd": `<!DOCTYPE xs:schema PUBLIC "-//W3C//DTD XMLSCHEMA 200102//EN" "XMLSchema.dtd" [<!ATTLIST xs:simpleType id ID #IMPLIED>]>${schema(
        'targetNamespace="http://www.w3.org/2001/XMLSchema"',
        '<xs:simpleType name="string" id="string"><xs:restriction base="xs:anySimpleType"/></xs:simpleType><xs:complexType name="annotated"/>',
      )}`,
    });
    expect(findings).toEqual([]);
    expect(loaded.elementDeclarations.get("e")?.typeDefinition.document).toBeUndefined();
    expect(loaded.elementDeclarations.get("f")?.typeDefinition.document).toBe("XMLSchema.xsd");
  });
});

describe("places to read from", () => {
  const main = inA(
    '<xs:import namespace="urn:b" schemaLocation="http://h/b.xsd"/><xs:element name="e" type="b:S"/>',
  );
  const b = inB('<xs:simpleType name="S"><xs:restriction base="xs:string"/></xs:simpleType>');

  test("the network is for those who hand in a way to read it", async () => {
    expect((await loadTexts({ "a.xsd": main, "http://h/b.xsd": b })).findings[0]).toContain(
      "warning: src-import",
    );
    const asked: string[] = [];
    const fetch = async (location: string): Promise<Uint8Array> => {
      asked.push(location);
      return new TextEncoder().encode(b);
    };
    expect((await loadTexts({ "a.xsd": main }, { fetch })).findings).toEqual([]);
    expect(asked).toEqual(["http://h/b.xsd"]);
  });

  test("a catalog says where an address is to be read", async () => {
    const files = { "a.xsd": main, "c/catalog.tsv": "http://h/b.xsd\tb.xsd\n", "c/b.xsd": b };
    expect((await loadTexts(files, { catalogs: ["c/catalog.tsv"] })).findings).toEqual([]);
  });

  describe("the document of a namespace that is imported without a location", () => {
    const namespace = "http://h/ns/";
    const importing = schema(
      `xmlns:n="${namespace}"`,
      `<xs:import namespace="${namespace}"/><xs:element name="e" type="n:T"/>`,
    );
    const document = schema(`targetNamespace="${namespace}"`, '<xs:complexType name="T"/>');
    const oasis = (entries: string): string =>
      `<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">${entries}</catalog>`;

    test.each([
      ["OASIS", oasis(`<uri name="${namespace}" uri="n.xsd"/>`)],
      ["lines", `${namespace}\tn.xsd\n`],
      ["lines, a folder of the same beginning among them", `http://h/\tall\n${namespace}\tn.xsd`],
    ])("is the one that the catalog has: %s", async (_form, catalog) => {
      const files = { "a.xsd": importing, "c/catalog": catalog, "c/n.xsd": document };
      const { schema: loaded, findings } = await loadTexts(files, { catalogs: ["c/catalog"] });
      expect(findings).toEqual([]);
      expect(loaded.documents.map(({ id }) => id)).toEqual(["c/n.xsd", "a.xsd"]);
    });

    test("goes on to what that document imports in the same way", async () => {
      const middle = schema(
        `targetNamespace="${namespace}" xmlns:m="urn:m"`,
        '<xs:import namespace="urn:m"/><xs:complexType name="T"><xs:attribute ref="m:a"/></xs:complexType>',
      );
      const last = schema('targetNamespace="urn:m"', '<xs:attribute name="a"/>');
      const files = {
        "a.xsd": importing,
        catalog: `${namespace}\tn.xsd\nurn:m\tm.xsd\n`,
        "n.xsd": middle,
        "m.xsd": last,
      };
      expect((await loadTexts(files, { catalogs: ["catalog"] })).findings).toEqual([]);
    });

    test("stands in for a location that cannot be read, and for what comes with the package", async () => {
      const xml = "http://www.w3.org/XML/1998/namespace";
      const files = {
        "a.xsd": schema(
          "",
          `<xs:import namespace="${xml}" schemaLocation="http://nowhere.invalid/xml.xsd"/><xs:complexType name="T"><xs:attribute ref="xml:own"/></xs:complexType>`,
        ),
        catalog: `${xml}\txml.xsd`,
        "xml.xsd": schema(`targetNamespace="${xml}"`, '<xs:attribute name="own"/>'),
      };
      expect((await loadTexts(files, { catalogs: ["catalog"] })).findings).toEqual([]);
    });

    test("gives way to a document of that namespace that is there", async () => {
      const files = { "a.xsd": importing, "own.xsd": document, catalog: `${namespace}\tno.xsd` };
      const options = { locations: ["a.xsd", "own.xsd"], catalogs: ["catalog"] };
      expect((await loadTexts(files, options)).findings).toEqual([]);
    });

    test("must be there, and of that namespace", async () => {
      const catalogs = ["catalog"];
      const files = { "a.xsd": importing, catalog: `${namespace}\tn.xsd` };
      expect((await loadTexts(files, { catalogs })).findings[0]).toMatch(
        /^a\.xsd:\d+:\d+: warning: src-import: .*"n\.xsd".*cannot be read/,
      );
      const other = { ...files, "n.xsd": schema('targetNamespace="urn:other"', "") };
      expect((await loadTexts(other, { catalogs })).findings[0]).toContain("error: src-import.3.1");
    });
  });

  test("a catalog of lines maps what begins alike to a folder, the longest beginning first", async () => {
    const files = {
      "a.xsd": inA(
        '<xs:include schemaLocation="http://h/x/1.xsd"/><xs:include schemaLocation="http://h/x/y/2.xsd"/><xs:include schemaLocation="http://h/x/y/z/3.xsd"/>',
      ),
      "c/catalog.tsv": "http://h/x/\tall\nhttp://h/x/y/\tdeep/\n",
      "c/all/1.xsd": inA(""),
      "c/deep/2.xsd": inA(""),
      // The longer beginning leads nowhere.
      "c/all/y/z/3.xsd": inA(""),
    };
    expect((await loadTexts(files, { catalogs: ["c/catalog.tsv"] })).findings).toEqual([]);
  });

  test("percent escapes in a location are read where the name as written leads nowhere", async () => {
    const files = { "a.xsd": inA('<xs:include schemaLocation="b%20c.xsd"/>'), "b c.xsd": inA("") };
    expect((await loadTexts(files)).findings).toEqual([]);
  });

  test("an archive is all the schemas in it", async () => {
    const bytes = zipSync({
      "x/a.xsd": strToU8(inA('<xs:import namespace="urn:b" schemaLocation="../y/b.xsd"/>')),
      "y/b.xsd": strToU8(b),
      "readme.txt": strToU8("no"),
    });
    const read = async (location: string): Promise<Uint8Array | undefined> =>
      location === "in.zip" ? bytes : undefined;
    const { schema: loaded, diagnostics } = await loadSchema({ locations: ["in.zip"], read });
    expect(diagnostics).toEqual([]);
    expect(loaded.documents.map(({ id }) => id)).toEqual(["in.zip!/y/b.xsd", "in.zip!/x/a.xsd"]);
  });

  test("a schema that is not there is one error with a place", async () => {
    expect((await loadTexts({}, { locations: ["no.xsd"] })).findings).toEqual([
      'no.xsd:1:1: error: file-missing: the schema "no.xsd" does not exist or cannot be read',
    ]);
  });
});

import { expect, test } from "vitest";
import type { Finding } from "../../../../../generator/diagnostics.js";
import {
  type Catalog,
  lookUp,
  readCatalogs,
} from "../../../../../generator/reader/sources/catalog.js";
import { readFrom } from "../../../../support/schemas-in-memory.js";

const findings: Finding[] = [];
const catalogOf = (
  files: Readonly<Record<string, string>>,
  ...locations: readonly string[]
): Promise<Catalog> => {
  findings.length = 0;
  return readCatalogs(locations, readFrom(files), (finding) => findings.push(finding));
};

test("a plain catalog maps addresses to files beside it; earlier entries win", async () => {
  const catalog = await catalogOf(
    { "c/catalog.tsv": "# comment\nhttp://h/a.xsd\ta.xsd\r\nhttp://h/a.xsd\tb.xsd\nno tab\n" },
    "c/catalog.tsv",
  );
  expect(lookUp(catalog, "http://h/a.xsd")).toBe("c/a.xsd");
  expect(lookUp(catalog, "http://h/b.xsd")).toBeUndefined();
});

test.each(["./", ".", "sub/..", "sub/../"])(
  "the folder of the catalog itself may be written as %s, wherever the program was started",
  async (folder) => {
    const lines = `http://h/x/\t${folder}\n`;
    expect(lookUp(await catalogOf({ "c.tsv": lines }, "c.tsv"), "http://h/x/a.xsd")).toBe("a.xsd");
    expect(lookUp(await catalogOf({ "d/c.tsv": lines }, "d/c.tsv"), "http://h/x/y/a.xsd")).toBe(
      "d/y/a.xsd",
    );
    const xml = `<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog" xml:base="./"><rewriteURI uriStartString="http://h/x/" rewritePrefix="${folder}/"/><uri name="urn:a" uri="a.xsd"/></catalog>`;
    const catalog = await catalogOf({ "c.xml": xml }, "c.xml");
    expect(lookUp(catalog, "http://h/x/a.xsd")).toBe("a.xsd");
    expect(lookUp(catalog, "urn:a")).toBe("a.xsd");
  },
);

test("lines of a plain catalog that say nothing are told, with the first of them", async () => {
  await catalogOf({ "c.tsv": "# comment\n\nhttp://h/a.xsd\ta.xsd\n" }, "c.tsv");
  expect(findings).toEqual([]);
  await catalogOf(
    { "c.tsv": "http://h/a.xsd\ta.xsd\nhttp://h/b.xsd b.xsd\n\tc.xsd\nhttp://h/d.xsd\t\n" },
    "c.tsv",
  );
  expect(findings).toEqual([
    {
      severity: "warning",
      key: "catalog-line",
      parameters: { location: "c.tsv", count: 3 },
      position: { file: "c.tsv", line: 2, column: 1 },
    },
  ]);
});

test("an OASIS catalog maps systems, addresses and beginnings, the longest first, and goes on in others", async () => {
  const catalog = await catalogOf(
    {
      "c/catalog.xml": `<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog" xml:base="schemas/">
        <system systemId="http://h/s.xsd" uri="s.xsd"/>
        <group xml:base="g/"><uri name="urn:n" uri="n.xsd"/></group>
        <rewriteURI uriStartString="http://h/" rewritePrefix="all/"/>
        <rewriteSystem systemIdStartString="http://h/deep/" rewritePrefix="deep/"/>
        <nextCatalog catalog="../more.tsv"/><nextCatalog catalog="../catalog.xml"/>
      </catalog>`,
      "c/more.tsv": "http://h/m.xsd\tm.xsd\n",
    },
    "c/catalog.xml",
  );
  expect(findings).toEqual([]);
  expect(
    ["http://h/s.xsd", "urn:n", "http://h/x/y.xsd", "http://h/deep/y.xsd", "http://h/m.xsd"].map(
      (address) => lookUp(catalog, address),
    ),
  ).toEqual([
    "c/schemas/s.xsd",
    "c/schemas/g/n.xsd",
    "c/schemas/all/x/y.xsd",
    "c/schemas/deep/y.xsd",
    "c/m.xsd",
  ]);
});

test("a catalog that is missing or broken is reported with its place", async () => {
  await catalogOf({ "broken.xml": "<catalog>" }, "absent.xml", "broken.xml");
  expect(findings.map(({ key, position }) => [key, position?.file])).toEqual([
    ["file-missing/catalog", "absent.xml"],
    ["xml-not-well-formed", "broken.xml"],
  ]);
});

const oasis = (content: string, root = "catalog"): string =>
  `<${root} xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">${content}</${root}>`;

test("ends of addresses come after beginnings, the longest first", async () => {
  const catalog = await catalogOf(
    {
      "c.xml":
        oasis(`<uriSuffix uriSuffix="m.xsd" uri="short.xsd"/><systemSuffix systemIdSuffix="x/m.xsd" uri="long.xsd"/>
        <rewriteURI uriStartString="http://h/" rewritePrefix="all/"/>`),
    },
    "c.xml",
  );
  expect(
    ["http://o/x/m.xsd", "http://o/m.xsd", "http://h/x/m.xsd", "http://o/n.xsd"].map((address) =>
      lookUp(catalog, address),
    ),
  ).toEqual(["long.xsd", "short.xsd", "all/x/m.xsd", undefined]);
});

test("what a catalog says itself comes before the catalogs that it names, wherever these stand", async () => {
  const catalog = await catalogOf(
    {
      "c.xml": oasis(
        '<nextCatalog catalog="d.xml"/><group><nextCatalog catalog="e.tsv"/></group><uri name="urn:a" uri="own.xsd"/>',
      ),
      "d.xml": oasis('<uri name="urn:a" uri="next.xsd"/><uri name="urn:b" uri="b.xsd"/>'),
      "e.tsv": "urn:b\tlast.xsd\nurn:c\tc.xsd\n",
    },
    "c.xml",
  );
  expect(["urn:a", "urn:b", "urn:c"].map((name) => lookUp(catalog, name))).toEqual([
    "own.xsd",
    "b.xsd",
    "c.xsd",
  ]);
});

test("what is no catalog, and entries that say nothing, are told", async () => {
  const said = async (text: string) => {
    await catalogOf({ "c.xml": text }, "c.xml");
    return findings.map(({ key, severity = "error", parameters }) => [key, severity, parameters]);
  };
  const namespace = "urn:oasis:names:tc:entity:xmlns:xml:catalog";
  const parameters = { location: "c.xml", namespace };
  for (const text of ["<catalog/>", `<c:catalog xmlns:c="urn:c"/>`])
    expect(await said(text)).toEqual([
      ["catalog-root", "error", { ...parameters, root: "catalog" }],
    ]);
  expect(await said(oasis("", "catalogue"))).toEqual([
    ["catalog-root", "error", { ...parameters, root: "catalogue" }],
  ]);
  expect(await said(oasis('<uri name="a" uri="b"/><group/><x xmlns="urn:x"/>'))).toEqual([]);
  for (const [element, ...attributes] of [
    ["uri", "name", "uri"],
    ["system", "systemId", "uri"],
    ["rewriteURI", "uriStartString", "rewritePrefix"],
    ["uriSuffix", "uriSuffix", "uri"],
    ["nextCatalog", "catalog"],
    ["delegateURI", "uriStartString", "catalog"],
  ] as const)
    for (const attribute of attributes) {
      const others = attributes.filter((one) => one !== attribute).map((one) => `${one}="x"`);
      expect(await said(oasis(`<group><${element} ${others.join(" ")}/></group>`))).toEqual([
        ["catalog-entry", "warning", { element, attribute }],
      ]);
    }
  for (const element of ["url", "constructor", "URI"])
    expect(await said(oasis(`<${element} name="a" uri="b"/>`))).toEqual([
      ["catalog-entry", "warning", { element, attribute: undefined }],
    ]);
});

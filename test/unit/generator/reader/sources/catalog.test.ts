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

import { describe, expect, test } from "vitest";
import { filePaths } from "../../../../../../generator/ir/passes/5-lay-out/file-paths.js";
import { preferredPrefixes } from "../../../../../../generator/ir/passes/5-lay-out/prefixes.js";
import type { SchemaDocument } from "../../../../../../generator/schema/components.js";
import { schemaOfFiles } from "../../../../../support/components.js";

function at(location: string): SchemaDocument {
  const empty = {
    version: undefined,
    language: undefined,
    documentation: [],
    foreignAttributes: [],
    references: [],
  };
  return {
    id: location,
    location,
    targetNamespace: "",
    named: true,
    prefixes: new Map(),
    ...empty,
  };
}

describe("filePaths", () => {
  test.each([
    [
      ["a/types.xsd", "b/Types.XSD"],
      ["types.ts", "Types-1.ts"],
    ],
    [
      ["types.xsd", "x/types.xsd", "types-1.xsd"],
      ["types.ts", "types-1.ts", "types-1-1.ts"],
    ],
    [
      ["index.xsd", "schema-set.xsd", "Prefixes.xsd"],
      ["index-1.ts", "schema-set-1.ts", "Prefixes-1.ts"],
    ],
    [
      ["http://a.fr/x/xml.xsd?v=2#top", "http://a.fr/"],
      ["xml.ts", "a.fr.ts"],
    ],
    [
      ["archive.zip!/in/deep.xsd", "..\\win\\w.xsd"],
      ["deep.ts", "w.ts"],
    ],
    [
      ["état civil.xsd", "注文.xsd", ".hidden.xsd", "v1.2.xsd"],
      ["état-civil.ts", "注文.ts", "hidden.ts", "v1.2.ts"],
    ],
  ])("%j", (locations, paths) => {
    expect(filePaths(locations.map(at)).flat()).toEqual(paths);
  });

  test("parts of a document leave the names of other documents alone", () => {
    const documents = ["a/Note.xsd", "Note-part2.xsd"].map(at);
    expect(filePaths(documents, ({ location }) => (location === "a/Note.xsd" ? 3 : 1))).toEqual([
      ["Note.ts", "Note-part2-1.ts", "Note-part3.ts"],
      ["Note-part2.ts"],
    ]);
  });
});

describe("preferredPrefixes", () => {
  const document = (target: string, bindings: string, inner = ""): string =>
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${target}" ${bindings}>${inner}</xs:schema>`;
  const importing = (namespace: string): string =>
    `<xs:import namespace="${namespace}" schemaLocation="b.xsd"/>`;

  test.each([
    [
      "a namespace's own document speaks first",
      {
        "a.xsd": document("urn:a", 'xmlns:a="urn:a" xmlns:other="urn:b"', importing("urn:b")),
        "b.xsd": document("urn:b", 'xmlns:b="urn:b"'),
      },
      { "urn:a": "a", "urn:b": "b" },
    ],
    [
      "others speak where it is silent",
      {
        "a.xsd": document("urn:a", 'xmlns:a="urn:a" xmlns:other="urn:b"', importing("urn:b")),
        "b.xsd": document("urn:b", ""),
      },
      { "urn:a": "a", "urn:b": "other" },
    ],
    [
      "a namespace that is only the default one stays that",
      { "a.xsd": document("urn:a", 'xmlns="urn:a"') },
      { "urn:a": "" },
    ],
    [
      "one prefix is one namespace's, that of the document that the user named",
      {
        "a.xsd": document("urn:a", 'xmlns:p="urn:a"', importing("urn:b")),
        "b.xsd": document("urn:b", 'xmlns:p="urn:b" xmlns:q="urn:b"'),
      },
      { "urn:a": "p", "urn:b": "q" },
    ],
  ])("%s", async (_, files, expected) => {
    expect(preferredPrefixes(await schemaOfFiles(files))).toEqual(expected);
  });
});

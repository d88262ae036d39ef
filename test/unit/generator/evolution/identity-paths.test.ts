import { expect, test } from "vitest";
import { compareSchemas, loadVersion } from "../../../../generator/evolution.js";
import { readFrom, xsd } from "../../../support/schemas-in-memory.js";

const line =
  '<xs:element name="p" maxOccurs="9"><xs:complexType><xs:attribute name="i" type="xs:int"/></xs:complexType></xs:element>';

const flat = line;
const nested = `${line}<xs:element name="part" minOccurs="0"><xs:complexType><xs:sequence>${line}</xs:sequence></xs:complexType></xs:element>`;
const open = `${line}<xs:any namespace="##other" processContents="lax" minOccurs="0"/>`;
const derived = `<xs:element name="part" type="t:Part"/>${line}`;
const globals = `<xs:complexType name="Part"/><xs:complexType name="Larger"><xs:complexContent><xs:extension base="t:Part"><xs:sequence>${line}</xs:sequence></xs:extension></xs:complexContent></xs:complexType>`;

async function writers(content: string, ...paths: readonly [string, string]): Promise<string> {
  const [old, newer] = await Promise.all(
    paths.map((path) => {
      const text = xsd(
        `<xs:element name="r"><xs:complexType><xs:sequence>${content}</xs:sequence></xs:complexType><xs:unique name="u"><xs:selector xpath="${path}"/><xs:field xpath="@i"/></xs:unique></xs:element>${globals}`,
      );
      return loadVersion({ locations: ["t.xsd"], read: readFrom({ "t.xsd": text }) });
    }),
  );
  if (old === undefined || newer === undefined) throw new Error("not loaded");
  return compareSchemas(old, newer, { locale: "en" }).writers.verdict;
}

test.each([
  ["another way to write children", flat, "t:p", "child::t:p", true],
  ["branches in another order", flat, "t:p|t:q", "t:q | t:p", true],
  ["anywhere, where there are children alone", flat, "t:p", ".//t:p", true],
  ["anywhere, and there are some deeper", nested, "t:p", ".//t:p", false],
  ["anywhere, and a wildcard lets in what it likes", open, "t:p", ".//t:p", false],
  ["anywhere, and a type that documents name has some deeper", derived, "t:p", ".//t:p", false],
  ["children alone, where it was anywhere", nested, ".//t:p", "t:p", true],
  ["others too", flat, "t:p", ".//t:*", false],
] as const)("a selector: %s", async (_, content, old, newer, holds) => {
  expect((await writers(content, old, newer)) === "holds").toBe(holds);
});

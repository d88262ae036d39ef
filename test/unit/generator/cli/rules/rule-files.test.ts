import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../../../../../generator/cli/program.js";
import { testTerminal } from "../../../../support/terminal.js";

const iso = "http://purl.oclc.org/dsdl/schematron";
let folder: string;

/** Rules about parcels that are lighter than what is in them. */
const weights = (said: string): string =>
  `<pattern id="poids"><rule context="colis"><assert id="P-1" test="@brut &gt;= @net">${said} <value-of select="@brut"/></assert></rule></pattern>`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "scrutin-rule-files-"));
  const files: Readonly<Record<string, string>> = {
    "without.xsd": `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="colis"/></xs:schema>`,
    "a.sch": `<schema xmlns="${iso}">${weights("brut")}</schema>`,
    "b.sch": `<schema xmlns="${iso}" queryBinding="xslt2">\n${weights("autre")}</schema>`,
    "style.xsl": `<s:stylesheet xmlns:s="http://www.w3.org/1999/XSL/Transform"/>`,
    "light.xml": `<colis\n brut="2" net="3"/>`,
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number;
  readonly output: string;
  readonly errors: readonly string[];
}

async function scrutin(line: string): Promise<Ended> {
  const terminal = testTerminal(folder, "", { SCRUTIN_LOCALE: "en" });
  const code = await run(line.split(" "), terminal);
  return { code, output: terminal.output.join("\n"), errors: terminal.errors };
}

describe("what --rules names", () => {
  test("runs once, however often it is named", async () => {
    const { output } = await scrutin(
      "validate light.xml --schema none --rules a.sch --rules ./a.sch",
    );
    expect(output.match(/P-1/g)).toHaveLength(1);
  });

  test("has its remarks of a kind told once, and says where the others are", async () => {
    const parameters = ["un", "deux", "trois"].map((name) => `<param name="${name}" value="a"/>`);
    const text = `<schema xmlns="${iso}"><pattern abstract="true" id="m"><rule context="colis"><assert id="Z" test="@net">m</assert></rule></pattern>\n<pattern is-a="m">${parameters.join("\n")}</pattern></schema>`;
    await writeFile(join(folder, "loud.sch"), text);
    const { code, errors } = await scrutin("validate light.xml --schema none --rules loud.sch");
    expect(code).toBe(0);
    expect(errors).toEqual([
      expect.stringMatching(/^loud\.sch:2:\d+: warning: schematron-unused-parameter: .*"un"/),
      "scrutin: loud.sch: 2 more remarks of the kind on the rules themselves; scrutin rules loud.sch shows them",
      "1 document, valid",
    ]);
    const all = await scrutin("rules loud.sch --schema none");
    expect(all.errors.filter((line) => line.includes("unused-parameter"))).toHaveLength(3);
  });

  test("finds in the order of the document, whatever the order of the rules", async () => {
    const report = (context: string): string =>
      `<pattern><rule context="${context}"><report test="true()">m</report></rule></pattern>`;
    const text = `<schema xmlns="${iso}">${["c", "a", "b"].map(report).join("")}</schema>`;
    await writeFile(join(folder, "order.sch"), text);
    await writeFile(join(folder, "order.xml"), "<a><b/>\n<c/><b/>\n<b/></a>");
    const { output } = await scrutin("validate order.xml --schema none --rules order.sch");
    expect(output.match(/^order\.xml:\d+:\d+: \S+ \S+/gm)).toEqual([
      "order.xml:1:1: pattern-2-1: /a:",
      "order.xml:1:4: pattern-3-1: /a/b[1]:",
      "order.xml:2:1: pattern-1-1: /a/c[1]:",
      "order.xml:2:5: pattern-3-1: /a/b[2]:",
      "order.xml:3:1: pattern-3-1: /a/b[3]:",
    ]);
  });

  test("may have ids in common, which is told, and languages of its own", async () => {
    const { code, output, errors } = await scrutin(
      "validate light.xml --schema none --rules a.sch --rules b.sch",
    );
    expect(code).toBe(1);
    expect(output.match(/P-1: \/colis: (?:brut|autre) 2/g)).toHaveLength(2);
    expect(errors[0]).toMatch(
      /^b\.sch:2:\d+: warning: schematron-duplicate-id: the identifier "P-1" exists already \(a\.sch, line 1\)/,
    );
  });

  test.each([
    [
      "without.xsd",
      'without.xsd:1:1: error: schematron-no-schematron: the element "schema" .* has no rules in its xs:appinfo',
    ],
    [
      "style.xsl",
      "style.xsl:1:1: error: schematron-no-schematron: .*: a stylesheet cannot be used",
    ],
    [
      "https://example.org/a.sch",
      "https://example.org/a.sch: rules are read from files of this machine",
    ],
  ])("is refused with the reason where it has no rules: %s", async (file, said) => {
    const { code, errors } = await scrutin(`validate light.xml --schema none --rules ${file}`);
    expect([code, errors[0]]).toEqual([2, expect.stringMatching(said)]);
  });
});

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { run } from "../../../../../generator/cli/program.js";
import { schemasFolder } from "../../../../support/exemples.js";
import { type TestTerminal, testTerminal } from "../../../../support/terminal.js";

const namespace = "http://purl.oclc.org/dsdl/schematron";
const example = (name: string): string =>
  join(schemasFolder, "electoral/exemples/regles", `${name}.xml`);
let folder: string;
let terminal: TestTerminal;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "scrutin-rules-"));
  const write = (name: string, content: string): Promise<void> =>
    writeFile(join(folder, name), `<schema xmlns="${namespace}">\n${content}\n</schema>\n`);
  await write(
    "good.sch",
    `<phase id="f"><active pattern="q"/></phase><pattern id="p"><rule context="a"><assert id="R" test="b">no b</assert></rule></pattern><pattern id="q"><rule context="a"><report role="warning" id="W" test="c">a c</report></rule></pattern>`,
  );
  await write("whole.sch", `<include href="part.sch"/>`);
  await writeFile(
    join(folder, "part.sch"),
    `<pattern xmlns="${namespace}" id="p">\n <rule context="a">\n  <assert test="strin-length(b)"/>\n </rule>\n</pattern>`,
  );
  await writeFile(
    join(folder, "latin1.sch"),
    Buffer.from(
      `<?xml version="1.0" encoding="ISO-8859-1"?><schema xmlns="${namespace}"><pattern id="p"><rule context="é"><report test="true()">Été</report></rule></pattern></schema>`,
      "latin1",
    ),
  );
  await write(
    "about.sch",
    `<ns prefix="el" uri="http://xml.insee.fr/schema/electoral"/><pattern id="p"><title>t</title><rule context="el:Avis"><assert test="true()">m</assert></rule></pattern>`,
  );
  await writeFile(
    join(folder, "a.xsd"),
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a"><xs:complexType><xs:sequence><xs:element name="b" type="xs:string"/></xs:sequence></xs:complexType></xs:element></xs:schema>`,
  );
  await writeFile(
    join(folder, "b.xsd"),
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a"><xs:complexType><xs:sequence><xs:element name="b" type="xs:int"/></xs:sequence></xs:complexType></xs:element></xs:schema>`,
  );
  await writeFile(join(folder, "c.xml"), "<a><b>x</b></a>");
  await writeFile(join(folder, "d.xml"), "<a><c/></a>");
  await writeFile(join(folder, "e.xml"), "<!DOCTYPE é><é/>");
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => {
  terminal = testTerminal(folder, "", { SCRUTIN_LOCALE: "en" });
});
const scrutin = (...args: string[]): Promise<number> => run(args, terminal);

describe("validate --rules", () => {
  test("checks the electoral rules beside the schemas", async () => {
    const broken = example("STR-4-rompue-1");
    expect(
      await scrutin("validate", "--rules", "electoral", broken, example("STR-4-valide-1")),
    ).toBe(1);
    expect(terminal.output[0]).toContain("STR-4: /el:LotDUnitesElectoralesDePlusieursTypes/");
    expect(terminal.errors).toEqual(["2 documents, 1 invalid, 1 mistake"]);
  });

  test("says warnings, which make no document invalid, unless they are not wanted", async () => {
    const args = ["validate", "--rules", "electoral", example("PRO-1-rompue-1")];
    expect(await scrutin(...args)).toBe(0);
    expect(terminal.output[0]).toContain("PRO-1 (warning): /el:AvisDInscription: ");
    expect(terminal.errors).toEqual(["1 document, valid, 1 warning"]);
    terminal = testTerminal(folder, "", { SCRUTIN_LOCALE: "en" });
    expect(await scrutin(...args, "--level", "error")).toBe(0);
    expect(terminal.output).toEqual([]);
  });

  test("checks rules alone, on any document, by phases", async () => {
    const args = ["validate", "--schema", "none", "--rules", "good.sch", "d.xml"];
    expect(await scrutin(...args)).toBe(1);
    expect(terminal.output.map((line) => line.split("\n")[0])).toEqual([
      "d.xml:1:1: R: /a: no b",
      "d.xml:1:1: W (warning): /a: a c",
    ]);
    terminal = testTerminal(folder, "", { SCRUTIN_LOCALE: "en" });
    expect(await scrutin(...args, "--phase", "f", "--format", "sarif")).toBe(0);
    expect(JSON.parse(terminal.output.join("\n")).runs[0].results[0]).toMatchObject({
      ruleId: "W",
      level: "warning",
    });
    expect(await scrutin(...args, "--phase", "g")).toBe(2);
    expect(await scrutin("validate", "--schema", "none", "d.xml")).toBe(2);
  });

  test("asks rules that are named twice once", async () => {
    const twice = ["--rules", "good.sch", "--rules", "./good.sch"];
    await scrutin("validate", "--schema", "none", "--rules", "good.sch", "d.xml");
    const once = terminal.output;
    terminal = testTerminal(folder, "", { SCRUTIN_LOCALE: "en" });
    await scrutin("validate", "--schema", "none", ...twice, "d.xml");
    expect(terminal.output).toEqual(once);
    terminal = testTerminal(folder, "", { SCRUTIN_LOCALE: "en" });
    const named = example("CNT-1-rompue-1");
    await scrutin("validate", "--rules", "electoral", "--rules", "electoral", named);
    expect(terminal.errors).toEqual(["1 document, 1 invalid, 1 mistake"]);
  });

  test("reads rules in their encoding, and documents with a DOCTYPE where there is no schema", async () => {
    expect(await scrutin("validate", "--schema", "none", "--rules", "latin1.sch", "e.xml")).toBe(1);
    expect(terminal.output[0]).toContain("p-1: /é: Été");
  });
});

describe("SARIF", () => {
  const described = async (...args: string[]): Promise<readonly object[]> => {
    terminal = testTerminal(folder, "", { SCRUTIN_LOCALE: "en" });
    await scrutin("validate", ...args, "--format", "sarif");
    return JSON.parse(terminal.output.join("\n")).runs[0].tool.driver.rules;
  };

  test("has a description and an address of help for each rule", async () => {
    expect(await described("--schema", "none", "--rules", "good.sch", "d.xml")).toEqual([
      {
        id: "R",
        shortDescription: { text: "p" },
        fullDescription: { text: "no b" },
        helpUri: expect.stringMatching(/^https:.*rules\.md$/),
        defaultConfiguration: { level: "error" },
      },
      expect.objectContaining({ id: "W", defaultConfiguration: { level: "warning" } }),
    ]);
    expect(await described("--schema", "b.xsd", "--rules", "good.sch", "d.xml", "c.xml")).toEqual([
      {
        id: "cvc-complex-type.2.4.a",
        fullDescription: {
          text: "XML Schema 1.0, part 1, rule cvc-complex-type, clause 2.4.a: Element Locally Valid (Complex Type)",
        },
        helpUri: "https://www.w3.org/TR/xmlschema-1/#cvc-complex-type",
      },
      {
        id: "cvc-datatype-valid.1.2.1",
        fullDescription: {
          text: "XML Schema 1.0, part 2, rule cvc-datatype-valid, clause 1.2.1",
        },
        helpUri: "https://www.w3.org/TR/xmlschema-2/#cvc-datatype-valid",
      },
      expect.objectContaining({ id: "rules-not-run" }),
    ]);
  });

  test("has addresses of help that are URIs, whatever stands in a rule", async () => {
    const addresses = [
      "http://e.org/a b/é?c&amp;d",
      "HTTPS://E.org",
      "https://[x",
      "https:",
      "javascript:alert(1)",
      "../a.html",
    ];
    const reports = addresses
      .map((see) => `<report see="${see}" test="true()">m</report>`)
      .join("");
    const text = `<schema xmlns="http://purl.oclc.org/dsdl/schematron"><pattern id="p"><rule context="/">${reports}</rule></pattern></schema>`;
    await writeFile(join(folder, "see.sch"), text);
    const rules = await described("--schema", "none", "--rules", "see.sch", "d.xml");
    const ours = expect.stringMatching(/^https:.*rules\.md$/);
    expect(rules.map((rule) => (rule as { helpUri: string }).helpUri)).toEqual([
      "http://e.org/a%20b/%C3%A9?c&d",
      "https://e.org/",
      ours,
      ours,
      ours,
      ours,
    ]);
  });
});

describe("rules", () => {
  test("shows rules as a table", async () => {
    expect(await scrutin("rules", "good.sch")).toBe(0);
    expect(terminal.output).toEqual([
      "rule  level    class  typed  pattern  context  message",
      "R     error    local  no     p        a        no b",
      "W     warning  local  no     q        a        a c",
    ]);
  });

  test("holds rules against the electoral schemas where they are about them, or against others", async () => {
    const told = (): readonly string[] => terminal.errors.map((line) => line.split("\n")[0] ?? "");
    expect(await scrutin("rules", "about.sch")).toBe(0);
    expect(told()).toEqual([
      'about.sch:2:108: warning: schematron-never-matches: by the schema, no document has "el:Avis"',
    ]);
    terminal = testTerminal(folder, "", { SCRUTIN_LOCALE: "en" });
    expect(await scrutin("rules", "about.sch", "--schema", "none")).toBe(0);
    expect(told()).toEqual([]);
    expect(await scrutin("rules", "about.sch", "--schema", "a.xsd")).toBe(0);
    expect(told()).toEqual([
      'about.sch:2:108: warning: schematron-never-matches: by the schema, no document has "el:Avis"',
    ]);
    expect(await scrutin("rules", "good.sch", "--schema", "a.xsd", "--format", "json")).toBe(0);
    expect(JSON.parse(terminal.output.at(-1) ?? "")).toMatchObject([
      {
        file: "good.sch",
        usable: true,
        findings: [
          { code: "schematron-never-matches", parameters: { step: "c" }, position: { line: 2 } },
        ],
        rules: [{ code: "R", level: "error", context: "a" }, { code: "W" }],
      },
    ]);
  });

  test("writes a module with functions of what the schemas tell", async () => {
    await writeFile(
      join(folder, "typed.xsd"),
      '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a"><xs:complexType><xs:sequence><xs:element name="b" type="xs:string" maxOccurs="2"/></xs:sequence></xs:complexType></xs:element></xs:schema>',
    );
    await writeFile(
      join(folder, "typed.sch"),
      `<schema xmlns="http://purl.oclc.org/dsdl/schematron"><pattern id="p"><rule context="a"><assert test="b = 'x'">m</assert></rule></pattern></schema>`,
    );
    const args = ["rules", "typed.sch", "--schema", "typed.xsd", "--typescript", "typed.ts"];
    expect(await scrutin(...args)).toBe(0);
    const text = await readFile(join(folder, "typed.ts"), "utf8");
    expect(text).toContain('checks: ["0.0.0"]');
    expect(text).toContain('v["b"]');
    expect(text).toContain("export const rules: RuleSet = {");
  });

  test("writes a stylesheet that says the same, or why there is none", async () => {
    expect(await scrutin("rules", "good.sch", "--xslt", "good.xsl")).toBe(0);
    const sheet = await readFile(join(folder, "good.xsl"), "utf8");
    expect(sheet).toContain("<!-- Made by scrutin from good.sch.");
    expect(sheet).toContain('match="a" priority="1" mode="M2"');
    for (const [name, content, reason] of [
      [
        "o",
        `<pattern id="p" documents="'a'"><rule context="a"><assert test="b">m</assert></rule></pattern>`,
        "is about other documents",
      ],
      [
        "v",
        `<let name="x" value="1"/><pattern id="p"><rule context="a[$x]"><assert test="b">m</assert></rule></pattern>`,
        "names a variable",
      ],
      [
        "c",
        `<pattern id="p"><rule context="a[current()/@n]"><assert test="b">m</assert></rule></pattern>`,
        'contains "current()"',
      ],
      [
        "f",
        `<phase id="f"><let name="n" value="1"/><active pattern="p"/></phase><pattern id="p"><rule context="a"><assert test="$n">m</assert></rule></pattern>`,
        '"$n" names a variable of a phase',
      ],
    ] as const) {
      terminal = testTerminal(folder, "", { SCRUTIN_LOCALE: "en" });
      await writeFile(
        join(folder, `${name}.sch`),
        `<schema xmlns="${namespace}">${content}</schema>`,
      );
      expect(await scrutin("rules", `${name}.sch`, "--xslt", "no.xsl")).toBe(2);
      expect(terminal.errors.join()).toContain(reason);
      await expect(readFile(join(folder, "no.xsl"))).rejects.toThrow();
    }
  });

  test("says in JSON too what cannot be used", async () => {
    expect(await scrutin("rules", "whole.sch", "--format", "json")).toBe(2);
    expect(JSON.parse(terminal.output[0] ?? "")).toMatchObject([
      {
        file: "whole.sch",
        usable: false,
        findings: [{ position: { file: "part.sch" } }],
        rules: [],
      },
    ]);
  });

  test("tells mistakes with their places, those of included files too, and exits with 2", async () => {
    expect(await scrutin("rules", "whole.sch")).toBe(2);
    expect(terminal.errors).toEqual([
      'part.sch:3:17: error: xpath-unknown-function: there is no function "strin-length()"; did you mean "string-length"?\n   3 |   <assert test="strin-length(b)"/>\n     |                 ^',
      "scrutin: the rules cannot be used",
    ]);
    expect(await scrutin("rules", "missing.sch")).toBe(2);
  });
});

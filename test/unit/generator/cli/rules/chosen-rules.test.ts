import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { gzipSync, strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../../../../../generator/cli/program.js";
import type { ControlReport } from "../../../../../generator/cli/report/model.js";
import { schemasFolder } from "../../../../support/exemples.js";
import { type TestTerminal, testTerminal } from "../../../../support/terminal.js";

const examples = join(schemasFolder, "electoral/exemples/regles");
const broken = join(examples, "STR-4-rompue-1.xml");
const valid = join(examples, "STR-4-valide-1.xml");
const iso = "http://purl.oclc.org/dsdl/schematron";
let folder: string;
let text: string;

/** A schema of parcels; rules about their weights stand in its `xs:appinfo` if wanted. */
const parcels = (rules: string): string =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${rules && `<xs:annotation><xs:appinfo>${rules}</xs:appinfo></xs:annotation>`}<xs:element name="colis"><xs:complexType><xs:attribute name="brut" type="xs:int"/><xs:attribute name="net" type="xs:int"/></xs:complexType></xs:element></xs:schema>`;
const pattern = (assertion: string): string =>
  `<pattern xmlns="${iso}" id="poids"><rule context="colis">${assertion}</rule></pattern>`;
const weights = `<assert id="P-1" test="@brut &gt;= @net">brut <value-of select="@brut"/></assert>`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "scrutin-chosen-"));
  const inUtf16 = Buffer.from(
    `\ufeff<?xml version="1.0" encoding="UTF-16"?>${parcels(pattern(weights))}`,
    "utf16le",
  );
  const files: Readonly<Record<string, string | Uint8Array>> = {
    "with.xsd": parcels(pattern(weights)),
    "utf16le.xsd": inUtf16,
    "utf16be.xsd": Buffer.from(inUtf16).swap16(),
    "broken.xsd": parcels(pattern(`<assert test="brut(@net)"/>`)),
    "without.xsd": parcels(""),
    "titles.xsd": parcels(`<title xmlns="${iso}">Rien</title>`),
    "a.sch": `<schema xmlns="${iso}">${pattern(weights)}</schema>`,
    "light.xml": `<colis\n brut="2" net="3"/>`,
    "heavy.xml": `<colis brut="3" net="2"/>`,
    "wrong.xml": `<colis brut="x"/>`,
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  text = await readFile(broken, "utf8");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number;
  readonly output: string;
  readonly errors: readonly string[];
}

async function scrutin(
  line: string,
  options: { input?: string; locale?: string } = {},
): Promise<Ended> {
  const { input = "", locale = "en" } = options;
  const terminal: TestTerminal = testTerminal(folder, input, { SCRUTIN_LOCALE: locale });
  const code = await run(line.split(" "), terminal);
  return { code, output: terminal.output.join("\n"), errors: terminal.errors };
}

interface Checked {
  readonly file: string;
  readonly valid: boolean;
  readonly issues: readonly { readonly code: string; readonly level: string }[];
}

describe("the rules of documents without --schema", () => {
  test("are those of the electoral exchange, as in the report", async () => {
    const { code, output } = await scrutin(`validate ${examples}/*-1.xml --format json`);
    expect(code).toBe(1);
    const checked: readonly Checked[] = JSON.parse(output);
    expect(checked.length).toBeGreaterThan(40);
    const report = await scrutin(`report ${examples}/*-1.xml --format json`);
    const { sendings }: ControlReport = JSON.parse(report.output);
    const codes = (issues: Checked["issues"]): readonly string[] =>
      issues.map((issue) => `${issue.code} ${issue.level}`);
    expect(checked.map(({ file, issues }) => [basename(file), codes(issues)])).toEqual(
      sendings.map(({ file, issues }) => [basename(file), codes(issues)]),
    );
    for (const { file, issues } of checked) {
      const [, rule = "", state] = /^(.+)-(rompue|valide)-1\.xml$/.exec(basename(file)) ?? [];
      const found = new Set(issues.map((issue) => issue.code));
      expect([...found], file).toEqual(state === "rompue" ? [expect.stringContaining(rule)] : []);
    }
  });

  test.each([
    ["text", /STR-4: \/el:LotD/],
    ["json", /"code": "STR-4"/],
    ["jsonl", /"code":"STR-4"/],
    ["sarif", /"ruleId": "STR-4"/],
    ["svrl", /failed-assert id="STR-4"/],
    ["github", /^::error .*title=STR-4::/m],
    ["junit", /<failure type="STR-4"/],
  ])("are asked in the format %s", async (format, says) => {
    const asked = await scrutin(`validate ${broken} ${valid} --format ${format}`);
    expect(asked.code).toBe(1);
    expect(asked.output).toMatch(says);
    const none = await scrutin(`validate ${broken} --rules none --format ${format}`);
    expect(none.code).toBe(0);
    expect(none.output).not.toMatch(says);
  });

  test("are asked of the standard input, of lists and of what is packed", async () => {
    await writeFile(join(folder, "p.xml.gz"), gzipSync(strToU8(text)));
    await writeFile(
      join(folder, "p.zip"),
      zipSync({ "a/b.xml": strToU8(text), "c.xml": strToU8(text) }),
    );
    await writeFile(join(folder, "list"), "p.xml.gz\np.zip\n");
    const { code, output } = await scrutin("validate --files-from list");
    expect(code).toBe(1);
    expect(
      output.match(/^(?:p\.xml\.gz|p\.zip!\/a\/b\.xml|p\.zip!\/c\.xml):45:3: STR-4:/gm),
    ).toHaveLength(3);
    const piped = await scrutin("validate", { input: text });
    expect([piped.code, piped.output]).toEqual([1, expect.stringContaining("-:45:3: STR-4:")]);
  });

  test("are replaced by those that are named", async () => {
    const { code, output } = await scrutin(`validate ${broken} --rules a.sch`);
    expect([code, output]).toEqual([0, ""]);
    const both = await scrutin(`validate ${broken} --rules a.sch --rules electoral`);
    expect([both.code, both.output]).toEqual([1, expect.stringContaining("STR-4")]);
  });

  test("are among what results depend on", async () => {
    const first = await scrutin(`validate ${broken} --resume r.jsonl`);
    expect(first.code).toBe(1);
    const again = await scrutin(`validate ${broken} --resume r.jsonl --rules electoral`);
    expect(again.code).toBe(1);
    for (const [other, what] of [
      ["--rules none", "(rules)"],
      ["--rules a.sch", "(rules)"],
      ["--rules-documents .", "(--rules-documents)"],
    ] as const) {
      const { code, errors } = await scrutin(`validate ${broken} --resume r.jsonl ${other}`);
      expect([code, errors.join("\n")]).toEqual([2, expect.stringContaining(what)]);
    }
  });

  test("say of a document that is not valid that they were not asked, once", async () => {
    const line = "validate wrong.xml --schema without.xsd --rules a.sch --rules electoral";
    const { code, output } = await scrutin(line);
    expect(code).toBe(1);
    expect(output.split("\n").at(-1)).toBe(
      "wrong.xml: rules-not-run (information): the rules were not checked: the document is not valid by its schema",
    );
    expect(output.match(/rules-not-run/g)).toHaveLength(1);
  });
});

describe("the rules of other schemas", () => {
  test.each(["with.xsd", "utf16le.xsd", "utf16be.xsd"])(
    "stand in their xs:appinfo: %s",
    async (schema) => {
      const { code, output } = await scrutin(`validate light.xml heavy.xml --schema ${schema}`);
      expect(code).toBe(1);
      expect(output).toMatch(/^light\.xml:1:1: P-1: \/colis: brut 2$/m);
      expect(output).not.toContain("heavy.xml");
      const { sendings }: ControlReport = JSON.parse(
        (await scrutin(`report light.xml --schema ${schema} --format json`)).output,
      );
      expect(sendings[0]?.issues.map((issue) => issue.code)).toEqual(["P-1"]);
      expect((await scrutin(`validate light.xml --schema ${schema} --rules none`)).code).toBe(0);
    },
  );

  test("are found in archives and in what a schema includes, under their names", async () => {
    const outer = parcels("").replace(
      "<xs:element",
      `<xs:include schemaLocation="inner.xsd"/><xs:element`,
    );
    const inner = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:annotation><xs:appinfo>${pattern(weights)}</xs:appinfo></xs:annotation></xs:schema>`;
    await writeFile(
      join(folder, "packed.zip"),
      zipSync({ "lib/outer.xsd": strToU8(outer), "lib/inner.xsd": strToU8(inner) }),
    );
    const { code, output } = await scrutin("validate light.xml --schema packed.zip");
    expect([code, output]).toEqual([1, expect.stringContaining("P-1")]);
    const { errors } = await scrutin("validate light.xml --schema packed.zip --phase night");
    expect(errors).toEqual([
      'scrutin: packed.zip!/lib/inner.xsd: there is no phase "night" in these rules',
    ]);
  });

  test.each([
    ["a namespace that is nearly right", `${iso}/`, "schematron-namespace"],
    ["a namespace with another case", iso.replace("sch", "Sch"), "schematron-namespace"],
    ["a namespace with a typo", iso.replace("sche", "shce"), "schematron-namespace"],
    ["a namespace with a reference", iso.replace("h", "&#104;"), "schematron-no-pattern"],
    ["a rule without a pattern", iso, "schematron-no-pattern"],
  ])("are not passed over in silence: %s", async (_, namespace, said) => {
    const rule = `<rule xmlns="${namespace}" context="colis"><assert test="@brut"/></rule>`;
    await writeFile(join(folder, "near.xsd"), parcels(rule));
    const { code, errors } = await scrutin("validate light.xml --schema near.xsd");
    expect([code, errors.join("\n")]).toEqual([2, expect.stringContaining(said)]);
  });

  test("end the command where they cannot be used, and may be left out", async () => {
    const { code, errors } = await scrutin("validate light.xml --schema broken.xsd");
    expect(code).toBe(2);
    expect(errors[0]).toMatch(/^broken\.xsd:1:\d+: error: xpath-unknown-function: /);
    expect(errors.at(-1)).toContain("--rules none leaves them out");
    expect((await scrutin("validate light.xml --schema broken.xsd --rules none")).code).toBe(0);
  });

  test("are named by their file as well, and are none where nothing can be asked", async () => {
    const { output } = await scrutin("validate light.xml --schema without.xsd --rules with.xsd");
    expect(output).toContain("P-1");
    for (const schema of ["without.xsd", "titles.xsd"])
      expect(await scrutin(`validate light.xml --schema ${schema}`)).toMatchObject({
        code: 0,
        output: "",
      });
  });

  test("are told to be apart where the schemas are those of the exchange", async () => {
    const schema = join(schemasFolder, "electoral/echanges-mairies-insee-unite-electorale.xsd");
    const said = "--rules electoral asks them, --rules none says to do without";
    for (const [rules, code, isTold] of [
      ["", 0, true],
      [" --rules none", 0, false],
      [" --rules electoral", 1, false],
    ] as const) {
      const ended = await scrutin(`validate ${broken} --schema ${schema}${rules}`);
      expect(ended.code).toBe(code);
      expect(ended.errors.some((line) => line.includes(said))).toBe(isTold);
    }
  });

  test("are documented, too", async () => {
    for (const [schema, rules, said] of [
      ["with.xsd", "", true],
      ["with.xsd", " --rules none", false],
      ["without.xsd", " --rules a.sch", true],
    ] as const) {
      expect((await scrutin(`docs --schema ${schema}${rules} -o pages`)).code).toBe(0);
      const page = await readFile(join(folder, "pages", schema.replace("xsd", "html")), "utf8");
      expect(page.includes("P-1"), `${schema}${rules}`).toBe(said);
    }
  });
});

describe("options that contradict each other", () => {
  test.each([
    ["--schema without.xsd --level error", "--level is about rules, and there are none to check"],
    ["--schema without.xsd --phase p", "--phase is about rules, and there are none to check"],
    ["--rules none --rules-documents .", "--rules-documents is about rules, and there are none"],
    ["--rules none --rules a.sch", "--rules none does not go with --rules a.sch"],
    ["--schema none --schema with.xsd", "--schema none does not go with --schema with.xsd"],
    ["--schema none", "name some with --rules"],
    ["--schema none --rules none", "name some with --rules"],
  ])("%s", async (options, said) => {
    for (const command of ["validate", "report"]) {
      const { code, output, errors } = await scrutin(`${command} light.xml ${options}`);
      expect([code, output, errors.join("\n")]).toEqual([2, "", expect.stringContaining(said)]);
    }
  });

  test("are told in French, too", async () => {
    const { errors } = await scrutin("validate light.xml --rules none --level error", {
      locale: "fr",
    });
    expect(errors).toEqual([
      "scrutin: --level concerne des règles, et il n’y en a pas à vérifier\u00a0: nommez-en avec --rules",
    ]);
  });
});

import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { run } from "../../../../../generator/cli/program.js";
import type { ControlReport } from "../../../../../generator/cli/report/model.js";
import type { TreeNode } from "../../../../../runtime/rules/tree/document-tree.js";
import { readTree } from "../../../../../runtime/rules/tree/read-tree.js";
import { stringValue } from "../../../../../runtime/xpath/index.js";
import { lotAgainstSchema, planted, plantedLot } from "../../../../support/planted-lot.js";
import { type TestTerminal, testTerminal } from "../../../../support/terminal.js";

let folder: string;
let terminal: TestTerminal;
const english = { SCRUTIN_LOCALE: "en", SOURCE_DATE_EPOCH: "1230000000" };
const hostile = `<img src="https://example.org/x"/><script>alert(1)</script> & ]]> \` | **`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "scrutin-report-"));
  await writeFile(join(folder, "lot.xml"), plantedLot());
  await writeFile(join(folder, "schema.xml"), lotAgainstSchema());
  const text = hostile.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  await writeFile(join(folder, "h'&<.xml"), `<a v='${text}'>${text}</a>`);
  await writeFile(
    join(folder, "h.sch"),
    `<schema xmlns="http://purl.oclc.org/dsdl/schematron" schemaVersion="2 &lt;b>"><pattern><title>${text}</title><rule context="a"><report test="true()" diagnostics="d">${text}: <value-of select="@v"/></report><assert id="D" test="document('x.xml')">m</assert></rule><rule context="b"><assert id="B" test="c">m</assert></rule></pattern><diagnostics><diagnostic id="d">${text}</diagnostic></diagnostics></schema>`,
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => {
  terminal = testTerminal(folder, "", english);
});
const scrutin = (...args: string[]): Promise<number> => run(args, terminal);

/** The report on standard output. */
async function reported(code: number, ...args: string[]): Promise<string> {
  terminal = testTerminal(folder, "", english);
  expect(await scrutin("report", ...args)).toBe(code);
  return terminal.output.join("\n");
}

async function asJson(code: number, ...args: string[]): Promise<ControlReport> {
  return JSON.parse(await reported(code, ...args, "--format", "json"));
}

function elements(node: TreeNode): readonly TreeNode[] {
  const own = node.children.filter(({ kind }) => kind === "element");
  return own.flatMap((child) => [child, ...elements(child)]);
}

/** The elements of a page, which is well-formed XML too. */
function page(html: string): readonly TreeNode[] {
  const { tree } = readTree(html, { allowDoctype: true }, "en");
  if (tree === undefined) throw new Error("the page is not well-formed");
  return elements(tree.root);
}

function attribute(node: TreeNode, name: string): string | undefined {
  return node.attributes.find(({ local }) => local === name)?.value;
}

const normal = (text: string): string => text.replace(/\s+/g, " ").trim();

describe("report", () => {
  test("tells every planted mistake with its unit, its place and what stands there", async () => {
    const { sendings, schemas, rules, kind } = await asJson(1, "lot.xml");
    expect(kind).toBe("control-report");
    const [sending] = sendings;
    const found = sending?.issues.map(({ code, level, unit, excerpt }) => {
      expect(excerpt?.marked).toMatch(/^<el:/);
      return { code, level, unit };
    });
    expect(found).toEqual(
      planted.map(({ code, level }, index) => ({
        code,
        level,
        unit: `Avis d’inscription AI-44109-00000${index + 2}`,
      })),
    );
    const text = plantedLot().split("\n");
    for (const { line = 0, column = 0, excerpt } of sending?.issues ?? [])
      expect(text[line - 1]?.slice(column - 1)).toContain(excerpt?.marked);
    expect(sending).toMatchObject({
      result: "errors",
      sha256: createHash("sha256").update(plantedLot()).digest("hex"),
      units: [{ code: "AvisDInscription", name: "Avis d’inscription", count: 7 }],
      communes: [
        { code: "35238", name: "Rennes", count: 1 },
        { code: "44109", name: "Nantes", count: 6 },
      ],
      notChecked: [],
    });
    const states = new Map(sending?.rules.map((rule) => [rule.code, rule]));
    for (const { code } of planted)
      expect(states.get(code)).toMatchObject({ state: "broken", broken: 1, asked: 7 });
    expect(states.get("PRO-1")).toMatchObject({ state: "passed", broken: 0, asked: 7 });
    expect(states.get("STR-5")).toMatchObject({ state: "absent", asked: 0 });
    expect(schemas.length).toBeGreaterThan(15);
    expect(rules.map(({ file }) => file)).toContain("schemas/electoral/schematron/structure.sch");
  });

  test("says why rules were not run, and what cannot be read", async () => {
    const { sendings } = await asJson(2, "schema.xml", "none.xml");
    const [first, second] = sendings;
    expect(first?.issues.map(({ code, source }) => `${source} ${code}`)).toEqual([
      "schema cvc-complex-type.2.4.b",
      "schema cvc-complex-type.3.2.2",
      "schema cvc-enumeration-valid",
      "schema cvc-pattern-valid",
    ]);
    expect(new Set(first?.rules.map(({ state }) => state))).toEqual(new Set(["notRun"]));
    expect(first?.notChecked).toEqual([expect.stringContaining("does not follow its schema")]);
    expect(second).toMatchObject({ result: "unread", failure: "none.xml: no such file or folder" });
    const own = await asJson(1, "--schema", "none", "--rules", "h.sch", "h'&<.xml");
    expect(own.sendings[0]?.notChecked).toHaveLength(2);
    expect(own.sendings[0]?.rules.map(({ state }) => state)).toEqual([
      "broken",
      "notRun",
      "absent",
    ]);
    expect(own.rules).toMatchObject([{ file: "h.sch", version: "2 <b>" }]);
  });

  test("its page holds everything, and nothing that leads out of it", async () => {
    const html = await reported(2, "lot.xml", "schema.xml", "none.xml");
    const { sendings, schemas } = await asJson(2, "lot.xml", "schema.xml", "none.xml");
    const nodes = page(html);
    const items = nodes.filter(({ local, parent }) => local === "li" && parent?.local === "ol");
    const issues = sendings.flatMap((sending) => sending.issues);
    expect(items).toHaveLength(issues.length);
    for (const [index, { message, code, line, unit, excerpt }] of issues.entries()) {
      const said = normal(stringValue(items[index] ?? nodes[0] ?? fail()));
      for (const part of [message, code, `line ${line}`, unit ?? "", excerpt?.marked ?? ""])
        expect(said).toContain(normal(part));
    }
    const text = normal(nodes[0] === undefined ? "" : stringValue(nodes[0]));
    for (const { file, sha256 } of schemas) {
      expect(text).toContain(file);
      expect(text).toContain(sha256);
    }
    expect(text).toContain("It is no certificate");
    const ids = new Set(nodes.map((node) => attribute(node, "id")));
    for (const node of nodes) {
      expect(["script", "img", "link", "iframe", "object", "form", "base"]).not.toContain(
        node.local,
      );
      for (const { local, value } of node.attributes) {
        expect(local).not.toMatch(/^(?:src|on.*|srcset|style|action)$/);
        if (local === "href") expect(value.startsWith("#") && ids.has(value.slice(1))).toBe(true);
      }
    }
    expect(html).not.toMatch(/url\(|@import|https?:/);
  });

  test.each(["html", "md"])("%s takes no text for markup", async (format) => {
    const args = ["--schema", "none", "--rules", "h.sch", "h'&<.xml", "--format", format];
    const printed = await reported(1, ...args);
    expect(printed.replace(/(`+).*?[^`]\1(?!`)/g, "")).not.toMatch(/<script|<img/);
    if (format !== "html") return;
    const nodes = page(printed);
    const said = normal(stringValue(nodes[0] ?? fail()));
    expect(said.split(normal(hostile)).length).toBeGreaterThan(4);
    expect(nodes.some(({ local }) => local === "img")).toBe(false);
  });

  test.each(["html", "md", "json"])("%s hides values where that is wanted", async (format) => {
    const personal = ["Guillou", "Yann", "1966-07-14", "1999-07-14", "Moulin", "18/12/2008"];
    const args = ["lot.xml", "schema.xml", "--format", format];
    const open = await reported(1, ...args);
    expect(personal.filter((each) => open.includes(each)).length).toBeGreaterThan(2);
    const printed = await reported(1, ...args, "--redact");
    expect(personal.filter((each) => printed.includes(each))).toEqual([]);
    expect(printed).toContain("•••");
    for (const { code } of planted) expect(printed).toContain(code);
    const own = [
      "--schema",
      "none",
      "--rules",
      "h.sch",
      "h'&<.xml",
      "--format",
      format,
      "--redact",
    ];
    const [before, after] = [await reported(1, ...own.slice(0, -1)), await reported(1, ...own)];
    expect(after.split("alert(1)").length).toBeLessThan(before.split("alert(1)").length);
  });

  test("names rules that could not be run, without what the document says", async () => {
    const rules = `<schema xmlns="http://purl.oclc.org/dsdl/schematron"><pattern id="p"><rule context="renvoi"><assert id="LIEN" test="document(@vers)">Le renvoi <value-of select="@vers"/> mène quelque part.</assert><assert id="AUTRE" test="@vers">m</assert></rule></pattern></schema>`;
    await writeFile(join(folder, "lien.sch"), rules);
    await writeFile(join(folder, "lien.xml"), `<l><renvoi vers="Quimerc-h.xml"/></l>`);
    const args = ["lien.xml", "--schema", "none", "--rules", "lien.sch"];
    const { sendings } = await asJson(1, ...args);
    expect(sendings[0]?.issues[0]?.message).toContain("the rule LIEN cannot be run");
    expect(sendings[0]?.issues[0]?.message).toContain("Quimerc-h.xml");
    expect(sendings[0]?.rules.map(({ code, state }) => `${code} ${state}`)).toEqual([
      "LIEN notRun",
      "AUTRE passed",
    ]);
    const redacted = await asJson(1, ...args, "--redact");
    expect(redacted.sendings[0]?.notChecked.join(" ")).toContain("the rule LIEN cannot be run");
    expect(JSON.stringify(redacted)).not.toContain("Quimerc-h");
  });

  test("is written to a file, in the form that its name says", async () => {
    for (const [name, start] of [
      ["r.html", "<!DOCTYPE html>"],
      ["r.md", "# Rapport de contrôle"],
      ["r.json", "{"],
    ] as const) {
      terminal = testTerminal(folder, "", { SCRUTIN_LOCALE: "fr" });
      expect(await scrutin("report", "lot.xml", "-o", name)).toBe(1);
      expect((await readFile(join(folder, name), "utf8")).startsWith(start)).toBe(true);
    }
    terminal = testTerminal(folder, "", english);
    expect(await scrutin("report", "lot.xml", "-o", "r.pdf")).toBe(2);
    expect(terminal.errors.join()).toContain("add --format");
    expect(await scrutin("report", "lot.xml", "--phase", "x")).toBe(2);
    expect(await scrutin("report", "lot.xml", "--schema", "none")).toBe(2);
  });
});

function fail(): never {
  throw new Error("nothing is there");
}

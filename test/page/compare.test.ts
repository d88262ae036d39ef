import { readdirSync, readFileSync } from "node:fs";
import { zipSync } from "fflate";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "../../scripts/root.js";
import { launchBrowser } from "../support/browser.js";
import { libxml2Validator } from "../support/libxml2.js";
import { asFile, openPage, stumbles } from "../support/page.js";
import { address, describePage } from "../support/page-tests.js";

const schemas = `${root}schemas/`;
const moduleOf = (name: string): string => readFileSync(`${schemas}${name}`, "utf8");

describePage("two versions in the page", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  async function openComparison(bypassCSP = false): Promise<{ page: Page; faults: string[] }> {
    const { page, faults } = await openPage(browser, address, { bypassCSP });
    await page.getByRole("tab", { name: "Schéma" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("tab", { name: "Types", exact: true }).focus();
    await page.keyboard.press("ArrowRight");
    await page.getByText("Il manque une version.").waitFor();
    return { page, faults };
  }

  const compared = (page: Page): Promise<void> => page.getByText("Comparaison faite.").waitFor();

  test("one changed file is completed, and a witness shows whom it breaks", async () => {
    const { page, faults } = await openComparison();
    const path = "electoral/DefinitionsCommunes.xsd";
    const changed = moduleOf(path).replace(
      /(<xs:element name="Nationalite"[^>]*) minOccurs="0"/,
      "$1",
    );
    expect(changed).not.toBe(moduleOf(path));
    await page.setInputFiles("#new-files", asFile("DefinitionsCommunes.xsd", changed));
    await compared(page);
    await page.getByText("n’est donnée qu’en partie").waitFor();
    await expect(page.locator(".verdicts").innerText()).resolves.toMatch(
      /Ceux qui écrivent\s+✗ cela casse[\s\S]*Ceux qui lisent\s+✓ tout reste valide[\s\S]*majeur/,
    );
    await page.getByRole("heading", { name: "1 changement" }).waitFor();
    const witness = page.locator("section.witness").first();
    const coming = page.waitForEvent("download");
    await witness.getByRole("button", { name: "Télécharger ce document" }).click();
    const document = readFileSync(await (await coming).path(), "utf8");
    const old = `${schemas}electoral/echanges-mairies-insee-unite-electorale.xsd`;
    expect(libxml2Validator(old)(document)).toEqual({ valid: true, errors: [] });
    const marked = await witness.locator(".row-marked").innerText();
    const number = Number(/\d+/.exec(marked)?.[0]);
    expect(document.split("\n")[number - 1]?.trim()).toBe(marked.replace(/^\s*\d+\s*/, "").trim());
    await page.getByRole("button", { name: "Échanger" }).click();
    await page.locator(".verdicts .good").filter({ hasText: "Ceux qui écrivent" }).waitFor();
    await page.getByRole("button", { name: "English" }).click();
    await page.getByText("who reads", { exact: false }).first().waitFor();
    expect(faults).toEqual([]);
  });

  test("an archive of the same schemas says the same", async () => {
    const { page, faults } = await openComparison();
    const paths = readdirSync(schemas, { recursive: true, encoding: "utf8" }).filter((path) =>
      path.endsWith(".xsd"),
    );
    const zip = zipSync(
      Object.fromEntries(paths.map((path) => [`insee-2/${path}`, readFileSync(schemas + path)])),
    );
    await page.setInputFiles("#new-files", {
      name: "insee-2.zip",
      mimeType: "application/zip",
      buffer: Buffer.from(zip),
    });
    await compared(page);
    await page.getByRole("heading", { name: "Les deux versions disent la même chose." }).waitFor();
    expect(faults).toEqual([]);
  });

  const tally = (content: string): string =>
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t" xmlns="urn:t" elementFormDefault="qualified">
<xs:element name="tally"><xs:complexType><xs:sequence>${content}</xs:sequence></xs:complexType></xs:element>
</xs:schema>`;

  test("two sets that it has not seen; causes are counted by what they ask of a version number", async () => {
    const { page, faults } = await openComparison(true);
    await page.setInputFiles(
      "#old-files",
      asFile("a.xsd", tally('<xs:element name="count" type="xs:int"/>')),
    );
    await page.setInputFiles(
      "#new-files",
      asFile(
        "b.xsd",
        tally(
          '<xs:element name="count" type="xs:short"/><xs:element name="note" type="xs:string" minOccurs="0"/>',
        ),
      ),
    );
    await compared(page);
    expect(await page.locator("section.witness").count()).toBe(2);
    const options = await page.locator("#compare-step option").allInnerTexts();
    const counts = options.map((text) => Number(/\((\d+)\)/.exec(text)?.[1]));
    expect(counts[0]).toBe(counts.slice(1).reduce((sum, count) => sum + count, 0));
    const listed = (): Promise<number> => page.locator(".changes > li").count();
    await expect.poll(listed, { timeout: 240_000 }).toBe(counts[0]);
    await page.locator("#compare-step").selectOption({ index: 1 });
    await expect.poll(listed, { timeout: 240_000 }).toBe(counts[1]);
    await page.getByText("Document qui le montre").first().click();
    await page.locator(".changes section.witness").first().waitFor();
    expect(await stumbles(page)).toEqual([]);
    await page.setInputFiles("#new-files", asFile("c.xsd", tally('<xs:element name="a b"/>')));
    await page.getByRole("alert").getByText("c.xsd:2:").waitFor();
    expect(faults).toEqual([]);
  });
});

import { readdirSync, readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { typographic } from "../../runtime/messages/typography.js";
import { root } from "../../scripts/root.js";
import { launchBrowser } from "../support/browser.js";
import { asFile, openPage, press, stumbles } from "../support/page.js";
import { address, describePage } from "../support/page-tests.js";

/*
 * The schemas speak French, whatever the page speaks: who has it read aloud hears each in its own language.
 */

const folder = `${root}schemas/electoral/`;

/** What the electoral schemas say: documentation and the titles of codes. */
const texts: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith(".xsd"))
  .flatMap((name) => {
    const text = readFileSync(folder + name, "utf8");
    const said = [
      ...[...text.matchAll(/<xs:documentation[^>]*>([^<]{12,})</g)].map(
        ([, inside = ""]) => inside,
      ),
      ...[...text.matchAll(/title="([^"]{6,})"/g)].map(([, inside = ""]) => inside),
    ];
    // As they are in print.
    return said.map((one) => typographic(one.replace(/\s+/g, " ").trim()).replace(/\s+/g, " "));
  });

describePage("texts of schemas in the page", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  /** The texts among those given that stand in the page, by the language that they are in there. */
  const spoken = (page: Page, wanted: readonly string[]): Promise<Record<string, string[]>> =>
    page.evaluate(
      `(() => {
        const wanted = ${JSON.stringify(wanted)};
        const found = {};
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const text = walker.currentNode.data.replace(/\\s+/g, " ");
          if (!wanted.some((one) => text.includes(one))) continue;
          const { lang } = walker.currentNode.parentElement.closest("[lang]");
          (found[lang] ??= []).push(text);
        }
        return found;
      })()`,
    );

  test("are marked as French in the English page, in each view", async () => {
    const { page } = await openPage(browser, address, { bypassCSP: true });
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("tab", { name: "Entry" }).waitFor();
    await press(page, "Add “Prénom”");
    await page.getByLabel("Type de liste").waitFor();
    const entry = await spoken(page, texts);
    expect(Object.keys(entry)).toEqual(["fr"]);
    expect(entry["fr"]?.length).toBeGreaterThan(20);
    const labels = await spoken(page, ["Nom de famille", "Motif de radiation", "Localité"]);
    expect(Object.keys(labels)).toEqual(["fr"]);
    expect(await stumbles(page)).toEqual([]);

    await page.getByRole("tab", { name: /^Sending/ }).click();
    await page.locator("#sending-units").waitFor();
    expect(Object.keys(await spoken(page, texts))).toEqual(["fr"]);

    await page.getByRole("tab", { name: "Schema" }).click();
    for (const [wanted, least] of [
      ["MotifDeRadiationType", 3],
      ["AvisDInscriptionType", 3],
    ] as const) {
      await page.fill("#schema-search", wanted);
      await page.getByRole("heading", { name: wanted, exact: true }).waitFor();
      const article = await spoken(page, texts);
      expect([wanted, Object.keys(article)]).toEqual([wanted, ["fr"]]);
      expect(article["fr"]?.length).toBeGreaterThanOrEqual(least);
    }
  });

  test("are marked as English in the French page; what is not known is not marked", async () => {
    const { page } = await openPage(browser, address);
    const about = "The number of the things that are counted by this";
    const set = (text: string): string =>
      `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="tally"><xs:complexType><xs:sequence>
        <xs:element name="count" type="xs:int"><xs:annotation><xs:documentation>${text}</xs:documentation></xs:annotation></xs:element>
      </xs:sequence></xs:complexType></xs:element></xs:schema>`;
    await page.setInputFiles("#set-files", asFile("tally.xsd", set(about)));
    await page.getByText(about).waitFor();
    expect(await spoken(page, [about, "Count"])).toEqual({ en: ["Count", about] });
    await page.setInputFiles("#set-files", asFile("odd.xsd", set("xyz zyx")));
    await page.getByText("xyz zyx").waitFor();
    expect(await spoken(page, ["xyz"])).toEqual({ fr: ["xyz zyx"] });
  });
});

import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../../generator/cli/program.js";
import { launchBrowser } from "../support/browser.js";
import { writeHostileSchemas } from "../support/hostile-schemas.js";
import { axePath, canTryPage } from "../support/page.js";
import { testTerminal } from "../support/terminal.js";

/*
 * The pages of `scrutin docs` as people use them: from the disk, in a real browser, with the policy that lets nothing in.
 */

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

describe.skipIf(!canTryPage())("the pages of scrutin docs", () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "scrutin-docs-page-"));
    expect(await run(["docs", "-o", "el"], testTerminal(folder))).toBe(0);
    const schemas = writeHostileSchemas(join(folder, "hostile"), 1_500);
    const named = schemas.flatMap((name) => ["--schema", join(folder, "hostile", name)]);
    expect(await run(["docs", "-o", "others", ...named], testTerminal(folder))).toBe(0);
    browser = await launchBrowser();
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const pagesOf = (set: string): readonly string[] => readdirSync(join(folder, set));
  const addressOf = (set: string, page: string): string =>
    pathToFileURL(join(folder, set, page)).href;

  /** A page that tells what goes wrong in it, and what it asks for beside pages. */
  async function open(
    settings: {
      width?: number;
      colorScheme?: "light" | "dark";
      bypassCSP?: boolean;
      javaScriptEnabled?: boolean;
    } = {},
  ): Promise<{ page: Page; faults: string[] }> {
    const { width = 1280, ...others } = settings;
    const context = await browser.newContext({ viewport: { width, height: 900 }, ...others });
    context.setDefaultTimeout(90_000);
    const page = await context.newPage();
    // A machine that does much else is slow with a page of 4,000 codes.
    page.setDefaultTimeout(120_000);
    const faults: string[] = [];
    page.on("pageerror", ({ message }) => faults.push(message));
    page.on("console", (line) => {
      if (line.type() === "error") faults.push(line.text());
    });
    page.on("request", (request) => {
      if (!request.isNavigationRequest()) faults.push(request.url());
    });
    return { page, faults };
  }

  test.each([
    ["el", 1280],
    ["el", 390],
    ["others", 390],
  ])(
    "%s at %i pixels: nothing goes wrong, and wide things scroll in themselves",
    async (set, width) => {
      const { page, faults } = await open({ width });
      for (const name of pagesOf(set)) {
        await page.goto(addressOf(set, name));
        const over = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
        expect([name, await page.evaluate(over)]).toEqual([name, 0]);
      }
      expect(faults).toEqual([]);
    },
  );

  test.each([
    ["el", "light", 1280, /index|Definitions|Lot|^AvisDInscription\./],
    ["el", "dark", 390, /AvisDeRadiation|individu/],
    ["others", "light", 390, /gml|a-b/],
  ] as const)("%s, %s: axe finds nothing", async (set, colorScheme, width, which) => {
    const { page } = await open({ colorScheme, width, bypassCSP: true });
    for (const name of pagesOf(set).filter((each) => which.test(each))) {
      await page.goto(addressOf(set, name));
      await page.addScriptTag({ path: axePath });
      const found: Violation[] = await page.evaluate(
        "axe.run().then((result) => result.violations)",
      );
      const told = found.map(({ id, nodes }) => [name, id, nodes[0]?.html]);
      expect(told).toEqual([]);
    }
  });

  test("the search needs no server: from any page, without accents, by codes too", async () => {
    const { page, faults } = await open({ width: 390 });
    await page.goto(addressOf("el", "cog.html"));
    await page.getByRole("searchbox").fill("deces");
    await page.keyboard.press("Enter");
    await page.waitForURL(/index\.html\?q=deces/);
    expect(await page.locator("#found").textContent()).toMatch(/^\d+ résultats$/);
    const results = await page.locator("#results li").allTextContents();
    expect(results[0]).toContain("ie:Deces élément de ie:IndividuType");
    expect(results.some((text) => /^D code de el:MotifDeRadiationType — décès/.test(text))).toBe(
      true,
    );
    await page.getByRole("searchbox").fill("InscriptionType");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page.waitForURL(/DefinitionsCommunes\.html#type\.InscriptionType$/);
    expect(faults).toEqual([]);
    await page.goto(addressOf("el", "index.html"));
    await page.getByRole("searchbox").fill("<b>no such thing");
    expect(await page.locator("#found").textContent()).toBe("Aucun résultat.");
  });

  test("a long list of codes is found at once", async () => {
    const { page, faults } = await open();
    await page.goto(addressOf("others", "index.html"));
    await page.getByRole("searchbox").fill("C1499");
    expect(await page.locator("#results li").first().textContent()).toContain("C1499");
    await page.getByRole("searchbox").fill("script alert");
    expect(await page.locator("#results li").count()).toBeGreaterThan(0);
    expect(faults).toEqual([]);
  });

  test("all is there without scripts, and on paper", async () => {
    const { page } = await open({ javaScriptEnabled: false });
    await page.goto(addressOf("el", "index.html"));
    expect(
      await page.getByRole("link", { name: "el:AvisDInscriptionType" }).first().isVisible(),
    ).toBe(true);
    await page.emulateMedia({ media: "print" });
    await page.goto(addressOf("others", "ubl-like.html"));
    expect(await page.getByText("C1499").isVisible()).toBe(true);
    expect(await page.getByRole("searchbox").isVisible()).toBe(false);
  });
});

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AvisDeRadiationElement } from "../../generated/electoral/index.js";
import { parseOrThrow, serialize } from "../../runtime/index.js";
import { root } from "../../scripts/root.js";
import { launchBrowser } from "../support/browser.js";
import { libxml2Validator } from "../support/libxml2.js";
import {
  enter,
  openPage,
  overflow,
  type PageSettings,
  press,
  shows,
  stumbles,
  tabTo,
  until,
} from "../support/page.js";
import { address, describePage } from "../support/page-tests.js";

/*
 * The page as people use it: opened from the disk, in a real browser, with the policy that lets nothing leave it.
 */

const examples = `${root}schemas/electoral/exemples/`;
const schema = `${root}schemas/electoral/echanges-mairies-insee-unite-electorale.xsd`;

describePage("the page", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  }, 120_000);
  afterAll(() => browser?.close());

  const open = (settings: PageSettings = {}) => openPage(browser, address, settings);

  test("has right types", () => {
    const tsc = `${root}node_modules/typescript-7/bin/tsc`;
    execFileSync(process.execPath, [tsc, "-p", `${root}playground`], { stdio: "inherit" });
  });

  test("is one file, in which nothing is twice", () => {
    const html = readFileSync(fileURLToPath(address), "utf8");
    expect(html).not.toMatch(/<script[^>]* src=|<link[^>]* href="(?!data:)/);
    // The worker has no copy of its own, and xmlbuilder2 is not there.
    expect(Buffer.byteLength(html)).toBeLessThan(1_400_000);
  });

  /** Chooses, at the top of the page, the document to fill in. */
  async function chooseDocument(page: Page, label: string): Promise<void> {
    await tabTo(page, "root");
    await page.keyboard.type(label);
  }

  /** The document that the button gives. */
  async function take(page: Page): Promise<string> {
    const coming = page.waitForEvent("download");
    const button = page.getByRole("button", { name: "Télécharger le XML" });
    await button.focus();
    await page.keyboard.press("Enter");
    return readFileSync(await (await coming).path(), "utf8");
  }

  const elector = {
    "f-inscription-electeur-individu-noms-nomFamille": "Le Braz",
  };

  test("an avis de radiation is filled in by keyboard, and libxml2 accepts it", async () => {
    const { page, faults } = await open();
    await chooseDocument(page, "Avis de radiation");
    await enter(page, {
      "f-id": "AR-44109-000301",
      "f-periodeDeRevision-dateDeDebut": "2008-09-01",
      "f-periodeDeRevision-dateDeFin": "2009-02-28",
      "f-numeroDEnregistrement": "301",
      ...elector,
    });
    await press(page, "Ajouter « Prénom »");
    await enter(page, {
      "f-inscription-electeur-individu-prenoms-prenom-0": "Jean-François",
    });
    await press(page, "Ajouter « Naissance »");
    await enter(page, {
      "f-inscription-electeur-individu-naissance-dateNaissance": "1935-08",
    });
    await press(page, "Ajouter « Localité »");
    await enter(page, {
      "f-inscription-electeur-individu-naissance-lieuNaissance-localite-code": "44109",
      "f-inscription-electeur-individu-naissance-lieuNaissance-localite-value": "Nantes",
      "f-inscription-typeDeListe": "p",
    });
    await press(page, "Ajouter « Localité »");
    await enter(page, {
      "f-inscription-communeDInscription-localite-code": "44109",
      "f-inscription-communeDInscription-localite-value": "Nantes",
      "f-motifDeRadiation": "D",
      "f-dateDeRadiation": "2008-11-20",
    });
    await page.getByText("Le document est valide").waitFor();
    const document = await take(page);
    expect(document).toContain("<ie:NomFamille>Le Braz</ie:NomFamille>");
    expect(libxml2Validator(schema)(document)).toEqual({ valid: true, errors: [] });
    // The page writes texts without xmlbuilder2: they are the same.
    const value = parseOrThrow(AvisDeRadiationElement, document);
    expect(document).toBe(serialize(AvisDeRadiationElement, value, { indent: 2 }));
    await page.getByRole("tab", { name: "TypeScript" }).click();
    await shows(page, '.motifDeRadiation("D")');
    expect(faults).toEqual([]);
  });

  test("a mistake stands beside its field, and the list leads there", async () => {
    const { page } = await open();
    await page.fill("#f-numeroDEnregistrement", "12a");
    await page.locator("#f-numeroDEnregistrement").blur();
    await page.locator("#f-numeroDEnregistrement-errors").getByText("12a").waitFor();
    await page.getByRole("tab", { name: /^Erreurs/ }).click();
    const entry = page.locator(".issues li").filter({ hasText: "12a" });
    await entry.getByRole("button", { name: "Aller au champ" }).click();
    await until(page, "document.activeElement.id === 'f-numeroDEnregistrement'");
  });

  test("a mistake is said while the focus stays in its field, and is gone with the key that mends it", async () => {
    const { page, faults } = await open();
    const field = "#f-numeroDEnregistrement";
    const errors = page.locator(`${field}-errors`);
    await page.focus(field);
    await page.keyboard.type("12a");
    await errors.getByText("12a").waitFor();
    // Who listens hears it as well.
    const heard = page.locator(".form [role=status]");
    await heard.getByText(/^Numéro d’enregistrement .*12a/).waitFor();
    await page.keyboard.press("Backspace");
    await errors.waitFor({ state: "detached" });
    await page.keyboard.type("€");
    await errors.getByText("« 12€ »").waitFor();
    await page.getByRole("button", { name: "English" }).click();
    await errors.getByText('"12€"').waitFor();
    expect(faults).toEqual([]);
  });

  test("a text that is asked for may be left empty where its type lets it, which takes a word", async () => {
    const { page } = await open();
    const field = "f-inscription-electeur-individu-noms-nomFamille";
    await tabTo(page, field);
    await page.keyboard.press("Tab");
    await page.locator(`#${field}-errors`).waitFor();
    await press(page, "Laisser vide « Nom de famille »");
    await page.locator(`#${field}-errors`).waitFor({ state: "detached" });
    await until(page, `document.activeElement.id === "${field}"`);
    await shows(page, "<ie:NomFamille/>");
    await page.keyboard.type("x");
    await shows(page, "<ie:NomFamille>x</ie:NomFamille>");
    // A date without characters is none.
    await tabTo(page, "f-dateDInscription");
    await page.keyboard.press("Tab");
    await page.locator("#f-dateDInscription-errors").waitFor();
    expect(await page.locator(".field:has(#f-dateDInscription) button").count()).toBe(0);
  });

  test("what is half filled is kept, and can be deleted", async () => {
    const { page } = await open();
    await page.fill("#f-numeroDEnregistrement", "77");
    await page.reload();
    await until(page, "document.querySelector('#f-numeroDEnregistrement')?.value === '77'");
    await page.getByRole("button", { name: "Effacer la saisie" }).click();
    await page.reload();
    await until(page, "document.querySelector('#f-numeroDEnregistrement')?.value === ''");
  });

  test("each invalid example has its line marked", async () => {
    const rows = readFileSync(`${examples}invalides.tsv`, "utf8").trim().split("\n").slice(1);
    const expected = new Map(
      rows.map((row) => {
        const [file = "", code, line, column] = row.split("\t");
        return [file, { code, line: Number(line), column: Number(column) }];
      }),
    );
    const { page, faults } = await open();
    await page.getByRole("tab", { name: "Contrôle" }).click();
    const files = [...expected.keys()].map((file) => `${examples}invalides/${file}`);
    await page.setInputFiles("#check-files", files);
    await page.getByRole("button", { name: "Télécharger le rapport (JSON)" }).waitFor();
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "Télécharger le rapport (JSON)" }).click();
    const report = JSON.parse(readFileSync(await (await coming).path(), "utf8"));
    const found = report.map(
      ({ file, issues: [first] }: { file: string; issues: Record<string, unknown>[] }) => [
        file,
        { code: first?.["code"], line: first?.["line"], column: first?.["column"] },
      ],
    );
    expect(new Map(found)).toEqual(expected);
    const readable = page.waitForEvent("download");
    await page.getByRole("button", { name: "Télécharger le rapport (page)" }).click();
    const html = readFileSync(await (await readable).path(), "utf8");
    expect(html).toMatch(/^<!doctype html>/i);
    for (const file of expected.keys()) expect(html).toContain(file);
    await page.getByRole("button", { name: "Montrer la suite" }).click();
    await page
      .locator("pre.line mark")
      .nth(expected.size - 1)
      .waitFor();
    expect(faults).toEqual([]);
  });

  test("the policy refuses what would leave the page", async () => {
    const { page } = await open();
    const outcome = await page.evaluate(
      "fetch('https://example.org/').then(() => 'sent', () => 'refused')",
    );
    expect(outcome).toBe("refused");
  });

  test.for([
    [1280, "light"],
    [390, "dark"],
  ] as const)("axe finds nothing at %d pixels, %s", async ([width, colorScheme]) => {
    const { page } = await open({ width, colorScheme, bypassCSP: true });
    await page.fill("#f-numeroDEnregistrement", "12a");
    await page.locator("#f-numeroDEnregistrement").blur();
    for (const view of ["Saisie", "Contrôle", "Schéma"]) {
      await page.getByRole("tab", { name: view }).click();
      if (view === "Contrôle")
        await page.setInputFiles("#check-files", `${examples}invalides/attribut-non-permis.xml`);
      if (view === "Contrôle") await page.locator("details.document").waitFor();
      if (view === "Schéma") await page.fill("#schema-search", "motif");
      expect([view, await stumbles(page)]).toEqual([view, []]);
      expect([view, await overflow(page)]).toEqual([view, 0]);
    }
  });
});

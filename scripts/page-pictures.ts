import { mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Page } from "playwright-core";
import { launchBrowser } from "../test/support/browser.js";
import { asFile, buildPage, canTryPage, openPage } from "../test/support/page.js";
import { root } from "./root.js";

/*
 * Pictures of each view, wide and narrow, light and dark, to be looked at: `npm run page:pictures [-- FOLDER]`.
 */

const examples = `${root}schemas/electoral/exemples/`;

/** What each picture shows, and how one gets there. */
const views: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  saisie: async (page) => {
    await fillIn(page);
    await page.locator("#f-numeroDEnregistrement").focus();
  },
  envoi: async (page) => {
    await fillIn(page);
    await page.getByRole("button", { name: "Ajouter à l’envoi" }).click();
    await page.getByRole("button", { name: "Ajouter à l’envoi" }).click();
    await page.getByRole("tab", { name: /^Envoi/ }).click();
    await page.locator("#sending-units").waitFor();
  },
  controle: async (page) => {
    await page.getByRole("tab", { name: "Contrôle" }).click();
    await page.setInputFiles("#check-files", [
      `${examples}AvisDInscription-complet.xml`,
      `${examples}invalides/attribut-non-permis.xml`,
      `${examples}invalides/choix-deux-adresses.xml`,
    ]);
    await page.getByRole("button", { name: "Télécharger le rapport" }).waitFor();
  },
  schema: async (page) => {
    await page.getByRole("tab", { name: "Schéma" }).click();
    await page.fill("#schema-search", "AvisDInscriptionType");
    await page.locator("article h2").waitFor();
  },
  versions: async (page) => {
    await page.getByRole("tab", { name: "Schéma" }).click();
    await page.getByRole("tab", { name: "Comparer deux versions" }).click();
    const path = `${root}schemas/electoral/DefinitionsCommunes.xsd`;
    const changed = readFileSync(path, "utf8")
      .replace(/(<xs:element name="Nationalite"[^>]*) minOccurs="0"/, "$1")
      .replace('name="PosteConsulaire"', 'name="Consulat"');
    await page.setInputFiles("#new-files", asFile("DefinitionsCommunes.xsd", changed));
    await page.getByText("Comparaison faite.").waitFor();
  },
};

async function fillIn(page: Page): Promise<void> {
  const noms = "#f-inscription-electeur-individu-noms-nomFamille";
  await page.fill("#f-numeroDEnregistrement", "301b");
  await page.fill(noms, "Le Braz");
  await page.locator(noms).blur();
}

async function main(): Promise<void> {
  const folder = resolve(process.argv[2] ?? "out/pictures");
  mkdirSync(folder, { recursive: true });
  const address = process.argv[3] ?? buildPage();
  const browser = await launchBrowser();
  for (const [name, go] of Object.entries(views)) {
    for (const width of [1280, 390]) {
      for (const colorScheme of ["light", "dark"] as const) {
        const height = width === 390 ? 844 : 800;
        const { page } = await openPage(browser, address, { width, height, colorScheme });
        await go(page);
        await page.waitForTimeout(200);
        await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`) });
        if (colorScheme === "light")
          await page.screenshot({
            path: join(folder, `${name}-${width}-whole.png`),
            fullPage: true,
          });
        await page.context().close();
      }
    }
  }
  await browser.close();
  console.log(folder);
}

if (canTryPage()) await main();

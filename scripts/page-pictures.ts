import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { fichierFictif } from "../electoral/banc/autre-cote.js";
import { motDePasse, ouvrirBancDEssai } from "../test/support/banc.js";
import { launchBrowser } from "../test/support/browser.js";
import { asFile, buildPage, canTryPage, openPage } from "../test/support/page.js";
import { root } from "./root.js";

/*
 * Pictures of each view, wide and narrow, light and dark, French and English, to be looked at: `npm run page:pictures [-- FOLDER [ADDRESS]]`. Those of the READMEs are
 * made anew in docs/images/.
 */

/** What the READMEs show. */
const shown: ReadonlySet<string> = new Set(["saisie", "versions"]);

const examples = `${root}schemas/electoral/exemples/`;

/** What each picture shows, and how one gets there. */
const views: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  saisie: async (page) => {
    await fillIn(page);
    await page.evaluate("scrollTo(0, 0)");
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
    await page.getByRole("button", { name: "Télécharger le rapport (JSON)" }).waitFor();
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
    await page.evaluate("document.querySelector('.verdicts').scrollIntoView()");
  },
  banc: async (page) => {
    await page.getByRole("tab", { name: "Banc" }).click();
    await page.fill("#bench-account", "mairie");
    await page.fill("#bench-password", motDePasse);
    await page.keyboard.press("Enter");
    await page.locator("#bench-deposit").waitFor();
    await page.setInputFiles("#bench-files", `${examples}EnvoiUniteElectorale-complet.xml`);
    await page
      .getByText(/acceptée|refusé/)
      .first()
      .waitFor();
    for (const name of ["Passer 10 jours", "Retirer "]) {
      const button = page.getByRole("button", { name }).first();
      if ((await button.count()) > 0) await button.click();
      await page.locator(".bench[aria-busy=false]").waitFor();
    }
    await page.evaluate("scrollTo(0, 0)");
  },
};

async function fillIn(page: Page): Promise<void> {
  await page.fill("#f-periodeDeRevision-dateDeDebut", "2008-09-01");
  await page.fill("#f-periodeDeRevision-dateDeFin", "2009-02-28");
  const noms = "#f-inscription-electeur-individu-noms-nomFamille";
  await page.fill("#f-numeroDEnregistrement", "301b");
  await page.fill(noms, "Le Braz");
  await page.locator(noms).blur();
}

/** The same picture in a format that takes a third: the browser knows it. */
async function asWebp(page: Page, png: Buffer): Promise<Buffer> {
  const address = await page.evaluate(
    async (source: string) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = document.createElement("canvas");
      canvas.width = image.width;
      canvas.height = image.height;
      canvas.getContext("2d")?.drawImage(image, 0, 0);
      return canvas.toDataURL("image/webp", 0.8);
    },
    `data:image/png;base64,${png.toString("base64")}`,
  );
  return Buffer.from(address.slice(address.indexOf(",") + 1), "base64");
}

async function main(): Promise<void> {
  const folder = resolve(process.argv[2] ?? "out/pictures");
  mkdirSync(folder, { recursive: true });
  const address = process.argv[3] ?? buildPage();
  const browser = await launchBrowser();
  const bench = await ouvrirBancDEssai({
    modele: fichierFictif(),
    essai: true,
    page: readFileSync(fileURLToPath(address)),
  });
  for (const [name, go] of Object.entries(views)) {
    for (const width of [1280, 390]) {
      for (const colorScheme of ["light", "dark"] as const) {
        const height = width === 390 ? 844 : 960;
        const { page } = await openPage(browser, name === "banc" ? `${bench.url}/` : address, {
          width,
          height,
          colorScheme,
        });
        await go(page);
        await page.waitForTimeout(200);
        const picture = await page.screenshot({
          path: join(folder, `${name}-${width}-${colorScheme}.png`),
        });
        if (shown.has(name) && width === 1280 && colorScheme === "light")
          writeFileSync(`${root}docs/images/page-${name}.webp`, await asWebp(page, picture));
        if (colorScheme === "light")
          await page.screenshot({
            path: join(folder, `${name}-${width}-whole.png`),
            fullPage: true,
          });
        await page.getByRole("button", { name: "English" }).click();
        // What was checked or compared is so again, to be said in English.
        await page.waitForTimeout(200);
        await page.getByRole("button", { name: "Stop" }).waitFor({ state: "hidden" });
        await page.screenshot({
          path: join(folder, `${name}-${width}-${colorScheme}-en.png`),
          fullPage: colorScheme === "light",
        });
        await page.context().close();
      }
    }
  }
  await browser.close();
  await bench.fermer();
  console.log(folder);
}

if (canTryPage()) await main();

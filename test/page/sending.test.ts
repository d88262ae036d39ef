import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Envoi, unitesDe } from "../../electoral/index.js";
import {
  EnvoiLotDUnitesElectoralesElement,
  EnvoiUniteElectoraleElement,
} from "../../generated/electoral/index.js";
import { parseOrThrow } from "../../runtime/index.js";
import { root } from "../../scripts/root.js";
import { launchBrowser } from "../support/browser.js";
import { libxml2Validator } from "../support/libxml2.js";
import { collect, enter, openPage, press, stumbles, tabTo, until } from "../support/page.js";
import { address, describePage } from "../support/page-tests.js";

/*
 * Sendings from several units, put together by keyboard alone.
 */

const schema = `${root}schemas/electoral/echanges-mairies-insee-unite-electorale.xsd`;

describePage("a sending in the page", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  const nantes = ["44109", "Nantes"] as const;

  /** Fills in an avis de radiation without identifier and period, and puts it into the sending. */
  async function collectRadiation(
    page: Page,
    rank: number,
    name: string,
    [commune, place]: readonly [string, string],
  ): Promise<void> {
    await tabTo(page, "root");
    await page.keyboard.type("Avis de radiation");
    await enter(page, { "f-numeroDEnregistrement": "301" });
    await enter(page, { "f-inscription-electeur-individu-noms-nomFamille": name });
    await press(page, "Ajouter « Prénom »");
    await enter(page, { "f-inscription-electeur-individu-prenoms-prenom-0": "Anne" });
    await press(page, "Ajouter « Naissance »");
    await enter(page, { "f-inscription-electeur-individu-naissance-dateNaissance": "1935-08" });
    await press(page, "Ajouter « Localité »");
    await enter(page, {
      "f-inscription-electeur-individu-naissance-lieuNaissance-localite-code": "44109",
      "f-inscription-electeur-individu-naissance-lieuNaissance-localite-value": "Nantes",
      "f-inscription-typeDeListe": "p",
    });
    await press(page, "Ajouter « Localité »");
    await enter(page, {
      "f-inscription-communeDInscription-localite-code": commune,
      "f-inscription-communeDInscription-localite-value": place,
      "f-motifDeRadiation": "D",
      "f-dateDeRadiation": "2008-11-20",
    });
    await collect(page, rank);
  }

  async function openSending(page: Page): Promise<void> {
    await page.getByRole("tab", { name: "Document" }).focus();
    await page.keyboard.press("ArrowRight");
    await page.locator("#sending-units").waitFor();
  }

  async function fillEnvelope(page: Page): Promise<void> {
    await enter(page, {
      "f-envelope-emetteur-code": "44109",
      "f-period-dateDeDebut": "2008-09-01",
      "f-period-dateDeFin": "2009-02-28",
    });
  }

  async function take(page: Page): Promise<{ name: string; text: string }> {
    const coming = page.waitForEvent("download");
    await press(page, "Télécharger l’envoi");
    const file = await coming;
    return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
  }

  const namesIn = (sending: Envoi): readonly string[] =>
    unitesDe(sending).map((unit) =>
      unit.kind === "avisDeRadiation"
        ? unit.value.inscription.electeur.individu.noms.nomFamille
        : "",
    );

  test("units become a unit, a lot and a lot of lots; they are edited, moved and taken out", async () => {
    const { page, faults } = await openPage(browser, address, { bypassCSP: true });
    await collectRadiation(page, 1, "Le Braz", nantes);
    await openSending(page);
    await fillEnvelope(page);
    await page.getByText("L’envoi d’une unité est valide").waitFor();
    const single = await take(page);
    expect(single.name).toBe("44109-2008-0001.xml");
    expect(libxml2Validator(schema)(single.text)).toEqual({ valid: true, errors: [] });
    const unit = parseOrThrow(EnvoiUniteElectoraleElement, single.text);
    expect(unit.contenu).toHaveProperty("avisDeRadiation.id", "AR-44109-000001");
    // Taken home again, it is the same sending.
    expect((await take(page)).text).toBe(single.text);

    await press(page, "Commencer l’envoi suivant");
    await page.getByText("Aucune unité : ajoutez").waitFor();
    await page.getByRole("tab", { name: "Envoi (0)" }).focus();
    await page.keyboard.press("ArrowLeft");
    await collectRadiation(page, 1, "Kervella", nantes);
    await collectRadiation(page, 2, "Le Goff", nantes);
    await openSending(page);
    await page.getByText("Le lot est valide").waitFor();
    const lot = await take(page);
    expect(lot.name).toBe("44109-2008-0002.xml");
    expect(libxml2Validator(schema)(lot.text)).toEqual({ valid: true, errors: [] });
    const inLot = parseOrThrow(EnvoiLotDUnitesElectoralesElement, lot.text);
    expect(unitesDe(inLot).map(({ value }) => value.id)).toEqual([
      "AR-44109-000002",
      "AR-44109-000003",
    ]);

    await page.getByRole("tab", { name: /^Envoi/ }).focus();
    await page.keyboard.press("ArrowLeft");
    await collectRadiation(page, 3, "Morvan", ["2A004", "Ajaccio"]);
    await page.reload();
    await page.getByRole("tab", { name: "Envoi (3)" }).waitFor();
    await openSending(page);
    await page.getByRole("option", { name: "selon le contenu : un lot de lots" }).waitFor({
      state: "attached",
    });
    // The last one is put right, and goes to the beginning.
    await press(page, "Modifier « Avis de radiation – Morvan");
    await tabTo(page, "f-inscription-electeur-individu-noms-nomFamille");
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type("Moal");
    await press(page, "Revenir à l’envoi");
    await until(page, "document.activeElement.textContent === 'Modifier'");
    await press(page, "Monter « Avis de radiation – Moal");
    await press(page, "Monter « Avis de radiation – Moal");
    await press(page, "Retirer « Avis de radiation – Kervella");
    await page.getByText("Le lot de lots est valide").waitFor();
    expect(await stumbles(page)).toEqual([]);
    const lots = await take(page);
    expect(libxml2Validator(schema)(lots.text)).toEqual({ valid: true, errors: [] });
    const inLots = parseOrThrow(EnvoiLotDUnitesElectoralesElement, lots.text);
    expect(namesIn(inLots)).toEqual(["Moal", "Le Goff"]);
    expect(inLots.enveloppeElectorale.nombreDUnites).toBe(2);

    await press(page, "Effacer l’envoi et ses numéros");
    await page.reload();
    await page.getByRole("tab", { name: "Envoi (0)" }).waitFor();
    expect(await page.evaluate("localStorage.getItem('scrutin sending')")).toBeNull();
    expect(faults).toEqual([]);
  });

  test("what is not finished says so, and nothing goes out", async () => {
    const { page } = await openPage(browser, address);
    await press(page, "Ajouter à l’envoi");
    await openSending(page);
    await page.getByText("1 unité est à reprendre.").waitFor();
    await page.locator(".units .bad").waitFor();
    expect(await page.getByRole("button", { name: "Télécharger l’envoi" }).isDisabled()).toBe(true);
  });
});

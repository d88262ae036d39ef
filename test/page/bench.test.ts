import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fichierFictif } from "../../electoral/banc/autre-cote.js";
import { type BancDEssai, motDePasse, ouvrirBancDEssai } from "../support/banc.js";
import { launchBrowser } from "../support/browser.js";
import {
  asFile,
  collect,
  enter,
  openPage,
  overflow,
  press,
  stumbles,
  tabTo,
} from "../support/page.js";
import { address, describePage } from "../support/page-tests.js";

/*
 * The page as the bench serves it: from an avis that is typed to its deposit, a demande withdrawn, and a refusal sent.
 */

describePage("the page at the bench", () => {
  let browser: Browser;
  let bench: BancDEssai;
  beforeAll(async () => {
    browser = await launchBrowser();
    bench = await ouvrirBancDEssai({
      modele: fichierFictif(),
      essai: true,
      page: readFileSync(fileURLToPath(address)),
    });
  });
  afterAll(async () => {
    await browser?.close();
    await bench?.fermer();
  });

  /** Waits until the bench has done what was asked of it: until then it does nothing else. */
  const atRest = (page: Page): Promise<void> => page.locator(".bench[aria-busy=false]").waitFor();

  /** Asks for something once the bench is at rest. */
  async function ask(page: Page, button: string): Promise<void> {
    await atRest(page);
    await press(page, button);
  }

  test("opened from the disk there is no bench", async () => {
    const { page, faults } = await openPage(browser, address);
    await page.waitForTimeout(300);
    expect(await page.getByRole("tab", { name: "Banc" }).count()).toBe(0);
    expect(faults).toEqual([]);
  });

  test("from an avis to its deposit, from a demande to a refusal", async () => {
    const { page, faults } = await openPage(browser, `${bench.url}/`, { bypassCSP: true });
    await enter(page, {
      "f-numeroDEnregistrement": "12",
      "f-inscription-electeur-individu-noms-nomFamille": "Quéméneur",
    });
    await press(page, "Ajouter « Prénom »");
    await enter(page, { "f-inscription-electeur-individu-prenoms-prenom-0": "Maïwenn" });
    await press(page, "Ajouter « Naissance »");
    await enter(page, { "f-inscription-electeur-individu-naissance-dateNaissance": "1971-03-05" });
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
      "f-typeDInscription": "1",
      "f-dateDInscription": "2008-11-28",
    });
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await collect(page, 1);
    await page.getByRole("tab", { name: "Document" }).focus();
    await page.keyboard.press("ArrowRight");
    await enter(page, {
      "f-envelope-emetteur-code": "44109",
      "f-period-dateDeDebut": "2008-09-01",
      "f-period-dateDeFin": "2009-02-28",
    });
    await page.keyboard.press("Tab");
    await page.getByText("L’envoi d’une unité est valide").waitFor();

    await page.getByRole("tab", { name: "Saisie" }).focus();
    await page.keyboard.press("End");
    await enter(page, { "bench-account": "mairie", "bench-password": "faux-mot-de-passe" });
    await page.keyboard.press("Enter");
    await page.getByText("Compte ou mot de passe inconnu.").waitFor();
    await tabTo(page, "bench-password");
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type(motDePasse);
    await page.keyboard.press("Enter");
    await ask(page, "Déposer l’envoi de la saisie");
    await page.getByText("44109-2008-0001.xml : 1 unité acceptée, 0 en erreur.").waitFor();

    // Meanwhile the person dies, elsewhere.
    const died = { kind: "deces", electeur: { nom: "Quéméneur" }, date: "2008-11-30" };
    const answer = await bench.demander("/banc/evenements", {
      compte: "admin",
      type: "application/json",
      corps: JSON.stringify(died),
    });
    expect(answer.status).toBe(201);
    await ask(page, "Actualiser");
    await page.getByRole("heading", { name: /fichiers? à retirer/ }).waitFor();
    await page.getByText("à retirer d’abord").first().waitFor();
    const files = page.locator("[aria-labelledby=bench-waiting] li strong");
    const names = await files.allInnerTexts();
    for (const name of names) {
      await ask(page, `Retirer ${name}`);
      // A second press finds it gone already.
      await page.keyboard.press("Enter");
      await page.getByRole("log").getByText(`${name} : `).waitFor();
      await atRest(page);
    }
    await page.getByRole("heading", { name: "Rien à retirer" }).waitFor();
    // What was done stays to be read, and nothing went wrong.
    expect(
      await page
        .getByRole("log")
        .getByText(/\s:\s\d+\sunités?\sretirées?\./)
        .count(),
    ).toBe(names.length);
    expect(await page.getByRole("log").locator(".errors").count()).toBe(0);
    await page
      .getByText(/à répondre jusqu’au .* 2008, dans \d+ jours/)
      .first()
      .waitFor();
    // What was withdrawn is there after a new start; the password is not.
    await page.reload();
    await page.getByRole("tab", { name: "Banc" }).click();
    await enter(page, { "bench-account": "mairie", "bench-password": motDePasse });
    await page.keyboard.press("Enter");
    await ask(page, "Refuser : Demande de radiation – Quéméneur");
    await page.getByLabel("Motif du refus").focus();
    await page.keyboard.type("9");
    expect(await stumbles(page)).toEqual([]);
    await page.getByLabel("Motif du refus").focus();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Homonyme, la personne est vivante");
    await page.keyboard.press("Enter");
    await page.getByText(/: 1 unité acceptée, 0 en erreur\./).waitFor();
    await page.getByText("répondu : RR-44109-000001").waitFor();
    await page.getByRole("heading", { name: "Aucune réponse attendue" }).waitFor();
    await page.locator("details.document summary").first().click();
    await page.getByText("1 unité acceptée, 0 en erreur.", { exact: true }).waitFor();
    const report = page.waitForEvent("download");
    await page.getByRole("button", { name: "Télécharger le rapport (page)" }).first().click();
    expect(readFileSync(await (await report).path(), "utf8")).toMatch(/^<!doctype html>/i);
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await overflow(page)).toBe(0);
    await press(page, "Les effacer");
    expect(
      await page.evaluate("Object.keys(localStorage).filter((key) => /bench/.test(key))"),
    ).toEqual([]);
    expect(faults.filter((fault) => !/401/.test(fault))).toEqual([]);
  });

  test("a proposition goes into the sending, is completed there, and is answered", async () => {
    const other = await ouvrirBancDEssai({
      modele: fichierFictif(),
      essai: true,
      jour: "2009-02-10",
      page: readFileSync(fileURLToPath(address)),
    });
    try {
      const { page, faults } = await openPage(browser, `${other.url}/`);
      await page.getByRole("tab", { name: "Banc" }).click();
      await enter(page, { "bench-account": "voisine", "bench-password": motDePasse });
      await page.keyboard.press("Enter");
      await other.demander("/banc/evenements", {
        compte: "admin",
        type: "application/json",
        corps: JSON.stringify({
          kind: "recensement",
          commune: "35238",
          nom: "Gicquel",
          prenoms: ["Nolwenn"],
          sexe: "F",
          dateNaissance: "1990-12-20",
        }),
      });
      await ask(page, "Passer 10 jours");
      await page.getByText("10 jours ont passé.").waitFor();
      await ask(page, "Retirer INSEE-");
      await page
        .getByRole("log")
        .getByText(/unités?\sretirées?\./)
        .waitFor();
      await ask(page, "Inscrire d’office : Proposition d’inscription d’office – Gicquel");
      await page.getByText("complétez-le là").waitFor();
      await page.getByRole("tab", { name: "Saisie" }).click();
      await page.getByRole("tab", { name: "Envoi (1)" }).click();
      await press(page, "Modifier « Avis d’inscription d’office – Gicquel");
      await enter(page, { "f-numeroDEnregistrement": "88", "f-dateDInscription": "2009-02-18" });
      await press(page, "Revenir à l’envoi");
      await enter(page, { "f-envelope-emetteur-code": "35238" });
      await page.keyboard.press("Tab");
      await page.getByText("L’envoi d’une unité est valide").waitFor();
      await page.getByRole("tab", { name: "Banc" }).click();
      await ask(page, "Déposer l’envoi de la saisie");
      await page.getByText("35238-2008-0001.xml : 1 unité acceptée, 0 en erreur.").waitFor();
      await page.getByText("répondu : AO-35238-000001").waitFor();
      expect(faults).toEqual([]);
    } finally {
      await other.fermer();
    }
  });

  test("what is not valid is refused, and says why", async () => {
    const { page } = await openPage(browser, `${bench.url}/`);
    await page.getByRole("tab", { name: "Banc" }).click();
    await enter(page, { "bench-account": "voisine", "bench-password": motDePasse });
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Aucun dépôt" }).waitFor();
    await page.setInputFiles("#bench-files", asFile("mauvais.xml", "<avis/>"));
    await page.getByText("mauvais.xml : refusé en entier.").waitFor();
    await page.locator("details.document summary").first().click();
    await page.locator("details.document .errors li").first().waitFor();
  });
});

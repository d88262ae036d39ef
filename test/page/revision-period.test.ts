import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "../../scripts/root.js";
import { dessiner } from "../support/banc/dessin.js";
import { Pages } from "../support/banc/par-la-page.js";
import { type Periode, vivreLaPeriode } from "../support/banc/periode.js";
import { launchBrowser } from "../support/browser.js";
import { address, describePage } from "../support/page-tests.js";

/*
 * The revision period of test/electoral/banc-periode.test.ts, with three communes that hand over and withdraw at the page, each in a browser of her own.
 */

describePage(
  "a whole revision period from the page",
  () => {
    let browser: Browser;
    let pages: Pages;
    let periode: Periode;
    beforeAll(async () => {
      browser = await launchBrowser();
      pages = new Pages(browser);
      const page = readFileSync(fileURLToPath(address));
      periode = await vivreLaPeriode({ guichet: pages, page });
    }, 180_000);
    afterAll(async () => {
      await browser?.close();
      await periode?.recit.fermer();
    });

    test("goes as it goes from code, with deadlines kept and missed", () => {
      expect(periode.reponses).toEqual({
        jour21: ["refus-pris-en-compte"],
        jour22: ["refus-tardif"],
      });
      const drawing = readFileSync(`${root}docs/banc.md`, "utf8");
      const drawn = /<!-- flows -->\n([\s\S]*?)\n<!-- end -->/.exec(drawing)?.[1];
      expect(dessiner(periode.recit.flux)).toBe(drawn);
    });

    test("shows at its end what was answered in time, too late, and not at all", async () => {
      const nantes = await pages.of(periode.recit.acces("44109"));
      await nantes.getByRole("button", { name: "Actualiser" }).click();
      await nantes.getByRole("heading", { name: "Aucune réponse attendue" }).waitFor();
      for (const state of [
        "répondu :",
        "réponse trop tardive, sans effet :",
        "sans réponse dans le délai",
      ])
        await nantes.getByText(state).first().waitFor();
      const saintDenis = await pages.of(periode.recit.acces("97411"));
      await saintDenis.getByRole("button", { name: "Actualiser" }).click();
      // What was proposed to it was never fetched.
      await saintDenis.getByRole("heading", { name: /fichiers? à retirer/ }).waitFor();
      await pages.fermer();
      expect(pages.faults).toEqual([]);
    });
  },
  180_000,
);

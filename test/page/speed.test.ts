import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../support/browser.js";
import { openPage, press, until } from "../support/page.js";
import { check, keys, lotOf, work } from "../support/page-speed.js";
import { address, describePage } from "../support/page-tests.js";

/*
 * What holds the page up. The bounds hold on a machine that does much else; `npm run page:speed` prints figures.
 */

describePage("the page stays quick", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  test("while 10,000 units are checked, each of which has a mistake; and it can be stopped", async () => {
    const { page, faults } = await openPage(browser, address);
    const lot = lotOf(10_000).replaceAll("<el:TypeDInscription>", "<el:TypeDInscription>?");
    const { text, longest, seconds } = await check(page, lot);
    expect(text).toBe("Le fichier n’est pas valide.");
    // Checking in the page itself would hold it up all the time. A share of it is the same on a busy machine.
    expect(longest / 1000).toBeLessThan(seconds / 4);
    await page.getByText(/^… et \d{4,} autres, dans le rapport$/).waitFor();
    const file = join(mkdtempSync(join(tmpdir(), "scrutin-lot-")), "lot.xml");
    writeFileSync(file, lot);
    await page.setInputFiles("#check-files", file);
    await until(page, "document.querySelector('progress')?.value > 0.05");
    await press(page, "Arrêter");
    await page.getByText("Contrôle arrêté à 0 sur 1.").waitFor();
    expect(faults).toEqual([]);
  });

  test("while keys are pressed in a form of 40 fields", async () => {
    const { page } = await openPage(browser, address);
    const { fields } = await keys(page, 10);
    expect(fields).toBeGreaterThanOrEqual(40);
    // The processor's own time, in which other programs do not count.
    expect((await work(page, 20)).median).toBeLessThan(50);
  });
});

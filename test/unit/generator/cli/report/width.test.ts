import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run } from "../../../../../generator/cli/program.js";
import { lotAgainstSchema, planted, plantedLot } from "../../../../support/planted-lot.js";
import { testTerminal } from "../../../../support/terminal.js";

const executablePath = "/usr/bin/chromium";
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "scrutin-width-"));
  await writeFile(join(folder, "lot.xml"), plantedLot());
  await writeFile(join(folder, "schema.xml"), lotAgainstSchema());
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** How far the page and what is in it reach to the right, and how many mistakes can be seen. */
const measured = `(() => {
  const parts = [...document.querySelectorAll("li, td, pre, mark, p, code")];
  const right = Math.max(...parts.map((part) => part.getBoundingClientRect().right));
  const seen = [...document.querySelectorAll("ol > li")].filter((item) => item.getBoundingClientRect().height > 40);
  return { scroll: document.documentElement.scrollWidth, right: Math.ceil(right), seen: seen.length };
})()`;

test.runIf(existsSync(executablePath))(
  "every mistake is seen without scrolling sideways, on a screen and on a telephone",
  async () => {
    const terminal = testTerminal(folder, "", { SCRUTIN_LOCALE: "fr" });
    expect(await run(["report", "lot.xml", "schema.xml", "-o", "r.html"], terminal)).toBe(1);
    const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
    try {
      for (const width of [1280, 390, 320]) {
        const page = await browser.newPage({ viewport: { width, height: 900 } });
        await page.goto(pathToFileURL(join(folder, "r.html")).href);
        const found = await page.evaluate<{ scroll: number; right: number; seen: number }>(
          measured,
        );
        expect(found.scroll).toBe(width);
        expect(found.right).toBeLessThanOrEqual(width);
        expect(found.seen).toBe(planted.length + 4);
        await page.close();
      }
    } finally {
      await browser.close();
    }
  },
);

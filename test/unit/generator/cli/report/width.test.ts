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

/**
 * How far the page and what is in it reach to the right, how many mistakes can be seen, and what is not where it should be: headings of
 * tables on two lines, and, where labels stand before values, lines of values that begin under a label.
 */
const measured = `(() => {
  const parts = [...document.querySelectorAll("li, td, pre, mark, p, code")];
  const right = Math.max(...parts.map((part) => part.getBoundingClientRect().right));
  const seen = [...document.querySelectorAll("ol > li")].filter((item) => item.getBoundingClientRect().height > 40);
  const range = document.createRange();
  const boxes = (part) => (range.selectNodeContents(part), [...range.getClientRects()]);
  const linesOf = (part) => new Set(boxes(part).map(({ bottom }) => Math.round(bottom))).size;
  const isLabelled = (cell) => getComputedStyle(cell).display === "block";
  const under = [...document.querySelectorAll("td")].filter((cell) => isLabelled(cell) &&
    boxes(cell).some(({ left, width }) => width > 0 && left < cell.getBoundingClientRect().left + 90));
  const split = [...document.querySelectorAll("th")].filter((cell) => innerWidth > 640 && linesOf(cell) > 1);
  const wrong = [...under, ...split].map(({ textContent }) => textContent);
  return { wrong, scroll: document.documentElement.scrollWidth, right: Math.ceil(right), seen: seen.length };
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
        const found = await page.evaluate<{
          readonly scroll: number;
          readonly right: number;
          readonly seen: number;
          readonly wrong: readonly string[];
        }>(measured);
        expect(found.scroll).toBe(width);
        expect(found.right).toBeLessThanOrEqual(width);
        expect(found.seen).toBe(planted.length + 4);
        expect(found.wrong).toEqual([]);
        await page.close();
      }
    } finally {
      await browser.close();
    }
  },
);

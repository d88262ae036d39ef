import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { root } from "../../scripts/root.js";

/*
 * How quick the page is: what a key takes in a large form, and how long the page is held up while a large lot is checked.
 */

/** Gathers in the page what holds it up. */
const observe = `(() => {
  window.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longTasks.push(duration);
  }).observe({ type: "longtask" });
  window.frames = [];
  addEventListener("keydown", () => {
    const begun = performance.now();
    requestAnimationFrame(() => setTimeout(() => window.frames.push(performance.now() - begun)));
  }, true);
})()`;

/** A lot of so many units, as text. */
export function lotOf(count: number): string {
  const path = `${root}schemas/electoral/exemples/EnvoiLotDUnitesElectorales-complet.xml`;
  const text = readFileSync(path, "utf8");
  const [unit = ""] = /<el:AvisDInscription[\s\S]*?<\/el:AvisDInscription>/.exec(text) ?? [];
  const numbered = (index: number): string =>
    unit.replace(/xml:id="[^"]*"/, `xml:id="AI-N-${index}"`);
  const units = Array.from({ length: count }, (_, index) => numbered(index));
  const start = text.indexOf(unit);
  const last = text.lastIndexOf("</el:LotDUnitesElectoralesDePlusieursTypes>");
  return (text.slice(0, start) + units.join("\n      ") + text.slice(last)).replace(
    /<el:NombreDUnites>\d+/,
    `<el:NombreDUnites>${count}`,
  );
}

/** Half are below the one, 95 of a hundred below the other; in milliseconds. */
export interface Speed {
  readonly median: number;
  readonly most: number;
}

function speedOf(taken: readonly number[]): Speed {
  const sorted = taken.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;
  return { median: at(0.5), most: at(0.95) };
}

/** A form with fields enough, and what a key in it takes until the screen shows it. */
export async function keys(page: Page, count: number): Promise<{ fields: number; speed: Speed }> {
  await openFields(page, 40);
  const fields = await page.locator(".form input, .form select, .form textarea").count();
  await page.evaluate(observe);
  const field = page.locator("#f-inscription-electeur-individu-noms-nomFamille");
  await field.focus();
  for (let key = 0; key < count; key++) {
    await page.keyboard.press("abcdefghij".charAt(key % 10));
    await page.waitForTimeout(40 + (key % 7) * 20);
  }
  await page.waitForTimeout(300);
  return { fields, speed: speedOf((await page.evaluate("window.frames")) as number[]) };
}

/**
 * What a key costs in all: the time that the processor works for the page's thread until everything that follows from the key is shown.
 * Other programs do not count.
 */
export async function work(page: Page, count: number): Promise<Speed> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const spent = async (): Promise<number> => {
    const { metrics } = await session.send("Performance.getMetrics");
    return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0);
  };
  const taken: number[] = [];
  for (let key = 0; key < count; key++) {
    const before = await spent();
    await page.keyboard.press("abcdefghij".charAt(key % 10));
    await page.waitForTimeout(200);
    taken.push((await spent()) - before);
  }
  return speedOf(taken);
}

/** Opens what can be opened, until there are so many fields. */
async function openFields(page: Page, wanted: number): Promise<void> {
  const fields = page.locator(".form input, .form select, .form textarea");
  for (let tries = 0; tries < 40 && (await fields.count()) < wanted; tries++) {
    const radios = page.locator(".form .branches");
    const adders = page.locator(".form button").filter({ hasText: "+ Ajouter" });
    const choice = radios.nth(tries % Math.max(1, await radios.count()));
    if ((await choice.locator("input:checked").count()) === 0)
      await choice.locator("input").first().check();
    const many = await adders.count();
    if (many > 0) await adders.nth(tries % many).click();
  }
}

/** Checks a lot and says what held the page up meanwhile. */
export async function check(
  page: Page,
  lot: string,
): Promise<{ seconds: number; longest: number; text: string }> {
  await page.getByRole("tab", { name: "Contrôle" }).click();
  await page.evaluate(observe);
  const begun = performance.now();
  // By its path: a text would be handed over through the page itself.
  const file = join(mkdtempSync(join(tmpdir(), "scrutin-lot-")), "lot.xml");
  writeFileSync(file, lot);
  await page.setInputFiles("#check-files", file);
  await page.getByRole("button", { name: "Télécharger le rapport (JSON)" }).waitFor();
  const seconds = (performance.now() - begun) / 1000;
  const tasks = (await page.evaluate("window.longTasks")) as number[];
  const text = await page.locator(".summary").innerText();
  return { seconds, longest: Math.max(0, ...tasks), text };
}

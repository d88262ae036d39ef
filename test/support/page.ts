import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { root } from "../../scripts/root.js";
import { browserPath } from "./browser.js";

const folder = join(root, "playground");

/** Whether the page can be built and opened here; else the reason is printed, and its tests are skipped. */
export function canTryPage(): boolean {
  const missing = [
    ...(browserPath === undefined ? ["a Chromium (SCRUTIN_CHROMIUM)"] : []),
    ...(existsSync(join(folder, "node_modules")) ? [] : ["`npm ci --prefix playground`"]),
  ];
  if (missing.length > 0) console.warn(`skipped, for want of ${missing.join(" and ")}`);
  return missing.length === 0;
}

/** Builds the page: the address of the one file that it is. */
export function buildPage(): string {
  const out = mkdtempSync(join(tmpdir(), "scrutin-page-"));
  const vite = join(folder, "node_modules/vite/bin/vite.js");
  execFileSync(process.execPath, [vite, "build", "--outDir", out, "--emptyOutDir"], {
    cwd: folder,
    // The page that is published, and not one for who works on it.
    env: { ...process.env, NODE_ENV: "production" },
    stdio: "pipe",
  });
  return pathToFileURL(join(out, "index.html")).href;
}

/** The script that looks for what people with disabilities stumble on. */
export const axePath: string = join(folder, "node_modules/axe-core/axe.min.js");

export interface PageSettings {
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: "light" | "dark";
  readonly bypassCSP?: boolean;
}

/** The page, with what went wrong in it and what it asked the network for. */
export async function openPage(
  browser: Browser,
  address: string,
  settings: PageSettings = {},
): Promise<{ page: Page; faults: string[] }> {
  const { width = 1280, height = 900, colorScheme = "light", bypassCSP = false } = settings;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    bypassCSP,
    acceptDownloads: true,
  });
  // A busy machine takes its time; what never comes ends with the test.
  context.setDefaultTimeout(90_000);
  const page = await context.newPage();
  const own = new URL(address).origin;
  const faults: string[] = [];
  page.on("pageerror", ({ message }) => faults.push(message));
  page.on("console", (line) => {
    if (line.type() === "error") faults.push(line.text());
  });
  page.on("request", (request) => {
    const isOwn = own !== "null" && request.url().startsWith(`${own}/`);
    if (!isOwn && !/^(?:file|data|blob):/.test(request.url())) faults.push(request.url());
  });
  await page.goto(address);
  await page.getByRole("tab", { name: "Saisie" }).waitFor();
  return { page, faults };
}

/** Goes to a field by the key Tab alone. */
export async function tabTo(page: Page, id: string): Promise<void> {
  for (let presses = 0; presses < 300; presses++) {
    if ((await page.evaluate("document.activeElement.id")) === id) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`no Tab leads to ${id}`);
}

/** Fills in fields, from one to the next, by keyboard. */
export async function enter(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [id, text] of Object.entries(fields)) {
    await tabTo(page, id);
    await page.keyboard.type(text);
  }
}

/** Presses a button by keyboard, and waits until the page is drawn anew and the focus is where it leads: keys that come before would go astray. */
export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: false }).first().focus();
  await page.keyboard.press("Enter");
  for (let frames = 0; frames < 2; frames++)
    await page.evaluate("new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))");
}

/** Puts the document of the form into the sending, as the unit of that rank, and waits until the form is ready for the next. */
export async function collect(page: Page, rank: number): Promise<void> {
  await press(page, "Ajouter à l’envoi");
  await page.getByText(`unité n° ${rank} de l’envoi. Le formulaire est prêt`).waitFor();
  await until(page, "document.activeElement.id === 'f-id'");
}

/** Waits until a document or code that is shown holds a text. */
export const shows = (page: Page, text: string): Promise<void> =>
  page.locator("pre").filter({ hasText: text }).first().waitFor();

/** What the tools for people with disabilities stumble on, by the levels A and AA. The page has to be open without its policy. */
export async function stumbles(page: Page): Promise<unknown> {
  if (!(await page.evaluate("'axe' in window"))) await page.addScriptTag({ path: axePath });
  return page.evaluate(`axe
    .run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] })
    .then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))`);
}

/** By how many pixels the page is wider than its window. */
export const overflow = (page: Page): Promise<unknown> =>
  page.evaluate("document.documentElement.scrollWidth - window.innerWidth");

/** A file as a program gives it to a field. */
export const asFile = (
  name: string,
  text: string,
  mimeType = "application/xml",
): { name: string; mimeType: string; buffer: Buffer } => ({
  name,
  mimeType,
  buffer: Buffer.from(text),
});

/** Waits until an expression is true in the page, whose policy forbids the browser's own way of waiting for one. */
export async function until(page: Page, expression: string): Promise<void> {
  for (const end = Date.now() + 90_000; Date.now() < end; await page.waitForTimeout(30))
    if (await page.evaluate(expression)) return;
  throw new Error(`never true: ${expression}`);
}

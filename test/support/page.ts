import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
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
    stdio: "pipe",
  });
  return pathToFileURL(join(out, "index.html")).href;
}

/** The script that looks for what people with disabilities stumble on. */
export const axePath: string = join(folder, "node_modules/axe-core/axe.min.js");

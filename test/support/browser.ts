import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Where systems put the browser. */
const places = [
  process.env["SCRUTIN_CHROMIUM"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

/** The browser of this machine; undefined where there is none. */
export const browserPath: string | undefined = places.find(
  (path) => path !== undefined && existsSync(path),
);

const flags =
  "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: browserPath ?? "", args: flags.split(" ") });
}

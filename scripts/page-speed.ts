import { launchBrowser } from "../test/support/browser.js";
import { buildPage, canTryPage, openPage } from "../test/support/page.js";
import { check, keys, lotOf, work } from "../test/support/page-speed.js";

/** Prints how quick the page is, in a real Chromium: `npm run page:speed [-- ADDRESS]`. */
async function main(): Promise<void> {
  const browser = await launchBrowser();
  const { page } = await openPage(browser, process.argv[2] ?? buildPage());
  const { fields, speed } = await keys(page, 200);
  const [median, most] = [speed.median.toFixed(1), speed.most.toFixed(1)];
  console.log(`${fields} fields: a key takes ${median} ms in the median, ${most} ms at 95 %`);
  const cost = await work(page, 50);
  const [usual, dear] = [cost.median.toFixed(1), cost.most.toFixed(1)];
  console.log(
    `work of the processor a key, all that follows included: ${usual} ms in the median, ${dear} ms at 95 %`,
  );
  const lot = lotOf(10_000);
  const { seconds, longest, text } = await check(page, lot);
  const size = (lot.length / 1e6).toFixed(1);
  console.log(
    `10,000 units, ${size} MB: ${text} ${seconds.toFixed(1)} s; longest task of the page ${longest.toFixed(0)} ms`,
  );
  await browser.close();
}

if (canTryPage()) await main();

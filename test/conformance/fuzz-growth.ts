import { total, WorkCounter } from "../support/work.js";
import { families } from "./growth-families.js";
import { type Costs, costsOf, excessesOf } from "./growth-steps.js";

/*
 *     npm run fuzz:growth [-- PART-OF-A-NAME]
 *
 * What each construct costs at n, 2n and 4n: blocks of code that are entered, and bytes that are taken. Exit code 1 where the last
 * doubling costs more than it should, and names the functions: then some work grows with the square.
 */

const counter = await WorkCounter.begin(
  (url) => url === import.meta.url || (url.endsWith(".mjs") && !url.includes("node_modules")),
);
const [wanted = ""] = process.argv.slice(2);
let tooMuch = 0;
for (const family of families.filter(({ name }) => name.includes(wanted))) {
  const sizes = [1, 2, 4].map((factor) => family.size * factor);
  const costs: Costs[] = [];
  for (const size of sizes) costs.push(await costsOf(family, size, counter));
  const [, twice, four] = costs;
  if (twice === undefined || four === undefined) continue;
  console.log(`${family.name}, ${sizes.join(", ")}`);
  for (const step of four.keys()) {
    const steps = costs.map((cost) => total(cost.get(step)?.steps ?? new Map()));
    const bytes = costs.map((cost) => Math.round(total(cost.get(step)?.bytes ?? new Map()) / 1000));
    console.log(`  ${step}: ${steps.join(", ")} steps; ${bytes.join(", ")} kB`);
  }
  for (const { step, of, ratio, functions, excuse } of excessesOf(family, twice, four)) {
    const mark = excuse === undefined ? "!" : " ";
    console.log(
      `${mark} ${step}: ${of} grow ${ratio.toFixed(1)} times: ${excuse ?? functions.join("; ")}`,
    );
    if (excuse === undefined) tooMuch++;
  }
}
counter.end();
process.exitCode = tooMuch > 0 ? 1 : 0;

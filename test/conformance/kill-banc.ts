import { letFall } from "../support/kill-banc.js";
import { splitCommand } from "../support/split-command.js";

/*
 * npm run banc:kill -- 100 SEED: kills a bench at random moments while deposits go on, and says what became of them. Exit code 1 when one that was
 * acknowledged is gone, or there twice. Every other run writes its snapshot after a few entries instead of thousands.
 */

const [kills = 100, seed = Date.now() % 100_000] = process.argv.slice(2).map(Number);
console.log(`${kills} falls, seed ${seed}`);
const programs = [
  await splitCommand("kill-banc"),
  await splitCommand("kill-banc-souvent", "test/support/banc-souvent.ts"),
];
const falls = await letFall(kills, seed, programs, console.log);
console.log(JSON.stringify(falls, undefined, 2));
const { lost, twice, strange, setAside } = falls;
process.exitCode = lost.length + twice.length + strange.length + setAside === 0 ? 0 : 1;

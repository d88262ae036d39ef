/*
 * What the house looks like: floors, files, circles, arrows that go up. `npm run house` prints it, `npm run house -- --write` also
 * draws it in docs/house.md. Exit code 1 when a rule of the house is broken.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { filesOf, houses, roomOf, upwardImports } from "./house/floors.js";
import { drawHouse } from "./house/picture.js";
import { circles, readSources } from "./house/sources.js";
import { root } from "./root.js";

const sources = readSources();
const broken: string[] = [];
const most = 12;

for (const house of houses) {
  const files = filesOf(house, sources);
  console.log(`${house.name}: ${files.length} files`);
  for (const [floor, { name, rooms }] of [...house.floors.entries()].reverse()) {
    const counts = rooms.map((room) => {
      const count = files.filter(({ path }) => room.holds.test(path)).length;
      return `${room.name} (${count})`;
    });
    console.log(`  ${floor}. ${name}: ${counts.join(", ")}`);
  }
  const homeless = files.filter(({ path }) => roomOf(house, path) === undefined);
  broken.push(...homeless.map(({ path }) => `${path} lives on no floor`));
  const upward = upwardImports(house, sources);
  broken.push(...upward.map(({ from, to }) => `${from} imports ${to}, which is above it`));
  const atRoot = files.filter(({ path }) => path.split("/").length === 2).length;
  console.log(`  arrows upwards: ${upward.length}; files at the root: ${atRoot}`);
  if (house.name === "runtime" && atRoot > most)
    broken.push(`${atRoot} files at the root of runtime/, ${most} at the most`);
}
const found = circles(sources.filter(({ path }) => !path.startsWith("generated/")));
console.log(`import circles: ${found.length}`);
broken.push(...found.map((circle) => `a circle: ${circle}`));

if (process.argv.includes("--write")) {
  const page = `${root}docs/house.md`;
  const drawn = houses.reduce(
    (text, house) =>
      text.replace(
        new RegExp(`(<!-- ${house.name} -->\n)[^]*?(\n<!-- end -->)`),
        (_, begin: string, end: string) =>
          `${begin}\`\`\`mermaid\n${drawHouse(house, sources)}\n\`\`\`${end}`,
      ),
    readFileSync(page, "utf8"),
  );
  writeFileSync(page, drawn);
}
for (const rule of broken) console.error(rule);
process.exitCode = broken.length === 0 ? 0 : 1;

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { typographicProse } from "../test/support/french-pages.js";
import {
  english,
  french,
  frenchPages,
  provenanceSentence,
  provenanceTable,
  replaceBetween,
  type Words,
} from "../test/support/readme.js";
import { sizeTable } from "./bundle-sizes.js";
import { root } from "./root.js";

/** The READMEs and the electoral pages: their numbers, and the typography of those in French. */
function rewrite(name: string, change: (text: string) => string): void {
  const path = join(root, name);
  writeFileSync(path, change(readFileSync(path, "utf8")));
}

const built = existsSync(join(root, "dist/index.js"));
if (!built) console.log("skipped: the sizes of bundles, which need `npm run build`");

const pages: readonly (readonly [string, string, Words])[] = [
  ["README.md", "docs/electoral.md", english],
  ["README.fr.md", "docs/electoral.fr.md", french],
];

for (const [readme, electoral, words] of pages) {
  const sentence = provenanceSentence(root, words);
  rewrite(readme, (text) => text.replace(words.sentence, () => sentence));
  if (built) {
    const sizes = await sizeTable(root, words === french ? "french" : "english");
    rewrite(readme, (text) => replaceBetween(text, "sizes", sizes));
  }
  const table = provenanceTable(root, words);
  rewrite(electoral, (text) => replaceBetween(text, "provenance", table));
}
for (const page of frenchPages(root)) rewrite(page, typographicProse);

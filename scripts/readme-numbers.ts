import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { english, french, provenanceTable, replaceBetween } from "../test/support/readme.js";
import { root } from "./root.js";

for (const [file, words] of [
  ["README.md", english],
  ["README.fr.md", french],
] as const) {
  const path = join(root, file);
  const text = readFileSync(path, "utf8");
  writeFileSync(path, replaceBetween(text, "provenance", provenanceTable(root, words)));
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../scripts/root.js";
import { errorsPage, withoutXerces } from "../support/errors-table.js";
import { hasJava } from "../support/jdk.js";

const committed = readFileSync(join(root, "docs/errors.md"), "utf8");
const page = errorsPage();

test("docs/errors.md says what we and libxml2 say today (npm run errors)", () => {
  expect(withoutXerces(committed)).toBe(withoutXerces(page));
});

test.skipIf(!hasJava)("docs/errors.md says what Xerces says (npm run errors)", () => {
  expect(committed).toBe(page);
});

test("thirty mistakes at least, each with one sentence of ours and words of the others", () => {
  const rows = committed.split("\n").filter((line) => /^\| \d+ \|/.test(line));
  expect(rows.length).toBeGreaterThanOrEqual(30);
  for (const row of rows) {
    const cells = row.slice(2, -2).split(/(?<!\\) \| /);
    expect(cells).toHaveLength(5);
    expect(cells.every((cell) => cell.trim() !== "")).toBe(true);
    expect(cells[2]?.match(/`cvc-/g)).toHaveLength(1);
  }
});

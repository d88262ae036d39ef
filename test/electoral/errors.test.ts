import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../scripts/root.js";
import { errorsPage, withoutXerces } from "../support/errors-table.js";
import { faultySchematron } from "../support/faulty-schematron.js";
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
  const [documents = ""] = committed.split("\n## ");
  const rows = documents.split("\n").filter((line) => /^\| \d+ \|/.test(line));
  expect(rows.length).toBeGreaterThanOrEqual(30);
  for (const row of rows) {
    const cells = row.slice(2, -2).split(/(?<!\\) \| /);
    expect(cells).toHaveLength(5);
    expect(cells.every((cell) => cell.trim() !== "")).toBe(true);
    expect(cells[2]?.match(/`cvc-/g)).toHaveLength(1);
  }
});

test("twenty faulty files of rules at least, each with its place, and forty in all", () => {
  const rows = committed
    .slice(committed.indexOf("\n## "))
    .split("\n")
    .filter((line) => /^\| \d+ \|/.test(line));
  expect(rows.length).toBeGreaterThanOrEqual(20);
  expect(faultySchematron.length).toBeGreaterThanOrEqual(40);
  for (const row of rows) {
    const cells = row.slice(2, -2).split(/(?<!\\) \| /);
    expect(cells).toHaveLength(4);
    expect(cells[2]).toMatch(/^\d+:\d+ `(?:schematron|xpath)/);
  }
});

import { expect, test } from "vitest";
import { compareSchemas } from "../../../../generator/evolution/compare.js";
import type { Comparison, Verdict } from "../../../../generator/evolution/comparison.js";
import { loadTexts } from "../../../support/load-schema.js";
import { xsd } from "../../../support/schemas-in-memory.js";
import { rows } from "./changes-table.js";

/** The same with one attribute of `xs:schema` set otherwise. */
function withAttributes(text: string, attributes: string): string {
  const [name = ""] = attributes.split("=");
  const without = text.replace(new RegExp(` ?\\b${name}="[^"]*"`), "");
  return without.replace("<xs:schema ", `<xs:schema ${attributes} `);
}

async function compare(old: string, newer: string): Promise<Comparison> {
  const [before, after] = [await loadTexts({ "t.xsd": old }), await loadTexts({ "t.xsd": newer })];
  expect(
    [before, after].flatMap(({ findings }) => findings.filter((one) => one.includes(": error:"))),
  ).toEqual([]);
  return compareSchemas(before.schema, after.schema, { locale: "en" });
}

function shown(verdict: Verdict): string {
  if (verdict.verdict !== "breaks") return verdict.verdict;
  return verdict.onlyByTypeName ? "type" : "breaks";
}

/** What one entry alone says of a direction: where there are several, the worst of them. */
function ofEntries(verdicts: readonly Verdict[]): string {
  const all = verdicts.map(shown);
  return ["breaks", "undecided", "type"].find((one) => all.includes(one)) ?? "holds";
}

test.each(rows.map((row) => [row.name, row] as const))("%s", async (_, row) => {
  const old = xsd(row.old);
  const newer =
    row.attributes === undefined ? xsd(row.new) : withAttributes(xsd(row.new), row.attributes);
  const comparison = await compare(old, newer);
  const { entries, step } = comparison;
  expect({
    writers: shown(comparison.writers),
    readers: shown(comparison.readers),
    step,
    kinds: entries.map(({ kind }) => kind).join(),
  }).toEqual({
    writers: row.writers,
    readers: row.readers,
    step: row.kinds === "" ? "none" : row.step,
    kinds: row.kinds,
  });
  // No break without a cause.
  expect(ofEntries(entries.map(({ writers }) => writers))).toBe(row.writers);
  expect(ofEntries(entries.map(({ readers }) => readers))).toBe(row.readers);
});

test("every row the other way round has the verdicts exchanged", async () => {
  for (const row of rows) {
    if (row.attributes !== undefined) continue;
    const { writers, readers } = await compare(xsd(row.new), xsd(row.old));
    expect([row.name, shown(writers), shown(readers)]).toEqual([
      row.name,
      row.readers,
      row.writers,
    ]);
  }
});

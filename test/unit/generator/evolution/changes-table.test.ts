import { expect, test } from "vitest";
import { compareSchemas } from "../../../../generator/evolution/compare.js";
import type { Verdict } from "../../../../generator/evolution/comparison.js";
import type { Schema } from "../../../../generator/schema/components.js";
import { loadTexts } from "../../../support/load-schema.js";
import { xsd } from "../../../support/schemas-in-memory.js";
import { rows } from "./changes-table.js";

/** The same with one attribute of `xs:schema` set otherwise. */
function withAttributes(text: string, attributes: string): string {
  const [name = ""] = attributes.split("=");
  const without = text.replace(new RegExp(` ?\\b${name}="[^"]*"`), "");
  return without.replace("<xs:schema ", `<xs:schema ${attributes} `);
}

async function load(text: string): Promise<Schema> {
  const { schema, findings } = await loadTexts({ "t.xsd": text });
  expect(findings.filter((one) => one.includes(": error:"))).toEqual([]);
  return schema;
}

function shown(verdict: Verdict): string {
  if (verdict.verdict !== "breaks") return verdict.verdict;
  return verdict.onlyByTypeName ? "type" : "breaks";
}

/** The verdict of the entries on a direction: of several, the worst. */
function ofEntries(verdicts: readonly Verdict[]): string {
  const all = verdicts.map(shown);
  return ["breaks", "undecided", "type"].find((one) => all.includes(one)) ?? "holds";
}

test.each(rows.map((row) => [row.name, row] as const))("%s", async (_, row) => {
  const old = xsd(row.old);
  const newer =
    row.attributes === undefined ? xsd(row.new) : withAttributes(xsd(row.new), row.attributes);
  const [before, after] = [await load(old), await load(newer)];
  const comparison = compareSchemas(before, after, { locale: "en" });
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
  // The other way round, the two are exchanged.
  const { writers, readers } = compareSchemas(after, before, { locale: "en" });
  expect([shown(writers), shown(readers)]).toEqual([row.readers, row.writers]);
});

import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { printJson } from "../../../../../generator/cli/diff/print.js";
import type { DiffReport } from "../../../../../generator/cli/diff/report.js";
import { changeKinds } from "../../../../../generator/evolution/change-kinds.js";
import { compareSchemas } from "../../../../../generator/evolution/compare.js";
import { root } from "../../../../../scripts/root.js";
import { drawPair, randomOf } from "../../../../conformance/evolution-pairs.js";
import { loadTexts } from "../../../../support/load-schema.js";
import { xsd } from "../../../../support/schemas-in-memory.js";
import { rows } from "../../evolution/changes-table.js";

/* The published JSON Schema against what is printed: of every row of the table of changes, and of random pairs. */

const schema: unknown = JSON.parse(readFileSync(`${root}schemas/scrutin/diff.schema.json`, "utf8"));
const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
const accepts = ajv.compile(schema as object);

const facts = { name: "old", label: "old/", hash: "0".repeat(64) };
const printed = (comparison: DiffReport["comparison"], more: Partial<DiffReport> = {}): unknown => {
  const nothing = { source: undefined, documents: undefined, accepted: new Set<string>() };
  const report = {
    comparison,
    old: facts,
    new: facts,
    locale: "fr",
    namespaces: [],
    name: String,
  } as const;
  return JSON.parse(printJson({ ...report, ...nothing, ...more }));
};

function faultsOf(value: unknown): readonly string[] {
  return accepts(value)
    ? []
    : (accepts.errors ?? []).map(({ instancePath, message = "" }) => `${instancePath}: ${message}`);
}

async function compare(old: string, newer: string, budget?: number) {
  const [before, after] = [await loadTexts({ "t.xsd": old }), await loadTexts({ "t.xsd": newer })];
  const isFaulty = [...before.findings, ...after.findings].some((one) => one.includes(": error:"));
  if (isFaulty) return undefined;
  return compareSchemas(before.schema, after.schema, { locale: "en", budget });
}

test("what is printed of every row of the table is as the schema says", async () => {
  const seen = new Set<string>();
  for (const row of rows) {
    const comparison = await compare(xsd(row.old), xsd(row.new));
    if (comparison === undefined) throw new Error(row.name);
    expect([row.name, faultsOf(printed(comparison))]).toEqual([row.name, []]);
    for (const { kind } of comparison.entries) seen.add(kind);
  }
  expect(seen.size).toBeGreaterThan(60);
});

test("and of random pairs, undecided ones too", async () => {
  const verdicts = new Set<string>();
  for (let number = 0; number < 50; number++) {
    const pair = drawPair(randomOf(20281129, number));
    const comparison = await compare(pair.old, pair.new, number % 2 === 0 ? 1 : 2000);
    if (comparison === undefined) continue;
    expect([number, faultsOf(printed(comparison))]).toEqual([number, []]);
    verdicts.add(comparison.writers.verdict).add(comparison.readers.verdict);
  }
  expect([...verdicts].sort()).toEqual(["breaks", "holds", "undecided"]);
});

test("and with what the compiler and one's own documents say", async () => {
  const comparison = await compare(xsd(rows[0]?.old ?? ""), xsd(rows[0]?.new ?? ""));
  if (comparison === undefined) throw new Error("not compared");
  const { writers, readers } = comparison;
  const witness = [writers, readers].find((one) => one.verdict === "breaks");
  if (witness?.verdict !== "breaks") throw new Error("no witness");
  const { issue } = witness.witness;
  const value = printed(comparison, {
    source: { compared: 2, types: [{ name: "T", builders: true, readers: false, reason: "" }] },
    documents: { checked: 2, alreadyInvalid: ["a.xml"], breaking: [{ file: "b.xml", issue }] },
    accepted: new Set([comparison.entries[0]?.fingerprint ?? ""]),
  });
  expect(faultsOf(value)).toEqual([]);
});

test("the schema names every kind of change, and refuses what is not one", async () => {
  const { $defs } = schema as {
    readonly $defs: { readonly entry: { readonly properties: { readonly kind: object } } };
  };
  expect($defs.entry.properties.kind).toEqual({ enum: changeKinds });
  const comparison = await compare(xsd(rows[0]?.old ?? ""), xsd(rows[0]?.new ?? ""));
  const value = printed(comparison as DiffReport["comparison"]) as Record<string, unknown>;
  expect(faultsOf({ ...value, step: "huge" })).not.toEqual([]);
  expect(faultsOf({ ...value, more: 1 })).not.toEqual([]);
  const { readers: _, ...without } = value;
  expect(faultsOf(without)).not.toEqual([]);
});

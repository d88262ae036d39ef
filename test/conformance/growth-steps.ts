import { generate, loadSchemas } from "../../generator/generate.js";
import type { SchemaSet } from "../../runtime/descriptors.js";
import { parse } from "../../runtime/parse.js";
import { serialize } from "../../runtime/serialize.js";
import { validate } from "../../runtime/validate.js";
import { readFrom } from "../support/schemas-in-memory.js";
import { total, type Work, type WorkCounter } from "../support/work.js";
import { type Family, schemaOf } from "./growth-families.js";

/** What a step is called, and what it cost at each size. */
export type Costs = ReadonlyMap<string, Work>;

/** Each thing that a program does with a schema and a document of one size, counted. */
export async function costsOf(family: Family, n: number, counter: WorkCounter): Promise<Costs> {
  const costs = new Map<string, Work>();
  const files = filesOf(family.schema(n));
  const options = { locations: ["t.xsd"], read: readFrom(files) };
  let schemas: SchemaSet | undefined;
  costs.set(
    "load",
    await counter.count(async () => {
      schemas = await loadSchemas(options);
    }),
  );
  let printed = 0;
  costs.set(
    "generate",
    await counter.count(async () => {
      const { files, diagnostics } = await generate(options);
      const [wrong] = diagnostics.filter(({ severity }) => severity === "error");
      if (wrong !== undefined) throw new Error(`${n}: ${wrong.message}`);
      printed = files.reduce((sum, { text }) => sum + text.length, 0);
    }),
  );
  const size = new Map([["characters", printed]]);
  costs.set("characters of code", { steps: size, bytes: new Map() });
  if (family.document === undefined) return costs;
  const element = schemas?.elements.get("{urn:t}r");
  if (element === undefined) throw new Error(`no element r of ${family.name}`);
  const text = `<t:r xmlns:t="urn:t" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"${family.document(n)}</t:r>`;
  let value: unknown;
  costs.set(
    "parse",
    await counter.count(() => {
      const result = parse(element, text);
      if (result.value === undefined || result.issues.length > 0)
        throw new Error(`${n}: ${result.issues[0]?.message ?? "no value"}`);
      value = result.value;
    }),
  );
  costs.set("validate", await counter.count(() => validate(element, value)));
  costs.set("serialize", await counter.count(() => serialize(element, value)));
  return costs;
}

function filesOf(schema: string | Readonly<Record<string, string>>): Record<string, string> {
  if (typeof schema !== "string") return schema;
  return { "t.xsd": schemaOf(schema) };
}

/** A sum that grew more than it should when the size doubled, and the functions that did it. */
export interface Excess {
  readonly step: string;
  readonly of: "steps" | "bytes";
  readonly ratio: number;
  readonly functions: readonly string[];
  /** Why it may be so. */
  readonly excuse: string | undefined;
}

/** What is small says nothing: a table that is made once more counts for much. */
const floor = { steps: 20_000, bytes: 1_000_000 } as const;
/**
 * Twice the input may take so much more: numbers in names have more digits, sorting has its logarithm, and what no longer fits into one
 * chunk of a document is looked at again. With the square it would be four times.
 */
const allowed = 2.8;

export function excessesOf({ square }: Family, twice: Costs, four: Costs): readonly Excess[] {
  return [...four].flatMap(([step, work]) =>
    (["steps", "bytes"] as const).flatMap((of): readonly Excess[] => {
      const before = twice.get(step)?.[of] ?? new Map<string, number>();
      const ratio = total(work[of]) / total(before);
      if (total(work[of]) < floor[of] || !(ratio > allowed)) return [];
      const grown = [...work[of]]
        .map(([name, now]) => ({ name, now, more: now - 2 * (before.get(name) ?? 0) }))
        .sort((a, b) => b.more - a.more)
        .slice(0, 6);
      const functions = grown.map(({ name, now }) => `${name || "(arrow)"} ${now}`);
      const { steps = [step], why } = square ?? {};
      const excuse = steps.includes(step) ? why : undefined;
      return [{ step, of, ratio, functions, excuse }];
    }),
  );
}

import { describe, expect, test } from "vitest";
import { compareSchemas } from "../../../../generator/evolution/compare.js";
import type { Comparison } from "../../../../generator/evolution/comparison.js";
import { loadVersion } from "../../../../generator/evolution/load-version.js";
import { walkContent } from "../../../../generator/evolution/walk/content-walk.js";
import { overlay } from "../../../../generator/evolution/walk/overlay.js";
import { Side } from "../../../../generator/evolution/walk/side.js";
import { Costs } from "../../../../generator/evolution/witness/costs.js";
import { Samples } from "../../../../generator/evolution/witness/samples.js";
import type { Schema } from "../../../../generator/schema/components.js";
import { clark } from "../../../../runtime/qname.js";
import { drawPair, randomOf } from "../../../conformance/evolution-pairs.js";
import { readFrom, xsd } from "../../../support/schemas-in-memory.js";

async function load(text: string): Promise<Schema | undefined> {
  return loadVersion({ locations: ["t.xsd"], read: readFrom({ "t.xsd": text }) }).catch(
    () => undefined,
  );
}

const element = (name: string, min: number, max: number | "unbounded", type = "string"): string =>
  `<xs:element name="${name}" type="xs:${type}" minOccurs="${min}" maxOccurs="${max}"/>`;
const group =
  (name: "sequence" | "choice") =>
  (min: number, max: number | "unbounded", ...parts: readonly string[]): string =>
    `<xs:${name} minOccurs="${min}" maxOccurs="${max}">${parts.join("")}</xs:${name}>`;
const [sequence, choice] = [group("sequence"), group("choice")];

async function verdicts(old: string, newer: string): Promise<readonly string[]> {
  const { writers, readers } = await compare(old, newer);
  return [writers.verdict, readers.verdict];
}

async function compare(old: string, newer: string): Promise<Comparison> {
  const [before, after] = await Promise.all(
    [old, newer].map((content) =>
      load(xsd(`<xs:element name="r"><xs:complexType>${content}</xs:complexType></xs:element>`)),
    ),
  );
  if (before === undefined || after === undefined) throw new Error("not loaded");
  return compareSchemas(before, after, { locale: "en" });
}

test.each([
  [30_000, "breaks"],
  [2_000_000_000, "undecided"],
])("more than %i are found where a document can have so many", async (n, readers) => {
  const old = sequence(1, 1, element("a", 0, n));
  const newer = sequence(1, 1, element("a", 0, "unbounded"));
  expect(await verdicts(old, newer)).toEqual(["holds", readers]);
});

describe.each([150_000, 2_000_000_000])("counts of %i are compared as numbers", (n) => {
  const letters = [..."abcdefgh"];

  test("where one element more is let in after many", async () => {
    const old = sequence(1, 1, ...letters.map((name) => element(name, 0, n)));
    const newer = sequence(1, 1, ...[...letters, "i"].map((name) => element(name, 0, n)));
    expect(await verdicts(old, newer)).toEqual(["holds", "breaks"]);
  });

  test("where a type changes deep inside of them", async () => {
    const nested = (type: string): string =>
      sequence(
        0,
        n,
        choice(1, n, element("a", 1, n, type), element("b", 1, n)),
        element("c", 0, 1),
      );
    expect(await verdicts(nested("int"), nested("long"))).toEqual(["holds", "breaks"]);
  });

  test("where the same is written in another way", async () => {
    const [old, newer] = [
      sequence(1, 1, element("a", 1, 1), element("a", 0, n - 1), element("b", 0, n)),
      sequence(1, 1, element("a", 1, n), element("b", 0, n)),
    ];
    expect(await verdicts(old, newer)).toEqual(["holds", "holds"]);
  });

  test("where a sequence becomes any order", async () => {
    const old = sequence(1, 1, element("a", 0, n), element("b", 0, n));
    const free = (most: number): string => choice(0, most, element("a", 1, 1), element("b", 1, 1));
    expect(await verdicts(old, free(2 * n))).toEqual(["holds", "breaks"]);
  });
});

test("what only documents of thousands of millions of elements could show is not decided, and soon", async () => {
  const of = (most: number): string =>
    sequence(40_000, most, element("a", 30_000, 30_000), element("b", 1, 50_000));
  const { writers, readers } = await compare(of(40_000), of(40_001));
  expect([writers.verdict, readers.verdict]).toEqual(["holds", "undecided"]);
  if (readers.verdict !== "undecided") throw new Error(readers.verdict);
  expect(readers.reasons.map(({ kind }) => kind)).toContain("budget");
});

test("what is laid over each other without a gap is found to hold state by state too, with the same children", async () => {
  let [covered, differing] = [0, 0];
  for (let number = 0; number < 60; number++) {
    const pair = drawPair(randomOf(15_112_026, number));
    const [old, newer] = [await load(pair.old), await load(pair.new)];
    if (old === undefined || newer === undefined) continue;
    const [left, right] = [new Side(old, "old"), new Side(newer, "new")];
    const costs = new Costs(left);
    const samples = new Samples(left, costs);
    for (const [name, type] of old.typeDefinitions) {
      const other = newer.typeDefinitions.get(name);
      if (type.kind !== "complexTypeDefinition" || other?.kind !== "complexTypeDefinition")
        continue;
      if (!("particle" in type.contentType) || !("particle" in other.contentType)) continue;
      const models = {
        ownModel: left.expressionOf(type.contentType.particle),
        itsModel: right.expressionOf(other.contentType.particle),
      };
      if (costs.ofExpression(models.ownModel) === Number.POSITIVE_INFINITY) continue;
      const content = { left, right, costs, samples, ...models, budget: 20_000, onState: () => {} };
      const [byParts, byStates] = [new Seen(), new Seen()];
      const laid = overlay(content);
      laid.tell(byParts);
      walkContent(content, byStates);
      if (!laid.covers) {
        differing++;
        continue;
      }
      covered++;
      expect(byStates.differences, `${number} ${name}`).toBe(0);
      expect([...byParts.children].toSorted(), `${number} ${name}`).toEqual(
        [...byStates.children].toSorted(),
      );
    }
  }
  expect(covered).toBeGreaterThan(10);
  expect(differing).toBeGreaterThan(2);
});

/** What a visitor of contents is told. */
class Seen {
  readonly children = new Set<string>();
  differences = 0;

  child(name: Parameters<typeof clark>[0]): void {
    this.children.add(clark(name));
  }

  unexpected(): void {
    this.differences++;
  }

  incomplete(): void {
    this.differences++;
  }
}

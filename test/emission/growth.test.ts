import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { firstDifference } from "../../generator/cli/generate/descriptor-difference.js";
import { generate, schemaSetOf } from "../../generator/generate.js";
import { root } from "../../scripts/root.js";
import { schemaOf } from "../support/components.js";
import { readFrom, xsd } from "../support/schemas-in-memory.js";
import { writeFiles } from "./generate-case.js";
import { importSchemaSets } from "./import-cases.js";
import { TypeChecker } from "./type-check.js";

/*
 * Twice the schema gives twice the code: where elements stand for each other, or types are derived from each other, in long
 * chains, each is said once.
 */

const extension = (name: string, base: string, attributes = ""): string =>
  `<xs:complexType name="${name}" ${attributes}><xs:complexContent><xs:extension base="t:${base}"/></xs:complexContent></xs:complexType>`;

const member = (name: string, head: string, type: string, attributes = ""): string =>
  `<xs:element name="${name}" type="t:${type}" substitutionGroup="t:${head}" ${attributes}/>`;

const start = `<xs:complexType name="T0"/><xs:element name="e0" type="t:T0"/>`;

/** What is written at each step of a chain, given its number. */
const chains: Readonly<Record<string, (index: number) => string>> = {
  "elements of one type": (index) => member(`e${index}`, `e${index - 1}`, "T0"),
  "elements that are abstract in turn": (index) =>
    member(`e${index}`, `e${index - 1}`, "T0", index % 2 === 1 ? 'abstract="true"' : ""),
  "elements of types in a chain": (index) =>
    extension(`T${index}`, `T${index - 1}`) + member(`e${index}`, `e${index - 1}`, `T${index}`),
  "types that are abstract in turn": (index) =>
    extension(`T${index}`, `T${index - 1}`, index % 2 === 1 ? 'abstract="true"' : ""),
  "elements some of which have side branches": (index) =>
    member(`e${index}`, `e${index - 1}`, "T0") + member(`s${index}`, `e${index - 1}`, "T0"),
};

const chain = (step: (index: number) => string, length: number): string =>
  start + Array.from({ length }, (_, index) => step(index + 1)).join("\n");

async function bytesOf(declarations: string): Promise<number> {
  const read = readFrom({ "schema.xsd": xsd(declarations) });
  const { files } = await generate({ locations: ["schema.xsd"], read });
  return files.reduce((sum, { text }) => sum + text.length, 0);
}

describe("code does not grow faster than its schema", () => {
  test.for(Object.entries(chains))("%s", async ([, step]) => {
    const [once, twice] = [await bytesOf(chain(step, 100)), await bytesOf(chain(step, 200))];
    // A little more than twice: the numbers in the names have more digits.
    expect(twice / once).toBeLessThan(2.1);
  });
});

test("what is said once means the same", async () => {
  const blocked = `${start}${member("e1", "e0", "T0", 'block="substitution"')}${member("e2", "e1", "T0")}
    ${extension("T1", "T0", 'block="extension"')}${extension("T2", "T1")}${member("e3", "e0", "T1")}${member("e4", "e3", "T2")}${member("e5", "e4", "T2")}`;
  const schemas = [...Object.values(chains).map((step) => chain(step, 12)), blocked];
  const generated = await Promise.all(
    schemas.map(async (declarations) => {
      const read = readFrom({ "schema.xsd": xsd(declarations) });
      return (await generate({ locations: ["schema.xsd"], read })).files;
    }),
  );
  const imported = await importSchemaSets("growth", generated);
  for (const [index, declarations] of schemas.entries()) {
    const set = schemaSetOf(await schemaOf(declarations));
    expect(firstDifference(imported[index], set)).toBeUndefined();
  }
  const folder = join(root, ".cache/emission/growth/types");
  const paths = await Promise.all(
    generated.map((files, index) => writeFiles(join(folder, String(index)), files)),
  );
  expect(new TypeChecker().check(paths).flatMap(({ errors }) => errors)).toEqual([]);
});

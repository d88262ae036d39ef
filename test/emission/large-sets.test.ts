import { join } from "node:path";
import { expect, test } from "vitest";
import { firstDifference } from "../../generator/cli/generate/descriptor-difference.js";
import type { EmittedFile } from "../../generator/emit/emit.js";
import { generate, schemaSetOf } from "../../generator/generate.js";
import { root } from "../../scripts/root.js";
import { schemaOf } from "../support/components.js";
import { readFrom, xsd } from "../support/schemas-in-memory.js";
import { writeFiles } from "./generate-case.js";
import { importSchemaSets } from "./import-cases.js";
import { TypeChecker } from "./type-check.js";

/* What large sets cost the compiler: it looks back over a module for each name, and works out types of tuples place by place. */

const times = <T>(count: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => make(index));

const enumeration = (name: string, values: readonly string[]): string =>
  `<xs:simpleType name="${name}"><xs:restriction base="xs:token">${values.map((value) => `<xs:enumeration value="${value}"/>`).join("")}</xs:restriction></xs:simpleType>`;

async function filesOf(declarations: string): Promise<readonly EmittedFile[]> {
  const read = readFrom({ "many.xsd": xsd(declarations) });
  return (await generate({ locations: ["many.xsd"], read })).files;
}

test("a document that declares much becomes modules of one length, which the first stands for", async () => {
  const types = times(
    251,
    (index) =>
      `<xs:complexType name="T${index}"><xs:sequence><xs:element name="next" type="t:T${(index * 7 + 1) % 251}" minOccurs="0"/></xs:sequence></xs:complexType>`,
  );
  const declarations = `${types.join("")}<xs:element name="root" type="t:T250"/>`;
  const files = await filesOf(declarations);
  const text = (path: string): string => files.find((file) => file.path === path)?.text ?? "";
  const modules = ["many.ts", "many-part2.ts"];
  expect(files.map(({ path }) => path).sort()).toEqual(
    [...modules, "index.ts", "prefixes.ts", "schema-set.ts"].sort(),
  );
  expect(text("index.ts")).not.toContain("part");
  expect(text("many.ts")).toContain('export * from "./many-part2.js";');
  const [one = 0, two = 0] = modules.map((path) => text(path).split("export interface ").length);
  expect(Math.abs(one - two)).toBeLessThan(2);
  const [imported] = await importSchemaSets("large-sets", [files]);
  expect(firstDifference(imported, schemaSetOf(await schemaOf(declarations)))).toBeUndefined();
});

test("a long enumeration costs the compiler what its values cost, and has them as others do", async () => {
  const long = [
    ...times(2000, (index) => `c${index}`),
    "10",
    "9",
    "01",
    "-1",
    "__proto__",
    "é&quot;'",
  ];
  const declarations = `${enumeration("Long", long)}${enumeration("Short", ["a", "b"])}
    <xs:complexType name="T"><xs:sequence><xs:element name="code" type="t:Long" maxOccurs="unbounded"/></xs:sequence><xs:attribute name="other" type="t:Short"/></xs:complexType>`;
  const folder = join(root, ".cache/emission/large-sets/enumerations");
  const use = `import { isLong, isShort, type Long, LongSchema, LongValues, type Short, ShortValues } from "./index.js";
export const values: readonly Long[] = LongValues;
export const short: readonly ["a", "b"] = ShortValues;
export const one: Short = short[0];
export const picked: Long = LongSchema.enum.c1999;
export const some: readonly Long[] = LongSchema.extract(["c1", "c2"]).options;
// @ts-expect-error: no such code
export const none: Long = "c2000";
export const tests: readonly boolean[] = [isLong("c1"), isShort("a")];
`;
  const files = [...(await filesOf(declarations)), { path: "use.ts", text: use }];
  const paths = await writeFiles(folder, files);
  const isUse = (path: string): boolean => path.endsWith("use.ts");
  const [generated, used] = new TypeChecker().check([
    paths.filter((path) => !isUse(path)),
    paths.filter(isUse),
  ]);
  expect([generated?.errors, used?.errors]).toEqual([[], []]);
  // Two for each value; it was ten when zod's enumeration was worked out for each.
  expect(generated?.instantiations).toBeLessThan(2000 * 4);
  const text = files.find(({ path }) => path === "many.ts")?.text ?? "";
  expect(text).toContain("(typeof LongRows)[number][number]");
  expect(text).toContain('export const ShortValues = ["a", "b"] as const;');

  const [imported] = await importSchemaSets("large-sets-enumerations", [files.slice(0, -1)]);
  expect(firstDifference(imported, schemaSetOf(await schemaOf(declarations)))).toBeUndefined();
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { generate } from "../../../../../../generator/generate.js";
import { readFrom, xsd } from "../../../../../support/schemas-in-memory.js";

async function generated(declarations: string): Promise<string> {
  const read = readFrom({ "a.xsd": xsd(declarations) });
  const { files } = await generate({ locations: ["a.xsd"], read });
  return files.find(({ path }) => path === "a.ts")?.text ?? "";
}

const words =
  "What is said of this at some length, since a few words would not be worth an interface of their own. ".repeat(
    4,
  );

const element = (name: string, said = words): string =>
  `<xs:element name="${name}" type="xs:string"><xs:annotation><xs:documentation>${said}</xs:documentation></xs:annotation></xs:element>`;

const type = (name: string, content: string, rest = ""): string =>
  `<xs:complexType name="${name}"><xs:sequence>${content}</xs:sequence>${rest}</xs:complexType>`;

test("properties that several types say in the same words are said once", async () => {
  const text = await generated(
    type("A", element("id") + element("a", "Of A.")) +
      type("B", element("id") + element("b", "Of B.")) +
      type("C", element("id", `${words} But not the same.`)),
  );
  expect([...text.matchAll(/^ {2}id: string;$/gm)]).toHaveLength(2);
  expect(text).toContain("export interface A extends WithId {");
  expect(text).toContain("export interface B extends WithId {");
  expect(text).toContain("export interface C {");
});

test("a restriction takes what it keeps from its base", async () => {
  const base = type(
    "Base",
    element("id") + element("rest").replace("<xs:element", '<xs:element minOccurs="0"'),
  );
  const restricted = (content: string): string =>
    `<xs:complexType name="R"><xs:complexContent><xs:restriction base="t:Base"><xs:sequence>${content}</xs:sequence></xs:restriction></xs:complexContent></xs:complexType>`;
  expect(await generated(base + restricted(element("id")))).toContain(
    'export interface R extends Pick<Base, "id"> {\n}',
  );
  const all = element("id") + element("rest").replace("<xs:element", '<xs:element minOccurs="0"');
  expect(await generated(base + restricted(all))).toContain("export interface R extends Base {\n}");
});

test("a choice of many names each once, one of few is written out", async () => {
  const choice = (count: number, bounds = ""): string => {
    const names = Array.from({ length: count }, (_, index) => `e${index}`);
    const elements = names.map((name) => `<xs:element name="${name}" type="xs:string"/>`);
    return `<xs:complexType name="T"><xs:choice ${bounds}>${elements.join("")}</xs:choice></xs:complexType>`;
  };
  expect(await generated(choice(3))).not.toContain("OneOf");
  expect(await generated(choice(4))).toContain("export type T = OneOf<{");
  expect(await generated(choice(4, 'minOccurs="0"'))).toContain("export type T = OneOrNoneOf<{");
});

test("whichever types have which properties, each type has its own, and the words of one are said at most as often", async () => {
  const names = ["p", "q", "r", "s"];
  const sets = fc.array(fc.subarray(names, { minLength: 1 }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(sets, async (types) => {
      const text = await generated(
        types
          .map((set, index) => type(`T${index}`, set.map((name) => element(name)).join("")))
          .join(""),
      );
      const members = (name: string): readonly string[] => {
        const [, bases = "", body = ""] =
          new RegExp(`interface ${name}(?: extends ([^{]*))? \\{\\n([\\s\\S]*?)^\\}`, "m").exec(
            text,
          ) ?? [];
        const own = [...body.matchAll(/^ {2}(\w+): /gm)].map(([, property = ""]) => property);
        const inherited = bases
          .split(", ")
          .map((base) => base.trim())
          .filter(Boolean);
        return [...own, ...inherited.flatMap(members)];
      };
      for (const [index, set] of types.entries())
        expect([...members(`T${index}`)].sort()).toEqual([...set].sort());
      const used = new Set(types.map((set) => set.join())).size;
      for (const name of names)
        expect([...text.matchAll(new RegExp(`^ {2}${name}: `, "gm"))].length).toBeLessThanOrEqual(
          used,
        );
    }),
    { numRuns: 25 },
  );
});

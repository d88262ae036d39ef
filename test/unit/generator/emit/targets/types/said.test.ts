import { describe, expect, test } from "vitest";
import { emitSchema } from "../../../../../../generator/generate.js";
import type { Locale } from "../../../../../../runtime/issues.js";
import { schemaOf } from "../../../../../support/components.js";

async function emitted(content: string, locale: Locale = "en"): Promise<string> {
  const schema = await schemaOf(`<xs:complexType name="T">${content}</xs:complexType>`);
  const files = await emitSchema(schema, { locale });
  return files.find(({ path }) => path === "schema.ts")?.text ?? "";
}

const optional = (names: string): string =>
  `<xs:sequence minOccurs="0">${names
    .split(" ")
    .map((name) => {
      const min = name.endsWith("?") ? 0 : 1;
      return `<xs:element name="${name.replace("?", "")}" type="xs:int" minOccurs="${min}"/>`;
    })
    .join("")}</xs:sequence>`;

describe("what goes together", () => {
  test.each([
    ["a b", "`a` and `b` go together: all of them or none."],
    ["x y z", "`x`, `y` and `z` go together: all of them or none."],
    ["a b c?", "`a` and `b` go together: all of them or none; `c` comes only with them."],
    ["a? b c? d?", "`a`, `c` and `d` come only with `b`."],
  ])("%s: %s", async (names, sentence) => {
    expect(await emitted(optional(names))).toContain(` * ${sentence}\n`);
  });

  test("two such sequences are two sentences, in the language of the output", async () => {
    const text = await emitted(
      `<xs:sequence>${optional("a b")}${optional("c d e?")}</xs:sequence>`,
      "fr",
    );
    expect(text).toContain(" * `a` et `b` vont ensemble : tous ou aucun.\n");
    expect(text).toContain(
      " * `c` et `d` vont ensemble : tous ou aucun ; `e` ne vient qu'avec eux.\n",
    );
  });

  test("nothing is said of what may be left out one by one", async () => {
    const text = await emitted(optional("a? b?"));
    expect(text).not.toMatch(/together|only with/);
  });
});

describe("the order of a list", () => {
  test("each element comes so often", async () => {
    const text = await emitted(
      `<xs:sequence><xs:element name="a"/><xs:element name="b" minOccurs="2" maxOccurs="3"/>
        <xs:element name="c" maxOccurs="unbounded"/><xs:element name="a" minOccurs="0"/></xs:sequence>`,
    );
    expect(text).toContain(
      "In this order: `a` once, `b` 2 to 3 times, `c` at least once, `a` at most once.",
    );
  });

  test("all of them among text", async () => {
    const schema = await schemaOf(
      `<xs:complexType name="T" mixed="true"><xs:all><xs:element name="a"/><xs:element name="b"/></xs:all></xs:complexType>`,
    );
    const text = (await emitSchema(schema)).find(({ path }) => path === "schema.ts")?.text;
    expect(text).toContain("In any order: `a` once, `b` once.");
  });
});

test("a type without properties takes no number, and no property but $type", async () => {
  const schema = await schemaOf(
    `<xs:element name="e" type="t:None"/><xs:complexType name="None"/>
    <xs:complexType name="Less"><xs:complexContent><xs:extension base="t:None"/></xs:complexContent></xs:complexType>`,
  );
  const text = (await emitSchema(schema)).find(({ path }) => path === "schema.ts")?.text;
  expect(text).toContain("export type None = Record<string, never>;");
  expect(text).toContain('| { readonly $type: "Less" }');
});

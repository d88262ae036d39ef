import { describe, expect, test } from "vitest";
import { planSchema } from "../../../../../../generator/generate.js";
import {
  allFields,
  type Shape,
  shapeOf,
} from "../../../../../../generator/ir/passes/5-lay-out/shape.js";
import { complexType, schemaOf } from "../../../../../support/components.js";

/** `a, b?, {c | d | }`: required properties, optional ones, and the branches of choices. */
function show({ fields, choices }: Shape): string {
  const own = fields.map(({ property, required }) => `${property}${required ? "" : "?"}`);
  const open = choices.map(({ branches }) => `{${branches.map(show).join(" | ")}}`);
  return [...own, ...open].join(", ");
}

async function shapeOfType(content: string): Promise<ReturnType<typeof shapeOf>> {
  const schema = await schemaOf(`<xs:complexType name="T">${content}</xs:complexType>`);
  return shapeOf(planSchema(schema, {}).mappings.of(complexType(schema, "T")));
}

const el = (name: string, rest = ""): string =>
  `<xs:element name="${name}" type="xs:int" ${rest}/>`;
const choice = (...inner: readonly string[]): string => `<xs:choice>${inner.join("")}</xs:choice>`;
const sequence = (...inner: readonly string[]): string =>
  `<xs:sequence>${inner.join("")}</xs:sequence>`;
const optional = (group: string): string => group.replace(">", ' minOccurs="0">');

describe("shapeOf", () => {
  test.each([
    ["a sequence", sequence(el("a"), el("b", 'minOccurs="0"')), "a, b?"],
    ["all", `<xs:all>${el("a")}${el("b", 'minOccurs="0"')}</xs:all>`, "a, b?"],
    ["a choice", choice(el("a"), el("b")), "{a | b}"],
    ["a choice that may be absent", optional(choice(el("a"), el("b"))), "{a | b | }"],
    [
      "a choice that may be absent and has a branch that may be empty",
      optional(choice(el("a"), el("b", 'minOccurs="0"'))),
      "{a | b?}",
    ],
    [
      "a sequence that may be absent is all or nothing",
      optional(sequence(el("a"), el("b", 'minOccurs="0"'))),
      "{a, b? | }",
    ],
    [
      "a sequence that may be absent and has nothing required",
      optional(sequence(el("a", 'minOccurs="0"'), el("b", 'minOccurs="0"'))),
      "a?, b?",
    ],
    ["a choice in a choice", choice(el("a"), choice(el("b"), el("c"))), "{a | b | c}"],
    [
      "a choice beside others in a branch",
      choice(el("a"), sequence(el("b"), choice(el("c"), el("d")))),
      "{a | b, {c | d}}",
    ],
    [
      "choices side by side",
      sequence(choice(el("a"), el("b")), el("e"), choice(el("c"), el("d"))),
      "e, {a | b}, {c | d}",
    ],
    [
      "an ordered group is required where something in it is",
      `<xs:choice maxOccurs="2">${el("a")}${el("b")}</xs:choice>`,
      "content",
    ],
    [
      "and optional where nothing is",
      `<xs:choice maxOccurs="2">${el("a", 'minOccurs="0"')}${el("b")}</xs:choice>`,
      "content?",
    ],
    [
      "attributes come last",
      `${choice(el("a"), el("b"))}<xs:attribute name="x" use="required"/><xs:attribute name="y"/><xs:anyAttribute/>`,
      "x, y?, anyAttributes?, {a | b}",
    ],
    ["empty content", `<xs:attribute name="x"/>`, "x?"],
  ])("%s", async (_, content, expected) => {
    const shape = await shapeOfType(content);
    expect(show(shape)).toBe(expected);
    expect(shape.loose).toBe(false);
  });

  test.each([
    [6, false],
    [7, true],
  ])("%i choices of two: given up is %s", async (count, loose) => {
    const choices = Array.from({ length: count }, (_, n) => choice(el(`a${n}`), el(`b${n}`)));
    const shape = await shapeOfType(sequence(...choices, el("end")));
    expect(shape.loose).toBe(loose);
    expect(shape.choices).toHaveLength(loose ? 0 : count);
    expect(allFields(shape).size).toBe(2 * count + 1);
    expect(allFields(shape).get("end")).toMatchObject([{ required: true }]);
    expect(allFields(shape).get("a0")).toMatchObject([{ required: !loose }]);
  });

  test("a choice of 65 branches is given up; a name in several of them keeps its widest counts", async () => {
    const branches = Array.from({ length: 64 }, (_, n) => el(`a${n}`));
    const twice = [sequence(el("x"), el("y")), sequence(el("z"), el("y", 'maxOccurs="3"'))];
    const shape = await shapeOfType(choice(...branches, ...twice));
    expect(shape.loose).toBe(true);
    expect(allFields(shape).get("y")).toMatchObject([{ source: { maxOccurs: 3 } }]);
  });
});

import { describe, expect, test } from "vitest";
import { generate, loadSchemas } from "../../../../../../generator/generate.js";
import { loadSchema } from "../../../../../../generator/schema/load.js";
import { contentModelOf } from "../../../../../../runtime/content/content-model.js";
import type { ElementDescriptor } from "../../../../../../runtime/descriptors.js";
import { parse, validateDocument } from "../../../../../../runtime/parse.js";
import { serialize } from "../../../../../../runtime/serialize.js";
import { validate } from "../../../../../../runtime/validate.js";
import { readFrom } from "../../../../../support/schemas-in-memory.js";

/*
 * Groups that refer to others twice: `levels` of them stand for 2^levels particles. A schema of them is checked by its components, each
 * group once; with the copies no machine would come to an end.
 */

/** The content of group `g` of a level, which refers twice to the group `lower`. */
type Content = (level: number, lower: string) => string;

const x = (level: number): string => `<xs:element name="x${level}"/>`;
const y = (level: number): string => `<xs:element name="y${level}" minOccurs="0"/>`;
const contents: Readonly<Record<string, Content>> = {
  "a sequence": (level, lower) =>
    `<xs:sequence>${x(level)}${lower}${x(level)}${lower}</xs:sequence>`,
  "a choice": (level, lower) =>
    `<xs:choice><xs:sequence>${x(level)}${lower}</xs:sequence><xs:sequence><xs:element name="z${level}"/>${lower}</xs:sequence></xs:choice>`,
  "what may be absent": (level, lower) =>
    `<xs:sequence>${x(level)}<xs:choice minOccurs="0">${lower}</xs:choice>${y(level)}<xs:choice>${x(level)}${lower}</xs:choice></xs:sequence>`.replace(
      /<xs:choice>(<xs:element[^>]*\/>)(<xs:group[^>]*\/>)<\/xs:choice>/,
      "<xs:sequence>$1$2</xs:sequence>",
    ),
};

function schemaOf(levels: number, content: Content, more = "", last = "a"): string {
  const group = (name: string, inner: string): string =>
    `<xs:group name="${name}">${inner}</xs:group>`;
  const groups = Array.from({ length: levels }, (_, index) =>
    group(`g${index + 1}`, content(index + 1, `<xs:group ref="g${index}"/>`)),
  );
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
    ${group("g0", `<xs:sequence><xs:element name="${last}"/></xs:sequence>`)}${groups.join("")}
    <xs:element name="r"><xs:complexType><xs:group ref="g${levels}"/></xs:complexType></xs:element>${more}</xs:schema>`;
}

async function codesIn(schema: string): Promise<readonly string[]> {
  const { diagnostics } = await loadSchema({
    locations: ["t.xsd"],
    read: readFrom({ "t.xsd": schema }),
    maxParticles: Number.POSITIVE_INFINITY,
  });
  return diagnostics.map(({ code }) => code);
}

test.each(Object.entries(contents))(
  "sixty levels are checked at once: %s",
  async (_name, content) => {
    expect(await codesIn(schemaOf(60, content))).toEqual([]);
  },
);

test("what competes at two uses of one group is found", async () => {
  const twice: Content = (level, lower) =>
    level === 30
      ? `<xs:choice>${lower}${lower}</xs:choice>`
      : `<xs:sequence>${x(level)}${lower}${x(level)}${lower}</xs:sequence>`;
  expect(new Set(await codesIn(schemaOf(40, twice)))).toEqual(new Set(["cos-nonambig"]));
  const open: Content = (level, lower) =>
    `<xs:sequence>${lower}<xs:choice minOccurs="0">${lower}</xs:choice>${level === 5 ? lower : x(level)}</xs:sequence>`;
  expect(new Set(await codesIn(schemaOf(10, open)))).toEqual(new Set(["cos-nonambig"]));
});

test("what is wrong far down is found once", async () => {
  const content: Content = (level, lower) =>
    level === 1
      ? `<xs:sequence>${lower}<xs:element name="a" type="xs:int"/>${lower}</xs:sequence>`
      : `<xs:sequence>${x(level)}${lower}${x(level)}${lower}</xs:sequence>`;
  expect(await codesIn(schemaOf(50, content))).toEqual(["cos-element-consistent"]);
});

test("restrictions compare what is shared once", async () => {
  const choice = contents["a choice"] ?? (() => "");
  const derive = `<xs:complexType name="B"><xs:sequence><xs:group ref="g25"/></xs:sequence></xs:complexType>
    <xs:complexType name="D"><xs:complexContent><xs:restriction base="B"><xs:sequence><xs:group ref="g25"/></xs:sequence></xs:restriction></xs:complexContent></xs:complexType>`;
  expect(await codesIn(schemaOf(25, choice, derive))).toEqual([]);
});

describe.each(Object.entries(contents))("what is made of %s", (_name, content) => {
  const make = async (levels: number) => {
    const text = schemaOf(levels, content);
    return generate({ locations: ["t.xsd"], read: readFrom({ "t.xsd": text }) });
  };

  test("grows with the schema, not with the copies", async () => {
    const sizeOf = async (levels: number): Promise<number> =>
      (await make(levels)).files.reduce((sum, { text }) => sum + text.length, 0);
    // Choices are unfolded up to a thousand places, which each level doubles.
    for (const levels of [40, 80, 160])
      expect(await sizeOf(levels)).toBeLessThan(300 * (1_024 + 4 * levels));
  });

  test("reads, checks and writes documents", async () => {
    const text = schemaOf(6, content);
    const schemas = await loadSchemas({
      locations: ["t.xsd"],
      read: readFrom({ "t.xsd": schemaOf(40, content) }),
    });
    const small = await loadSchemas({ locations: ["t.xsd"], read: readFrom({ "t.xsd": text }) });
    const element = small.elements.get("r");
    const large = schemas.elements.get("r");
    if (element === undefined || large === undefined) throw new Error("no element r");
    const document = documentOf(element);
    const { value, issues } = parse(element, document);
    expect(issues).toEqual([]);
    expect(validate(element, value)).toEqual([]);
    expect(serialize(element, value, { declaration: false })).toBe(document);
    const wrong = parse(large, "<r><a/></r>");
    expect(wrong.issues.map(({ code }) => code)).toContain("cvc-complex-type.2.4.a");
  });
});

/** A valid document, as the content model leads: always the first that may come, or the last where nothing is required any more. */
function documentOf(element: ElementDescriptor): string {
  const type = element.type();
  const content = type.kind === "complexType" ? type.content?.() : undefined;
  if (content === undefined || content.kind === "text" || content.kind === "mixed")
    throw new Error("no content of elements");
  const model = contentModelOf(content);
  let state = model.start;
  let text = "";
  while (!model.accepts(state)) {
    const [next] = model.expected(state);
    if (next === undefined || !("label" in next)) throw new Error("nothing is expected");
    const following = model.step(state, next.label, "");
    if (following === undefined) throw new Error("what is expected is not taken");
    state = following;
    text += `<${next.label}/>`;
  }
  return `<r>${text}</r>`;
}

test("a limit bounds what is made of a schema, says how far it is passed, and can be raised", async () => {
  const text = schemaOf(11, contents["a choice"] ?? (() => ""));
  // Each level has two elements of its own, and the last has one.
  const particles = 2 * 11 + 1;
  const read = readFrom({ "t.xsd": text });
  const load = (maxParticles: number) =>
    loadSchemas({ locations: ["t.xsd"], read, maxParticles, locale: "en" });
  await expect(load(particles - 1)).rejects.toThrow(
    new RegExp(`limit-content-model: .*"g11" has ${particles} elements.*--max-particles`),
  );
  const document = `<r>${Array.from({ length: 11 }, (_, index) => `<${index % 2 === 0 ? "x" : "z"}${11 - index}/>`).join("")}<a/></r>`;
  expect(validateDocument(await load(particles), document)).toEqual([]);
});

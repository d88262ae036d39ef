import fc from "fast-check";
import { XmlDocument } from "libxml2-wasm";
import { describe, expect, test } from "vitest";
import { create } from "xmlbuilder2";
import { loadSchemas } from "../../generator/generate.js";
import type { ComplexType, ElementDescriptor } from "../../runtime/descriptors.js";
import { parse, parseOrThrow } from "../../runtime/parse.js";
import { parseStream } from "../../runtime/parse-stream.js";
import { writeDocument } from "../../runtime/serialize/document.js";
import { serialize, toXmlBuilder } from "../../runtime/serialize.js";
import { serializeStream } from "../../runtime/serialize-stream.js";
import { builderOf } from "../../runtime/v1/builders.js";
import { elementSchemaOf } from "../../runtime/v1/zod.js";
import { validate } from "../../runtime/validate.js";
import { furtherCharacters, initialCharacters } from "../../runtime/xml/name-characters.js";
import { StringSink } from "../../runtime/xml/write/string-sink.js";
import { readFrom } from "../support/schemas-in-memory.js";

/*
 * Every name that XML allows goes through every reader and writer: as an element, an attribute, a prefix, a property, the value of
 * an enumeration, and in what wildcards let in.
 */

const ofObjects = [...Object.getOwnPropertyNames(Object.prototype), "prototype", "then", "toJSON"];
const ofTheLanguage =
  "arguments await break class default delete eval function in length name new null this typeof undefined var void with yield";
const ofTheRuntime =
  "at attributes build children content item kind local names namespace namespaces of parse path prefix type value";
const strange = [
  "𐐀",
  "a𝒳b",
  "_",
  "_1",
  "é",
  "Ⅷ",
  "a.b",
  "a-b",
  "É.é-É",
  "xmlns.a",
  "a·",
  "ns1",
  "xsi",
];

const initial = new RegExp(`^[${initialCharacters}]$`, "u");
const further = new RegExp(`^[${initialCharacters}${furtherCharacters}]$`, "u");
const character = (of: RegExp): fc.Arbitrary<string> =>
  fc
    .oneof(fc.integer({ min: 0x21, max: 0x3ff }), fc.integer({ min: 0x400, max: 0xeffff }))
    .filter((code) => of.test(String.fromCodePoint(code)))
    .map((code) => String.fromCodePoint(code));
const drawn = fc
  .tuple(character(initial), fc.array(character(further), { maxLength: 4 }))
  .map(([first, rest]) => first + rest.join(""))
  .filter((name) => !/^xml/i.test(name));
const name = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...ofObjects) },
  { weight: 1, arbitrary: fc.constantFrom(...`${ofTheLanguage} ${ofTheRuntime}`.split(" ")) },
  { weight: 1, arbitrary: fc.constantFrom(...strange) },
  { weight: 1, arbitrary: drawn },
);
/** libxml2 stands between the names that we read and those that we wrote, as a reader that is not ours. */
const names = fc.uniqueArray(name, { minLength: 12, maxLength: 12 });
const runs = { numRuns: 60, seed: 1 };

interface Written {
  readonly root: ElementDescriptor;
  readonly text: string;
  /** The repeated property, to be written and read as a stream; none where all is in one. */
  readonly repeated: string;
  /** Where the prefix stands that xmlbuilder2 has no way to write, and the namespaces that it writes otherwise. */
  readonly beyondXmlbuilder?: "in texts" | "in names" | undefined;
}

async function holdWritten({ root, text, repeated, beyondXmlbuilder }: Written): Promise<void> {
  const read = parse(root, text);
  expect(read.issues).toEqual([]);
  const written = serialize(root, read.value);
  expect(namesIn(written)).toEqual(namesIn(text));
  // What is written may declare fewer prefixes than what was read.
  const value = parseOrThrow(root, written);
  expect(serialize(root, value)).toBe(written);
  const head = withoutProperty(value, repeated);
  const items = (value as Readonly<Record<string, unknown[]>>)[repeated] ?? [];
  const sink = new StringSink();
  writeDocument(sink, root, value, {});
  expect(written.endsWith(sink.take())).toBe(true);
  for (const jitless of [false, true]) {
    const chunks = serializeStream(root, head as never, items as never, {
      at: [repeated],
      jitless,
    });
    expect((await all(chunks)).join("")).toBe(written);
  }
  for (const wellFormed of [false, true]) {
    const build = (): string =>
      toXmlBuilder(create(), root, value).end({ headless: true, wellFormed });
    if (beyondXmlbuilder === "in texts") expect(build).toThrow(/which a text may mean/);
    else if (beyondXmlbuilder === "in names") expect(namesIn(build())).toEqual(namesIn(written));
    else expect(written.endsWith(build())).toBe(true);
  }
  const parts = await all(parseStream(root, written, { at: repeated }));
  expect(parts.flatMap((part) => (part.kind === "item" ? [part.value] : []))).toEqual(items);
  expect(parts.at(-1)).toEqual({ kind: "end", value: head, issues: [] });
  expect(validate(root, value)).toEqual([]);
  const judged = elementSchemaOf(() => root).safeParse(value);
  expect(judged.error?.issues ?? []).toEqual([]);
  expect(judged.data).toEqual(value);
  expect(JSON.parse(JSON.stringify(value))).toEqual(value);
}

async function all<T>(parts: AsyncIterable<T>): Promise<T[]> {
  const gathered: T[] = [];
  for await (const part of parts) gathered.push(part);
  return gathered;
}

function withoutProperty(value: unknown, property: string): unknown {
  const entries = Object.entries(value as object);
  return Object.fromEntries(entries.filter(([own]) => own !== property));
}

/** The names in a document and their values, as libxml2 sees them. */
function namesIn(text: string): readonly string[] {
  const document = XmlDocument.fromString(text);
  try {
    return document.find("//*|//@*").map((node) => {
      const { name: local, namespaceUri, content } = node as typeof document.root;
      // White space between elements has no meaning to the schema.
      return `{${namespaceUri}}${local} ${content.replace(/\s+/g, "")}`;
    });
  } finally {
    document.dispose();
  }
}

async function rootOf(schema: string, key: string): Promise<ElementDescriptor> {
  const { elements } = await loadSchemas({
    locations: ["n.xsd"],
    read: readFrom({ "n.xsd": schema }),
  });
  const root = elements.get(key);
  if (root === undefined) throw new Error(`no element ${key}`);
  return root;
}

describe("every name goes through every reader and writer", () => {
  test.each([
    ["in no namespace", "", ""],
    [
      "in a namespace, locals too",
      "urn:n",
      `targetNamespace="urn:n" elementFormDefault="qualified"`,
    ],
    ["in a namespace, locals in none", "urn:n", `targetNamespace="urn:n"`],
  ])(
    "declared %s",
    async (_, namespace, head) => {
      await fc.assert(
        fc.asyncProperty(names, async ([root = "", prefix = "", many = "", ...others]) => {
          const [one = "", two = "", inner = "", a = "", b = "", c = "", p = "", q = ""] = others;
          const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" ${head}
            ${namespace === "" ? "" : `xmlns:${prefix}="${namespace}"`}>
          <xs:element name="${root}"><xs:complexType>
            <xs:sequence>
              <xs:element name="${one}" type="xs:string"/>
              <xs:element name="${two}" minOccurs="0"><xs:complexType>
                <xs:choice><xs:element name="${inner}" type="xs:int"/><xs:element name="${many}" type="xs:int"/></xs:choice>
                <xs:attribute name="${a}" type="xs:string"/>
              </xs:complexType></xs:element>
              <xs:element name="${many}" maxOccurs="unbounded"><xs:complexType>
                <xs:sequence><xs:element name="${inner}" type="xs:string" maxOccurs="unbounded"/></xs:sequence>
                <xs:attribute name="${c}" type="xs:string"/>
              </xs:complexType></xs:element>
            </xs:sequence>
            <xs:attribute name="${a}" type="xs:string"/>
            <xs:attribute name="${b}" use="required"><xs:simpleType><xs:restriction base="xs:NCName">
              <xs:enumeration value="${p}"/><xs:enumeration value="${q}"/>
            </xs:restriction></xs:simpleType></xs:attribute>
          </xs:complexType></xs:element>
        </xs:schema>`;
          const of = namespace === "" ? "" : `${prefix}:`;
          const inside = head.includes("qualified") ? of : "";
          const text = `<${of}${root} ${namespace === "" ? "" : `xmlns:${prefix}="${namespace}"`} ${a}="1" ${b}="${q}">
          <${inside}${one}>x</${inside}${one}>
          <${inside}${two} ${a}=""><${inside}${inner}>3</${inside}${inner}></${inside}${two}>
          <${inside}${many} ${c}="y"><${inside}${inner}/><${inside}${inner}>z</${inside}${inner}></${inside}${many}>
          <${inside}${many}><${inside}${inner}>w</${inside}${inner}></${inside}${many}>
        </${of}${root}>`;
          const key = namespace === "" ? root : `{${namespace}}${root}`;
          const descriptor = await rootOf(schema, key);
          const repeated = propertyOf(descriptor, many);
          await holdWritten({ root: descriptor, text, repeated });
          const bare = text
            .replace(` ${a}="1"`, "")
            .replace(/<\S+ \S*=""><.*\n/, "")
            .replace(/ \S+="y"/, "");
          await holdWritten({ root: descriptor, text: bare, repeated });
          holdBuilt(descriptor.type() as ComplexType, parseOrThrow(descriptor, text) as object);
        }),
        runs,
      );
    },
    60_000,
  );

  test.each(["skip", "lax"])(
    "let in by wildcards (%s)",
    async (processContents) => {
      const wild = await rootOf(
        `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
        <xs:element name="r"><xs:complexType>
          <xs:sequence><xs:any processContents="${processContents}" maxOccurs="unbounded"/></xs:sequence>
          <xs:anyAttribute processContents="${processContents}"/>
        </xs:complexType></xs:element>
      </xs:schema>`,
        "r",
      );
      const spaces = fc.constantFrom(["", ""], ["urn:n", ""], ["urn:n", "urn:n"]);
      await fc.assert(
        fc.asyncProperty(
          names,
          spaces,
          async ([p = "", q = "", r = "", ...rest], [outer, inner]) => {
            const [e = "", f = "", a = "", b = "", c = ""] = rest;
            const text = `<r ${a}="1" xmlns:${p}="urn:p" ${p}:${b}="2" ${c}="3" ${p}:${a}="4">
          <${e} xmlns="${outer}" xmlns:${q}="urn:q" ${a}="${q}:${b}" ${q}:${a}="" ${p}:${a}="x" ${b}="">
            <${f} xmlns="${inner}" ${c}="5"/><${q}:${f} ${e}="6">${q}:${a}</${q}:${f}>
          </${e}>
          <${p}:${e} xmlns:${r}="urn:r"><${r}:${f} ${r}:${p}="7"/></${p}:${e}>
        </r>`;
            const beyondXmlbuilder =
              q === "__proto__"
                ? "in texts"
                : [p, r].includes("__proto__")
                  ? "in names"
                  : undefined;
            await holdWritten({ root: wild, text, repeated: "any", beyondXmlbuilder });
          },
        ),
        { ...runs, numRuns: 100 },
      );
    },
    60_000,
  );
});

test("every namespace goes through every writer", async () => {
  const wild = await rootOf(
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="r"><xs:complexType>
      <xs:sequence><xs:any processContents="skip" maxOccurs="unbounded"/></xs:sequence>
      <xs:anyAttribute processContents="skip"/></xs:complexType></xs:element></xs:schema>`,
    "r",
  );
  const space = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...Object.getOwnPropertyNames(Object.prototype)) },
    { weight: 1, arbitrary: fc.constantFrom("urn:a&amp;b", "urn:a") },
  );
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(space, { minLength: 3, maxLength: 3 }), async ([a, b, c]) => {
      const text = `<r xmlns:p="${a}" p:x="1"><p:e xmlns:q="${b}" q:x="q:y"><q:f p:x="2"/><g xmlns="${c}"><h/></g></p:e><e xmlns="${c}"/></r>`;
      await holdWritten({ root: wild, text, repeated: "any", beyondXmlbuilder: "in names" });
    }),
    { numRuns: 60, seed: 1 },
  );
}, 60_000);

/** The property of an element in the content of the root. */
function propertyOf(root: ElementDescriptor, local: string): string {
  const type = root.type();
  const content = type.kind === "complexType" ? type.content?.() : undefined;
  const particles = content?.kind === "sequence" ? content.particles : [];
  const found = particles.find(
    (part) => part.kind === "element" && part.element.name.local === local,
  );
  if (found?.kind !== "element") throw new Error(`no element ${local}`);
  return found.property;
}

/** Builders have a method for every property, whatever it is called. */
function holdBuilt(type: ComplexType, value: object): void {
  type Steps = Readonly<Record<string, (value: unknown) => Steps>> & { build(): unknown };
  let builder = builderOf<Steps>(() => type)();
  // `build` ends a builder, so a property of that name has another one in generated code.
  if (Object.hasOwn(value, "build")) return;
  for (const [property, held] of Object.entries(value)) {
    const set = builder[property];
    if (set === undefined) throw new Error(`no method ${property}`);
    builder = set.call(builder, held);
  }
  expect(builder.build()).toEqual(value);
}

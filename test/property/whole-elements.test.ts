import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { wholeSending } from "../../bench/units.js";
import { EnvoiLotDUnitesElectoralesElement } from "../../index.js";
import { Assessment } from "../../runtime/assess/assessment.js";
import { type DocumentDescriptor, Reading } from "../../runtime/assess/reading.js";
import { parseStream } from "../../runtime/parse-stream.js";
import { serialize } from "../../runtime/serialize.js";
import { judgesOf } from "../support/document-judges.js";

/*
 * Elements that look as others did before are taken whole. What is read must be what the general way reads: it is all there is
 * for a document that comes in pieces too short for any element.
 */

const declarations = `<xs:element name="lot"><xs:complexType><xs:choice minOccurs="0" maxOccurs="unbounded">
    <xs:element name="u" type="t:U"/><xs:element ref="t:head"/><xs:element name="m" type="t:M"/><xs:element name="e" type="t:E"/><xs:element name="g" type="t:G"/>
    <xs:element name="keyed"><xs:complexType><xs:sequence><xs:element name="u" type="t:U" maxOccurs="9"/></xs:sequence></xs:complexType>
      <xs:key name="k"><xs:selector xpath="t:u"/><xs:field xpath="t:n"/></xs:key></xs:element>
  </xs:choice></xs:complexType></xs:element>
  <xs:element name="head" type="t:E" abstract="true"/><xs:element name="one" type="t:F" substitutionGroup="t:head"/>
  <xs:complexType name="U"><xs:sequence><xs:element name="n" type="xs:int" nillable="true"/>
      <xs:element name="s" minOccurs="0" maxOccurs="3" type="xs:string"/>
      <xs:element name="d" minOccurs="0" type="xs:date" default="2000-01-01"/>
      <xs:element name="in" minOccurs="0"><xs:complexType><xs:sequence><xs:element name="p" maxOccurs="unbounded" type="t:P"/></xs:sequence></xs:complexType></xs:element></xs:sequence>
    <xs:attribute name="id" type="xs:ID"/><xs:attribute name="r" type="xs:IDREF"/><xs:attribute name="k" use="required" type="t:K"/>
    <xs:attribute name="x" fixed="1" type="xs:int"/></xs:complexType>
  <xs:complexType name="P"><xs:simpleContent><xs:extension base="t:K"><xs:attribute name="c" type="xs:string"/></xs:extension></xs:simpleContent></xs:complexType>
  <xs:complexType name="M" mixed="true"><xs:sequence><xs:element name="b" minOccurs="0" maxOccurs="unbounded" type="xs:string"/></xs:sequence></xs:complexType>
  <xs:complexType name="E"><xs:sequence><xs:element name="v" type="xs:boolean"/></xs:sequence></xs:complexType>
  <xs:complexType name="G"><xs:sequence><xs:element name="v" type="xs:int"/><xs:element name="w" type="xs:int"/></xs:sequence></xs:complexType>
  <xs:complexType name="F"><xs:complexContent><xs:extension base="t:E"><xs:sequence><xs:any minOccurs="0" processContents="lax" namespace="##any"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
  <xs:simpleType name="K"><xs:restriction base="xs:token"><xs:pattern value="[a-z]+"/><xs:maxLength value="20"/></xs:restriction></xs:simpleType>`;

const kinds: readonly ((number: number) => string)[] = [
  (number) => `<u id="a${number}" k="abc"><n>${number}</n><s>text ${number}</s></u>`,
  (number) =>
    `<u k="k"><n>${number}</n><in><p c="é">ab</p><p c="">a long text of nine</p></in></u>`,
  (number) =>
    `<u k="k" r="a1">\n  <n>${number}</n>\n  <s>a</s><s>b</s>\n  <d>2020-02-0${number % 10}</d>\n</u>`,
  (number) => `<g>\n<v>${number}</v>${number % 2 === 0 ? "<w>1</w>" : ""}</g><g><v>1</v><w/></g>`,
  (number) => `<one><v>true</v></one><e><v>${number % 3 === 0 ? "0" : "false"}</v></e>`,
  (number) =>
    `<m>a<b>b</b><b>c</b></m><keyed><u k="k"><n>1</n></u><u k="k"><n>${number % 4}</n></u></keyed>`,
  (number) => `<u k="b"><n xsi:nil="true"/></u><u k="c"><n>${number}</n><s/><d/></u>`,
];

/** What is put into a document, in the place of so many characters. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  instead: fc.constantFrom(0, 1, 2, 8, 12),
  text: fc.constantFrom(
    ...'x,1,<,>,&amp;,&#65;,]]>, ,\n,a1,<!-- c -->,<![CDATA[c]]>,<s>b</s>,<v>1</v>,</s>, k="k", x="1",é,\u{1f600}'.split(
      ",",
    ),
    "",
  ),
});

type Edit = typeof edit extends fc.Arbitrary<infer Drawn> ? Drawn : never;

function edited(text: string, edits: readonly Edit[]): string {
  return edits
    .reduce((before, { at, instead, text }) => {
      const index = Math.floor(at * before.length);
      return before.slice(0, index) + text + before.slice(index + instead);
    }, text)
    .toWellFormed();
}

const kind = fc.nat(kinds.length - 1);
/** Some kinds after each other, with the same edits in each, often enough to be expected. */
const run = fc.record({
  some: fc.array(kind, { minLength: 1, maxLength: 3 }),
  edits: fc.array(edit, { maxLength: 1 }),
  times: fc.integer({ min: 1, max: 24 }),
});
const lot = fc.array(run, { minLength: 1, maxLength: 4 }).map((runs) => {
  let number = 0;
  const content = runs.flatMap(({ some, edits, times }) =>
    Array.from({ length: times }, () => {
      const units = some.map((index) => kinds[index]?.(++number));
      return edited(units.join(""), edits);
    }),
  );
  return `<lot xmlns="urn:t" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${content.join("")}</lot>`;
});

function read(descriptor: DocumentDescriptor, pieces: Iterable<string>, build: boolean): unknown {
  const reading = new Reading(descriptor, {}, { build });
  for (const piece of pieces) reading.write(piece);
  reading.end();
  return [build ? reading.value : undefined, reading.take()];
}

async function parts(descriptor: DocumentDescriptor, source: Iterable<string>, at: string[]) {
  const all: unknown[] = [];
  for await (const part of parseStream(descriptor, source, { at })) all.push(part);
  return all;
}

const inPieces = (text: string): readonly string[] => text.match(/.{1,5}/gsu) ?? [];
/** In order, and without what depends on the pieces: which part of a text is told. */
const order = (value: unknown): string =>
  JSON.stringify(value, (key, held: unknown) =>
    key === "message" || key === "parameters" ? undefined : held,
  );

const taken = vi.spyOn(Assessment.prototype, "whole");
const countTaken = (): number => taken.mock.results.filter(({ value }) => value === true).length;
afterEach(() => taken.mockClear());

describe("what is taken whole is what the general way reads", () => {
  test("in documents of a made-up schema, valid and not", async () => {
    const { schemas } = await judgesOf(declarations);
    const edits = fc.array(edit, { maxLength: 2 });
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(lot, edits, async (document, changes) => {
        const text = edited(document, changes);
        for (const build of [true, false])
          expect(order(read(schemas, [text], build))).toBe(
            order(read(schemas, inPieces(text), build)),
          );
        expect(order(await parts(schemas, [text], ["content"]))).toBe(
          order(await parts(schemas, inPieces(text), ["content"])),
        );
        taken += countTaken();
      }),
      { numRuns: 150 },
    );
    expect(taken).toBeGreaterThan(1000);
  });

  test("and what comes behind many lines stands where it stands", async () => {
    const { schemas } = await judgesOf(declarations);
    const unit = '<u k="k">\n  <n>1</n>\n</u>';
    const text = `<lot xmlns="urn:t">${unit.repeat(30)}<u><n>1</n></u></lot>`;
    expect(read(schemas, [text], true)).toMatchObject([
      expect.anything(),
      [{ position: { line: 61, column: 5 }, path: ["content", 30, "value", "k"] }],
    ]);
    expect(countTaken()).toBeGreaterThan(20);
  });

  test("in lots of units, valid and not", async () => {
    const sending = serialize(EnvoiLotDUnitesElectoralesElement, wholeSending(24));
    const way = ["contenu", "lotDUnitesElectoralesDePlusieursTypes", "uniteElectorale"];
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { maxLength: 4 }), async (changes) => {
        const text = edited(sending, changes);
        const descriptor = EnvoiLotDUnitesElectoralesElement;
        expect(order(read(descriptor, [text], true))).toBe(
          order(read(descriptor, inPieces(text), true)),
        );
        expect(order(await parts(descriptor, [text], way))).toBe(
          order(await parts(descriptor, inPieces(text), way)),
        );
      }),
      { numRuns: 60 },
    );
    taken.mockClear();
    read(EnvoiLotDUnitesElectoralesElement, [sending], true);
    expect(countTaken()).toBeGreaterThan(15);
  });
});

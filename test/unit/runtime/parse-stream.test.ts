import { describe, expect, expectTypeOf, test } from "vitest";
import type { ElementDescriptor } from "../../../runtime/descriptors.js";
import { parseOrThrow } from "../../../runtime/parse.js";
import {
  type DocumentSource,
  parseStream,
  type StreamPart,
} from "../../../runtime/parse-stream.js";
import { judgesOf } from "../../support/document-judges.js";

const declarations = `<xs:element name="lot"><xs:complexType><xs:sequence>
    <xs:element name="h" type="xs:string"/>
    <xs:element name="u" maxOccurs="unbounded" minOccurs="0"><xs:complexType><xs:sequence><xs:element name="n" type="xs:int"/></xs:sequence>
      <xs:attribute name="id" type="xs:ID"/><xs:attribute name="r" type="xs:IDREF"/></xs:complexType></xs:element>
    <xs:element name="t" type="xs:int" minOccurs="0"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="lots"><xs:complexType><xs:sequence><xs:element ref="t:lot" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>`;

async function lotOf() {
  const { schemas } = await judgesOf(declarations);
  const lot = schemas.elements.get("{urn:t}lot");
  if (lot === undefined) throw new Error("no lot");
  return { schemas, lot };
}

async function all(parts: AsyncIterable<StreamPart>): Promise<StreamPart[]> {
  const gathered: StreamPart[] = [];
  for await (const part of parts) gathered.push(part);
  return gathered;
}

const text = `<lot xmlns="urn:t"><h>é</h><u id="a"><n>1</n></u><u><n>x</n></u><u id="b" r="a"><n>3</n></u><t>9</t></lot>`;

describe("parseStream", () => {
  test("hands out each item with its issues; a bad one does not lose the others", async () => {
    const { lot } = await lotOf();
    const parts = await all(parseStream(lot, text));
    expect(parts).toEqual([
      { kind: "item", value: { id: "a", n: 1 }, issues: [], index: 0 },
      {
        kind: "item",
        value: undefined,
        issues: [
          expect.objectContaining({ code: "cvc-datatype-valid.1.2.1", path: ["u", 1, "n"] }),
        ],
        index: 1,
      },
      { kind: "item", value: { id: "b", r: "a", n: 3 }, issues: [], index: 2 },
      { kind: "end", value: undefined, issues: [] },
    ]);
  });

  test("gives the rest of the document at its end", async () => {
    const { lot } = await lotOf();
    const parts = await all(parseStream(lot, text.replace("<n>x", "<n>2")));
    expect(parts.at(-1)).toEqual({ kind: "end", value: { h: "é", t: 9 }, issues: [] });
    const bad = await all(parseStream(lot, text.replace("<n>x", "<n>2").replace('r="a"', 'r="z"')));
    expect(bad.at(-1)).toMatchObject({
      kind: "end",
      value: undefined,
      issues: [{ code: "cvc-id.1" }],
    });
    const cut = await all(parseStream(lot, text.slice(0, 50)));
    expect(cut.map(({ kind }) => kind)).toEqual(["item", "end"]);
    expect(cut.at(-1)?.issues).toMatchObject([{ code: "xml-not-well-formed" }]);
  });

  test("reads text and bytes in chunks of any kind", async () => {
    const { lot } = await lotOf();
    const bytes = new TextEncoder().encode(text);
    const pieces = [...bytes].map((byte) => Uint8Array.of(byte));
    const sources: DocumentSource[] = [
      bytes,
      [...text],
      pieces,
      (async function* () {
        yield* pieces;
      })(),
      new Blob([bytes]).stream(),
      new Response(bytes).body ?? "",
    ];
    const expected = JSON.stringify(await all(parseStream(lot, text)));
    for (const source of sources)
      expect(JSON.stringify(await all(parseStream(lot, source)))).toBe(expected);
  });

  test("hands out items while the document goes on, and keeps none", async () => {
    const { lot } = await lotOf();
    let written = 0;
    const endless = (async function* () {
      yield '<lot xmlns="urn:t"><h/>';
      for (;;) yield `<u id="i${written++}"><n>1</n></u>`.repeat(1);
    })();
    let read = 0;
    for await (const part of parseStream(lot, endless)) {
      expect(part.kind).toBe("item");
      if (++read === 1000) break;
    }
    expect(written).toBeLessThanOrEqual(1001);
  });

  test("follows the way to items further down", async () => {
    const { schemas } = await lotOf();
    const lots = `<lots xmlns="urn:t">${text.replace("<n>x", "<n>2")}<lot><h/><u><n>4</n></u></lot></lots>`;
    const parts = await all(parseStream(schemas, lots, { at: ["lot", "u"] }));
    expect(parts.filter(({ kind }) => kind === "item")).toHaveLength(4);
    expect(parts.at(-1)).toEqual({
      kind: "end",
      value: { lot: [{ h: "é", t: 9 }, { h: "" }] },
      issues: [],
    });
    await expect(all(parseStream(schemas, lots))).rejects.toThrow(TypeError);
  });
});

test("the items have their type where the way to them is told", () => {
  interface Unit {
    readonly n: number;
  }
  interface Lot {
    readonly h: string;
    readonly u?: readonly Unit[] | undefined;
  }
  const one = (lot: ElementDescriptor<Lot>) => parseStream(lot, "", { at: "u" });
  const deep = (lots: ElementDescriptor<{ readonly lot: Lot }>) =>
    parseStream(lots, "", { at: ["lot", "u"] });
  type Part<Head> = AsyncGenerator<StreamPart<Unit, Head>>;
  expectTypeOf(one).returns.toEqualTypeOf<Part<Omit<Lot, "u">>>();
  expectTypeOf(deep).returns.toExtend<Part<{ readonly lot: Omit<Lot, "u"> }>>();
  const plain = (lot: ElementDescriptor<Lot>) => parseStream(lot, "");
  expectTypeOf(plain).returns.toEqualTypeOf<AsyncGenerator<StreamPart>>();
  const named = (lot: ElementDescriptor<Lot>) => parseStream<Unit>(lot, "", { at: "u" });
  expectTypeOf(named).returns.toEqualTypeOf<AsyncGenerator<StreamPart<Unit>>>();
});

test("a way into rows is refused with what leads to them; the rows themselves are handed out", async () => {
  const { schemas } = await judgesOf(
    `<xs:element name="r"><xs:complexType><xs:sequence><xs:element name="h"><xs:complexType><xs:sequence maxOccurs="unbounded">
      <xs:element name="a" type="xs:int"/><xs:element name="b" type="xs:int" maxOccurs="2"/>
    </xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>`,
  );
  const root = schemas.elements.get("{urn:t}r");
  if (root === undefined) throw new Error("no root");
  const rows = `<r xmlns="urn:t"><h><a>1</a><b>2</b><b>3</b><a>4</a><b>5</b></h></r>`;
  const whole = parseOrThrow(root, rows) as { readonly h: object };
  const [name = ""] = Object.keys(whole.h);
  const parts = await all(parseStream(root, rows, { at: ["h", name] }));
  const held = parts.flatMap((part) => (part.kind === "item" ? [part.value] : []));
  expect(held).toEqual([
    { a: 1, b: [2, 3] },
    { a: 4, b: [5] },
  ]);
  for (const into of ["a", "b"])
    await expect(all(parseStream(root, rows, { at: ["h", name, into] }))).rejects.toThrow(
      `h.${name} is a list of rows`,
    );
  await expect(all(parseStream(root, rows, { at: [name, "a"] }))).resolves.toHaveLength(1);
});

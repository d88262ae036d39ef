import * as fc from "fast-check";
import { XmlDocument } from "libxml2-wasm";
import { describe, expect, test } from "vitest";
import { parseOrThrow } from "../../../../runtime/parse.js";
import { serialize, serializeToBytes } from "../../../../runtime/serialize.js";
import { serializeStream, serializeToReadable } from "../../../../runtime/serialize-stream.js";
import { judgesOf } from "../../../support/document-judges.js";

const { schemas } = await judgesOf(`
  <xs:element name="r"><xs:complexType><xs:sequence>
    <xs:element name="i" maxOccurs="unbounded"><xs:complexType><xs:sequence>
      <xs:element name="a" type="xs:string"/><xs:element name="b" type="xs:string" minOccurs="0"/>
      <xs:element name="m" minOccurs="0"><xs:complexType mixed="true"><xs:sequence>
        <xs:element name="a" type="xs:string" minOccurs="0"/></xs:sequence></xs:complexType></xs:element>
    </xs:sequence><xs:attribute name="a"/></xs:complexType></xs:element>
  </xs:sequence></xs:complexType></xs:element>`);
const descriptor = schemas.elements.get("{urn:t}r");
if (descriptor === undefined) throw new Error("no r");
const r = descriptor;

const inUrnT = (...names: readonly string[]) =>
  names.map((local) => ({ namespace: "urn:t", local }));
const bare = { declaration: false, prefixes: { "urn:t": "" } };
const write = (a: string, options = {}): string =>
  serialize<unknown>(r, { i: [{ a }] }, { ...bare, cdata: inUrnT("a"), ...options })
    .replace(/^<r xmlns="urn:t"><i><a>/, "")
    .replace(/<\/a><\/i><\/r>$/, "");

describe("a CDATA section", () => {
  test.for([
    ["x", "<![CDATA[x]]>"],
    ["<b>&amp;</b>", "<![CDATA[<b>&amp;</b>]]>"],
    ["a]]>b", "<![CDATA[a]]]]><![CDATA[>b]]>"],
    ["]]>]]>", "<![CDATA[]]]]><![CDATA[>]]]]><![CDATA[>]]>"],
    ["]]", "<![CDATA[]]]]>"],
    ["a\rb", "<![CDATA[a]]>&#13;<![CDATA[b]]>"],
    ["\r\n<", "&#13;<![CDATA[\n<]]>"],
    [" \n", " \n"],
    ["œ😀", "<![CDATA[œ😀]]>"],
  ] as const)("holds %j as %s", ([text, expected]) => {
    expect(write(text)).toBe(expected);
  });

  test.for([
    ["é", "<![CDATA[é]]>"],
    ["l’œuvre", "<![CDATA[l]]>&#8217;&#339;<![CDATA[uvre]]>"],
    ["😀\r]]>", "&#128512;&#13;<![CDATA[]]]]><![CDATA[>]]>"],
    ["]]œ>", "<![CDATA[]]]]>&#339;<![CDATA[>]]>"],
  ] as const)("in ISO-8859-1 holds %j as %s", ([text, expected]) => {
    expect(write(text, { encoding: "ISO-8859-1" })).toBe(expected);
  });

  test("is there for chosen elements alone: by namespace and name, not inside of them, not for attributes", () => {
    const value = { i: [{ a: "<1", b: "<2", m: { content: ["<3", { kind: "a", value: "<4" }] } }] };
    const written = (...cdata: readonly { namespace: string; local: string }[]): string =>
      serialize<unknown>(r, value, { ...bare, cdata });
    expect(written(...inUrnT("m"))).toBe(
      '<r xmlns="urn:t"><i><a>&lt;1</a><b>&lt;2</b><m><![CDATA[<3]]><a>&lt;4</a></m></i></r>',
    );
    expect(written({ namespace: "urn:u", local: "a" })).toBe(serialize<unknown>(r, value, bare));
    expect(written()).toBe(serialize<unknown>(r, value, bare));
    const attribute = { i: [{ a: "", anyAttributes: undefined }] };
    expect(serialize<unknown>(r, attribute, { ...bare, cdata: inUrnT("a", "i", "r") })).toBe(
      '<r xmlns="urn:t"><i><a/></i></r>',
    );
  });

  test("is never made of layout", () => {
    const text = serialize<unknown>(
      r,
      { i: [{ a: "x" }] },
      { ...bare, indent: 2, cdata: inUrnT("r", "i") },
    );
    expect(text).toBe('<r xmlns="urn:t">\n  <i>\n    <a>x</a>\n  </i>\n</r>\n');
  });
});

/** Text in which all that matters is likely. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "]",
        "]]",
        ">",
        "]]>",
        "<![CDATA[",
        "&",
        "<",
        "\r",
        "\n",
        "é",
        "œ",
        "😀",
        "\u0085",
        " ",
      ),
      fc.string({ maxLength: 3 }).filter((text) => !/[^\t\n\r\P{C}]/u.test(text)),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(""));
const anyItem = fc.record(
  {
    a: anyText,
    b: anyText,
    m: fc.record({
      content: fc.array(
        anyText.filter((text) => text !== ""),
        { maxLength: 1 },
      ),
    }),
  },
  { requiredKeys: ["a"] },
);
const anyOptions = fc.record({
  cdata: fc.subarray(["a", "b", "m", "i"], { minLength: 1 }).map((names) => inUrnT(...names)),
  indent: fc.constantFrom(undefined, 2),
  encoding: fc.constantFrom("UTF-8" as const, "ISO-8859-1" as const),
});

test("what is written in sections is read as it was, and all writers give the same bytes", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyItem, { minLength: 1, maxLength: 3 }),
      anyOptions,
      async (i, options) => {
        const value = { i };
        const text = serialize<unknown>(r, value, options);
        const bytes = serializeToBytes<unknown>(r, value, options);
        expect(parseOrThrow(r, bytes)).toEqual(value);
        expect(parseOrThrow(r, text)).toEqual(value);
        let streamed = "";
        const streamOptions = { ...options, at: "i" } as const;
        for await (const chunk of serializeStream<unknown, "i">(
          r,
          {} as never,
          i as never,
          streamOptions,
        ))
          streamed += chunk;
        expect(streamed).toBe(text);
        const stream = serializeToReadable<unknown, "i">(r, {} as never, i as never, streamOptions);
        expect(new Uint8Array(await new Response(stream).arrayBuffer())).toEqual(
          new Uint8Array(bytes),
        );
      },
    ),
    { numRuns: 200 },
  );
});

test("libxml2 reads sections as the text that they are", () => {
  const drawn = fc.sample(fc.tuple(anyText, anyOptions), { numRuns: 40, seed: 13 });
  for (const [a, options] of drawn) {
    const bytes = serializeToBytes<unknown>(r, { i: [{ a }] }, { ...options, cdata: inUrnT("a") });
    const document = XmlDocument.fromBuffer(bytes);
    expect(document.eval("string(/*/*/*)")).toBe(a);
    document.dispose();
  }
});

import { afterEach, describe, expect, test, vi } from "vitest";
import type { XmlHandler } from "../../../../../runtime/xml/events.js";
import { readXml, XmlReader } from "../../../../../runtime/xml/read/reader.js";
import { Tokenizer } from "../../../../../runtime/xml/read/tokenizer.js";

const nothing: XmlHandler = { startElement() {}, endElement() {}, text() {} };

/** What is reported until the handler stops the reading, at an event that begins with a text. */
function untilStopped(
  document: string,
  stop: string,
  limits = {},
): { readonly events: readonly string[]; readonly reader: XmlReader } {
  const events: string[] = [];
  const add = (event: string): void => {
    events.push(event);
    if (event.startsWith(stop)) reader.stop();
  };
  const reader: XmlReader = new XmlReader(
    {
      startElement: ({ name }) => add(`<${name.local}`),
      endElement: () => add("</"),
      text: (text) => add(text),
      comment: (text) => add(`<!--${text}`),
      processingInstruction: (target) => add(`<?${target}`),
    },
    { doctype: "apply", limits },
  );
  reader.write(document);
  reader.write("<more/>");
  reader.end();
  reader.flush();
  return { events, reader };
}

describe("a handler that stops the reading", () => {
  test.for([
    ["<a><b/>x</a>", "<a", ["<a"]],
    ["<a/>", "<a", ["<a"]],
    ["<a><b/>x</a>", "<b", ["<a", "<b"]],
    ["<a><b></b>x</a>", "</", ["<a", "<b", "</"]],
    ["<a>x<b/></a>", "x", ["<a", "x"]],
    ["<a>x&undeclared;y</a>", "x", ["<a", "x"]],
    ["<a>x&y</a>", "x", ["<a", "x"]],
    ["<a>x]]>y</a>", "x", ["<a", "x"]],
    ["<a>x\u0001y</a>", "x", ["<a", "x"]],
    ["<a>x<!--c--></a>", "<!--", ["<a", "x", "<!--c"]],
    ["<a>x<?p?></a>", "<?", ["<a", "x", "<?p"]],
    ["<a><![CDATA[x]]>y</a>", "x", ["<a", "x"]],
    ["<!DOCTYPE a [<!ENTITY e 'x<b/>'>]><a>&e;y</a>", "x", ["<a", "x"]],
    ["<!DOCTYPE a [<!ENTITY e '<b>x</b>'>]><a>&e;y</a>", "x", ["<a", "<b", "x"]],
    ["<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;y</a>", "x", ["<a", "x"]],
    ["<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;&undeclared;y</a>", "x", ["<a", "x"]],
    ["<!DOCTYPE a [<?p?>%]><a/>", "<?", ["<?p"]],
  ] as const)("hears no more, and of no fault: %s", ([document, stop, expected]) => {
    for (const limits of [{}, { documentLength: document.length + 3 }]) {
      const { events, reader } = untilStopped(document, stop, limits);
      expect(events).toEqual(expected);
      expect(reader.stopped).toBe(true);
      if (!document.includes("%")) expect(reader.fault).toBeUndefined();
    }
  });

  test("may do so by what it throws", () => {
    const broken = new Error("broken");
    const reader = new XmlReader({
      ...nothing,
      endElement: () => {
        throw broken;
      },
    });
    expect(() => reader.write("<a><b/><c/></a>")).toThrow(broken);
    expect(reader.stopped).toBe(true);
    reader.write("<d/>");
    reader.end();
    expect(reader.fault).toBeUndefined();
  });

  test("may refuse a document type declaration", () => {
    for (const answer of ["refuse", undefined] as const) {
      const reader = new XmlReader({ ...nothing, doctype: () => answer }, { doctype: "apply" });
      reader.write("<!-- c -->\n <!DOCTYPE a><a/>");
      reader.end();
      expect(reader.fault).toEqual(
        answer && { code: "xml-doctype", parameters: {}, position: { line: 2, column: 2 } },
      );
    }
  });
});

test("a handler is told what is declared", () => {
  let told = "";
  const handler: XmlHandler = {
    ...nothing,
    doctype: ({ attributes, entities, usesParameterEntities }) => {
      const ofA = [...(attributes.get("a") ?? [])].map(
        ([name, { isId, isTokenized, value }]) => `${name} ${isId} ${isTokenized} ${value}`,
      );
      told = [...ofA, ...entities.keys(), usesParameterEntities].join("\n");
      return undefined;
    },
  };
  const types = [
    "CDATA",
    "ID",
    "IDREF",
    "IDREFS",
    "ENTITY",
    "ENTITIES",
    "NMTOKEN",
    "NMTOKENS",
    "(x)",
  ];
  const list = types.map((type, index) => `a${index} ${type} ' x '`).join(" ");
  readXml(`<!DOCTYPE a [<!ATTLIST a ${list}><!ENTITY e ''>]><a/>`, handler, { doctype: "pass" });
  expect(told.split("\n")).toEqual([
    "a0 false false  x ",
    "a1 true true x",
    ...types.slice(2).map((_, index) => `a${index + 2} false true x`),
    "e",
    "false",
  ]);
  readXml("<!DOCTYPE a [%p;]><a/>", handler, { doctype: "pass" });
  expect(told).toBe("true");
});

test("no text that is reported is empty", () => {
  const texts: string[] = [];
  const document =
    "<!DOCTYPE a [<!ENTITY e ''><!ENTITY f 'x'>]><a>&e;<b/><![CDATA[]]>&f;&f;<![CDATA[y]]><b></b>&#65;</a>";
  for (const size of [1, 2, 1000]) {
    const reader = new XmlReader(
      { ...nothing, text: (text) => texts.push(text) },
      { doctype: "apply" },
    );
    for (let at = 0; at < document.length; at += size) reader.write(document.slice(at, at + size));
    reader.end();
    expect(reader.fault).toBeUndefined();
  }
  expect(new Set(texts)).toEqual(new Set(["x", "y", "A"]));
});

test("places are in the file that was named", () => {
  const [text, handler] = ["<a>\n<b></a>", nothing];
  const place = { line: 2, column: 4 };
  expect(readXml(text, handler)?.position).toStrictEqual(place);
  expect(readXml(text, handler, { file: "f.xml" })?.position).toEqual({ file: "f.xml", ...place });
});

test("one byte order mark is no part of a document that is read at once", () => {
  expect(readXml("\ufeff<a>", nothing)?.position).toEqual({ line: 1, column: 4 });
  expect(readXml("\ufeff\ufeff<a/>", nothing)?.position).toEqual({ line: 1, column: 1 });
  expect(readXml("<a></a>\ufeff", nothing)?.position).toEqual({ line: 1, column: 8 });
});

describe("what is wrong", () => {
  test.for([
    "x",
    "<1",
    "<a><b></a<c",
    "<a b='<'",
    "<a b='x<y'c",
    "<a b='&'/",
    "<a b=x",
    "<a -",
    "<a b -",
    "<a>&1",
    "<a>&#x;",
    "<a>]]>",
    "<a>x]]>",
    "<a><!-- -- ",
    "<a><!x",
    "<a><?1",
    "<a><?p&",
    "<a></b>",
    "<a></a>x",
    "<a>\u0001",
    "<a>\udc00",
  ])("is said before the document ends: %j", (begin) => {
    for (const piece of [begin, ...(begin.endsWith("'") ? [`${begin}c`] : [])]) {
      const reader = new XmlReader(nothing);
      reader.write(`${piece} `);
      expect(reader.fault).toBeDefined();
      expect(reader.stopped).toBe(true);
    }
  });

  test("is said of what is held back when that is to be read at once", () => {
    const reader = new XmlReader(nothing);
    for (const piece of ["<a>\n<b", " 1"]) reader.write(piece);
    expect(reader.fault).toBeUndefined();
    reader.flush();
    expect(reader.fault?.position).toEqual({ line: 2, column: 4 });
  });

  test("is not said of what is only not complete, which has an end", () => {
    const reader = new XmlReader(nothing);
    for (const piece of ["<a>\n<b", " c='\n", "d"]) reader.write(piece);
    reader.flush();
    expect(reader.fault).toBeUndefined();
    expect(reader.position).toEqual({ line: 3, column: 2 });
    reader.write("'/></a>");
    expect(reader.position).toEqual({ line: 3, column: 9 });
    reader.end();
    expect(reader.fault).toBeUndefined();
  });
});

afterEach(() => vi.restoreAllMocks());

describe("what comes in pieces", () => {
  /** How often text is read, and how much of it in all. */
  function workOf(pieces: Iterable<string>): readonly [times: number, characters: number] {
    let [times, characters] = [0, 0];
    const read = Tokenizer.prototype.read;
    vi.spyOn(Tokenizer.prototype, "read").mockImplementation(function (this: Tokenizer) {
      times++;
      characters += this.input.text.length;
      read.call(this);
    });
    const reader = new XmlReader(nothing, { limits: { textLength: 10 } });
    for (const piece of pieces) reader.write(piece);
    const all = [times, characters] as const;
    vi.restoreAllMocks();
    return all;
  }

  test("is read again seldom when it cannot have ended", () => {
    expect(workOf(["<a>", "<b c='", ..."x".repeat(1000)])[0]).toBe(2);
    expect(workOf(["<b c='", ..."x".repeat(1000), "'>"])[0]).toBe(2);
    const zeros = Array.from({ length: 100 }, () => "0".repeat(10_000));
    // At 131,082, and where it is twice as long as it was then, and again.
    expect(workOf(["<a b='&#", ...zeros])).toEqual([4, 8 + 140_008 + 290_008 + 590_008]);
  });

  test("is read again within bounds when it may have ended", () => {
    const [, characters] = workOf(["<!--", ...">".repeat(1000)]);
    expect(characters).toBeGreaterThan(8 * 1000);
    expect(characters).toBeLessThanOrEqual(8 * 1004 + 4096);
  });

  test("is reported as it ends, however much was read before", () => {
    let ended = 0;
    const reader = new XmlReader({ ...nothing, endElement: () => ended++ });
    reader.write("<a>");
    for (let count = 0; count < 700; count++) {
      reader.write("<b c='>");
      reader.write("'/");
      reader.write(">");
      expect(ended).toBe(count + 1);
    }
  });

  test("is reported at once where nothing is held back", () => {
    let texts = "";
    const reader = new XmlReader({ ...nothing, text: (text) => (texts += text) });
    for (const piece of ["<a>", "x", "y&", "amp", ";z]"]) reader.write(piece);
    expect(texts).toBe("xy&z");
    reader.write("]");
    reader.write("w");
    let late = 0;
    for (let count = 1; count <= 5000; count++) {
      reader.write("x");
      if (texts.length !== 7 + count) late++;
    }
    expect(late).toBe(0);
    texts = texts.slice(0, 7);
    expect(texts).toBe("xy&z]]w");
  });
});

import { describe, expect, test } from "vitest";
import type { XmlHandler, XmlLimits } from "../../../../../runtime/xml/events.js";
import { tagAllowance } from "../../../../../runtime/xml/limits.js";
import { XmlReader } from "../../../../../runtime/xml/read/reader.js";

/*
 * The limits of a document, on both sides, wherever it is cut in two.
 */
const nothing: XmlHandler = { startElement() {}, endElement() {}, text() {} };
const handlers: readonly XmlHandler[] = [
  nothing,
  { ...nothing, leaf: () => true },
  { ...nothing, leaf: () => false },
  { ...nothing, whole: () => true },
  { ...nothing, whole: () => false },
];

function faultOf(pieces: Iterable<string>, limits: XmlLimits, handler = nothing): string {
  const reader = new XmlReader(handler, { limits, doctype: "apply" });
  for (const piece of pieces) reader.write(piece);
  reader.end();
  if (reader.fault === undefined) return "none";
  const { code, parameters, position } = reader.fault;
  return `${code} ${parameters["limit"] ?? parameters["detail"]} @${position.line}:${position.column}`;
}

/** The different faults, for all handlers, of a document that is cut in two, or not, at any of its last characters. */
function faultsOf(document: string, limits: XmlLimits): readonly string[] {
  const first = Math.max(0, document.length - 40);
  const cuts = [0, ...Array.from(document.slice(first), (_, index) => first + index)];
  const all = handlers.flatMap((handler) =>
    cuts.map((cut) => faultOf([document.slice(0, cut), document.slice(cut)], limits, handler)),
  );
  return [...new Set(all)];
}

const most = 7;
const units = '<u a="1">\n<b>x</b>\n<c/></u>'.repeat(7);
const leaves = "<b>x</b>".repeat(7);
const marked = '<m a="1" c="2">x</m>'.repeat(5);

/** Documents with something of a length in them, and what its beginning stands behind. */
const lengths: readonly (readonly [name: string, before: string, of: (text: string) => string])[] =
  [
    ["text", "<a>", (text) => `${text}</a>`],
    ["text behind a line end", "<a>\n<b/>", (text) => `\n${text.slice(1)}<b/></a>`],
    ["text with a bracket", "<a>", (text) => `${text.slice(1)}]</a>`],
    ["text with references", "<a>", (text) => `${text.slice(2)}&amp;&#65;</a>`],
    ["text behind text", "<a>123<b/>4567<b/>", (text) => `${text}</a>`],
    ["a comment", "<a>", (text) => `<!--${text}--></a>`],
    ["a comment before the document", "", (text) => `<!--${text}--><a/>`],
    ["a CDATA section", "<a>", (text) => `<![CDATA[${text}]]></a>`],
    ["a processing instruction", "<a>", (text) => `<?p ${text}?></a>`],
    ["an attribute value", "<a b=", (text) => `'${text}'/>`],
    ["an attribute value with references", "<a b=", (text) => `'${text.slice(1)}&lt;'/>`],
    ["the second attribute value", "<a b='1' c=", (text) => `"${text}">x</a>`],
    ["the text of a leaf as they came before", `<a>${leaves}<b>`, (text) => `${text}</b></a>`],
    [
      "a leaf in a unit as they came before",
      `<a>${units}<u a="1">\n<b>`,
      (text) => `${text}</b>\n<c/></u></a>`,
    ],
    [
      "an attribute of a unit as they came before",
      `<a>${units}<u a=`,
      (text) => `"${text}">\n<b>x</b>\n<c/></u></a>`,
    ],
    [
      "an attribute of a tag as they came before",
      `<a>${marked}<m a="1" c=`,
      (text) => `"${text}">x</m></a>`,
    ],
  ];

describe("the length of a text", () => {
  test.for(lengths)("is limited: %s", ([, before, of]) => {
    const end = before.split("\n");
    const place = `${end.length}:${(end.at(-1)?.length ?? 0) + 1}`;
    expect(faultsOf(before + of("x".repeat(most)), { textLength: most })).toEqual(["none"]);
    expect(faultsOf(before + of("x".repeat(most + 1)), { textLength: most })).toEqual([
      `limit-text-length ${most} @${place}`,
    ]);
  });

  test("begins anew behind each tag", () => {
    const document = `<a>${"<b/>1234".repeat(5)}</a>`;
    for (const size of [1, 2, 3]) {
      const pieces = document.match(new RegExp(`.{1,${size}}`, "g")) ?? [];
      expect(faultOf(pieces, { textLength: 4 })).toBe("none");
      expect(faultOf(pieces, { textLength: 3 })).toBe("limit-text-length 3 @1:8");
    }
  });
});

describe("the depth", () => {
  test.for([
    ["of elements", (deep: string) => deep],
    [
      "of elements as they came before",
      (deep: string) => `<a>${"<b><c>x</c></b>".repeat(9)}${deep}</a>`,
    ],
  ] as const)("is limited: %s", ([, of]) => {
    const deep = (depth: number): string => `${"<b>".repeat(depth)}x${"</b>".repeat(depth)}`;
    const document = of("@");
    const around = document.startsWith("<a>") ? 1 : 0;
    const column = document.indexOf("@") + 3 * (4 - around) + 1;
    expect(faultsOf(of(deep(4 - around)), { depth: 4 })).toEqual(["none"]);
    expect(faultsOf(of(deep(5 - around)), { depth: 4 })).toEqual([`limit-depth 4 @1:${column}`]);
  });

  test("counts what is in units as they came before", () => {
    const unit = '<u a="1">\n<b>x</b></u>';
    for (const around of ["", "<v>"]) {
      const end = around.replace("<", "</");
      const document = `<a>${`<v/>${unit}`.repeat(9)}${around}${unit}${end}</a>`;
      const faults = faultsOf(document, { depth: 3 });
      expect(faults).toEqual([around === "" ? "none" : "limit-depth 3 @11:1"]);
    }
  });
});

describe("the number of attributes", () => {
  test.for([
    ["of a tag", ""],
    ["of a tag as they came before", '<b a="1" c="2" d="3">x</b>'.repeat(9)],
    ["of a unit as they came before", '<b a="1" c="2" d="3"><e>x</e></b>'.repeat(9)],
  ] as const)("is limited: %s", ([, before]) => {
    const column = `<z>${before}<b a="1" c="2" d="3" `.length + 1;
    const tag = (more: string): string => `<z>${before}<b a="1" c="2" d="3"${more}>x</b></z>`;
    expect(faultsOf(tag(""), { attributes: 3 })).toEqual(["none"]);
    expect(faultsOf(tag(' f="4"'), { attributes: 3 })).toEqual([`limit-attributes 3 @1:${column}`]);
    if (before !== "")
      for (const document of [tag("")])
        expect(faultOf([document], { attributes: 2 })).toMatch(/limit-attributes 2 @1:19/);
  });
});

describe("the length of a document", () => {
  test("is limited", () => {
    const document = "<a>\n<b/></a>";
    expect(faultsOf(document, { documentLength: document.length })).toEqual(["none"]);
    for (let length = 1; length < document.length; length++) {
      const column = length < 4 ? length + 1 : length - 3;
      expect(faultsOf(document, { documentLength: length })).toEqual([
        `limit-document-length ${length} @${length < 4 ? 1 : 2}:${column}`,
      ]);
    }
  });

  test("is none for a stream, unless it is set", () => {
    expect(faultOf(["<a>", "x".repeat(100_000), "</a>"], {})).toBe("none");
  });
});

describe("the length of a tag", () => {
  const limit = 10;
  const longest = limit + tagAllowance;
  const inPieces = (document: string, size: number): readonly string[] => {
    const pieces: string[] = [];
    for (let at = 0; at < document.length; at += size) pieces.push(document.slice(at, at + size));
    return pieces;
  };

  test.for([
    ["a name", (length: number) => `<${"n".repeat(length - 3)}/>`],
    [
      "a name and a reference",
      (length: number) => `<${"n".repeat(length - 8)} b='&#x041;'/>`.replace("n b", " b"),
    ],
    ["white space", (length: number) => `<a${" ".repeat(length - 4)}/>`],
  ] as const)("is limited: %s", ([, of]) => {
    for (const size of [60_000, 1 << 20]) {
      const right = of(longest);
      expect(faultOf(inPieces(right, size), { textLength: limit })).toBe("none");
      expect(faultOf(inPieces(of(longest + 1), size), { textLength: limit })).toBe(
        `limit-text-length ${limit} @1:1`,
      );
    }
  });

  test("is none when all that came could be as long", () => {
    const begin = `<${"n".repeat(longest - 1 - " b='&".length)} b='&amp;`;
    expect(faultOf([begin], { textLength: limit })).toMatch(/unterminated attribute value/);
    expect(faultOf([`${begin}x`], { textLength: limit })).toBe(`limit-text-length ${limit} @1:1`);
  });

  test("is limited for references that never end", () => {
    const begin = "<a b='&#";
    /** Zeros in long pieces, one of which ends at each of some lengths. */
    const zeros = (lengths: readonly number[]): readonly string[] => {
      const all: string[] = [];
      let length = begin.length;
      for (const next of lengths)
        for (; length < next; length += all.at(-1)?.length ?? 0)
          all.push("0".repeat(Math.min(65_536, next - length)));
      return all;
    };
    const read = (lengths: readonly number[]): string =>
      faultOf([begin, ...zeros(lengths), "65;'/>"], { textLength: limit });
    // It is looked at when it is longer than a tag may be, and when it is more than twice as long as it was then.
    expect(read([begin.length + 31 * 65_536])).toBe("none");
    const looks = [longest + 1];
    for (let times = 0; times < 4; times++) looks.push(2 * (looks.at(-1) ?? 0) + 1);
    expect(looks.at(-1)).toBe(16 * longest + 31);
    expect(read(looks)).toBe(`limit-text-length ${limit} @1:1`);
  });
});

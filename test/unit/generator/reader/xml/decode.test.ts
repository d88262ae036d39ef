import { describe, expect, test } from "vitest";
import { decodeXml } from "../../../../../generator/reader/xml/decode.js";

const latin1 = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf16 = (text: string, littleEndian: boolean): Uint8Array => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
};
const declared = (encoding: string, body = "<a>é</a>"): string =>
  `<?xml version="1.0" encoding="${encoding}"?>${body}`;
const textOf = (bytes: Uint8Array): string | undefined => {
  const decoded = decodeXml(bytes);
  return decoded.kind === "text" ? decoded.text : undefined;
};

describe("decodeXml", () => {
  test("reads UTF-8 with and without a byte order mark", () => {
    const bytes = new TextEncoder().encode("<a>é€😀</a>");
    expect(textOf(bytes)).toBe("<a>é€😀</a>");
    expect(textOf(Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes))).toBe("<a>é€😀</a>");
  });

  test.for([true, false])("reads UTF-16, little-endian: %s", (littleEndian) => {
    const mark = "\ufeff";
    const text = declared("UTF-16", "<a>é😀</a>");
    expect(textOf(utf16(mark + text, littleEndian))).toBe(text);
    expect(textOf(utf16(text, littleEndian))).toBe(text);
    expect(textOf(utf16(`${mark}<a>é</a>`, littleEndian))).toBe("<a>é</a>");
  });

  test("reads ISO-8859-1 and Windows-1252, which differ between 0x80 and 0x9f", () => {
    expect(textOf(latin1(declared("ISO-8859-1", "<a>é\x80</a>")))).toBe(
      declared("ISO-8859-1", "<a>é\x80</a>"),
    );
    expect(textOf(latin1(declared("windows-1252", "<a>é\x80</a>")))).toBe(
      declared("windows-1252", "<a>é€</a>"),
    );
    expect(textOf(latin1(declared("ISO-8859-15", "<a>\xa4</a>")))).toBe(
      declared("ISO-8859-15", "<a>€</a>"),
    );
  });

  test("reads the declaration in any quotes and case", () => {
    expect(textOf(latin1("<?xml version='1.0' encoding = 'iso-8859-1' ?><a>é</a>"))).toContain("é");
  });

  test.for([
    ["bytes that are not of the declared encoding", latin1(declared("UTF-8"))],
    ["bytes that are not UTF-8, without a declaration", latin1("<a>é</a>")],
    ["a byte beyond US-ASCII", latin1(declared("US-ASCII"))],
    ["UTF-16 declared, and not there", latin1(declared("UTF-16", "<a>xyz</a>"))],
    ["UTF-8 declared in UTF-16", utf16(`\ufeff${declared("UTF-8")}`, true)],
    [
      "another encoding than the mark says",
      Uint8Array.of(0xef, 0xbb, 0xbf, ...latin1(declared("ISO-8859-1"))),
    ],
    ["an encoding that nobody knows", latin1(declared("x-klingon"))],
    ["UTF-32", Uint8Array.of(0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0)],
  ] as const)("refuses %s", ([, bytes]) => {
    expect(decodeXml(bytes).kind).toBe("fault");
  });
});

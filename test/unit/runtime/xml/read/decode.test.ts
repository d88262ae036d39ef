import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DocumentDecoder } from "../../../../../runtime/xml/read/decode.js";

function decode(
  bytes: Uint8Array,
  chunk = bytes.length,
): { text: string; fault: string | undefined } {
  const decoder = new DocumentDecoder();
  let text = "";
  for (let start = 0; start < bytes.length; start += chunk) {
    for (const part of decoder.write(bytes.subarray(start, start + chunk))) text += part;
  }
  for (const part of decoder.end()) text += part;
  return { text, fault: decoder.fault?.code };
}

function latin(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.codePointAt(0) ?? 0);
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let n = 0; n < text.length; n++) view.setUint16(n * 2, text.charCodeAt(n), littleEndian);
  return bytes;
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("DocumentDecoder", () => {
  const text = "<a>é€𝒳\u0085</a>";
  test.for([
    ["UTF-8 without a declaration", utf8(text), text],
    ["UTF-8 with a byte order mark", utf8(`\ufeff${text}`), text],
    ["UTF-16, big end first", utf16(`\ufeff${text}`, false), text],
    ["UTF-16, little end first", utf16(`\ufeff${text}`, true), text],
    ["UTF-16 without a byte order mark", utf16(text, false), text],
    [
      "ISO-8859-1, which is not Windows-1252",
      latin("<?xml version='1.0' encoding='ISO-8859-1'?><a>\u00e9\u0085</a>"),
      "<?xml version='1.0' encoding='ISO-8859-1'?><a>\u00e9\u0085</a>",
    ],
    [
      "Windows-1252",
      latin('<?xml version="1.0" encoding="windows-1252"?><a>\u0080</a>'),
      '<?xml version="1.0" encoding="windows-1252"?><a>€</a>',
    ],
  ] as const)("reads %s, in chunks of any size", ([, bytes, expected]) => {
    for (const chunk of [bytes.length, 1, 2, 3, 7]) {
      expect(decode(bytes, chunk)).toEqual({ text: expected, fault: undefined });
    }
  });

  test("gives what stands before bytes that the encoding does not have", () => {
    const bytes = new Uint8Array([...utf8("<a>é"), 0xff, ...utf8("b</a>")]);
    expect(decode(bytes)).toEqual({ text: "<a>é", fault: "encoding-invalid-bytes" });
    expect(decode(bytes.subarray(0, 4))).toEqual({ text: "<a>", fault: "encoding-invalid-bytes" });
    const ascii = latin("<?xml version='1.0' encoding='US-ASCII'?><a>\u00e9</a>");
    expect(decode(ascii)).toEqual({
      text: "<?xml version='1.0' encoding='US-ASCII'?><a>",
      fault: "encoding-invalid-bytes",
    });
  });

  test("refuses an encoding that it does not know", () => {
    const fault = "encoding-unknown";
    expect(decode(latin("<?xml version='1.0' encoding='EBCDIC-X'?><a/>")).fault).toBe(fault);
    expect(decode(new Uint8Array([0, 0, 0xfe, 0xff, 0, 0, 0, 0x3c])).fault).toBe(fault);
  });
});

test.for([
  ["ZIP", [0x50, 0x4b, 3, 4, 20, 0]],
  ["ZIP", [0x50, 0x4b, 5, 6, 0, 0]],
  ["GZIP", [0x1f, 0x8b, 8, 0]],
  ["PDF", utf8("%PDF-1.7\n<</Type /Catalog>>")],
  ["PNG", [0x89, 0x50, 0x4e, 0x47, 13, 10]],
  ["JPEG", [0xff, 0xd8, 0xff, 0xe0, 0, 16]],
] as const)(
  "says that bytes are a %s file, whatever the chunks are and whatever follows",
  ([format, head]) => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 2000 }),
        fc.integer({ min: 1, max: 64 }),
        (rest, chunk) => {
          const decoder = new DocumentDecoder();
          const bytes = Uint8Array.of(...head, ...rest);
          const parts: string[] = [];
          for (let start = 0; start < bytes.length; start += chunk)
            parts.push(...decoder.write(bytes.subarray(start, start + chunk)));
          parts.push(...decoder.end());
          expect(decoder.fault).toEqual({ code: "encoding-binary", format });
          expect(parts.join("")).toBe("");
        },
      ),
      { numRuns: 20 },
    );
  },
);

test("a document is none of these files, in whatever encoding it is", () => {
  const known = "utf-8 utf-16 utf-16be iso-8859-1 windows-1252 us-ascii".split(" ");
  for (const encoding of known) {
    const text = `<?xml version="1.0" encoding="${encoding}"?><PK/>`;
    const bytes = encoding.startsWith("utf-16") ? utf16(text, encoding === "utf-16") : latin(text);
    expect(decode(bytes), encoding).toEqual({ text, fault: undefined });
  }
});

test("what is declared behind a > that begins no tag counts whatever the chunks are", () => {
  const bytes = utf8("><?xml version='1.0' encoding='UTF-16'?><a/>");
  for (const chunk of [bytes.length, 1, 2, 10])
    expect(decode(bytes, chunk)).toEqual({ text: "", fault: "encoding-invalid-bytes" });
});

test("what stands before wrong bytes is the same whatever the chunks are", () => {
  const text = fc.array(fc.constantFrom(..."a<>é€𝒳\n"), { maxLength: 40 });
  const encoded = fc.constantFrom(
    (characters: string) => utf8(`\ufeff${characters}`),
    (characters: string) => utf16(`\ufeff${characters}`, true),
    (characters: string) => utf16(`\ufeff${characters}`, false),
  );
  const wrong = fc.constantFrom([0xff, 0xff], [0xc3], [0xdc, 0x00], [0xd8], [0x00, 0xdc, 0x00]);
  fc.assert(
    fc.property(text, encoded, wrong, fc.nat(160), (characters, encode, inserted, place) => {
      const bytes = encode(characters.join(""));
      const at = Math.min(bytes.length, 4 + place);
      const broken = Uint8Array.from([
        ...bytes.subarray(0, at),
        ...inserted,
        ...bytes.subarray(at),
      ]);
      const whole = decode(broken);
      for (const chunk of [1, 2, 3, 5, 7, 64]) expect(decode(broken, chunk)).toEqual(whole);
    }),
    { numRuns: 300 },
  );
});

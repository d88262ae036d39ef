import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DocumentDecoder, decoderOf } from "../../../../../runtime/xml/read/decode.js";

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
    [
      "UTF-16 without a byte order mark",
      utf16(`<?xml version='1.0' encoding='UTF-16'?>${text}`, false),
      `<?xml version='1.0' encoding='UTF-16'?>${text}`,
    ],
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
    for (const beginning of [
      [0, 0, 0xfe, 0xff, 0, 0, 0, 0x3c],
      [0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0],
      [0, 0, 0, 0x3c, 0, 0, 0, 0x61],
      [0x3c, 0, 0, 0, 0x61, 0, 0, 0],
      [0x4c, 0x6f, 0xa7, 0x94, 0x93],
    ])
      for (const chunk of [8, 1, 3]) {
        const { text, fault: found } = decode(Uint8Array.from(beginning), chunk);
        expect({ text, found }).toEqual({ text: "", found: fault });
      }
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

/** What is decoded of bytes behind a declaration of an encoding. */
function behind(encoding: string, bytes: readonly number[]): unknown {
  const declaration = `<?xml version='1.0' encoding='${encoding}'?>`;
  const { text, fault } = decode(Uint8Array.from([...latin(declaration), ...bytes]));
  return fault ?? text.slice(declaration.length);
}

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from }, (_, index) => from + index);
const characters = (codes: readonly number[]): string => String.fromCharCode(...codes);

describe("encodings of single bytes", () => {
  const upper = characters(range(0xa0, 0x100));
  const ascii = characters(range(0, 0x80));
  // As the Encoding Standard has them.
  const controls = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

  test.for(
    "iso-8859-1 ISO_8859-1 latin1 Latin-1 l1 cp819 IBM819 iso-ir-100 csISOLatin1".split(" "),
  )("%s has the first 256 characters", (encoding) => {
    expect(behind(encoding, range(0, 0x100))).toBe(characters(range(0, 0x100)));
  });

  test.for(["windows-1252", "CP1252", "x-cp1252"])("%s has some others", (encoding) => {
    expect(behind(encoding, range(0, 0x100))).toBe(`${ascii}${controls}${upper}`);
  });

  test.for(["US-ASCII", "ascii", "ANSI_X3.4-1968", "ISO646-US"])("%s has half of them", (name) => {
    expect(behind(name, range(0, 0x80))).toBe(ascii);
    expect(behind(name, [0x61, 0x80])).toBe("encoding-invalid-bytes");
    expect(behind(name, [0x61, 0xff])).toBe("encoding-invalid-bytes");
  });

  test("are decoded however many there are", () => {
    const bytes = Array.from({ length: 150_000 }, (_, index) => 0x20 + (index % 89));
    for (const encoding of ["latin1", "ascii", "cp1252"])
      expect(behind(encoding, bytes) === bytes.map((byte) => characters([byte])).join("")).toBe(
        true,
      );
  });
});

describe("an encoding of two bytes that is declared", () => {
  const names =
    "UTF-16 utf16 UTF-16LE utf-16be utf16le utf16be ISO-10646-UCS-2 ucs-2 csUnicode".split(" ");
  const declared = (encoding: string): string => `<?xml version='1.0' encoding='${encoding}'?><a/>`;

  test.for(names)("%s counts where there are two bytes", (encoding) => {
    for (const littleEndian of [true, false])
      for (const mark of ["", "\ufeff"]) {
        const text = `${mark}${declared(encoding)}`;
        const isOther = new RegExp(littleEndian ? "be$" : "le$", "i").test(encoding);
        expect(decode(utf16(text, littleEndian))).toEqual(
          isOther
            ? { text: "", fault: "encoding-invalid-bytes" }
            : { text: declared(encoding), fault: undefined },
        );
      }
    expect(decode(utf8(declared(encoding)))).toEqual({ text: "", fault: "encoding-invalid-bytes" });
  });

  test.for(["utf-8", "latin1", "utf-32", "utf-16x"])("cannot be %s", (encoding) => {
    for (const littleEndian of [true, false])
      for (const mark of ["", "\ufeff"])
        expect(decode(utf16(`${mark}${declared(encoding)}`, littleEndian)).fault).toBe(
          "encoding-invalid-bytes",
        );
  });

  test("is told with what the bytes are", () => {
    const faultOf = (bytes: Uint8Array): unknown => {
      const decoder = new DocumentDecoder();
      for (const part of decoder.write(bytes)) expect(part).toBe("");
      return decoder.fault;
    };
    const code = "encoding-invalid-bytes";
    expect(faultOf(utf8(declared("UTF-16")))).toEqual({ code, encoding: "UTF-16", found: "UTF-8" });
    expect(faultOf(utf16(declared("Latin1"), true))).toEqual({
      code,
      encoding: "Latin1",
      found: "UTF-16",
    });
    for (const [encoding, littleEndian, found] of [
      ["UTF-16BE", true, "UTF-16LE"],
      ["utf16le", false, "UTF-16BE"],
    ] as const)
      expect(faultOf(utf16(`\ufeff${declared(encoding)}`, littleEndian))).toEqual({
        code,
        encoding,
        found,
      });
  });

  test.for([
    "<a>é</a>",
    "<?xml version='1.0'?><a/>",
    "<",
    "<?xml version='1.0'?><a encoding='UTF-16'/>",
  ])("or a byte order mark is needed: %s is UTF-8 without either (XML 1.0, 4.3.3)", (text) => {
    for (const littleEndian of [true, false]) {
      const bytes = utf16(text, littleEndian);
      for (const chunk of [bytes.length, 1, 3])
        expect(decode(bytes, chunk)).toEqual({ text: "", fault: "encoding-invalid-bytes" });
      expect(decode(utf16(`\ufeff${text}`, littleEndian))).toEqual({ text, fault: undefined });
    }
  });
});

describe("the beginning of a document", () => {
  test.for([
    [[0, 1, 0xfe, 0xff], "encoding-invalid-bytes"],
    [[1, 0, 0xfe, 0xff], "encoding-invalid-bytes"],
    [[0, 0, 1, 0xff], "encoding-invalid-bytes"],
    [[1, 1, 0xfe, 0xff], "encoding-invalid-bytes"],
    [[0xff, 1, 0, 0], "encoding-invalid-bytes"],
    [[1, 0xfe, 0, 0], "encoding-invalid-bytes"],
    [[0, 0, 0xfe, 0xff], "encoding-unknown"],
    [[0xff, 0xfe, 0, 0], "encoding-unknown"],
    [[0, 0, 0xfe, 0xfe, 0x3c, 0x61], "encoding-invalid-bytes"],
    [[0xff, 0xfe, 0x3c, 0], "<"],
    [[0xff, 0xfe, 0, 0x20], "\u2000"],
    [[0xfe, 0xff, 0, 0x3c], "<"],
    [[0xfe, 0xff, 0, 0], "\0"],
    [[0, 0x3c, 0, 0x61], "encoding-invalid-bytes"],
    [[0x3c, 0, 0x61, 0], "encoding-invalid-bytes"],
    [[0xef, 0xbb, 0xbf, 0x3c], "<"],
    [[0xef, 0xbb, 0xbd, 0x3c], "\ufefd<"],
    [[0xef, 0xba, 0xbf, 0x3c], "\ufebf<"],
    [[0xee, 0xbb, 0xbf, 0x3c], "\ueeff<"],
    [[0x3c, 0x61], "<a"],
    [[0xfe, 0x61], "encoding-invalid-bytes"],
    [[0xff, 0x61], "encoding-invalid-bytes"],
  ] as const)("%j says how it is encoded", ([bytes, outcome]) => {
    const { text, fault } = decode(Uint8Array.from(bytes));
    expect(fault ?? text).toBe(outcome);
  });

  test("is waited for up to a tag, or to so many bytes", () => {
    const textOf = (bytes: Uint8Array): string => [...new DocumentDecoder().write(bytes)].join("");
    expect(textOf(latin(" ".repeat(1023)))).toBe("");
    expect(textOf(latin(" ".repeat(1024)))).toBe(" ".repeat(1024));
    expect(textOf(latin("<a"))).toBe("");
    expect(textOf(latin(">"))).toBe("");
    expect(textOf(latin("<a>"))).toBe("<a>");
  });

  test("may name an encoding within so many bytes", () => {
    const declaration = "<?xml version='1.0' encoding='latin1'";
    const padded = (length: number): Uint8Array => {
      const spaces = " ".repeat(length - declaration.length);
      return Uint8Array.from([...latin(`<?xml${spaces}${declaration.slice(5)}?><a>`), 0xe9]);
    };
    expect(decode(padded(1024)).fault).toBeUndefined();
    expect(decode(padded(1025)).fault).toBe("encoding-invalid-bytes");
  });

  test.for([
    ["<?xml version='1.0' encoding = \"latin1\"?>", true],
    ["<?xml\tversion='1.0'\nencoding='latin1'?>", true],
    ["<?xml encoding='latin1'?>", false],
    ["<?xml  encoding='latin1'?>", true],
    ["<?xml version='1.0' enco\u0001ding='latin1'?>", false],
    [" \n<?xml version='1.0' encoding='latin1'?>", true],
    ["    <?xml version='1.0' encoding='latin1'?>", false],
    ["<?xmlversion='1.0' encoding='latin1'?>", false],
    ["<?xml version='1.0'encoding='latin1'?>", false],
    ["<?xml version='1.0' encoding='1latin'?>", false],
    ["<?xml version='1.0' encoding='latin1?>", false],
    ["<?xml version='1.0' encoding=latin1?>", false],
    ["<?xml version='1.0'?><a encoding='latin1'/>", false],
    ["<a x='<?xml version=1 encoding='latin1'?>", false],
  ] as const)("%s names one: %s", ([declaration, names]) => {
    const { fault } = decode(Uint8Array.from([...latin(declaration), 0xe9, 0x3c]));
    expect(fault).toBe(names ? undefined : "encoding-invalid-bytes");
  });
});

test("four bytes for each character are not known, whatever is declared", () => {
  const text = "<?xml version='1.0' encoding='UTF-32'?><a/>";
  const bytes = [...text].flatMap((one) => [0, 0, 0, one.charCodeAt(0)]);
  const decoder = new DocumentDecoder();
  expect([...decoder.write(Uint8Array.from([0, 0, 0xfe, 0xff, ...bytes]))]).toEqual([]);
  expect(decoder.fault).toEqual({ code: "encoding-unknown", encoding: "utf-32" });
});

test("a declaration counts behind a byte order mark", () => {
  const bytes = utf8("\ufeff<?xml version='1.0' encoding='UTF-16'?><a/>");
  expect(decode(bytes).fault).toBe("encoding-invalid-bytes");
});

test("names of encodings are of some characters", () => {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
  const named = (name: (character: string) => string): string =>
    range(0x20, 0x7f)
      .map((code) => characters([code]))
      .filter((one) => {
        const decoder = new DocumentDecoder();
        const text = `<?xml version='1.0' encoding='${name(one)}'?>`;
        for (const part of decoder.write(latin(text))) expect(part).toBe(text);
        const { fault } = decoder;
        return fault?.code === "encoding-unknown" && fault.encoding === name(one).toLowerCase();
      })
      .join("");
  expect(named((one) => `q${one}q`)).toBe(`-.0123456789${letters}`);
  expect(named((one) => `${one}qq`)).toBe(letters.replace("_", ""));
  expect(named((one) => one)).toBe(letters.replace("_", ""));
});

test("no part is empty", () => {
  const decoder = new DocumentDecoder();
  const parts = [...utf8("<a>é€𝒳</a>")].flatMap((byte) => [...decoder.write(Uint8Array.of(byte))]);
  expect(parts).toEqual(["<a>", ..."é€𝒳</a>"]);
  expect([...decoder.end()]).toEqual([]);
});

test("what a decoder says is no matter of bytes goes on", () => {
  const original = globalThis.TextDecoder;
  const broken = new TypeError("no decoder");
  const replaced = (decoder: object): void => {
    globalThis.TextDecoder = decoder as typeof TextDecoder;
  };
  try {
    replaced(
      class {
        constructor() {
          throw broken;
        }
      },
    );
    expect(() => decoderOf("utf-8")).toThrow(broken);
    replaced(
      class {
        decode(): never {
          throw new Error("no text");
        }
      },
    );
    expect(() => decoderOf("utf-8")?.decode(new Uint8Array(), false)).toThrow("no text");
  } finally {
    globalThis.TextDecoder = original;
  }
});

describe("what stands before wrong bytes", () => {
  const encodings = [
    ["UTF-8", utf8, [0xff]],
    ["UTF-16, little end first", (text: string) => utf16(text, true), [0x00, 0xdc, 0x00, 0xdc]],
    ["UTF-16, big end first", (text: string) => utf16(text, false), [0xdc, 0x00, 0xdc, 0x00]],
  ] as const;
  const points = [0x7f, 0x80, 0xff, 0x7ff, 0x800, 0xd8, 0xd7ff, 0xe000, 0xd800, 0xdbff, 0xffff];
  const further = [0xfffd, 0x10000, 0x1d4b3, 0x3ffff, 0xfffff, 0x10ffff];

  test.for(encodings)(
    "in a piece behind one that ends anywhere in a character: %s",
    ([, encode, wrong]) => {
      for (const point of [...points, ...further]) {
        const one = String.fromCodePoint(point);
        if (!one.isWellFormed()) continue;
        for (let before = 0; before < 12; before++) {
          const text = `<a>${"éx".repeat(6).slice(0, before)}${one}`;
          const [begin, all] = [encode("\ufeff<a>").length, encode(`\ufeff${text}`)];
          const last = all.length - encode(one).length;
          for (let cut = last; cut <= all.length; cut++) {
            const decoder = new DocumentDecoder();
            const pieces = [
              all.subarray(0, begin),
              ...(before % 2 === 0
                ? [all.subarray(begin, cut)]
                : [...all.subarray(begin, cut)].map((byte) => Uint8Array.of(byte))),
              Uint8Array.from([...all.subarray(cut), ...encode("z€"), ...wrong]),
            ];
            const read = pieces.flatMap((piece) => [...decoder.write(piece)]).join("");
            expect([point, before, cut - last, read]).toEqual([
              point,
              before,
              cut - last,
              `${text}z€`,
            ]);
            expect(decoder.fault?.code).toBe("encoding-invalid-bytes");
          }
        }
      }
    },
  );
});

test("a piece of another encoding is not taken for one of UTF-8", () => {
  const decoder = new DocumentDecoder();
  const declaration = latin("<?xml version='1.0' encoding='Shift_JIS'?>");
  const pieces = [declaration, Uint8Array.of(0x61, 0xc3), Uint8Array.of(0xff)];
  const text = pieces.map((piece) => [...decoder.write(piece)].join(""));
  expect(text.slice(1)).toEqual(["a\uff83", ""]);
  expect(decoder.fault?.code).toBe("encoding-invalid-bytes");
});

test("a long document is decoded in parts", () => {
  const parts = [...new DocumentDecoder().write(latin(`<a>${"x".repeat(150_000)}`))];
  expect(parts.map(({ length }) => length)).toEqual([65_536, 65_536, 150_003 - 2 * 65_536]);
  const text = `<a>${"é€𝒳x".repeat(30_000)}`;
  for (const bytes of [utf8(text), utf16(`\ufeff${text}`, true), utf16(`\ufeff${text}`, false)]) {
    expect(decode(bytes).text === text).toBe(true);
    expect(decode(bytes, 70_001).text === text).toBe(true);
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

import { type Explained, explanation } from "./explanation.js";

/** Those of the decoder, of tags and of the tokenizer. */
export const inMarkup: readonly Explained[] = [
  ...explanation("runtime/xml/read/decode.ts", "one more part, which is empty", [
    [
      "for (let start = 0; start < bytes.length || last; start += chunkLength) {",
      "start < bytes.length",
      "<=",
    ],
    ["for (let start = 0; start < bytes.length; start += 4096) {", "start < bytes.length", "<="],
  ]),
  ...explanation("runtime/xml/read/decode.ts", "the same bytes, copied", [
    ["if (a.length === 0) return b;", "a.length === 0", "false"],
    ["if (a.length === 0) return b;", "0", "0 - 1"],
  ]),
  ...explanation("runtime/xml/read/decode.ts", "nothing is read of what is not known", [
    [
      'if (utf32Beginnings.test(head)) return { encoding: "utf-32", bomLength: 4 };',
      "4",
      "4 + 1",
      "4 - 1",
    ],
  ]),
  ...explanation(
    "runtime/xml/read/decode.ts",
    "newer versions of Node read Windows-1252 themselves",
    [
      [
        '/*@__PURE__*/ "windows-1252 cp1252 x-cp1252".split(" "),',
        '"windows-1252 cp1252 x-cp1252"',
        '""',
      ],
      ["if (windows1252.has(encoding)) {", "windows1252.has(encoding)", "false"],
    ],
  ),
  ...explanation("runtime/xml/read/decode.ts", "a character that is not in the list stays", [
    ["/[\\x80-\\x9f]/g,", "/[\\x80-\\x9f]/g", "range start -1, at 1", "range end 1, at 6"],
  ]),
  ...explanation("runtime/xml/read/decode.ts", "more bytes than are looked at", [
    [
      "const end = chunk.length < 8 ? join(open, chunk) : chunk.subarray(-4 - odd);",
      "chunk.length < 8",
      "true",
      "<=",
    ],
    [
      "const end = chunk.length < 8 ? join(open, chunk) : chunk.subarray(-4 - odd);",
      "8",
      "8 + 1",
      "8 - 1",
    ],
    [
      "const end = chunk.length < 8 ? join(open, chunk) : chunk.subarray(-4 - odd);",
      "-4 - odd",
      "+",
    ],
    ["const end = chunk.length < 8 ? join(open, chunk) : chunk.subarray(-4 - odd);", "-4", "+4"],
    [
      "const end = chunk.length < 8 ? join(open, chunk) : chunk.subarray(-4 - odd);",
      "4",
      "4 + 1",
      "4 - 1",
    ],
  ]),
  ...explanation(
    "runtime/xml/read/decode.ts",
    "no byte of UTF-8 is 0xC0, and no character longer than four bytes",
    [
      ["for (let count = 1; count < 4; count++) {", "count < 4", "<="],
      ["for (let count = 1; count < 4; count++) {", "4", "4 + 1"],
      [
        "const whole = byte < 0xc0 ? 0 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;",
        "byte < 0xc0",
        "<=",
      ],
      [
        "const whole = byte < 0xc0 ? 0 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;",
        "0xc0",
        "0xc0 + 1",
      ],
      ["const whole = byte < 0xc0 ? 0 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;", "0", "0 - 1"],
      ["const whole = byte < 0xc0 ? 0 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;", "4", "4 + 1"],
    ],
  ),
  ...explanation("runtime/xml/read/decode.ts", "what stands before a whole character is whole", [
    ["if (byte < 0x80 || whole > 0) break;", "byte < 0x80 || whole > 0", "false", "&&"],
    ["if (byte < 0x80 || whole > 0) break;", "0x80", "0x80 - 1"],
    ["if (byte < 0x80 || whole > 0) break;", "0", "0 + 1"],
  ]),
  ...explanation(
    "runtime/xml/read/tags.ts",
    "names that are there twice are found in a set or in a list",
    [
      ["const many = 12;", "12", "12 + 1", "12 - 1"],
      [
        "if (attributes.length < many) return attributes.some((attribute) => attribute.name === name);",
        "attributes.length < many",
        "true",
        "false",
        "<=",
      ],
    ],
  ),
  ...explanation("runtime/xml/read/tags.ts", "each tag that is read sets it", [
    ['name = "";', '""', '"mutant"'],
  ]),
  ...explanation("runtime/xml/read/tags.ts", "another list that is empty", [
    [
      "if (this.attributes.length > 0) this.attributes = [];",
      "this.attributes.length > 0",
      "true",
      ">=",
    ],
    ["if (this.attributes.length > 0) this.attributes = [];", "0", "0 - 1"],
  ]),
  ...explanation("runtime/xml/read/tags.ts", "the longer way gives the same", [
    ["if (isLiteralValue(raw)) {", "isLiteralValue(raw)", "false"],
    [
      "if (end - start > most && leastLength(input.text, start, end) > most)",
      "end - start > most",
      ">=",
    ],
    ["if (end - start > most && leastLength(input.text, start, end) > most)", "end - start", "+"],
  ]),
  ...explanation("runtime/xml/read/tokenizer.ts", "no element is open there, and none has a name", [
    ["#base = 0;", "0", "0 - 1"],
  ]),
  ...explanation("runtime/xml/read/tokenizer.ts", "the longer way gives the same", [
    [
      "if (text.charCodeAt(end) !== lessThan) return this.#anyText(text, at, end);",
      "text.charCodeAt(end) !== lessThan",
      "true",
    ],
    ['if (!this.final && text.endsWith("]") && "]]".startsWith(text.slice(at)))', '"]"', '""'],
    [
      "if (goesOn || this.#reported > 0 || value.length > this.limits.textLength) {",
      "goesOn || this.#reported > 0 || value.length > this.limits.textLength",
      "true",
    ],
    [
      "if (goesOn || this.#reported > 0 || value.length > this.limits.textLength) {",
      "this.#reported > 0",
      ">=",
    ],
    ["if (goesOn || this.#reported > 0 || value.length > this.limits.textLength) {", "0", "0 - 1"],
    [
      "if (goesOn || this.#reported > 0 || value.length > this.limits.textLength) {",
      "value.length > this.limits.textLength",
      ">=",
    ],
  ]),
];

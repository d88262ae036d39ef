import { type Explained, explanation } from "./explanation.js";

/** Mistakes in the reader that change nothing that can be seen. */
export const inReader: readonly Explained[] = [
  ...explanation(
    "runtime/xml/characters.ts",
    "what is suspected in vain is looked at again, and found to be allowed",
    [
      [
        "const suspect = /[\\0-\\x08\\x0b\\x0c\\x0e-\\x1f\\ud800-\\udfff\\ufffe\\uffff]/;",
        "/[\\0-\\x08\\x0b\\x0c\\x0e-\\x1f\\ud800-\\udfff\\ufffe\\uffff]/",
        "range end 1, at 4",
        "range start -1, at 16",
        "range end 1, at 21",
        "range start -1, at 25",
        "range end 1, at 32",
      ],
      ["return suspect.test(text) ? text.search(illegal) : -1;", "suspect.test(text)", "true"],
    ],
  ),
  ...explanation(
    "runtime/xml/read/attribute-values.ts",
    "a space is taken as it is in either way",
    [
      [
        "const special = /[\\0-\\x1f&<\\ufffe\\uffff]/;",
        "/[\\0-\\x1f&<\\ufffe\\uffff]/",
        "range end 1, at 4",
      ],
    ],
  ),
  ...explanation("runtime/xml/read/attribute-values.ts", "what is illegal is no mark", [
    ["if (illegal >= 0 && illegal < index) break;", "illegal < index", "<="],
  ]),
  ...explanation("runtime/xml/read/chunks.ts", "the same text, as a part of another one or not", [
    [
      "yield whole(piece.length <= chunkLength ? chunk : flat(chunk));",
      "piece.length <= chunkLength",
      "true",
      "false",
      "<",
    ],
    ["const middle = text.length >> 1;", "1", "1 + 1", "1 - 1"],
  ]),
  ...explanation("runtime/xml/read/chunks.ts", "the longer way gives the same", [
    [
      'return { text: sound.includes("\\r") ? sound.replace(/\\r\\n?/g, "\\n") : sound, broken };',
      'sound.includes("\\r")',
      "true",
    ],
    [
      'return { text: sound.includes("\\r") ? sound.replace(/\\r\\n?/g, "\\n") : sound, broken };',
      '"\\r"',
      '""',
    ],
  ]),
  ...explanation("runtime/xml/read/expected.ts", "the longer way gives the same", [
    ["if (end === undefined) return false;", "end === undefined", "true"],
    ["if (!end.test(input.text)) return false;", "!end.test(input.text)", "true"],
    ["if (input.hasReference(end)) resolveReferences(texts);", "input.hasReference(end)", "true"],
    [
      "if (start.lastIndex - input.at > this.#limits.textLength) return false;",
      "start.lastIndex - input.at > this.#limits.textLength",
      ">=",
    ],
  ]),
  ...explanation(
    "runtime/xml/read/expected.ts",
    "outlines are known to handlers that take them alone",
    [
      ["this.#takesWhole &&", "this.#takesWhole && !this.#isFinal", "||"],
      [
        "if (this.#takesWhole) name.tags?.outlines.note(input.text, input.at, name.scope, this.#costs);",
        "this.#takesWhole",
        "true",
      ],
    ],
  ),
  ...explanation("runtime/xml/read/input.ts", "the same reference is found again", [
    ["if (this.#reference < this.at) {", "this.#reference < this.at", "true", "<="],
  ]),
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
    ['return { encoding: "utf-32", bomLength: 4 };', "4", "4 + 1", "4 - 1"],
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
  ...explanation("runtime/xml/read/input.ts", "another text takes its place before it is read", [
    ['text = "";', '""', '"mutant"'],
  ]),
  ...explanation(
    "runtime/xml/read/markup.ts",
    "what may go on is waited for, and is the same when it does not",
    [["if (begin.length >= sign.length) return kind;", "begin.length >= sign.length", ">"]],
  ),
  ...explanation("runtime/xml/read/names.ts", "the longer way gives the same", [
    [
      "if (!(text.charCodeAt(end) >= 0x80)) return end;",
      "!(text.charCodeAt(end) >= 0x80)",
      "false",
    ],
    ["if (!(text.charCodeAt(end) >= 0x80)) return end;", "text.charCodeAt(end) >= 0x80", ">"],
    ["if (!(text.charCodeAt(end) >= 0x80)) return end;", "0x80", "0x80 + 1", "0x80 - 1"],
  ]),
  ...explanation("runtime/xml/read/open-elements.ts", "the longer way gives the same", [
    [
      "const found = next?.written === written && next.scope === scope ? next : this.#find(written);",
      "next?.written === written && next.scope === scope",
      "false",
    ],
  ]),
  ...explanation(
    "runtime/xml/read/open-elements.ts",
    "names without a prefix that are the same were refused before",
    [
      ['if (name.prefix !== "") {', 'name.prefix !== ""', "true"],
      ['if (name.prefix !== "") {', '""', '"mutant"'],
    ],
  ),
  ...explanation("runtime/xml/read/outline.ts", "the attributes are of the form that the tag has", [
    [
      'const attributeName = / ([^\\s<>/="\'&]+)="[^"<]*"/g;',
      '/ ([^\\s<>/="\'&]+)="[^"<]*"/g',
      "+ to *, at 14",
    ],
  ]),
  ...explanation("runtime/xml/read/outline.ts", "there is no text behind the last", [
    ["for (let index = 1; index < texts.length; index++) {", "index < texts.length", "<="],
  ]),
  ...explanation("runtime/xml/read/outline.ts", "the longer way gives the same", [
    ['if (text?.includes("&"))', 'text?.includes("&")', "true"],
    ['if (text?.includes("&"))', '"&"', '""'],
    [
      "texts[index] = text.replace(/&(\\w+);/g, (all, name: string) => predefined.get(name) ?? all);",
      "/&(\\w+);/g",
      "+ to *, at 4",
    ],
  ]),
  ...explanation("runtime/xml/read/outline.ts", "each element that is read sets it", [
    ['last = "";', '""', '"mutant"'],
    ["depth = 0;", "0", "0 + 1", "0 - 1"],
  ]),
  ...explanation(
    "runtime/xml/read/outlines.ts",
    "there is no index between such a beginning and such an end",
    [
      ["#start = 0;", "0", "0 + 1", "0 - 1"],
      ["#end = 0;", "0", "0 + 1", "0 - 1"],
    ],
  ),
  ...explanation("runtime/xml/read/reader.ts", "a tokenizer that stopped reads nothing", [
    ["if (this.stopped) return;", "this.stopped", "false"],
    ["if (this.stopped) return;", "return;", ""],
  ]),
  ...explanation("runtime/xml/read/reader.ts", "what is put aside is read at once", [
    ["if (unfinished.length === 0) this.#read(text);", "unfinished.length === 0", "false"],
    ["if (unfinished.length === 0) this.#read(text);", "0", "0 - 1"],
    [
      "if (input.at < input.text.length) this.#unfinished.add(input.text.slice(input.at));",
      "input.at < input.text.length",
      "true",
      "<=",
    ],
  ]),
  ...explanation("runtime/xml/read/reader.ts", "it is read once more", [
    ["if (unfinished.length <= this.#looked) return;", "unfinished.length <= this.#looked", "<"],
  ]),
  ...explanation(
    "runtime/xml/read/reader.ts",
    "it is looked at longer by less than half of that, or by more",
    [["length > longestReference * this.#most ||", "length > longestReference * this.#most", ">="]],
  ),
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

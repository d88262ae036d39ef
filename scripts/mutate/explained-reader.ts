import { inMarkup } from "./explained-markup.js";
import { type Explained, explanation } from "./explanation.js";

/** Mistakes in the reader that change nothing that can be seen. */
export const inReader: readonly Explained[] = [
  ...inMarkup,
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
  ...explanation("runtime/xml/read/input.ts", "another text takes its place before it is read", [
    ['text = "";', '""', '"mutant"'],
  ]),
  ...explanation(
    "runtime/xml/read/markup.ts",
    "what may go on is waited for, and is the same when it does not",
    [["if (begin.length >= sign.length) return kind;", "begin.length >= sign.length", ">"]],
  ),
  ...explanation("runtime/xml/read/names.ts", "beyond the end of the text is no white space", [
    ["for (; at < text.length; at++) {", "at < text.length", "<="],
  ]),
  ...explanation("runtime/xml/read/names.ts", "the longer way gives the same", [
    [
      "if (end === text.length || text.charCodeAt(end) < 0x80) return end;",
      "end === text.length || text.charCodeAt(end) < 0x80",
      "false",
      "&&",
    ],
    [
      "if (end === text.length || text.charCodeAt(end) < 0x80) return end;",
      "text.charCodeAt(end) < 0x80",
      "<=",
    ],
    [
      "if (end === text.length || text.charCodeAt(end) < 0x80) return end;",
      "0x80",
      "0x80 + 1",
      "0x80 - 1",
    ],
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
    ["if (input.at > 0) {", "0", "0 + 1"],
  ]),
  ...explanation("runtime/xml/read/reader.ts", "it is read once more", [
    ["if (unfinished.length <= this.#looked) return;", "unfinished.length <= this.#looked", "<"],
  ]),
  ...explanation(
    "runtime/xml/read/reader.ts",
    "it is looked at longer by less than half of that, or by more",
    [["length > longestReference * this.#most ||", "length > longestReference * this.#most", ">="]],
  ),
];

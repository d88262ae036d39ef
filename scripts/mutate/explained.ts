import { content } from "./explained-content.js";
import { identity } from "./explained-identity.js";
import { inReader } from "./explained-reader.js";
import { inWriter } from "./explained-writer.js";
import type { Explained } from "./explanation.js";
import type { Mutant } from "./mutants.js";

const table = "runtime/datatypes/fast/character-table.ts";
const read = "runtime/datatypes/fast/read.ts";
const test = "runtime/datatypes/fast/test.ts";
const text = "runtime/datatypes/fast/text.ts";
const kept = "what was made once is made again: the same, later";
const shorter = "the way that is left out gives what the longer one gives, sooner";
const never = "a text of a form is never empty, so that it is of one unit at least anyway";

/** Mistakes that change nothing that can be seen. The list can only shrink: test/unit/scripts/mutate.test.ts holds its length. */
export const explained: readonly Explained[] = [
  ...(["<=", "0x20 + 1"] as const).map((replacement) => ({
    file: table,
    inLine: `code === 0x20 ? 2 : code < 0x20 || '"&<>'.includes(String.fromCharCode(code)) ? 0 : 1,`,
    original: replacement === "<=" ? "code < 0x20" : "0x20",
    replacement,
    reason: "the space itself was told apart before",
  })),
  ...(["0 + 1", "0 - 1"] as const).map((replacement) => ({
    file: table,
    inLine: "return { kinds, beyond: 1, least: 0, most: Number.POSITIVE_INFINITY, all: true };",
    original: "0",
    replacement,
    reason: never,
  })),
  {
    file: table,
    inLine: "least: Number(least ?? 1),",
    original: "1",
    replacement: "1 - 1",
    reason: never,
  },
  {
    file: table,
    inLine: String.raw`/^\(\?=\^\(\?:(?<class>\[(?:[^[\]\\]|\\[^q])+\]|\\[dswDSW]|\\[pP]\{[^}]*\})(?<sign>[*+?]|\{(?<least>\d+)(?:(?<open>,)(?<most>\d*))?\})?\)\$\)(?=\^)/;`,
    original: String.raw`/^\(\?=\^\(\?:(?<class>\[(?:[^[\]\\]|\\[^q])+\]|\\[dswDSW]|\\[pP]\{[^}]*\})(?<sign>[*+?]|\{(?<least>\d+)(?:(?<open>,)(?<most>\d*))?\})?\)\$\)(?=\^)/`,
    replacement: "without ^, at 0",
    reason:
      "what stands before the match would be missing from the rest, which must be the whole form",
  },
  {
    file: read,
    inLine: "if (text === last) return last;",
    original: "text === last",
    replacement: "false",
    reason: shorter,
  },
  {
    file: read,
    inLine: "if (value !== undefined && text.length <= longestCopied) last = text;",
    original: "value !== undefined && text.length <= longestCopied",
    replacement: "false",
    reason: kept,
  },
  {
    file: read,
    inLine: "if (value !== undefined && text.length <= longestCopied) last = text;",
    original: "text.length <= longestCopied",
    replacement: "<",
    reason: kept,
  },
  {
    file: test,
    inLine: 'return declared.kind === "simpleType" ? fastTestOf(declared) : undefined;',
    original: 'declared.kind === "simpleType"',
    replacement: "true",
    reason:
      "a complex type has no datatype, and so no fast test: the condition is for the type checker",
  },
  ...(["false", "0 - 1"] as const).map((replacement) => ({
    file: test,
    inLine: "return forms.length === 0 ? undefined : forms;",
    original: replacement === "false" ? "forms.length === 0" : "0",
    replacement,
    reason: "no forms make no test",
  })),
  ...(["false", "2 - 1"] as const).map((replacement) => ({
    file: test,
    inLine: "if (tests.length < 2) return tests[0];",
    original: replacement === "false" ? "tests.length < 2" : "2",
    replacement,
    reason: shorter,
  })),
  ...(["0 - 1", "<="] as const).map((replacement) => ({
    file: test,
    inLine: "for (let index = 0; index < tests.length; index++)",
    original: replacement === "<=" ? "index < tests.length" : "0",
    replacement,
    reason: "there is no test at that place, and none is not one that says yes",
  })),
  {
    file: text,
    inLine: "if (first === undefined) return other;",
    original: "first === undefined",
    replacement: "false",
    reason: shorter,
  },
  ...(["false", "1 - 1"] as const).map((replacement) => ({
    file: text,
    inLine: 'if (forms.length === 1 && first.kind === "form") {',
    original: replacement === "false" ? 'forms.length === 1 && first.kind === "form"' : "1",
    replacement,
    reason: shorter,
  })),
  {
    file: text,
    inLine: 'const expression = characters?.all === true ? undefined : new RegExp(source, "v");',
    original: "characters?.all === true",
    replacement: "false",
    reason: shorter,
  },
  {
    file: "runtime/content/all-model.ts",
    inLine:
      "this.start = { match: undefined, seen: new Uint32Array(Math.ceil(this.#leaves.length / 32)) };",
    original: "32",
    replacement: "32 - 1",
    reason: "room that is not used",
  },
  ...inReader,
  ...inWriter,
  ...[...content, ...identity].flatMap(([file, reason, inLine, ...mistakes]) =>
    mistakes.map(([original, replacement]) => ({ file, inLine, original, replacement, reason })),
  ),
];

/** Whether a mistake is the one that is explained. */
export function isSame(one: Explained, mutant: Mutant): boolean {
  return (
    mutant.inLine === one.inLine &&
    mutant.original === one.original &&
    mutant.replacement === one.replacement
  );
}

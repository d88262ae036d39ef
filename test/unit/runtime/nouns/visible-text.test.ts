import fc from "fast-check";
import { expect, test } from "vitest";
import { formatDiagnosticWithLine } from "../../../../generator/diagnostics.js";
import type { XmlIssue } from "../../../../runtime/issues.js";
import { formatIssueWithLine } from "../../../../runtime/messages/source-excerpt.js";
import { visible, visibleLines } from "../../../../runtime/nouns/visible-text.js";

const hostile =
  "\n\r\t\v\f\0\x07\x1b\x7f\x85\x9b\u2028\u2029\u202a\u202e\u2066\u2069\u200e\ufeff\u061c\u{e0041}";
const text = fc
  .array(fc.constantFrom(...hostile, ..."aé注«»\u200d\u00a0\u202f"), { minLength: 1, maxLength: 9 })
  .map((parts) => parts.join(""));
const unseen =
  /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\u{E0000}-\u{E007F}]/u;

test("nothing of a text ends its line, hides or turns the direction, and the rest stays", () => {
  fc.assert(
    fc.property(text, (drawn) => {
      const shown = visible(drawn);
      expect(shown).not.toMatch(unseen);
      const back = shown.replace(/\\u(?:\{(\w+)\}|(\w{4}))/g, (_, long, short) =>
        String.fromCodePoint(Number.parseInt(long ?? short, 16)),
      );
      expect(back).toBe(drawn);
      expect(visibleLines(drawn).replace(/[\n\t]/g, "")).toBe(
        visible(drawn.replace(/[\n\t]/g, "")),
      );
    }),
  );
});

test("what is printed of an issue or a diagnostic has the lines that it should have, with the caret under its place", () => {
  fc.assert(
    fc.property(text, text, text, fc.nat({ max: 9 }), (file, said, line, column) => {
      const position = { file, line: 1, column: column + 1 };
      const message = said.replace(/\n/g, " ");
      const source = line.replace(/\n/g, "");
      const common = { code: "cvc-elt.1", message, position, parameters: {}, path: [] };
      const printed = [
        formatIssueWithLine(common as unknown as XmlIssue, source),
        formatDiagnosticWithLine({ ...common, severity: "error", key: "x", line: source }),
      ];
      for (const [first = "", second = "", third = "", ...more] of printed.map((all) =>
        all.split("\n"),
      )) {
        expect(more).toEqual([]);
        for (const each of [first, second, third])
          expect(each.replaceAll("\t", "")).not.toMatch(unseen);
        const before = visibleLines(source.slice(0, Math.min(column, source.length)));
        expect(third).toBe(`     | ${before.replace(/[^\t]/gu, " ")}^`);
      }
    }),
  );
});

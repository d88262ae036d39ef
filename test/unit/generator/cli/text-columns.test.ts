import { describe, expect, test } from "vitest";
import { showTable } from "../../../../generator/cli/table.js";
import type { Console } from "../../../../generator/cli/terminal.js";
import { columnsOf, cutTo, padded } from "../../../../generator/cli/text-columns.js";

describe("columns of a terminal", () => {
  test.each([
    ["", 0],
    ["R-12", 4],
    ["été", 3],
    ["e\u0301te\u0301", 3],
    ["日本", 4],
    ["ＡＢ", 4],
    ["한국", 4],
    ["🙂", 2],
    ["👩‍👩‍👧", 2],
    ["🇫🇷", 2],
    ["«\u00a0…\u00a0»", 5],
    ["шрифт", 5],
    ["a\u200db", 2],
  ])("of %j: %d", (text, columns) => {
    expect(columnsOf(text)).toBe(columns);
    expect(columnsOf(padded(text, 12))).toBe(12);
    for (let most = 1; most < columns; most++) {
      const cut = cutTo(text, most);
      expect(columnsOf(cut)).toBeLessThanOrEqual(most);
      expect(cut.endsWith("…")).toBe(true);
    }
    expect(cutTo(text, columns)).toBe(text);
  });

  test("are those of a table, whatever its cells have in them", () => {
    const lines: string[] = [];
    const out = (line: string): number => lines.push(line);
    const paint = { heading: (text: string) => text };
    const ids = [
      "A",
      "COD-日本",
      "🙂🙂",
      "e\u0301\u0301",
      "x".repeat(90),
      "日".repeat(90),
      "a\u202eb",
    ];
    showTable(
      ids.map((id) => [id, "→"]),
      { out, paint } as unknown as Console,
    );
    const places = lines.map((line) => columnsOf(line.slice(0, line.indexOf("→"))));
    expect(new Set(places)).toEqual(new Set([62]));
    expect(lines.at(-1)).toContain("a\\u202eb");
  });
});

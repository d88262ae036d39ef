import { describe, expect, test } from "vitest";
import { Input } from "../../../../../runtime/xml/read/input.js";
import { XmlReader } from "../../../../../runtime/xml/read/reader.js";

const place = ({ placeLine, placeColumn }: Input): readonly number[] => [placeLine, placeColumn];

describe("the input", () => {
  test("knows the place of each index, ahead and passed, over pieces", () => {
    const text = "ab\n\nc\n";
    const places = [
      [1, 1],
      [1, 2],
      [1, 3],
      [2, 1],
      [3, 1],
      [3, 2],
      [4, 1],
    ];
    for (let passed = 0; passed <= text.length; passed++)
      for (let replaced = 0; replaced <= passed; replaced++) {
        const input = new Input(text);
        input.moveTo(replaced);
        input.replace(text.slice(replaced));
        input.moveTo(passed - replaced);
        expect(place(input)).toEqual(places[passed]);
        for (let ahead = passed; ahead <= text.length; ahead++) {
          const { line, column } = input.placeOf(ahead - replaced);
          expect([line, column]).toEqual(places[ahead]);
        }
      }
  });

  test("of an entity is all at one place", () => {
    const input = new Input("a\nb", { line: 7, column: 3 });
    input.moveTo(3);
    expect(place(input)).toEqual([7, 3]);
    expect(input.placeOf(3)).toEqual({ line: 7, column: 3 });
  });

  test("knows whether there is a reference before an index", () => {
    const answers = (input: Input): readonly boolean[] =>
      [0, 1, 2, 3, 4, 5].map((end) => input.hasReference(end));
    const input = new Input("&b&c");
    expect(answers(input)).toEqual([false, true, true, true, true, true]);
    input.moveTo(1);
    expect(answers(input)).toEqual([false, false, false, true, true, true]);
    input.moveTo(2);
    expect(answers(input)).toEqual([false, false, false, true, true, true]);
    input.moveTo(3);
    expect(answers(input).includes(true)).toBe(false);
    input.replace("d&");
    expect(answers(input)).toEqual([false, false, true, true, true, true]);
    expect(answers(new Input("abc")).includes(true)).toBe(false);
    expect(answers(new Input()).includes(true)).toBe(false);
  });

  test("of a reader begins where a document does", () => {
    const nothing = { startElement() {}, endElement() {}, text() {} };
    expect(new XmlReader(nothing).position).toEqual({ line: 1, column: 1 });
  });
});

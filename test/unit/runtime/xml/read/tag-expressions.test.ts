import { describe, expect, test } from "vitest";
import { literalTextEnd, TagExpressions } from "../../../../../runtime/xml/read/tag-expressions.js";

interface Keyed {
  readonly key: string;
}

const all = Array.from({ length: 0x82 }, (_, code) => String.fromCharCode(code)).concat(
  ..."\ud7ff\ufffd\ufffe\uffff",
);

/** Where a match ends that begins at the beginning; -1 where there is none. */
function endOf(expression: RegExp, text: string): number {
  expression.lastIndex = 0;
  return expression.test(text) ? expression.lastIndex : -1;
}

describe("the tags that are expected", () => {
  const tags = new TagExpressions<Keyed>("a.b");

  test("are those of one name", () => {
    expect(endOf(tags.start, "<a.b>")).toBe(5);
    expect(endOf(tags.start, "<a.b>x</a.b>y")).toBe(12);
    expect(endOf(tags.start, "<a.b></a.b>")).toBe(11);
    expect(endOf(tags.start, "<a.b>x</axb>")).toBe(5);
    expect(endOf(tags.start, "<axb>")).toBe(-1);
    expect(endOf(tags.start, " <a.b>")).toBe(-1);
    expect(endOf(tags.end, "</a.b>")).toBe(6);
    expect(endOf(tags.end, "</axb>")).toBe(-1);
    expect(endOf(tags.end, " </a.b>")).toBe(-1);
  });

  test("have in them what stands for itself", () => {
    const inLeaf = all.filter((one) => endOf(tags.start, `<a.b>${one}</a.b>`) > 5).join("");
    const legal = all.filter((one) => one >= " " && !"&<\ufffe\uffff".includes(one)).join("");
    expect(inLeaf).toBe(`\t${legal.replace("]", "")}`);
    expect(all.filter((one) => literalTextEnd(`x${one}`, 1) === 2).join("")).toBe(
      `\t\n${legal.replace("]", "")}`,
    );
    expect([literalTextEnd("xy<", 0), literalTextEnd("xy<", 1), literalTextEnd("<", 0)]).toEqual([
      2, 2, 0,
    ]);
  });
});

describe("attributes", () => {
  const names = (...written: readonly string[]) =>
    [written.map((name) => ({ name })), written.map((key) => ({ name: { key } }))] as const;
  const [b, bc] = [names("b"), names("b", "c.d")];

  test("are expected that came twice in a row", () => {
    const tags = new TagExpressions<Keyed>("a");
    for (const which of [b, bc, b]) {
      tags.noteAttributes(...which);
      expect(tags.attributed).toBeUndefined();
    }
    tags.noteAttributes(...b);
    expect(tags.attributed?.attributes).toEqual([{ name: { key: "b" }, length: 5 }]);
    tags.noteAttributes(...bc);
    tags.noteAttributes(...bc);
    expect(tags.attributed?.attributes).toEqual([{ name: { key: "b" }, length: 5 }]);
  });

  test("are not looked at for ever", () => {
    const inARow = (before: number): boolean => {
      const tags = new TagExpressions<Keyed>("a");
      for (let count = 0; count < before; count++)
        tags.noteAttributes(...(count % 2 === 0 ? b : bc));
      tags.noteAttributes(...(before % 2 === 0 ? bc : b));
      return tags.attributed !== undefined;
    };
    expect([1, 2, 7, 8, 9].map(inARow)).toEqual([true, true, true, false, false]);
  });

  test("have in them what stands for itself", () => {
    const tags = new TagExpressions<Keyed>("a");
    tags.noteAttributes(...bc);
    tags.noteAttributes(...bc);
    const start = tags.attributed?.start ?? /x/y;
    expect(start.exec('<a b="1" c.d="">')?.slice(1)).toEqual(["1", ""]);
    expect(endOf(start, '<a b="1" cxd="">')).toBe(-1);
    expect(endOf(start, '<a b="1" c.d=""/>')).toBe(-1);
    const legal = all.filter((one) => one >= " " && !'"&<\ufffe\uffff'.includes(one)).join("");
    expect(all.filter((one) => endOf(start, `<a b="${one}" c.d="">`) > 0).join("")).toBe(legal);
  });
});

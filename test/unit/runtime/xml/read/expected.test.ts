import { describe, expect, test } from "vitest";
import type { XmlHandler } from "../../../../../runtime/xml/events.js";
import { XmlReader } from "../../../../../runtime/xml/read/reader.js";

/*
 * What is taken by the short ways, and when.
 */
interface Taken {
  /** How many elements were opened in the general way. */
  opened: number;
  leaves: number;
  wholes: number;
}

function taken(pieces: Iterable<string>, takes: "leaf" | "whole", limits = {}): Taken {
  const all: Taken = { opened: 0, leaves: 0, wholes: 0 };
  const handler: XmlHandler = {
    startElement: () => all.opened++,
    endElement() {},
    text() {},
    ...(takes === "leaf" ? { leaf: () => ++all.leaves > 0 } : { whole: () => ++all.wholes > 0 }),
  };
  const reader = new XmlReader(handler, { limits });
  for (const piece of pieces) reader.write(piece);
  reader.end();
  expect(reader.fault).toBeUndefined();
  return all;
}

describe("leaves", () => {
  const unit = '<u x="1"><p>a</p><q>b</q></u>';

  test("are taken once their names came twice, and what came before them came once", () => {
    expect(taken([`<l>${"<p>a</p>".repeat(9)}</l>`], "leaf")).toEqual({
      opened: 3,
      leaves: 7,
      wholes: 0,
    });
    expect(taken([`<l>${unit.repeat(9)}</l>`], "leaf")).toEqual({
      opened: 14,
      leaves: 14,
      wholes: 0,
    });
    expect(taken([`<l>${"<p>a</p><p>a</p><q/>".repeat(9)}</l>`], "leaf").leaves).toBe(15);
  });

  test("are taken up to the length that a text may have", () => {
    const leaves = (length: number): string => `<l>${`<p>${"x".repeat(length)}</p>`.repeat(9)}</l>`;
    expect(taken([leaves(50)], "leaf", { textLength: 50 }).leaves).toBe(7);
  });
});

describe("whole elements", () => {
  const unit = '<u x="1"><p>a</p><q>b</q></u>';
  const lot = (count: number): string => `<l>${unit.repeat(count)}</l>`;

  test("are taken once tags with their attributes were, four times", () => {
    expect(taken([lot(20)], "whole")).toEqual({ opened: 1 + 7 * 3, leaves: 0, wholes: 13 });
    const two = '<u x="1"><p>a</p><q>b</q></u><v><q>b</q></v>';
    expect(taken([`<l>${two.repeat(40)}</l>`], "whole")).toEqual({
      opened: 34,
      leaves: 0,
      wholes: 67,
    });
  });

  test("are taken with references, and as long as a text may be", () => {
    expect(taken([`<l>${unit.replace("a", "&amp;").repeat(20)}</l>`], "whole").wholes).toBe(13);
    const { length } = unit;
    expect(taken([lot(20)], "whole", { textLength: length }).wholes).toBe(13);
    expect(taken([lot(20)], "whole", { textLength: length - 1 }).wholes).toBe(0);
  });

  test("are taken as deep as elements may be", () => {
    expect(taken([lot(20)], "whole", { depth: 3 }).wholes).toBe(13);
  });

  test("are waited for where a piece ends in one", () => {
    const text = lot(3000);
    for (const size of [4096, 5000, 10_007, 65_536]) {
      const pieces: string[] = [];
      for (let at = 0; at < text.length; at += size) pieces.push(text.slice(at, at + size));
      expect(taken(pieces, "whole")).toEqual({ opened: 22, leaves: 0, wholes: 2993 });
    }
  });

  /** Whether the element that a piece ends in is opened before the next one comes; it looks like what came before, up to a text. */
  function isOpened(pieceLength: number, left: number, begin = '<u x="1"><p>'): boolean {
    const first = lot(20).replace("</l>", "");
    const units = unit.repeat(Math.floor((pieceLength - left) / unit.length));
    const space = " ".repeat(pieceLength - left - units.length);
    const piece = `${space}${units}${begin}${"x".repeat(left - begin.length)}`;
    expect(piece).toHaveLength(pieceLength);
    let count = 0;
    const reader = new XmlReader({
      startElement: () => {
        count++;
      },
      endElement() {},
      text() {},
      whole: () => true,
    });
    reader.write(first);
    const before = count;
    reader.write(piece);
    expect(reader.fault).toBeUndefined();
    return count > before;
  }

  test("are waited for when they may go on, in pieces that are long enough", () => {
    const { length } = unit;
    expect([4095, 4096, 4097].map((size) => isOpened(size, length - 1))).toEqual([
      true,
      false,
      false,
    ]);
    expect([length - 1, length, length + 1].map((left) => isOpened(5000, left))).toEqual([
      false,
      true,
      true,
    ]);
    expect(isOpened(5000, length - 1, "<v><p>")).toBe(true);
  });

  test("are waited for in the last half of a piece", () => {
    const long = `<u x="1"><p>${"y".repeat(3000)}</p><q>b</q></u>`;
    const whole = `<l>${long.repeat(12)}`;
    const isWaitedFor = (space: number, left: number): boolean => {
      let count = 0;
      const reader = new XmlReader({
        startElement: () => {
          count++;
        },
        endElement() {},
        text() {},
        whole: () => true,
      });
      reader.write(whole);
      const before = count;
      reader.write(`${" ".repeat(space)}${long.slice(0, left)}`);
      return count === before;
    };
    expect([2499, 2500, 2501].map((space) => isWaitedFor(space, 2500))).toEqual([
      false,
      true,
      true,
    ]);
  });

  test("are no longer waited for at the end", () => {
    const nothing = { startElement() {}, endElement() {}, text() {}, whole: () => true };
    const reader = new XmlReader(nothing);
    reader.write(lot(200).slice(0, -13));
    reader.end();
    expect(reader.fault?.parameters["detail"]).toBe("unclosed tag: q");
  });
});

test("what is taken has the values and texts that are there", () => {
  const values: string[] = [];
  const handler: XmlHandler = {
    startElement: ({ attributes }) => {
      for (const { name, value } of attributes) values.push(`${name.local}=${value}`);
    },
    endElement() {},
    text: (text) => values.push(text),
  };
  const whole = (_: unknown, texts: readonly string[]): boolean =>
    values.push(...texts.slice(1)) > 0;
  for (const takes of [{}, { whole }]) {
    const reader = new XmlReader({ ...handler, ...takes });
    const [expected, units]: [string[], string[]] = [[], []];
    for (let count = 0; count < 20; count++) {
      units.push(
        `<u a="${count}" b="&lt;${count}" c="">&amp;${count}</u><u a="x${count}" b="y" c="z">t</u>`,
      );
      expected.push(...[`${count}`, `<${count}`, "", `&${count}`, `x${count}`, "y", "z", "t"]);
    }
    reader.write(`<l>${units.join("")}</l>`);
    expect(values.map((value) => value.replace(/^[abc]=/, "")).join(" ")).toBe(expected.join(" "));
    values.length = 0;
  }
});

import { describe, expect, test } from "vitest";
import { isName, isNmtoken } from "../../../../../runtime/xml/name-characters.js";
import { valueEnd } from "../../../../../runtime/xml/read/attribute-values.js";
import { type Context, unfinished } from "../../../../../runtime/xml/read/context.js";
import { doctypeEnd } from "../../../../../runtime/xml/read/doctype.js";
import {
  isDeclaration,
  nameEnd,
  nmtokenEnd,
  spaceEnd,
} from "../../../../../runtime/xml/read/names.js";
import { leastLength } from "../../../../../runtime/xml/read/references.js";
import { Unfinished } from "../../../../../runtime/xml/read/unfinished.js";

const points = [
  ...Array.from({ length: 0x400 }, (_, point) => point),
  ...[0x1fff, 0x2000, 0x203f, 0x2040, 0x2041, 0x206f, 0x2070, 0x2fef, 0x2ff0, 0x3000, 0x3001],
  ...[0xd7ff, 0xf8ff, 0xf900, 0xfdcf, 0xfdd0, 0xfdf0, 0xfffd, 0x10000, 0xeffff, 0xf0000],
];

describe("the ends of parts of a document", () => {
  test("are those of names and name tokens", () => {
    for (const point of points) {
      const one = String.fromCodePoint(point);
      for (const text of [one, `x${one}`, `é${one}`, `x${one}x`, `é${one}é`]) {
        let [longestName, longestToken] = [0, 0];
        for (let end = 1; end <= text.length; end++) {
          if (isName(text.slice(0, end))) longestName = end;
          if (isNmtoken(text.slice(0, end))) longestToken = end;
        }
        expect([point, nameEnd(`<${text}`, 1)]).toEqual([point, longestName + 1]);
        expect([point, nmtokenEnd(`(${text}`, 1)]).toEqual([point, longestToken + 1]);
      }
    }
  });

  test("are those of white space", () => {
    for (const point of points) {
      const isSpace = [0x20, 0x09, 0x0a, 0x0d].includes(point);
      expect(spaceEnd(`x ${String.fromCodePoint(point)}x`, 1)).toBe(isSpace ? 3 : 2);
    }
    expect(spaceEnd(" ", 0)).toBe(1);
  });

  test("are -1 where they are not there", () => {
    expect([valueEnd("'x", 0), valueEnd("x='", 2), doctypeEnd("<!DOCTYPE a", 0)]).toEqual([
      -1, -1, -1,
    ]);
    expect([doctypeEnd("<!DOCTYPE a '", 0), doctypeEnd("<!DOCTYPE a [<?", 0)]).toEqual([-1, -1]);
    expect(unfinished({ final: false } as Context, "", 0)).toBe(-1);
    expect([valueEnd("''", 0), valueEnd("x='y'z", 2)]).toEqual([2, 5]);
  });

  test("tell declarations of namespaces from other attributes", () => {
    const names = [
      "xmlns",
      "xmlns:",
      "xmlns:a",
      "xmlnsa",
      "xmlns.a",
      "xmln",
      "xmlnt:a",
      "a:xmlns",
      "",
    ];
    expect(names.filter(isDeclaration)).toEqual(["xmlns", "xmlns:", "xmlns:a"]);
  });
});

test.for([
  ["<a b='x'/>", 10],
  ["<a b='&amp;'/>", 10],
  ["<a b='&#38;&lt;x'/>", 12],
  ["<a b='&'/>", 10],
  ["<a b='&;'/>", 10],
  ["<a b='& x;'/>", 13],
  ["<a b='&&amp;'/>", 11],
  ["<a b='&amp", 7],
  ["<a b='&", 7],
  ["<a b='&a<b;", 11],
  ["<a b='&a>b;", 11],
  ["<a b='&a\"b;", 11],
  ["<a b='&a'b;", 11],
  ["<!-- &amp; -->", 14],
  ["<?p &amp; ?>", 12],
  ["&amp;", 1],
] as const)("the least length of %s is %i", ([text, length]) => {
  expect(leastLength(text, 0, text.length)).toBe(length);
  expect(leastLength(`!?&amp;${text}&amp;`, 7, 7 + text.length)).toBe(length);
});

describe("what is unfinished", () => {
  /** How often it is worth reading one text again, where all of it is still unfinished each time. */
  function timesOf(text: string): number {
    const unfinished = new Unfinished();
    for (let times = 0; times < 10_000; times++) {
      if (!unfinished.add(text)) return times;
      expect(unfinished.take()).toBe(text);
    }
    return Number.NaN;
  }

  test("is read again so many times", () => {
    expect(timesOf("x")).toBe(8 + 4096);
    expect(timesOf("x".repeat(512))).toBe(8 + 4096 / 512);
    expect(timesOf("x".repeat(4096))).toBe(9);
    expect(timesOf("x".repeat(4097))).toBe(8);
  });

  test("has a length, and may be forgotten", () => {
    const unfinished = new Unfinished();
    expect([unfinished.length, unfinished.take()]).toEqual([0, ""]);
    for (let round = 0; round < 3; round++) {
      let times = 0;
      while (times < 10_000 && unfinished.add("x")) {
        expect(unfinished.length).toBe(1);
        unfinished.take();
        expect(unfinished.length).toBe(0);
        times++;
      }
      expect(times).toBe(8 + 4096);
      unfinished.take();
      unfinished.forget();
    }
  });

  test("is read again for what markup may end or begin with, text for anything", () => {
    const answer = (...pieces: readonly string[]): boolean | undefined => {
      const unfinished = new Unfinished();
      return pieces.map((piece) => unfinished.add(piece)).at(-1);
    };
    expect([answer("<a"), answer("<a", "b"), answer("<", ">"), answer("<a", "<")]).toEqual([
      true,
      false,
      true,
      true,
    ]);
    expect([answer("&a", "b"), answer("]", "]"), answer("x<", "y")]).toEqual([true, true, true]);
  });
});

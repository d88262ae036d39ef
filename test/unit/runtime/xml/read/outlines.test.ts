import { describe, expect, test } from "vitest";
import { rootScope, type XmlName } from "../../../../../runtime/xml/names.js";
import { OutlineCosts, Outlines } from "../../../../../runtime/xml/read/outlines.js";

const scope = rootScope();
const unit = (kind: string): string => `<u><${kind}>x</${kind}></u>`;

/** Notes elements one after the other, with costs too small to matter; gives the lengths of the list of outlines that are tried. */
function noted(outlines: Outlines<XmlName>, kinds: Iterable<string>): readonly number[] {
  return Array.from(kinds, (kind) => {
    outlines.note(unit(kind), 0, scope, new OutlineCosts());
    return outlines.known.length;
  });
}

describe("outlines", () => {
  test("are known of what was seen twice, from the third element on, and looked for ever more seldom", () => {
    expect(noted(new Outlines(), "aaaaaa")).toEqual([0, 0, 0, 1, 1, 1]);
    // Looked at are the 3rd, 4th, 8th, 24th and 88th element.
    const kinds = Array.from({ length: 100 }, () => "x");
    for (const [number, kind] of [
      [3, "a"],
      [4, "b"],
      [8, "b"],
      [24, "c"],
      [88, "c"],
    ] as const)
      kinds[number - 1] = kind;
    const lengths = noted(new Outlines(), kinds);
    expect(lengths.indexOf(1)).toBe(7);
    expect(lengths.indexOf(2)).toBe(87);
  });

  /** Outlines that look at each element: costs and numbers of elements are left aside. */
  function known(kinds: string): readonly string[] {
    const outlines = new Outlines<XmlName>();
    let looked = 0;
    for (const kind of kinds) {
      const due = [3, 4, 8, 24, 88, 344, 1368, 5464, 21848][looked++] ?? 0;
      for (; opened < due - 1; opened++) outlines.note("x", 0, scope, new OutlineCosts());
      outlines.note(unit(kind), 0, scope, new OutlineCosts());
      opened++;
    }
    opened = 0;
    return outlines.known.map(({ last }) => last);
  }
  let opened = 0;

  test("are three at most: another one takes the place of the last", () => {
    expect(known("aabb")).toEqual(["a", "b"]);
    expect(known("aabbcc")).toEqual(["a", "b", "c"]);
    expect(known("aabbccdd")).toEqual(["a", "b", "d"]);
    expect(known("aaaabb")).toEqual(["a", "b"]);
  });

  test("are known of what comes again among three others, not among four", () => {
    expect(known("abcda")).toEqual(["a"]);
    expect(known("abcdea")).toEqual([]);
    expect(known("abcdeb")).toEqual(["b"]);
  });

  test("are forgotten when they do not match", () => {
    const missesOf = (matches: number): number => {
      const outlines = new Outlines<XmlName>();
      noted(outlines, "aaaa");
      const [outline] = outlines.known;
      if (outline === undefined) throw new Error("nothing is known");
      expect(outline.length).toBe(0);
      for (let count = 0; count < matches; count++) outlines.matched(outline);
      let misses = 0;
      for (; outlines.known.length > 0 && misses < 100; misses++) outlines.missed(outline);
      return misses;
    };
    expect([0, 1, 2, 5, 6, 7, 100].map(missesOf)).toEqual([6, 9, 12, 21, 24, 24, 24]);
  });
});

describe("the costs of looking for outlines", () => {
  const look = (tags: number, end: number, found: boolean) => ({
    outline: found
      ? {
          source: "",
          element: { name: 0, attributes: [], children: [], text: 0 },
          last: "",
          elements: 1,
          depth: 1,
          isSpaced: false,
        }
      : undefined,
    tags,
    end,
  });

  test("are some hundred tags, and a small part of what is read", () => {
    const costs = new OutlineCosts();
    expect(costs.allow(0)).toBe(true);
    costs.looked(0, look(299, 0, false));
    expect(costs.allow(0)).toBe(true);
    costs.looked(0, look(1, 0, false));
    expect(costs.allow(0)).toBe(false);
    costs.opens();
    expect(costs.allow(0)).toBe(true);
    costs.looked(0, look(1, 0, false));
    for (let count = 0; count < 31; count++) {
      costs.opens();
      expect(costs.allow(0)).toBe(false);
    }
    costs.opens();
    expect(costs.allow(0)).toBe(true);
  });

  test("are not spent again within an element that has an outline", () => {
    const allowed = (costs: OutlineCosts): readonly number[] =>
      Array.from({ length: 12 }, (_, at) => at).filter((at) => costs.allow(at));
    const costs = new OutlineCosts();
    expect(allowed(costs)).toHaveLength(12);
    costs.looked(3, look(1, 8, true));
    expect(allowed(costs)).toEqual([0, 1, 2, 3, 8, 9, 10, 11]);
    costs.looked(3, look(1, 8, false));
    expect(allowed(costs)).toHaveLength(12);
  });
});

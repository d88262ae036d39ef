import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AnyElement } from "../../../runtime/nouns/generic-values.js";
import { parse } from "../../../runtime/parse.js";
import { serialize, serializeToBytes } from "../../../runtime/serialize.js";
import { type Kitchen, kitchen } from "../../support/kitchen.js";
import { hostileKitchens, kitchens } from "../../support/kitchen-values.js";

/** A value without what a document cannot hold: absent properties, empty arrays, the prefixes that were only wished for. */
function essence(value: unknown): unknown {
  if (Array.isArray(value)) return joined(value.map(essence));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, inner]) => {
    const kept = essence(inner);
    const absent =
      kept === undefined || (Array.isArray(kept) && kept.length === 0 && !lists.has(key));
    return absent || key === "prefix" || key === "namespaces" ? [] : [[key, kept] as const];
  });
  return Object.fromEntries(entries);
}

/** An empty list is a value; mixed content is there even when it is empty. */
const lists: ReadonlySet<string> = new Set(["sizes"]);

/** Neighbouring texts are one text, and an empty text is none. */
function joined(items: unknown[]): unknown[] {
  if (!items.some((item) => typeof item === "object")) return items;
  const result: unknown[] = [];
  for (const item of items) {
    const last = result.at(-1);
    if (typeof item === "string" && typeof last === "string") result.push(`${result.pop()}${item}`);
    else result.push(item);
  }
  return result.filter((item) => item !== "");
}

function withTexts(element: AnyElement): AnyElement {
  const children = joined([...(element.children ?? []), {}]).slice(0, -1) as (
    | string
    | AnyElement
  )[];
  return {
    ...element,
    children: children.map((child) => (typeof child === "string" ? child : withTexts(child))),
  };
}

/** What a reader of the document must get. */
function expected(value: Kitchen): unknown {
  const note = value.note && {
    ...value.note,
    content: joined([...value.note.content, {}]).slice(0, -1),
  };
  return essence({ ...value, any: value.any?.map(withTexts), note });
}

describe("what is written is read again", () => {
  test.each([undefined, 2])("with indent %s", (indent) => {
    fc.assert(
      fc.property(fc.oneof(kitchens, hostileKitchens), (value) => {
        const { value: read, issues } = parse(kitchen, serialize(kitchen, value, { indent }));
        expect(issues).toEqual([]);
        expect(essence(read)).toEqual(expected(value));
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  test("in the bytes of ISO-8859-1, and again and again", () => {
    fc.assert(
      fc.property(kitchens, (value) => {
        const bytes = serializeToBytes(kitchen, value, { encoding: "ISO-8859-1" });
        const { value: once, issues } = parse(kitchen, bytes);
        expect(issues).toEqual([]);
        if (once === undefined) return;
        const again = serializeToBytes(kitchen, once, { encoding: "ISO-8859-1" });
        const { value: twice } = parse(kitchen, again);
        expect(twice).toEqual(once);
        if (twice === undefined) return;
        expect(serializeToBytes(kitchen, twice, { encoding: "ISO-8859-1" })).toEqual(again);
      }),
      { numRuns: 300, seed: 2 },
    );
  });
});

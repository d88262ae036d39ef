import fc from "fast-check";
import { expect, test } from "vitest";
import type { ContentPart } from "../../../../../../generator/cli/description/model.js";
import {
  type Box,
  type Drawing,
  draw,
} from "../../../../../../generator/cli/docs/drawing/drawing.js";
import { expressionOf } from "../../../../../../generator/cli/docs/drawing/expression.js";

const occurs = fc.constantFrom("1..1", "0..1", "0..n", "1..n", "2..5");
const name = fc.string({ minLength: 1, maxLength: 70, unit: "grapheme" });

const { part } = fc.letrec<{ part: ContentPart }>((tie) => ({
  part: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record({
      kind: fc.constant("element" as const),
      name,
      occurs,
      documentation: fc.constant([]),
    }),
    fc.record({
      kind: fc.constant("any" as const),
      occurs,
      namespaces: fc.constant("any" as const),
      process: fc.constant("lax" as const),
    }),
    fc.record({
      kind: fc.constantFrom("sequence" as const, "choice" as const, "all" as const),
      occurs,
      parts: fc.array(tie("part"), { minLength: 1, maxLength: 4 }),
    }),
  ),
}));

const words = {
  attributes: "attributes",
  any: "any",
  anyAttribute: "any attribute",
  sequence: "sequence",
  choice: "choice",
  all: "all",
};
const lettering = { name: (clark: string) => clark, words };

const apart = (a: Box, b: Box): boolean =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

const drawingOf = (content: readonly ContentPart[]): Drawing => {
  const drawing = draw(
    { kind: "complexType", name: "T", documentation: [], usedBy: [], content },
    lettering,
  );
  if (drawing === undefined || drawing === "tooLarge") throw new Error("no drawing");
  return drawing;
};

test("boxes are all inside, none is on another, and each is led to from one before it", () => {
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (content) => {
      const { boxes, lines, width, height } = drawingOf(content);
      for (const [index, box] of boxes.entries()) {
        expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= width).toBe(true);
        expect(box.y + box.height).toBeLessThanOrEqual(height);
        for (const other of boxes.slice(index + 1)) expect(apart(box, other)).toBe(true);
      }
      const led = lines.flatMap(({ to }) => to);
      expect(new Set(led).size).toBe(led.length);
      expect(led.length).toBe(boxes.length - 1);
      for (const { from, to } of lines)
        for (const box of to) expect(from.x + from.width).toBeLessThan(box.x);
    }),
    { numRuns: 150 },
  );
});

test("a content has a text for each drawing", () => {
  const element = (own: string, times: string): ContentPart => ({
    kind: "element",
    name: own,
    occurs: times,
    documentation: [],
  });
  const content: readonly ContentPart[] = [
    element("a", "1..1"),
    { kind: "choice", occurs: "0..n", parts: [element("b", "0..1"), element("c", "1..n")] },
    { kind: "any", occurs: "2..5", namespaces: "any", process: "skip" },
  ];
  const attributes = [{ name: "id", occurs: "0..1", documentation: [] }];
  const description = { kind: "complexType", name: "T", documentation: [], usedBy: [] } as const;
  expect(expressionOf({ ...description, content, attributes }, (clark) => clark)).toBe(
    "(@id?, a, (b? | c+)*, *{2..5})",
  );
  const kinds = drawingOf(content).boxes.map(({ kind, optional, repeated }) => [
    kind,
    optional,
    repeated,
  ]);
  expect(kinds).toContainEqual(["choice", true, true]);
  expect(kinds).toContainEqual(["any", false, true]);
});

test("what nobody could look at is not drawn", () => {
  const content = Array.from(
    { length: 300 },
    (_, index): ContentPart => ({
      kind: "element",
      name: `e${index}`,
      occurs: "1..1",
      documentation: [],
    }),
  );
  const description = { kind: "complexType", name: "T", documentation: [], usedBy: [] } as const;
  expect(draw({ ...description, content }, lettering)).toBe("tooLarge");
  expect(draw(description, lettering)).toBeUndefined();
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quote } from "../../../../../generator/emit/text/foreign-text.js";
import {
  array,
  call,
  type Layout,
  object,
  objectOf,
  prefixed,
  print,
  propertyKey,
  width,
} from "../../../../../generator/emit/text/layout.js";

const evaluate = (expression: string): unknown => new Function(`return (${expression});`)();

describe("print", () => {
  test("what fits stands on one line", () => {
    const layout = call("f", "1", array(["2", "3"]), object({ a: "4", b: undefined }));
    expect(print(layout, "", 0)).toBe("f(1, [2, 3], { a: 4 })");
  });

  test("what does not gets a line for each item", () => {
    const long = "x".repeat(60);
    expect(print(prefixed("() => ", call("f", array([long]), long)), "", 0)).toBe(
      `() => f(\n  [${long}],\n  ${long},\n)`,
    );
  });

  test("a last argument that is a long list begins on the line of the call", () => {
    const long = "x".repeat(40);
    const list = array([array([long]), array([long])]);
    const lines = `  [${long}],\n  [${long}],\n`;
    expect(print(call("f", "a", list), "", 30)).toBe(`f(a, [\n${lines}])`);
    expect(print(call("f", call("g", list)), "", 30)).toBe(`f(g([\n${lines}]))`);
  });

  test("names and texts stand as many on a line as it has room for", () => {
    const [name, long] = ["x".repeat(40), `"${"y".repeat(width)}"`];
    expect(print(array([name, name, name]), "", 0)).toBe(`[\n  ${name}, ${name},\n  ${name},\n]`);
    expect(print(array([name, long, name]), "", 0)).toBe(
      `[\n  ${name},\n  ${long},\n  ${name},\n]`,
    );
  });

  test("no line begins for a text that is longer than any", () => {
    const long = `"${"x".repeat(width)}"`;
    expect(print(call("f", "a", long), "", 0)).toBe(`f(a, ${long})`);
  });

  test("the text before on the line counts", () => {
    const layout = call("f", "a".repeat(50));
    expect(print(layout, "", 40)).not.toContain("\n");
    expect(print(layout, "", 48)).toContain("\n");
  });

  test("whatever the layout, the printed data is the same, and no line is longer than it must be", () => {
    type Printed = readonly [layout: Layout, value: unknown];
    const { tree } = fc.letrec<{ tree: Printed; leaf: Printed }>((tie) => ({
      leaf: fc.string({ maxLength: 30 }).map((text): Printed => [quote(text), text]),
      tree: fc.oneof(
        { depthSize: "small" },
        tie("leaf"),
        fc
          .array(tie("tree"))
          .map((items): Printed => [array(items.map(([it]) => it)), items.map(([, it]) => it)]),
        fc
          .dictionary(fc.string(), tie("tree"))
          .map(
            (entries): Printed => [
              objectOf(Object.entries(entries).map(([key, [it]]) => [propertyKey(key), it])),
              Object.fromEntries(Object.entries(entries).map(([key, [, it]]) => [key, it])),
            ],
          ),
      ),
    }));
    const property = fc.property(tree, ([layout, value]) => {
      const text = print(layout, "", 0);
      expect(evaluate(text)).toEqual(value);
      for (const line of text.split("\n")) {
        if (line.length > width) expect(line.trim()).toMatch(/^("|[\w$]+: "|\["__proto__"\]: ")/);
      }
    });
    fc.assert(property, { seed: 1, numRuns: 300 });
  });
});

describe("quote and propertyKey", () => {
  test("any text comes back", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(evaluate(quote(text))).toBe(text);
        expect(evaluate(`{ ${propertyKey(text)}: 1 }`)).toEqual(Object.fromEntries([[text, 1]]));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  test.each(["\u2028", "__proto__", "constructor", "a-b", "été", "1"])("%j is data", (text) => {
    const made = evaluate(`{ ${propertyKey(text)}: ${quote(text)} }`) as object;
    expect(Object.entries(made)).toEqual([[text, text]]);
    expect(Object.getPrototypeOf(made)).toBe(Object.prototype);
  });

  test("a property is written once where a constant of that name holds it, a quoted key never", () => {
    expect(print(objectOf([["prefixes", "prefixes"]]), "", 0)).toBe("{ prefixes }");
    expect(print(objectOf([['"a"', '"a"']]), "", 0)).toBe('{ "a": "a" }');
  });
});

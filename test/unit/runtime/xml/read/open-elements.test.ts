import { expect, test } from "vitest";
import { Input } from "../../../../../runtime/xml/read/input.js";
import { noAttributes, OpenElements } from "../../../../../runtime/xml/read/open-elements.js";

function openElements(): OpenElements {
  return new OpenElements((detail) => {
    throw new Error(detail);
  });
}

/** Opens and closes an element; whether its tags are expected to come again. */
function pass(elements: OpenElements, name: string, attributes: readonly string[] = []): boolean {
  const written = attributes.map((attribute) => ({
    name: attribute,
    value: "",
    at: undefined,
  }));
  elements.open(written, false);
  elements.elementName(name);
  elements.attributes(written, false, new Input());
  const { tags } = elements.openName ?? {};
  elements.close();
  return attributes.length === 0 ? tags !== undefined : tags?.attributed !== undefined;
}

test("tags are expected of what came twice, of a thousand names", () => {
  const elements = openElements();
  const names = Array.from({ length: 1003 }, (_, index) => `n${index}`);
  expect(names.filter((name) => pass(elements, name))).toEqual([]);
  expect(names.filter((name) => pass(elements, name))).toEqual(names.slice(0, 1000));
  expect(names.filter((name) => pass(elements, name))).toEqual(names.slice(0, 1000));
});

test("tags with attributes are expected that came twice in a row, after their name did", () => {
  const elements = openElements();
  expect([1, 2, 3].map(() => pass(elements, "a", ["b", "c"]))).toEqual([false, false, true]);
});

test("what was taken is what others come behind, in the scope that it is in", () => {
  const elements = openElements();
  elements.passWritten("a");
  expect(elements.lastName?.written).toBe("a");
  elements.passWritten("unbound:b");
  expect(elements.lastName?.written).toBe("a");
});

test("elements without attributes share one list", () => {
  expect(openElements().attributes([], false, new Input())).toBe(noAttributes);
});

import { describe, expect, test } from "vitest";
import { firstDifference } from "../../../../../generator/cli/generate/descriptor-difference.js";
import { xsInt, xsString } from "../../../../../runtime/datatypes/built-ins.js";
import type {
  ComplexType,
  ElementDescriptor,
  SimpleType,
} from "../../../../../runtime/descriptors.js";
import * as make from "../../../../../runtime/v1/particles.js";

/** A type that contains itself. */
function tree({
  type = xsString as SimpleType,
  property = "label",
  maxOccurs = Number.POSITIVE_INFINITY,
} = {}): ElementDescriptor {
  const node: ComplexType = {
    kind: "complexType",
    content: () =>
      make.sequence(
        make.element(property, { namespace: "", local: "label" }, type),
        make.occurs(
          0,
          maxOccurs,
          make.element("node", { namespace: "", local: "node" }, () => node),
        ),
      ),
  };
  return make.globalElement({ namespace: "", local: "tree" }, () => node);
}

describe("firstDifference", () => {
  test("two graphs with circles that say the same are equal", () => {
    expect(firstDifference(tree(), tree())).toBeUndefined();
  });

  test.each([
    [{ property: "title" }, ".type().content().particles.0.property: label is not title"],
    [{ maxOccurs: 2 }, ".type().content().particles.1.maxOccurs: Infinity is not 2"],
  ])("a difference behind thunks is found: %o", (other, found) => {
    expect(firstDifference(tree(), tree(other))).toBe(found);
  });

  test("another built-in type is a difference", () => {
    expect(firstDifference(tree(), tree({ type: xsInt as SimpleType }))).toContain(".type()");
  });

  test("maps are compared by their keys, sets in order", () => {
    const map = new Map([
      ["a", 1],
      ["b", 2],
    ]);
    expect(firstDifference(map, new Map([...map].reverse()))).toBeUndefined();
    expect(firstDifference(new Map([["a", 1]]), new Map([["b", 1]]))).toBe(" (keys): a is not b");
    expect(firstDifference(new Set(["a", "b"]), new Set(["b", "a"]))).toBe(".0: a is not b");
  });

  test("what is undefined is absent", () => {
    expect(firstDifference({ a: undefined, b: 1 }, { b: 1 })).toBeUndefined();
    expect(firstDifference({ a: null }, {})).toBe(" (keys): a is not ");
  });
});

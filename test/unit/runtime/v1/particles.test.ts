import { expect, test } from "vitest";
import { xsInt, xsString } from "../../../../runtime/datatypes/built-ins.js";
import type { ComplexType } from "../../../../runtime/descriptors.js";
import { mixed, ordered } from "../../../../runtime/v1/lending-particles.js";
import {
  attribute,
  choice,
  complexType,
  element,
  elementRef,
  globalElement,
  many,
  occurs,
  optional,
  sequence,
  some,
} from "../../../../runtime/v1/particles.js";

const name = (local: string) => ({ namespace: "urn:x", local });

test("a particle occurs once unless it is said otherwise", () => {
  const particle = element("a", name("a"), xsString);
  expect(particle).toMatchObject({ kind: "element", minOccurs: 1, maxOccurs: 1 });
  expect(optional(particle)).toMatchObject({ minOccurs: 0, maxOccurs: 1 });
  expect(optional(occurs(2, 5, particle))).toMatchObject({ minOccurs: 0, maxOccurs: 5 });
  expect(particle.minOccurs).toBe(1);
});

test("a type is given as it is or by a function, called when it is needed", () => {
  let calls = 0;
  const late = globalElement(name("a"), () => {
    calls++;
    return xsInt;
  });
  expect(calls).toBe(0);
  expect(late.type()).toBe(xsInt);
  expect(globalElement(name("a"), xsInt).type()).toBe(xsInt);
});

test("groups and references keep what they are given", () => {
  const a = globalElement(name("a"), xsString, { nillable: true });
  const group = ordered("items", occurs(0, 3, choice(elementRef("a", a), sequence())));
  expect(group).toMatchObject({ kind: "choice", property: "items", minOccurs: 0, maxOccurs: 3 });
  expect(group.particles[0]).toMatchObject({ property: "a", element: a });
  expect(mixed("content")).toEqual({ kind: "mixed", property: "content", particle: undefined });
  expect(attribute("id", name("id"), xsString, { required: true }).required).toBe(true);
});

test("a repetition takes what an element takes", () => {
  const a = globalElement(name("a"), xsString);
  for (const [repeat, minOccurs, maxOccurs] of [
    [optional, 0, 1],
    [many, 0, Number.POSITIVE_INFINITY],
    [some, 1, Number.POSITIVE_INFINITY],
  ] as const) {
    const bounds = { minOccurs, maxOccurs };
    expect(repeat("a", a)).toEqual({ ...elementRef("a", a), ...bounds });
    expect(repeat(element("a", a))).toEqual({ ...elementRef("a", a), ...bounds });
    const local = repeat("b", ["urn:x"], xsInt, { nillable: true });
    expect(local).toMatchObject({ kind: "element", property: "b", ...bounds });
    expect(local.element).toMatchObject({ name: name("B"), nillable: true });
    expect(local.element.type()).toBe(xsInt);
  }
});

test("of a type with nothing but content, the content is said; what is derived calls itself by its own name", () => {
  const derived: ComplexType = complexType(undefined, ["urn:x", "Derived"], {
    extension: () => base,
  });
  const base: ComplexType = complexType(undefined, ["urn:x", "Base"], {
    derived: () => [derived, { $type: "Other", type: derived }],
  });
  expect(base.derived?.()).toEqual([
    { $type: "Derived", type: derived },
    { $type: "Other", type: derived },
  ]);
  expect(base.derived?.()).toBe(base.derived?.());
  const content = sequence();
  const short = complexType(undefined, ["urn:x", "Short"], () => content);
  expect(short).toEqual({ kind: "complexType", name: name("Short"), content: short.content });
  expect(short.content?.()).toBe(content);
});

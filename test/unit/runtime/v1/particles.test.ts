import { expect, test } from "vitest";
import { xsInt, xsString } from "../../../../runtime/datatypes/built-ins.js";
import {
  attribute,
  choice,
  element,
  elementRef,
  globalAttribute,
  globalElement,
  mixed,
  occurs,
  optional,
  ordered,
  schemaSet,
  sequence,
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

test("a schema set finds declarations by their Clark names", () => {
  const set = schemaSet({
    elements: [globalElement(name("a"), xsInt)],
    types: [{ $type: "Int", type: xsInt }, { type: { kind: "simpleType", variety: "atomic" } }],
    attributes: [globalAttribute({ namespace: "", local: "b" }, xsInt)],
    notations: [name("gif")],
  });
  const int = "{http://www.w3.org/2001/XMLSchema}int";
  expect(set.elements.get("{urn:x}a")?.type()).toBe(xsInt);
  expect(set.attributes.get("b")?.type()).toBe(xsInt);
  expect([...set.types.keys()]).toEqual([int]);
  expect(set.typeNames.get(int)).toBe("Int");
  expect(set.notations.has("{urn:x}gif")).toBe(true);
});

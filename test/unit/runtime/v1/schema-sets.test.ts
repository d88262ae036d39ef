import { expect, test } from "vitest";
import { xsInt, xsString, xsToken } from "../../../../runtime/datatypes/built-ins.js";
import type { ComplexType, SimpleType } from "../../../../runtime/descriptors.js";
import { mixed, ordered } from "../../../../runtime/v1/lending-particles.js";
import {
  attribute,
  complexType,
  element,
  globalAttribute,
  globalElement,
  optional,
  restriction,
  sequence,
  text,
} from "../../../../runtime/v1/particles.js";
import { schemaSet, schemasFrom } from "../../../../runtime/v1/schema-sets.js";

const name = (local: string) => ({ namespace: "urn:x", local });
const simple = (local: string, base: SimpleType = xsToken): SimpleType =>
  restriction(base, undefined, name(local));

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

test("a set has the named types to which its declarations lead, by every way", () => {
  const union: SimpleType = {
    kind: "simpleType",
    name: name("Union"),
    variety: "union",
    memberTypes: () => [simple("Member"), xsInt],
  };
  const list: SimpleType = {
    kind: "simpleType",
    variety: "list",
    itemType: () => simple("Item", simple("Restricted")),
  };
  const base: ComplexType = complexType(undefined, ["urn:x", "Base"], {
    derived: () => [derived],
    attributes: () => [attribute("a", "", union)],
  });
  const derived: ComplexType = complexType(undefined, ["urn:x", "Derived"], {
    extension: () => base,
    content: () => mixed("content", ordered("items", sequence(optional("deep", "", deep)))),
  });
  const deep = complexType(undefined, undefined, () => text("text", list));
  const other = globalElement(name("other"), simple("Substituted"));
  const head = globalElement(name("head"), derived, {
    substitutions: () => [{ kind: "other", element: other }],
  });
  const set = schemasFrom({
    elements: [head, other],
    attributes: [globalAttribute(name("b"), simple("OfAttribute"))],
    types: [simple("Alone")],
  });
  expect([...set.types.keys()].sort()).toEqual(
    [
      "Alone",
      "Base",
      "Derived",
      "Item",
      "Member",
      "OfAttribute",
      "Restricted",
      "Substituted",
      "Union",
    ].map((local) => `{urn:x}${local}`),
  );
  expect([...set.typeNames].sort()).toEqual([
    ["{urn:x}Base", "Base"],
    ["{urn:x}Derived", "Derived"],
  ]);
});

test("what is named goes before what is met under its name, and its name before its own", () => {
  const former = complexType(undefined, ["urn:x", "T"], {});
  const whole = complexType(undefined, ["urn:x", "T"], { extension: () => former });
  const root = globalElement(name("root"), former);
  const set = schemasFrom({ elements: [root], types: [{ $type: "T_1", type: whole }] });
  expect(set.types.get("{urn:x}T")).toBe(whole);
  expect(set.typeNames.get("{urn:x}T")).toBe("T_1");
  expect(schemasFrom({ elements: [root] }).types.get("{urn:x}T")).toBe(former);
});

test("types are looked for when they are first asked for", () => {
  let asked = 0;
  const type = complexType(undefined, ["urn:x", "T"], () => {
    asked++;
    return sequence(element("a", "", xsString));
  });
  const set = schemasFrom({ elements: [globalElement(name("root"), type)] });
  expect(set.elements.size).toBe(1);
  expect(asked).toBe(0);
  expect([set.types.size, set.typeNames.size, asked]).toEqual([1, 1, 1]);
});

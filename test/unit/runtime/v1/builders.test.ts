import { describe, expect, test } from "vitest";
import { xsBoolean, xsInt, xsString, xsToken } from "../../../../runtime/datatypes/built-ins.js";
import type { ComplexType } from "../../../../runtime/descriptors.js";
import { XmlValidationError } from "../../../../runtime/issues.js";
import type { Finished } from "../../../../runtime/v1/builder-types.js";
import { builderOf } from "../../../../runtime/v1/builders.js";
import { any, mixed, ordered } from "../../../../runtime/v1/lending-particles.js";
import {
  attribute,
  choice,
  contentOf,
  element,
  occurs,
  optional,
  sequence,
  text,
} from "../../../../runtime/v1/particles.js";

const inX = (local: string) => ({ namespace: "urn:x", local });
const inNone = (local: string) => ({ namespace: "", local });
const unbounded = Number.POSITIVE_INFINITY;

const Place: ComplexType = {
  kind: "complexType",
  name: inX("Place"),
  attributes: () => [attribute("code", inNone("code"), xsToken)],
  content: () => text("value", xsString),
};

const Person: ComplexType = {
  kind: "complexType",
  name: inX("Person"),
  derived: () => [{ $type: "Soldier", type: Soldier }],
  content: () =>
    sequence(
      element("name", inX("name"), xsToken),
      optional(element("born", inX("born"), Place)),
      occurs(
        0,
        unbounded,
        element("child", inX("child"), () => Person),
      ),
    ),
};

const Soldier: ComplexType = {
  kind: "complexType",
  name: inX("Soldier"),
  base: () => Person,
  derivation: "extension",
  content: () => sequence(contentOf(Person), element("rank", inX("rank"), xsInt)),
};

interface PlaceBuilder extends Finished<unknown> {
  value(value: string): PlaceBuilder;
  code(value: string): PlaceBuilder;
}

interface PersonBuilder extends Finished<unknown> {
  name(value: unknown): PersonBuilder;
  born(value: unknown): PersonBuilder;
  child(value: readonly unknown[]): PersonBuilder;
}

interface SoldierBuilder extends PersonBuilder {
  name(value: unknown): SoldierBuilder;
  rank(value: number): SoldierBuilder;
}

const place = builderOf<PlaceBuilder>(() => Place);
const person = builderOf<PersonBuilder>(() => Person);
const soldier = builderOf<SoldierBuilder>(() => Soldier);

describe("what a setter takes", () => {
  const nantes = { value: "Nantes", code: "44109" };

  test.for<readonly [string, unknown]>([
    ["a value", nantes],
    ["a builder", place().code("44109").value("Nantes")],
    ["a function of the sub-builder", (p: PlaceBuilder) => p.value("Nantes").code("44109")],
    ["a function that gives a value", () => nantes],
    ["anything that builds", { build: () => nantes }],
  ])("%s", ([, born]) => {
    expect(person().name("Anne").born(born).build()).toEqual({ name: "Anne", born: nantes });
  });

  test("each of them in an array", () => {
    const child = [
      { name: "Lise" },
      person().name("Théo"),
      (p: PersonBuilder) => p.name("Zoé").child([(q: PersonBuilder) => q.name("Noé")]),
    ];
    expect(person().name("Anne").child(child).build()).toEqual({
      name: "Anne",
      child: [{ name: "Lise" }, { name: "Théo" }, { name: "Zoé", child: [{ name: "Noé" }] }],
    });
  });

  test("an item of several kinds, whose value is in a builder", () => {
    const content = choice(
      element("person", inX("person"), () => Person),
      element("note", inX("note"), xsString),
    );
    const Lot: ComplexType = {
      kind: "complexType",
      content: () => ordered("items", occurs(0, unbounded, content)),
    };
    const anne = person().name("Anne");
    const items = [
      { kind: "person", value: anne },
      { kind: "person", value: soldier().name("Jean").rank(3) },
      { kind: "person", value: (p: PersonBuilder) => p.name("Zoé") },
      { kind: "note", value: "x" },
    ];
    interface LotBuilder extends Finished<unknown> {
      items(value: readonly unknown[]): LotBuilder;
    }
    const lot = builderOf<LotBuilder>(() => Lot)().items(items);
    expect(lot.build()).toEqual({
      items: [
        { kind: "person", value: { name: "Anne" } },
        { kind: "person", value: { name: "Jean", rank: 3, $type: "Soldier" } },
        { kind: "person", value: { name: "Zoé" } },
        { kind: "note", value: "x" },
      ],
    });
  });

  test("a builder of a derived type, whose value says so", () => {
    const jean = soldier().name("Jean").rank(3);
    const value = person()
      .name("Anne")
      .child([jean, () => jean, person().name("Zoé")])
      .build();
    expect(value).toEqual({
      name: "Anne",
      child: [
        { name: "Jean", rank: 3, $type: "Soldier" },
        { name: "Jean", rank: 3, $type: "Soldier" },
        { name: "Zoé" },
      ],
    });
    expect(jean.build()).toEqual({ name: "Jean", rank: 3 });
  });
});

describe("builders are immutable", () => {
  test("what is set later does not change what was begun", () => {
    const anne = person().name("Anne");
    const [lise, theo] = [anne.born({ value: "Lyon" }), anne.born({ value: "Brest" })];
    expect(anne.build()).toEqual({ name: "Anne" });
    expect([lise.build(), theo.build()]).toEqual([
      { name: "Anne", born: { value: "Lyon" } },
      { name: "Anne", born: { value: "Brest" } },
    ]);
    expect(anne.build()).not.toBe(anne.build());
  });

  test("the last of two values stands, and undefined takes one away", () => {
    const twice = person().name("Anne").name("Lise").born({ value: "Lyon" }).born(undefined);
    expect(twice.build()).toEqual({ name: "Lise", born: undefined });
  });

  test("an array that was given may change afterwards", () => {
    const children: unknown[] = [{ name: "Lise" }];
    const anne = person().name("Anne").child(children);
    children.push({ name: "Théo" });
    expect(anne.build()).toEqual({ name: "Anne", child: [{ name: "Lise" }] });
  });
});

describe("build", () => {
  test("throws with everything that is wrong, where it is", () => {
    const wrong = person()
      .born({ code: "44109" })
      .child([{ name: 1 }]);
    expect.assertions(2);
    try {
      wrong.build();
    } catch (failure) {
      expect(failure).toBeInstanceOf(XmlValidationError);
      expect((failure as XmlValidationError).issues).toMatchObject([
        { code: "cvc-complex-type.2.4.b", path: ["name"] },
        { code: "value-type", path: ["born", "value"] },
        { code: "value-type", path: ["child", 0, "name"] },
      ]);
    }
  });
});

describe("every kind of content has its methods", () => {
  const methods = (type: ComplexType): string[] =>
    Object.keys(Object.getPrototypeOf(builderOf<object>(() => type)())).sort();

  test.for<readonly [string, ComplexType, readonly string[]]>([
    ["empty", { kind: "complexType" }, []],
    ["text and attributes", Place, ["code", "value"]],
    ["elements", Person, ["born", "child", "name"]],
    ["what is extended", Soldier, ["born", "child", "name", "rank"]],
    ["mixed", { kind: "complexType", content: () => mixed("content") }, ["content"]],
    [
      "choices and groups",
      {
        kind: "complexType",
        content: () =>
          choice(
            element("a", inX("a"), xsString),
            sequence(element("b", inX("b"), xsString), element("c", inX("c"), xsBoolean)),
          ),
      },
      ["a", "b", "c"],
    ],
    [
      "ordered",
      {
        kind: "complexType",
        content: () =>
          ordered("content", occurs(0, unbounded, choice(element("a", inX("a"), xsString)))),
      },
      ["content"],
    ],
    [
      "wildcards",
      {
        kind: "complexType",
        anyAttribute: { property: "anyAttributes", namespaces: "any", processContents: "skip" },
        content: () => any("any", { namespaces: "any", processContents: "skip" }),
      },
      ["any", "anyAttributes"],
    ],
  ])("%s", ([, type, expected]) => {
    expect(methods(type)).toEqual(["build", ...expected].sort());
  });

  test("and none that it does not have", () => {
    expect(Reflect.get(place(), "then")).toBeUndefined();
    expect(Reflect.get(place(), "born")).toBeUndefined();
  });
});

test("nothing is made before the builder is started", () => {
  let calls = 0;
  const start = builderOf<Finished<unknown>>(() => {
    calls++;
    return { kind: "complexType" };
  });
  expect(calls).toBe(0);
  expect(start().build()).toEqual({});
  expect(calls).toBe(1);
});

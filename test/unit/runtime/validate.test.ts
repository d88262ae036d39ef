import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadSchemas } from "../../../generator/generate.js";
import {
  xsDecimal,
  xsENTITY,
  xsID,
  xsIDREFS,
  xsInt,
  xsString,
  xsToken,
} from "../../../runtime/datatypes/built-ins.js";
import type {
  ComplexType,
  ElementDescriptor,
  Particle,
  SimpleType,
} from "../../../runtime/descriptors.js";
import type { XmlIssue } from "../../../runtime/issues.js";
import type { AnyAttribute, AnyElement } from "../../../runtime/nouns/generic-values.js";
import { any, mixed, ordered } from "../../../runtime/v1/lending-particles.js";
import {
  attribute,
  choice,
  element,
  globalAttribute,
  globalElement,
  occurs,
  optional,
  sequence,
  text,
} from "../../../runtime/v1/particles.js";
import { schemaSet } from "../../../runtime/v1/schema-sets.js";
import { assertValid, isValid, validate } from "../../../runtime/validate.js";
import { kitchen, Tree } from "../../support/kitchen.js";
import { hostileKitchens, kitchens } from "../../support/kitchen-values.js";
import { readFrom, xsd } from "../../support/schemas-in-memory.js";

const unbounded = Number.POSITIVE_INFINITY;
const local = (name: string) => ({ namespace: "", local: name });
const part = (name: string) => element(name, local(name), xsString);

function typeOf(particle: Particle): ComplexType {
  return { kind: "complexType", content: () => particle };
}

/** Rule codes and paths: what a program goes by. */
function found(issues: readonly XmlIssue[]): string[] {
  return issues.map(({ code, path }) => `${code} ${path.join(".")}`.trim());
}

function findings(
  descriptor: ElementDescriptor | ComplexType | SimpleType,
  value: unknown,
): string[] {
  return found(validate<unknown>(descriptor, value));
}

describe("validate", () => {
  test("finds nothing in valid values", () => {
    fc.assert(
      fc.property(fc.oneof(kitchens, hostileKitchens), (value) => {
        expect(validate(kitchen, value)).toEqual([]);
        expect(isValid(kitchen, value)).toBe(true);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  test("says everything that is wrong, in the order of the document", () => {
    const value = {
      code: "x",
      amout: [],
      extra: 1,
      street: "a",
      box: 2,
      amount: [{ value: "1" }, { value: "x", unit: "k", exact: false }, {}, {}],
      dish: [{ name: "a" }, { $type: "Pie", name: "b" }],
      tool: [{ kind: "spoon", value: "" }, "knife"],
      content: [
        { kind: "out", value: "1" },
        { kind: "in", value: "2" },
      ],
      note: { content: ["a", { kind: "b", value: 1 }, 7] },
      closed: { $nil: true, why: "no" },
      version: "2",
      plain: null,
      favourite: "nobody",
    };
    expect(findings(kitchen, value)).toEqual([
      "cvc-pattern-valid code",
      "value-choice",
      "cvc-complex-type.4 amount.0.unit",
      "cvc-attribute.4 amount.1.exact",
      "cvc-datatype-valid.1.2.1 amount.1.value",
      "cvc-complex-type.4 amount.2.unit",
      "value-type amount.2.value",
      "cvc-complex-type.4 amount.3.unit",
      "value-type amount.3.value",
      "cvc-complex-type.2.4.d amount.3",
      "cvc-type.2 dish.0.$type",
      "cvc-elt.4.2 dish.1.$type",
      "value-kind tool.0.kind",
      "value-type tool.1",
      "cvc-complex-type.2.4.a content.1",
      "value-type note.content.1.value",
      "value-type note.content.2",
      "value-unknown-property closed.why",
      "cvc-elt.5.2.2.2.2 version",
      "cvc-elt.3.1 plain",
      "value-unknown-property amout",
      "value-unknown-property extra",
      "cvc-id.1 favourite",
    ]);
  });

  test("has a sentence in both languages for every rule", () => {
    const wrong = { code: "x", box: "1", extra: 1, dish: [{}], any: [{ name: local("a b") }] };
    for (const locale of ["fr", "en"] as const)
      for (const { code, message } of validate(kitchen, wrong, { locale })) {
        expect(message).not.toBe(code);
        expect(message).not.toMatch(/undefined|\[object|\.$/);
      }
    expect(validate(kitchen, wrong)[0]?.message).toMatch(/^la valeur/);
    expect(validate(kitchen, wrong, { locale: "en" })[0]?.message).toMatch(/^the value/);
  });

  test("changes nothing and takes frozen values", () => {
    const value = Object.freeze({ code: "AB1", box: 1, words: Object.freeze(["a"]) });
    expect(() => assertValid(kitchen, value)).not.toThrow();
  });

  test("takes anything for a value", () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withNullPrototype: true }), (value) => {
        expect(validate(kitchen, value).length).toBeGreaterThan(0);
        validate(kitchen, { code: "AB1", box: 1, any: value, note: value, content: value });
        validate(kitchen, {
          code: "AB1",
          box: 1,
          name: value,
          anyAttributes: value,
          closed: value,
        });
      }),
      { numRuns: 500, seed: 2 },
    );
  });

  test("takes names of Object.prototype for what they are: unknown", () => {
    const value: unknown = JSON.parse('{"code":"AB1","box":1,"__proto__":{"x":1},"constructor":1}');
    expect(findings(kitchen, value)).toEqual([
      "value-unknown-property __proto__",
      "value-unknown-property constructor",
    ]);
    const kinds = { code: "AB1", box: 1, tool: [{ kind: "constructor", value: "" }] };
    expect(findings(kitchen, kinds)).toEqual(["value-kind tool.0.kind"]);
    const derived = { code: "AB1", box: 1, dish: [{ $type: "toString", name: "" }] };
    expect(findings(kitchen, derived)).toEqual(["cvc-elt.4.2 dish.0.$type"]);
  });

  test("refuses a value that contains itself", () => {
    const cyclic: { label: string; tree: unknown[] } = { label: "a", tree: [] };
    cyclic.tree.push(cyclic);
    expect(new Set(validate(Tree, cyclic).map(({ code }) => code))).toEqual(
      new Set(["limit-depth"]),
    );
    const any: { name: unknown; children: unknown[] } = { name: local("a"), children: [] };
    any.children.push(any);
    expect(findings(kitchen, { code: "AB1", box: 1, any: [any] }).at(-1)).toMatch(/^limit-depth/);
  });

  test("takes arrays that contain themselves, and objects without a prototype", () => {
    const cyclic: unknown[] = [];
    cyclic.push(cyclic, "a");
    const bare: unknown = Object.create(null);
    for (const odd of [cyclic, bare, Symbol("s"), () => 1]) {
      const tried = {
        code: odd,
        words: odd,
        sizes: odd,
        dish: [{ $type: odd }],
        tool: [{ kind: odd }],
        version: odd,
        name: odd,
        closed: { $nil: odd },
      };
      for (const { message } of validate(kitchen, tried)) expect(message).not.toBe("");
    }
  });

  test("says which character XML does not have", () => {
    const [issue] = validate(kitchen, { code: "AB1", street: "a\u0001" });
    expect(issue).toMatchObject({
      code: "value-character",
      path: ["street"],
      parameters: { character: "U+0001", index: 1 },
    });
    expect(findings(kitchen, { code: "AB1", street: "\ud800" })).toEqual([
      "value-character street",
    ]);
    expect(findings(kitchen, { code: "AB1", street: "\ud83d\ude00" })).toEqual([]);
  });
});

describe("choices", () => {
  const type = typeOf(
    choice(
      sequence(part("a"), part("shared")),
      sequence(part("b"), optional(part("shared"))),
      occurs(1, unbounded, part("c")),
    ),
  );

  test.each([
    [{ a: "", shared: "" }, []],
    [{ b: "" }, []],
    [{ b: "", shared: "" }, []],
    [{ c: ["", ""] }, []],
    [{ c: [] }, ["value-choice"]],
    [{}, ["value-choice"]],
    [{ a: "" }, ["cvc-complex-type.2.4.b shared"]],
    [{ shared: "" }, ["cvc-complex-type.2.4.b a"]],
    [{ a: "", b: "" }, ["value-choice"]],
    [{ b: "", c: [""] }, ["value-choice"]],
  ])("%j", (value, expected) => {
    expect(findings(type, value)).toEqual(expected);
  });

  test("name their branches", () => {
    const [issue] = validate<unknown>(type, { a: "", c: [""] });
    expect(issue?.parameters).toEqual({
      branches: [["a", "shared"], ["b", "shared"], ["c"]],
      present: ["a", "c"],
    });
  });

  test("may be left out when they, or a branch, may be empty", () => {
    expect(findings(typeOf(optional(choice(part("a"), part("b")))), {})).toEqual([]);
    expect(findings(typeOf(choice(part("a"), optional(part("b")))), {})).toEqual([]);
  });

  test("an optional group with something required is all or nothing", () => {
    const group = typeOf(sequence(optional(sequence(part("a"), optional(part("b")))), part("c")));
    expect(findings(group, { c: "" })).toEqual([]);
    expect(findings(group, { a: "", c: "" })).toEqual([]);
    expect(findings(group, { b: "", c: "" })).toEqual(["cvc-complex-type.2.4.b a"]);
  });
});

describe("counts", () => {
  const type = typeOf(sequence(occurs(2, 3, part("a")), part("b")));
  test.each([
    [{ a: ["", ""], b: "" }, []],
    [{ a: [""], b: "" }, ["cvc-complex-type.2.4.b a"]],
    [{ b: "" }, ["cvc-complex-type.2.4.b a"]],
    [{ a: ["", "", "", ""], b: "" }, ["cvc-complex-type.2.4.d a.3"]],
    [{ a: "", b: "" }, ["value-type a"]],
    [{ a: ["", ""], b: [""] }, ["value-type b"]],
    [{ a: ["", ""], b: undefined }, ["cvc-complex-type.2.4.b b"]],
  ])("%j", (value, expected) => {
    expect(findings(type, value)).toEqual(expected);
  });
});

describe("ordered groups", () => {
  const type = typeOf(
    ordered("content", occurs(1, 2, sequence(part("a"), optional(part("b")), part("a")))),
  );
  const items = (kinds: string) => ({ content: [...kinds].map((kind) => ({ kind, value: "" })) });
  test.each([
    ["aa", []],
    ["aba", []],
    ["aaaba", []],
    ["", ["cvc-complex-type.2.4.b content"]],
    ["a", ["cvc-complex-type.2.4.b content"]],
    ["ab", ["cvc-complex-type.2.4.b content"]],
    ["abb", ["cvc-complex-type.2.4.a content.2"]],
    ["aaaaa", ["cvc-complex-type.2.4.d content.4"]],
    ["aax", ["value-kind content.2.kind"]],
  ])("%s", (kinds, expected) => {
    expect(findings(type, items(kinds))).toEqual(expected);
  });

  test("hold to the kinds that a reader would give", () => {
    const open = typeOf(
      ordered(
        "content",
        occurs(
          0,
          unbounded,
          choice(part("a"), any("any", { namespaces: ["urn:x"], processContents: "skip" })),
        ),
      ),
    );
    const tree = (namespace: string) => ({
      kind: "any",
      value: { name: { namespace, local: "a" } },
    });
    expect(findings(open, { content: [tree("urn:x"), { kind: "a", value: "" }] })).toEqual([]);
    expect(findings(open, { content: [tree("")] })).toEqual([
      "cvc-complex-type.2.4.a content.0.value",
    ]);
  });
});

describe("values of elements", () => {
  test("that are empty where there is a default cannot be said", () => {
    const root = globalElement(local("r"), xsString, { default: "x" });
    expect(findings(root, "")).toEqual(["value-not-representable"]);
    expect(findings(root, "y")).toEqual([]);
    const mixedType: ComplexType = { kind: "complexType", content: () => mixed("content") };
    expect(
      findings(globalElement(local("r"), mixedType, { default: "x" }), { content: [] }),
    ).toEqual(["value-not-representable content"]);
  });

  test("that are fixed are compared as values", () => {
    const root = globalElement(local("r"), xsDecimal, { fixed: "1.0" });
    expect(findings(root, "+01.000")).toEqual([]);
    expect(findings(root, "1.1")).toEqual(["cvc-elt.5.2.2.2.2"]);
  });

  test("may not be of a type that is blocked", () => {
    const base: ComplexType = {
      kind: "complexType",
      derived: () => [{ $type: "Derived", type: derived }],
    };
    const derived: ComplexType = {
      kind: "complexType",
      name: local("Derived"),
      base: () => base,
      derivation: "extension",
    };
    expect(findings(globalElement(local("r"), base), { $type: "Derived" })).toEqual([]);
    const blocked = globalElement(local("r"), base, { block: ["extension"] });
    expect(findings(blocked, { $type: "Derived" })).toEqual(["cvc-elt.4.3 $type"]);
    const nil = globalElement(local("r"), base, { nillable: true });
    expect(findings(nil, { $nil: true, $type: "Derived" })).toEqual([]);
  });

  test("that are nil keep required attributes", () => {
    const type: ComplexType = {
      kind: "complexType",
      attributes: () => [attribute("a", local("a"), xsInt, { required: true })],
      content: () => text("value", xsString),
    };
    const root = globalElement(local("r"), type, { nillable: true });
    expect(findings(root, null)).toEqual(["cvc-complex-type.4 a"]);
    expect(findings(root, { $nil: true, a: 1 })).toEqual([]);
    expect(findings(root, { $nil: true, a: 1, value: "" })).toEqual([
      "value-unknown-property value",
    ]);
    expect(findings(root, { $nil: false, a: 1, value: "" })).toEqual(["value-type $nil"]);
    expect(findings(globalElement(local("r"), type), null)).toEqual(["cvc-elt.3.1"]);
  });

  test("of abstract elements cannot be written", () => {
    expect(findings(globalElement(local("r"), xsString, { abstract: true }), "")).toEqual([
      "cvc-elt.2",
    ]);
  });
});

describe("identifiers", () => {
  const node: ComplexType = {
    kind: "complexType",
    attributes: () => [
      attribute("id", local("id"), xsID),
      attribute("refs", local("refs"), xsIDREFS),
      attribute("entity", local("entity"), xsENTITY),
    ],
    content: () =>
      occurs(
        0,
        unbounded,
        element("node", local("node"), () => node),
      ),
  };
  const root = globalElement(local("node"), node);

  test("are unique in a document, and references find them", () => {
    expect(findings(root, { refs: ["a", "b"], node: [{ id: "a" }, { id: "b" }] })).toEqual([]);
    expect(findings(root, { id: "a", node: [{ id: "a" }] })).toEqual(["cvc-id.2 node.0.id"]);
    expect(findings(root, { refs: ["a", "c"], node: [{ id: "a" }] })).toEqual(["cvc-id.1 refs"]);
  });

  test("may refer out of a part of a document", () => {
    expect(findings(node, { refs: ["a"] })).toEqual([]);
  });

  test("no entity is ever declared", () => {
    expect(findings(root, { entity: "e" })).toEqual(["cvc-simple-type.2 entity"]);
  });
});

describe("identity constraints", () => {
  const entry: ComplexType = {
    kind: "complexType",
    attributes: () => [
      attribute("key", local("key"), xsDecimal),
      attribute("ref", local("ref"), xsDecimal),
    ],
    content: () => sequence(optional(part("name"))),
  };
  const list: ComplexType = {
    kind: "complexType",
    content: () => occurs(0, unbounded, element("entry", local("entry"), entry)),
  };
  const entries = [{ steps: [local("entry")] }];
  const root = globalElement(local("list"), list, {
    identityConstraints: [
      {
        category: "key",
        name: local("k"),
        selector: entries,
        fields: [[{ steps: [], attribute: local("key") }]],
      },
      {
        category: "keyref",
        name: local("r"),
        selector: entries,
        fields: [[{ steps: [], attribute: local("ref") }]],
        refer: local("k"),
      },
      {
        category: "unique",
        name: local("u"),
        selector: entries,
        fields: [[{ steps: [local("name")] }]],
      },
    ],
  });

  test("compare values, not texts", () => {
    expect(findings(root, { entry: [{ key: "1", ref: "2.0" }, { key: "2" }] })).toEqual([]);
    expect(findings(root, { entry: [{ key: "1" }, { key: "1.0" }] })).toEqual([
      "cvc-identity-constraint.4.2.2 entry.1",
    ]);
    expect(findings(root, { entry: [{ key: "1", ref: "3" }] })).toEqual([
      "cvc-identity-constraint.4.3 entry.0",
    ]);
    expect(
      findings(root, {
        entry: [
          { name: "a", key: "1" },
          { name: "a", key: "2" },
        ],
      }),
    ).toEqual(["cvc-identity-constraint.4.1 entry.1"]);
    expect(findings(root, { entry: [{ name: "a" }] })).toEqual([
      "cvc-identity-constraint.4.2.1 entry.0",
    ]);
  });

  test("say nothing about what is wrong already", () => {
    expect(findings(root, { entry: [{ key: "x" }, { key: "x" }] })).toEqual([
      "cvc-datatype-valid.1.2.1 entry.0.key",
      "cvc-datatype-valid.1.2.1 entry.1.key",
    ]);
  });
});

describe("wildcards", () => {
  const x = (name: string) => ({ namespace: "urn:x", local: name });
  const item: ComplexType = {
    kind: "complexType",
    attributes: () => [attribute("id", local("id"), xsID)],
    content: () => occurs(1, 2, element("n", x("n"), xsInt)),
  };
  const set = schemaSet({
    elements: [globalElement(x("known"), xsToken), globalElement(x("item"), item)],
    attributes: [
      globalAttribute(x("count"), xsInt, { fixed: "1" }),
      globalAttribute(x("id"), xsID),
    ],
  });
  const schemas = () => set;
  const holder = (processContents: "strict" | "lax" | "skip") =>
    typeOf(occurs(0, unbounded, any("any", { namespaces: { not: "" }, processContents, schemas })));
  const tree = (name: string, ...children: (string | AnyElement)[]): AnyElement => ({
    name: x(name),
    children,
  });

  test("an element whose declaration is not known is refused by a strict wildcard only", () => {
    expect(findings(holder("strict"), { any: [tree("known", "t")] })).toEqual([]);
    expect(findings(holder("lax"), { any: [tree("unknown")] })).toEqual([]);
    expect(findings(holder("strict"), { any: [tree("unknown")] })).toEqual([
      "cvc-complex-type.2.4.c any.0",
    ]);
    expect(findings(holder("lax"), { any: [{ name: local("a") }] })).toEqual([
      "cvc-complex-type.2.4.a any.0",
    ]);
  });

  test("what is declared is checked, also inside what is not", () => {
    const good = tree("item", tree("n", "1"));
    const bad = tree("item", tree("n", "1"), tree("n", "x"));
    expect(findings(holder("strict"), { any: [good, bad] })).toEqual([
      "cvc-datatype-valid.1.2.1 any.1.children.1",
    ]);
    expect(findings(holder("lax"), { any: [tree("unknown", "text", bad)] })).toEqual([
      "cvc-datatype-valid.1.2.1 any.0.children.1.children.1",
    ]);
    expect(findings(holder("skip"), { any: [bad] })).toEqual([]);
    expect(findings(holder("lax"), { any: [tree("item")] })).toEqual([
      "cvc-complex-type.2.4.b any.0",
    ]);
  });

  test("declarations can be given by the caller", () => {
    const open = typeOf(any("any", { namespaces: "any", processContents: "lax" }));
    expect(found(validate<unknown>(open, { any: tree("item") }))).toEqual([]);
    expect(found(validate<unknown>(open, { any: tree("item") }, { schemas: set }))).toEqual([
      "cvc-complex-type.2.4.b any",
    ]);
  });

  test("identifiers inside belong to the document", () => {
    const root = globalElement(local("r"), {
      kind: "complexType",
      attributes: () => [attribute("ref", local("ref"), xsIDREFS)],
      content: () =>
        occurs(0, unbounded, any("any", { namespaces: "any", processContents: "lax", schemas })),
    } satisfies ComplexType);
    const one = { ...tree("item", tree("n", "1")), attributes: [{ ...local("id"), value: "a" }] };
    expect(findings(root, { ref: ["a"], any: [one] })).toEqual([]);
    expect(findings(root, { ref: ["b"], any: [one] })).toEqual(["cvc-id.1 ref"]);
    expect(findings(root, { any: [one, one] })).toEqual(["cvc-id.2 any.1.id"]);
  });

  test("attributes are checked by their declarations", () => {
    const type = (processContents: "strict" | "lax"): ComplexType => ({
      kind: "complexType",
      attributes: () => [attribute("a", local("a"), xsString)],
      anyAttribute: { property: "anyAttributes", namespaces: "any", processContents, schemas },
    });
    const value = (...anyAttributes: AnyAttribute[]) => ({ anyAttributes });
    expect(findings(type("strict"), value({ ...x("count"), value: " 1 " }))).toEqual([]);
    expect(findings(type("lax"), value({ ...x("count"), value: "2" }))).toEqual([
      "cvc-attribute.4 anyAttributes.0.value",
    ]);
    expect(findings(type("lax"), value({ ...x("count"), value: "x" }))).toEqual([
      "cvc-datatype-valid.1.2.1 anyAttributes.0.value",
    ]);
    expect(findings(type("strict"), value({ ...x("other"), value: "" }))).toEqual([
      "cvc-complex-type.3.2.2 anyAttributes.0",
    ]);
    expect(findings(type("lax"), value({ ...local("a"), value: "" }))).toEqual([
      "value-duplicate-attribute anyAttributes.0",
    ]);
    const namespace = "http://www.w3.org/2001/XMLSchema-instance";
    const nil = { namespace, local: "nil", value: "true" };
    expect(findings(type("lax"), value(nil))).toEqual(["cvc-complex-type.3.2.2 anyAttributes.0"]);
    // Nothing would declare the prefix of the name.
    const typed = { namespace, local: "type", value: "t:T" };
    expect(findings(type("lax"), value(typed))).toEqual(["cvc-complex-type.3.2.2 anyAttributes.0"]);
  });
});

test.for([
  [{ nomUsual: "x", ident: 1 }, "nomUsual"],
  [{ NomUsuel: "x", ident: 1 }, "NomUsuel"],
  [{ nomUsuel: "x", idant: 1 }, "idant"],
] as const)(
  "a required property that is misspelt is one mistake: %j",
  async ([value, property]) => {
    const { elements } = await loadSchemas({
      locations: ["t.xsd"],
      read: readFrom({
        "t.xsd": xsd(
          `<xs:element name="P"><xs:complexType><xs:sequence><xs:element name="NomUsuel" type="xs:string"/></xs:sequence><xs:attribute name="ident" use="required" type="xs:int"/></xs:complexType></xs:element>`,
        ),
      }),
    });
    const root = elements.get("{urn:t}P");
    if (root === undefined) throw new Error("no element");
    const brief = (one: unknown) => validate(root, one).map(({ code, path }) => [code, ...path]);
    expect(brief(value)).toEqual([["value-unknown-property", property]]);
    // One that is like nothing else leaves the other missing.
    expect(brief({ ...value, [property]: undefined, autre: 1 })).toHaveLength(2);
  },
);

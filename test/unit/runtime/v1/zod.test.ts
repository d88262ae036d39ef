import { describe, expect, test } from "vitest";
import * as z from "zod";
import { xsLongAsBigint } from "../../../../runtime/datatypes/bigint-built-ins.js";
import {
  xsAnyURI,
  xsBoolean,
  xsDate,
  xsDecimal,
  xsDouble,
  xsID,
  xsIDREF,
  xsInt,
  xsNMTOKENS,
  xsQName,
  xsString,
  xsToken,
} from "../../../../runtime/datatypes/built-ins.js";
import type {
  ComplexType,
  ElementDescriptor,
  SimpleType,
} from "../../../../runtime/descriptors.js";
import { xsAnyType } from "../../../../runtime/v1/any-type.js";
import { any, mixed, ordered } from "../../../../runtime/v1/lending-particles.js";
import {
  attribute,
  choice,
  element,
  elementRef,
  globalElement,
  occurs,
  optional,
  sequence,
  text,
} from "../../../../runtime/v1/particles.js";
import {
  checkedSchemaOf,
  choiceSchemaOf,
  elementSchemaOf,
  schemaOf,
  simpleSchemaOf,
} from "../../../../runtime/v1/zod.js";
import { complex } from "../../../support/complex.js";

const inX = (local: string) => ({ namespace: "urn:x", local });
const inNone = (local: string) => ({ namespace: "", local });
const unbounded = Number.POSITIVE_INFINITY;

function messages(schema: z.ZodType, value: unknown): readonly string[] {
  const { error } = schema.safeParse(value);
  return (error?.issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}`);
}

describe("simple types", () => {
  const union: SimpleType = {
    kind: "simpleType",
    variety: "union",
    memberTypes: () => [xsInt, { kind: "simpleType", variety: "list", itemType: () => xsDate }],
  };
  const code: SimpleType = {
    kind: "simpleType",
    variety: "atomic",
    base: () => xsToken,
    facets: { enumeration: ["p", "ce"] },
  };

  test.for<readonly [string, SimpleType, readonly unknown[], readonly unknown[]]>([
    ["string", xsString, ["", "é"], [1, null, undefined, ["a"], "\u0001"]],
    ["token with an enumeration", code, ["p", "ce"], ["", "P", 1]],
    ["decimal", xsDecimal, ["1.50", "-0"], [1.5, "1,5"]],
    ["date", xsDate, ["2008-11-04"], ["2008-02-30", new Date()]],
    ["address", xsAnyURI, ["urn:a"], [1]],
    ["int", xsInt, [0, -2147483648], [1.5, 2147483648, "1", 1n, Number.NaN]],
    ["long as bigint", xsLongAsBigint, [0n], [0, 2n ** 63n]],
    ["double", xsDouble, [1.5, Number.NaN, Number.NEGATIVE_INFINITY], ["1.5"]],
    ["boolean", xsBoolean, [true, false], ["true", 1]],
    [
      "name",
      xsQName,
      [
        { namespace: "", local: "a" },
        { namespace: "urn:x", local: "a", prefix: "x" },
      ],
      ["a", { local: "a" }, { namespace: "", local: "a b" }],
    ],
    ["list", xsNMTOKENS, [["a", "b"]], ["a b", [], ["a b"], [1]]],
    ["union", union, [1, [], ["2008-11-04"]], ["1", ["x"], 1.5]],
  ])("%s", ([, type, valid, invalid]) => {
    const schema = simpleSchemaOf(() => type);
    for (const value of valid) expect(schema.parse(value)).toEqual(value);
    for (const value of invalid) expect(schema.safeParse(value).success, String(value)).toBe(false);
  });

  test("say what validate says, in French", () => {
    expect(
      messages(
        simpleSchemaOf(() => xsInt),
        2147483648,
      ).join(),
    ).toMatch(/2147483647/);
    expect(
      messages(
        simpleSchemaOf(() => code),
        "x",
      ).join(),
    ).toMatch(/permises/);
  });
});

describe("complex types", () => {
  const Lieu = complex(text("value", xsString), {
    attributes: () => [
      attribute("code", inNone("code"), xsToken, { required: true }),
      attribute("lang", inNone("lang"), xsToken),
    ],
  });
  const Personne = complex(
    sequence(
      element("nom", inX("nom"), xsToken),
      optional(element("lieu", inX("lieu"), Lieu)),
      occurs(1, 2, element("prenom", inX("prenom"), xsToken)),
      element("sortie", inX("sortie"), xsDate, { nillable: true }),
    ),
  );
  const personne = schemaOf(() => Personne);
  const anne = { nom: "Le Goff", prenom: ["Anne"], sortie: null };

  test("accept what is right and give it back", () => {
    const whole = { ...anne, lieu: { value: "Nantes", code: "44109" }, sortie: "2008-11-04" };
    expect(personne.parse(anne)).toEqual(anne);
    expect(personne.parse(whole)).toEqual(whole);
    expect(personne.parse({ ...anne, lieu: undefined })).toEqual(anne);
  });

  test.for<readonly [string, unknown, string]>([
    ["a missing part", { ...anne, nom: undefined }, "nom"],
    ["a wrong part", { ...anne, nom: 1 }, "nom"],
    ["too few", { ...anne, prenom: [] }, "prenom"],
    ["too many", { ...anne, prenom: ["a", "b", "c"] }, "prenom.2"],
    ["a wrong item", { ...anne, prenom: ["a", 1] }, "prenom.1"],
    ["a missing attribute", { ...anne, lieu: { value: "Nantes" } }, "lieu.code"],
    ["an unknown property", { ...anne, age: 40 }, "age"],
    ["nil where there is none", { ...anne, nom: null }, "nom"],
    ["what is no object", "anne", ""],
  ])("refuse %s, and say where", ([, value, path]) => {
    expect(personne.safeParse(value).error?.issues.map((issue) => issue.path.join("."))).toEqual([
      path,
    ]);
  });

  test("take undefined for absence, of what they do not know as well", () => {
    expect(personne.safeParse({ ...anne, age: undefined }).success).toBe(true);
    expect(messages(personne, { ...anne, age: 40 })).toEqual([
      expect.stringMatching(/^age: propriété inconnue «\u00a0age\u00a0»/),
    ]);
  });

  test("make nothing before they are used, and their shape once", () => {
    let calls = 0;
    const schema = schemaOf(() => {
      calls++;
      return Personne;
    });
    expect(calls).toBe(0);
    expect(Object.keys(schema.shape)).toEqual(["nom", "lieu", "prenom", "sortie"]);
    expect(schema.safeParse(anne).success).toBe(true);
    expect(calls).toBe(1);
  });

  test("compose", () => {
    expect(
      (personne as unknown as z.ZodObject<{ nom: z.ZodString }>)
        .pick({ nom: true })
        .parse({ nom: "x" }),
    ).toEqual({ nom: "x" });
    expect(personne.partial().parse({})).toEqual({});
    expect(personne.extend({ age: z.number() }).safeParse({ ...anne, age: 40 }).success).toBe(true);
  });

  test("can contain themselves", () => {
    const Arbre: ComplexType = complex(
      sequence(
        occurs(
          0,
          unbounded,
          element("branche", inX("branche"), () => Arbre),
        ),
      ),
    );
    const schema = schemaOf(() => Arbre);
    expect(schema.safeParse({ branche: [{}, { branche: [{}] }] }).success).toBe(true);
    expect(messages(schema, { branche: [{}, { branche: [1] }] })[0]).toMatch(
      /^branche\.1\.branche\.0:/,
    );
  });

  test("become JSON Schema", () => {
    expect(z.toJSONSchema(personne)).toMatchObject({
      type: "object",
      required: ["nom", "prenom", "sortie"],
      properties: { nom: { type: "string" }, prenom: { maxItems: 2 } },
    });
  });
});

describe("rules between properties", () => {
  const Choix = complex(
    choice(
      element("a", inX("a"), xsString),
      sequence(element("b", inX("b"), xsString), element("c", inX("c"), xsInt)),
    ),
  );
  const schema = choiceSchemaOf(() => Choix);

  test("a choice is one message that names the branches", () => {
    expect(schema.safeParse({ a: "" }).success).toBe(true);
    expect(schema.safeParse({ b: "", c: 1 }).success).toBe(true);
    expect(messages(schema, {})).toEqual([
      expect.stringMatching(/attendue\s: «\sa\s» ou \(«\sb\s» et «\sc\s»\)$/),
    ]);
    expect(messages(schema, { a: "", b: "", c: 1 })).toHaveLength(1);
    expect(Object.keys(schema.shape)).toEqual(["a", "b", "c"]);
  });

  test("what excludes each other is said once, and nothing of its parts", () => {
    expect(messages(schema, { a: 1, b: "" })).toEqual([expect.stringMatching(/^: .+ensemble/)]);
  });

  test("order, mixed content, wildcards", () => {
    const items = (kinds: readonly string[]) => kinds.map((kind) => ({ kind, value: "" }));
    const pair = sequence(element("a", inX("a"), xsString), element("b", inX("b"), xsString));
    const Paires = complex(ordered("content", occurs(1, unbounded, pair)));
    const paires = checkedSchemaOf(() => Paires);
    expect(paires.safeParse({ content: items(["a", "b", "a", "b"]) }).success).toBe(true);
    expect(messages(paires, { content: items(["a", "a"]) })[0]).toMatch(/^content\.1/);
    const Texte = complex(mixed("content", occurs(0, unbounded, element("b", inX("b"), xsString))));
    const texte = checkedSchemaOf(() => Texte);
    expect(texte.safeParse({ content: ["x", { kind: "b", value: "y" }] }).success).toBe(true);
    expect(texte.safeParse({ content: [{ kind: "c", value: "y" }] }).success).toBe(false);
    const Ouvert = complex(any("any", { namespaces: ["urn:y"], processContents: "skip" }));
    const ouvert = checkedSchemaOf(() => Ouvert);
    expect(ouvert.safeParse({ any: { name: { namespace: "urn:y", local: "a" } } }).success).toBe(
      true,
    );
    expect(ouvert.safeParse({ any: { name: inX("a") } }).success).toBe(false);
    expect(ouvert.safeParse({}).success).toBe(false);
    expect(checkedSchemaOf(() => xsAnyType).safeParse({ content: ["x"] }).success).toBe(true);
  });

  test("identifiers are unique in the whole value", () => {
    const Noeud = complex(undefined, {
      attributes: () => [attribute("id", inNone("id"), xsID, { required: true })],
    });
    const Liste = complex(occurs(0, unbounded, element("n", inX("n"), Noeud)));
    const liste = checkedSchemaOf(() => Liste);
    expect(liste.safeParse({ n: [{ id: "a" }, { id: "b" }] }).success).toBe(true);
    expect(messages(liste, { n: [{ id: "a" }, { id: "a" }] })[0]).toMatch(/^n\.1\.id/);
  });
});

describe("derived types", () => {
  const Chien: ComplexType = complex(element("race", inX("race"), xsToken), {
    name: inX("Chien"),
    base: () => Animal,
  });
  const Animal: ComplexType = complex(undefined, {
    name: inX("Animal"),
    abstract: true,
    derived: () => [{ $type: "Chien", type: Chien }],
  });
  const Zoo = complex(element("animal", inX("animal"), Animal, { nillable: true }));
  const zoo = schemaOf(() => Zoo);

  test("are told apart by $type", () => {
    expect(zoo.safeParse({ animal: { race: "x", $type: "Chien" } }).success).toBe(true);
    expect(zoo.safeParse({ animal: { $nil: true, $type: "Chien" } }).success).toBe(true);
    expect(zoo.safeParse({ animal: { race: "x" } }).success).toBe(false);
    expect(zoo.safeParse({ animal: { race: "x", $type: "Chat" } }).success).toBe(false);
    expect(zoo.safeParse({ animal: { race: 1, $type: "Chien" } }).success).toBe(false);
  });
});

describe("the schema of an element", () => {
  const Membre = complex(undefined, {
    attributes: () => [
      attribute("id", inNone("id"), xsID),
      attribute("ami", inNone("ami"), xsIDREF),
    ],
  });
  const Club = complex(occurs(0, unbounded, element("membre", inX("membre"), Membre)), {
    derived: () => [{ $type: "GrandClub", type: GrandClub }],
  });
  const GrandClub: ComplexType = {
    ...Club,
    name: inX("GrandClub"),
    base: () => Club,
    derived: undefined,
  };
  const head: ElementDescriptor = globalElement(inX("club"), Club, {
    nillable: true,
    substitutions: () => [{ kind: "club", element: head }],
  });
  const schema = elementSchemaOf(() => head);

  test("takes what a document can have for its root", () => {
    expect(schema.parse(null)).toBeNull();
    expect(schema.safeParse({ membre: [] }).success).toBe(true);
    expect(schema.safeParse({ membre: [], $type: "GrandClub" }).success).toBe(true);
    expect(schema.safeParse({ kind: "club", value: {} }).success).toBe(false);
    expect(elementSchemaOf(() => ({ ...head, nillable: false })).safeParse(null).success).toBe(
      false,
    );
  });

  test("wants references to have their identifier, which a part of a document need not", () => {
    const value = { membre: [{ id: "a", ami: "b" }] };
    expect(checkedSchemaOf(() => Club).safeParse(value).success).toBe(true);
    expect(messages(schema, value)[0]).toMatch(/^membre\.0\.ami/);
    expect(schema.safeParse({ membre: [{ id: "a", ami: "a" }] }).success).toBe(true);
  });

  test("is made when it is used", () => {
    const fails = elementSchemaOf(() => {
      throw new Error("used");
    });
    expect(() => fails.safeParse(1)).toThrow("used");
  });
});

test("a substitution group stands in { kind, value }", () => {
  const couteau = globalElement(inX("couteau"), xsToken);
  const outil = globalElement(inX("outil"), xsString, {
    abstract: true,
    substitutions: () => [{ kind: "couteau", element: couteau }],
  });
  const Boite = complex(elementRef("outil", outil));
  const schema = checkedSchemaOf(() => Boite);
  expect(schema.safeParse({ outil: { kind: "couteau", value: "x" } }).success).toBe(true);
  expect(messages(schema, { outil: { kind: "scie", value: "x" } })[0]).toMatch(/^outil\.kind/);
});

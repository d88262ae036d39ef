import { describe, expect, test } from "vitest";
import { translatePattern } from "../../../../generator/patterns/translate.js";
import { anySimpleType, anyType, builtInTypes } from "../../../../generator/schema/built-ins.js";
import type { SimpleTypeDefinition } from "../../../../generator/schema/components.js";
import { simpleTypeDescriptor } from "../../../../generator/schema/simple-type-descriptor.js";
import { builtInSimpleTypes } from "../../../../runtime/datatypes/all-built-ins.js";
import { xsIntegerAsBigint } from "../../../../runtime/datatypes/bigint-built-ins.js";
import { xsInteger } from "../../../../runtime/datatypes/built-ins.js";
import { isFindings, readerOf } from "../../../../runtime/datatypes/simple-type.js";

const simpleTypes = [...builtInTypes.values()].filter(
  (type) => type.kind === "simpleTypeDefinition",
);

test("there is a component for every built-in type of the runtime, and xs:anyType", () => {
  expect(simpleTypes.map(({ name }) => name?.local).sort()).toEqual(
    [...builtInSimpleTypes.keys()].sort(),
  );
  expect(builtInTypes.get("{http://www.w3.org/2001/XMLSchema}anyType")).toBe(anyType);
  expect(anyType.baseTypeDefinition).toBe(anyType);
});

describe.for(simpleTypes)("xs:$name.local", (type) => {
  test("restricts the type that the runtime says", () => {
    const { local = "" } = type.baseTypeDefinition?.name ?? {};
    const brought = (builtInSimpleTypes.get(local)?.derived?.() ?? []).map(
      ({ name }) => name?.local,
    );
    if (type === anySimpleType) expect(local).toBe("");
    else expect(brought).toContain(type.name?.local);
  });

  test("is the runtime's constant", () => {
    expect(simpleTypeDescriptor(type)).toBe(builtInSimpleTypes.get(type.name?.local ?? ""));
  });

  test("has facets that its base type takes, and patterns that can be translated", () => {
    const base = type.baseTypeDefinition;
    for (const facet of type.facets) {
      if (facet.kind === "pattern") expect(translatePattern(facet.value)).toHaveProperty("native");
      if (!/Inclusive/.test(facet.kind) || base === undefined) continue;
      const reader = readerOf(simpleTypeDescriptor(base, { integers: "bigint" }));
      expect(isFindings(reader.read(facet.value, () => undefined))).toBe(false);
    }
  });
});

describe("descriptors of components", () => {
  const [string, integer] = ["string", "integer"].map((local) =>
    simpleTypes.find(({ name }) => name?.local === local),
  );
  const restriction = (
    base: SimpleTypeDefinition | undefined,
    ...facets: readonly [SimpleTypeDefinition["facets"][number]["kind"], string][]
  ): SimpleTypeDefinition => {
    if (base === undefined) throw new Error("no base");
    const annotated = {
      position: undefined,
      document: undefined,
      documentation: [],
      foreignAttributes: [],
    };
    return {
      ...base,
      name: undefined,
      baseTypeDefinition: base,
      builtIn: false,
      facets: facets.map(([kind, value]) => ({
        ...annotated,
        kind,
        value,
        fixed: false,
        namespaces: new Map(),
      })),
    };
  };

  test("are made once per component and options", () => {
    const type = restriction(string, ["maxLength", "5"]);
    expect(simpleTypeDescriptor(type)).toBe(simpleTypeDescriptor(type));
    expect(simpleTypeDescriptor(type, { integers: "bigint" })).not.toBe(simpleTypeDescriptor(type));
  });

  test("have the facets of their step, patterns translated", () => {
    const type = restriction(
      string,
      ["pattern", "\\d+"],
      ["pattern", "x"],
      ["maxLength", " 5 "],
      ["enumeration", "1"],
      ["enumeration", "x"],
      ["whiteSpace", "collapse"],
    );
    expect(simpleTypeDescriptor(type).facets).toEqual({
      patterns: [
        { xsd: "\\d+", native: "^(?:\\p{Nd}+)$" },
        { xsd: "x", native: "^(?:x)$" },
      ],
      maxLength: 5,
      enumeration: ["1", "x"],
      whiteSpace: "collapse",
    });
  });

  test("leave out facets that are not well formed, and keep the others", () => {
    const type = restriction(string, ["pattern", "("], ["length", "x"], ["maxLength", "2"]);
    expect(simpleTypeDescriptor(type).facets).toEqual({ maxLength: 2 });
  });

  test("integers are as the option says", () => {
    const type = restriction(integer, ["minInclusive", "0"]);
    expect(simpleTypeDescriptor(type).base?.()).toBe(xsInteger);
    expect(simpleTypeDescriptor(type, { integers: "bigint" }).base?.()).toBe(xsIntegerAsBigint);
  });

  test("a list and a union name their types where they are made, and their base where they are restricted", () => {
    if (string === undefined || integer === undefined) throw new Error("no types");
    const list: SimpleTypeDefinition = {
      ...restriction(integer),
      baseTypeDefinition: anySimpleType,
      variety: "list",
      primitive: undefined,
      itemTypeDefinition: integer,
    };
    const union: SimpleTypeDefinition = {
      ...list,
      variety: "union",
      itemTypeDefinition: undefined,
      memberTypeDefinitions: [integer, string],
    };
    expect(simpleTypeDescriptor(list).itemType?.()).toBe(xsInteger);
    expect(simpleTypeDescriptor(list).base).toBeUndefined();
    expect(simpleTypeDescriptor(union).memberTypes?.()).toHaveLength(2);
    const restricted = restriction(list, ["maxLength", "2"]);
    expect(simpleTypeDescriptor(restricted).base?.()).toBe(simpleTypeDescriptor(list));
    expect(simpleTypeDescriptor(restricted).itemType).toBeUndefined();
  });
});

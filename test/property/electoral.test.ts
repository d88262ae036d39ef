import { describe, expect, test } from "vitest";
import type * as z from "zod";
import * as gestion from "../../generated/electoral/echanges-mairies-insee-gestion.js";
import * as uniteElectorale from "../../generated/electoral/echanges-mairies-insee-unite-electorale.js";
import { schemas } from "../../generated/electoral/schema-set.js";
import type { ElementDescriptor, TypeDescriptor } from "../../runtime/descriptors.js";
import { clark } from "../../runtime/qname.js";
import { holdAgreement, holdTypeAgreement, holdValid, timeout } from "../support/agreement.js";
import { entrySchema, type Stage } from "../support/exemples.js";
import { libxml2Validator } from "../support/libxml2.js";

/** What the generated modules of a stage export, by name. */
const modules: Readonly<Record<Stage, Readonly<Record<string, unknown>>>> = {
  "unite electorale": uniteElectorale,
  gestion,
};

interface Root {
  readonly stage: Stage;
  readonly name: string;
  readonly element: ElementDescriptor;
}

const roots: readonly Root[] = (["unite electorale", "gestion"] as const).flatMap((stage) =>
  Object.values(modules[stage])
    .filter(isElement)
    .map((element) => ({ stage, name: clark(element.name), element })),
);

/** The type of `insee-commun.xsd` that no value can have: its pattern begins with two letters d, as Insee published it. */
const impossible = "HeureType";

/** Every type with the zod schema that is generated for it. */
const types: readonly {
  readonly name: string;
  readonly type: TypeDescriptor;
  readonly schema: z.ZodType;
}[] = Object.entries({ ...uniteElectorale, ...gestion }).flatMap(([key, type]) => {
  const name = key.replace(/Descriptor$/, "");
  const schema: unknown = Reflect.get({ ...uniteElectorale, ...gestion }, `${name}Schema`);
  return isType(type) && isSchema(schema) && name !== impossible ? [{ name, type, schema }] : [];
});

const judges = {
  "unite electorale": libxml2Validator(entrySchema("unite electorale")),
  gestion: libxml2Validator(entrySchema("gestion")),
};

function isElement(value: unknown): value is ElementDescriptor {
  return kindOf(value) === "elementDeclaration";
}

function isType(value: unknown): value is TypeDescriptor {
  return kindOf(value) === "complexType" || kindOf(value) === "simpleType";
}

function isSchema(value: unknown): value is z.ZodType {
  return typeof value === "object" && value !== null && "safeParse" in value;
}

function kindOf(value: unknown): unknown {
  return typeof value === "object" && value !== null && "kind" in value ? value.kind : undefined;
}

test("every global element and every type takes part", () => {
  const elements = new Set(roots.map(({ name }) => name));
  expect([...elements].sort()).toEqual([...schemas().elements.keys()].sort());
  const named = new Set(types.map(({ type }) => type.name && clark(type.name)));
  // Bases of the types of elements, which add nothing to them, have no schema of their own.
  const bases = new Set(
    types.flatMap(({ type }) => {
      const base = type.kind === "complexType" ? type.base?.() : undefined;
      return base?.name === undefined ? [] : [clark(base.name)];
    }),
  );
  const missing = [...schemas().types.keys()].filter((name) => !named.has(name));
  expect(missing.filter((name) => !bases.has(name))).toEqual([
    "{http://xml.insee.fr/schema}HeureType",
  ]);
});

describe("what is drawn from a descriptor is valid for every judge", () => {
  test.for(roots)("$stage: $name", { timeout }, ({ stage, element }) => {
    holdValid({ element, judge: judges[stage] }, 60);
  });
});

describe("of what is nearly right, all judges think the same", () => {
  test.for(roots)("$stage: $name", { timeout }, ({ stage, element }) => {
    holdAgreement({ element, judge: judges[stage] }, 200);
  });
});

describe("zod and validate think the same of a type apart from any element", () => {
  test.for(types)("$name", { timeout }, ({ type, schema }) => {
    holdTypeAgreement(type, schema, 100);
  });
});

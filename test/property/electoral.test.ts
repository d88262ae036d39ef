import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type * as z from "zod";
import * as gestion from "../../generated/electoral/echanges-mairies-insee-gestion.js";
import * as uniteElectorale from "../../generated/electoral/echanges-mairies-insee-unite-electorale.js";
import { schemas } from "../../generated/electoral/schema-set.js";
import { clark } from "../../runtime/qname.js";
import { serialize } from "../../runtime/serialize.js";
import type { ElementDescriptor, TypeDescriptor } from "../../runtime/v1/descriptors.js";
import { arbitraryOf, looseArbitraryOf } from "../support/arbitrary/index.js";
import { mutantsOf } from "../support/arbitrary/mutants.js";
import { entrySchema, type Stage } from "../support/exemples.js";
import {
  isSayable,
  libxml2Opinion,
  validateOpinion,
  zodOpinion,
  zodSchemaOf,
} from "../support/judges.js";
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

const schemaOfType = new Map(types.map(({ type, schema }) => [type, schema]));

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

/** The generated schema of a type; built-in types and anonymous ones have none. */
function schemaOf(type: TypeDescriptor): z.ZodType {
  return schemaOfType.get(type) ?? zodSchemaOf(type);
}

const seed = 20081101;

test("every global element and every type takes part", () => {
  const elements = new Set(roots.map(({ name }) => name));
  expect([...elements].sort()).toEqual([...schemas().elements.keys()].sort());
  const named = new Set(types.map(({ type }) => type.name && clark(type.name)));
  expect([...schemas().types.keys()].filter((name) => !named.has(name))).toEqual([
    "{http://xml.insee.fr/schema}HeureType",
  ]);
});

describe("what is drawn from a descriptor is valid for every judge", () => {
  test.for(roots)("$stage: $name", ({ stage, element }) => {
    const schema = schemaOf(element.type());
    fc.assert(
      fc.property(arbitraryOf(element), (value) => {
        expect(zodOpinion(schema, value)).toEqual({ valid: true, reasons: [] });
        const ours = validateOpinion(element, value);
        const { document, ...theirs } = libxml2Opinion(judges[stage], element, value);
        expect(theirs.valid, `${ours.reasons}\n${theirs.reasons}\n${document}`).toBe(ours.valid);
        // Numbers that have to be unique are drawn by chance; nothing else may be wrong.
        expect(
          ours.reasons.filter((reason) => !reason.includes("cvc-identity-constraint")),
        ).toEqual([]);
        if (ours.valid) expect(serialize(element, value)).toContain(document);
      }),
      { seed, numRuns: 60 },
    );
  });
});

describe("of what is nearly right, all judges think the same", () => {
  test.for(roots)("$stage: $name", ({ stage, element }) => {
    const type = element.type();
    const schema = schemaOf(type);
    fc.assert(
      fc.property(fc.oneof(looseArbitraryOf(element), mutantsOf(arbitraryOf(element))), (value) => {
        const zod = zodOpinion(schema, value);
        const apart = validateOpinion(type, value);
        expect(zod.valid, `zod: ${zod.reasons}\nvalidate: ${apart.reasons}`).toBe(apart.valid);
        const ours = validateOpinion(element, value);
        if (!isSayable(ours.codes)) return;
        const { document, ...theirs } = libxml2Opinion(judges[stage], element, value);
        const said = `validate: ${ours.reasons}\nlibxml2: ${theirs.reasons}\n${document}`;
        expect(theirs.valid, said).toBe(ours.valid);
      }),
      { seed, numRuns: 200 },
    );
  });
});

describe("zod and validate think the same of a type apart from any element", () => {
  test.for(types)("$name", ({ type, schema }) => {
    fc.assert(
      fc.property(fc.oneof(looseArbitraryOf(type), mutantsOf(arbitraryOf(type))), (value) => {
        const zod = zodOpinion(schema, value);
        const ours = validateOpinion(type, value);
        expect(zod.valid, `zod: ${zod.reasons}\nvalidate: ${ours.reasons}`).toBe(ours.valid);
      }),
      { seed, numRuns: 100 },
    );
  });
});

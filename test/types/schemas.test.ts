import {
  type AvisDInscriptionType,
  avisDInscription,
  type EnveloppeElectoraleType,
  EnveloppeElectoraleTypeSchema,
  type IndividuType,
  type IndividuTypeOrDerived,
  IndividuTypeSchema,
  individuType,
  type LieuDInscriptionPrecedentType,
  LieuDInscriptionPrecedentTypeSchema,
  lotDeLotsDUnitesElectoralesDePlusieursTypes,
  lotDUnitesElectoralesDePlusieursTypes,
  type NomsEtatCivilTypeOrDerived,
  nomDeFamilleSeulType,
} from "scrutin";
import type * as electoral from "scrutin/electoral";
import type { ComplexType, Finished, Missing, SimpleType } from "scrutin/runtime/v1";
import { builderOf } from "scrutin/runtime/v1";
import { describe, expect, expectTypeOf, test } from "vitest";
import * as z from "zod";
import { avisDInscriptionMinimal } from "../electoral/documents/unites.js";

type Module = typeof electoral;
type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Described<D> = D extends ComplexType<infer T> | SimpleType<infer T> ? T : never;
type Inferred<S> = S extends z.ZodType ? z.infer<S> : never;

/** The names of the types whose zod schema gives another type than the interface. */
type Mismatches<M> = {
  [K in keyof M]: K extends `${infer Name}Schema`
    ? `${Name}Descriptor` extends keyof M
      ? Equal<Inferred<M[K]>, Described<M[`${Name}Descriptor`]>> extends true
        ? never
        : Name
      : `${Name} has no descriptor`
    : never;
}[keyof M];

describe("zod schemas", () => {
  test("give the interface, every one of them", () => {
    expectTypeOf<Mismatches<Module>>().toEqualTypeOf<never>();
    // The proof can fail: here is a schema of another type.
    expectTypeOf<
      Mismatches<{ ASchema: z.ZodType<string>; ADescriptor: SimpleType<number> }>
    >().toEqualTypeOf<"A">();
    expectTypeOf<
      Mismatches<{ BSchema: z.ZodType<string> }>
    >().toEqualTypeOf<"B has no descriptor">();
  });

  test("have the shape of the interface, what is inherited included", () => {
    expectTypeOf<keyof typeof EnveloppeElectoraleTypeSchema.shape>().toEqualTypeOf<
      keyof EnveloppeElectoraleType
    >();
    expect(Object.keys(EnveloppeElectoraleTypeSchema.shape)).toContain("identifiantEnvoi");
    // @ts-expect-error the envelope has no such property
    expect(EnveloppeElectoraleTypeSchema.shape.contenu).toBeUndefined();
  });

  test("can be extended", () => {
    const form = IndividuTypeSchema.extend({ courriel: z.email() });
    type Form = z.infer<typeof form>;
    expectTypeOf<Form["courriel"]>().toEqualTypeOf<string>();
    expectTypeOf<Form["noms"]>().toEqualTypeOf<IndividuType["noms"]>();
    const anne = { noms: { nomFamille: "Le Goff" }, prenoms: { prenom: ["Anne"] } };
    expect(form.safeParse({ ...anne, courriel: "anne@nantes.example" }).success).toBe(true);
    expect(form.safeParse({ ...anne, courriel: "anne" }).success).toBe(false);
    expect(form.safeParse(anne).success).toBe(false);
    // @ts-expect-error a part of the extended schema is missing
    const incomplete: Form = anne;
    expect(incomplete).toBe(anne);
  });

  test("of choices have all branches in their shape, and infer the union", () => {
    const { shape } = LieuDInscriptionPrecedentTypeSchema;
    expectTypeOf<keyof typeof shape>().toEqualTypeOf<"commune" | "paysDOrigine">();
    expectTypeOf<
      z.infer<typeof LieuDInscriptionPrecedentTypeSchema>
    >().toEqualTypeOf<LieuDInscriptionPrecedentType>();
    expect(shape.commune.safeParse({ localite: { value: "Nantes" } }).success).toBe(true);
    expect(LieuDInscriptionPrecedentTypeSchema.safeParse({}).success).toBe(false);
    // @ts-expect-error no branch has such a property
    expect(shape.bureau).toBeUndefined();
  });
});

describe("derived types", () => {
  test("stand where their base is expected, and say so", () => {
    const seul: NomsEtatCivilTypeOrDerived = { nomFamille: "Roze", $type: "NomDeFamilleSeulType" };
    // @ts-expect-error no type is called so
    const inconnu: NomsEtatCivilTypeOrDerived = { nomFamille: "Roze", $type: "NomSeulType" };
    // @ts-expect-error the derived type has no such part
    const trop: NomsEtatCivilTypeOrDerived = { ...seul, nomUsage: "Roze-Le Bras" };
    expect([seul, inconnu, trop]).toHaveLength(3);
    expectTypeOf<
      Extract<IndividuTypeOrDerived, { $type: string }>["$type"]
    >().toEqualTypeOf<"IndividuSansFiliationType">();
  });

  test("a builder of theirs gives a value that says so", () => {
    const individu = individuType()
      .noms(nomDeFamilleSeulType().nomFamille("Roze"))
      .prenoms((p) => p.prenom(["Maxence"]));
    expect(individu.build().noms).toEqual({ nomFamille: "Roze", $type: "NomDeFamilleSeulType" });
    // @ts-expect-error the name is missing
    individu.noms(nomDeFamilleSeulType());
  });
});

describe("arrays", () => {
  test("take sub-builders, values and functions, side by side", () => {
    const lot = lotDeLotsDUnitesElectoralesDePlusieursTypes();
    // @ts-expect-error one of the lots is not finished
    lot.lot([(l) => l.numero(1)]);
    expectTypeOf(lot.build).toEqualTypeOf<Missing<"lot">>();
    expectTypeOf(lot.lot([]).build).toBeFunction();
  });

  test("take one item without brackets, and each call adds", () => {
    const named = individuType()
      .noms((n) => n.nomFamille("Roze"))
      .prenoms((p) => p.prenom("Zoé").prenom(["Loïc", "Anne"]).prenom("Léa"));
    expect(named.build().prenoms).toEqual({ prenom: ["Zoé", "Loïc", "Anne", "Léa"] });
    // @ts-expect-error a number is no name
    individuType().prenoms((p) => p.prenom(1));
    // @ts-expect-error nor is a list of lists of names
    individuType().prenoms((p) => p.prenom([["Zoé"]]));
    const readonlyNames: readonly string[] = ["Zoé"];
    individuType().prenoms((p) => p.prenom(readonlyNames));
    const lot = lotDeLotsDUnitesElectoralesDePlusieursTypes();
    // @ts-expect-error the only lot is not finished
    lot.lot((l) => l.numero(1));
    const family = named
      .filiation(named)
      .filiation((p) => p.noms((n) => n.nomFamille("Le Goff")).prenoms((q) => q.prenom("Anne")));
    expect(family.build().filiation).toHaveLength(2);
  });

  test("of units say their kind", () => {
    const lot = lotDUnitesElectoralesDePlusieursTypes();
    // @ts-expect-error there is no unit of this kind
    lot.uniteElectorale([{ kind: "avis", value: {} }]);
    // @ts-expect-error a unit of this kind has other parts
    lot.uniteElectorale([{ kind: "avisDInscription", value: { id: "AI-1" } }]);
    expectTypeOf(lot.uniteElectorale)
      .parameter(0)
      .toExtend<{ kind: string } | readonly { kind: string }[]>();
  });

  test("of units take builders that are finished", () => {
    const lot = lotDUnitesElectoralesDePlusieursTypes();
    const begun = avisDInscription().id("AI-1");
    // @ts-expect-error the unit is not finished
    lot.uniteElectorale([{ kind: "avisDInscription", value: begun }]);
    const finished: Finished<AvisDInscriptionType> = { build: () => avisDInscriptionMinimal };
    // @ts-expect-error the unit is of another kind
    lot.uniteElectorale([{ kind: "avisDeRadiation", value: finished }]);
    lot.uniteElectorale([{ kind: "avisDInscription", value: finished }]);
  });
});

test("builders are made for complex types only", () => {
  const simple: SimpleType = { kind: "simpleType", variety: "atomic" };
  // @ts-expect-error a simple type has no parts
  expect(builderOf(() => simple)).toBeTypeOf("function");
});

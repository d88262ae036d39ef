import {
  type AdresseGeopostaleType,
  AvisDInscriptionElement,
  type AvisDInscriptionType,
  AvisDInscriptionTypeSchema,
  adresseGeopostaleType,
  avisDInscription,
  lieuType,
  type PeriodeDeRevisionType,
  periodeDeRevisionType,
  serialize,
  type TypeDInscriptionType,
  TypeDInscriptionTypeTitles,
  validate,
} from "scrutin";
import { reactivationDInscription } from "scrutin/gestion";
import type { BuildOptions, Missing } from "scrutin/runtime/v1";
import { describe, expect, expectTypeOf, test } from "vitest";
import type * as z from "zod";

/*
 * Types as behaviour, one failing use for each passing one. `npm run types` reads this file with TypeScript 5.9, and
 * `npm run types:7` with 7: an `@ts-expect-error` under which nothing is wrong is an error.
 */

const nantes = lieuType().localite({ value: "Nantes", code: "44109" }).build();
const periode: PeriodeDeRevisionType = { dateDeDebut: "2008-09-01", dateDeFin: "2009-02-28" };
const whole = avisDInscription()
  .id("AI-44109-000123")
  .periodeDeRevision(periode)
  .numeroDEnregistrement("123")
  .inscription((i) =>
    i
      .electeur((e) =>
        e.individu((p) => p.noms({ nomFamille: "Lefèvre" }).prenoms({ prenom: ["Anne-Sophie"] })),
      )
      .typeDeListe("p")
      .communeDInscription(nantes),
  )
  .typeDInscription("1")
  .dateDInscription("2008-11-04")
  .adresse((a) => a.adressePostale((l) => l.ligneSix("44000 NANTES")));

describe("a missing part", () => {
  test("build() appears when the last required property is set, and names what is missing until then", () => {
    const begun = periodeDeRevisionType().dateDeFin("2009-02-28");
    expectTypeOf(begun.build).toEqualTypeOf<Missing<"dateDeDebut">>();
    // @ts-expect-error dateDeDebut is required and not set yet
    expect(() => begun.build()).toThrow(/DateDeDebut/);
    const finished = begun.dateDeDebut("2008-09-01");
    expectTypeOf(finished.build).toEqualTypeOf<(options?: BuildOptions) => PeriodeDeRevisionType>();
    expect(finished.build()).toEqual(periode);
  });

  test("a part that is not finished is not taken", () => {
    const builder = avisDInscription();
    // @ts-expect-error the end of the period is missing
    builder.periodeDeRevision((p) => p.dateDeDebut("2008-09-01"));
    // @ts-expect-error an object has to be whole too
    builder.periodeDeRevision({ dateDeDebut: "2008-09-01" });
    builder.periodeDeRevision((p) => p.dateDeDebut("2008-09-01").dateDeFin("2009-02-28"));
    builder.periodeDeRevision(periodeDeRevisionType().dateDeDebut("2008").dateDeFin("2009"));
  });

  test("what is optional is never missing", () => {
    expectTypeOf(lieuType().build).toBeFunction();
    expect(lieuType().build()).toEqual({});
    // @ts-expect-error the value of simple content is required
    lieuType().localite({ code: "44109" });
  });
});

describe("a choice", () => {
  test("one branch is needed, and closes the other", () => {
    const choice = adresseGeopostaleType();
    // @ts-expect-error neither branch was taken
    expect(() => choice.build()).toThrow();
    const postal = choice.adressePostale({ ligneSix: "44000 NANTES" });
    expectTypeOf(postal.build).toBeFunction();
    expect(postal.build()).toEqual({ adressePostale: { ligneSix: "44000 NANTES" } });
    // @ts-expect-error the postal branch was taken
    postal.adresseGeographique({});
    // @ts-expect-error so it is the other way round
    choice.adresseGeographique({}).adressePostale({});
  });

  test("so it is for objects", () => {
    const one: AdresseGeopostaleType = { adresseGeographique: { codePostal: "44000" } };
    // @ts-expect-error both branches
    const both: AdresseGeopostaleType = { adresseGeographique: {}, adressePostale: {} };
    // @ts-expect-error no branch
    const none: AdresseGeopostaleType = {};
    expect([one, both, none]).toHaveLength(3);
  });
});

describe("codes", () => {
  test("are literals, with their titles beside them", () => {
    expectTypeOf<TypeDInscriptionType>().toEqualTypeOf<"1" | "2" | "8">();
    expect(TypeDInscriptionTypeTitles["1"]).toBe("volontaire");
    // @ts-expect-error "3" is no code of the list
    expect(TypeDInscriptionTypeTitles["3"]).toBeUndefined();
    avisDInscription().typeDInscription("8");
    // @ts-expect-error nor does the builder take it
    avisDInscription().typeDInscription("3");
    // @ts-expect-error codes are text
    avisDInscription().typeDInscription(1);
  });
});

describe("order and unknown properties", () => {
  test("any order of building gives the same value", () => {
    const back = periodeDeRevisionType().dateDeFin("2009-02-28").dateDeDebut("2008-09-01");
    const forth = periodeDeRevisionType().dateDeDebut("2008-09-01").dateDeFin("2009-02-28");
    expectTypeOf(back.build).toEqualTypeOf(forth.build);
    expect(back.build()).toEqual(forth.build());
  });

  test("an unknown property is refused", () => {
    // @ts-expect-error there is no such property
    expect(() => avisDInscription().bureauDeVote("1")).toThrow(TypeError);
    // @ts-expect-error nor in an object
    const wrong: PeriodeDeRevisionType = { ...periode, bureau: "1" };
    expect(
      validate(AvisDInscriptionElement, { ...whole.build(), periodeDeRevision: wrong }),
    ).toMatchObject([{ code: "value-unknown-property" }]);
  });

  test("a builder never changes", () => {
    const begun = periodeDeRevisionType().dateDeDebut("2008-09-01");
    const [first, second] = [begun.dateDeFin("2009-02-28"), begun.dateDeFin("2009-03-31")];
    expect([first.build().dateDeFin, second.build().dateDeFin]).toEqual([
      "2009-02-28",
      "2009-03-31",
    ]);
  });
});

describe("what comes out", () => {
  test("is the interface, for the zod schema too", () => {
    expectTypeOf(whole.build()).toEqualTypeOf<AvisDInscriptionType>();
    expectTypeOf<
      z.infer<typeof AvisDInscriptionTypeSchema>
    >().toEqualTypeOf<AvisDInscriptionType>();
    expect(AvisDInscriptionTypeSchema.parse(whole.build())).toEqual(whole.build());
  });

  test("zod schemas compose", () => {
    const schema = AvisDInscriptionTypeSchema.pick({
      typeDInscription: true,
      dateDInscription: true,
    });
    expect(schema.parse({ typeDInscription: "1", dateDInscription: "2008-11-04" })).toBeDefined();
    expectTypeOf(AvisDInscriptionTypeSchema.shape).toHaveProperty("numeroDEnregistrement");
    // @ts-expect-error the avis has no such property
    expect(() => AvisDInscriptionTypeSchema.pick({ bureau: true })).toThrow();
  });

  test("an element takes its own type only", () => {
    expect(serialize(AvisDInscriptionElement, whole.build())).toContain("Anne-Sophie");
    // @ts-expect-error a period is no avis
    expect(() => serialize(AvisDInscriptionElement, periode)).toThrow();
  });

  test("what is reserved for Insee is not offered to a commune", async () => {
    expectTypeOf(reactivationDInscription).toBeFunction();
    expect(Object.keys(await import("scrutin"))).not.toContain("reactivationDInscription");
    // @ts-expect-error it stands in scrutin/gestion alone
    expectTypeOf<typeof import("scrutin")>().toHaveProperty("reactivationDInscription");
  });
});

import {
  AvisDInscriptionTypeSchema,
  LieuDInscriptionPrecedentTypeSchema,
  setLocale,
} from "scrutin";
import { draftOf } from "scrutin/runtime/v1/zod";
import { afterEach, describe, expect, expectTypeOf, test } from "vitest";
import * as z from "zod";
import { avisDInscriptionMinimal } from "../../../../electoral/documents/unites.js";

afterEach(() => setLocale("fr"));

describe("shapes are typed and there, to the bottom", () => {
  const { inscription } = AvisDInscriptionTypeSchema.shape;

  test("enumerations", () => {
    const { typeDeListe } = inscription.shape;
    expect(typeDeListe).toBeInstanceOf(z.ZodEnum);
    expectTypeOf(typeDeListe.options).toEqualTypeOf<("p" | "ce" | "cm")[]>();
    expect(typeDeListe.options).toEqual(["p", "ce", "cm"]);
    expect(typeDeListe.enum.p).toBe("p");
    expect(typeDeListe.extract(["p"]).safeParse("ce").success).toBe(false);
  });

  test("facets are checks", () => {
    const { numeroDEnregistrement } = AvisDInscriptionTypeSchema.shape;
    expect(numeroDEnregistrement).toBeInstanceOf(z.ZodString);
    expect(z.toJSONSchema(numeroDEnregistrement).$defs).toMatchObject({
      NumeroType: { type: "string", maxLength: 255, pattern: "^(?:[0-9]*)$" },
    });
    expect(inscription).toBeInstanceOf(z.ZodObject);
  });

  test("lists have no maximum where there is none", () => {
    const { prenoms } = inscription.shape.electeur.shape.individu.shape;
    expect(prenoms.options.length).toBeGreaterThan(1);
    expect(JSON.stringify(z.toJSONSchema(prenoms))).not.toContain("maxItems");
  });
});

test("every issue is ours, in the language of the program, with code and parameters", () => {
  const wrong = {
    ...avisDInscriptionMinimal,
    numeroDEnregistrement: undefined,
    inscription: 1,
    x: 1,
  };
  for (const locale of ["fr", "en"] as const) {
    setLocale(locale);
    const { issues = [] } = AvisDInscriptionTypeSchema.safeParse(wrong).error ?? {};
    expect(issues).toHaveLength(3);
    for (const issue of issues) {
      expect(issue.code).toBe("custom");
      expect(issue).toHaveProperty("params.code");
      expect(issue).toHaveProperty("params.parameters");
      expect(issue.message).toMatch(
        locale === "fr" ? /il faut|manque|inconnue/ : /must|missing|unknown|expected/i,
      );
    }
  }
});

describe("what is made of a choice", () => {
  const choice = LieuDInscriptionPrecedentTypeSchema;

  test("is a union whose branches are objects", () => {
    expect(choice).toBeInstanceOf(z.ZodUnion);
    expect(choice.options.map(({ shape }) => Object.keys(shape))).toEqual([
      ["commune"],
      ["paysDOrigine"],
    ]);
    expect(z.toJSONSchema(choice)).toHaveProperty("$defs.LieuDInscriptionPrecedentType.oneOf");
  });

  test("keeps it as a whole or leaves it out", () => {
    // @ts-expect-error one branch of two is no choice
    expect(() => choice.pick({ commune: true })).toThrow(/as a whole/);
    expect(choice.pick({ commune: true, paysDOrigine: true }).safeParse({}).success).toBe(false);
    expect(choice.omit({ commune: true, paysDOrigine: true }).safeParse({}).success).toBe(true);
    expect(choice.partial().safeParse({}).success).toBe(true);
    const both = { commune: { localite: { value: "Nantes" } }, paysDOrigine: "Portugal" };
    expect(choice.partial().safeParse(both).success).toBe(false);
  });
});

describe("drafts", () => {
  const draft = draftOf(AvisDInscriptionTypeSchema);

  test("may lack anything, at any depth", () => {
    for (const value of [
      {},
      { inscription: {} },
      { inscription: { electeur: { individu: { noms: {} } } } },
    ])
      expect(draft.safeParse(value).error?.issues ?? []).toEqual([]);
    expect(draft.parse(avisDInscriptionMinimal)).toEqual(avisDInscriptionMinimal);
  });

  test("have nothing wrong", () => {
    const wrong = { inscription: { typeDeListe: "x" }, dateDInscription: "hier", autre: 1 };
    expect(draft.safeParse(wrong).error?.issues.map(({ path }) => path.join("."))).toEqual([
      "inscription.typeDeListe",
      "dateDInscription",
      "autre",
    ]);
    // @ts-expect-error a draft has no such part
    expectTypeOf(draft.shape.autre).toBeNever();
    expectTypeOf<z.infer<typeof draft>["dateDInscription"]>().toEqualTypeOf<string | undefined>();
  });
});

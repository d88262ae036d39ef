import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lireNom, lirePrenoms, transliterer } from "../../../../electoral/civil/noms.js";
import { ChaineFrancaisOfficielTypeDescriptor } from "../../../../generated/electoral/index.js";
import { globalElement } from "../../../../runtime/v1/index.js";
import { isValid } from "../../../../runtime/validate.js";

const element = globalElement(
  { namespace: "", local: "nom" },
  () => ChaineFrancaisOfficielTypeDescriptor,
  {},
);

describe("a name", () => {
  test.for([
    ["D’Ornano", "D'Ornano"],
    ["Le\u00a0Goff", "Le Goff"],
    ["  Le  Goff ", "Le Goff"],
    ["Jean – Paul", "Jean-Paul"],
    ["E\u0301mile", "Émile"],
  ] as const)("%j is put right as %j, which is said", ([text, name]) => {
    const { valeur, remarques } = lireNom(text);
    expect(valeur).toBe(name);
    expect(remarques).toMatchObject([
      { code: "nom-change", level: "information", parameters: { valeur: text, vers: name } },
    ]);
  });

  test.for([
    ["Ibáñez", "Ibanez"],
    ["Wałęsa", "Walesa"],
    ["Strauß", "Strauss"],
    ["Ștefănescu", "Stefanescu"],
    ["Þórsson", "Thorsson"],
    ["Ødegård", "Odegard"],
    ["Đoković", "Dokovic"],
    ["Nguyễn", "Nguyên"],
  ] as const)("%s is refused, and %s proposed", ([text, name]) => {
    const refused = lireNom(text);
    expect(refused.valeur).toBeUndefined();
    expect(refused.remarques).toMatchObject([{ code: "nom-caracteres", level: "error" }]);
    const taken = lireNom(text, { translitterer: true });
    expect(refused.remarques[0]?.parameters).toMatchObject({ proposition: name });
    expect(taken).toMatchObject({
      valeur: name,
      remarques: [{ code: "nom-change", level: "warning" }],
    });
  });

  test("of French letters is left alone", () => {
    for (const name of [
      "Lefèvre",
      "Lœiz",
      "Müller",
      "L'Haÿ",
      "d'Arc",
      "Le Goff-Dupré",
      "ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸÆŒ",
    ])
      expect(lireNom(name)).toEqual({ valeur: name, remarques: [] });
  });

  test("of capitals has no accents", () => {
    expect(lireNom("Lefevre", { profil: "majuscules" }).valeur).toBe("LEFEVRE");
    expect(lireNom("Lefèvre", { profil: "majuscules" }).remarques).toMatchObject([
      { code: "nom-caracteres", parameters: { caracteres: ["È"], proposition: "LEFEVRE" } },
    ]);
  });

  test.for(["R2D2", "Иван", "Dupont*", "a\u200bb", "a\u00adb"])(
    "%j has no spelling to propose",
    (text) => {
      const { valeur, remarques } = lireNom(text, { translitterer: true });
      expect(valeur).toBeUndefined();
      expect(remarques[0]?.parameters).toMatchObject({ proposition: undefined });
    },
  );

  test("that is empty, or nothing but blanks and hyphens, is empty", () => {
    for (const text of ["", " ", " - ", "\u00a0"])
      expect(lireNom(text).remarques).toMatchObject([{ code: "nom-vide" }]);
  });

  test("shows characters that cannot be seen by their numbers", () => {
    expect(lireNom("a\u200bb").remarques[0]?.message).toContain("U+200B");
  });

  test("that is given is good for the schema, and stays as it is", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary", maxLength: 20 }),
          fc.string({ unit: "grapheme", maxLength: 12 }),
        ),
        (text) => {
          for (const profil of ["accentue", "majuscules"] as const) {
            const { valeur, remarques } = lireNom(text, { profil, translitterer: true });
            if (valeur === undefined) {
              expect(remarques.some(({ level }) => level === "error")).toBe(true);
              continue;
            }
            expect(isValid(element, valeur)).toBe(true);
            expect(lireNom(valeur, { profil })).toEqual({ valeur, remarques: [] });
            if (valeur !== text) expect(remarques.length).toBe(1);
          }
        },
      ),
    );
  });
});

describe("a spelling that is offered", () => {
  test("comes with every change and its place", () => {
    expect(transliterer("Ibáñez")).toEqual({
      texte: "Ibanez",
      changements: [
        { de: "á", vers: "a", index: 2 },
        { de: "ñ", vers: "n", index: 3 },
      ],
      restes: [],
    });
  });

  test("has the characters of its profile, all of them, but for those that it leaves", () => {
    const letters = "aZéÉœŒæßẞþÞĳŁłﬁİıÿ'- ";
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...letters), maxLength: 12 }), (text) => {
        const { texte, restes } = transliterer(text, "majuscules");
        expect(restes).toEqual([]);
        expect(texte).toMatch(/^[A-Z '-]*$/);
        expect(transliterer(text).texte).toMatch(
          /^[A-Za-zÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸàâäçéèêëîïôöùûüÿÆŒæœ '-]*$/,
        );
      }),
    );
    expect(
      ["Straße", "Œuvrard", "Þór", "ﬁn"].map((name) => transliterer(name, "majuscules").texte),
    ).toEqual(["STRASSE", "OEUVRARD", "THOR", "FIN"]);
  });

  test("is made of the changes that it says, and nothing else", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 20 }), (text) => {
        const { texte, changements } = transliterer(text);
        const [made] = changements.reduceRight(
          ([after], { de, vers, index }) => [
            after.slice(0, index) + vers + after.slice(index + de.length),
          ],
          [text],
        );
        expect(made).toBe(texte);
      }),
    );
  });
});

describe("given names", () => {
  test.for([
    ["Anne-Sophie, Zoé", ["Anne-Sophie", "Zoé"]],
    ["Anne-Sophie Zoé", ["Anne-Sophie", "Zoé"]],
    ["Jean - Paul, Luc", ["Jean-Paul", "Luc"]],
    ["Marie Claire, Zoé,", ["Marie Claire", "Zoé"]],
  ] as const)("%s", ([text, names]) => {
    expect(lirePrenoms(text).valeur).toEqual(names);
  });

  test("are all there or none", () => {
    expect(lirePrenoms("Anne, Ibáñez, R2").valeur).toBeUndefined();
    expect(lirePrenoms("Anne, Ibáñez, R2").remarques.length).toBe(2);
    expect(lirePrenoms(" , ").remarques).toMatchObject([{ code: "nom-vide" }]);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  datesCompatibles,
  enJourMoisAnnee,
  lireDateSouple,
  lireJour,
} from "../../../../electoral/calendrier/dates-souples.js";
import { ajouterJours } from "../../../../electoral/calendrier/jours.js";
import { DateSoupleTypeDescriptor } from "../../../../generated/electoral/index.js";
import { globalElement } from "../../../../runtime/v1/index.js";
import { isValid } from "../../../../runtime/validate.js";

const element = globalElement({ namespace: "", local: "date" }, () => DateSoupleTypeDescriptor, {});
const codes = (text: string): readonly string[] =>
  lireDateSouple(text).remarques.map(({ code }) => code);

describe("a date of any precision", () => {
  test.for([
    ["24/08/1962", "1962-08-24"],
    ["00/08/1955", "1955-08"],
    ["00/00/1953", "1953"],
    ["8/1955", "1955-08"],
    [" 1961 ", "1961"],
    ["1962-08-24", "1962-08-24"],
    ["1955-08-00", "1955-08"],
    ["1955-00-00", "1955"],
    ["1.2.2003", "2003-02-01"],
    ["29-02-2000", "2000-02-29"],
  ] as const)("%s is %s", ([text, date]) => {
    expect(lireDateSouple(text).valeur).toBe(date);
    expect(isValid(element, date)).toBe(true);
  });

  test.for([
    ["31/00/1955", "date-jour-sans-mois"],
    ["1955-00-12", "date-jour-sans-mois"],
    ["29/02/1900", "date-impossible"],
    ["31/04/2001", "date-impossible"],
    ["12/13/2001", "date-impossible"],
    ["00/00/0000", "date-impossible"],
    ["01/02/03", "date-annee-courte"],
    ["hier", "date-illisible"],
    ["", "date-illisible"],
    ["1955-8-1", "date-illisible"],
    ["24/08-1962x", "date-illisible"],
  ] as const)("%s is none: %s", ([text, code]) => {
    expect(lireDateSouple(text).valeur).toBeUndefined();
    expect(codes(text)).toEqual([code]);
  });

  test("that is not whole is said to be so, and nothing is invented", () => {
    expect(lireDateSouple("00/08/1955").remarques).toMatchObject([
      { code: "date-partielle", level: "information" },
    ]);
    expect(lireDateSouple("1955-08").remarques).toEqual([]);
  });

  test("comes back from French order as it was", () => {
    const dates = fc
      .tuple(fc.integer({ min: 0, max: 60_000 }), fc.constantFrom(4, 7, 10))
      .map(([days, length]) => ajouterJours("1880-01-01", days).slice(0, length));
    fc.assert(
      fc.property(dates, (date) => {
        expect(lireDateSouple(enJourMoisAnnee(date)).valeur).toBe(date);
        expect(lireDateSouple(date)).toEqual({ valeur: date, remarques: [] });
      }),
    );
  });

  test("may be asked not to be in the future", () => {
    const auPlusTard = "2008-11-10";
    expect(lireDateSouple("11/11/2008", { auPlusTard }).remarques).toMatchObject([
      { code: "date-future", level: "error" },
    ]);
    for (const text of ["10/11/2008", "11/2008", "2008"])
      expect(lireDateSouple(text, { auPlusTard }).valeur, text).toBeDefined();
    expect(lireDateSouple("2009", { auPlusTard }).valeur).toBeUndefined();
  });

  test("may be asked to have its day", () => {
    expect(lireJour("04/11/2008").valeur).toBe("2008-11-04");
    expect(lireJour("11/2008").valeur).toBeUndefined();
  });

  test("may be the same as another of other precision", () => {
    expect(datesCompatibles("1955-08", "1955-08-13")).toBe(true);
    expect(datesCompatibles("1955", "1955-08")).toBe(true);
    expect(datesCompatibles("1955-08", "1955-09-13")).toBe(false);
  });

  test("is spoken of in French and English", () => {
    const [said] = lireDateSouple("29/02/1900", { locale: "en" }).remarques;
    expect(said?.message).toBe('the date "29/02/1900" is not in the calendar');
    expect(lireDateSouple("29/02/1900").remarques[0]?.message).toBe(
      "la date «\u00a029/02/1900\u00a0» n’existe pas dans le calendrier",
    );
  });
});

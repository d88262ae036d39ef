import { describe, expect, test } from "vitest";
import {
  arrondissements,
  codeGeographique,
  completerCode,
  lireCommuneDInscription,
  lireLieuDeNaissance,
  lirePays,
} from "../../../../electoral/civil/codes-geographiques.js";
import { CodeCommuneFrancaiseOuPaysOuTerritoireEtrangerTypeDescriptor } from "../../../../generated/electoral/index.js";
import { globalElement } from "../../../../runtime/v1/index.js";
import { isValid } from "../../../../runtime/validate.js";

const element = globalElement(
  { namespace: "", local: "code" },
  () => CodeCommuneFrancaiseOuPaysOuTerritoireEtrangerTypeDescriptor,
  {},
);

describe("a code of the COG", () => {
  test.for([
    ["44109", { kind: "commune", departement: "44", outreMer: false }],
    ["01004", { kind: "commune", departement: "01" }],
    ["2A004", { kind: "commune", departement: "2A" }],
    ["20004", { kind: "commune", departement: "20" }],
    ["97411", { kind: "commune", departement: "974", outreMer: true }],
    ["97502", { kind: "commune", departement: "975", outreMer: true }],
    ["98818", { kind: "commune", departement: "988", outreMer: true }],
    ["98501", { kind: "commune", departement: "985", outreMer: true }],
    ["75120", { kind: "arrondissement", ville: "Paris", numero: 20 }],
    ["69389", { kind: "arrondissement", ville: "Lyon", numero: 9 }],
    ["13201", { kind: "arrondissement", ville: "Marseille", numero: 1 }],
    ["75056", { kind: "ville", ville: "Paris" }],
    ["13055", { kind: "ville", ville: "Marseille" }],
    ["91352", { kind: "algerie", departement: "Alger" }],
    ["99134", { kind: "pays", continent: "Europe" }],
    ["99352", { kind: "pays", continent: "Afrique" }],
    ["99999", { kind: "pays", continent: undefined }],
  ] as const)("%s", ([code, expected]) => {
    expect(codeGeographique(code)).toMatchObject({ code, ...expected });
    expect(isValid(element, code)).toBe(true);
  });

  test.for([
    "",
    "4410",
    "441090",
    "00123",
    "96123",
    "2C004",
    "97901",
    "98301",
    "9913A",
    "44 109",
    "4410O",
  ])("%j is none", (code) => {
    expect(codeGeographique(code)).toBeUndefined();
  });

  test("has its zero again, and its capital", () => {
    expect(["1004", "2a004", " 44109 "].map(completerCode)).toEqual(["01004", "2A004", "44109"]);
  });

  test("of arrondissements", () => {
    expect(arrondissements("Lyon").at(0)).toBe("69381");
    expect(
      ["Paris", "Lyon", "Marseille"].map((ville) => arrondissements(ville as "Paris").length),
    ).toEqual([20, 9, 16]);
  });
});

const said = ({ remarques }: { readonly remarques: readonly { code: string; level: string }[] }) =>
  remarques.map(({ code, level }) => `${code} ${level}`);

describe("a commune of registration", () => {
  test.for([
    ["44109", []],
    ["75120", []],
    ["75056", ["code-par-arrondissement warning"]],
    ["97123", ["code-ancien information"]],
    ["98502", ["code-ancien information"]],
    ["91352", ["code-algerie warning"]],
    ["99134", ["code-pays-pour-commune error"]],
    ["4410", ["code-complete information"]],
    [" 44109 ", []],
    ["2a004", []],
    ["44000", ["code-postal error"]],
    ["2A000", ["code-postal error"]],
    ["97400", ["code-postal error"]],
    ["98800", ["code-postal error"]],
    ["nantes", ["code-forme error"]],
  ] as const)("%s: %j", ([code, codes]) => {
    expect(said(lireCommuneDInscription(code))).toEqual(codes);
  });
});

describe("a place of birth", () => {
  test("in Algeria before 3 July 1962", () => {
    const of = (date: string): readonly string[] => said(lireLieuDeNaissance("92352", { date }));
    for (const date of ["1962-07-02", "1955", "1962", "1962-07", "1962-06"])
      expect(of(date), date).toEqual(["code-algerie information"]);
    for (const date of ["1962-07-03", "1963", "1962-08", "1980-01-01"])
      expect(of(date), date).toEqual(["code-algerie-date warning"]);
  });

  test("in a country or a commune", () => {
    expect(lireLieuDeNaissance("99109")).toEqual({ valeur: "99109", remarques: [] });
    expect(lireLieuDeNaissance("44109")).toEqual({ valeur: "44109", remarques: [] });
    expect(said(lireLieuDeNaissance("75000"))).toEqual(["code-postal warning"]);
    expect(said(lireLieuDeNaissance("1004"))).toEqual(["code-complete information"]);
    expect(said(lireLieuDeNaissance("97700"))).toEqual(["code-postal warning"]);
    expect(said(lireLieuDeNaissance("99100"))).toEqual([]);
    expect(said(lireLieuDeNaissance("Nantes"))).toEqual(["code-forme error"]);
    expect(said(lirePays("44109"))).toEqual(["code-commune-pour-pays error"]);
  });
});

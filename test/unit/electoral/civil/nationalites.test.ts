import { describe, expect, test } from "vitest";
import { codeGeographique } from "../../../../electoral/civil/codes-geographiques.js";
import { etatsDeLUnion, lireNationalite } from "../../../../electoral/civil/nationalites.js";

const said = (text: string, options?: Parameters<typeof lireNationalite>[1]): readonly string[] =>
  lireNationalite(text, options).remarques.map(({ code, level }) => `${code} ${level}`);

describe("a nationality", () => {
  test("of Germany is D, which is said", () => {
    expect(lireNationalite("DEU").valeur).toBe("D");
    expect(said("DEU")).toEqual(["nationalite-proposee information"]);
    expect(said("D")).toEqual([]);
    expect(lireNationalite("D", { allemagne: "DEU" }).valeur).toBe("DEU");
  });

  test.for([
    ["FRA", "p", []],
    ["ITA", "p", ["nationalite-liste warning"]],
    ["ITA", "ce", []],
    ["d", "cm", []],
    ["FRA", "cm", ["nationalite-liste warning"]],
    ["CHE", "ce", ["nationalite-liste warning"]],
    ["12", "ce", ["nationalite-code error"]],
    ["F", "p", ["nationalite-code error"]],
  ] as const)("%s on list %s: %j", ([text, liste, codes]) => {
    expect(said(text, { liste })).toEqual(codes);
  });

  test("of a state that joined later is good from that day on", () => {
    expect(said("HRV", { liste: "ce", date: "2013-06-30" })).toEqual(["nationalite-liste warning"]);
    expect(said("HRV", { liste: "ce", date: "2013-07-01" })).toEqual([]);
  });

  test("stands in a table without doubles, by country of the COG", () => {
    expect(etatsDeLUnion.length).toBe(27);
    expect(
      new Set(etatsDeLUnion.flatMap(({ nationalite, pays }) => [nationalite, pays])).size,
    ).toBe(54);
    for (const { pays, nom } of etatsDeLUnion)
      expect(codeGeographique(pays)?.kind, nom).toBe("pays");
  });
});

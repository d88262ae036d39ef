import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  assignNames,
  type Handle,
  lowerFirst,
  reservedIdentifiers,
  takeName,
  toIdentifier,
  toPropertyName,
} from "../../../../generator/ir/names.js";

describe("toIdentifier", () => {
  test.each([
    ["ElecteurType", "ElecteurType"],
    ["first-name", "firstName"],
    ["first.name", "firstName"],
    ["a--b", "aB"],
    ["trailing-", "trailing"],
    ["_private", "_private"],
    ["-1", "_1"],
    ["Électeur", "Électeur"],
    ["注文", "注文"],
    ["a·b", "a·b"],
    ["--", "_"],
  ])("%s becomes %s", (name, identifier) => {
    expect(toIdentifier(name)).toBe(identifier);
  });

  test("whatever comes in, JavaScript takes what comes out as a property and as a variable", () => {
    const property = fc.property(fc.string({ unit: "grapheme" }), (name) => {
      const identifier = toIdentifier(name);
      fc.pre(!reservedIdentifiers.has(identifier));
      expect(new Function(`const ${identifier} = 1; return { ${identifier} };`)()).toEqual({
        [identifier]: 1,
      });
    });
    fc.assert(property, { seed: 1, numRuns: 500 });
  });
});

describe("toPropertyName", () => {
  test.each([
    ["DateDeDebut", "dateDeDebut", "DateDeDebut"],
    ["SIREN", "siren", "SIREN"],
    ["SIRETStructureType", "siretStructureType", "SIRETStructureType"],
    ["NIR_Avec_Clé_ctype", "nir_Avec_Clé_ctype", "NIR_Avec_Clé_ctype"],
    ["NOM_USUEL", "nom_usuel", "NOM_USUEL"],
    ["XMLHttp", "xmlHttp", "XMLHttp"],
    ["H2OValue", "h2oValue", "H2OValue"],
    ["X509Data", "x509Data", "X509Data"],
    ["AType", "aType", "AType"],
    ["ÉTATCivil", "étatCivil", "ÉTATCivil"],
    ["E\u0301TATCivil", "e\u0301tatCivil", "E\u0301TATCivil"],
    ["iDRef", "iDRef", "iDRef"],
    ["_Private", "_Private", "_Private"],
    ["_TVA", "_tva", "_TVA"],
    ["A_b", "a_b", "A_b"],
    ["X", "x", "X"],
    ["ISO-CODE", "isocode", "ISOCODE"],
    ["Élu", "élu", "Élu"],
    ["𐐀bc", "𐐨bc", "𐐀bc"],
  ])("%s becomes %s, or %s as it is", (local, lowered, asIs) => {
    expect(toPropertyName(local, "lowerFirst")).toBe(lowered);
    expect(toPropertyName(local, "asIs")).toBe(asIs);
  });

  const name = fc.string({
    unit: fc.constantFrom(..."ABCÉabcé019_", "E\u0301", "ǅ", "注"),
    minLength: 1,
    maxLength: 12,
  });

  test("never begins with two capitals, and only letters at the beginning change, in case", () => {
    const property = fc.property(name, (local) => {
      const lowered = toPropertyName(local, "lowerFirst");
      expect(lowered).not.toMatch(/^[\p{N}_]*\p{Lu}\p{M}*(\p{Lu}|$)/v);
      expect(lowered).not.toMatch(/^\p{Lu}/v);
      expect(lowered.toLowerCase()).toBe(toIdentifier(local).toLowerCase());
      const kept = /\p{Ll}.*$/v.exec(toIdentifier(local))?.[0] ?? "";
      expect(lowered.endsWith(kept)).toBe(true);
      expect(lowerFirst(lowered)).toBe(lowered);
    });
    fc.assert(property, { seed: 1, numRuns: 1000 });
  });
});

function handle(wanted: string, namesake?: Handle): Handle {
  return { wanted, space: namesake === undefined ? "type" : "value", namesake };
}

describe("assignNames", () => {
  test("a name that is taken gets a suffix, in the order of the handles", () => {
    const handles = ["Order", "Order", "class", "Order"].map((wanted) => handle(wanted));
    const names = assignNames(handles, reservedIdentifiers);
    expect([...names.values()]).toEqual(["Order", "Order$1", "class$1", "Order$2"]);
  });

  test("the name of another table is taken, but for the namesake's own", () => {
    const type = handle("item");
    const others = assignNames([type, handle("Other")], new Set());
    const names = assignNames([handle("item", type), handle("Other")], new Set(), others);
    expect([...names.values()]).toEqual(["item", "Other$1"]);
  });

  test("only one may share its namesake's name", () => {
    const type = handle("item");
    const others = assignNames([type], new Set());
    const names = assignNames([handle("item", type), handle("item", type)], new Set(), others);
    expect([...names.values()]).toEqual(["item", "item$1"]);
  });

  test("a suffix that is taken as well is passed over", () => {
    expect(takeName("a", new Set(["a", "a$1"]))).toBe("a$2");
  });
});

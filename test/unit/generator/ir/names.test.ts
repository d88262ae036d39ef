import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  assignNames,
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
    ["SIRENType", "sIRENType", "SIRENType"],
    ["X", "x", "X"],
    ["ISO-CODE", "isocode", "ISOCODE"],
    ["Élu", "élu", "Élu"],
    ["𐐀bc", "𐐨bc", "𐐀bc"],
  ])("%s becomes %s, or %s as it is", (local, lowered, asIs) => {
    expect(toPropertyName(local, "lowerFirst")).toBe(lowered);
    expect(toPropertyName(local, "asIs")).toBe(asIs);
  });

  test("lowering twice changes nothing more", () => {
    expect(lowerFirst(lowerFirst("Nom"))).toBe("nom");
  });
});

describe("assignNames", () => {
  test("a name that is taken gets a suffix, in the order of the handles", () => {
    const handles = ["Order", "Order", "class", "Order"].map((wanted) => ({ wanted }));
    const names = assignNames(handles, reservedIdentifiers);
    expect([...names.values()]).toEqual(["Order", "Order$1", "class$1", "Order$2"]);
  });

  test("the name of another table is taken, but for the partner's own", () => {
    const type = { wanted: "item" };
    const others = assignNames([type, { wanted: "Other" }], new Set());
    const [start, stranger] = [{ wanted: "item" }, { wanted: "Other" }];
    const names = assignNames([start, stranger], new Set(), others, new Map([[start, type]]));
    expect([...names.values()]).toEqual(["item", "Other$1"]);
  });

  test("only one may share its partner's name", () => {
    const type = { wanted: "item" };
    const others = assignNames([type], new Set());
    const [first, second] = [{ wanted: "item" }, { wanted: "item" }];
    const shared = new Map([
      [first, type],
      [second, type],
    ]);
    expect([...assignNames([first, second], new Set(), others, shared).values()]).toEqual([
      "item",
      "item$1",
    ]);
  });

  test("a suffix that is taken as well is passed over", () => {
    expect(takeName("a", new Set(["a", "a$1"]))).toBe("a$2");
  });
});

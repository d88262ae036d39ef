import { expect, test } from "vitest";
import { gone, sinceSentence, unreleased, withRelease } from "../../support/api-releases.js";

const first = { "0.1.0": { scrutin: ["parse", "old"] } };
const exported = new Map([
  ["scrutin", ["parse", "serialize"]],
  ["scrutin/rules", ["useRules"]],
]);

test("names are told by the release that brought them", () => {
  expect(sinceSentence(first, "scrutin", ["parse", "serialize"])).toBe(
    "Since 0.1.0: `parse`.\n\nNot yet released: `serialize`.",
  );
  expect(gone(first, exported)).toEqual(["scrutin old"]);
});

test("a release takes what none had, and a second call adds to it", () => {
  const second = withRelease(first, "0.2.0", exported);
  expect(second["0.2.0"]).toEqual({ scrutin: ["serialize"], "scrutin/rules": ["useRules"] });
  expect(unreleased(second, "scrutin", ["parse", "serialize"])).toEqual([]);
  const more = new Map([["scrutin", ["parse", "serialize", "validate"]]]);
  expect(withRelease(second, "0.2.0", more)["0.2.0"]).toEqual({
    scrutin: ["serialize", "validate"],
  });
});

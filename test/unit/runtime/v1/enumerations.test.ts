import { describe, expect, test } from "vitest";
import { isOneOf, isValueOf } from "../../../../runtime/v1/enumerations.js";
import { builtIn, restrict } from "../datatypes/support.js";

describe("isOneOf", () => {
  test.each([
    [["p", "ce"], "p", true],
    [["p", "ce"], "P", false],
    [["p", "ce"], " p", false],
    [["p", "ce"], undefined, false],
    [[1, 0], 1, true],
    [[1, 0], -0, true],
    [[1, 0], "1", false],
    [[10n], 10n, true],
    [[{ namespace: "urn:a", local: "b" }], { namespace: "urn:a", local: "b", prefix: "x" }, true],
    [[{ namespace: "urn:a", local: "b" }], { namespace: "urn:b", local: "b" }, false],
    [[{ namespace: "urn:a", local: "b" }], "{urn:a}b", false],
    [[], "a", false],
  ])("of %o, %o: %s", (values, value, expected) => {
    expect(isOneOf(values)(value)).toBe(expected);
  });

  test("tells types apart for the compiler", () => {
    const isLetter: (value: unknown) => value is "a" | "b" = isOneOf(["a", "b"]);
    const text: string = "a";
    if (isLetter(text)) expect(text satisfies "a" | "b").toBe("a");
  });
});

test("isValueOf takes every way to write a value", () => {
  const isNoon = isValueOf(() => restrict(builtIn("time"), { enumeration: ["12:00:00Z"] }));
  expect(["12:00:00Z", "14:00:00+02:00", "12:00:00", 12].map((value) => isNoon(value))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

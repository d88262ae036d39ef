import fc from "fast-check";
import { expect, test } from "vitest";
import { floatDatatype } from "../../../../../runtime/datatypes/primitives/floats.js";

function parse(lexical: string): number | undefined {
  return floatDatatype.parse(lexical, () => undefined);
}

/** The exact decimal digits of a double, by BigInt. */
function exactDigits(value: number): string {
  let numerator = Math.abs(value);
  let places = 0;
  while (!Number.isInteger(numerator)) {
    numerator *= 2;
    places++;
  }
  const digits = String(BigInt(numerator) * 5n ** BigInt(places)).padStart(places + 1, "0");
  const point = digits.length - places;
  return `${value < 0 ? "-" : ""}${digits.slice(0, point)}.${digits.slice(point)}0`;
}

const float = fc.float({ noNaN: true, noDefaultInfinity: true });

test("a float's exact digits, and its shortest, read as the float", () => {
  fc.assert(
    fc.property(float, (value) => {
      expect(parse(exactDigits(value))).toBe(value === 0 ? Math.abs(value) : value);
      expect(Object.is(parse(String(value)), value) || parse(String(value)) === value).toBe(true);
    }),
  );
});

test("a hair beside the middle of two floats goes to the nearer one, though the double is the middle", () => {
  fc.assert(
    fc.property(
      float.filter((value) => value > 0 && value < 3e38),
      (value) => {
        const view = new DataView(new ArrayBuffer(4));
        view.setFloat32(0, value);
        view.setInt32(0, view.getInt32(0) + 1);
        const next = view.getFloat32(0);
        const middle = exactDigits((value + next) / 2);
        expect(parse(`${middle}${"0".repeat(30)}1`)).toBe(next);
        const below = `${(BigInt(middle.replace(".", "")) * 10n ** 30n - 1n).toString()}`;
        const scale = middle.length - middle.indexOf(".") - 1 + 30;
        expect(parse(`${below}E-${scale}`)).toBe(value);
      },
    ),
  );
});

test("the largest float ends where the next would begin", () => {
  expect(parse("3.4028235677973366e38")).toBe(3.4028234663852886e38);
  expect(parse("3.4028235677973367e38")).toBe(Number.POSITIVE_INFINITY);
  expect(parse("340282356779733661637539395458142568447.9")).toBe(3.4028234663852886e38);
  expect(parse("340282356779733661637539395458142568448")).toBe(Number.POSITIVE_INFINITY);
  expect(parse("-1e39")).toBe(Number.NEGATIVE_INFINITY);
  expect(parse("7e-46")).toBe(0);
});

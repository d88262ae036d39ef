import { describe, expect, test } from "vitest";
import { xsInt, xsQName, xsString } from "../../../../runtime/datatypes/built-ins.js";
import { readerOf } from "../../../../runtime/datatypes/simple-type.js";
import type { ComplexType } from "../../../../runtime/descriptors.js";
import { substitutionVerdict } from "../../../../runtime/model/type-substitution.js";
import {
  constraintOf,
  isFixedValue,
  mixedFixedVerdict,
  nilVerdict,
} from "../../../../runtime/model/verdicts.js";

const element = { namespace: "", local: "e" };

test("an element may be nil where it is nillable and fixes no value", () => {
  expect(nilVerdict({ nillable: true }, element)).toBeUndefined();
  expect(nilVerdict({}, element)?.code).toBe("cvc-elt.3.1");
  expect(nilVerdict({ nillable: true, fixed: "" }, element)?.code).toBe("cvc-elt.3.2.2");
  expect(nilVerdict({ fixed: "a" }, element)?.code).toBe("cvc-elt.3.1");
});

test("mixed content with a fixed value has its text and no elements", () => {
  const verdict = (text: string, hasElements: boolean): string | undefined =>
    mixedFixedVerdict("a b", element, { text, hasElements })?.code;
  expect(verdict("a b", false)).toBeUndefined();
  expect(verdict("a  b", false)).toBe("cvc-elt.5.2.2.2.1");
  expect(verdict("a b", true)).toBe("cvc-elt.5.2.2.1");
});

describe("a fixed value", () => {
  const keyOf = (text: string): string | undefined => {
    const read = readerOf(xsInt).read(text, () => undefined);
    return "key" in read ? read.key : undefined;
  };

  test("is compared in the value space of the type that has read", () => {
    const declaration = { fixed: " 7 " };
    expect(isFixedValue(declaration, xsInt, keyOf("+07"))).toBe(true);
    expect(isFixedValue(declaration, xsInt, keyOf("8"))).toBe(false);
    expect(constraintOf(declaration, xsInt)?.value).toBe(7);
    expect(constraintOf(declaration, xsString)?.value).toBe(" 7 ");
  });

  test("equals nothing where it is no value of the type", () => {
    expect(isFixedValue({ fixed: "many" }, xsInt, keyOf("1"))).toBe(false);
  });

  test("knows the prefixes of its schema, xml, and no others", () => {
    const read = (fixed: string): unknown =>
      constraintOf({ fixed, namespaces: { p: "urn:p" } }, xsQName)?.value;
    expect(read("p:a")).toMatchObject({ namespace: "urn:p", local: "a" });
    expect(read("a")).toMatchObject({ namespace: "", local: "a" });
    expect(read("xml:lang")).toMatchObject({ namespace: "http://www.w3.org/XML/1998/namespace" });
    expect(read("q:a")).toBeUndefined();
    expect(read("constructor:a")).toBeUndefined();
  });
});

describe("a type stands for another", () => {
  const base: ComplexType = { kind: "complexType", name: element, block: ["restriction"] };
  const derive = (from: ComplexType, derivation: "extension" | "restriction"): ComplexType => ({
    kind: "complexType",
    base: () => from,
    derivation,
  });
  const extended = derive(base, "extension");
  const restricted = derive(extended, "restriction");

  test("unless the element or the type blocks a method on the way", () => {
    expect(substitutionVerdict(base, base, ["extension"])).toBeUndefined();
    expect(substitutionVerdict(extended, base, undefined)).toBeUndefined();
    expect(substitutionVerdict(extended, base, ["extension"])).toBe("extension");
    expect(substitutionVerdict(restricted, base, undefined)).toBe("restriction");
    expect(substitutionVerdict(restricted, extended, undefined)).toBeUndefined();
  });

  test("and never where there is no way", () => {
    expect(substitutionVerdict(base, extended, undefined)).toBe("unrelated");
    expect(substitutionVerdict(xsInt, base, undefined)).toBe("unrelated");
  });
});

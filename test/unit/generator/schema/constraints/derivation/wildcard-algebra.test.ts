import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { NamespaceConstraint } from "../../../../../../generator/schema/components.js";
import {
  allowsNamespace,
  intersectNamespaces,
  isNamespaceSubset,
  overlap,
  uniteNamespaces,
} from "../../../../../../generator/schema/constraints/derivation/wildcard-algebra.js";

const names = ["", "urn:a", "urn:b", "urn:c"];
/** One more than constraints are made of, which stands for all that no constraint names. */
const all = [...names, "urn:elsewhere"];

const constraint: fc.Arbitrary<NamespaceConstraint> = fc.oneof(
  fc.constant({ kind: "any" } as const),
  fc.constantFrom(...names).map((namespace) => ({ kind: "not", namespace }) as const),
  fc.subarray(names).map((namespaces) => ({ kind: "enumeration", namespaces }) as const),
);

const allowed = (one: NamespaceConstraint): readonly string[] =>
  all.filter((name) => allowsNamespace(one, name));

test("a negation never allows absent (3.10.4)", () => {
  expect(allowsNamespace({ kind: "not", namespace: "urn:a" }, "")).toBe(false);
  expect(allowsNamespace({ kind: "not", namespace: "" }, "urn:a")).toBe(true);
});

describe("as sets of namespaces", () => {
  test("an intersection is what both allow", () => {
    fc.assert(
      fc.property(constraint, constraint, (a, b) => {
        const both = intersectNamespaces(a, b);
        if (both === undefined) return;
        expect(allowed(both)).toEqual(allowed(a).filter((name) => allowed(b).includes(name)));
      }),
    );
  });

  test("a union is what one of them allows", () => {
    fc.assert(
      fc.property(constraint, constraint, (a, b) => {
        const either = uniteNamespaces(a, b);
        if (either === undefined) return;
        const expected = all.filter(
          (name) => allowed(a).includes(name) || allowed(b).includes(name),
        );
        // Clause 4 and 5.2: a union of negations is "not absent", which is more than either says apart.
        expect(allowed(either)).toEqual(expect.arrayContaining(expected));
        if (either.kind !== "not" || either.namespace !== "")
          expect(allowed(either)).toEqual(expected);
      }),
    );
  });

  test("a subset allows nothing more, and what overlaps has something in common", () => {
    fc.assert(
      fc.property(constraint, constraint, (a, b) => {
        if (isNamespaceSubset(a, b))
          expect(allowed(b)).toEqual(expect.arrayContaining([...allowed(a)]));
        expect(overlap(a, b)).toBe(allowed(a).some((name) => allowed(b).includes(name)));
      }),
    );
  });
});

describe("what cannot be expressed", () => {
  const not = (namespace: string): NamespaceConstraint => ({ kind: "not", namespace });
  const set = (...namespaces: string[]): NamespaceConstraint => ({
    kind: "enumeration",
    namespaces,
  });

  test("the intersection of negations of two namespaces", () => {
    expect(intersectNamespaces(not("urn:a"), not("urn:b"))).toBeUndefined();
    expect(intersectNamespaces(not("urn:a"), not(""))).toEqual(not("urn:a"));
  });

  test("the union of a negation and a set with absent and without the namespace", () => {
    expect(uniteNamespaces(not("urn:a"), set("", "urn:b"))).toBeUndefined();
    expect(uniteNamespaces(set("", "urn:a"), not("urn:a"))).toEqual({ kind: "any" });
    expect(uniteNamespaces(not("urn:a"), set("urn:a"))).toEqual(not(""));
    expect(uniteNamespaces(not("urn:a"), set("urn:b"))).toEqual(not("urn:a"));
    expect(uniteNamespaces(not(""), set(""))).toEqual({ kind: "any" });
  });
});

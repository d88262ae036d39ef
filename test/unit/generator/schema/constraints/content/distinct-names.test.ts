import fc from "fast-check";
import { expect, test } from "vitest";
import type { Particle } from "../../../../../../generator/schema/components.js";
import { hasDistinctNames } from "../../../../../../generator/schema/constraints/content/distinct-names.js";
import { findInconsistencies } from "../../../../../../generator/schema/constraints/content/element-consistency.js";
import { findCompetitions } from "../../../../../../generator/schema/constraints/content/unique-particle-attribution.js";
import {
  any,
  builtIn,
  choice,
  declare,
  groupsOf,
  many,
  one,
  particle,
  sequence,
  times,
} from "../components.js";

const head = declare("head", { scope: "global" });
const member = declare("member", { scope: "global", substitutionGroupAffiliation: head });
const groups = groupsOf(head, member);
const shared = sequence(one("s"), one("t"));
const leaves: readonly Particle[] = [
  ..."abcdefghi".split("").map(one),
  particle(head),
  one("member"),
  particle(declare("a", { typeDefinition: builtIn("date") })),
  particle(declare("b", { name: { namespace: "urn:other", local: "b" } })),
  shared,
  any(),
];

const content: fc.Arbitrary<Particle> = fc.letrec<{ particle: Particle; group: Particle }>(
  (tie) => ({
    particle: fc
      .tuple(
        fc.constantFrom([1, 1], [0, 1], [0, many], [2, 2], [0, 0]),
        fc.oneof({ maxDepth: 3 }, fc.constantFrom(...leaves), tie("group")),
      )
      .map(([[min = 1, max = 1], inner]) => times(min, max, inner)),
    group: fc
      .tuple(
        fc.constantFrom(sequence, choice),
        fc.array(tie("particle"), { minLength: 1, maxLength: 3 }),
      )
      .map(([make, particles]) => make(...particles)),
  }),
).group;

test("where names are distinct nothing competes and nothing is inconsistent", () => {
  let distinct = 0;
  fc.assert(
    fc.property(content, (model) => {
      if (!hasDistinctNames(model, groups, new Set())) return;
      distinct++;
      expect(findCompetitions(model, groups)).toEqual([]);
      expect(findInconsistencies(model, groups)).toEqual([]);
    }),
    { numRuns: 3000, seed: 12 },
  );
  expect(distinct).toBeGreaterThan(300);
});

test.for<[string, Particle, boolean]>([
  ["a, b?", sequence(one("a"), times(0, 1, one("b"))), true],
  ["a, (b | a)", sequence(one("a"), choice(one("b"), one("a"))), false],
  ["an element and one that can stand for it", sequence(particle(head), one("member")), false],
  ["a group that comes twice", sequence(shared, one("a"), shared), false],
  ["a wildcard", sequence(one("a"), any()), false],
  ["what cannot come at all", sequence(one("a"), times(0, 0, one("a"))), true],
])("%s", ([, model, expected]) => {
  expect(hasDistinctNames(model, groups, new Set())).toBe(expected);
});

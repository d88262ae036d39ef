import fc from "fast-check";
import { expect, test } from "vitest";
import type { Particle } from "../../../../../../generator/schema/components.js";
import { findCompetitions } from "../../../../../../generator/schema/constraints/content/unique-particle-attribution.js";
import { choice, groupsOf, many, one, sequence, times } from "../components.js";
import { isAmbiguous } from "../unrolled.js";

const ranges = [
  [1, 1],
  [1, 1],
  [0, 1],
  [0, many],
  [1, many],
  [2, 2],
  [1, 2],
  [0, 2],
  [2, 3],
  [3, 3],
  [2, many],
] as const;

const arbitraryParticle: fc.Arbitrary<Particle> = fc.letrec<{
  particle: Particle;
  group: Particle;
}>((tie) => ({
  particle: fc
    .tuple(
      fc.constantFrom(...ranges),
      fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        fc.constantFrom("a", "b", "c", "d").map(one),
        tie("group"),
      ),
    )
    .map(([[min, max], particle]) => times(min, max, particle)),
  group: fc
    .tuple(
      fc.constantFrom(sequence, choice),
      fc.array(tie("particle"), { minLength: 1, maxLength: 3 }),
    )
    .map(([make, particles]) => make(...particles)),
})).group;

function print({ term, minOccurs, maxOccurs }: Particle): string {
  const range = minOccurs === 1 && maxOccurs === 1 ? "" : `{${minOccurs},${maxOccurs}}`;
  if (term.kind === "elementDeclaration") return term.name.local + range;
  if (term.kind === "wildcard") return `*${range}`;
  return `(${term.particles.map(print).join(term.compositor === "choice" ? " | " : ", ")})${range}`;
}

test("what competes is what competes in the unrolled model", () => {
  fc.assert(
    fc.property(arbitraryParticle, (particle) => {
      const found = findCompetitions(particle, groupsOf()).length > 0;
      expect({ model: print(particle), ambiguous: found }).toEqual({
        model: print(particle),
        ambiguous: isAmbiguous(particle),
      });
    }),
    { numRuns: 3000, seed: 20081104 },
  );
});

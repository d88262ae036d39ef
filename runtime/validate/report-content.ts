import type { ElementParticle, Particle, WildcardParticle } from "../descriptors.js";
import { membersOf } from "../model/item-kinds.js";
import { isRepeated } from "../model/presence.js";
import type { Expected, LetIn } from "../nouns/rules.js";
import type { QName } from "../qname.js";
import type { Validation } from "./validation.js";

export function reportTooFew(
  particle: ElementParticle | WildcardParticle,
  count: number,
  validation: Validation,
): void {
  const { property, minOccurs: minimum } = particle;
  const parameters = { property, expected: namesOf(particle), count, minimum };
  validation.report("cvc-complex-type.2.4.b", parameters);
}

export function reportTooMany(
  particle: ElementParticle | WildcardParticle,
  count: number,
  validation: Validation,
  ...below: readonly number[]
): void {
  const element = nameOf(particle);
  const parameters = { element, count, maximum: particle.maxOccurs, expected: [] };
  validation.report("cvc-complex-type.2.4.d", parameters, ...below);
}

export function reportMissing(
  particle: ElementParticle | WildcardParticle,
  validation: Validation,
): void {
  const { property } = particle;
  const expected = namesOf(particle);
  const counts = isRepeated(particle) ? { count: 0, minimum: particle.minOccurs } : {};
  validation.report("cvc-complex-type.2.4.b", { property, expected, ...counts }, property);
}

function nameOf(particle: ElementParticle | WildcardParticle): QName | LetIn {
  return particle.kind === "element"
    ? particle.element.name
    : { namespaces: particle.wildcard.namespaces };
}

/** What a particle lets in. */
export function namesOf(particle: Particle, seen: Set<Particle> = new Set()): Expected {
  if (seen.has(particle)) return [];
  seen.add(particle);
  if (particle.kind === "any") return [nameOf(particle)];
  if (particle.kind === "element") return [...membersOf(particle).values()].map(({ name }) => name);
  return particle.particles.flatMap((part) => namesOf(part, seen));
}

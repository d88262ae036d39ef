import type { GroupParticle, Particle } from "../descriptors.js";
import { memo } from "../engine/memo.js";
import type { AllModel } from "./all-model.js";
import { Automaton } from "./automaton.js";
import type { ContentModel } from "./model.js";
import type { Alphabet } from "./nodes.js";

export type { ContentModel, Expected, State } from "./model.js";
export type { Alphabet, Match, Rows } from "./nodes.js";

const models = {
  name: /*@__PURE__*/ memo((particle: Particle) => makeModel(particle, "name")),
  kind: /*@__PURE__*/ memo((particle: Particle) => makeModel(particle, "kind")),
};

let LentAllModel: typeof AllModel | undefined;

/** Descriptors of `all` groups lend their model: schemas without them do without. */
export function lendAllModel(model: typeof AllModel): void {
  LentAllModel = model;
}

/** The content model of a particle, made on first use. Its steps are labelled with element names, or with the kinds of an ordered property's items. */
export function contentModelOf(particle: Particle, alphabet: Alphabet = "name"): ContentModel {
  return models[alphabet](particle);
}

function makeModel(particle: Particle, alphabet: Alphabet): ContentModel {
  const group = allGroupOf(particle);
  if (group === undefined) return new Automaton(particle, alphabet);
  if (LentAllModel === undefined) throw new TypeError("a group not made by `all()`");
  return new LentAllModel(group, alphabet);
}

/** An `all` group is the whole of a content model (Part 1, 3.8.6, All Group Limited); groups of one may stand around it. */
function allGroupOf(particle: Particle): GroupParticle | undefined {
  if (particle.kind === "element" || particle.kind === "any") return undefined;
  if (particle.kind === "all") return particle;
  const [only, ...others] = particle.particles.filter((child) => child.maxOccurs > 0);
  if (only === undefined || others.length > 0 || particle.maxOccurs !== 1) return undefined;
  const group = allGroupOf(only);
  if (group === undefined || particle.minOccurs === 1) return group;
  return { ...group, minOccurs: 0 };
}

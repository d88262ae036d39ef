import type {
  ComplexTypeDefinition,
  ElementDeclaration,
  ModelGroup,
  ModelGroupDefinition,
  Particle,
  Wildcard,
} from "../../components.js";
import type { Context } from "../context.js";
import { describeDeclaration, describeTerm, describeType } from "../describe.js";
import { findAllGroupBreaches } from "./all-limited.js";
import { hasDistinctNames } from "./distinct-names.js";
import { findInconsistencies } from "./element-consistency.js";
import { findCompetitions } from "./unique-particle-attribution.js";

/** The constraints on the content model of a complex type (Part 1, 3.8.6). */
export function checkContentModel(
  particle: Particle,
  type: ComplexTypeDefinition,
  context: Context,
): void {
  reportAllGroups(particle, type, context);
  if (isDistinct(particle, context)) return;
  const competitions = findCompetitions(particle, context.groups);
  const told = new Map<ElementDeclaration | Wildcard, Set<ElementDeclaration | Wildcard>>();
  for (const { first, second, name } of competitions) {
    const rivals = told.get(first) ?? new Set();
    told.set(first, rivals);
    if (rivals.has(second)) continue;
    rivals.add(second);
    const parameters = {
      type: describeType(type),
      first: describeTerm(first),
      firstPlace: first.position,
      second: describeTerm(second),
      secondPlace: second.position,
      name,
    };
    const position = second.position ?? type.position;
    context.report({ key: "cos-nonambig", parameters, position });
  }
  reportInconsistencies(particle, type, context);
}

function isDistinct(particle: Particle, { groups, distinct }: Context): boolean {
  if (isIn(distinct, particle)) return true;
  const met = new Set<ModelGroup>();
  const holds = hasDistinctNames(particle, groups, met);
  if (holds) for (const group of met) distinct.add(group);
  return holds;
}

/** The constraints on a model group definition that hold wherever it is used. */
export function checkModelGroupDefinition(
  definition: ModelGroupDefinition,
  context: Context,
): void {
  const { modelGroup, position } = definition;
  const particle: Particle = {
    ...modelGroup,
    kind: "particle",
    minOccurs: 1,
    maxOccurs: 1,
    term: modelGroup,
  };
  reportAllGroups(particle, definition, context);
  reportInconsistencies(particle, { position }, context);
}

function reportAllGroups(
  particle: Particle,
  owner: Pick<ComplexTypeDefinition, "position">,
  context: Context,
): void {
  const isKnown = particle.maxOccurs === 1 && isIn(context.limited, particle);
  const met = new Set<ModelGroup>();
  const breaches = isKnown ? [] : findAllGroupBreaches(particle, met);
  for (const { clause, particle } of breaches) reportAllGroup(clause, particle, owner, context);
  if (breaches.length === 0) for (const group of met) context.limited.add(group);
}

function isIn(groups: ReadonlySet<ModelGroup>, { term }: Particle): boolean {
  return term.kind === "modelGroup" && groups.has(term);
}

function reportAllGroup(
  clause: "1.2" | "2",
  { position, term }: Particle,
  owner: Pick<ComplexTypeDefinition, "position">,
  { report }: Context,
): void {
  const place = position ?? owner.position;
  if (clause === "1.2") report({ key: "cos-all-limited.1.2", parameters: {}, position: place });
  else {
    const parameters = { thing: describeTerm(term) };
    report({ key: "cos-all-limited.2", parameters, position: place });
  }
}

function reportInconsistencies(
  particle: Particle,
  owner: Pick<ComplexTypeDefinition, "position">,
  { groups, report, consistent }: Context,
): void {
  if (isIn(consistent, particle)) return;
  const met = new Set<ModelGroup>();
  const found = findInconsistencies(particle, groups, met);
  if (found.length === 0) for (const group of met) consistent.add(group);
  for (const { first, second } of found) {
    const parameters = {
      thing: describeDeclaration(second),
      type: describeType(second.typeDefinition),
      other: describeType(first.typeDefinition),
      place: first.position,
    };
    const position = second.position ?? owner.position;
    report({ key: "cos-element-consistent", parameters, position });
  }
}

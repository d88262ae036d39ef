import type {
  ComplexTypeDefinition,
  ElementDeclaration,
  ModelGroupDefinition,
  Particle,
  Wildcard,
} from "../../components.js";
import type { Context } from "../context.js";
import { describeTerm, describeType, lineOf, nameOf } from "../describe.js";
import { findAllGroupBreaches, findNestedAllGroups } from "./all-limited.js";
import { findInconsistencies } from "./element-consistency.js";
import { findCompetitions } from "./unique-particle-attribution.js";

/** The constraints on the content model of a complex type (Part 1, 3.8.6). */
export function checkContentModel(
  particle: Particle,
  type: ComplexTypeDefinition,
  context: Context,
): void {
  for (const { clause, particle: place } of findAllGroupBreaches(particle)) {
    reportAllGroup(clause, place, type, context);
  }
  const competitions = findCompetitions(particle, context.groups);
  const told = new Map<ElementDeclaration | Wildcard, Set<ElementDeclaration | Wildcard>>();
  for (const { first, second, name } of competitions) {
    const rivals = told.get(first) ?? new Set();
    told.set(first, rivals);
    if (rivals.has(second)) continue;
    rivals.add(second);
    const fitting = name === undefined ? "one element" : `element "${name}"`;
    const message = `in the content of ${describeType(type)}, ${describeTerm(first)}${lineOf(first)} and ${describeTerm(second)}${lineOf(second)} compete: ${fitting} could be attributed to either`;
    context.report({ code: "cos-nonambig", message, position: second.position ?? type.position });
  }
  reportInconsistencies(particle, type, context);
}

/** The constraints on a model group definition that hold wherever it is used. */
export function checkModelGroupDefinition(
  definition: ModelGroupDefinition,
  context: Context,
): void {
  const { modelGroup, position } = definition;
  for (const { clause, particle } of findNestedAllGroups(modelGroup)) {
    reportAllGroup(clause, particle, definition, context);
  }
  const particle: Particle = {
    ...modelGroup,
    kind: "particle",
    minOccurs: 1,
    maxOccurs: 1,
    term: modelGroup,
  };
  reportInconsistencies(particle, { position }, context);
}

function reportAllGroup(
  clause: "1.2" | "2",
  { position, term }: Particle,
  owner: Pick<ComplexTypeDefinition, "position">,
  { report }: Context,
): void {
  const message =
    clause === "2"
      ? `${describeTerm(term)} occurs more than once in an all group`
      : "an all group must be the whole content of a type, and occur at most once";
  report({ code: `cos-all-limited.${clause}`, message, position: position ?? owner.position });
}

function reportInconsistencies(
  particle: Particle,
  owner: Pick<ComplexTypeDefinition, "position">,
  { groups, report }: Context,
): void {
  for (const { first, second } of findInconsistencies(particle, groups)) {
    const message = `element ${nameOf(second)}${lineOf(second)} has ${describeType(second.typeDefinition)}, and ${describeType(first.typeDefinition)}${lineOf(first)} elsewhere in the same content`;
    const position = second.position ?? owner.position;
    report({ code: "cos-element-consistent", message, position });
  }
}

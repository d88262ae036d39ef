import type { Report } from "../../diagnostics.js";
import type { ModelGroup, Schema } from "../components.js";
import { checkAttributeUses, checkComplexType } from "./complex-types.js";
import { checkContentModel, checkModelGroupDefinition } from "./content/content-models.js";
import { substitutionGroupsOf } from "./content/substitution-groups.js";
import type { Context } from "./context.js";
import { checkElement, checkNotation } from "./elements.js";
import { checkSimpleType } from "./simple-types.js";
import { checkAttributeUseValue, checkAttributeValue } from "./values/value-constraints.js";
import { componentsOf, outermostFirst } from "./walk.js";

/**
 * The constraints on schema components (XML Schema Part 1, the sections "Constraints on … Schema Components", and Part
 * 2, 4.3), on components whose references are resolved. Reports every breach and goes on; what is
 * wrong in a group comes up again in every type that uses it, and the receiver keeps one (`identityOf`).
 */
export function checkSchema(schema: Schema, report: Report): void {
  const groups = substitutionGroupsOf(schema);
  const sets = { limited: new Set<ModelGroup>(), consistent: new Set<ModelGroup>() };
  const context: Context = { schema, report, groups, ...sets, distinct: new Set() };
  const components = componentsOf(schema);
  for (const type of components.simpleTypes) checkSimpleType(type, context);
  for (const attribute of components.attributes) {
    checkAttributeValue(attribute, context);
    checkNotation(attribute.typeDefinition, attribute, context);
  }
  for (const use of components.attributeUses) checkAttributeUseValue(use, context);
  for (const group of components.attributeGroups) {
    checkAttributeUses(group.attributeUses, "ag-props-correct", group, context);
  }
  for (const element of components.elements) checkElement(element, context);
  const { complexTypes, modelGroups } = components;
  const owners = new Map<ModelGroup, (() => void)[]>();
  const later = (content: ModelGroup, check: () => void): void => {
    const checks = owners.get(content);
    if (checks === undefined) owners.set(content, [check]);
    else checks.push(check);
  };
  for (const group of modelGroups)
    later(group.modelGroup, () => checkModelGroupDefinition(group, context));
  for (const type of complexTypes) {
    checkComplexType(type, context);
    const { contentType } = type;
    if (!("particle" in contentType)) continue;
    const check = (): void => checkContentModel(contentType.particle, type, context);
    if (contentType.particle.term.kind === "modelGroup") later(contentType.particle.term, check);
    else check();
  }
  for (const group of outermostFirst(owners.keys()))
    for (const check of owners.get(group) ?? []) check();
}

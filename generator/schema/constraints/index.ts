import type { Report } from "../../diagnostics.js";
import type { Schema } from "../components.js";
import { checkAttributeUses, checkComplexType } from "./complex-types.js";
import { checkModelGroupDefinition } from "./content/content-models.js";
import { substitutionGroupsOf } from "./content/substitution-groups.js";
import type { Context } from "./context.js";
import { checkElement, checkNotation } from "./elements.js";
import { checkSimpleType } from "./simple-types.js";
import { checkAttributeUseValue, checkAttributeValue } from "./values/value-constraints.js";
import { componentsOf } from "./walk.js";

/**
 * The constraints on schema components (XML Schema Part 1, the sections "Constraints on … Schema Components", and Part
 * 2, 4.3), on components whose references are resolved. Reports every breach and goes on; what is
 * wrong in a group comes up again in every type that uses it, and the receiver keeps one (`identityOf`).
 */
export function checkSchema(schema: Schema, report: Report): void {
  const context: Context = { schema, report, groups: substitutionGroupsOf(schema) };
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
  for (const group of components.modelGroups) checkModelGroupDefinition(group, context);
  for (const type of components.complexTypes) checkComplexType(type, context);
}

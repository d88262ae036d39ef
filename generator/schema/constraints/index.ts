import { type Finding, identityOf, type Report } from "../../diagnostics.js";
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
 * 2, 4.3), on components whose references are resolved. Reports every breach, each once, and goes on.
 */
export function checkSchema(schema: Schema, report: Report): void {
  const context: Context = { schema, report: once(report), groups: substitutionGroupsOf(schema) };
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

/** An ambiguity of a shared group is one, whatever types the group is in. */
function withoutUser(finding: Finding): Finding {
  if (finding.key !== "cos-nonambig") return finding;
  const { parameters } = finding;
  return { ...finding, parameters: { ...parameters, type: parameters.first } };
}

/** Lets each finding through once: what is wrong in a group is found in every type that uses it. */
function once(report: Report): Report {
  const told = new Set<string>();
  return (finding) => {
    const identity = identityOf(withoutUser(finding));
    if (told.has(identity)) return;
    told.add(identity);
    report(finding);
  };
}

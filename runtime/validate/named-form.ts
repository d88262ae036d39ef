import type { Content, Particle } from "../descriptors.js";
import { propertyOf } from "../engine/own-properties.js";
import { Deferred } from "../model/deferred.js";
import { isObject } from "../model/value-kinds.js";
import type { NamedType, NamedTypes } from "../nouns/generic-values.js";
import { reportType } from "./report-values.js";
import { checkName, checkNamespaces } from "./tree-form.js";
import type { Validation } from "./validation.js";

const properties: ReadonlySet<string> = new Set([
  "namespace",
  "local",
  "prefix",
  "attributes",
  "lexical",
  "namespaces",
]);

/** Checks that a value is a name of a type, with what may stand beside it. */
export function isNamedType(value: unknown, validation: Validation): value is NamedType {
  const before = validation.count;
  checkName(value, properties, validation);
  if (!isObject(value)) return false;
  const { attributes, namespaces, lexical } = value;
  if (lexical !== undefined && typeof lexical !== "string") {
    validation.enter("lexical");
    reportType(validation, "string", lexical);
    validation.leave();
  }
  if (attributes !== undefined && !isObject(attributes)) {
    validation.enter("attributes");
    reportType(validation, "object", attributes);
    validation.leave();
  }
  if (namespaces !== undefined) checkNamespaces(namespaces, validation);
  return validation.count === before;
}

/** Checks the form of `$types`, and that its entries belong to elements that are present. Returns it if so. */
export function checkTypes(
  value: Readonly<Record<string, unknown>>,
  elements: ReadonlySet<string>,
  validation: Validation,
): NamedTypes | undefined {
  const types = value["$types"];
  const before = validation.count;
  validation.enter("$types");
  if (!isObject(types)) reportType(validation, "object", types);
  else
    for (const [property, type] of Object.entries(types)) {
      if (type === undefined) continue;
      const held = elements.has(property) ? propertyOf(value, property) : undefined;
      if (held === undefined || held instanceof Deferred) {
        const parameters = { property, expected: [...elements] };
        validation.report("value-unknown-property", parameters, property);
        continue;
      }
      validation.enter(property);
      checkEntry(type, held, validation);
      validation.leave();
    }
  validation.leave();
  return validation.count === before ? (types as NamedTypes) : undefined;
}

function checkEntry(type: unknown, held: unknown, validation: Validation): void {
  if (!Array.isArray(type)) {
    isNamedType(type, validation);
    return;
  }
  const count = Array.isArray(held) ? held.length : 0;
  for (const [index, each] of type.entries()) {
    validation.enter(index);
    if (index >= count)
      validation.report("value-unknown-property", { property: index, expected: [] });
    else if (each !== null && each !== undefined) isNamedType(each, validation);
    validation.leave();
  }
}

/** The properties of a value that hold elements themselves, not items of several kinds. */
export function elementPropertiesOf(content: Content | undefined): ReadonlySet<string> {
  const found = new Set<string>();
  if (content !== undefined && content.kind !== "text" && content.kind !== "mixed")
    collect(content, found);
  return found;
}

function collect(particle: Particle, found: Set<string>): void {
  if (particle.maxOccurs === 0 || particle.kind === "any") return;
  if (particle.kind === "element") {
    if (particle.element.substitutions === undefined) found.add(particle.property);
  } else if (particle.property === undefined)
    for (const part of particle.particles) collect(part, found);
}

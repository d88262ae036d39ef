import { typesWithin } from "../datatypes/within.js";
import type {
  ComplexType,
  Content,
  ElementDescriptor,
  Particle,
  SimpleType,
  TypeDescriptor,
} from "../descriptors.js";
import { isUrType } from "../model/ur-type.js";

/**
 * Whether the values of a type have rules that its properties cannot be checked for one by one: choices and order,
 * wildcards, substitution, fixed values, identity constraints, and identifiers at more than one place below.
 */
export function needsWholeCheck(type: ComplexType): boolean {
  const content = type.content?.();
  return (
    type.anyAttribute !== undefined ||
    (type.attributes?.() ?? []).some(({ fixed }) => fixed !== undefined) ||
    (content !== undefined && hasJointRules(content)) ||
    holdsIdentifiers(type)
  );
}

function hasJointRules(content: Content): boolean {
  switch (content.kind) {
    case "text":
      return false;
    case "mixed":
    case "any":
    case "choice":
    case "all":
      return true;
    case "element":
      return hasRules(content.element);
    case "sequence":
      return (
        content.property !== undefined ||
        content.minOccurs === 0 ||
        content.particles.some(hasJointRules)
      );
  }
}

function hasRules(element: ElementDescriptor): boolean {
  const { default: standard, fixed, substitutions, identityConstraints, type } = element;
  return (
    standard !== undefined ||
    fixed !== undefined ||
    substitutions !== undefined ||
    identityConstraints !== undefined ||
    isUrType(type())
  );
}

/** Whether a value can hold two IDs or IDREFs: two of its own, or any further down. */
function holdsIdentifiers(type: ComplexType): boolean {
  const own = (type.attributes?.() ?? []).filter((use) => isIdentifier(use.type)).length;
  return own > 1 || partsOf(type).some((part) => hasIdentifierWithin(part, new Set()));
}

function hasIdentifierWithin(type: TypeDescriptor, seen: Set<TypeDescriptor>): boolean {
  if (seen.has(type)) return false;
  seen.add(type);
  if (type.kind === "simpleType") return isIdentifier(type);
  const own = (type.attributes?.() ?? []).some((use) => isIdentifier(use.type));
  return own || partsOf(type).some((part) => hasIdentifierWithin(part, seen));
}

/** The types of the elements in the content, or of its text. */
function partsOf(type: ComplexType): readonly TypeDescriptor[] {
  const content = type.content?.();
  if (content === undefined) return [];
  if (content.kind === "text") return [content.type];
  if (content.kind === "mixed") return content.particle ? elementTypes(content.particle) : [];
  return elementTypes(content);
}

function elementTypes(
  particle: Particle,
  seen: Set<Particle> = new Set(),
): readonly TypeDescriptor[] {
  if (particle.kind === "any" || seen.has(particle)) return [];
  seen.add(particle);
  if (particle.kind !== "element")
    return particle.particles.flatMap((part) => elementTypes(part, seen));
  const { type, substitutions } = particle.element;
  const declared = substitutions?.().map(({ element }) => element.type()) ?? [type()];
  return declared.flatMap((one) => [one, ...derivedOf(one)]);
}

function derivedOf(type: TypeDescriptor): readonly TypeDescriptor[] {
  return type.kind === "complexType" ? (type.derived?.().map((one) => one.type) ?? []) : [];
}

const identifierNames = ["ID", "IDREF", "IDREFS", "ENTITY", "ENTITIES"];

function isIdentifier(type: SimpleType): boolean {
  for (const { datatype } of typesWithin(type))
    if (datatype !== undefined && identifierNames.includes(datatype.name)) return true;
  return false;
}

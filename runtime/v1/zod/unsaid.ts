import { effectiveFacet, stepsOf } from "../../datatypes/facets/facets.js";
import { itemTypeOf, memberTypesOf } from "../../datatypes/readers/parts.js";
import { datatypeOf, isIntegerDatatype, representationOf } from "../../datatypes/representation.js";
import type {
  ComplexType,
  Facets,
  Particle,
  SimpleType,
  TypeDescriptor,
} from "../../descriptors.js";
import { isUrType } from "../../model/ur-type.js";
import { xsNamespace } from "../../qname.js";
import { saidOfForm } from "./lexical-patterns.js";
import { isPlainDate, valuesOf } from "./simple.js";
import { unicodeRegExp } from "./unicode-pattern.js";

/*
 * What the outline of a type, and so its JSON Schema, leaves to `validate`: facets and rules by the names that the schema has for them.
 */

/** The types whose unsaid rules stand elsewhere: in definitions of their own, or where they were met before. */
type Defined = Set<TypeDescriptor>;

/** What JSON Schema cannot say of a type, each in a few words. */
export function unsaidOf(
  type: TypeDescriptor,
  defined: ReadonlySet<TypeDescriptor>,
): readonly string[] {
  return told(type, new Set([...defined, type]));
}

function told(type: TypeDescriptor, defined: Defined): readonly string[] {
  const all =
    type.kind === "simpleType" ? ofSimpleType(type, defined) : ofComplexType(type, defined);
  return [...new Set(all)];
}

function ofSimpleType(type: SimpleType, defined: Defined): readonly string[] {
  const steps = stepsOf(type);
  const isListed = enumeration(type) !== undefined;
  if (type.variety !== "atomic") {
    const item = type.variety === "list" ? itemTypeOf(type) : undefined;
    const parts = item === undefined ? memberTypesOf(type) : [item];
    return [
      ...(isListed ? ["enumeration"] : []),
      ...patternsOf(type, false),
      ...parts.flatMap((part) => (defined.has(part) ? [] : ofSimpleType(part, defined))),
    ];
  }
  const { primitive, name } = datatypeOf(steps);
  const kind = representationOf(type);
  if (isListed) return valuesOf(type) === undefined ? ["enumeration"] : [];
  const hasForm = kind === "string" && !freeForms.has(name) && !isPlainDate(type);
  return [
    ...(hasForm ? formLeft(type, name) : []),
    ...patternsOf(type, kind === "string"),
    ...facetsLeft(type, kind === "number", characters.has(primitive)),
  ];
}

function formLeft(type: SimpleType, name: string): readonly string[] {
  const said = saidOfForm(type);
  if (said === "all") return [];
  return [`${said === "some" ? "the rest of " : ""}the form of xs:${name}`];
}

/** Types whose values are any text, once white space is normalised. */
const freeForms = new Set(["string", "normalizedString", "token"]);
/** Types whose length is in characters, as JSON Schema counts them. */
const characters = new Set(["string", "anyURI"]);

function enumeration(type: SimpleType): Facets["enumeration"] {
  return effectiveFacet(stepsOf(type), "enumeration");
}

/** The patterns that are not translated, as the schema has them. */
function patternsOf(type: SimpleType, ofTexts: boolean): readonly string[] {
  return stepsOf(type).flatMap(({ facets }) => {
    const patterns = facets?.patterns ?? [];
    const isSaid = ofTexts && unicodeRegExp(patterns.map(({ native }) => native)) !== undefined;
    return patterns.length === 0 || isSaid
      ? []
      : [`pattern ${patterns.map(({ xsd }) => xsd).join("|")}`];
  });
}

const bounds = ["minInclusive", "minExclusive", "maxInclusive", "maxExclusive"] as const;
const digits = ["totalDigits", "fractionDigits"] as const;
const lengths = ["length", "minLength", "maxLength"] as const;

function facetsLeft(type: SimpleType, isNumber: boolean, isText: boolean): readonly string[] {
  // Those of a built-in type belong to its form.
  const steps = stepsOf(type).filter(({ name }) => name?.namespace !== xsNamespace);
  const isInteger = isIntegerDatatype(datatypeOf(stepsOf(type)));
  const left = [
    ...(isNumber ? [] : bounds),
    ...digits.filter((facet) => !(isInteger && facet === "fractionDigits")),
    ...(isText ? [] : lengths),
  ];
  return left.flatMap((facet) => {
    const value = effectiveFacet(steps, facet);
    return value === undefined ? [] : [`${facet} ${value}`];
  });
}

function ofComplexType(type: ComplexType, defined: Defined): readonly string[] {
  const content = type.content?.();
  const attributes = (type.attributes?.() ?? []).flatMap((use) =>
    ofPart(use.property, use.type, defined),
  );
  const wildcard = type.anyAttribute ? [`which attributes ${type.anyAttribute.property} has`] : [];
  if (content === undefined) return [...attributes, ...wildcard];
  if (content.kind === "text")
    return [...ofPart(content.property, content.type, defined), ...attributes, ...wildcard];
  const listed = content.kind === "mixed" ? content.property : undefined;
  const particle = content.kind === "mixed" ? content.particle : content;
  const within = particle === undefined ? [] : ofParticle(particle, listed, defined);
  return [...within, ...attributes, ...wildcard];
}

/** What is left unsaid of a property whose type has no definition of its own; identifiers, wherever they are. */
function ofPart(property: string, type: TypeDescriptor, defined: Defined): readonly string[] {
  if (type.kind === "simpleType" && isIdentifier(type))
    return [`${property}: identifiers are unique, and what refers to them finds one`];
  if (defined.has(type) || isUrType(type)) return [];
  // A complex type may stand in itself: it is told where it is met first.
  if (type.kind === "complexType") defined.add(type);
  return told(type, defined).map((one) => `${property}: ${one}`);
}

const identifiers = ["ID", "IDREF", "IDREFS", "ENTITY", "ENTITIES"];

function isIdentifier(type: SimpleType): boolean {
  return stepsOf(type).some(({ datatype }) => identifiers.includes(datatype?.name ?? ""));
}

function ofParticle(
  particle: Particle,
  listed: string | undefined,
  defined: Defined,
): readonly string[] {
  if (particle.kind === "any")
    return [`which elements ${listed ?? particle.property} has by a wildcard`];
  if (particle.kind === "element") {
    const { element, property } = particle;
    const keys = (element.identityConstraints ?? []).map(
      ({ category, name }) => `${property}: ${category} ${name.local}`,
    );
    return [...keys, ...ofPart(property, element.type(), defined)];
  }
  const own = listed ?? (particle.rows === true ? undefined : particle.property);
  const isLoose = particle.property !== undefined && own === particle.property;
  const order = isLoose || (listed !== undefined && particle.particles.length > 0);
  return [
    ...(order && isOpen(particle) ? [`the order of ${own} and how often each item comes`] : []),
    ...particle.particles.flatMap((part) => ofParticle(part, own, defined)),
  ];
}

/** Whether the number of items is not fixed. A repeated choice takes any items in any order, which JSON Schema says. */
function isOpen(particle: Particle): boolean {
  if (particle.kind === "element" || particle.kind === "any")
    return particle.minOccurs !== particle.maxOccurs;
  const isFreeChoice =
    particle.kind === "choice" &&
    particle.maxOccurs === Number.POSITIVE_INFINITY &&
    particle.particles.every(({ kind, minOccurs, maxOccurs }) =>
      kind === "element" ? minOccurs <= 1 && maxOccurs >= 1 : false,
    );
  if (isFreeChoice) return false;
  return (
    particle.kind !== "sequence" ||
    particle.minOccurs !== particle.maxOccurs ||
    particle.particles.some(isOpen)
  );
}

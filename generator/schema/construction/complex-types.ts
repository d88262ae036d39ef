import { clark, type QName } from "../../../runtime/qname.js";
import { childElements, type XmlElement } from "../../reader/xml/tree.js";
import { anySimpleType, anyType } from "../built-ins.js";
import type {
  AttributeUse,
  ComplexTypeDefinition,
  ContentType,
  ModelGroup,
  Particle,
  TypeDefinition,
} from "../components.js";
import { annotated } from "./annotations.js";
import { type AttributeContent, addUse, readAttributes } from "./attributes.js";
import { booleanOf, fail, type Mutable, qNameOf, type Site } from "./context.js";
import { derivationSet } from "./derivation-sets.js";
import { readParticle } from "./particles.js";
import { simpleContent } from "./simple-content.js";
import { awaitType, childOf, resolveType } from "./types.js";
import { extendWildcard } from "./wildcards.js";

type OpenComplexType = Mutable<ComplexTypeDefinition>;

/** The parts of a complex type's representation (Part 1, 3.4.2). */
interface Representation {
  readonly element: XmlElement;
  /** `simpleContent` or `complexContent`; undefined for the short form, which restricts `xs:anyType`. */
  readonly content: XmlElement | undefined;
  /** What holds particles and attributes: `restriction`, `extension`, or the type itself. */
  readonly derivation: XmlElement;
}

/** Makes a complex type definition (Part 1, 3.4.2), to be completed later. */
export function makeComplexType(
  site: Site,
  element: XmlElement,
  name: QName | undefined,
  context: TypeDefinition["context"],
): ComplexTypeDefinition {
  const content = childOf(element, "simpleContent", "complexContent");
  const derivation =
    content === undefined ? undefined : childOf(content, "restriction", "extension");
  const representation: Representation = { element, content, derivation: derivation ?? element };
  const isGlobal = name !== undefined;
  const type: OpenComplexType = {
    kind: "complexTypeDefinition",
    ...annotated(element, site.document),
    name,
    context: context?.kind === "elementDeclaration" ? context : undefined,
    baseTypeDefinition: anyType,
    derivationMethod: derivation?.name.local === "extension" ? "extension" : "restriction",
    final: isGlobal
      ? derivationSet(site, element, "final", methods)
      : localDerivations(site, element, "final"),
    abstract: isGlobal && booleanOf(element, "abstract"),
    attributeUses: [],
    attributeWildcard: undefined,
    contentType: { variety: "empty" },
    prohibitedSubstitutions: localDerivations(site, element, "block"),
    extensionParticle: undefined,
  };
  site.construction.complexTypes.push(type);
  awaitComplexType(site, representation, type);
  return type;
}

const methods = ["extension", "restriction"] as const;

function localDerivations(
  site: Site,
  element: XmlElement,
  attribute: "block" | "final",
): ReadonlySet<"extension" | "restriction"> {
  return derivationSet(site, element, attribute, methods);
}

function awaitComplexType(site: Site, representation: Representation, type: OpenComplexType): void {
  const { construction } = site;
  let base: TypeDefinition | undefined;
  awaitType(construction, type, {
    base: () => {
      base ??= baseOf(site, representation, type);
      return base;
    },
    rebase: () => {
      base = anyType;
    },
    complete: () => complete(site, representation, type, base ?? anyType),
  });
}

/** src-ct (Part 1, 3.4.3), clauses 1 and 2, as far as the kind of the base tells. */
function baseOf(
  site: Site,
  { content, derivation }: Representation,
  type: ComplexTypeDefinition,
): TypeDefinition {
  const name = content === undefined ? undefined : qNameOf(site, derivation, "base");
  if (name === undefined) return anyType;
  const { redefined } = site;
  const own =
    redefined !== undefined && type.name !== undefined && clark(redefined.name) === clark(name);
  const base = resolveType(site, derivation, name, own ? redefined : undefined);
  if (base === undefined) return content?.name.local === "simpleContent" ? anySimpleType : anyType;
  if (content?.name.local === "complexContent" && base.kind === "simpleTypeDefinition") {
    fail(site, derivation, "src-ct.1", { name });
    return anyType;
  }
  return base;
}

function complete(
  site: Site,
  representation: Representation,
  type: OpenComplexType,
  base: TypeDefinition,
): void {
  const { derivation, content } = representation;
  type.baseTypeDefinition = base;
  completeAttributes(site, derivation, type, readAttributes(site, derivation, type));
  if (content?.name.local === "simpleContent") {
    const simpleTypeDefinition = simpleContent(site, derivation, type);
    type.contentType = { variety: "simple", simpleTypeDefinition };
  } else {
    completeContent(site, representation, type);
  }
}

/** {attribute uses} and {attribute wildcard} (Part 1, 3.4.2). */
function completeAttributes(
  site: Site,
  derivation: XmlElement,
  type: OpenComplexType,
  own: AttributeContent,
): void {
  const base = type.baseTypeDefinition;
  const inherited = base.kind === "complexTypeDefinition" ? base.attributeUses : [];
  const baseWildcard = base.kind === "complexTypeDefinition" ? base.attributeWildcard : undefined;
  if (type.derivationMethod === "extension") {
    const uses = new Map(inherited.map((use) => [clark(use.attributeDeclaration.name), use]));
    for (const use of own.uses) addUse(site, derivation, uses, use);
    type.attributeUses = [...uses.values()];
    type.attributeWildcard = extendWildcard(site, derivation, baseWildcard, own.wildcard);
    return;
  }
  const uses = new Map<string, AttributeUse>();
  for (const use of inherited) {
    const name = clark(use.attributeDeclaration.name);
    if (!own.prohibited.has(name)) uses.set(name, use);
  }
  for (const use of own.uses) uses.set(clark(use.attributeDeclaration.name), use);
  type.attributeUses = [...uses.values()];
  type.attributeWildcard = own.wildcard;
}

/** {content type} for complex content (Part 1, 3.4.2). */
function completeContent(
  site: Site,
  { element, content, derivation }: Representation,
  type: OpenComplexType,
): void {
  const mixed =
    content === undefined
      ? booleanOf(element, "mixed")
      : booleanOf(content, "mixed", booleanOf(element, "mixed"));
  const particle = effectiveContent(site, derivation, type, mixed);
  const variety = mixed ? "mixed" : "elementOnly";
  if (type.derivationMethod === "restriction") {
    type.contentType = particle === undefined ? { variety: "empty" } : { variety, particle };
    return;
  }
  const base = type.baseTypeDefinition;
  const ofBase: ContentType =
    base.kind === "complexTypeDefinition" ? base.contentType : { variety: "empty" };
  type.extensionParticle = particle;
  if (particle === undefined) {
    type.contentType = ofBase;
  } else if (ofBase.variety === "empty" || ofBase.variety === "simple") {
    type.contentType = { variety, particle };
    if (ofBase.variety === "simple") {
      fail(site, derivation, "cos-ct-extends.1.4", {});
    }
  } else {
    type.contentType = {
      variety,
      particle: inSequence(site, derivation, [ofBase.particle, particle]),
    };
  }
}

/** The effective content: undefined when it is empty. */
function effectiveContent(
  site: Site,
  derivation: XmlElement,
  type: ComplexTypeDefinition,
  mixed: boolean,
): Particle | undefined {
  const group = childOf(derivation, "group", "all", "choice", "sequence");
  const particle = group === undefined ? undefined : readParticle(site, group, type);
  if (group !== undefined && particle !== undefined && !saysNothing(group, particle))
    return particle;
  return mixed ? inSequence(site, group ?? derivation, []) : undefined;
}

/** Clause 2.1: no members in an `all` or `sequence`, or in a `choice` with `minOccurs="0"`. */
function saysNothing(group: XmlElement, { minOccurs }: Particle): boolean {
  const { local } = group.name;
  if (childElements(group).some(({ name }) => name.local !== "annotation")) return false;
  return local === "choice" ? minOccurs === 0 : local !== "group";
}

function inSequence(site: Site, element: XmlElement, particles: readonly Particle[]): Particle {
  const place = {
    position: element.position,
    document: site.document.id,
    documentation: [],
    foreignAttributes: [],
  };
  const term: ModelGroup = {
    kind: "modelGroup",
    ...place,
    compositor: "sequence",
    particles,
    definition: undefined,
  };
  return { kind: "particle", ...place, minOccurs: 1, maxOccurs: 1, term };
}

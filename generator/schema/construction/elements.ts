import type { QName } from "../../../runtime/qname.js";
import { collapse } from "../../reader/grammar/lexical.js";
import { attributeOf, childElements, type XmlElement } from "../../reader/xml/tree.js";
import { anyType } from "../built-ins.js";
import type { ComplexTypeDefinition, ElementDeclaration, Scope } from "../components.js";
import { describeDeclaration } from "../constraints/describe.js";
import { annotated } from "./annotations.js";
import { localNamespace, valueConstraintOf } from "./attributes.js";
import {
  booleanOf,
  type Construction,
  fail,
  lookUpGlobal,
  type Mutable,
  qNameOf,
  type Site,
} from "./context.js";
import { derivationSet } from "./derivation-sets.js";
import type { RawGlobal } from "./globals.js";
import { readIdentityConstraint } from "./identity-constraints.js";
import { childOf, makeType, resolveType } from "./types.js";

type OpenElement = Mutable<ElementDeclaration>;

/** The component of a top-level element declaration, complete or not. */
export function elementFor(construction: Construction, global: RawGlobal): ElementDeclaration {
  const known = construction.components.get(global);
  if (known !== undefined) return known as ElementDeclaration;
  const site: Site = { construction, document: global.document, redefined: undefined };
  const declaration = makeElement(site, global.element, global.name, "global");
  construction.components.set(global, declaration);
  return declaration;
}

/** A local element declaration. */
export function localElement(
  site: Site,
  element: XmlElement,
  scope: ComplexTypeDefinition | undefined,
): ElementDeclaration | undefined {
  const local = collapse(attributeOf(element, "name") ?? "");
  if (local === "") return undefined;
  return makeElement(site, element, { namespace: localNamespace(site, element), local }, scope);
}

/** Makes an element declaration (Part 1, 3.3.2); what it refers to comes later. */
function makeElement(
  site: Site,
  element: XmlElement,
  name: QName,
  scope: Scope,
): ElementDeclaration {
  const isGlobal = scope === "global";
  const declaration: OpenElement = {
    kind: "elementDeclaration",
    ...annotated(element, site.document),
    name,
    scope,
    typeDefinition: anyType,
    valueConstraint: valueConstraintOf(site, element),
    nillable: booleanOf(element, "nillable"),
    identityConstraints: [],
    substitutionGroupAffiliation: undefined,
    substitutionGroupExclusions: isGlobal
      ? derivationSet(site, element, "final", ["extension", "restriction"])
      : noExclusions,
    disallowedSubstitutions: derivationSet(site, element, "block", [
      "substitution",
      "extension",
      "restriction",
    ]),
    abstract: isGlobal && booleanOf(element, "abstract"),
  };
  const { tasks } = site.construction;
  tasks.push(() => {
    readType(site, element, declaration);
    const constraints = childElements(element).map((child) => readIdentityConstraint(site, child));
    declaration.identityConstraints = constraints.filter((constraint) => constraint !== undefined);
  });
  return declaration;
}

const noExclusions: ReadonlySet<never> = new Set();

/** src-element, clause 3: `type` or an anonymous type, and not both. Without either, the type is that of the head. */
function readType(site: Site, element: XmlElement, declaration: OpenElement): void {
  const anonymous = childOf(element, "simpleType", "complexType");
  const name = qNameOf(site, element, "type");
  if (anonymous !== undefined && attributeOf(element, "type") !== undefined) {
    fail(site, element, "src-element.3", { type: anonymous.name.local });
  }
  const head = declaration.scope === "global" ? headOf(site, element) : undefined;
  declaration.substitutionGroupAffiliation = head;
  if (anonymous !== undefined) {
    declaration.typeDefinition = makeType(site, anonymous, undefined, declaration);
  } else if (attributeOf(element, "type") !== undefined) {
    declaration.typeDefinition =
      (name === undefined ? undefined : resolveType(site, element, name)) ?? anyType;
  } else if (head !== undefined) {
    site.construction.inheritsType.add(declaration);
  }
}

function headOf(site: Site, element: XmlElement): ElementDeclaration | undefined {
  const name = qNameOf(site, element, "substitutionGroup");
  const global = name === undefined ? undefined : lookUpGlobal(site, element, "element", name);
  return global === undefined ? undefined : elementFor(site.construction, global);
}

/** e-props-correct, clause 6 (Part 1, 3.3.6): no element is, through others, its own head. */
export function breakSubstitutionCircles({ globals, components, report }: Construction): void {
  const clear = new Set<ElementDeclaration>();
  for (const global of globals.element.values()) {
    const start = components.get(global);
    const chain = new Set<ElementDeclaration>();
    let current: OpenElement | undefined = start?.kind === "elementDeclaration" ? start : undefined;
    while (current !== undefined && !clear.has(current)) {
      chain.add(current);
      const head: ElementDeclaration | undefined = current.substitutionGroupAffiliation;
      if (head !== undefined && chain.has(head)) {
        const parameters = { thing: describeDeclaration(current) };
        report({ key: "e-props-correct.6", parameters, position: current.position });
        current.substitutionGroupAffiliation = undefined;
        break;
      }
      current = head;
    }
    for (const element of chain) clear.add(element);
  }
}

/** Gives the elements without a type the type of the head of their substitution group. */
export function inheritTypes({ inheritsType }: Construction): void {
  for (const element of inheritsType) {
    const chain: OpenElement[] = [];
    let current: ElementDeclaration | undefined = element;
    while (current !== undefined && inheritsType.has(current)) {
      chain.push(current);
      current = current.substitutionGroupAffiliation;
    }
    for (const member of chain) {
      member.typeDefinition = current?.typeDefinition ?? anyType;
      inheritsType.delete(member);
    }
  }
}

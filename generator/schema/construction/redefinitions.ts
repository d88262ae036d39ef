import { clark, xsNamespace } from "../../../runtime/qname.js";
import type { Finding, Report } from "../../diagnostics.js";
import type { Thing } from "../../messages/message.js";
import { collapse } from "../../reader/grammar/lexical.js";
import { attributeOf, childElements, type XmlElement } from "../../reader/xml/tree.js";
import { anyType } from "../built-ins.js";
import type {
  AttributeGroupDefinition,
  ComplexTypeDefinition,
  ModelGroup,
  Particle,
  Schema,
} from "../components.js";
import { isEmptiable } from "../constraints/content/occurrence.js";
import {
  type SubstitutionGroups,
  substitutionGroupsOf,
} from "../constraints/content/substitution-groups.js";
import { findAttributeBreaches } from "../constraints/derivation/attribute-restriction.js";
import { findMismatch } from "../constraints/derivation/content-restriction.js";
import { viewOf } from "../constraints/derivation/particle-view.js";
import { named } from "../constraints/describe.js";
import { attributeGroupFor } from "./attributes.js";
import { type Construction, expandedName, fail, type Site } from "./context.js";
import type { RawGlobal } from "./globals.js";
import { groupFor } from "./particles.js";
import { childOf } from "./types.js";

/**
 * src-redefine (Part 1, 4.2.3), clauses 5, 6.1 and 7.1: how a redefinition refers to what it redefines. Groups that are redefined are made
 * here, since nothing else may ask for them.
 */
export function checkSelfReferences(construction: Construction): void {
  for (const { global, site } of redefinitionsOf(construction)) {
    if (global.space === "type") checkTypeBase(site, global);
    else checkGroupReferences(site, global);
    if (global.redefined === undefined) continue;
    if (global.space === "group") groupFor(construction, global.redefined);
    if (global.space === "attributeGroup") attributeGroupFor(construction, global.redefined);
  }
}

/** Every redefinition, those that were redefined in turn among them. */
function redefinitionsOf(
  construction: Construction,
): readonly { readonly global: RawGlobal; readonly site: Site }[] {
  const found: { global: RawGlobal; site: Site }[] = [];
  for (const space of Object.values(construction.globals)) {
    for (const last of space.values()) {
      let global: RawGlobal | undefined = last;
      for (; global?.redefined !== undefined; global = global.redefined) {
        found.push({
          global,
          site: { construction, document: global.document, redefined: global.redefined },
        });
      }
    }
  }
  return found;
}

/** Clause 5: a type is redefined by a restriction or an extension of itself. */
function checkTypeBase(site: Site, { element, name }: RawGlobal): void {
  const content = childOf(element, "simpleContent", "complexContent") ?? element;
  const derivation = childOf(content, "restriction", "extension");
  const base = derivation === undefined ? undefined : attributeOf(derivation, "base");
  const baseName =
    derivation === undefined || base === undefined
      ? undefined
      : expandedName(site, derivation, collapse(base));
  if (baseName !== undefined && clark(baseName) === clark(name)) return;
  fail(site, element, "src-redefine.5", { thing: named("type", name) });
}

/** Clauses 6.1 and 7.1: one reference to itself at most; that of a model group occurs once. */
function checkGroupReferences(site: Site, global: RawGlobal): void {
  const thing = named(global.space, global.name);
  const [first, second] = selfReferences(site, global);
  if (second !== undefined) {
    const key = global.space === "group" ? "src-redefine.6.1.1" : "src-redefine.7.1";
    fail(site, second, key, { thing });
  }
  if (first === undefined || global.space !== "group") return;
  for (const attribute of ["minOccurs", "maxOccurs"] as const) {
    if (Number(collapse(attributeOf(first, attribute) ?? "1")) === 1) continue;
    fail(site, first, "src-redefine.6.1.2", { thing, attribute });
  }
}

function selfReferences(site: Site, { space, name, element }: RawGlobal): readonly XmlElement[] {
  const references: XmlElement[] = [];
  const visit = (parent: XmlElement): void => {
    for (const child of childElements(parent)) {
      if (child.name.namespace !== xsNamespace) continue;
      const reference = child.name.local === space ? attributeOf(child, "ref") : undefined;
      const referred =
        reference === undefined ? undefined : expandedName(site, child, collapse(reference));
      if (referred !== undefined && clark(referred) === clark(name)) references.push(child);
      visit(child);
    }
  };
  visit(element);
  return references;
}

/** src-redefine, clauses 6.2.2 and 7.2.2: a group that is redefined without a reference to itself is restricted. */
export function checkRestrictingRedefinitions(
  construction: Construction,
  schema: Schema,
  report: Report,
): void {
  const groups = substitutionGroupsOf(schema);
  for (const { global, site } of redefinitionsOf(construction)) {
    const { redefined } = global;
    if (
      redefined === undefined ||
      global.space === "type" ||
      selfReferences(site, global).length > 0
    )
      continue;
    if (global.space === "group") {
      const [own, its] = [global, redefined].map((raw) => groupFor(construction, raw).modelGroup);
      if (own === undefined || its === undefined) continue;
      const type = named("group", global.name);
      const fault = groupRestrictionFault(type, once(own), once(its), groups);
      if (fault !== undefined) report({ ...fault, position: global.element.position });
    } else {
      const own = attributeGroupFor(construction, global);
      const its = attributeGroupFor(construction, redefined);
      if (own === undefined || its === undefined) continue;
      for (const { clause, parameters, position } of findAttributeBreaches(
        asType(own),
        asType(its),
      )) {
        report({ key: `src-redefine.7.2.2/${clause}`, parameters, position } as Finding);
      }
    }
  }
}

function groupRestrictionFault(
  type: Thing,
  own: Particle,
  its: Particle,
  groups: SubstitutionGroups,
): Finding | undefined {
  const rule = "src-redefine.6.2.2";
  const [derived, base] = [viewOf(own, groups), viewOf(its, groups)];
  if (derived === undefined) {
    if (base === undefined || isEmptiable(its)) return undefined;
    return { key: `${rule}/required`, parameters: { type } };
  }
  if (base === undefined) return { key: `${rule}/empty`, parameters: { type } };
  const mismatch = findMismatch(own, its, groups);
  return mismatch === undefined ? undefined : { key: rule, parameters: { type, mismatch } };
}

function once(modelGroup: ModelGroup): Particle {
  const { position, document } = modelGroup;
  return {
    kind: "particle",
    position,
    document,
    documentation: [],
    foreignAttributes: [],
    minOccurs: 1,
    maxOccurs: 1,
    term: modelGroup,
  };
}

/** The rule for attribute groups is that for the attributes of complex types. */
function asType({
  position,
  document,
  attributeUses,
  attributeWildcard,
  name,
}: AttributeGroupDefinition): ComplexTypeDefinition {
  return {
    ...anyType,
    name,
    position,
    document,
    attributeUses,
    attributeWildcard,
    baseTypeDefinition: anyType,
  };
}

import type { Position } from "../../../runtime/issues.js";
import type { Report } from "../../diagnostics.js";
import type { RawDocument } from "../../reader/sources/raw-document.js";
import { attributeOf } from "../../reader/xml/tree.js";

import type { Schema, SchemaDocument } from "../components.js";
import { documentationOf, foreignAttributesOf, languageOf } from "./annotations.js";
import { attributeFor, attributeGroupFor } from "./attributes.js";
import { breakGroupCircles } from "./circles.js";
import { makeComplexType } from "./complex-types.js";
import type { ComponentOf, Construction } from "./context.js";
import { breakSubstitutionCircles, elementFor, inheritTypes } from "./elements.js";
import {
  collectGlobals,
  type Double,
  type RawGlobal,
  reportDouble,
  type SymbolSpace,
} from "./globals.js";
import { limitContentModels } from "./limits.js";
import { breakMemberCircles } from "./member-circles.js";
import { notationFor } from "./notations.js";
import { groupFor } from "./particles.js";
import { checkRestrictingRedefinitions, checkSelfReferences } from "./redefinitions.js";
import { sameComponent } from "./same-component.js";
import { makeSimpleType } from "./simple-types.js";
import { soundnessOf } from "./soundness.js";
import { Suggestions } from "./suggestions.js";
import { completeType, typeFor } from "./types.js";

/** A schema, and what is left to be checked of it once its components are known to be sound. */
export interface Constructed {
  readonly schema: Schema;
  readonly checkRedefinitions: (report: Report) => void;
  /** Tells of a place whether what stands there can be judged, in view of the places where something is wrong. */
  readonly soundness: (faults: readonly Position[]) => (position: Position | undefined) => boolean;
}

/** Makes the components of all documents (Part 1, 3.15.2). */
export function constructSchema(
  documents: readonly RawDocument[],
  maxParticles: number,
  report: Report,
): Constructed {
  const { globals, doubles } = collectGlobals(documents, report);
  const construction: Construction = {
    report,
    globals,
    namespaces: new Set(documents.map(({ targetNamespace }) => targetNamespace)),
    suggestions: new Suggestions(globals),
    make: { simpleType: makeSimpleType, complexType: makeComplexType },
    components: new Map(),
    tasks: [],
    closing: [],
    openAttributeGroups: [],
    derivationDepths: new Map(),
    pendingTypes: new Map(),
    simpleTypes: [],
    complexTypes: [],
    inheritsType: new Set(),
    identityConstraints: new Map(),
  };
  checkSelfReferences(construction);
  const schema: Schema = {
    documents: documents.map(schemaDocument),
    typeDefinitions: componentsOf(construction, "type", typeFor),
    elementDeclarations: componentsOf(construction, "element", elementFor),
    attributeDeclarations: componentsOf(construction, "attribute", attributeFor),
    attributeGroupDefinitions: componentsOf(construction, "attributeGroup", attributeGroupFor),
    modelGroupDefinitions: componentsOf(construction, "group", groupFor),
    notationDeclarations: componentsOf(construction, "notation", notationFor),
    identityConstraints: construction.identityConstraints,
  };
  const reportDoubles = makeDoubles(construction, doubles);
  finish(construction, maxParticles);
  reportDoubles();
  return {
    schema,
    checkRedefinitions: (reportBreach) =>
      checkRestrictingRedefinitions(construction, schema, reportBreach),
    soundness: (faults) => soundnessOf(construction, documents, faults),
  };
}

/**
 * Makes the second of two components of one name as well, apart from the schema, and gives what compares the two once both are finished. What
 * is wrong with the second is no matter: where it is equal, the first is wrong likewise.
 */
function makeDoubles(construction: Construction, doubles: readonly Double[]): () => void {
  const apart: Construction = {
    ...construction,
    report: () => undefined,
    closing: [],
    simpleTypes: [],
    complexTypes: [],
    identityConstraints: new Map(),
  };
  for (const { second } of doubles) componentFor(apart, second);
  return () => {
    for (const [name, constraint] of construction.identityConstraints)
      apart.identityConstraints.set(name, constraint);
    for (const task of apart.closing) task();
    for (const double of doubles) {
      const first = construction.components.get(double.first);
      const second = construction.components.get(double.second);
      if (first !== undefined && second !== undefined && sameComponent(first, second)) continue;
      reportDouble(double, construction.report);
    }
  };
}

/** Makes the component of a top-level declaration. */
function componentFor(construction: Construction, global: RawGlobal): void {
  switch (global.space) {
    case "type":
      typeFor(construction, global);
      return;
    case "element":
      elementFor(construction, global);
      return;
    case "attribute":
      attributeFor(construction, global);
      return;
    case "group":
      groupFor(construction, global);
      return;
    case "attributeGroup":
      attributeGroupFor(construction, global);
      return;
    case "notation":
      notationFor(construction, global);
  }
}

function componentsOf<Space extends SymbolSpace>(
  construction: Construction,
  space: Space,
  make: (construction: Construction, global: RawGlobal) => ComponentOf[Space] | undefined,
): ReadonlyMap<string, ComponentOf[Space]> {
  const components = new Map<string, ComponentOf[Space]>();
  for (const [name, global] of construction.globals[space]) {
    const component = make(construction, global);
    if (component !== undefined) components.set(name, component);
  }
  return components;
}

/** Fills the shells until nothing is left, then does what needs all of them. */
function finish(construction: Construction, maxParticles: number): void {
  const { tasks, pendingTypes, closing } = construction;
  let done = 0;
  while (done < tasks.length || pendingTypes.size > 0) {
    for (; done < tasks.length; done += 1) tasks[done]?.();
    for (const type of pendingTypes.keys()) completeType(construction, type);
  }
  breakSubstitutionCircles(construction);
  inheritTypes(construction);
  breakGroupCircles(construction);
  breakMemberCircles(construction);
  limitContentModels(construction, maxParticles);
  for (const task of closing) task();
}

function schemaDocument({
  id,
  location,
  root,
  targetNamespace,
  named,
  references,
}: RawDocument): SchemaDocument {
  return {
    id,
    location,
    targetNamespace,
    named,
    version: attributeOf(root, "version"),
    documentation: documentationOf(root),
    language: languageOf(root),
    foreignAttributes: foreignAttributesOf(root),
    prefixes: prefixesOf(root.namespaces),
    references,
  };
}

function prefixesOf(namespaces: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...namespaces].filter(([prefix]) => prefix !== "xml"));
}

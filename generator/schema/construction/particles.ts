import { clark, xsNamespace } from "../../../runtime/qname.js";
import { collapse } from "../../reader/grammar/lexical.js";
import { attributeOf, childElements, type XmlElement } from "../../reader/xml/tree.js";
import type {
  ComplexTypeDefinition,
  ModelGroup,
  ModelGroupDefinition,
  Particle,
  Term,
} from "../components.js";
import { annotated } from "./annotations.js";
import {
  type Construction,
  fail,
  lookUpGlobal,
  type Mutable,
  qNameOf,
  type Site,
} from "./context.js";
import { elementFor, localElement } from "./elements.js";
import type { RawGlobal } from "./globals.js";
import { childOf } from "./types.js";
import { readWildcard } from "./wildcards.js";

/** A count of `minOccurs` or `maxOccurs`; Infinity for `unbounded`. */
function countOf(element: XmlElement, attribute: "minOccurs" | "maxOccurs"): number {
  const written = attributeOf(element, attribute);
  if (written === undefined) return 1;
  const collapsed = collapse(written);
  if (collapsed === "unbounded" && attribute === "maxOccurs") return Number.POSITIVE_INFINITY;
  return /^(?:\+?[0-9]+|-0+)$/.test(collapsed) ? Math.abs(Number(collapsed)) : 1;
}

/**
 * Reads an element that stands for a particle (Part 1, 3.9.2). With `minOccurs="0" maxOccurs="0"` there is none; p-props-correct,
 * clause 2: the minimum does not exceed the maximum, which is at least 1.
 */
export function readParticle(
  site: Site,
  element: XmlElement,
  scope: ComplexTypeDefinition | undefined,
): Particle | undefined {
  const minOccurs = countOf(element, "minOccurs");
  const maxOccurs = countOf(element, "maxOccurs");
  if (minOccurs > maxOccurs) {
    fail(site, element, "p-props-correct.2.1", { min: minOccurs, max: maxOccurs });
  }
  const term = readTerm(site, element, scope);
  if (term === undefined || maxOccurs === 0) return undefined;
  return { kind: "particle", ...annotated(element, site.document), minOccurs, maxOccurs, term };
}

function readTerm(
  site: Site,
  element: XmlElement,
  scope: ComplexTypeDefinition | undefined,
): Term | undefined {
  if (element.name.namespace !== xsNamespace) return undefined;
  switch (element.name.local) {
    case "element":
      return elementTerm(site, element, scope);
    case "group":
      return referredGroup(site, element);
    case "sequence":
    case "choice":
    case "all":
      return readModelGroup(site, element, element.name.local, scope);
    case "any":
      return readWildcard(site, element);
    default:
      return undefined;
  }
}

const forbiddenWithRef = [
  "nillable",
  "default",
  "fixed",
  "form",
  "block",
  "type",
  "abstract",
] as const;

/** src-element (Part 1, 3.3.3), clause 2. */
function elementTerm(
  site: Site,
  element: XmlElement,
  scope: ComplexTypeDefinition | undefined,
): Term | undefined {
  const has = (name: string): boolean => element.attributes.has(name);
  if (has("name") === has("ref")) {
    fail(site, element, has("ref") ? "src-element.2.1/both" : "src-element.2.1", {});
  }
  if (!has("ref")) return localElement(site, element, scope);
  const own = forbiddenWithRef.find(has);
  const child = childOf(element, "simpleType", "complexType", "key", "keyref", "unique");
  if (own !== undefined || child !== undefined) {
    fail(site, element, "src-element.2.2", { what: own ?? `<${child?.name.local ?? ""}>` });
  }
  const name = qNameOf(site, element, "ref");
  const global = name === undefined ? undefined : lookUpGlobal(site, element, "element", name);
  return global === undefined ? undefined : elementFor(site.construction, global);
}

/** Reads `sequence`, `choice` or `all` (Part 1, 3.8.2). */
function readModelGroup(
  site: Site,
  element: XmlElement,
  compositor: ModelGroup["compositor"],
  scope: ComplexTypeDefinition | undefined,
): ModelGroup {
  const particles: Particle[] = [];
  for (const child of childElements(element)) {
    const particle = readParticle(site, child, scope);
    if (particle !== undefined) particles.push(particle);
  }
  return {
    kind: "modelGroup",
    ...annotated(element, site.document),
    compositor,
    particles,
    definition: undefined,
  };
}

function referredGroup(site: Site, element: XmlElement): ModelGroup | undefined {
  const name = qNameOf(site, element, "ref");
  if (name === undefined) return undefined;
  const { redefined } = site;
  const own = redefined?.space === "group" && clark(redefined.name) === clark(name);
  const global = own ? redefined : lookUpGlobal(site, element, "group", name);
  return global === undefined ? undefined : groupFor(site.construction, global).modelGroup;
}

/** The component of a top-level model group definition (Part 1, 3.7.2). Its particles come later. */
export function groupFor(construction: Construction, global: RawGlobal): ModelGroupDefinition {
  const known = construction.components.get(global);
  if (known !== undefined) return known as ModelGroupDefinition;
  const { element, document, redefined, name } = global;
  const site: Site = { construction, document, redefined };
  const content = childOf(element, "sequence", "choice", "all") ?? element;
  const { local } = content.name;
  const modelGroup: Mutable<ModelGroup> = {
    kind: "modelGroup",
    ...annotated(content, document),
    compositor: local === "choice" || local === "all" ? local : "sequence",
    particles: [],
    definition: undefined,
  };
  const definition: ModelGroupDefinition = {
    kind: "modelGroupDefinition",
    ...annotated(element, document),
    name,
    modelGroup,
  };
  modelGroup.definition = definition;
  construction.components.set(global, definition);
  construction.tasks.push(() => {
    if (content !== element)
      modelGroup.particles = readModelGroup(
        site,
        content,
        modelGroup.compositor,
        undefined,
      ).particles;
  });
  return definition;
}

import { xsNamespace } from "../../../runtime/qname.js";
import type { XmlElement } from "../../reader/xml/tree.js";
import { anySimpleType } from "../built-ins.js";
import type { ComplexTypeDefinition, ContentType, SimpleTypeDefinition } from "../components.js";
import { isEmptiable } from "../constraints/content/occurrence.js";
import { fail, type Mutable, qNameOf, type Site } from "./context.js";
import { makeSimpleType, readFacets, restrict } from "./simple-types.js";
import { childOf, completeType } from "./types.js";

/** The content type of simple content (Part 1, 3.4.2), with src-ct, clause 2. */
export function simpleContent(
  site: Site,
  derivation: XmlElement,
  type: ComplexTypeDefinition,
): SimpleTypeDefinition {
  const base = type.baseTypeDefinition;
  const ofBase = base.kind === "simpleTypeDefinition" ? base : simpleTypeOf(base.contentType);
  if (type.derivationMethod === "extension") {
    if (ofBase !== undefined) return ofBase;
    fail(site, derivation, "src-ct.2", {});
    return anySimpleType;
  }
  const anonymous = childOf(derivation, "simpleType");
  const inner =
    anonymous === undefined ? undefined : makeSimpleType(site, anonymous, undefined, type);
  if (base.kind === "simpleTypeDefinition") {
    if (base !== anySimpleType || attributeNamesUrType(site, derivation)) {
      fail(site, derivation, "src-ct.2/simple", {});
    }
  } else if (ofBase === undefined) {
    checkMixedBase(site, derivation, base, inner);
  }
  const restricted = inner ?? ofBase ?? anySimpleType;
  const facets = readFacets(site, derivation);
  if (facets.length === 0) return restricted;
  completeType(site.construction, restricted);
  const simple: Mutable<SimpleTypeDefinition> = {
    kind: "simpleTypeDefinition",
    position: derivation.position,
    document: site.document.id,
    documentation: [],
    foreignAttributes: [],
    name: undefined,
    context: type,
    baseTypeDefinition: restricted,
    variety: "atomic",
    primitive: undefined,
    itemTypeDefinition: undefined,
    memberTypeDefinitions: [],
    facets: [],
    final: new Set(),
    builtIn: false,
  };
  restrict(simple, restricted, facets);
  site.construction.simpleTypes.push(simple);
  return simple;
}

/** Whether the base was written as `xs:anySimpleType` and is no stand-in for one that was not found. */
function attributeNamesUrType(site: Site, derivation: XmlElement): boolean {
  const name = qNameOf(site, derivation, "base");
  return name?.namespace === xsNamespace && name.local === "anySimpleType";
}

function simpleTypeOf(content: ContentType): SimpleTypeDefinition | undefined {
  return content.variety === "simple" ? content.simpleTypeDefinition : undefined;
}

/** src-ct, clauses 2.1.2 and 2.2: mixed content that may be empty can become simple content by an anonymous simple type. */
function checkMixedBase(
  site: Site,
  derivation: XmlElement,
  base: ComplexTypeDefinition,
  inner: SimpleTypeDefinition | undefined,
): void {
  const { contentType } = base;
  if (contentType.variety !== "mixed") {
    fail(site, derivation, "src-ct.2/content", {});
    return;
  }
  if (inner === undefined) {
    fail(site, derivation, "src-ct.2.2", {});
  }
  site.construction.closing.push(() => {
    if (isEmptiable(contentType.particle)) return;
    fail(site, derivation, "src-ct.2.1.2", {});
  });
}

import { clark, type QName, xsNamespace } from "../../../runtime/qname.js";
import { splitList } from "../../reader/grammar/lexical.js";
import { attributeOf, childElements, type XmlElement } from "../../reader/xml/tree.js";
import { anySimpleType } from "../built-ins.js";
import {
  type Facet,
  type FacetName,
  facetNames,
  type SimpleTypeDefinition,
} from "../components.js";
import { annotated } from "./annotations.js";
import { booleanOf, expandedName, fail, type Mutable, qNameOf, type Site } from "./context.js";
import { derivationSet } from "./derivation-sets.js";
import { awaitType, childOf, resolveSimpleType } from "./types.js";

type OpenSimpleType = Mutable<SimpleTypeDefinition>;
type Context = SimpleTypeDefinition["context"];

/** Makes a simple type definition (Part 1, 3.14.2), to be completed later. */
export function makeSimpleType(
  site: Site,
  element: XmlElement,
  name: QName | undefined,
  context: Context,
): SimpleTypeDefinition {
  const type: OpenSimpleType = {
    kind: "simpleTypeDefinition",
    ...annotated(element, site.document),
    name,
    context,
    baseTypeDefinition: anySimpleType,
    variety: "atomic",
    primitive: undefined,
    itemTypeDefinition: undefined,
    memberTypeDefinitions: [],
    facets: [],
    final: derivationSet(site, element, "final", ["restriction", "list", "union", "extension"]),
    builtIn: false,
  };
  site.construction.simpleTypes.push(type);
  const restriction = childOf(element, "restriction");
  const list = childOf(element, "list");
  const union = childOf(element, "union");
  if (restriction !== undefined) awaitRestriction(site, restriction, type);
  else if (list !== undefined) readList(site, list, type);
  else if (union !== undefined) readUnion(site, union, type);
  return type;
}

function awaitRestriction(site: Site, restriction: XmlElement, type: OpenSimpleType): void {
  const { construction } = site;
  let base: SimpleTypeDefinition | undefined;
  awaitType(construction, type, {
    base: () => {
      base ??= baseOf(site, restriction, type) ?? anySimpleType;
      return base;
    },
    rebase: () => {
      base = anySimpleType;
    },
    complete: () => restrict(type, base ?? anySimpleType, readFacets(site, restriction)),
  });
}

/** Gives a type the properties that a restriction has from its base (Part 1, 3.14.2; Part 2, 4.1.2). */
export function restrict(
  type: OpenSimpleType,
  base: SimpleTypeDefinition,
  facets: readonly Facet[],
): void {
  type.baseTypeDefinition = base;
  type.variety = base.variety ?? "atomic";
  type.primitive = base.primitive;
  type.itemTypeDefinition = base.itemTypeDefinition;
  type.memberTypeDefinitions = base.memberTypeDefinitions;
  type.facets = facets;
}

/** src-simple-type, clause 2: `base` or a `simpleType`, and not both. */
function baseOf(
  site: Site,
  restriction: XmlElement,
  type: SimpleTypeDefinition,
): SimpleTypeDefinition | undefined {
  const anonymous = childOf(restriction, "simpleType");
  const written = attributeOf(restriction, "base") !== undefined;
  if (written === (anonymous !== undefined)) {
    fail(site, restriction, written ? "src-simple-type.2/both" : "src-simple-type.2", {});
  }
  const name = qNameOf(site, restriction, "base");
  if (name !== undefined) {
    const { redefined } = site;
    const own =
      redefined !== undefined && type.name !== undefined && clark(redefined.name) === clark(name);
    return resolveSimpleType(site, restriction, name, own ? redefined : undefined);
  }
  return anonymous === undefined ? undefined : makeSimpleType(site, anonymous, undefined, type);
}

/** src-simple-type, clause 3: `itemType` or a `simpleType`, and not both. */
function readList(site: Site, list: XmlElement, type: OpenSimpleType): void {
  type.variety = "list";
  const anonymous = childOf(list, "simpleType");
  const written = attributeOf(list, "itemType") !== undefined;
  if (written === (anonymous !== undefined)) {
    fail(site, list, written ? "src-simple-type.3/both" : "src-simple-type.3", {});
  }
  if (anonymous !== undefined && !written) {
    type.itemTypeDefinition = makeSimpleType(site, anonymous, undefined, type);
    return;
  }
  type.itemTypeDefinition = anySimpleType;
  awaitConstruction(site, type, () => {
    const name = qNameOf(site, list, "itemType");
    const item = name === undefined ? undefined : resolveSimpleType(site, list, name);
    if (item !== undefined) type.itemTypeDefinition = item;
  });
}

/** src-simple-type, clause 4: a union has members. */
function readUnion(site: Site, union: XmlElement, type: OpenSimpleType): void {
  type.variety = "union";
  const anonymous = childElements(union).filter(({ name }) => name.local === "simpleType");
  const written = splitList(attributeOf(union, "memberTypes") ?? "");
  if (written.length === 0 && anonymous.length === 0) {
    fail(site, union, "src-union-memberTypes-or-simpleTypes", {});
  }
  const own = anonymous.map((element) => makeSimpleType(site, element, undefined, type));
  type.memberTypeDefinitions = own;
  awaitConstruction(site, type, () => {
    const members: SimpleTypeDefinition[] = [];
    for (const item of written) {
      const name = expandedName(site, union, item);
      const member = name === undefined ? undefined : resolveSimpleType(site, union, name);
      if (member !== undefined) members.push(member);
    }
    type.memberTypeDefinitions = [...members, ...own];
  });
}

/** Lists and unions depend on no other type to be complete. */
function awaitConstruction(
  { construction }: Site,
  type: SimpleTypeDefinition,
  complete: () => void,
): void {
  awaitType(construction, type, { base: () => undefined, rebase: () => undefined, complete });
}

/** Reads the facets of a restriction. All but `pattern` and `enumeration` may come once (Part 2, 4.3, src-single-facet-value). */
export function readFacets(site: Site, restriction: XmlElement): readonly Facet[] {
  const facets: Facet[] = [];
  const seen = new Set<string>();
  for (const element of childElements(restriction)) {
    const { local, namespace } = element.name;
    if (namespace !== xsNamespace || !isFacetName(local)) continue;
    if (local !== "pattern" && local !== "enumeration") {
      if (seen.has(local)) fail(site, element, "src-single-facet-value", { facet: local });
      seen.add(local);
    }
    facets.push({
      kind: local,
      ...annotated(element, site.document),
      value: attributeOf(element, "value") ?? "",
      fixed: booleanOf(element, "fixed"),
      namespaces: element.namespaces,
    });
  }
  return facets;
}

function isFacetName(name: string): name is FacetName {
  return (facetNames as readonly string[]).includes(name);
}

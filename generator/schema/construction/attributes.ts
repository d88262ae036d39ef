import { clark, type QName, xsiNamespace, xsNamespace } from "../../../runtime/qname.js";
import { collapse } from "../../reader/grammar/lexical.js";
import { attributeOf, childElements, type XmlElement } from "../../reader/xml/tree.js";
import { anySimpleType } from "../built-ins.js";
import type {
  AttributeDeclaration,
  AttributeGroupDefinition,
  AttributeUse,
  Scope,
  SimpleTypeDefinition,
  ValueConstraint,
  Wildcard,
} from "../components.js";
import { named } from "../constraints/describe.js";
import { annotated } from "./annotations.js";
import {
  type Construction,
  fail,
  lookUpGlobal,
  type Mutable,
  mayReferTo,
  qNameOf,
  type Site,
} from "./context.js";
import type { RawGlobal } from "./globals.js";
import { makeSimpleType } from "./simple-types.js";
import { childOf, resolveSimpleType } from "./types.js";
import { completeWildcard, readWildcard } from "./wildcards.js";
import { xsiAttribute } from "./xsi-attributes.js";

type OpenAttribute = Mutable<AttributeDeclaration>;

/** Attribute groups that may refer to each other in a row. */
const depthLimit = 500;

/** What the attributes of a complex type or an attribute group say. */
export interface AttributeContent {
  readonly uses: readonly AttributeUse[];
  /** Clark names of the attributes with `use="prohibited"`, which mean something in restrictions alone. */
  readonly prohibited: ReadonlySet<string>;
  /** The complete wildcard. */
  readonly wildcard: Wildcard | undefined;
}

/** The component of a top-level attribute declaration. */
export function attributeFor(construction: Construction, global: RawGlobal): AttributeDeclaration {
  const known = construction.components.get(global);
  if (known !== undefined) return known as AttributeDeclaration;
  const site: Site = { construction, document: global.document, redefined: undefined };
  const declaration = makeAttribute(site, global.element, global.name, "global");
  construction.components.set(global, declaration);
  return declaration;
}

/** Makes an attribute declaration (Part 1, 3.2.2). */
function makeAttribute(
  site: Site,
  element: XmlElement,
  name: QName,
  scope: Scope,
): AttributeDeclaration {
  const declaration: OpenAttribute = {
    kind: "attributeDeclaration",
    ...annotated(element, site.document),
    name,
    scope,
    typeDefinition: anySimpleType,
    valueConstraint: scope === "global" ? valueConstraintOf(site, element) : undefined,
  };
  if (name.local === "xmlns") fail(site, element, "no-xmlns", {});
  if (name.namespace === xsiNamespace) {
    fail(site, element, "no-xsi", { namespace: xsiNamespace });
  }
  const anonymous = childOf(element, "simpleType");
  if (anonymous !== undefined) {
    declaration.typeDefinition = makeSimpleType(site, anonymous, undefined, declaration);
    if (attributeOf(element, "type") !== undefined) {
      fail(site, element, "src-attribute.4", {});
    }
  } else {
    site.construction.tasks.push(() => {
      declaration.typeDefinition = namedType(site, element) ?? anySimpleType;
    });
  }
  return declaration;
}

function namedType(site: Site, element: XmlElement): SimpleTypeDefinition | undefined {
  const name = qNameOf(site, element, "type");
  return name === undefined ? undefined : resolveSimpleType(site, element, name);
}

/** The value constraint that `default` or `fixed` gives; src-attribute and src-element, clause 1: not both. */
export function valueConstraintOf(site: Site, element: XmlElement): ValueConstraint | undefined {
  const fallback = attributeOf(element, "default");
  const fixed = attributeOf(element, "fixed");
  if (fallback !== undefined && fixed !== undefined) {
    const key = element.name.local === "element" ? "src-element.1" : "src-attribute.1";
    fail(site, element, key, {});
  }
  const namespaces = element.namespaces;
  if (fixed !== undefined) return { kind: "fixed", lexical: fixed, namespaces };
  return fallback === undefined ? undefined : { kind: "default", lexical: fallback, namespaces };
}

/** Reads `attribute`, `attributeGroup` and `anyAttribute` among the children (Part 1, 3.4.2 and 3.6.2). */
export function readAttributes(site: Site, parent: XmlElement, scope: Scope): AttributeContent {
  const uses = new Map<string, AttributeUse>();
  const prohibited = new Set<string>();
  const wildcards: Wildcard[] = [];
  let own: Wildcard | undefined;
  for (const element of childElements(parent)) {
    if (element.name.namespace !== xsNamespace) continue;
    switch (element.name.local) {
      case "attribute": {
        const use = readUse(site, element, scope);
        if (use === undefined) break;
        if (use.kind === "prohibited") prohibited.add(use.name);
        else addUse(site, element, uses, use);
        break;
      }
      case "attributeGroup": {
        const group = referredGroup(site, element);
        for (const use of group?.attributeUses ?? []) addUse(site, element, uses, use);
        if (group?.attributeWildcard !== undefined) wildcards.push(group.attributeWildcard);
        break;
      }
      case "anyAttribute":
        own = readWildcard(site, element);
        break;
    }
  }
  return {
    uses: [...uses.values()],
    prohibited,
    wildcard: completeWildcard(site, parent, own, wildcards),
  };
}

/** ct-props-correct.4 and ag-props-correct.2: two uses cannot have one name. */
export function addUse(
  site: Site,
  element: XmlElement,
  uses: Map<string, AttributeUse>,
  use: AttributeUse,
): void {
  const name = clark(use.attributeDeclaration.name);
  const first = uses.get(name);
  if (first === use) return;
  if (first !== undefined) {
    const inGroup =
      site.construction.globals.attributeGroup.size > 0 &&
      element.parent?.name.local === "attributeGroup";
    const key = inGroup ? "ag-props-correct.2" : "ct-props-correct.4";
    fail(site, element, key, { name: use.attributeDeclaration.name });
    return;
  }
  uses.set(name, use);
}

interface Prohibited {
  readonly kind: "prohibited";
  readonly name: string;
}

/** Reads an attribute use (Part 1, 3.2.2 and 3.5.2). */
function readUse(
  site: Site,
  element: XmlElement,
  scope: Scope,
): AttributeUse | Prohibited | undefined {
  checkUse(site, element);
  const use = collapse(attributeOf(element, "use") ?? "optional");
  const declaration =
    attributeOf(element, "ref") === undefined
      ? localAttribute(site, element, scope)
      : referredAttribute(site, element);
  if (declaration === undefined) return undefined;
  if (use === "prohibited") return { kind: "prohibited", name: clark(declaration.name) };
  return {
    kind: "attributeUse",
    ...annotated(element, site.document),
    required: use === "required",
    attributeDeclaration: declaration,
    valueConstraint: valueConstraintOf(site, element),
  };
}

function localAttribute(
  site: Site,
  element: XmlElement,
  scope: Scope,
): AttributeDeclaration | undefined {
  const local = collapse(attributeOf(element, "name") ?? "");
  if (local === "") return undefined;
  return makeAttribute(site, element, { namespace: localNamespace(site, element), local }, scope);
}

/** The namespace of a local declaration: the target namespace where its form is qualified. */
export function localNamespace({ document }: Site, element: XmlElement): string {
  const form =
    attributeOf(element, "form") ??
    attributeOf(document.root, `${element.name.local}FormDefault`) ??
    "";
  return collapse(form) === "qualified" ? document.targetNamespace : "";
}

function referredAttribute(site: Site, element: XmlElement): AttributeDeclaration | undefined {
  const name = qNameOf(site, element, "ref");
  if (name === undefined) return undefined;
  const known = name.namespace === xsiNamespace && mayReferTo(site, xsiNamespace);
  const builtIn = known ? xsiAttribute(name.local) : undefined;
  if (builtIn !== undefined) return builtIn;
  const global = lookUpGlobal(site, element, "attribute", name);
  return global === undefined ? undefined : attributeFor(site.construction, global);
}

/** src-attribute (Part 1, 3.2.3), clauses 2 and 3. */
function checkUse(site: Site, element: XmlElement): void {
  const has = (name: string): boolean => element.attributes.has(name);
  if (has("default") && has("use") && collapse(attributeOf(element, "use") ?? "") !== "optional") {
    fail(site, element, "src-attribute.2", {});
  }
  if (has("name") === has("ref")) {
    fail(site, element, has("ref") ? "src-attribute.3.1/both" : "src-attribute.3.1", {});
  }
  if (has("ref") && (has("form") || has("type") || childOf(element, "simpleType") !== undefined)) {
    fail(site, element, "src-attribute.3.2", {});
  }
}

function referredGroup(site: Site, element: XmlElement): AttributeGroupDefinition | undefined {
  const name = qNameOf(site, element, "ref");
  if (name === undefined) return undefined;
  const { redefined } = site;
  const own = redefined?.space === "attributeGroup" && clark(redefined.name) === clark(name);
  const global = own ? redefined : lookUpGlobal(site, element, "attributeGroup", name);
  return global === undefined ? undefined : attributeGroupFor(site.construction, global, element);
}

/** The component of a top-level attribute group (Part 1, 3.6.2), complete. `reference` is where it is referred to. */
export function attributeGroupFor(
  construction: Construction,
  global: RawGlobal,
  reference: XmlElement = global.element,
): AttributeGroupDefinition | undefined {
  const known = construction.components.get(global);
  if (known !== undefined) return known as AttributeGroupDefinition;
  const { element, document, redefined, name } = global;
  const site: Site = { construction, document, redefined };
  const open = construction.openAttributeGroups;
  if (open.includes(global) || open.length > depthLimit) {
    if (open.includes(global)) {
      fail(site, reference, "src-attribute_group.3", { thing: named("attributeGroup", name) });
    } else fail(site, reference, "limit-depth/attribute-groups", { limit: depthLimit });
    return undefined;
  }
  open.push(global);
  const { uses, wildcard } = readAttributes(site, element, undefined);
  open.pop();
  const group: Mutable<AttributeGroupDefinition> = {
    kind: "attributeGroupDefinition",
    ...annotated(element, document),
    name,
    attributeUses: uses,
    attributeWildcard: wildcard,
  };
  construction.components.set(global, group);
  return group;
}

import { clark, xsNamespace } from "../../../runtime/qname.js";
import { collapse } from "../../reader/grammar/lexical.js";
import { parseXPath } from "../../reader/grammar/xpath.js";
import { attributeOf, childElements, type XmlElement } from "../../reader/xml/tree.js";
import type { IdentityConstraintDefinition, XPathExpression } from "../components.js";
import { describeConstraint, named } from "../constraints/describe.js";
import { annotated } from "./annotations.js";
import { fail, type Mutable, mayReferTo, qNameOf, type Site } from "./context.js";
import { nearestNames } from "./near-names.js";
import { childOf } from "./types.js";

/** Reads `key`, `keyref` and `unique` (Part 1, 3.11.2); undefined for any other element. */
export function readIdentityConstraint(
  site: Site,
  element: XmlElement,
): IdentityConstraintDefinition | undefined {
  const { local: category, namespace } = element.name;
  if (namespace !== xsNamespace) return undefined;
  if (category !== "key" && category !== "keyref" && category !== "unique") return undefined;
  const selector = childOf(element, "selector");
  const fields = childElements(element).filter(({ name }) => name.local === "field");
  const local = collapse(attributeOf(element, "name") ?? "");
  if (selector === undefined || fields.length === 0 || local === "") return undefined;
  const constraint: Mutable<IdentityConstraintDefinition> = {
    kind: "identityConstraintDefinition",
    ...annotated(element, site.document),
    name: { namespace: site.document.targetNamespace, local },
    category,
    selector: readXPath(site, selector),
    fields: fields.map((field) => readXPath(site, field)),
    referencedKey: undefined,
  };
  register(site, element, constraint);
  if (category === "keyref") site.construction.closing.push(() => refer(site, element, constraint));
  return constraint;
}

/** sch-props-correct, clause 2: identity constraints have a symbol space of their own. */
function register(site: Site, element: XmlElement, constraint: IdentityConstraintDefinition): void {
  const { identityConstraints } = site.construction;
  const key = clark(constraint.name);
  const first = identityConstraints.get(key);
  if (first === undefined) identityConstraints.set(key, constraint);
  else if (first.position !== constraint.position) {
    const thing = describeConstraint(constraint);
    fail(site, element, "sch-props-correct.2", { thing, place: first.position });
  }
}

/** c-props-correct (Part 1, 3.11.6): a keyref refers to a key or unique with as many fields. */
function refer(
  site: Site,
  element: XmlElement,
  constraint: Mutable<IdentityConstraintDefinition>,
): void {
  const name = qNameOf(site, element, "refer");
  if (name === undefined) return;
  const key = site.construction.identityConstraints.get(clark(name));
  if (key === undefined || !mayReferTo(site, name.namespace)) {
    const thing = named("constraint", name);
    const names = [...site.construction.identityConstraints.values()]
      .filter(({ category }) => category !== "keyref")
      .map((known) => known.name);
    const same = names.filter(({ local }) => local === name.local);
    const near = same.length > 0 ? same.slice(0, 1) : nearestNames(name.local, names);
    fail(site, element, "src-resolve/constraint", { thing, near });
    return;
  }
  if (key.category === "keyref") {
    fail(site, element, "c-props-correct.1", { name });
    return;
  }
  constraint.referencedKey = key;
  if (key.fields.length !== constraint.fields.length) {
    const parameters = { name, fields: key.fields.length, own: constraint.fields.length };
    fail(site, element, "c-props-correct.2", parameters);
  }
}

function readXPath(site: Site, element: XmlElement): XPathExpression {
  const text = attributeOf(element, "xpath") ?? "";
  const kind = element.name.local === "field" ? "field" : "selector";
  const parsed = parseXPath(text, element.namespaces, kind);
  if (parsed.fault === undefined) return { text, paths: parsed.paths };
  const key = kind === "field" ? "c-fields-xpaths" : "c-selector-xpath";
  fail(site, element, key, { xpath: text, ...parsed.fault });
  return { text, paths: [] };
}

import type { Element } from "slimdom";
import { children, moduleFiles, namespaces, readModule } from "./schema-modules.js";

/** An element declaration met on the walk, in the element that holds it. */
export interface Visit {
  /** The declaration, local or global. */
  readonly declaration: Element;
  readonly namespace: string;
  readonly name: string;
  /** Name of the complex type whose content it is. */
  readonly owner: string;
  readonly optional: boolean;
  /** Whether it is one branch of a choice. */
  readonly alternative: boolean;
  /** The elements of the instance that it declares. */
  readonly instances: readonly Element[];
}

const components = new Map<string, Element>();
for (const file of moduleFiles()) {
  const schema = readModule(file);
  for (const component of children(schema)) {
    const name = component.getAttribute("name");
    if (name !== null) components.set(key(component.localName, schema, name), component);
  }
}

function key(kind: string, schema: Element, name: string): string {
  return `${kind} {${schema.getAttribute("targetNamespace")}}${name}`;
}

function resolve(kind: string, from: Element, qname: string): Element | undefined {
  const [prefix = "", local = ""] = qname.split(":");
  return components.get(`${kind} {${from.lookupNamespaceURI(prefix)}}${local}`);
}

function targetNamespace(component: Element): string {
  return component.ownerDocument?.documentElement?.getAttribute("targetNamespace") ?? "";
}

/** The model groups of a complex type, its base's first when it is an extension. */
function contents(type: Element): Element[] {
  const [derivation] = children(type, "complexContent").flatMap((content) => children(content));
  const holder = derivation ?? type;
  const own = children(holder).filter(({ localName }) => /^(?:sequence|choice)$/.test(localName));
  if (derivation?.localName !== "extension") return own;
  const base = resolve("complexType", derivation, derivation.getAttribute("base") ?? "");
  return [...(base === undefined ? [] : contents(base)), ...own];
}

/** Walks a valid instance and the schema side by side; knows what the electoral modules use, no more. */
export function walk(instance: Element, typeName?: { from: Element; qname: string }): Visit[] {
  const global = components.get(`element {${instance.namespaceURI}}${instance.localName}`);
  const from = typeName?.from ?? global;
  const qname = typeName?.qname ?? global?.getAttribute("type") ?? "";
  const type = from === undefined ? undefined : resolve("complexType", from, qname);
  if (type === undefined) return [];
  return contents(type).flatMap((group) => walkGroup(group, instance, qname));
}

function walkGroup(group: Element, instance: Element, owner: string): Visit[] {
  return children(group).flatMap((particle) => {
    if (particle.localName === "element") {
      return walkElement(particle, instance, owner, group.localName === "choice");
    }
    const referred =
      particle.localName === "group"
        ? children(resolve("group", particle, particle.getAttribute("ref") ?? "") ?? particle)
        : [particle];
    return referred
      .filter(({ localName }) => localName !== "annotation")
      .flatMap((inner) => walkGroup(inner, instance, owner));
  });
}

function walkElement(
  particle: Element,
  instance: Element,
  owner: string,
  alternative: boolean,
): Visit[] {
  if (particle.getAttribute("maxOccurs") === "0") return [];
  const declaration = resolve("element", particle, particle.getAttribute("ref") ?? "") ?? particle;
  const name = declaration.getAttribute("name") ?? "";
  const namespace = targetNamespace(declaration);
  const instances = instance.children.filter(
    (child) => child.localName === name && child.namespaceURI === namespace,
  );
  const visit: Visit = {
    declaration,
    namespace,
    name,
    owner,
    optional: particle.getAttribute("minOccurs") === "0",
    alternative,
    instances,
  };
  const qname = declaration.getAttribute("type") ?? "";
  return [visit, ...instances.flatMap((child) => walk(child, { from: declaration, qname }))];
}

/** The codes of the simple type of an element declaration; none when it is not a code list. */
export function codesOf(declaration: Element): string[] {
  const type = resolve("simpleType", declaration, declaration.getAttribute("type") ?? "");
  const [restriction] = type === undefined ? [] : children(type, "restriction");
  if (restriction === undefined) return [];
  return children(restriction, "enumeration").map((code) => code.getAttribute("value") ?? "");
}

/** The global elements of the electoral namespace: names and stages. */
export function rootElements(): { readonly name: string; readonly stages: string }[] {
  return [...components.values()]
    .filter((component) => component.localName === "element")
    .filter((component) => targetNamespace(component) === namespaces.el)
    .map((component) => ({
      name: component.getAttribute("name") ?? "",
      stages: component.getAttributeNS(namespaces.sn, "stages") ?? "",
    }));
}

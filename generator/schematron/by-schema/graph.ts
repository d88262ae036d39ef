import { allowsNamespace } from "../../../runtime/content/wildcards.js";
import type {
  ComplexType,
  Content,
  ElementDescriptor,
  NamespaceConstraint,
  Particle,
  SchemaSet,
  SimpleType,
  TypeDescriptor,
  Wildcard,
} from "../../../runtime/descriptors.js";
import { memo } from "../../../runtime/engine/memo.js";
import { derivationBetween } from "../../../runtime/model/type-substitution.js";
import { type QName, xsiNamespace } from "../../../runtime/qname.js";
import type { TextSpace } from "./text-space.js";

/*
 * The documents that are valid by a schema, as a graph: each node of such a document is an instance of a node here, and
 * its parent, children and attributes are instances of nodes that this one leads to. There may be more here than documents have,
 * never less: what is not here is in no document.
 */

export interface RootNode {
  readonly kind: "root";
  readonly children: Set<SchemaNode>;
}

/** An element that is assessed by a declaration. */
export interface DeclaredElement {
  readonly kind: "element";
  readonly name: QName;
  readonly declaration: ElementDescriptor;
  readonly text: TextSpace;
  readonly children: Set<SchemaNode>;
  readonly attributes: Set<SchemaNode>;
  readonly parents: Set<SchemaNode>;
}

/** An element that a wildcard lets in and no declaration assesses. */
export interface WildElement {
  readonly kind: "wildElement";
  readonly namespaces: NamespaceConstraint;
  /** Under lax assessment, the names that have a declaration: elements with these names are `DeclaredElement`s. */
  readonly declared: ReadonlySet<string>;
  readonly children: Set<SchemaNode>;
  readonly parents: Set<SchemaNode>;
}

/** The possible parents of an element. */
type Holder = RootNode | DeclaredElement | WildElement;

export interface DeclaredAttribute {
  readonly kind: "attribute";
  readonly name: QName;
  readonly text: TextSpace;
  readonly owner: DeclaredElement;
}

export interface WildAttribute {
  readonly kind: "wildAttribute";
  readonly namespaces: NamespaceConstraint;
  readonly owner: DeclaredElement;
}

/** Texts, comments, processing instructions and namespaces, wherever they are. */
export interface OtherNode {
  readonly kind: "text" | "comment" | "processingInstruction" | "namespace";
}

/** Any node at all: inside an element that a wildcard skips, or in another document. */
export interface UnknownNode {
  readonly kind: "unknown";
}

export type SchemaNode =
  | RootNode
  | DeclaredElement
  | WildElement
  | DeclaredAttribute
  | WildAttribute
  | OtherNode
  | UnknownNode;

/** Whether a node may have any name: only a wildcard lets it in. */
export function isUnnamed({ kind }: SchemaNode): boolean {
  return kind === "unknown" || kind === "wildElement" || kind === "wildAttribute";
}

/** The nodes that a schema knows. */
export interface SchemaGraph {
  readonly root: RootNode;
  readonly elements: ReadonlySet<DeclaredElement>;
  readonly wild: ReadonlySet<WildElement>;
  /** All nodes; the unknown one only where there are wildcards that skip. */
  readonly everything: ReadonlySet<SchemaNode>;
  /** The namespaces that elements and attributes are declared in. */
  readonly namespaces: ReadonlySet<string>;
}

export const textNode: OtherNode = { kind: "text" };
export const commentNode: OtherNode = { kind: "comment" };
export const instructionNode: OtherNode = { kind: "processingInstruction" };
export const namespaceNode: OtherNode = { kind: "namespace" };
export const unknownNode: UnknownNode = { kind: "unknown" };

/** The graph of a schema set, of documents whose document element is declared. */
export const graphOf: (schemas: SchemaSet) => SchemaGraph = /*@__PURE__*/ memo((schemas) =>
  new Builder(schemas).build(),
);

class Builder {
  readonly #schemas: SchemaSet;
  readonly #root: RootNode = { kind: "root", children: new Set() };
  readonly #elements = new Map<ElementDescriptor, DeclaredElement>();
  readonly #wild = new Map<string, WildElement>();
  readonly #waiting: (readonly [ElementDescriptor, DeclaredElement])[] = [];
  readonly #derived = new Map<TypeDescriptor, readonly TypeDescriptor[]>();

  constructor(schemas: SchemaSet) {
    this.#schemas = schemas;
  }

  build(): SchemaGraph {
    for (const element of this.#schemas.elements.values())
      if (element.abstract !== true) this.#put(element, this.#root);
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop())
      this.#fill(...next);
    const elements = new Set(this.#elements.values());
    const wild = new Set(this.#wild.values());
    const everything = new Set<SchemaNode>([
      this.#root,
      ...elements,
      ...[...elements].flatMap(({ attributes }) => [...attributes]),
      ...wild,
      textNode,
      commentNode,
      instructionNode,
      namespaceNode,
    ]);
    if ([...wild].some(({ children }) => children.has(unknownNode))) everything.add(unknownNode);
    const namespaces = new Set<string>();
    for (const node of everything)
      if (node.kind === "element" || node.kind === "attribute") namespaces.add(node.name.namespace);
    return { root: this.#root, elements, wild, everything, namespaces };
  }

  #put(element: ElementDescriptor, parent: Holder): void {
    let node = this.#elements.get(element);
    if (node === undefined) {
      const { name } = element;
      const text: TextSpace = { any: false, empty: false, types: new Set() };
      node = {
        kind: "element",
        name,
        declaration: element,
        text,
        children: new Set(),
        attributes: new Set(),
        parents: new Set(),
      };
      this.#elements.set(element, node);
      this.#waiting.push([element, node]);
    }
    node.parents.add(parent);
    parent.children.add(node);
  }

  #fill(element: ElementDescriptor, node: DeclaredElement): void {
    const { text } = node;
    const declared = element.type();
    if (element.nillable || element.default !== undefined || element.fixed !== undefined)
      text.empty = true;
    for (const local of ["type", "nil", "schemaLocation", "noNamespaceSchemaLocation"])
      node.attributes.add({
        kind: "attribute",
        name: { namespace: xsiNamespace, local },
        text: { any: true, empty: true, types: new Set() },
        owner: node,
      });
    for (const type of [declared, ...this.#standIns(declared)])
      if (type.kind === "simpleType") text.types.add(type);
      else this.#fillComplex(type, node);
  }

  #fillComplex(type: ComplexType, node: DeclaredElement): void {
    for (const use of type.attributes?.() ?? [])
      node.attributes.add({
        kind: "attribute",
        name: use.name,
        text: { any: false, empty: false, types: new Set([use.type]) },
        owner: node,
      });
    if (type.anyAttribute !== undefined) {
      const { namespaces } = type.anyAttribute;
      node.attributes.add({ kind: "wildAttribute", namespaces, owner: node });
    }
    this.#fillContent(type.content?.(), node);
  }

  #fillContent(content: Content | undefined, node: DeclaredElement): void {
    const { text } = node;
    if (content === undefined) text.empty = true;
    else if (content.kind === "text") text.types.add(content.type);
    else text.any = true;
    this.#fillElements(content, node);
  }

  #fillElements(content: Content | undefined, holder: Holder): void {
    if (content === undefined || content.kind === "text") return;
    const particle = content.kind === "mixed" ? content.particle : content;
    if (particle !== undefined) this.#fillParticle(particle, holder);
  }

  #fillParticle(particle: Particle, holder: Holder): void {
    if (particle.maxOccurs === 0) return;
    if (particle.kind === "any") this.#letIn(particle.wildcard, holder);
    else if (particle.kind === "element") {
      const { element } = particle;
      for (const member of element.substitutions?.() ?? []) this.#put(member.element, holder);
      if (element.abstract !== true) this.#put(element, holder);
    } else for (const each of particle.particles) this.#fillParticle(each, holder);
  }

  #letIn({ namespaces, processContents, schemas }: Wildcard, holder: Holder): void {
    const { elements } = this.#schemas;
    if (processContents !== "skip")
      for (const each of new Set([elements, schemas?.().elements ?? elements]))
        for (const element of each.values())
          if (element.abstract !== true && allowsNamespace(namespaces, element.name.namespace))
            this.#put(element, holder);
    if (processContents === "strict") return;
    const wild = this.#wildElement(namespaces, processContents);
    wild.parents.add(holder);
    holder.children.add(wild);
  }

  /** An element without a declaration: with `skip` it may contain anything, with `lax` whatever `xs:anyType` allows. */
  #wildElement(namespaces: NamespaceConstraint, processContents: "lax" | "skip"): WildElement {
    const key = JSON.stringify([processContents, namespaces]);
    const known = this.#wild.get(key);
    if (known !== undefined) return known;
    const isLax = processContents === "lax";
    const wild: WildElement = {
      kind: "wildElement",
      namespaces,
      declared: new Set(isLax ? this.#schemas.elements.keys() : []),
      children: new Set(isLax ? [] : [unknownNode]),
      parents: new Set(),
    };
    this.#wild.set(key, wild);
    if (!isLax) return wild;
    this.#letIn({ namespaces: "any", processContents: "lax" }, wild);
    // Its `xsi:type` may name any type.
    for (const type of this.#schemas.types.values())
      if (type.kind === "complexType") this.#fillElements(type.content?.(), wild);
    return wild;
  }

  /** The types that `xsi:type` may name in place of a declared one. */
  #standIns(declared: TypeDescriptor): readonly TypeDescriptor[] {
    let found = this.#derived.get(declared);
    if (found === undefined) {
      const known = [
        ...this.#schemas.types.values(),
        ...(declared.kind === "complexType" ? (declared.derived?.() ?? []) : []).map(
          ({ type }) => type,
        ),
        ...(declared.kind === "simpleType" ? membersOf(declared) : []),
      ];
      found = [...new Set(known)].filter(
        (type) => type !== declared && derivationBetween(type, declared) !== undefined,
      );
      this.#derived.set(declared, found);
    }
    return found;
  }
}

/** The member types of a union, at any depth. */
function membersOf(type: SimpleType): readonly SimpleType[] {
  const members = new Set<SimpleType>();
  const steps = [type];
  for (const step of steps)
    for (const inner of [step.base?.(), ...(step.memberTypes?.() ?? [])]) {
      if (inner === undefined || members.has(inner)) continue;
      members.add(inner);
      steps.push(inner);
    }
  return [...members];
}

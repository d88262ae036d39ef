import type { QName } from "../../../../runtime/qname.js";
import type {
  Annotated,
  AttributeDeclaration,
  ComplexTypeDefinition,
  ElementDeclaration,
  ModelGroup,
  Particle,
  Schema,
  SimpleTypeDefinition,
  TypeDefinition,
  Wildcard,
} from "../../../schema/components.js";
import { allowsNamespace } from "../../../schema/constraints/derivation/wildcard-algebra.js";
import type { Keep } from "../../ir.js";

/**
 * Keeps the global components that documents with given roots may need: the types of their content and attributes, with those that `xsi:type`
 * may name and the elements that may stand in for others. A strict wildcard needs the elements and attributes of its namespaces; what a lax one
 * lets in is checked where something else reaches it.
 */
export function keepReached(schema: Schema, isRoot: (name: QName) => boolean, keep: Keep): Keep {
  const walk = new Walk(schema, keep);
  for (const element of schema.elementDeclarations.values()) {
    if (isRoot(element.name)) walk.element(element);
  }
  walk.finish();
  const global = new Set<Annotated>(globalsOf(schema));
  return (component) => keep(component) && (!global.has(component) || walk.reached.has(component));
}

function* globalsOf(schema: Schema): Generator<Annotated> {
  yield* schema.typeDefinitions.values();
  yield* schema.elementDeclarations.values();
  yield* schema.attributeDeclarations.values();
  yield* schema.attributeGroupDefinitions.values();
  yield* schema.modelGroupDefinitions.values();
}

/** A list by key that is made once for a schema. */
type Lists<K, V> = ReadonlyMap<K, readonly V[]>;

class Walk {
  readonly reached = new Set<Annotated>();
  readonly #schema: Schema;
  readonly #keep: Keep;
  readonly #derived: Lists<TypeDefinition, TypeDefinition>;
  readonly #members: Lists<ElementDeclaration, ElementDeclaration>;
  /** What is to be looked into: types may lie in each other as deep as they like. */
  readonly #waiting: (() => void)[] = [];

  constructor(schema: Schema, keep: Keep) {
    this.#schema = schema;
    this.#keep = keep;
    const types = [...schema.typeDefinitions.values()];
    this.#derived = listBy(types, (type) => type.baseTypeDefinition);
    const elements = [...schema.elementDeclarations.values()];
    this.#members = listBy(elements, (element) => element.substitutionGroupAffiliation);
  }

  finish(): void {
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) next();
    // Types of attributes are named after the group in which they stand.
    for (const group of this.#schema.attributeGroupDefinitions.values()) {
      const isUsed = group.attributeUses.some(({ attributeDeclaration }) =>
        this.reached.has(attributeDeclaration),
      );
      if (isUsed) this.reached.add(group);
    }
  }

  element(element: ElementDeclaration): void {
    if (!this.#enter(element)) return;
    this.#waiting.push(() => this.type(element.typeDefinition));
    for (const member of this.#members.get(element) ?? [])
      this.#waiting.push(() => this.element(member));
    const head = element.substitutionGroupAffiliation;
    // A head is needed to know what its members stand for; that does not make documents have it.
    if (head !== undefined) this.type(head.typeDefinition);
  }

  type(type: TypeDefinition): void {
    if (!this.#enter(type)) return;
    this.#waiting.push(() => {
      if (type.kind === "simpleTypeDefinition") this.#simpleType(type);
      else this.#complexType(type);
    });
  }

  #enter(component: Annotated): boolean {
    if (this.reached.has(component) || !this.#keep(component)) return false;
    this.reached.add(component);
    return true;
  }

  #simpleType(type: SimpleTypeDefinition): void {
    if (type.baseTypeDefinition !== undefined) this.type(type.baseTypeDefinition);
    if (type.itemTypeDefinition !== undefined) this.type(type.itemTypeDefinition);
    for (const member of type.memberTypeDefinitions) this.type(member);
  }

  #complexType(type: ComplexTypeDefinition): void {
    this.type(type.baseTypeDefinition);
    // `xs:anyType` is the base of everything, and no document names all that there is in its place.
    if (type.position !== undefined)
      for (const derived of this.#derived.get(type) ?? []) this.type(derived);
    for (const { attributeDeclaration } of type.attributeUses)
      this.#attribute(attributeDeclaration);
    if (type.attributeWildcard !== undefined) this.#wildcard(type.attributeWildcard, "attributes");
    const { contentType } = type;
    if ("simpleTypeDefinition" in contentType) this.type(contentType.simpleTypeDefinition);
    if ("particle" in contentType) this.#particle(contentType.particle);
  }

  #attribute(attribute: AttributeDeclaration): void {
    if (this.#enter(attribute)) this.type(attribute.typeDefinition);
  }

  #particle({ term, maxOccurs }: Particle): void {
    if (maxOccurs === 0) return;
    if (term.kind === "elementDeclaration") this.element(term);
    else if (term.kind === "wildcard") this.#wildcard(term, "elements");
    else this.#modelGroup(term);
  }

  #modelGroup(group: ModelGroup): void {
    if (!this.#enter(group)) return;
    if (group.definition !== undefined) this.reached.add(group.definition);
    for (const particle of group.particles) this.#particle(particle);
  }

  #wildcard(
    { processContents, namespaceConstraint }: Wildcard,
    what: "elements" | "attributes",
  ): void {
    if (processContents !== "strict") return;
    const isIn = ({ name }: { readonly name: QName }): boolean =>
      allowsNamespace(namespaceConstraint, name.namespace);
    if (what === "attributes") {
      for (const attribute of this.#schema.attributeDeclarations.values())
        if (isIn(attribute)) this.#attribute(attribute);
    } else {
      for (const element of this.#schema.elementDeclarations.values())
        if (isIn(element)) this.element(element);
    }
  }
}

function listBy<K, V>(values: readonly V[], keyOf: (value: V) => K | undefined): Lists<K, V> {
  const lists = new Map<K, V[]>();
  for (const value of values) {
    const key = keyOf(value);
    if (key === undefined) continue;
    const list = lists.get(key);
    if (list === undefined) lists.set(key, [value]);
    else list.push(value);
  }
  return lists;
}

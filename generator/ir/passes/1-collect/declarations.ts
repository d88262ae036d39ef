import type {
  Annotated,
  AttributeDeclaration,
  ComplexTypeDefinition,
  ElementDeclaration,
  ModelGroup,
  Schema,
  TypeDefinition,
} from "../../../schema/components.js";
import type { Keep } from "../../ir.js";
import { toIdentifier, upperFirst } from "../../names.js";
import { byPrecedence } from "./precedence.js";

/** What will be declared in TypeScript, with the name that it wants, in schema order. */
export interface Collected {
  readonly types: ReadonlyMap<TypeDefinition, string>;
  readonly elements: ReadonlyMap<ElementDeclaration, string>;
  readonly attributes: readonly AttributeDeclaration[];
  /** Types that `redefine` replaced, with the type that took their place: nobody else can refer to them. */
  readonly formerSelves: ReadonlyMap<TypeDefinition, TypeDefinition>;
}

/**
 * Collects the types, named and anonymous, and the global elements and attributes of a schema. An anonymous type is named
 * after what it stands in: `ParentChild`, or like the global element that it is the type of.
 */
export function collectDeclarations(schema: Schema, keep: Keep): Collected {
  const collector = new Collector(keep, new Set(schema.typeDefinitions.values()));
  for (const type of inOrder(schema.typeDefinitions, keep))
    collector.type(type, type.name?.local ?? "");
  for (const group of inOrder(schema.modelGroupDefinitions, keep)) {
    collector.modelGroup(group.modelGroup, group.name.local);
  }
  for (const group of inOrder(schema.attributeGroupDefinitions, keep)) {
    for (const { attributeDeclaration } of group.attributeUses) {
      collector.attribute(attributeDeclaration, group.name.local);
    }
  }
  const elements = [...inOrder(schema.elementDeclarations, keep)];
  for (const element of elements) collector.globalElement(element);
  const attributes = [...inOrder(schema.attributeDeclarations, keep)];
  for (const attribute of attributes) collector.globalAttribute(attribute);
  return {
    types: bySchemaOrder(schema, collector.types),
    elements: bySchemaOrder(
      schema,
      new Map(elements.map((element) => [element, element.name.local])),
    ),
    attributes,
    formerSelves: collector.formerSelves,
  };
}

function* inOrder<T extends Annotated>(
  components: ReadonlyMap<string, T>,
  keep: Keep,
): Generator<T> {
  for (const component of components.values()) if (keep(component)) yield component;
}

/** Sorts by document, the user's own first, then by place in it. */
function bySchemaOrder<T extends Annotated>(
  schema: Schema,
  components: ReadonlyMap<T, string>,
): ReadonlyMap<T, string> {
  const rank = new Map(byPrecedence(schema.documents).map(({ id }, index) => [id, index]));
  const key = ({ document, position }: Annotated): readonly number[] => [
    rank.get(document ?? "") ?? -1,
    position?.line ?? 0,
    position?.column ?? 0,
  ];
  const compare = (a: readonly number[], b: readonly number[]): number => {
    const index = a.findIndex((value, at) => value !== b[at]);
    return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
  };
  const keyed = [...components].map((entry) => ({ entry, key: key(entry[0]) }));
  return new Map(keyed.sort((a, b) => compare(a.key, b.key)).map(({ entry }) => entry));
}

/** Whether a type without a name has one value, which is said where it stands and needs no name either. */
function isConstant(type: TypeDefinition): boolean {
  if (type.name !== undefined || type.kind === "complexTypeDefinition") return false;
  const [only, ...others] = type.facets;
  return type.variety === "atomic" && only?.kind === "enumeration" && others.length === 0;
}

/** `ParentChild`. */
function anonymousName(
  parent: string,
  { name }: ElementDeclaration | AttributeDeclaration,
): string {
  return `${parent}${upperFirst(toIdentifier(name.local))}`;
}

class Collector {
  readonly types = new Map<TypeDefinition, string>();
  readonly formerSelves = new Map<TypeDefinition, TypeDefinition>();
  readonly #keep: Keep;
  readonly #global: ReadonlySet<TypeDefinition>;
  readonly #visited = new Set<Annotated>();

  constructor(keep: Keep, global: ReadonlySet<TypeDefinition>) {
    this.#keep = keep;
    this.#global = global;
  }

  type(type: TypeDefinition, name: string): void {
    if (type.document === undefined || this.types.has(type)) return;
    this.types.set(type, name);
    if (type.kind === "complexTypeDefinition") this.#complexType(type, name);
  }

  globalElement(element: ElementDeclaration): void {
    this.#anonymous(element.typeDefinition, upperFirst(element.name.local));
  }

  globalAttribute(attribute: AttributeDeclaration): void {
    this.#anonymous(attribute.typeDefinition, upperFirst(attribute.name.local));
  }

  attribute(attribute: AttributeDeclaration, parent: string): void {
    if (attribute.scope !== "global") {
      this.#anonymous(attribute.typeDefinition, anonymousName(parent, attribute));
    }
  }

  /** Groups that come through a reference are another declaration's business. */
  modelGroup(group: ModelGroup, parent: string): void {
    if (this.#visited.has(group)) return;
    this.#visited.add(group);
    for (const particle of group.particles) {
      const { term } = particle;
      if (!this.#keep(particle) || !this.#keep(term)) continue;
      if (term.kind === "modelGroup" && term.definition === undefined)
        this.modelGroup(term, parent);
      if (term.kind === "elementDeclaration" && term.scope !== "global") {
        this.#anonymous(term.typeDefinition, anonymousName(parent, term));
      }
    }
  }

  #complexType(type: ComplexTypeDefinition, name: string): void {
    const { contentType, baseTypeDefinition, extensionParticle, derivationMethod } = type;
    if (this.#global.has(baseTypeDefinition)) this.#anonymous(baseTypeDefinition, name);
    else this.#formerSelf(baseTypeDefinition, type, name);
    const inherits = derivationMethod === "extension" && baseTypeDefinition.document !== undefined;
    const own = inherits
      ? extensionParticle
      : "particle" in contentType
        ? contentType.particle
        : undefined;
    if (own?.term.kind === "modelGroup" && own.term.definition === undefined) {
      this.modelGroup(own.term, name);
    }
    for (const use of type.attributeUses) {
      if (this.#keep(use)) this.attribute(use.attributeDeclaration, name);
    }
  }

  /** The base of a redefined type is its former self, which has no global name any more. */
  #formerSelf(base: TypeDefinition, type: TypeDefinition, name: string): void {
    if (base.document !== undefined && base.kind === "complexTypeDefinition")
      this.formerSelves.set(base, type);
    this.type(base, `${name}Base`);
  }

  /** What has no global name of its own is declared with what it stands in; so is what is left out, but needed. */
  #anonymous(type: TypeDefinition, name: string): void {
    if (isConstant(type)) return;
    if (!this.#global.has(type)) this.type(type, name);
    else if (!this.#keep(type)) this.type(type, type.name?.local ?? name);
  }
}

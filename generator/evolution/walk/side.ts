import type { SchemaSet } from "../../../runtime/descriptors.js";
import { clark, type QName } from "../../../runtime/qname.js";
import { planModules } from "../../ir/plan.js";
import { anyType, builtInTypes } from "../../schema/built-ins.js";
import type {
  AttributeDeclaration,
  ComplexTypeDefinition,
  ElementDeclaration,
  ModelGroup,
  Particle,
  Schema,
  TypeDefinition,
  Wildcard,
} from "../../schema/components.js";
import {
  type SubstitutionGroups,
  substitutionGroupsOf,
} from "../../schema/constraints/content/substitution-groups.js";
import { isDerivedFrom } from "../../schema/constraints/derivation/type-derivation.js";
import { componentsOf } from "../../schema/constraints/walk.js";
import { type Expression, Pool } from "../languages/pool.js";
import { referencesOf } from "../simple/simple-facts.js";
import { DerivedTypes, type NamedType } from "./derived-types.js";

/** What a content model takes: an element or one that can stand for it, or what a wildcard lets in. */
export type Leaf =
  | { readonly kind: "element"; readonly labels: ReadonlyMap<string, ElementDeclaration> }
  | { readonly kind: "wildcard"; readonly wildcard: Wildcard };

/** How an element is looked at: by a declaration, or not at all. */
export type Usage = ElementDeclaration | "skip";

/** One version of a schema, with what is asked of it again and again. */
export class Side {
  readonly schema: Schema;
  readonly version: "old" | "new";
  readonly pool: Pool<Leaf> = new Pool<Leaf>();
  readonly #groups: SubstitutionGroups;
  readonly #leaves = new Map<ElementDeclaration | Wildcard, Leaf>();
  readonly #expressions = new Map<ModelGroup, Expression<Leaf>>();
  readonly #undeclared = new Map<string, ElementDeclaration>();
  readonly #substitutes = new Map<TypeDefinition, Map<string, readonly NamedType[]>>();
  readonly #derived: DerivedTypes;
  #descriptors: SchemaSet | undefined;
  #allReferences: string | undefined;

  constructor(schema: Schema, version: "old" | "new") {
    this.schema = schema;
    this.version = version;
    this.#groups = substitutionGroupsOf(schema);
    this.#derived = new DerivedTypes(schema);
  }

  /** The descriptors by which documents are judged. */
  get descriptors(): SchemaSet {
    this.#descriptors ??= descriptorsOf(this.schema);
    return this.#descriptors;
  }

  /** Whether values of some type refer to identifiers elsewhere in the document. */
  get refers(): boolean {
    return this.#references.includes("IDREF");
  }

  /** Whether values of some type are such identifiers. */
  get identifies(): boolean {
    return this.#references.split(/[ ,]/).includes("ID");
  }

  get #references(): string {
    this.#allReferences ??= referencesIn(this.schema);
    return this.#allReferences;
  }

  element(label: string): ElementDeclaration | undefined {
    return this.schema.elementDeclarations.get(label);
  }

  attribute(label: string): AttributeDeclaration | undefined {
    return this.schema.attributeDeclarations.get(label);
  }

  type(label: string): TypeDefinition | undefined {
    return this.schema.typeDefinitions.get(label) ?? builtInTypes.get(label);
  }

  /** The content model of a particle as an expression. */
  expressionOf({ term, minOccurs, maxOccurs }: Particle): Expression<Leaf> {
    if (maxOccurs === 0) return this.pool.empty;
    return this.pool.repeat(
      term.kind === "modelGroup" ? this.#group(term) : this.pool.leaf(this.leafOf(term)),
      minOccurs,
      maxOccurs,
    );
  }

  #group(group: ModelGroup): Expression<Leaf> {
    let expression = this.#expressions.get(group);
    if (expression === undefined) {
      const parts = group.particles.map((particle) => this.expressionOf(particle));
      expression = this.pool[group.compositor](parts);
      this.#expressions.set(group, expression);
    }
    return expression;
  }

  leafOf(term: ElementDeclaration | Wildcard): Leaf {
    let leaf = this.#leaves.get(term);
    if (leaf === undefined) {
      leaf =
        term.kind === "wildcard"
          ? { kind: "wildcard", wildcard: term }
          : { kind: "element", labels: this.#labelsOf(term) };
      this.#leaves.set(term, leaf);
    }
    return leaf;
  }

  #labelsOf(element: ElementDeclaration): ReadonlyMap<string, ElementDeclaration> {
    const members = element.scope === "global" ? this.#groups.membersOf(element) : [];
    return new Map([element, ...members].map((one) => [clark(one.name), one]));
  }

  /** How a wildcard looks at an element that it lets in. */
  usageOf(wildcard: Wildcard, name: QName): Usage {
    if (wildcard.processContents === "skip") return "skip";
    return this.element(clark(name)) ?? this.undeclared(name, wildcard.processContents);
  }

  /**
   * What stands for a declaration where there is none: any content, each part of which is looked at as far as it is declared. Where a
   * declaration is asked for, `xsi:type` has to name a type: it is as if the type were abstract.
   */
  undeclared(name: QName, process: "lax" | "strict"): ElementDeclaration {
    const key = `${process} ${clark(name)}`;
    let element = this.#undeclared.get(key);
    if (element === undefined) {
      element = {
        kind: "elementDeclaration",
        position: undefined,
        document: undefined,
        documentation: [],
        foreignAttributes: [],
        name,
        scope: undefined,
        typeDefinition: process === "lax" ? anyType : abstractAnyType,
        valueConstraint: undefined,
        nillable: true,
        identityConstraints: [],
        substitutionGroupAffiliation: undefined,
        substitutionGroupExclusions: new Set(),
        disallowedSubstitutions: new Set(),
        abstract: false,
      };
      this.#undeclared.set(key, element);
    }
    return element;
  }

  isUndeclared(element: ElementDeclaration): boolean {
    return (
      this.#undeclared.get(`lax ${clark(element.name)}`) === element ||
      this.#undeclared.get(`strict ${clark(element.name)}`) === element
    );
  }

  /** The named types that may stand for the type of an element, abstract ones left out; its own is among them. */
  substitutesFor(element: ElementDeclaration): readonly NamedType[] {
    const declared = element.typeDefinition === abstractAnyType ? anyType : element.typeDefinition;
    const blocked = blockedBy(element);
    const key = [...blocked].toSorted().join();
    const known = this.#substitutes.get(declared) ?? new Map<string, readonly NamedType[]>();
    this.#substitutes.set(declared, known);
    let types = known.get(key);
    if (types === undefined) {
      types = this.#derived
        .below(declared)
        .filter(
          (type) =>
            !(type.kind === "complexTypeDefinition" && type.abstract) &&
            isDerivedFrom(type, declared, blocked),
        );
      known.set(key, types);
    }
    return types;
  }

  /** Whether the element may say with `xsi:type` that it is of a type. */
  allows(element: ElementDeclaration, type: TypeDefinition): boolean {
    const declared = element.typeDefinition === abstractAnyType ? anyType : element.typeDefinition;
    if (type.kind === "complexTypeDefinition" && type.abstract) return false;
    return isDerivedFrom(type, declared, blockedBy(element));
  }
}

/** The descriptors of a schema, by which documents are judged. */
export function descriptorsOf(schema: Schema): SchemaSet {
  return planModules(schema, {
    integers: "exact",
    naming: "lowerFirst",
    names: {},
    typeNaming: "asIs",
    elsewhere: new Set(),
    keep: () => true,
  }).schemas();
}

function referencesIn(schema: Schema): string {
  const { elements, attributes, complexTypes, simpleTypes } = componentsOf(schema);
  const types: (TypeDefinition | undefined)[] = [...simpleTypes];
  for (const { typeDefinition } of [...elements, ...attributes]) types.push(typeDefinition);
  for (const { contentType: content } of complexTypes)
    if (content.variety === "simple") types.push(content.simpleTypeDefinition);
  const simple = types.filter((type) => type?.kind === "simpleTypeDefinition");
  return [...new Set(simple.map((type) => referencesOf(type)))].join(" ");
}

function blockedBy({
  disallowedSubstitutions,
  typeDefinition: type,
}: ElementDeclaration): ReadonlySet<"extension" | "restriction"> {
  const blocked = new Set<"extension" | "restriction">();
  for (const method of disallowedSubstitutions) if (method !== "substitution") blocked.add(method);
  if (type.kind === "complexTypeDefinition")
    for (const method of type.prohibitedSubstitutions) blocked.add(method);
  return blocked;
}

/** `xs:anyType` for elements that are not declared where they should be. */
export const abstractAnyType: ComplexTypeDefinition = Object.create(anyType, {
  abstract: { value: true },
}) as ComplexTypeDefinition;

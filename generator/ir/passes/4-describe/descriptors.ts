import type * as v1 from "../../../../runtime/descriptors.js";
import { once } from "../../../../runtime/model/once.js";
import { xsAnyType } from "../../../../runtime/v1/any-type.js";
import {
  all,
  any,
  mixed,
  occurs,
  ordered,
  rows,
} from "../../../../runtime/v1/lending-particles.js";
import * as make from "../../../../runtime/v1/particles.js";
import type {
  AttributeDeclaration,
  AttributeUse,
  ComplexTypeDefinition,
  ElementDeclaration,
  SimpleTypeDefinition,
  TypeDefinition,
  Wildcard,
} from "../../../schema/components.js";
import { type Integers, simpleTypeDescriptor } from "../../../schema/simple-type-descriptor.js";
import type { Arranged } from "../../ir.js";
import type { Derivations } from "../2-relate/derivations.js";
import { type Mappings, sameArranged } from "../3-map/mapping.js";
import { describeIdentityConstraint, describeNamespaces, describeValue } from "./properties.js";

/** What the descriptors of a schema are made from. */
export interface DescribeInput {
  readonly mappings: Mappings;
  readonly derivations: Derivations;
  readonly integers: Integers;
  /** The name of a type in TypeScript: the value of `$type`. */
  readonly typeName: (type: ComplexTypeDefinition) => string;
  /** The `kind` of a global element among those that can stand for the same head. */
  readonly kindOf: (element: ElementDeclaration) => string;
  /** Preferred prefixes by namespace. */
  readonly prefixes: Readonly<Record<string, string>>;
  readonly schemas: () => v1.SchemaSet;
}

/**
 * Makes the descriptors of schema components. One object per component; the emitter prints these objects, the
 * in-memory schema set holds them: both are the same by construction.
 */
export class Descriptors {
  readonly #input: DescribeInput;
  readonly #types = new Map<ComplexTypeDefinition, v1.ComplexType>();
  readonly #elements = new Map<ElementDeclaration, v1.ElementDescriptor>();

  constructor(input: DescribeInput) {
    this.#input = input;
  }

  type(type: TypeDefinition): v1.TypeDescriptor {
    return type.kind === "simpleTypeDefinition" ? this.simpleType(type) : this.complexType(type);
  }

  simpleType(type: SimpleTypeDefinition): v1.SimpleType {
    return simpleTypeDescriptor(type, { integers: this.#input.integers });
  }

  complexType(type: ComplexTypeDefinition): v1.ComplexType {
    if (isAnyType(type)) return xsAnyType;
    const known = this.#types.get(type);
    if (known !== undefined) return known;
    const descriptor = this.#complexType(type);
    this.#types.set(type, descriptor);
    return descriptor;
  }

  #complexType(type: ComplexTypeDefinition): v1.ComplexType {
    const base = type.baseTypeDefinition;
    const { content, attributes, anyAttribute } = this.#input.mappings.of(type);
    const { derivedFrom, derivationParts } = this.#input.derivations;
    return {
      kind: "complexType",
      ...(type.name && { name: type.name }),
      ...(type.abstract && { abstract: true }),
      ...(!(base.kind === "complexTypeDefinition" && isAnyType(base)) && {
        base: once(() => this.type(base)),
        derivation: type.derivationMethod,
      }),
      ...(type.prohibitedSubstitutions.size > 0 && { block: [...type.prohibitedSubstitutions] }),
      ...(derivationParts(type).length > 0 && {
        derived: once(() => derivedFrom(type).map((one) => this.#derivedType(one))),
      }),
      ...(attributes.length > 0 && {
        attributes: once(() =>
          attributes.map(({ property, use }) => this.#attribute(property, use)),
        ),
      }),
      ...(anyAttribute && {
        anyAttribute: { property: anyAttribute.property, ...this.#wildcard(anyAttribute.wildcard) },
      }),
      ...(content.kind !== "empty" && { content: once(() => this.#content(type)) }),
      ...(Object.keys(this.#input.prefixes).length > 0 && { prefixes: this.#input.prefixes }),
    };
  }

  #derivedType(type: ComplexTypeDefinition): v1.DerivedType {
    return { $type: this.#input.typeName(type), type: this.complexType(type) };
  }

  #content(type: ComplexTypeDefinition): v1.Content {
    const { content } = this.#input.mappings.of(type);
    switch (content.kind) {
      case "text":
        return make.text(content.property, this.simpleType(content.type));
      case "mixed":
        return mixed(content.property, content.node && this.#particle(content.node, new Map()));
      case "elementOnly":
        return this.#particle(content.node, new Map(), this.#inheritedNode(type));
      case "empty":
        return make.sequence();
    }
  }

  /** The content of the base of an extension, which the extension begins with (Part 1, 3.4.2). */
  #inheritedNode({
    derivationMethod,
    baseTypeDefinition: base,
  }: ComplexTypeDefinition): Inherited | undefined {
    if (derivationMethod !== "extension" || base.kind !== "complexTypeDefinition") return undefined;
    const { content } = this.#input.mappings.of(base);
    if (content.kind !== "elementOnly") return undefined;
    return {
      node: content.node,
      particle: () => this.complexType(base).content?.() as v1.Particle,
    };
  }

  /** A shared group of the arranged model is one object here as well. */
  #particle(
    node: Arranged,
    shared: Map<Arranged, v1.Particle>,
    inherited?: Inherited,
  ): v1.Particle {
    const known = shared.get(node);
    if (known !== undefined) return known;
    const particle =
      inherited !== undefined && sameArranged(node, inherited.node)
        ? inherited.particle()
        : this.#newParticle(node, shared, inherited);
    shared.set(node, particle);
    return particle;
  }

  #newParticle(
    node: Arranged,
    shared: Map<Arranged, v1.Particle>,
    inherited: Inherited | undefined,
  ): v1.Particle {
    const { minOccurs, maxOccurs } = node;
    if (node.kind === "any") {
      return occurs(minOccurs, maxOccurs, any(node.property, this.#wildcard(node.wildcard)));
    }
    if (node.kind === "element") {
      const element = this.element(node.declaration);
      return occurs(minOccurs, maxOccurs, make.elementRef(node.property, element));
    }
    const makeGroup = { sequence: make.sequence, choice: make.choice, all }[node.kind];
    const group = makeGroup(
      ...node.nodes.map((child, index) =>
        this.#particle(child, shared, index === 0 ? inherited : undefined),
      ),
    );
    const counted = occurs(minOccurs, maxOccurs, group);
    if (node.property === undefined) return counted;
    return node.rows ? rows(node.property, counted) : ordered(node.property, counted);
  }

  element(element: ElementDeclaration): v1.ElementDescriptor {
    const known = this.#elements.get(element);
    if (known !== undefined) return known;
    const descriptor = this.#element(element);
    this.#elements.set(element, descriptor);
    return descriptor;
  }

  #element(element: ElementDeclaration): v1.ElementDescriptor {
    const { prefixes, derivations, kindOf } = this.#input;
    const global = element.scope === "global";
    const heads = global && (element.abstract || derivations.isHead(element));
    const constraints = element.identityConstraints.map(describeIdentityConstraint);
    return make.globalElement(
      element.name,
      once(() => this.type(element.typeDefinition)),
      {
        ...(element.nillable && { nillable: true }),
        ...(element.abstract && { abstract: true }),
        ...describeValue(element.valueConstraint, element.typeDefinition),
        ...(element.disallowedSubstitutions.size > 0 && {
          block: [...element.disallowedSubstitutions],
        }),
        ...(heads && {
          substitutions: once(() =>
            derivations
              .substitutionsFor(element)
              .map((member) => ({ kind: kindOf(member), element: this.element(member) })),
          ),
        }),
        ...(constraints.length > 0 && { identityConstraints: constraints }),
        ...(global &&
          !this.#hasPrefixes(element.typeDefinition) &&
          Object.keys(prefixes).length > 0 && { prefixes }),
      },
    );
  }

  /** Whether the descriptor of a type has the prefixes of the schema documents. */
  #hasPrefixes(type: TypeDefinition): boolean {
    return type.kind === "complexTypeDefinition" && !isAnyType(type);
  }

  #attribute(property: string, use: AttributeUse): v1.AttributeUse {
    const { name, typeDefinition, valueConstraint } = use.attributeDeclaration;
    return make.attribute(property, name, this.simpleType(typeDefinition), {
      ...(use.required && { required: true }),
      ...describeValue(use.valueConstraint ?? valueConstraint, typeDefinition),
    });
  }

  globalAttribute({
    name,
    typeDefinition,
    valueConstraint,
  }: AttributeDeclaration): v1.AttributeDescriptor {
    const { fixed, namespaces } = describeValue(valueConstraint, typeDefinition);
    return make.globalAttribute(name, () => this.simpleType(typeDefinition), {
      ...(fixed !== undefined && { fixed }),
      ...(namespaces !== undefined && { namespaces }),
    });
  }

  #wildcard({ namespaceConstraint, processContents }: Wildcard): v1.Wildcard {
    const namespaces = describeNamespaces(namespaceConstraint);
    return processContents === "skip"
      ? { namespaces, processContents }
      : { namespaces, processContents, schemas: this.#input.schemas };
  }
}

interface Inherited {
  readonly node: Arranged;
  readonly particle: () => v1.Particle;
}

/** `xs:anyType` is its own base (Part 1, 3.4.7). */
export function isAnyType(type: ComplexTypeDefinition): boolean {
  return type.document === undefined;
}

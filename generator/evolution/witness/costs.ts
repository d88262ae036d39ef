import { clark } from "../../../runtime/qname.js";
import { anyType } from "../../schema/built-ins.js";
import type {
  ComplexTypeDefinition,
  ElementDeclaration,
  ModelGroup,
  Particle,
  TypeDefinition,
  Wildcard,
} from "../../schema/components.js";
import { allowsNamespace } from "../../schema/constraints/derivation/wildcard-algebra.js";
import { componentsOf } from "../../schema/constraints/walk.js";
import type { Expression } from "../languages/pool.js";
import { abstractAnyType, type Leaf, type Side } from "../walk/side.js";
import { attributeTexts, elementTexts } from "../walk/texts.js";
import { sampleText } from "./sample-text.js";

const none = Number.POSITIVE_INFINITY;

/**
 * How many elements the smallest valid element of a declaration has; infinity where no finite document holds one. What cannot occur cannot
 * break anybody.
 */
export class Costs {
  readonly #side: Side;
  readonly #types = new Map<TypeDefinition, number>();
  readonly #expressions: (number | undefined)[] = [];
  #workedOut = false;
  /** Groups in the round that is worked out. */
  #groups = new Map<ModelGroup, number>();

  constructor(side: Side) {
    this.#side = side;
    this.#types.set(anyType, 0);
  }

  /** Works out the costs of all types together, when the first is asked for. */
  #workOut(): void {
    if (this.#workedOut) return;
    this.#workedOut = true;
    const { schema } = this.#side;
    const types = [...componentsOf(schema).complexTypes].filter(attributesPossible);
    // Chains of types are long, and stand in this order or the other.
    for (let changed = true; changed; types.reverse()) {
      changed = false;
      this.#groups = new Map();
      for (const type of types) {
        const cost = this.#contentCost(type);
        if (cost >= (this.#types.get(type) ?? none)) continue;
        this.#types.set(type, cost);
        changed = true;
      }
    }
  }

  /** Elements inside the smallest element of a type itself, whether it is abstract or not. */
  ofType(type: TypeDefinition): number {
    if (type === abstractAnyType) return 0;
    this.#workOut();
    if (type.kind === "complexTypeDefinition") return this.#types.get(type) ?? none;
    return sampleText(elementTexts(type, undefined)).kind === "none" ? none : 0;
  }

  ofElement(element: ElementDeclaration): number {
    if (element.abstract) return none;
    const { typeDefinition: type, valueConstraint, nillable } = element;
    const abstract = type.kind === "complexTypeDefinition" && type.abstract;
    if (!abstract) {
      const cost = this.ofType(type);
      if (cost < none) return 1 + cost;
      if (valueConstraint !== undefined) return 1;
      if (nillable && attributesPossible(type)) return 1;
    }
    return 1 + Math.min(none, ...this.#side.substitutesFor(element).map((one) => this.ofType(one)));
  }

  #contentCost({ contentType: content }: ComplexTypeDefinition): number {
    if (content.variety === "empty") return 0;
    if (content.variety !== "simple") return this.#particleCost(content.particle);
    return sampleText(elementTexts(content.simpleTypeDefinition, undefined)).kind === "none"
      ? none
      : 0;
  }

  #particleCost({ minOccurs, maxOccurs, term }: Particle): number {
    if (minOccurs === 0 || maxOccurs === 0) return 0;
    return minOccurs * this.#termCost(term);
  }

  #termCost(term: Particle["term"]): number {
    if (term.kind !== "modelGroup") return this.ofLeaf(this.#side.leafOf(term));
    let cost = this.#groups.get(term);
    if (cost === undefined) {
      const costs = term.particles.map((particle) => this.#particleCost(particle));
      cost =
        term.compositor === "choice"
          ? Math.min(none, ...costs)
          : costs.reduce((sum, one) => sum + one, 0);
      this.#groups.set(term, cost);
    }
    return cost;
  }

  ofLeaf(leaf: Leaf): number {
    return this.cheapestLabel(leaf)?.cost ?? none;
  }

  /** The label of a leaf that costs least; undefined where none can be valid. */
  cheapestLabel(leaf: Leaf): { readonly label: string; readonly cost: number } | undefined {
    const labels = leaf.kind === "element" ? leaf.labels : this.#declaredUnder(leaf.wildcard);
    let best: { readonly label: string; readonly cost: number } | undefined;
    if (leaf.kind === "wildcard" && leaf.wildcard.processContents !== "strict") {
      const label = freshLabel(leaf.wildcard);
      if (label !== undefined) return { label, cost: 1 };
    }
    for (const [label, element] of labels) {
      const cost = this.ofElement(element);
      if (cost < (best?.cost ?? none)) best = { label, cost };
    }
    if (best !== undefined || leaf.kind === "element") return best;
    // What is not declared may name its type: a built-in one does.
    const label = freshLabel(leaf.wildcard);
    return label === undefined ? undefined : { label, cost: 1 };
  }

  #declaredUnder({ namespaceConstraint }: Wildcard): ReadonlyMap<string, ElementDeclaration> {
    const all = [...this.#side.schema.elementDeclarations].filter(([, { name }]) =>
      allowsNamespace(namespaceConstraint, name.namespace),
    );
    return new Map(all);
  }

  /** Elements in the smallest content that an expression takes. */
  ofExpression(expression: Expression<Leaf>): number {
    let cost = this.#expressions[expression.id];
    if (cost === undefined) {
      cost = this.#expressionCost(expression);
      this.#expressions[expression.id] = cost;
    }
    return cost;
  }

  #expressionCost(of: Expression<Leaf>): number {
    if (of.nullable) return 0;
    const [first] = of.parts;
    switch (of.kind) {
      case "empty":
        return 0;
      case "leaf":
        return of.leaf === undefined ? none : this.ofLeaf(of.leaf);
      case "choice":
        return Math.min(none, ...of.parts.map((part) => this.ofExpression(part)));
      case "sequence":
      case "all":
        return of.parts.reduce((sum, part) => sum + this.ofExpression(part), 0);
      case "repeat":
        return first === undefined ? none : of.min * this.ofExpression(first);
    }
  }

  /** The labels of the smallest content that an expression takes; none where that is too large to be shown. */
  cheapest(of: Expression<Leaf>): readonly { readonly label: string; readonly leaf: Leaf }[] {
    if (of.nullable || this.ofExpression(of) > mostElements) return [];
    const [first] = of.parts;
    switch (of.kind) {
      case "empty":
        return [];
      case "leaf": {
        const label = of.leaf && this.cheapestLabel(of.leaf)?.label;
        return label === undefined || of.leaf === undefined ? [] : [{ label, leaf: of.leaf }];
      }
      case "choice": {
        const best = of.parts.toSorted((a, b) => this.ofExpression(a) - this.ofExpression(b))[0];
        return best === undefined ? [] : this.cheapest(best);
      }
      case "sequence":
      case "all":
        return of.parts.flatMap((part) => this.cheapest(part));
      case "repeat": {
        const once = first === undefined ? [] : this.cheapest(first);
        return Array.from({ length: of.min }, () => once).flat();
      }
    }
  }
}

/** Documents of more elements are not made. */
export const mostElements = 100_000;

/** The local name of elements that nobody declares. */
export const freshLocal = "x-any";
/** A namespace that nobody names. */
export const freshNamespace = "urn:x-any";

/** An element that nobody declares, in a namespace that a wildcard lets in. */
function freshLabel({ namespaceConstraint: allowed }: Wildcard): string | undefined {
  const [first] = allowed.kind === "enumeration" ? allowed.namespaces : [freshNamespace];
  return first === undefined ? undefined : clark({ namespace: first, local: freshLocal });
}

/** Whether a valid element of the type is possible as far as its attributes go, which is all that a nil element needs. */
function attributesPossible(type: TypeDefinition): boolean {
  return (
    type.kind === "simpleTypeDefinition" ||
    type.attributeUses.every(
      ({ required, valueConstraint, attributeDeclaration: declaration }) =>
        !required ||
        sampleText(
          attributeTexts(
            declaration.typeDefinition,
            valueConstraint ?? declaration.valueConstraint,
          ),
        ).kind !== "none",
    )
  );
}

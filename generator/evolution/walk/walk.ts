import { once } from "../../../runtime/model/once.js";
import { clark, type QName, xsNamespace } from "../../../runtime/qname.js";
import { anyType } from "../../schema/built-ins.js";
import type { ElementDeclaration, TypeDefinition } from "../../schema/components.js";
import type { Aspect, Difference, Doubt, PairAt, Place, Way } from "../findings.js";
import { Costs, freshLocal } from "../witness/costs.js";
import { type Sample, Samples } from "../witness/samples.js";
import { Allowance } from "./allowance.js";
import { AlwaysThere } from "./always-there.js";
import type { ContentPlace } from "./content-pair.js";
import { anyLabel, compareConstraints, comparesOneOf, type Structure } from "./identity.js";
import { keyOfBlocks, keyOfGiven } from "./keys.js";
import { oddContents } from "./odd-contents.js";
import { areOnlyChildren } from "./only-children.js";
import { abstractAnyType, type Side, type Usage } from "./side.js";
import { TypePairs } from "./type-pairs.js";
import { nilForOne } from "./undeclared-nil.js";

export interface WalkLimits {
  readonly budget: number;
  /** Whether two declarations are known to be equal with all that they lead to. */
  readonly equal: (own: ElementDeclaration, its: ElementDeclaration) => boolean;
  /** The same of two types, apart from what is derived from them. */
  readonly equalTypes: (own: TypeDefinition, its: TypeDefinition) => boolean;
}

/** What comparing all documents of one side with the other gave. */
export interface Walked {
  readonly differences: readonly Difference[];
  readonly doubts: readonly Doubt[];
  readonly pairs: number;
  readonly states: number;
}

const none = Number.POSITIVE_INFINITY;
/**
 * Whether each document of the left is one of the right: a walk over all pairs of types that an element can have by the two, beginning
 * with the roots. The type of a child follows from its name and the type of its parent, so that a pair is looked at once, however it is
 * come to.
 */
export class Walk {
  readonly #left: Side;
  readonly #right: Side;
  readonly #limits: WalkLimits;
  readonly costs: Costs;
  readonly samples: Samples;
  readonly #typePairs: TypePairs;
  readonly #seenElements = new Map<ElementDeclaration, Set<ElementDeclaration>>();
  readonly #seenTypes = new Map<TypeDefinition, Map<TypeDefinition, Set<string>>>();
  readonly #seenNames = new Map<TypeDefinition, Map<TypeDefinition, Set<string>>>();
  readonly #open: (() => void)[] = [];
  /** What documents lead to that name types is looked at when all others are done. */
  readonly #later: (() => void)[] = [];
  readonly #differences: Difference[] = [];
  readonly #doubts: Doubt[] = [];
  /** Elements that have keys on the right. */
  readonly #constrained: Place[] = [];
  /** Names of elements and attributes whose values are not equal in the same way on both sides. */
  readonly #otherValues = new Set<string>();
  readonly #allowance: Allowance;
  readonly #alwaysThere = once(() => new AlwaysThere(this.#left.schema));
  #pairs = 0;

  constructor(left: Side, right: Side, limits: WalkLimits) {
    this.#left = left;
    this.#right = right;
    this.#limits = limits;
    this.#allowance = new Allowance(limits.budget);
    this.costs = new Costs(left);
    this.samples = new Samples(left, this.costs);
    this.#typePairs = new TypePairs({
      left,
      right,
      costs: this.costs,
      samples: this.samples,
      limits: () => ({
        budget: this.#allowance.forOne(),
        onState: this.#allowance.spend,
        refers: right.refers,
      }),
      differ: (...told) => this.#differ(...told),
      doubt: (doubt) => this.#doubts.push(doubt),
      child: (...met) => this.#child(...met),
      otherValues: (label) => this.#otherValues.add(label),
    });
  }

  run(): Walked {
    for (const [label, element] of this.#left.schema.elementDeclarations)
      this.#root(label, element);
    for (let next = this.#next(); next !== undefined; next = this.#next()) next();
    this.#compareKeys();
    return {
      differences: this.#differences,
      doubts: this.#doubts,
      pairs: this.#pairs,
      states: this.#allowance.states,
    };
  }

  #next(): (() => void) | undefined {
    return this.#open.shift() ?? this.#later.shift();
  }

  #root(label: string, element: ElementDeclaration): void {
    const other = this.#right.element(label);
    if (other !== undefined && this.#limits.equal(element, other)) return;
    if (this.costs.ofElement(element) === none) return;
    const { name } = element;
    const way: Way = { parent: undefined, name, element, before: () => [], rest: undefined };
    if (other !== undefined) {
      this.#element(way, other);
      return;
    }
    const at: Place = {
      way,
      rightElement: undefined,
      left: element.typeDefinition,
      right: undefined,
    };
    this.#differ({ kind: "root" }, at, false, () => [this.samples.smallest(element.name, element)]);
  }

  #differ(aspect: Aspect, at: Place, byTypeName: boolean, samples: () => readonly Sample[]): void {
    this.#differences.push({
      aspect,
      at,
      byTypeName: byTypeName || at.way.parent?.byTypeName === true,
      samples,
    });
  }

  /** Two declarations of one element. */
  #element(way: Way, its: ElementDeclaration): void {
    const own = way.element;
    const seen = this.#seenElements.get(own) ?? new Set();
    this.#seenElements.set(own, seen);
    if (seen.has(its)) return;
    seen.add(its);
    if (this.#limits.equal(own, its)) return;
    this.#open.push(() => this.#compareElements(way, its));
  }

  #compareElements(way: Way, its: ElementDeclaration): void {
    const own = way.element;
    const { samples } = this;
    const [left, right] = [own.typeDefinition, its.typeDefinition];
    const at: Place = { way, rightElement: its, left, right };
    const byName = way.parent?.byTypeName === true;
    if (its.abstract) {
      this.#differ({ kind: "abstract" }, at, byName, () => [samples.smallest(way.name, own)]);
      return;
    }
    const concrete = left.kind === "simpleTypeDefinition" || !left.abstract;
    this.#compareNil(at, own, its);
    if (concrete) {
      this.#types({ way, left, right, typeName: undefined, byTypeName: byName }, own, its);
    }
    const structure: Structure = {
      isThere: (constraint) => this.#alwaysThere().has(constraint),
      areOnlyChildren: (test) => areOnlyChildren(this.#left, own, test),
    };
    compareConstraints(own, its, structure, (name) => this.#identityDoubt(name, at));
    if (its.identityConstraints.length > 0) this.#constrained.push(at);
    // Where the type is abstract, documents have to name another.
    const queue = concrete ? this.#later : this.#open;
    queue.push(() => this.#typeNames(way, its, concrete));
  }

  #identityDoubt(name: string, at: Place): void {
    this.#doubts.push({ aspect: { kind: "identity", name }, at, reason: "identity-constraint" });
  }

  /** Values that are different for the left and equal for the right can break a key that both have. */
  #compareKeys(): void {
    for (const at of this.#constrained)
      for (const constraint of at.rightElement?.identityConstraints ?? [])
        if (comparesOneOf(constraint, this.#otherValues))
          this.#identityDoubt(clark(constraint.name), at);
  }

  #compareNil(at: Place, own: ElementDeclaration, its: ElementDeclaration): void {
    // A key may not even have a part that could be nil (Part 1, 3.11.4, clause 4.2.3).
    if (own.nillable !== its.nillable) this.#otherValues.add(clark(own.name));
    if (!own.nillable) return;
    const fixed = (element: ElementDeclaration): boolean =>
      element.valueConstraint?.kind === "fixed";
    const nil = (value: boolean): Sample => {
      const sample = this.samples.smallest(at.way.name, own);
      return value ? { ...sample, nil: true, content: [] } : { ...sample, nil: false };
    };
    if (!its.nillable) this.#differ({ kind: "nil" }, at, false, () => [nil(true), nil(false)]);
    else if (!fixed(own) && fixed(its)) this.#differ({ kind: "nil" }, at, false, () => [nil(true)]);
  }

  /** Types that documents may name with `xsi:type`: the same for all elements of the same types that block the same. */
  #typeNames(way: Way, its: ElementDeclaration, rare: boolean): void {
    const own = way.element;
    const byName = way.parent?.byTypeName === true;
    const key = [own, its].map(keyOfBlocks).join(" ");
    const rights =
      this.#seenNames.get(own.typeDefinition) ?? new Map<TypeDefinition, Set<string>>();
    this.#seenNames.set(own.typeDefinition, rights);
    const keys = rights.get(its.typeDefinition) ?? new Set();
    rights.set(its.typeDefinition, keys);
    if (keys.has(key)) return;
    keys.add(key);
    for (const type of this.#left.substitutesFor(own)) {
      if (this.costs.ofType(type) === none) continue;
      const other = this.#right.type(clark(type.name));
      const at: Place = { way, rightElement: its, left: type, right: other };
      if (other === undefined || !this.#right.allows(its, other)) {
        // An element that nobody declares is left alone where its type is not known.
        const alone = this.#right.isUndeclared(its) && its.typeDefinition !== abstractAnyType;
        if (other === undefined && alone) continue;
        this.#differ({ kind: "type-name", name: type.name }, at, rare, () => [
          this.samples.ofType(type, own, { typeName: type.name }),
        ]);
        continue;
      }
      const wish = nilForOne([this.#left, own], [this.#right, its], other);
      if (wish !== undefined)
        this.#differ({ kind: "nil" }, at, true, () => [
          this.samples.ofType(type, own, { ...wish, typeName: type.name }),
        ]);
      this.#types(
        { way, left: type, right: other, typeName: type.name, byTypeName: rare || byName },
        own,
        its,
      );
    }
    if (this.#left.isUndeclared(own)) this.#unknownTypes(way, its);
  }

  /** Where nothing is declared, a type that nobody knows leaves an element without assessment: not where the other side knows it. */
  #unknownTypes(way: Way, its: ElementDeclaration): void {
    if (way.element.typeDefinition === abstractAnyType) return;
    const unknown = { namespace: "", local: freshLocal };
    const names = [...this.#right.schema.typeDefinitions.values()].flatMap(({ name }) =>
      name === undefined || this.#left.type(clark(name)) !== undefined ? [] : [name],
    );
    for (const name of this.#right.isUndeclared(its) ? names : [unknown, ...names]) {
      const at: Place = { way, rightElement: its, left: anyType, right: its.typeDefinition };
      this.#differ({ kind: "type-name", name }, at, true, () =>
        oddContents.map((wish) =>
          this.samples.ofType(anyType, way.element, { ...wish, typeName: name }),
        ),
      );
    }
  }

  #types(pair: PairAt, own: ElementDeclaration, its: ElementDeclaration): void {
    const { left, right } = pair;
    const rights = this.#seenTypes.get(left) ?? new Map<TypeDefinition, Set<string>>();
    this.#seenTypes.set(left, rights);
    const keys = rights.get(right) ?? new Set();
    rights.set(right, keys);
    const constraints = [keyOfGiven(own, left), keyOfGiven(its, right)];
    const key = `${constraints.join(" ")} ${own.nillable}`;
    if (keys.has(key)) return;
    keys.add(key);
    if (constraints[0] === constraints[1] && this.#limits.equalTypes(left, right)) return;
    this.#pairs++;
    if (!pair.byTypeName) this.#typePairs.compare(pair, own, its);
    else this.#later.push(() => this.#typePairs.compare(pair, own, its));
  }

  #child(parent: PairAt, name: QName, own: Usage, its: Usage, place: ContentPlace): void {
    if (its === "skip") {
      if (own !== "skip") this.#otherValues.add(anyLabel);
      this.#lostIdentifiers(parent, name, own, place);
      return;
    }
    const element = own === "skip" ? this.#left.undeclared(name, "lax") : own;
    const way: Way = { parent, name, element, before: place.before, rest: place.rest };
    if (own === "skip") this.#unassessed(way, its);
    else this.#element(way, its);
  }

  /** What the right does not look at has no identifiers for it, to which references elsewhere may lead. */
  #lostIdentifiers(parent: PairAt, name: QName, own: Usage, place: ContentPlace): void {
    if (own === "skip" || !this.#right.refers || !this.#left.identifies) return;
    const way: Way = { parent, name, element: own, before: place.before, rest: place.rest };
    const at: Place = { way, rightElement: undefined, left: own.typeDefinition, right: undefined };
    this.#doubts.push({ aspect: { kind: "wildcard", name }, at, reason: "reference" });
  }

  /** What the left does not look at, the right does: almost anything breaks it. */
  #unassessed(way: Way, its: ElementDeclaration): void {
    const at: Place = { way, rightElement: its, left: anyType, right: its.typeDefinition };
    this.#differ({ kind: "wildcard", name: way.name }, at, false, () =>
      [...oddContents, { typeName: xsInt, content: ["a"] }].map((wish) =>
        this.samples.ofType(anyType, way.element, wish),
      ),
    );
  }
}

const xsInt: QName = { namespace: xsNamespace, local: "int" };

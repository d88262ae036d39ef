import { clark, type QName } from "../../runtime/qname.js";
import { anyType } from "../schema/built-ins.js";
import type { ElementDeclaration, TypeDefinition, ValueConstraint } from "../schema/components.js";
import { compareAttributes } from "./attribute-pairs.js";
import { type ContentPlace, walkContent } from "./content-walk.js";
import { Costs, freshLocal } from "./costs.js";
import type { Aspect, Difference, Doubt, PairAt, Place, Way } from "./findings.js";
import { compareConstraints } from "./identity.js";
import { BudgetError } from "./languages/machine.js";
import type { Expression } from "./languages/pool.js";
import { nameOf } from "./names.js";
import { type Sample, Samples, type Wish } from "./samples.js";
import { abstractAnyType, type Leaf, type Side, type Usage } from "./side.js";
import { includes, type Limits } from "./simple-inclusion.js";
import { elementTexts } from "./texts.js";

export interface WalkLimits {
  readonly budget: number;
  /** Whether two declarations are known to be equal with all that they lead to. */
  readonly equal: (own: ElementDeclaration, its: ElementDeclaration) => boolean;
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
  readonly #seenElements = new Map<ElementDeclaration, Set<ElementDeclaration>>();
  readonly #seenTypes = new Map<TypeDefinition, Map<TypeDefinition, Set<string>>>();
  readonly #seenNames = new Map<TypeDefinition, Map<TypeDefinition, Set<string>>>();
  readonly #open: (() => void)[] = [];
  /** What documents lead to that name types is looked at when all others are done. */
  readonly #later: (() => void)[] = [];
  readonly #differences: Difference[] = [];
  readonly #doubts: Doubt[] = [];
  #pairs = 0;
  #states = 0;

  constructor(left: Side, right: Side, limits: WalkLimits) {
    this.#left = left;
    this.#right = right;
    this.#limits = limits;
    this.costs = new Costs(left);
    this.samples = new Samples(left, this.costs);
  }

  run(): Walked {
    for (const [label, element] of this.#left.schema.elementDeclarations)
      this.#root(label, element);
    for (const queue of [this.#open, this.#later])
      for (let next = queue.shift(); next !== undefined; next = this.#open.shift() ?? queue.shift())
        next();
    return {
      differences: this.#differences,
      doubts: this.#doubts,
      pairs: this.#pairs,
      states: this.#states,
    };
  }

  #root(label: string, element: ElementDeclaration): void {
    const other = this.#right.element(label);
    if (other !== undefined && this.#limits.equal(element, other)) return;
    if (this.costs.ofElement(element) === none) return;
    const way: Way = {
      parent: undefined,
      name: element.name,
      element,
      before: () => [],
      rest: undefined,
    };
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
    if (concrete) {
      this.#compareNil(at, left, own, its);
      this.#types({ way, left, right, typeName: undefined, byTypeName: byName }, own, its);
    }
    compareConstraints(own, its, (name, breaking) => {
      if (breaking)
        this.#doubts.push({
          aspect: { kind: "identity", name },
          at,
          reason: "identity-constraint",
        });
    });
    this.#later.push(() => this.#typeNames(way, its));
  }

  #compareNil(
    at: Place,
    left: TypeDefinition,
    own: ElementDeclaration,
    its: ElementDeclaration,
  ): void {
    if (!own.nillable) return;
    const fixed = (element: ElementDeclaration): boolean =>
      element.valueConstraint?.kind === "fixed";
    const nil = (value: boolean): Sample =>
      this.samples.ofType(
        at.way.name,
        left,
        own,
        value ? { nil: true, content: [] } : { nil: false },
      );
    if (!its.nillable) this.#differ({ kind: "nil" }, at, false, () => [nil(true), nil(false)]);
    else if (!fixed(own) && fixed(its)) this.#differ({ kind: "nil" }, at, false, () => [nil(true)]);
  }

  /** Types that documents may name with `xsi:type`: the same for all elements of the same types that block the same. */
  #typeNames(way: Way, its: ElementDeclaration): void {
    const own = way.element;
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
        if (other === undefined && this.#right.isUndeclared(its)) continue;
        this.#differ({ kind: "type-name", name: type.name }, at, true, () => [
          this.samples.ofType(way.name, type, own, { typeName: type.name }),
        ]);
        continue;
      }
      this.#types(
        { way, left: type, right: other, typeName: type.name, byTypeName: true },
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
          this.samples.ofType(way.name, anyType, way.element, { ...wish, typeName: name }),
        ),
      );
    }
  }

  #simpleLimits(): Limits {
    return {
      budget: this.#limits.budget,
      onState: () => this.#states++,
      refers: this.#right.refers,
    };
  }

  #types(pair: PairAt, own: ElementDeclaration, its: ElementDeclaration): void {
    const { left, right } = pair;
    const rights = this.#seenTypes.get(left) ?? new Map<TypeDefinition, Set<string>>();
    this.#seenTypes.set(left, rights);
    const keys = rights.get(right) ?? new Set();
    rights.set(right, keys);
    const key = `${keyOfConstraint(own.valueConstraint)} ${keyOfConstraint(its.valueConstraint)}`;
    if (keys.has(key)) return;
    keys.add(key);
    const compare = (): void => this.#compareTypes(pair, own, its);
    if (pair.typeName === undefined) compare();
    else this.#later.push(compare);
  }

  #compareTypes(pair: PairAt, own: ElementDeclaration, its: ElementDeclaration): void {
    this.#pairs++;
    const { way, left, right, byTypeName } = pair;
    const at: Place = { way, rightElement: its, left, right };
    const sample = (wish: Wish): Sample =>
      this.samples.ofType(way.name, left, own, { ...wish, typeName: pair.typeName });
    if (right.kind === "complexTypeDefinition" && right.abstract) {
      this.#differ({ kind: "abstract-type" }, at, byTypeName, () => [sample({})]);
      return;
    }
    const possible = this.costs.ofType(left) < none || own.valueConstraint !== undefined;
    if (!possible && !own.nillable) return;
    const base: Wish = possible ? {} : { nil: true, content: [] };
    const limits = this.#simpleLimits();
    compareAttributes(this.#left, left, this.#right, right, limits, {
      differs: (attribute) =>
        this.#differ({ kind: "attribute", name: attribute.name }, at, byTypeName, () => [
          sample({ ...base, attribute }),
        ]),
      doubt: (name, { reason, budget }) =>
        this.#doubts.push({ aspect: { kind: "attribute", name }, at, reason, budget }),
    });
    if (!possible) return;
    this.#compareTexts(at, pair, own, its, sample);
    this.#compareContent(at, pair, own, sample);
  }

  #compareTexts(
    at: Place,
    { left, right, byTypeName }: PairAt,
    own: ElementDeclaration,
    its: ElementDeclaration,
    sample: (wish: Wish) => Sample,
  ): void {
    const limits = this.#simpleLimits();
    const inclusion = includes(
      elementTexts(left, own.valueConstraint),
      elementTexts(right, its.valueConstraint),
      limits,
    );
    if (inclusion.kind === "breaks") {
      this.#differ({ kind: "text" }, at, byTypeName, () => [
        sample({ content: this.#withText(left, inclusion.text) }),
      ]);
    } else if (inclusion.kind === "undecided") {
      const { reason, budget } = inclusion;
      this.#doubts.push({ aspect: { kind: "text" }, at, reason, budget });
    }
  }

  /** The smallest content of a type with a text in it. */
  #withText(type: TypeDefinition, text: string): readonly (Sample | string)[] {
    const model = this.#modelOf(this.#left, type);
    return [text, ...this.samples.cheapest(model)];
  }

  #modelOf(side: Side, type: TypeDefinition): Expression<Leaf> {
    if (type.kind === "simpleTypeDefinition") return side.pool.empty;
    const { contentType: content } = type;
    return "particle" in content ? side.expressionOf(content.particle) : side.pool.empty;
  }

  #compareContent(
    at: Place,
    pair: PairAt,
    own: ElementDeclaration,
    sample: (wish: Wish) => Sample,
  ): void {
    const { left, right, byTypeName } = pair;
    const fixed = own.valueConstraint?.kind === "fixed";
    const ownModel = fixed ? this.#left.pool.empty : this.#modelOf(this.#left, left);
    if (ownModel === this.#left.pool.empty && this.#modelOf(this.#right, right).nullable) return;
    const { costs, samples } = this;
    const told = new Set<string>();
    const differ = (
      unexpected: string | undefined,
      missing: readonly string[],
      content: () => readonly Sample[],
    ): void => {
      const key = `${unexpected ?? ""} ${missing.join()}`;
      if (told.has(key)) return;
      told.add(key);
      this.#differ({ kind: "content", unexpected, missing }, at, byTypeName, () => [
        sample({ content: content() }),
      ]);
    };
    try {
      walkContent(
        {
          left: this.#left,
          right: this.#right,
          costs,
          samples,
          ownModel,
          itsModel: this.#modelOf(this.#right, right),
          budget: this.#limits.budget,
          onState: () => this.#states++,
        },
        {
          child: (name, usage, its, place) => this.#child(pair, name, usage, its, place),
          unexpected: (label, missing, { before, usage, rest }) =>
            differ(label, missing, () => [
              ...before(),
              samples.smallest(nameOf(label), usage),
              ...samples.cheapest(rest),
            ]),
          incomplete: (missing, before) => differ(undefined, missing, before),
        },
      );
    } catch (error) {
      if (!(error instanceof BudgetError)) throw error;
      const aspect: Aspect = { kind: "content", unexpected: undefined, missing: [] };
      this.#doubts.push({ aspect, at, reason: "budget", budget: error.budget });
    }
  }

  #child(parent: PairAt, name: QName, own: Usage, its: Usage, place: ContentPlace): void {
    if (its === "skip") return;
    const element = own === "skip" ? this.#left.undeclared(name, "lax") : own;
    const way: Way = { parent, name, element, before: place.before, rest: place.rest };
    if (own === "skip") this.#unassessed(way, its);
    else this.#element(way, its);
  }

  /** What the left does not look at, the right does: almost anything breaks it. */
  #unassessed(way: Way, its: ElementDeclaration): void {
    const at: Place = { way, rightElement: its, left: anyType, right: its.typeDefinition };
    this.#differ({ kind: "wildcard", name: way.name }, at, false, () =>
      [...oddContents, { typeName: xsInt, content: ["a"] }].map((wish) =>
        this.samples.ofType(way.name, anyType, way.element, wish),
      ),
    );
  }
}

const xsInt: QName = { namespace: "http://www.w3.org/2001/XMLSchema", local: "int" };

/** Contents of which hardly any type takes all. */
const oddContents: readonly Wish[] = [
  { content: ["a"] },
  { content: [] },
  { content: [{ name: { namespace: "", local: freshLocal }, attributes: [], content: [] }] },
  { attribute: { name: { namespace: "", local: freshLocal }, value: "a" } },
];

function keyOfBlocks({
  disallowedSubstitutions,
  valueConstraint,
  position,
}: ElementDeclaration): string {
  const blocked = [...disallowedSubstitutions].toSorted().join();
  // A declaration without a place stands for one that is missing.
  return `${blocked} ${keyOfConstraint(valueConstraint)} ${position === undefined}`;
}

function keyOfConstraint(constraint: ValueConstraint | undefined): string {
  return constraint === undefined ? "" : JSON.stringify([constraint.kind, constraint.lexical]);
}

import { clark, type QName } from "../../../runtime/qname.js";
import type { ElementDeclaration, TypeDefinition } from "../../schema/components.js";
import type { Aspect, Doubt, PairAt, Place } from "../findings.js";
import { BudgetError } from "../languages/machine.js";
import type { Expression } from "../languages/pool.js";
import { nameOf } from "../names.js";
import { comparesAlike, includes, type Limits } from "../simple/simple-inclusion.js";
import type { Costs } from "../witness/costs.js";
import type { Sample, Samples, Wish } from "../witness/samples.js";
import { compareAttributes } from "./attribute-pairs.js";
import { compareContents } from "./compare-contents.js";
import type { ContentPlace } from "./content-pair.js";
import { keyOfConstraint } from "./keys.js";
import type { Leaf, Side, Usage } from "./side.js";
import { elementTexts } from "./texts.js";

/** Who has two types compared, and is told what is found. */
export interface TypePairHost {
  readonly left: Side;
  readonly right: Side;
  readonly costs: Costs;
  readonly samples: Samples;
  limits(): Limits;
  differ(aspect: Aspect, at: Place, byTypeName: boolean, samples: () => readonly Sample[]): void;
  doubt(doubt: Doubt): void;
  /** An element in the content, and how the two sides look at it. */
  child(parent: PairAt, name: QName, own: Usage, its: Usage, place: ContentPlace): void;
  /** An element or attribute, by its Clark name, whose values are not equal in the same way on both sides. */
  otherValues(label: string): void;
}

/** Two types that an element has by the two sides: its attributes, its text, its content. */
export class TypePairs {
  readonly #host: TypePairHost;

  constructor(host: TypePairHost) {
    this.#host = host;
  }

  compare(pair: PairAt, own: ElementDeclaration, its: ElementDeclaration): void {
    const { way, left, right, byTypeName } = pair;
    const at: Place = { way, rightElement: its, left, right };
    const sample = (wish: Wish): Sample =>
      this.#host.samples.ofType(left, own, { ...wish, typeName: pair.typeName });
    if (right.kind === "complexTypeDefinition" && right.abstract) {
      this.#host.differ({ kind: "abstract-type" }, at, byTypeName, () => [sample({})]);
      return;
    }
    const possible =
      this.#host.costs.ofType(left) < Number.POSITIVE_INFINITY || own.valueConstraint !== undefined;
    if (!possible && !own.nillable) return;
    const base: Wish = possible ? {} : { nil: true, content: [] };
    const limits = this.#host.limits();
    compareAttributes(this.#host.left, left, this.#host.right, right, limits, {
      differs: ({ name, value, presence }) =>
        this.#host.differ({ kind: "attribute", name, presence }, at, byTypeName, () => [
          sample({ ...base, attribute: { name, value } }),
        ]),
      doubt: (name, { reason, budget }) => {
        const aspect = { kind: "attribute", name, presence: false } as const;
        this.#host.doubt({ aspect, at, reason, budget });
      },
      otherValues: (name) => this.#host.otherValues(clark(name)),
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
    const [texts, itsTexts] = [
      elementTexts(left, own.valueConstraint),
      elementTexts(right, its.valueConstraint),
    ];
    const given =
      keyOfConstraint(own.valueConstraint, left) !== keyOfConstraint(its.valueConstraint, right);
    const simple = hasSimpleValue(left) === hasSimpleValue(right);
    if (given || !simple || !comparesAlike(texts.type, itsTexts.type))
      this.#host.otherValues(clark(at.way.name));
    const inclusion = includes(texts, itsTexts, this.#host.limits());
    if (inclusion.kind === "breaks") {
      this.#host.differ({ kind: "text" }, at, byTypeName, () => [
        sample({ content: this.#withText(left, inclusion.text) }),
      ]);
    } else if (inclusion.kind === "undecided") {
      const { reason, budget } = inclusion;
      this.#host.doubt({ aspect: { kind: "text" }, at, reason, budget });
    }
  }

  /** The smallest content of a type with a text in it. */
  #withText(type: TypeDefinition, text: string): readonly (Sample | string)[] {
    const model = this.#modelOf(this.#host.left, type);
    return [text, ...this.#host.samples.cheapest(model)];
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
    const ownModel = fixed ? this.#host.left.pool.empty : this.#modelOf(this.#host.left, left);
    if (ownModel === this.#host.left.pool.empty && this.#modelOf(this.#host.right, right).nullable)
      return;
    const { costs, samples } = this.#host;
    const limits = this.#host.limits();
    const told = new Set<string>();
    const missed = new Set<string>();
    const differ = (
      unexpected: string | undefined,
      missing: readonly string[],
      content: () => readonly Sample[],
    ): void => {
      const key = `${unexpected ?? ""} ${missing.join()}`;
      if (told.has(key)) return;
      told.add(key);
      if (unexpected !== undefined) for (const label of missing) missed.add(label);
      this.#host.differ({ kind: "content", unexpected, missing }, at, byTypeName, () => [
        sample({ content: content() }),
      ]);
    };
    try {
      compareContents(
        {
          left: this.#host.left,
          right: this.#host.right,
          costs,
          samples,
          ownModel,
          itsModel: this.#modelOf(this.#host.right, right),
          budget: limits.budget,
          onState: limits.onState,
        },
        {
          child: (name, usage, its, place) => this.#host.child(pair, name, usage, its, place),
          unexpected: (label, missing, { before, usage, rest }) =>
            differ(label, missing, () => [
              ...before(),
              samples.smallest(nameOf(label), usage),
              ...samples.cheapest(rest),
            ]),
          incomplete: (missing, before) => {
            // What was told to be missing before something else is missing at the end as well.
            if (!missing.some((label) => missed.has(label))) differ(undefined, missing, before);
          },
        },
      );
    } catch (error) {
      if (!(error instanceof BudgetError)) throw error;
      const aspect: Aspect = { kind: "content", unexpected: undefined, missing: [] };
      this.#host.doubt({ aspect, at, reason: "budget", budget: error.budget });
    }
  }
}

/** Whether elements of the type have a value that a key can compare. */
function hasSimpleValue(type: TypeDefinition): boolean {
  return type.kind === "simpleTypeDefinition" || type.contentType.variety === "simple";
}

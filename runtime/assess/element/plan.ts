import {
  type ContentModel,
  contentModelOf,
  type Match,
  type Rows,
} from "../../content/content-model.js";
import { type FastRead, fastReadOf } from "../../datatypes/fast/read.js";
import { isConstrained } from "../../datatypes/fast/text.js";
import { readerOf, type SimpleTypeReader } from "../../datatypes/simple-type.js";
import { concernsDocument } from "../../datatypes/simple-type-facts.js";
import type {
  AttributeUse,
  AttributeWildcard,
  ComplexType,
  ElementDescriptor,
  Particle,
  SimpleType,
  TypeDescriptor,
} from "../../descriptors.js";
import { memo } from "../../engine/memo.js";
import { type PropertiesConstructor, propertiesConstructor } from "../../engine/plain-objects.js";
import { clark } from "../../qname.js";

/** What reading an element or attribute of a simple type needs. */
export interface SimplePlan {
  readonly kind: "simple";
  readonly type: SimpleType;
  readonly reader: SimpleTypeReader;
  /** Whether its values take part in ID, IDREF or ENTITY (Part 1, 3.15.4, and Part 2, 3.3.8 to 3.3.11). */
  readonly refers: boolean;
}

/** An attribute use, prepared for reading documents. */
export interface AttributePlan {
  readonly use: AttributeUse;
  readonly key: string;
  readonly simple: SimplePlan;
  /** Whether its absence has an effect: it is required, or has a value constraint. */
  readonly awaited: boolean;
  /** Reads its usual values; undefined where there is no fast reader, or where more than the value is wanted. */
  readonly fastRead: FastRead | undefined;
}

/** Whether an element may have text: any, white space alone, or none (Part 1, 3.4.4, clauses 2.1 and 2.3; 3.3.4, clause 3.2.1). */
export type TextRule = "keep" | "white" | "none";

/** What reading an element of a complex type needs. */
export interface ComplexPlan {
  readonly kind: "complex";
  readonly type: ComplexType;
  readonly Properties: PropertiesConstructor;
  readonly attributes: ReadonlyMap<string, AttributePlan>;
  /** The attribute uses whose absence has an effect. */
  readonly awaited: readonly AttributePlan[];
  readonly anyAttribute: AttributeWildcard | undefined;
  readonly variety: "empty" | "simple" | "elementOnly" | "mixed";
  readonly textRule: TextRule;
  /** The property that holds the text, or the mixed content. */
  readonly property: string;
  readonly simple: SimplePlan | undefined;
  /** Reads the usual texts of simple content. */
  readonly fastRead: FastRead | undefined;
  /** For content of elements; absent for mixed content without a particle. */
  readonly model: ContentModel | undefined;
}

/** Where the value of an element goes in the value of its parent (docs/mapping.md, "Properties"). */
export interface Slot {
  readonly property: string;
  /** The rows that it is part of. */
  readonly rows: Rows | undefined;
  /** What took the element. */
  readonly particle: Particle;
  readonly repeated: boolean;
  /** The `kind` of the item `{ kind, value }` that holds the value; undefined when the value stands alone. */
  readonly kind: string | undefined;
  /** The plan of the element's declared type; undefined for what a wildcard took. */
  readonly plan: Plan | undefined;
  /** Whether the declaration adds nothing to its type, and the type is not abstract. */
  readonly ordinary: boolean;
  /** Reads the usual texts of an ordinary element of a simple type. */
  readonly fastRead: FastRead | undefined;
}

export type Plan = SimplePlan | ComplexPlan;

/** The plan of a type, made on first use. */
export function planOf(type: TypeDescriptor): Plan {
  return type.kind === "simpleType" ? simplePlanOf(type) : complexPlanOf(type);
}

/** The plan of the type of an element. */
export const elementPlanOf: (element: ElementDescriptor) => Plan = /*@__PURE__*/ memo((element) =>
  planOf(element.type()),
);

/** The plan of a simple type. */
export const simplePlanOf: (type: SimpleType) => SimplePlan = /*@__PURE__*/ memo((type) => ({
  kind: "simple",
  type,
  reader: readerOf(type),
  refers: concernsDocument(type),
}));

const complexPlanOf: (type: ComplexType) => ComplexPlan = /*@__PURE__*/ memo(makePlan);

function makePlan(type: ComplexType): ComplexPlan {
  const attributes = (type.attributes?.() ?? []).map((use): AttributePlan => {
    const constrained = use.default !== undefined || use.fixed !== undefined;
    const simple = simplePlanOf(use.type);
    return {
      use,
      key: clark(use.name),
      simple,
      awaited: use.required === true || constrained,
      fastRead: use.fixed === undefined ? fastReadOf(use.type) : undefined,
    };
  });
  const rest = {
    kind: "complex",
    type,
    Properties: propertiesConstructor(),
    attributes: new Map(attributes.map((attribute) => [attribute.key, attribute])),
    awaited: attributes.filter(({ awaited }) => awaited),
    anyAttribute: type.anyAttribute,
  } as const;
  const content = type.content?.();
  const nothing = { property: "", simple: undefined, fastRead: undefined, model: undefined };
  if (content === undefined) return { ...rest, ...nothing, variety: "empty", textRule: "none" };
  if (content.kind === "text") {
    const simple = simplePlanOf(content.type);
    const { property } = content;
    const text = { property, simple, fastRead: fastReadOf(content.type) };
    return { ...rest, ...nothing, ...text, variety: "simple", textRule: "keep" };
  }
  if (content.kind === "mixed") {
    const { property, particle } = content;
    const model = particle && contentModelOf(particle);
    return { ...rest, ...nothing, variety: "mixed", textRule: "keep", property, model };
  }
  const model = contentModelOf(content);
  return { ...rest, ...nothing, variety: "elementOnly", textRule: "white", model };
}

/** The slot of what a content model took. */
export function slotOf(plan: ComplexPlan, match: Match): Slot {
  const { memo } = match;
  // One particle may be the content of several types: the slot of the last of them is kept.
  if (memo.owner === plan) return memo.kept as Slot;
  const slot = makeSlot(plan.variety === "mixed" ? plan.property : match.ordered, match);
  memo.owner = plan;
  memo.kept = slot;
  return slot;
}

function makeSlot(list: string | undefined, { particle, kind, element, rows }: Match): Slot {
  const plan = element && elementPlanOf(element);
  const ordinary = isOrdinary(element, plan);
  const fastRead = ordinary && plan?.kind === "simple" ? fastReadOf(plan.type) : undefined;
  const rest = { rows, particle, plan, ordinary, fastRead };
  if (list !== undefined) return { property: list, repeated: true, kind, ...rest };
  const headed = particle.kind === "element" && particle.element.substitutions !== undefined;
  return {
    property: particle.property,
    repeated: particle.maxOccurs > 1,
    kind: headed ? kind : undefined,
    ...rest,
  };
}

function isOrdinary(element: ElementDescriptor | undefined, plan: Plan | undefined): boolean {
  if (element === undefined || plan === undefined || isConstrained(element)) return false;
  return plan.kind === "simple" || plan.type.abstract !== true;
}

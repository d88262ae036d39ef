import { memberTypesOf } from "../datatypes/readers/parts.js";
import type { ComplexType, Content, Particle, SimpleType, TypeDescriptor } from "../descriptors.js";
import { memo } from "../engine/memo.js";
import { kindsOf } from "../model/item-kinds.js";
import { hasRows, rowTypeOf } from "../model/rows.js";

/** What the setter of a property takes. The generator types setters by it, and builders do as it says. */
export interface SetterFacts {
  /** What a sub-builder fills: a complex type, or one for each kind of item. */
  readonly wanted: ComplexType | Kinds | undefined;
  /** Whether the value is a list wherever the property stands: then a setter adds to it, one item or several. */
  readonly list: boolean;
  /** Whether an item may be a list itself, so that an array alone does not say whether it is one item or several. */
  readonly nested: boolean;
}

export type Kinds = ReadonlyMap<unknown, ComplexType | undefined>;

/** The properties of a complex type, with what their setters take. */
export function settersOf(descriptor: ComplexType): ReadonlyMap<string, SetterFacts> {
  const setters = new Map<string, SetterFacts>();
  const add = (property: string, facts: SetterFacts): void => {
    const known = setters.get(property);
    // In the branches of a choice a name may stand for a list and for a single value: then nothing is added.
    setters.set(property, known?.list === !facts.list ? { ...facts, list: false } : facts);
  };
  const content = descriptor.content?.();
  if (content !== undefined) addContent(content, add);
  for (const { property, type } of descriptor.attributes?.() ?? []) add(property, single(type));
  const { anyAttribute } = descriptor;
  if (anyAttribute !== undefined) add(anyAttribute.property, items(undefined));
  return setters;
}

type Add = (property: string, facts: SetterFacts) => void;

function items(wanted: ComplexType | Kinds | undefined, nested = false): SetterFacts {
  return { wanted, list: true, nested };
}

/** A value that stands alone; that of an `xs:list` is an array of items that are none. */
function single(type: TypeDescriptor): SetterFacts {
  const list = type.kind === "simpleType" && isAlwaysList(type);
  return { wanted: complex(type), list, nested: false };
}

/** Whether every value is an array. */
const isAlwaysList: (type: SimpleType) => boolean = /*@__PURE__*/ memo(
  (type) =>
    type.variety === "list" ||
    (type.variety === "union" && memberTypesOf(type).every(isAlwaysList)),
);

function addContent(content: Content, add: Add): void {
  if (content.kind === "text") add(content.property, single(content.type));
  else if (content.kind === "mixed") add(content.property, items(kindsIn(content.particle)));
  else addParticle(content, add);
}

function addParticle(particle: Particle, add: Add): void {
  if (particle.kind === "element") add(particle.property, elementFacts(particle));
  else if (particle.kind === "any") {
    add(particle.property, { wanted: undefined, list: particle.maxOccurs > 1, nested: false });
  } else if (hasRows(particle)) add(particle.property, items(rowTypeOf(particle)));
  else if (particle.property !== undefined) add(particle.property, items(kindsIn(particle)));
  else for (const child of particle.particles) addParticle(child, add);
}

function elementFacts(particle: Extract<Particle, { kind: "element" }>): SetterFacts {
  const { substitutions, type: typeOf, nillable } = particle.element;
  const type = typeOf();
  const wanted = substitutions === undefined ? complex(type) : kindsIn(particle);
  if (particle.maxOccurs > 1) {
    const nested = substitutions === undefined && type.kind === "simpleType" && mayBeList(type);
    return items(wanted, nested);
  }
  return substitutions === undefined && !nillable
    ? single(type)
    : { wanted, list: false, nested: false };
}

/** Whether a value may be an array: that of a list, or of a union with a list among its members. */
const mayBeList: (type: SimpleType) => boolean = /*@__PURE__*/ memo(
  (type) =>
    type.variety === "list" || (type.variety === "union" && memberTypesOf(type).some(mayBeList)),
);

function kindsIn(particle: Particle | undefined): Kinds {
  return new Map(
    [...kindsOf(particle)].map(([kind, target]) => [
      kind,
      target.kind === "element" ? complex(target.element.type()) : undefined,
    ]),
  );
}

function complex(type: TypeDescriptor): ComplexType | undefined {
  return type.kind === "complexType" ? type : undefined;
}

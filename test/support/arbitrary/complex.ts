import fc from "fast-check";
import {
  xsBoolean,
  xsDate,
  xsInt,
  xsNCName,
  xsString,
  xsToken,
} from "../../../runtime/datatypes/built-ins.js";
import { isFindings, readerOf } from "../../../runtime/datatypes/simple-type.js";
import type {
  AttributeUse,
  ComplexType,
  Content,
  ElementDescriptor,
  ElementParticle,
  GroupParticle,
  Particle,
  SimpleType,
  TypeDescriptor,
  WildcardParticle,
} from "../../../runtime/descriptors.js";
import { isUrType } from "../../../runtime/model/ur-type.js";
import { canBe, heightOf, heightOfType, isRecursive, membersAsParticles } from "./recursion.js";
import { simpleValues } from "./simple.js";
import { ofAnyAttribute, ofWildcard } from "./wildcards.js";

type Properties = Readonly<Record<string, unknown>>;

/** How values are drawn: by the rules or with a mistake here and there, and how far recursion has gone. */
interface Drawing {
  readonly loose: boolean;
  /** How often types that contain themselves have been entered. */
  readonly level: number;
}

/** How often a type may contain itself; below, only what has to be there is drawn. */
const deepest = 3;

/** Values of a type, apart from any element. */
export function typeValues(type: TypeDescriptor, loose: boolean): fc.Arbitrary<unknown> {
  return ofType(type, { loose, level: 0 });
}

/** Values of an element. */
export function elementValues(element: ElementDescriptor, loose: boolean): fc.Arbitrary<unknown> {
  return ofElement(element, { loose, level: 0 });
}

const memo = new WeakMap<TypeDescriptor, Map<string, fc.Arbitrary<unknown>>>();

function ofType(type: TypeDescriptor, drawing: Drawing): fc.Arbitrary<unknown> {
  const inner =
    type.kind === "complexType" && isRecursive(type)
      ? { ...drawing, level: drawing.level + 1 }
      : drawing;
  const key = `${inner.loose} ${inner.level}`;
  const known = memo.get(type) ?? new Map<string, fc.Arbitrary<unknown>>();
  memo.set(type, known);
  let arbitrary = known.get(key);
  if (arbitrary === undefined) {
    arbitrary =
      type.kind === "simpleType" ? simpleValues(type, inner.loose) : ofComplexType(type, inner);
    known.set(key, arbitrary);
  }
  return arbitrary;
}

function ofComplexType(type: ComplexType, drawing: Drawing): fc.Arbitrary<unknown> {
  const content = type.content?.();
  const properties = merge([
    content === undefined ? nothing : ofContent(content, drawing),
    ofAttributes(type, drawing),
  ]);
  return drawing.loose ? sometimes(properties, properties.chain(withMistake)) : properties;
}

function ofAttributes(type: ComplexType, drawing: Drawing): fc.Arbitrary<Properties> {
  const { anyAttribute } = type;
  return merge([
    ...(type.attributes?.() ?? []).map((use) => ofAttribute(use, drawing)),
    ...(anyAttribute === undefined ? [] : [ofAnyAttribute(anyAttribute)]),
  ]);
}

/** An object that has too much, or says a type or nil that it has no right to. */
function withMistake(value: Properties): fc.Arbitrary<unknown> {
  return fc.oneof(
    fc
      .constantFrom("inconnu", "constructor", "__proto__", "toString", "$type", "$nil", "content")
      .map((key) => Object.fromEntries([...Object.entries(value), [key, "x"]])),
    fc.constantFrom<unknown>(null, "x", 1, [value], { ...value, $nil: true }),
  );
}

function ofAttribute(use: AttributeUse, drawing: Drawing): fc.Arbitrary<Properties> {
  const { property, type, required, fixed, namespaces } = use;
  const values =
    fixed === undefined ? ofType(type, drawing) : fixedValues(type, fixed, namespaces, drawing);
  return maybe(property, values, required === true, drawing);
}

function ofContent(content: Content, drawing: Drawing): fc.Arbitrary<Properties> {
  switch (content.kind) {
    case "text":
      return maybe(content.property, ofType(content.type, drawing), true, drawing);
    case "mixed": {
      const items =
        content.particle === undefined ? fc.constant([]) : itemsOf(content.particle, drawing);
      return maybe(content.property, items.chain(withText), true, drawing);
    }
    default:
      return ofParticle(content, drawing);
  }
}

/** Items of mixed content with text before, between and after them. */
function withText(items: readonly unknown[]): fc.Arbitrary<readonly unknown[]> {
  const text = fc.constantFrom("", "texte", " & ", "\n  ", "é");
  return fc
    .array(text, { minLength: items.length + 1, maxLength: items.length + 1 })
    .map((texts) =>
      texts.flatMap((before, index) => [
        ...(before === "" ? [] : [before]),
        ...items.slice(index, index + 1),
      ]),
    );
}

function ofParticle(particle: Particle, drawing: Drawing): fc.Arbitrary<Properties> {
  if (particle.maxOccurs === 0) return nothing;
  if (particle.kind === "element")
    return ofLeaf(particle, () => ofElementParticle(particle, drawing), drawing);
  if (particle.kind === "any") {
    const values = ofWildcard(particle);
    return values === undefined ? nothing : ofLeaf(particle, () => values, drawing);
  }
  if (particle.property !== undefined) {
    const required = particle.minOccurs > 0;
    if (particle.rows === true)
      return maybe(particle.property, rowsOf(particle, drawing), required, drawing);
    return maybe(particle.property, itemsOf(particle, drawing), required, drawing);
  }
  return ofGroup(particle, drawing);
}

function ofGroup(particle: GroupParticle, drawing: Drawing): fc.Arbitrary<Properties> {
  const parts = particle.particles.filter((part) => part.maxOccurs > 0 && canBe(part));
  const absent = particle.minOccurs === 0 ? [nothing] : [];
  if (particle.minOccurs === 0 && isDeep(drawing)) return nothing;
  if (particle.kind !== "choice")
    return fc.oneof(merge(parts.map((part) => ofParticle(part, drawing))), ...absent);
  const branches = flattest(parts, drawing).map((part) => ofParticle(part, drawing));
  const [first = nothing, second = nothing] = branches;
  const one = fc.oneof(...(branches.length === 0 ? [nothing] : branches), ...absent);
  return drawing.loose ? sometimes(one, fc.oneof(nothing, merge([first, second]))) : one;
}

function ofLeaf(
  particle: ElementParticle | WildcardParticle,
  make: () => fc.Arbitrary<unknown>,
  drawing: Drawing,
): fc.Arbitrary<Properties> {
  const { property, minOccurs, maxOccurs } = particle;
  if (minOccurs === 0 && (isDeep(drawing) || !canBe(particle))) return nothing;
  const values = make();
  if (maxOccurs === 1)
    return withTypes(maybe(property, values, minOccurs > 0, drawing), particle, drawing);
  const lengths = (min: number, max: number) => ({ minLength: min, maxLength: max });
  const right = fc.array(values, lengths(minOccurs, Math.min(maxOccurs, minOccurs + 2)));
  const wrong = fc.array(values, lengths(0, Math.min(maxOccurs + 1, minOccurs + 4)));
  const many = drawing.loose ? sometimes(right, wrong) : right;
  return withTypes(maybe(property, many, minOccurs > 0, drawing), particle, drawing);
}

/**
 * A property that is an element, and now and then what `xsi:type` says of it: the declared type again or, drawn loosely, another
 * that may be wrong.
 */
function withTypes(
  properties: fc.Arbitrary<Properties>,
  particle: ElementParticle | WildcardParticle,
  { loose }: Drawing,
): fc.Arbitrary<Properties> {
  if (particle.kind === "any" || particle.element.substitutions !== undefined) return properties;
  const type = particle.element.type();
  const names = [
    ...(type.name === undefined || isUrType(type) || hasDerived(type) ? [] : [type.name]),
    ...(loose ? [xsInt.name, xsToken.name, xsNCName.name] : []),
  ];
  if (names.length === 0) return properties;
  const said = fc.constantFrom(...names);
  return fc
    .tuple(properties, fc.nat({ max: 9 }), fc.array(fc.option(said), { maxLength: 2 }), said)
    .map(([value, chance, list, one]) => {
      const held = value[particle.property];
      if (chance > 0 || held === undefined) return value;
      const count = Array.isArray(held) ? held.length : 0;
      const type = particle.maxOccurs > 1 ? list.slice(0, count) : one;
      return { ...value, $types: { [particle.property]: type } };
    });
}

function hasDerived(type: TypeDescriptor): boolean {
  return type.kind === "complexType" && (type.derived !== undefined || type.abstract === true);
}

/** A property that is there, or may be missing; drawn loosely, it is missing now and then anyway. */
function maybe(
  property: string,
  values: fc.Arbitrary<unknown>,
  required: boolean,
  drawing: Drawing,
): fc.Arbitrary<Properties> {
  const present = values.map((value) => ({ [property]: value }));
  if (!required) return isDeep(drawing) ? nothing : fc.oneof(present, present, nothing);
  return drawing.loose ? sometimes(present, nothing) : present;
}

/** The first nearly always. */
function sometimes<T>(often: fc.Arbitrary<T>, seldom: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ weight: 150, arbitrary: often }, { weight: 1, arbitrary: seldom });
}

/** What an element particle takes: a value, or `{ kind, value }` where it heads a substitution group. */
function ofElementParticle(particle: ElementParticle, drawing: Drawing): fc.Arbitrary<unknown> {
  if (particle.element.substitutions === undefined) return ofElement(particle.element, drawing);
  return fc.oneof(...itemArbitraries(particle, drawing));
}

function itemArbitraries(particle: ElementParticle, drawing: Drawing): fc.Arbitrary<unknown>[] {
  return flattest(membersAsParticles(particle).filter(canBe), drawing).flatMap((member) =>
    member.kind === "element"
      ? [ofElement(member.element, drawing).map((value) => ({ kind: member.property, value }))]
      : [],
  );
}

function ofElement(element: ElementDescriptor, drawing: Drawing): fc.Arbitrary<unknown> {
  const { fixed, namespaces, nillable } = element;
  const type = element.type();
  const values =
    fixed === undefined
      ? fc.oneof(...typesOf(element, type, drawing).map((one) => one(drawing)))
      : ofFixed(type, fixed, namespaces, drawing);
  if (element.default !== undefined) return values.filter(isNotEmpty);
  if (nillable !== true) return values;
  const uses = type.kind === "complexType" ? (type.attributes?.() ?? []) : [];
  const bare = uses.some(({ required }) => required === true) ? [] : [fc.constant(null)];
  const attributes =
    type.kind === "complexType" && uses.length > 0
      ? [ofAttributes(type, drawing).map((some) => ({ ...some, $nil: true }))]
      : [];
  return fc.oneof({ weight: 3, arbitrary: values }, ...bare, ...attributes);
}

/** An element that has a default cannot be written empty. */
function isNotEmpty(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return value !== "";
  return Object.values(value).every((inner) => inner !== "");
}

/** The declared type, and those that can stand for it. */
function typesOf(
  { block = [] }: ElementDescriptor,
  type: TypeDescriptor,
  drawing: Drawing,
): readonly ((drawing: Drawing) => fc.Arbitrary<unknown>)[] {
  if (type.kind === "simpleType") return [(drawing) => ofType(type, drawing)];
  if (isUrType(type)) return [(drawing) => ofType(type, drawing), typedAny];
  const own = type.abstract === true ? [] : [(drawing: Drawing) => ofType(type, drawing)];
  const derived = (type.derived?.() ?? []).filter(
    (one) =>
      !isBlocked(one.type, type, [...block, ...(type.block ?? [])]) &&
      (!isDeep(drawing) || heightOfType(one.type) <= heightOfType(type) || type.abstract === true),
  );
  return [
    ...own,
    ...derived.map(
      ({ $type, type: one }) =>
        (drawing: Drawing) =>
          ofType(one, drawing).map((value) =>
            typeof value === "object" && value !== null ? { ...value, $type } : value,
          ),
    ),
  ];
}

/** Values of `xs:anyType` that say their type; drawn loosely, some are not of it. */
function typedAny({ loose }: Drawing): fc.Arbitrary<unknown> {
  return fc.constantFrom(xsString, xsInt, xsBoolean, xsDate).chain((type) => {
    const right = simpleValues(type, false);
    return fc.record({
      $type: fc.constant(type.name),
      content: (loose ? sometimes(right, fc.constant("peut-être")) : right).map((value) => [
        String(value),
      ]),
    });
  });
}

/** Whether a step of the derivation of one type from the other is blocked (Part 1, 3.4.6: cos-ct-derived-ok). */
function isBlocked(type: TypeDescriptor, from: TypeDescriptor, block: readonly string[]): boolean {
  for (let at = type; at !== from; ) {
    if (at.kind === "simpleType") return false;
    if (at.derivation !== undefined && block.includes(at.derivation)) return true;
    const base = at.base?.();
    if (base === undefined) return false;
    at = base;
  }
  return false;
}

function ofFixed(
  type: TypeDescriptor,
  fixed: string,
  namespaces: Readonly<Record<string, string>> | undefined,
  drawing: Drawing,
): fc.Arbitrary<unknown> {
  if (type.kind === "simpleType") return fixedValues(type, fixed, namespaces, drawing);
  const content = type.content?.();
  if (content?.kind !== "text") return fc.constant({ content: [fixed] });
  const text = fixedValues(content.type, fixed, namespaces, drawing);
  return merge([text.map((value) => ({ [content.property]: value })), ofAttributes(type, drawing)]);
}

function fixedValues(
  type: SimpleType,
  fixed: string,
  namespaces: Readonly<Record<string, string>> = {},
  drawing: Drawing,
): fc.Arbitrary<unknown> {
  const read = readerOf(type).read(fixed, (prefix) => namespaces[prefix]);
  if (isFindings(read)) throw new Error(`the fixed value "${fixed}" is not of its type`);
  const right = fc.constant(read.value);
  return drawing.loose ? sometimes(right, ofType(type, drawing)) : right;
}

/** One object for each round of a repeated sequence. What lacks something would be written as a part of the round before. */
function rowsOf(particle: GroupParticle, drawing: Drawing): fc.Arbitrary<readonly unknown[]> {
  const { minOccurs, maxOccurs } = particle;
  const maxLength = isDeep(drawing) ? minOccurs : Math.min(maxOccurs, minOccurs + 2);
  const { property: _, rows: __, ...group } = particle;
  const row = ofGroup({ ...group, minOccurs: 1, maxOccurs: 1 }, { ...drawing, loose: false });
  return fc.array(row, { minLength: minOccurs, maxLength });
}

/** The items of an ordered property, in an order that the content model allows. */
function itemsOf(particle: Particle, drawing: Drawing): fc.Arbitrary<readonly unknown[]> {
  const { minOccurs, maxOccurs } = particle;
  const maxLength = isDeep(drawing) ? minOccurs : Math.min(maxOccurs, minOccurs + 2);
  const once = maxLength === 0 ? undefined : itemsOnce(particle, drawing);
  if (once === undefined) return fc.constant([]);
  const right = fc.array(once, { minLength: minOccurs, maxLength }).map((parts) => parts.flat());
  return drawing.loose
    ? sometimes(
        right,
        right.map((items) => items.toReversed()),
      )
    : right;
}

function itemsOnce(
  particle: Particle,
  drawing: Drawing,
): fc.Arbitrary<readonly unknown[]> | undefined {
  switch (particle.kind) {
    case "element":
      return fc.oneof(...itemArbitraries(particle, drawing)).map((item) => [item]);
    case "any":
      return ofWildcard(particle)?.map((value) => [{ kind: particle.property, value }]);
    case "choice":
      return fc.oneof(
        ...flattest(
          particle.particles.filter((part) => part.maxOccurs > 0 && canBe(part)),
          drawing,
        ).map((part) => itemsOf(part, drawing)),
      );
    case "sequence":
    case "all":
      return fc
        .tuple(...particle.particles.map((part) => itemsOf(part, drawing)))
        .map((parts) => parts.flat());
  }
}

const nothing: fc.Arbitrary<Properties> = fc.constant({});

function merge(parts: readonly fc.Arbitrary<Properties>[]): fc.Arbitrary<Properties> {
  return fc.tuple(...parts).map((all) => {
    const $types = Object.assign({}, ...all.map((part) => part["$types"]));
    const whole = Object.assign({}, ...all) as Properties;
    return Object.keys($types).length === 0 ? whole : { ...whole, $types };
  });
}

function isDeep({ level }: Drawing): boolean {
  return level > deepest;
}

/** Deep down, the branches of a choice that lead out of the recursion soonest. */
function flattest(parts: readonly Particle[], drawing: Drawing): readonly Particle[] {
  if (!isDeep(drawing)) return parts;
  const heights = parts.map((part) => heightOf(part));
  const least = Math.min(...heights);
  return parts.filter((_, index) => heights[index] === least);
}

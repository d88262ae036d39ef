import * as z from "zod";
import type {
  AttributeUse,
  AttributeWildcard,
  ComplexType,
  Content,
  ElementDescriptor,
  ElementParticle,
  TypeDescriptor,
} from "../../descriptors.js";
import { type KindTarget, kindsOf } from "../../model/item-kinds.js";
import { isRepeated } from "../../model/presence.js";
import { hasRows, rowTypeOf } from "../../model/rows.js";
import { isUrType } from "../../model/ur-type.js";
import { type Branch, branchesOf, type Field } from "./branches.js";
import { anyAttributes, anyType, judgedTree, textOr, tree } from "./generic.js";
import { type Judge, propertyJudge } from "./judge.js";
import { strictObject } from "./objects.js";
import {
  ArrayOutline,
  announceLengths,
  checksOf,
  KindsOutline,
  NeverOutline,
  NullableOutline,
  TupleOutline,
  UnionOutline,
} from "./outlines.js";
import { positionsOf } from "./positions.js";
import { say } from "./say.js";
import { enumeration, literalValue } from "./simple.js";

/* The schemas of the properties of complex types. */

/** Gives the schema of a type, for values that another judge judges where there is one; `derived` lets in the types that `$type` names. */
export interface Make {
  readonly type: (type: TypeDescriptor, judge?: Judge) => z.ZodType;
  readonly derived: (type: ComplexType, judge: Judge) => z.ZodType;
}

/** The shape of a branch; optional parts are zod's. */
function shapeOf(branch: Branch, { prefixes }: ComplexType, make: Make): z.ZodRawShape {
  return Object.fromEntries(
    branch.map((field) => {
      const schema = fieldSchema(field, prefixes, make);
      return [field.property, field.required ? schema : z.optional(schema)];
    }),
  );
}

/** What a property holds, as the only part of an object. */
function holderOf({ source }: Field, prefixes: ComplexType["prefixes"]): ComplexType {
  const holder = { kind: "complexType", prefixes } as const;
  switch (source.kind) {
    case "content":
      return { ...holder, content: () => source.content };
    case "attribute":
      return { ...holder, attributes: () => [source.use] };
    case "anyAttribute":
      return { ...holder, anyAttribute: source.wildcard };
  }
}

export function fieldSchema(
  field: Field,
  prefixes: ComplexType["prefixes"],
  make: Make,
): z.ZodType {
  const { property, source, required } = field;
  const judge = propertyJudge(property, holderOf(field, prefixes));
  switch (source.kind) {
    case "attribute":
      return fixedSchema(source.use, source.use.type, judge) ?? make.type(source.use.type, judge);
    case "anyAttribute":
      return anyAttributes(judge);
    case "content":
      return contentSchema(source.content, { judge, required, prefixes, make });
  }
}

interface Place {
  readonly judge: Judge;
  readonly required: boolean;
  readonly prefixes: ComplexType["prefixes"];
  readonly make: Make;
}

function contentSchema(content: Content, place: Place): z.ZodType {
  const { judge, required, make } = place;
  switch (content.kind) {
    case "text":
      return make.type(content.type, judge);
    case "mixed": {
      const items = itemSchemas(kindsOf(content.particle), make);
      return list(items.length === 0 ? z.string() : textOr(items), judge, 0);
    }
    case "any":
      return isRepeated(content)
        ? list(tree(), judge, required ? content.minOccurs : 0, content.maxOccurs)
        : judgedTree(judge);
    case "element":
      return particleSchema(content, place);
    default: {
      if (hasRows(content)) return list(make.type(rowTypeOf(content)), judge, required ? 1 : 0);
      const item = itemOf(kindsOf(content), make);
      // A group that may be absent is no property then.
      const positions = positionsOf(
        content.maxOccurs === 1 ? { ...content, minOccurs: 1 } : content,
      );
      if (positions === undefined || positions.length === 0)
        return list(item, judge, required ? 1 : 0);
      const [first = item, ...others] = positions.map((position) => itemOf(position, make));
      const items: [z.ZodType, ...z.ZodType[]] = [first, ...others];
      return new TupleOutline({
        type: "tuple",
        items,
        rest: null,
        element: item,
        checks: checksOf(judge),
      });
    }
  }
}

function list(
  element: z.ZodType,
  judge: Judge,
  minimum: number,
  maximum: number = Number.POSITIVE_INFINITY,
): z.ZodType {
  const checks = checksOf(judge, announceLengths(minimum, maximum));
  return new ArrayOutline({ type: "array", element, checks });
}

/** A union whose members a property tells apart. */
export function kinds(
  options: readonly z.ZodType[],
  discriminator: string,
  judge?: Judge,
): z.ZodType {
  const checks = judge === undefined ? [] : checksOf(judge);
  if (options.length === 0) return new NeverOutline({ type: "never", checks });
  return new KindsOutline({ type: "union", options, discriminator, inclusive: false, checks });
}

/** An item of one of some kinds. */
function itemOf(targets: ReadonlyMap<string, KindTarget>, make: Make): z.ZodType {
  const [first = z.never(), ...others] = itemSchemas(targets, make);
  return others.length === 0 ? first : kinds([first, ...others], "kind");
}

function itemSchemas(targets: ReadonlyMap<string, KindTarget>, make: Make): readonly z.ZodType[] {
  return [...targets].map(([kind, target]) =>
    itemSchema(kind, target.kind === "any" ? tree() : elementSchema(target.element, make)),
  );
}

/** `{ kind, value }`. The list that an item is in judges it; alone, its value is judged by itself. */
function itemSchema(kind: string, value: z.ZodType): z.ZodType {
  return z.strictObject({ kind: literal(kind), value });
}

/** What tells the members of a union apart. */
export function literal(text: string): z.ZodType {
  const allowed = [text];
  const error = ({ input }: { readonly input?: unknown }): string =>
    say("cvc-enumeration-valid", { value: String(input), allowed, type: undefined });
  return z.literal(text, { error });
}

function particleSchema(particle: ElementParticle, place: Place): z.ZodType {
  const { judge, required, make, prefixes } = place;
  if (!isRepeated(particle)) return occurrenceSchema(particle, judge, make);
  const { property, minOccurs, maxOccurs } = particle;
  const once = { ...particle, minOccurs: 1, maxOccurs: 1 };
  const holder = { kind: "complexType", prefixes, content: () => once } as const;
  const item = occurrenceSchema(once, propertyJudge(property, holder), make);
  return list(item, judge, required ? minOccurs : 0, maxOccurs);
}

/** One occurrence of an element, or of one that stands in its place. */
function occurrenceSchema({ element }: ElementParticle, judge: Judge, make: Make): z.ZodType {
  const members = element.substitutions?.();
  if (members === undefined) return elementSchema(element, make, judge);
  const options = members.map((member) =>
    itemSchema(member.kind, elementSchema(member.element, make)),
  );
  return kinds(options, "kind", judge);
}

/** The value of an element that nothing stands for. */
export function elementSchema(
  element: ElementDescriptor,
  make: Make,
  judge: Judge = judgeOfElement(element),
): z.ZodType {
  const type = element.type();
  const schema = fixedSchema(element, type, judge) ?? valueSchema(type, judge, make);
  if (element.nillable !== true) return schema;
  const { attributes = [], anyAttribute } = attributesOf(type);
  const takesNull = !attributes.some(({ required }) => required);
  const options = [
    schema,
    ...(attributes.length === 0 && anyAttribute === undefined
      ? []
      : [nilSchema(type, judge, make)]),
  ];
  const value =
    options.length === 1
      ? schema
      : new UnionOutline({ type: "union", options, checks: checksOf(judge) });
  return takesNull
    ? new NullableOutline({ type: "nullable", innerType: value, checks: checksOf(judge) })
    : value;
}

function valueSchema(type: TypeDescriptor, judge: Judge, make: Make): z.ZodType {
  if (type.kind === "simpleType") return make.type(type, judge);
  if (isUrType(type)) return anyType(judge);
  return type.derived === undefined && type.abstract !== true
    ? make.type(type, judge)
    : make.derived(type, judge);
}

/** A part that has always the same value. */
function fixedSchema(
  { fixed }: { readonly fixed?: string | undefined },
  type: TypeDescriptor,
  judge: Judge,
): z.ZodType | undefined {
  if (fixed === undefined || type.kind === "complexType") return undefined;
  const value = literalValue(type, fixed);
  return value === undefined ? undefined : enumeration([value], judge);
}

function judgeOfElement(element: ElementDescriptor): Judge {
  const particle = { kind: "element", property: "value", minOccurs: 1, maxOccurs: 1 } as const;
  const alone = { ...element, substitutions: undefined };
  const content = { ...particle, element: alone };
  return propertyJudge("value", { kind: "complexType", content: () => content });
}

function attributesOf(type: TypeDescriptor): {
  readonly attributes?: readonly AttributeUse[] | undefined;
  readonly anyAttribute?: AttributeWildcard | undefined;
} {
  if (type.kind === "simpleType") return {};
  return { attributes: type.attributes?.(), anyAttribute: type.anyAttribute };
}

/** A nil element can have attributes: those of its type, or of the type that stands for it. */
function nilSchema(type: TypeDescriptor, judge: Judge, make: Make): z.ZodType {
  const { attributes = [], anyAttribute } = attributesOf(type);
  const holder: ComplexType = { kind: "complexType", attributes: () => attributes, anyAttribute };
  return strictObject({ judge, typeOf: () => holder }, () => ({
    $nil: z.literal(true),
    ...shapeOf(branchesOf(holder)[0] ?? [], holder, make),
  }));
}

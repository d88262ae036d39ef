import * as z from "zod";
import { stepsOf } from "../datatypes/facets.js";
import { itemTypeOf, memberTypesOf } from "../datatypes/parts.js";
import { datatypeOf, isIntegerDatatype, representationOf } from "../datatypes/representation.js";
import type {
  AttributeUse,
  ComplexType,
  Content,
  ElementDescriptor,
  ElementParticle,
  Particle,
  SimpleType,
  TypeDescriptor,
} from "../descriptors.js";
import { memo } from "../engine/memo.js";
import { areInherited, withOwnAlone } from "../engine/own-properties.js";
import { once } from "../model/once.js";
import { hasRows, rowTypeOf } from "../model/rows.js";
import { isUrType } from "../model/ur-type.js";
import { type ValidateOptions, validate } from "../validate.js";
import { lazyObject } from "./lazy-object.js";
import { needsWholeCheck } from "./whole-check.js";
import { say, tooFew, tooMany, wrong } from "./zod-messages.js";

/*
 * zod schemas, made from descriptors on first use: what a schema accepts and what `validate` accepts come from one place.
 * Importing makes none of them, since the first one costs zod milliseconds. The only file that knows zod.
 */

type Shape<T> = {
  [K in keyof T]-?: undefined extends T[K]
    ? z.ZodOptional<z.ZodType<Exclude<T[K], undefined>>>
    : z.ZodType<T[K]>;
};

type AllKeys<T> = T extends unknown ? keyof T : never;
type AnyBranch<T, K> = T extends unknown ? (K extends keyof T ? T[K] : never) : never;

/**
 * The schema of a complex type: a strict object whose `z.infer` is the interface. What is made of it, by `.extend()`, `.pick()`,
 * `.partial()` and so on, takes `$types` as it does, and judges what they speak of.
 */
export type SchemaOf<T> = z.ZodObject<Shape<T>, z.core.$strict>;

/**
 * The schema of a complex type with choices. Its `shape` has the properties of all branches, each optional; that they
 * exclude each other is checked with a message that names them. It can be extended by new properties; zod refuses to pick from
 * what has such checks.
 */
export type ChoiceSchemaOf<T> = z.ZodType<T> & {
  readonly shape: { [K in AllKeys<T>]: z.ZodType<AnyBranch<T, K>> };
  readonly extend: <S extends z.ZodRawShape>(shape: S) => z.ZodType<T & z.infer<z.ZodObject<S>>>;
};

/** The schema of a simple type. */
export type SimpleSchemaOf<T> = z.ZodType<T>;

/** The schema of a complex type. */
export function schemaOf<T>(descriptor: () => ComplexType<T>): SchemaOf<T> {
  return lazyObject(() => objectSchema(descriptor)) as unknown as SchemaOf<T>;
}

/** The schema of a complex type with rules between its properties: choices, order, identifiers. */
export function checkedSchemaOf<T>(descriptor: () => ComplexType<T>): SchemaOf<T> {
  return lazyObject(() => checkedSchema(descriptor)) as unknown as SchemaOf<T>;
}

/** The schema of a complex type that is a union of object types. */
export function choiceSchemaOf<T>(descriptor: () => ComplexType<T>): ChoiceSchemaOf<T> {
  return lazyObject(() => checkedSchema(descriptor)) as unknown as ChoiceSchemaOf<T>;
}

/** The schema of a simple type. */
export function simpleSchemaOf<T>(descriptor: () => SimpleType<T>): SimpleSchemaOf<T> {
  return lazyObject(() => typeSchema(descriptor())) as unknown as SimpleSchemaOf<T>;
}

/**
 * The schema of an element as the root of a document: `null` or a derived type where it may have them, references that
 * find their identifier, and its identity constraints. `limits` bounds what it may cost, as for `validate`.
 */
export function elementSchemaOf<T>(
  descriptor: () => ElementDescriptor<T>,
  options: ValidateOptions = {},
): z.ZodType<T> {
  return lazyObject(() => {
    const element = descriptor();
    const whole = z.unknown().check(({ value, issues }) => {
      for (const { message, path } of validate(element, value, options)) {
        issues.push({ code: "custom", message, path: [...path], input: value });
      }
    });
    return z.pipe(elementSchema({ ...element, substitutions: undefined }), whole);
  }) as unknown as z.ZodType<T>;
}

/** zod asks for the shape when it first needs it, so importing a schema makes none of its parts. */
function objectSchema(descriptor: () => ComplexType, marks: z.ZodRawShape = {}): z.ZodObject {
  let shape: z.ZodRawShape | undefined;
  return typedObject({
    type: "object",
    error: wrong("object"),
    catchall: unknownProperty(),
    descriptor,
    get shape() {
      shape ??= { ...marks, ...shapeOf(descriptor()) };
      return shape;
    },
  });
}

/** `undefined` is absence, of a property that the type does not have as well (docs/mapping.md). */
const unknownProperty: () => z.ZodType = /*@__PURE__*/ once(() =>
  z.optional(
    z.never({
      error: ({ path }) =>
        say("value-unknown-property", { property: String(path?.at(-1)), expected: [] }),
    }),
  ),
);

function checkedSchema(descriptor: () => ComplexType): z.ZodObject {
  return checked(objectSchema(descriptor), descriptor);
}

interface TypedObjectDef extends z.core.$ZodObjectDef {
  readonly descriptor: () => ComplexType;
}

/**
 * What `xsi:type` says of the elements in a value is no property of the type, and a check of the schema would cost it `.pick()`; so
 * `$types` passes the object by, and `validate` judges the value as a whole where there is one. A copy of the schema with another
 * shape (`.extend()`, `.pick()`, `.partial()`…) judges by the type what `$types` speaks of, and nothing else.
 */
function typedObject(definition: TypedObjectDef, reshaped = () => false): z.ZodObject {
  const schema = new z.ZodObject(definition);
  const { run } = schema._zod;
  let inherited: boolean | undefined;
  schema._zod.run = (payload, context) => {
    inherited ??= areInherited(Object.keys(schema._zod.def.shape));
    if (inherited && isObject(payload.value))
      payload.value = withOwnAlone(payload.value, Object.keys(schema._zod.def.shape));
    const whole = payload.value;
    if (!saysTypes(whole)) return run(payload, context);
    const { $types, ...own } = whole;
    payload.value = own;
    const finish = (result: typeof payload): typeof payload => {
      if (result.issues.length > 0) return result;
      const type = definition.descriptor();
      if (reshaped()) checkNamedTypes(type, whole, result.issues);
      else checkWhole(type, whole, result.issues);
      result.value = withTypes(result.value as Properties, whole);
      return result;
    };
    const result = run(payload, context);
    return result instanceof Promise ? result.then(finish) : finish(result);
  };
  schema._zod.constr = function copy(again: TypedObjectDef): z.ZodObject {
    // Asked when a value is there: a shape may hold this schema.
    return typedObject(again, () => reshaped() || !sameShape(again.shape, definition.shape));
  } as never;
  return schema;
}

/** What zod cannot say of the parts one by one is left to `validate`, once the parts are right. */
function checked(schema: z.ZodObject, descriptor: () => ComplexType): z.ZodObject {
  return schema.check(({ value, issues }) => checkWhole(descriptor(), value, issues));
}

/** Checks a value by the rules of its type. Other properties are what a user's own schema has added, or lets pass. */
function checkWhole(type: ComplexType, value: object, issues: z.core.$ZodRawIssue[]): void {
  const own = ownProperties(type);
  const judged = only(value, (property) => property === "$types" || own.has(property));
  for (const { message, path } of validate(type, judged, part)) {
    issues.push({ code: "custom", message, path: [...path], input: value });
  }
}

/** Checks by the type the properties that `$types` speaks of, in a value that need not have all parts of one. */
function checkNamedTypes(
  type: ComplexType,
  value: { readonly $types: unknown },
  issues: z.core.$ZodRawIssue[],
): void {
  const { $types } = value;
  const own = ownProperties(type);
  const namedTypes = typeof $types === "object" && $types !== null ? $types : {};
  const judged: Properties = only(
    value,
    (property) =>
      property === "$types" || (own.has(property) && Object.hasOwn(namedTypes, property)),
  );
  for (const { message, path } of validate(type, judged, part)) {
    const [property = "", ...below] = path;
    const absent = below.length === 0 && judged[property] === undefined;
    if (!absent) issues.push({ code: "custom", message, path: [...path], input: value });
  }
}

/** The properties that the type itself has. `$type` says which type it is, which zod has seen to, unless it is the ur-type. */
const ownProperties: (type: ComplexType) => ReadonlySet<string> = /*@__PURE__*/ memo(
  (type) => new Set(Object.keys(shapeOf(type))),
);

/** How deep in a document a part of it stands, and may go, is for the whole to say. */
const part: ValidateOptions = { limits: { depth: Number.POSITIVE_INFINITY } };

type Properties = Readonly<Record<string, unknown>>;

function only(value: object, keep: (property: string) => boolean): Properties {
  return Object.fromEntries(Object.entries(value).filter(([property]) => keep(property)));
}

/** Gives a value its `$types` back, without what they say of properties that the schema has taken away. */
function withTypes(value: Properties, whole: { readonly $types: unknown }): Properties {
  const { $types } = whole;
  const isTaken = (property: string): boolean =>
    Object.hasOwn(whole, property) && !Object.hasOwn(value, property);
  if (typeof $types !== "object" || $types === null || !Object.keys($types).some(isTaken))
    return { ...value, $types };
  const kept = only($types, (property) => !isTaken(property));
  return Object.keys(kept).length === 0 ? value : { ...value, $types: kept };
}

function sameShape(a: z.core.$ZodShape, b: z.core.$ZodShape): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

function isObject(value: unknown): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function saysTypes(value: unknown): value is { readonly $types: unknown } {
  return (
    typeof value === "object" && value !== null && "$types" in value && value.$types !== undefined
  );
}

const typeSchema: (type: TypeDescriptor) => z.ZodType = /*@__PURE__*/ memo((type) =>
  type.kind === "simpleType" ? simpleSchema(type) : complexSchema(type),
);

function complexSchema(type: ComplexType, marks: z.ZodRawShape = {}): z.ZodObject {
  const schema = objectSchema(() => type, marks);
  return needsWholeCheck(type) ? checked(schema, () => type) : schema;
}

/** A type and those that can stand for it, told apart by `$type`. */
const derivedSchema: (type: ComplexType) => z.ZodType = /*@__PURE__*/ memo((type) => {
  const derived = (type.derived?.() ?? []).map((one) =>
    one.type.kind === "complexType"
      ? complexSchema(one.type, { $type: z.literal(one.$type) })
      : z.never(),
  );
  const own = type.abstract ? [] : [complexSchema(type, { $type: z.enum([]).optional() })];
  const [first, ...others] = [...own, ...derived];
  return first === undefined
    ? z.never()
    : z.discriminatedUnion("$type", [first, ...others] as never);
});

function simpleSchema(type: SimpleType): z.ZodType {
  return representation(type).check(({ value, issues }) => {
    for (const { message, path } of validate(type, value, part)) {
      issues.push({ code: "custom", message, path: [...path], input: value });
    }
  });
}

function representation(type: SimpleType): z.ZodType {
  const { variety } = type;
  if (variety === "list") {
    const item = itemTypeOf(type);
    return z.array(item === undefined ? z.string() : typeSchema(item), { error: wrong("array") });
  }
  if (variety === "union") {
    return z.union(memberTypesOf(type).map(representation));
  }
  switch (representationOf(type)) {
    case "number":
      return isIntegerDatatype(datatypeOf(stepsOf(type)))
        ? z.number({ error: wrong("number") })
        : anyNumber();
    case "bigint":
      return z.bigint({ error: wrong("bigint") });
    case "integer":
      return z.union([z.number(), z.bigint()], { error: wrong("integer") });
    case "boolean":
      return z.boolean({ error: wrong("boolean") });
    case "QName":
      return qualifiedName();
    case "string":
      return z.string({ error: wrong("string") });
  }
}

/** `xs:float` and `xs:double` have values that `z.number()` refuses. */
function anyNumber(): z.ZodType {
  return z.union([z.number(), z.nan(), z.literal([Infinity, -Infinity])]);
}

/** Loose: what has a namespace and a local name is a name, whatever else it has. */
const qualifiedName: () => z.ZodType = /*@__PURE__*/ once(() =>
  z.looseObject({ namespace: z.string(), local: z.string(), prefix: z.string().optional() }),
);

/** The properties of a complex type, in the order of its content, attributes last. */
function shapeOf(type: ComplexType): Record<string, z.ZodType> {
  const shape = new Map<string, z.ZodType[]>();
  const content = type.content?.();
  if (content !== undefined)
    addContent(content, { loose: needsWholeCheck(type), prefixes: type.prefixes }, shape);
  for (const use of type.attributes?.() ?? []) add(shape, use.property, attributeSchema(use));
  const { anyAttribute } = type;
  if (anyAttribute !== undefined) add(shape, anyAttribute.property, anything().optional());
  const own = [...shape].map(([property, schemas]) => [
    property,
    schemas.length === 1 && schemas[0] ? schemas[0] : z.union(schemas),
  ]);
  return { ...Object.fromEntries(own), ...ownTypeOf(type) };
}

/** A value of the ur-type can say of what type it is. */
function ownTypeOf(type: ComplexType): z.ZodRawShape {
  return isUrType(type) ? { $type: anything().optional(), namespaces: anything().optional() } : {};
}

type MutableShape = Map<string, z.ZodType[]>;

function add(shape: MutableShape, property: string, schema: z.ZodType): void {
  const schemas = shape.get(property);
  if (schemas === undefined) shape.set(property, [schema]);
  else if (!schemas.includes(schema)) schemas.push(schema);
}

/** What `validate` checks as a whole. */
const anything: () => z.ZodType = /*@__PURE__*/ once(() => z.unknown());

function attributeSchema({ type, required }: AttributeUse): z.ZodType {
  const schema = typeSchema(type);
  return required ? schema : schema.optional();
}

/** How the parts of a type are looked at. */
interface Looks {
  /** Whether the parts of ordered content are left to the check of the whole. */
  readonly loose: boolean;
  readonly prefixes: ComplexType["prefixes"];
}

function addContent(content: Content, looks: Looks, shape: MutableShape): void {
  if (content.kind === "text") add(shape, content.property, typeSchema(content.type));
  else if (content.kind === "mixed")
    add(shape, content.property, z.array(anything(), { error: wrong("array") }));
  else addParticle(content, false, looks, shape);
}

function addParticle(
  particle: Particle,
  optional: boolean,
  looks: Looks,
  shape: MutableShape,
): void {
  const absent = optional || particle.minOccurs === 0;
  if (particle.kind === "element") {
    add(shape, particle.property, elementParticleSchema(particle, absent, looks));
  } else if (particle.kind === "any") {
    add(shape, particle.property, anything().optional());
  } else if (particle.property !== undefined) {
    const item = hasRows(particle) ? typeSchema(rowTypeOf(particle)) : anything();
    const items = z.array(item, { error: wrong("array") });
    add(shape, particle.property, absent || looks.loose ? items.optional() : items);
  } else {
    const below = absent || particle.kind === "choice";
    for (const child of particle.particles) addParticle(child, below, looks, shape);
  }
}

function elementParticleSchema(
  { property, element, minOccurs, maxOccurs }: ElementParticle,
  optional: boolean,
  { prefixes }: Looks,
): z.ZodType {
  const schema = elementSchema(element);
  const { namespace } = element.name;
  const prefix = prefixes && Object.hasOwn(prefixes, namespace) ? prefixes[namespace] : undefined;
  const name = { ...element.name, prefix };
  if (maxOccurs === 1) return optional ? schema.optional() : schema;
  const many = z
    .array(schema, { error: wrong("array") })
    .max(maxOccurs, { error: tooMany(name, maxOccurs) });
  return optional
    ? many.optional()
    : many.min(minOccurs, { error: tooFew({ property, name, minimum: minOccurs }) });
}

function elementSchema(element: ElementDescriptor): z.ZodType {
  if (element.substitutions !== undefined) return anything();
  const type = element.type();
  const schema = typeWithDerived(type);
  return element.nillable ? z.union([z.null(), schema, ...nilWithAttributes(type)]) : schema;
}

function typeWithDerived(type: TypeDescriptor): z.ZodType {
  const stands =
    type.kind === "complexType" && (type.derived !== undefined || type.abstract === true);
  return stands ? derivedSchema(type) : typeSchema(type);
}

/** A nil element can have attributes: those of its type, or of the type that stands for it. */
function nilWithAttributes(type: TypeDescriptor): readonly z.ZodType[] {
  if (type.kind === "simpleType") return [];
  const derived = (type.derived?.() ?? []).flatMap((one) =>
    one.type.kind === "complexType" ? [nilSchema(one.type, one.$type)] : [],
  );
  return type.abstract === true ? derived : [nilSchema(type), ...derived];
}

function nilSchema(type: ComplexType, $type?: string): z.ZodType {
  const { anyAttribute } = type;
  const shape = {
    $nil: z.literal(true),
    ...($type === undefined ? ownTypeOf(type) : { $type: z.literal($type) }),
    ...(anyAttribute === undefined ? {} : { [anyAttribute.property]: anything().optional() }),
    ...Object.fromEntries(
      (type.attributes?.() ?? []).map((use) => [use.property, attributeSchema(use)]),
    ),
  };
  return z.object(shape).catchall(unknownProperty());
}

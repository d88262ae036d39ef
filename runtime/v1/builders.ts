import type { ComplexType, Content, Particle, TypeDescriptor } from "../descriptors.js";
import { XmlValidationError } from "../issues.js";
import { kindsOf } from "../model/item-kinds.js";
import { validate } from "../validate.js";
import type { BuildOptions } from "./builder-types.js";

/** The property that was set last, its value, and the builder before that. Nothing is copied until a value is made. */
const given: unique symbol = Symbol("given");
const held: unique symbol = Symbol("held");
const before: unique symbol = Symbol("before");

/** The type that a builder fills. */
const filled: unique symbol = Symbol("filled");

/** Builders are immutable: each setter makes a new one, which knows the one before. */
interface Builder {
  readonly [given]: string | undefined;
  readonly [held]: unknown;
  readonly [before]: Builder | undefined;
  readonly [filled]: ComplexType;
}

/** Makes builders of one type: a class of their own, so that they are made fast and look alike. */
type Make = (property: string | undefined, value: unknown, previous?: Builder) => Builder;

const makers = new WeakMap<ComplexType, Make>();

/**
 * Makes the function that starts a builder for a complex type. The builder has a method for each property, and
 * `build()`, which gives the value or throws an `XmlValidationError` with all that is wrong with it.
 */
export function builderOf<B>(descriptor: () => ComplexType): () => B {
  return () => startOf(descriptor()) as B;
}

function startOf(descriptor: ComplexType): Builder {
  let make = makers.get(descriptor);
  if (make === undefined) {
    make = makerOf(descriptor);
    makers.set(descriptor, make);
  }
  return make(undefined, undefined);
}

function makerOf(descriptor: ComplexType): Make {
  class OfType implements Builder {
    readonly [given]: string | undefined;
    readonly [held]: unknown;
    readonly [before]: Builder | undefined;

    constructor(property: string | undefined, value: unknown, previous: Builder | undefined) {
      this[given] = property;
      this[held] = value;
      this[before] = previous;
    }

    get [filled](): ComplexType {
      return descriptor;
    }
  }
  const make: Make = (property, value, previous) => new OfType(property, value, previous);
  define(OfType.prototype, "build", function build(this: Builder, options?: BuildOptions): unknown {
    const value = heldIn(this);
    const issues = validate(descriptor, value, { locale: options?.locale });
    if (issues.length > 0) throw new XmlValidationError(issues);
    return value;
  });
  // A property may have any name, `constructor` among them.
  for (const [property, type] of propertiesOf(descriptor))
    define(OfType.prototype, property, function set(this: Builder, value: unknown): Builder {
      return make(property, settle(value, type), this);
    });
  return make;
}

function define(object: object, name: string, value: unknown): void {
  Object.defineProperty(object, name, { ...plainly, value });
}

/** What a builder holds, in the order in which it was set first. */
function heldIn(builder: Builder): Record<string, unknown> {
  const settings: Builder[] = [];
  for (let setting: Builder | undefined = builder; setting !== undefined; setting = setting[before])
    settings.push(setting);
  const value: Record<string, unknown> = {};
  for (let index = settings.length - 1; index >= 0; index--) {
    const setting = settings[index];
    const property = setting?.[given];
    if (property === "__proto__") define(value, property, setting?.[held]);
    else if (property !== undefined) value[property] = setting?.[held];
  }
  return value;
}

const plainly = { configurable: true, enumerable: true, writable: true };

/** What a sub-builder of a property fills: a complex type, or one for each kind of item. */
type Wanted = ComplexType | Kinds | undefined;
type Kinds = ReadonlyMap<unknown, ComplexType | undefined>;

/** The value that a setter was given: plain, in a builder, or by a function that finishes one. */
function settle(value: unknown, type: Wanted): unknown {
  if (Array.isArray(value)) return value.map((item) => settle(item, type));
  if (type instanceof Map) return settleItem(value, type);
  return settleValue(value, type as ComplexType | undefined);
}

/** The value of an item may be in a builder, or in a function that finishes one. */
function settleItem(item: unknown, kinds: Kinds): unknown {
  if (typeof item !== "object" || item === null || !("kind" in item && "value" in item))
    return item;
  const value = settleValue(item.value, kinds.get(item.kind));
  return value === item.value ? item : { ...item, value };
}

function settleValue(value: unknown, type: ComplexType | undefined): unknown {
  if (typeof value === "function" && type !== undefined)
    return settleValue(value(startOf(type)), type);
  if (typeof value !== "object" || value === null) return value;
  if (given in value) return heldBy(value as Builder, type);
  const { build } = value as { readonly build?: unknown };
  return typeof build === "function" ? build.call(value) : value;
}

/** What a builder holds, with `$type` where it fills a type derived from the one that is wanted. */
function heldBy(builder: Builder, wanted: ComplexType | undefined): object {
  const value = heldIn(builder);
  const type = builder[filled];
  if (type === wanted) return value;
  const $type = wanted?.derived?.().find((derived) => derived.type === type)?.$type;
  return $type === undefined ? value : { ...value, $type };
}

/** The properties of a complex type, with the complex type of those that a sub-builder can fill. */
function propertiesOf(descriptor: ComplexType): ReadonlyMap<string, Wanted> {
  const properties = new Map<string, Wanted>();
  const content = descriptor.content?.();
  if (content !== undefined) addContent(content, properties);
  for (const { property } of descriptor.attributes?.() ?? []) properties.set(property, undefined);
  const { anyAttribute } = descriptor;
  if (anyAttribute !== undefined) properties.set(anyAttribute.property, undefined);
  return properties;
}

function addContent(content: Content, properties: Map<string, Wanted>): void {
  if (content.kind === "text") properties.set(content.property, undefined);
  else if (content.kind === "mixed") properties.set(content.property, kindsIn(content.particle));
  else addParticle(content, properties);
}

function addParticle(particle: Particle, properties: Map<string, Wanted>): void {
  if (particle.kind === "element") {
    const { substitutions, type } = particle.element;
    const wanted = substitutions === undefined ? complex(type()) : kindsIn(particle);
    properties.set(particle.property, wanted);
  } else if (particle.property !== undefined) properties.set(particle.property, kindsIn(particle));
  else if (particle.kind !== "any") {
    for (const child of particle.particles) addParticle(child, properties);
  }
}

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

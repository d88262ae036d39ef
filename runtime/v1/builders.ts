import { XmlValidationError } from "../issues.js";
import { validate } from "../validate.js";
import type { ComplexType, Content, Particle, TypeDescriptor } from "./descriptors.js";

/** The values set so far; builders are immutable, so each setter makes a new builder around a copy. */
const given: unique symbol = Symbol("given");

/** The type that a builder fills. */
const filled: unique symbol = Symbol("filled");

interface Builder {
  readonly [given]: Readonly<Record<string, unknown>>;
  readonly [filled]: ComplexType;
}

const prototypes = new WeakMap<ComplexType, object>();

/**
 * Makes the function that starts a builder for a complex type. The builder has a method for each property, and
 * `build()`, which gives the value or throws an `XmlValidationError` with all that is wrong with it.
 */
export function builderOf<B>(descriptor: () => ComplexType): () => B {
  return () => startOf(descriptor()) as B;
}

function startOf(descriptor: ComplexType): Builder {
  let prototype = prototypes.get(descriptor);
  if (prototype === undefined) {
    prototype = prototypeOf(descriptor);
    prototypes.set(descriptor, prototype);
  }
  return around(prototype, {});
}

function around(prototype: object, values: Readonly<Record<string, unknown>>): Builder {
  return Object.create(prototype, { [given]: { value: values } }) as Builder;
}

function prototypeOf(descriptor: ComplexType): object {
  const prototype: Record<string, unknown> = {
    build(this: Builder): unknown {
      const value = { ...this[given] };
      const issues = validate(descriptor, value);
      if (issues.length > 0) throw new XmlValidationError(issues);
      return value;
    },
  };
  Object.defineProperty(prototype, filled, { value: descriptor });
  for (const [property, type] of propertiesOf(descriptor)) {
    prototype[property] = function set(this: Builder, value: unknown): Builder {
      return around(prototype, { ...this[given], [property]: settle(value, type) });
    };
  }
  return prototype;
}

/** The value that a setter was given: plain, in a builder, or by a function that finishes one. */
function settle(value: unknown, type: ComplexType | undefined): unknown {
  if (Array.isArray(value)) return value.map((item) => settle(item, type));
  if (typeof value === "function" && type !== undefined) return settle(value(startOf(type)), type);
  if (typeof value !== "object" || value === null) return value;
  if (given in value) return heldBy(value as Builder, type);
  const { build } = value as { readonly build?: unknown };
  return typeof build === "function" ? build.call(value) : value;
}

/** What a builder holds, with `$type` where it fills a type derived from the one that is wanted. */
function heldBy(builder: Builder, wanted: ComplexType | undefined): object {
  const own = builder[filled];
  const derived = own === wanted ? [] : (wanted?.derived?.() ?? []);
  const $type = derived.find(({ type }) => type === own)?.$type;
  return $type === undefined ? { ...builder[given] } : { ...builder[given], $type };
}

/** The properties of a complex type, with the complex type of those that a sub-builder can fill. */
function propertiesOf(descriptor: ComplexType): ReadonlyMap<string, ComplexType | undefined> {
  const properties = new Map<string, ComplexType | undefined>();
  const content = descriptor.content?.();
  if (content !== undefined) addContent(content, properties);
  for (const { property } of descriptor.attributes?.() ?? []) properties.set(property, undefined);
  const { anyAttribute } = descriptor;
  if (anyAttribute !== undefined) properties.set(anyAttribute.property, undefined);
  return properties;
}

function addContent(content: Content, properties: Map<string, ComplexType | undefined>): void {
  if (content.kind === "text" || content.kind === "mixed") {
    properties.set(content.property, undefined);
  } else addParticle(content, properties);
}

function addParticle(particle: Particle, properties: Map<string, ComplexType | undefined>): void {
  if (particle.kind === "element") {
    const { substitutions, type } = particle.element;
    properties.set(particle.property, substitutions === undefined ? complex(type()) : undefined);
  } else if (particle.property !== undefined) properties.set(particle.property, undefined);
  else if (particle.kind !== "any") {
    for (const child of particle.particles) addParticle(child, properties);
  }
}

function complex(type: TypeDescriptor): ComplexType | undefined {
  return type.kind === "complexType" ? type : undefined;
}

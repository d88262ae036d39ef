import type { ComplexType } from "../descriptors.js";
import { memo } from "../engine/memo.js";
import { XmlValidationError } from "../issues.js";
import { validate } from "../validate.js";
import type { BuildOptions } from "./builder-types.js";
import { type Kinds, type SetterFacts, settersOf } from "./setters.js";

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

/**
 * Starts a builder for a complex type. It has a method for each property, and `build()`, which gives the value or throws an
 * `XmlValidationError` with all that is wrong with it.
 */
export function start<B>(descriptor: ComplexType): B {
  return makerOf(descriptor)(undefined, undefined) as B;
}

/** Makes the function that starts a builder. */
export function builderOf<B>(descriptor: () => ComplexType): () => B {
  return () => start(descriptor());
}

const makerOf: (descriptor: ComplexType) => Make = /*@__PURE__*/ memo(makeMaker);

function makeMaker(descriptor: ComplexType): Make {
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
  for (const [property, facts] of settersOf(descriptor))
    define(OfType.prototype, property, function set(this: Builder, value: unknown): Builder {
      const settled = settle(value, facts.wanted);
      return make(property, facts.list ? added(settled, facts) : settled, this);
    });
  return make;
}

function define(object: object, name: string, value: unknown): void {
  Object.defineProperty(object, name, { ...asDataProperty, value });
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
    if (property === undefined) continue;
    const set = setting?.[held];
    const now = set instanceof Added ? set.to(ownValue(value, property)) : set;
    if (property === "__proto__") define(value, property, now);
    else value[property] = now;
  }
  return value;
}

function ownValue(object: Readonly<Record<string, unknown>>, property: string): unknown {
  return Object.hasOwn(object, property) ? object[property] : undefined;
}

/** Items that a setter adds to a list. */
class Added {
  readonly #items: readonly unknown[] | undefined;

  constructor(items: readonly unknown[] | undefined) {
    this.#items = items;
  }

  /** The list so far, which nobody else has seen, with the items after it. */
  to(list: unknown): unknown {
    if (this.#items === undefined) return list;
    if (!Array.isArray(list)) return [...this.#items];
    for (const item of this.#items) list.push(item);
    return list;
  }
}

/** An array is always the items, anything else is one of them, and nothing adds nothing. */
function added(value: unknown, { nested }: SetterFacts): unknown {
  if (Array.isArray(value)) return new Added(value);
  if (value === undefined) return new Added(undefined);
  // What is not an array, where items may be arrays, is for the check to judge.
  return nested ? value : new Added([value]);
}

const asDataProperty = { configurable: true, enumerable: true, writable: true };

/** The value that a setter was given: as it is, in a builder, or by a function that finishes one. */
function settle(value: unknown, type: SetterFacts["wanted"]): unknown {
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
    return settleValue(value(start(type)), type);
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

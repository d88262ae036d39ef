import { once } from "../model/once.js";

/**
 * An object that is made when something is first asked of it, and is that object from then on: a constant can be exported
 * that costs nothing on import. Methods are called on this object, not on what stands behind it, so there is one identity.
 */
export function lazyObject<T extends object>(make: () => T): T {
  const made = once(make);
  const target: T = Object.create(null, { [inspected]: { value: made, configurable: true } });
  return new Proxy(target, {
    get: (_, key, self) => Reflect.get(made(), key, self),
    set: (_, key, value) => Reflect.set(made(), key, value),
    has: (_, key) => Reflect.has(made(), key),
    ownKeys: () => Reflect.ownKeys(made()),
    getPrototypeOf: () => Reflect.getPrototypeOf(made()),
    getOwnPropertyDescriptor: (_, key) => shown(Reflect.getOwnPropertyDescriptor(made(), key)),
    defineProperty: (_, key, property) => Reflect.defineProperty(made(), key, property),
    deleteProperty: (_, key) => Reflect.deleteProperty(made(), key),
  });
}

/** Node prints the target of a proxy; its own word for what to print instead. */
const inspected = /*@__PURE__*/ Symbol.for("nodejs.util.inspect.custom");

/** A proxy may not call a property fixed that its target does not have. */
function shown(property: PropertyDescriptor | undefined): PropertyDescriptor | undefined {
  return property === undefined ? undefined : { ...property, configurable: true };
}

/** Sets an own property, whatever it is called. */
export function setProperty(object: object, property: string, value: unknown): void {
  if (property === "__proto__") {
    Object.defineProperty(object, property, {
      value,
      writable: true,
      enumerable: true,
      configurable: true,
    });
  } else (object as Record<string, unknown>)[property] = value;
}

/*
 * A property may be called as what all objects inherit: `constructor`, `toString`, `__proto__`. Where a value has none of its own, it
 * has none.
 */

/** Whether one of some names is that of something that all objects inherit. */
export function areInherited(names: Iterable<string>): boolean {
  for (const name of names) if (name in Object.prototype) return true;
  return false;
}

/** A property of a value, without what all objects inherit. */
export function propertyOf(value: Readonly<Record<string, unknown>>, name: string): unknown {
  return name in Object.prototype && !Object.hasOwn(value, name) ? undefined : value[name];
}

/** A value that inherits nothing, with its own properties and those of some names that it has otherwise. */
export function withOwnAlone(
  value: Readonly<Record<string, unknown>>,
  names: Iterable<string>,
): Readonly<Record<string, unknown>> {
  const own: Record<string, unknown> = Object.create(null);
  for (const name of Object.keys(value)) own[name] = value[name];
  for (const name of names) if (!(name in Object.prototype)) own[name] = value[name];
  return own;
}

import type { Declaration } from "../ir/ir.js";
import type { Handle } from "../ir/names.js";

/** Makes a value once for each key, so that a handle asked for twice is the same handle. */
export function perKey<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const made = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    const known = made.get(key) ?? { value: make(key) };
    made.set(key, known);
    return known.value;
  };
}

/** The name that a declaration's code is built from. */
export function baseName(declaration: Declaration): string {
  return declaration.kind === "element" ? declaration.name : declaration.handle.wanted;
}

/** A handle of each declaration, for a type or a constant called after it. */
export function handlePer<D extends Declaration>(
  space: Handle["space"],
  wanted: (name: string) => string,
): (declaration: D) => Handle {
  return perKey((declaration: D) => ({ space, wanted: wanted(baseName(declaration)) }));
}

/** Those that there are. */
export function present(handles: readonly (Handle | undefined)[]): readonly Handle[] {
  return handles.filter((handle) => handle !== undefined);
}

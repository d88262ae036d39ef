import { clark } from "../../runtime/qname.js";
import { anyType, builtInTypes } from "../schema/built-ins.js";
import type { Schema } from "../schema/components.js";
import { nameOf } from "./names.js";

/**
 * A copy of a schema with other namespaces, as if it had had them from the beginning. Components refer to each other in circles, and chains
 * of them are long: copies are made first and filled from a list.
 */
export function withNamespaces(
  schema: Schema,
  namespaces: Readonly<Record<string, string>>,
): Schema {
  if (Object.keys(namespaces).length === 0) return schema;
  return new Renaming(namespaces).copyOf(schema);
}

/** The namespaces of the global components of a schema. */
export function namespacesOf(schema: Schema): ReadonlySet<string> {
  const { elementDeclarations, typeDefinitions, attributeDeclarations } = schema;
  const labels = [elementDeclarations, typeDefinitions, attributeDeclarations].flatMap((map) => [
    ...map.keys(),
  ]);
  return new Set(labels.map((label) => nameOf(label).namespace));
}

type Key = "namespace" | "namespaces" | "other";

class Renaming {
  readonly #namespaces: Readonly<Record<string, string>>;
  readonly #copies = new Map<object, object>();
  readonly #open: (() => void)[] = [];

  constructor(namespaces: Readonly<Record<string, string>>) {
    this.#namespaces = namespaces;
    for (const type of [anyType, ...builtInTypes.values()]) this.#copies.set(type, type);
  }

  copyOf(schema: Schema): Schema {
    const copy = this.#copy(schema, "other") as Schema;
    for (const fill of this.#open) fill();
    return copy;
  }

  #renamed(namespace: string): string {
    return Object.hasOwn(this.#namespaces, namespace)
      ? (this.#namespaces[namespace] ?? namespace)
      : namespace;
  }

  #copy(value: unknown, key: Key): unknown {
    if (typeof value === "string") return key === "other" ? value : this.#renamed(value);
    if (typeof value !== "object" || value === null) return value;
    const known = this.#copies.get(value);
    if (known !== undefined) return known;
    if (value instanceof Map) return this.#map(value, key);
    if (value instanceof Set) return new Set(value);
    if (Array.isArray(value)) return this.#array(value, key);
    return this.#object(value);
  }

  #array(array: readonly unknown[], key: Key): unknown {
    const copy: unknown[] = [];
    this.#copies.set(array, copy);
    this.#open.push(() => {
      for (const item of array) copy.push(this.#copy(item, key));
    });
    return copy;
  }

  /** Prefixes with their namespaces, or components by their Clark names. */
  #map(map: ReadonlyMap<unknown, unknown>, key: Key): unknown {
    const copy = new Map<unknown, unknown>();
    this.#copies.set(map, copy);
    this.#open.push(() => {
      for (const [name, value] of map) {
        const named = key === "other" && typeof name === "string" ? this.#label(name) : name;
        copy.set(named, this.#copy(value, key));
      }
    });
    return copy;
  }

  #label(label: string): string {
    const { namespace, local } = nameOf(label);
    return clark({ namespace: this.#renamed(namespace), local });
  }

  #object(object: object): unknown {
    const copy: Record<string, unknown> = {};
    this.#copies.set(object, copy);
    this.#open.push(() => {
      for (const [property, value] of Object.entries(object))
        copy[property] = this.#copy(value, keys[property] ?? "other");
    });
    return copy;
  }
}

/** Properties that hold namespaces, not components or texts. */
const keys: Readonly<Record<string, Key>> = {
  namespace: "namespace",
  targetNamespace: "namespace",
  namespaces: "namespaces",
  prefixes: "namespaces",
};

import { clark, type QName } from "../../runtime/qname.js";
import { anyType, builtInTypes } from "../schema/built-ins.js";
import type { AttributeUse, Schema } from "../schema/components.js";
import { nameOf } from "./names.js";

/** A version under the namespaces as which it is compared. */
export interface RenamedVersion {
  readonly schema: Schema;
  /** The version as it is. */
  readonly own: Schema;
  /** Its namespaces by which its documents are known, with those as which they are compared; empty where none was renamed. */
  readonly renamed: ReadonlyMap<string, string>;
  /** The names of its components as they are, by those of the copy: the objects themselves, since two names may have become one. */
  readonly ownNames: WeakMap<QName, QName>;
}

/** Two components have one name after their namespaces were renamed. */
export class NamespaceCollision extends Error {
  override readonly name = "NamespaceCollision";
  /** Clark name that both have. */
  readonly label: string;

  constructor(label: string) {
    super(`After namespaces were renamed, two components are called ${label}.`);
    this.label = label;
  }
}

/**
 * Both versions as if namespaces that were renamed had had one name from the beginning: that of the new version. Where one side had none,
 * it is none: local names without a namespace could be either.
 *
 * @throws {NamespaceCollision} where two components come to have one name
 */
export function underOneName(
  older: Schema,
  newer: Schema,
  namespaces: Readonly<Record<string, string>>,
): { readonly old: RenamedVersion; readonly new: RenamedVersion } {
  const madeNamed = namespaces[""];
  const toNone = madeNamed === undefined || madeNamed === "" ? [] : [[madeNamed, ""] as const];
  const ofNew = new Map(toNone);
  const named = Object.entries(namespaces).filter(([old]) => old !== "");
  const ofOld = new Map([
    ...ofNew,
    ...named.map(([old, now]) => [old, ofNew.get(now) ?? now] as const),
  ]);
  return { old: renamedVersion(older, ofOld), new: renamedVersion(newer, ofNew) };
}

function renamedVersion(own: Schema, namespaces: ReadonlyMap<string, string>): RenamedVersion {
  const renamed = new Map([...namespaces].filter(([before, after]) => before !== after));
  if (renamed.size === 0) return { schema: own, own, renamed, ownNames: new WeakMap() };
  const renaming = new Renaming(renamed);
  return { schema: renaming.copyOf(own), own, renamed, ownNames: renaming.ownNames };
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

/** Makes a copy of a schema. Components refer to each other in circles, and chains of them are long: copies are made first and filled from a list. */
class Renaming {
  readonly ownNames = new WeakMap<QName, QName>();
  readonly #namespaces: ReadonlyMap<string, string>;
  readonly #copies = new Map<object, object>();
  readonly #open: (() => void)[] = [];
  /** Lists in which no two may have one name. */
  readonly #attributes: (readonly AttributeUse[])[] = [];

  constructor(namespaces: ReadonlyMap<string, string>) {
    this.#namespaces = namespaces;
    for (const type of [anyType, ...builtInTypes.values()]) this.#copies.set(type, type);
  }

  copyOf(schema: Schema): Schema {
    const copy = this.#copy(schema, "other") as Schema;
    for (const fill of this.#open) fill();
    for (const uses of this.#attributes) refuseDoubles(uses);
    return copy;
  }

  #renamed(namespace: string): string {
    return this.#namespaces.get(namespace) ?? namespace;
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
        if (copy.has(named)) throw new NamespaceCollision(String(named));
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
    if (isName(object)) this.ownNames.set(copy as unknown as QName, object);
    this.#open.push(() => {
      for (const [property, value] of Object.entries(object)) {
        copy[property] = this.#copy(value, keys[property] ?? "other");
        if (property === "attributeUses")
          this.#attributes.push(copy[property] as readonly AttributeUse[]);
      }
    });
    return copy;
  }
}

const isName = (object: object): object is QName => "namespace" in object && "local" in object;

function refuseDoubles(uses: readonly AttributeUse[]): void {
  const seen = new Set<string>();
  for (const { attributeDeclaration } of uses) {
    const label = clark(attributeDeclaration.name);
    if (seen.has(label)) throw new NamespaceCollision(label);
    seen.add(label);
  }
}

/** Properties that hold namespaces, not components or texts. */
const keys: Readonly<Record<string, Key>> = {
  namespace: "namespace",
  targetNamespace: "namespace",
  namespaces: "namespaces",
  prefixes: "namespaces",
};

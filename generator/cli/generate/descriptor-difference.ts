/**
 * The first difference of two descriptor graphs, as a path with both values; undefined if they are equal. Properties with certain names may be
 * ignored.
 */
export function firstDifference(
  a: unknown,
  b: unknown,
  without: ReadonlySet<string> = new Set(),
): string | undefined {
  return new Comparison(without).compare(a, b, "");
}

/**
 * Walks two graphs together, through thunks. A pair met before is not walked again, so that cycles end. An
 * undefined property counts as absent. Built-in datatypes have functions, which cannot be compared: their data must be equal.
 */
class Comparison {
  readonly #met = new WeakMap<object, WeakSet<object>>();
  readonly #without: ReadonlySet<string>;

  constructor(without: ReadonlySet<string>) {
    this.#without = without;
  }

  compare(a: unknown, b: unknown, path: string): string | undefined {
    if (typeof a === "function" && typeof b === "function") {
      return this.compare(a(), b(), `${path}()`);
    }
    if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) {
      return Object.is(a, b) ? undefined : difference(path, a, b);
    }
    if (this.#isMet(a, b)) return undefined;
    if (a instanceof Set && b instanceof Set) return this.compare([...a], [...b], path);
    if (a instanceof Map && b instanceof Map) return this.#entries(byKey(a), byKey(b), path);
    if (Array.isArray(a) !== Array.isArray(b)) return difference(path, a, b);
    return this.#entries(this.#entriesOf(a), this.#entriesOf(b), path);
  }

  /** Order matters, since descriptors are in schema order; only maps are compared by name. */
  #entries(a: readonly Entry[], b: readonly Entry[], path: string): string | undefined {
    const keys = a.map(([key]) => key);
    const others = b.map(([key]) => key);
    if (keys.join("\0") !== others.join("\0")) {
      return difference(`${path} (keys)`, keys.join(", "), others.join(", "));
    }
    for (const [index, [key, value]] of a.entries()) {
      const found = this.compare(value, b[index]?.[1], `${path}.${key}`);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #entriesOf(value: object): readonly Entry[] {
    const entries = entriesOf(value);
    return Array.isArray(value) ? entries : entries.filter(([key]) => !this.#without.has(key));
  }

  #isMet(a: object, b: object): boolean {
    const partners = this.#met.get(a) ?? new WeakSet();
    this.#met.set(a, partners);
    if (partners.has(b)) return true;
    partners.add(b);
    return false;
  }
}

type Entry = readonly [key: string, value: unknown];

function entriesOf(value: object): readonly Entry[] {
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (Array.isArray(value)) return entries;
  const known = entries.map(
    ([key, item]): Entry => [key, key === "datatype" ? dataOf(item) : item],
  );
  return byKey(known);
}

function byKey(entries: Iterable<Entry>): readonly Entry[] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
}

function dataOf(datatype: unknown): unknown {
  if (typeof datatype !== "object" || datatype === null) return datatype;
  return Object.fromEntries(
    Object.entries(datatype).filter(([, item]) => typeof item !== "function"),
  );
}

function difference(path: string, a: unknown, b: unknown): string {
  return `${path}: ${show(a)} is not ${show(b)}`;
}

function show(value: unknown): string {
  return typeof value === "object" && value !== null
    ? `{${Object.keys(value).join(", ")}}`
    : String(value);
}

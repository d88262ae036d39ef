/** An entry of a list: one thing, or all entries of another thing's list. */
export interface ListPart<T> {
  readonly kind: "one" | "allOf";
  readonly of: T;
}

/** Things that stand below each other, each with a list of those below it, such as the members of a substitution group. */
export interface Lists<T> {
  /** What stands directly below, in order. */
  below(one: T): readonly T[];
  /** What the list of a thing has in it, where it has a list that can be referred to. */
  listOf(one: T): ReadonlySet<T> | undefined;
}

/**
 * Says what is below something by naming the lists of what stands below, so that each thing is said once: a chain of n, each
 * with a list of all below it, says n things, not n².
 */
export function partsOf<T>(
  top: T,
  wanted: ReadonlySet<T>,
  { below, listOf }: Lists<T>,
): readonly ListPart<T>[] {
  const parts: ListPart<T>[] = [];
  const missing = new Set(wanted);
  const seen = new Set([top]);
  const waiting = below(top).toReversed();
  for (let next = waiting.pop(); next !== undefined && missing.size > 0; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const list = listOf(next);
    const long = list !== undefined && list.size > shortList;
    const whole = long && isSubset(list, missing) ? list : undefined;
    if (missing.has(next) && !whole?.has(next)) parts.push({ kind: "one", of: next });
    if (whole !== undefined) parts.push({ kind: "allOf", of: next });
    missing.delete(next);
    for (const one of whole ?? []) missing.delete(one);
    for (const one of below(next).toReversed()) waiting.push(one);
  }
  return parts;
}

/** A list of so few is better read where it is needed than looked up; chains stay as long as their schema, times this. */
const shortList = 3;

function isSubset<T>(some: ReadonlySet<T>, all: ReadonlySet<T>): boolean {
  if (some.size > all.size) return false;
  for (const one of some) if (!all.has(one)) return false;
  return true;
}

/** The things that parts expand to. */
export function listed<T>(
  parts: readonly ListPart<T>[],
  listOf: (one: T) => readonly T[],
): readonly T[] {
  return parts.flatMap(({ kind, of }) => (kind === "allOf" ? listOf(of) : [of]));
}

/** Computes a result once for each key. */
export function remembering<T extends object, R>(compute: (of: T) => R): (of: T) => R {
  const known = new Map<T, R>();
  return (of) => {
    const result = known.get(of);
    if (result !== undefined || known.has(of)) return result as R;
    const made = compute(of);
    known.set(of, made);
    return made;
  };
}

/** Adds to the list that a map has for a key. */
export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

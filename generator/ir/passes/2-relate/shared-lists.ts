/** An entry of a list: one thing, or all entries of another thing's list. */
export interface ListPart<T> {
  readonly kind: "one" | "allOf";
  readonly of: T;
}

/** The same with what values call the thing: its `kind` or `$type`. */
export interface NamedPart<T> extends ListPart<T> {
  readonly name: string;
}

/** Things that stand below each other, each with a list of those below it, such as the members of a substitution group. */
export interface Hierarchy<T> {
  /** What stands directly below, in order. */
  below(one: T): readonly T[];
  /** Whether a thing is in lists at all. */
  isListed(one: T): boolean;
  /** Whether a list can be referred to by that of another. */
  canBeNamed(one: T): boolean;
  /** Whether its own list begins with the thing itself, where others name it. */
  hasItself(one: T): boolean;
  /** Whether it is sure, without looking at each, that all that is listed and stands below is in the list. */
  isWhole(one: T): boolean;
  /** Whether a thing may be in the list of one that it stands below. */
  isAllowed(one: T, top: T): boolean;
}

/** What is below each thing of a hierarchy and in its list, itself left out. */
export interface SharedLists<T> {
  /** By the lists of what stands below, so that each thing is said once: a chain of n says n things, not n². */
  partsOf(top: T): readonly ListPart<T>[];
  /** The same, written out. */
  listOf(top: T): readonly T[];
}

/** What is known of all below a thing: how many are listed, and whether all lists there are whole. */
interface Below {
  readonly size: number;
  readonly whole: boolean;
}

export function sharedLists<T extends object>(hierarchy: Hierarchy<T>): SharedLists<T> {
  const { below, isListed, canBeNamed, hasItself, isWhole, isAllowed } = hierarchy;
  const known = new Map<T, Below>();
  /** From the lowest up, without recursion. What stands below itself by mistake has no whole list. */
  const factsOf = (top: T): Below => {
    if (!known.has(top)) for (const one of walk(top, below).reverse()) known.set(one, sumUp(one));
    return known.get(top) ?? { size: 0, whole: false };
  };
  const sumUp = (one: T): Below => {
    const inner = below(one);
    const facts = inner.map((each) => known.get(each));
    return {
      size: facts.reduce((sum, fact) => sum + (fact?.size ?? 0), 0) + inner.filter(isListed).length,
      whole: isWhole(one) && facts.every((fact) => fact?.whole === true),
    };
  };
  const looked = {
    below,
    listOf: remembering((one: T) => {
      const list = allowedBelow(one);
      if (list.length === 0 || !canBeNamed(one)) return undefined;
      return new Set(hasItself(one) ? [one, ...list] : list);
    }),
  };
  const allowedBelow = (top: T): readonly T[] =>
    walk(top, below).filter((one) => one !== top && isListed(one) && isAllowed(one, top));
  const partsOf = remembering((top: T): readonly ListPart<T>[] =>
    factsOf(top).whole ? wholeParts(top) : chosenParts(top, new Set(allowedBelow(top)), looked),
  );
  const wholeParts = (top: T): readonly ListPart<T>[] => {
    const parts: ListPart<T>[] = [];
    const waiting = below(top).toReversed();
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { size } = factsOf(next);
      const isLong = size > 0 && size + (hasItself(next) ? 1 : 0) > shortList && canBeNamed(next);
      if (isListed(next) && !(isLong && hasItself(next))) parts.push({ kind: "one", of: next });
      if (isLong) parts.push({ kind: "allOf", of: next });
      else for (const one of below(next).toReversed()) waiting.push(one);
    }
    return parts;
  };
  const listOf = remembering((top: T): readonly T[] => {
    if (factsOf(top).whole) return walk(top, below).filter((one) => one !== top && isListed(one));
    return partsOf(top).flatMap(({ kind, of }) => {
      if (kind === "one") return [of];
      return hasItself(of) ? [of, ...listOf(of)] : listOf(of);
    });
  });
  return { partsOf, listOf };
}

/** A thing and all below it, each before those below it, in order. */
function walk<T>(top: T, below: (one: T) => readonly T[]): T[] {
  const met = new Set<T>();
  const waiting = [top];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (met.has(next)) continue;
    met.add(next);
    for (const one of below(next).toReversed()) waiting.push(one);
  }
  return [...met];
}

interface Lists<T> {
  below(one: T): readonly T[];
  listOf(one: T): ReadonlySet<T> | undefined;
}

/** Names the lists all of whose entries are wanted. */
function chosenParts<T>(
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

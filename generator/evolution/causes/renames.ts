/** A component that is gone, and one that is new and so much alike that it is the same under another name. */
export interface Renamed<T> {
  readonly old: T;
  readonly new: T;
  /** In percent; 100 where they are equal but for the name. */
  readonly certainty: number;
}

export interface Likeness<T> {
  /** What it says without its name. */
  readonly signature: (of: T) => string;
  /** What it is made of, to be counted. */
  readonly parts: (of: T) => readonly string[];
  readonly name: (of: T) => string;
}

/** As much must be the same, as for git. */
const least = 60;

/** Pairs of what is gone with what is new, the surest first; each is taken once. */
export function findRenames<T>(
  gone: readonly T[],
  added: readonly T[],
  { signature, parts, name }: Likeness<T>,
): readonly Renamed<T>[] {
  if (gone.length * added.length > 250_000) return [];
  const candidates = gone.flatMap((old) =>
    added.map((newer) => {
      const same = signature(old) === signature(newer);
      const likeness = same ? 100 : Math.min(99, shared(parts(old), parts(newer)));
      // Of several that are equal, those with names that look alike.
      return { old, new: newer, certainty: likeness, names: sharedLetters(name(old), name(newer)) };
    }),
  );
  const taken = new Set<T>();
  return candidates
    .filter(({ certainty }) => certainty >= least)
    .toSorted((a, b) => b.certainty - a.certainty || b.names - a.names)
    .filter(({ old, new: newer }) => {
      if (taken.has(old) || taken.has(newer)) return false;
      taken.add(old).add(newer);
      return true;
    });
}

/** How many percent of the parts of both are parts of both. */
function shared(a: readonly string[], b: readonly string[]): number {
  if (a.length < 2 || b.length < 2) return 0;
  const left = [...b];
  const common = a.filter((part) => {
    const at = left.indexOf(part);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
  return Math.floor((200 * common) / (a.length + b.length));
}

function sharedLetters(a: string, b: string): number {
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return start + end;
}

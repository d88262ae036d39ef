/** What is filled in so far: an object as the builders make it, with holes. */
export type Draft = unknown;
export type Path = readonly (string | number)[];

/** What stands at a path; undefined where there is nothing. */
export function at(draft: Draft, path: Path): unknown {
  let value: unknown = draft;
  for (const step of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

/** The draft with another value at a path; undefined takes the property or the item away. */
export function withValue(draft: Draft, [step, ...rest]: Path, value: unknown): Draft {
  if (step === undefined) return value;
  const inner = rest.length === 0 ? value : withValue(at(draft, [step]), rest, value);
  if (typeof step === "number") {
    const items: unknown[] = Array.isArray(draft) ? [...draft] : [];
    if (inner === undefined) items.splice(step, 1);
    else items[step] = inner;
    return items;
  }
  const { [step]: _, ...others } = (draft ?? {}) as Record<string, unknown>;
  return inner === undefined ? others : { ...others, [step]: inner };
}

/** Moves an item of a list up or down. */
export function moved(items: readonly unknown[], from: number, by: number): readonly unknown[] {
  const others = items.filter((_, index) => index !== from);
  return others.toSpliced(from + by, 0, items[from]);
}

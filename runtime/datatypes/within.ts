import type { SimpleType } from "../descriptors.js";

/** A simple type and all that it is made of, each once: what it restricts, its items and members, and so on. */
export function typesWithin(type: SimpleType): ReadonlySet<SimpleType> {
  const found = new Set([type]);
  // What is added on the way is walked over as well.
  for (const each of found)
    for (const inner of [each.base?.(), each.itemType?.(), ...(each.memberTypes?.() ?? [])])
      if (inner !== undefined) found.add(inner);
  return found;
}

/*
 * Identifiers and references are drawn as slots, and filled in when the whole value is there: only then is it known which
 * identifiers it has.
 */

/** Stands for a value of type `xs:ID`, or for one of type `xs:IDREF`. */
export class Slot {
  readonly kind: "ID" | "IDREF";
  /** The identifier or reference that was drawn for it. */
  readonly drawn: string;

  constructor(kind: "ID" | "IDREF", drawn: string) {
    this.kind = kind;
    this.drawn = drawn;
  }
}

/** A value whose references refer to nothing, since it has no identifier. */
export class Dangling extends Error {}

/** The value with its slots filled: each identifier another one, each reference to one of them. */
export function fillSlots(value: unknown): unknown {
  const identifiers: string[] = [];
  const named = map(value, (slot) => {
    if (slot.kind === "IDREF") return slot;
    const taken = identifiers.includes(slot.drawn);
    const identifier = taken ? `${slot.drawn}-${identifiers.length}` : slot.drawn;
    identifiers.push(identifier);
    return identifier;
  });
  return map(named, ({ drawn }) => {
    const identifier = identifiers[drawn.length % Math.max(identifiers.length, 1)];
    if (identifier === undefined) throw new Dangling();
    return identifier;
  });
}

function map(value: unknown, fill: (slot: Slot) => unknown): unknown {
  if (value instanceof Slot) return fill(value);
  if (Array.isArray(value)) return value.map((item) => map(item, fill));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, map(inner, fill)]));
}

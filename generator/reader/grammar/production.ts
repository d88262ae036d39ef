import { type AttributeType, ncNameType } from "./lexical.js";

/** Some elements in a row, in any order. */
export interface Slot {
  /** Productions by the local name of the element. */
  readonly productions: ReadonlyMap<string, string>;
  readonly required: boolean;
  readonly repeated: boolean;
  /** Nothing may follow what matched here. */
  readonly last: boolean;
}

export interface Production {
  /** Types by Clark name. Attributes from other namespaces that are not here may be anything. */
  readonly attributes: ReadonlyMap<string, AttributeType>;
  readonly requiredAttributes: readonly string[];
  readonly content: readonly Slot[];
  /** Anything at all may stand inside. */
  readonly open: boolean;
}

type Occurrence = "?" | "*" | "1" | "+" | "!";

/** `?` at most one, `*` any number, `1` exactly one, `+` at least one, `!` at most one and then nothing more. */
export function slot(occurrence: Occurrence, ...keys: readonly string[]): Slot {
  return {
    productions: new Map(keys.map((key) => [key.replace(/\/.*/, ""), key])),
    required: occurrence === "1" || occurrence === "+",
    repeated: occurrence === "*" || occurrence === "+",
    last: occurrence === "!",
  };
}

/** Attributes whose name ends in `!` are required. Every element but `appinfo` and `documentation` may have an `id`. */
export function production(
  attributes: Readonly<Record<string, AttributeType>>,
  ...content: readonly Slot[]
): Production {
  const entries = Object.entries(attributes);
  return {
    attributes: new Map([
      ["id", ncNameType],
      ...entries.map(([name, type]) => [name.replace("!", ""), type] as const),
    ]),
    requiredAttributes: entries
      .filter(([name]) => name.endsWith("!"))
      .map(([name]) => name.slice(0, -1)),
    content,
    open: false,
  };
}

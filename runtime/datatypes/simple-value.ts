import type { SimpleType } from "../descriptors.js";
import type { PrefixFor, ResolvePrefix } from "../nouns/datatype.js";
import type { BrokenRule } from "../nouns/rules.js";

/** One broken rule about a simple value; the message catalogue makes the sentence from the parameters. */
export type Finding = BrokenRule;

/** What reading a text gave. `type` is the atomic or list type that took the value: the active member of a union. */
export interface SimpleValue {
  /** The TypeScript value. */
  readonly value: unknown;
  /** Same key, same value (Part 2, 2.2 equality): for identity constraints and fixed values. */
  readonly key: string;
  /** The text after white space normalisation. */
  readonly lexical: string;
  readonly type: SimpleType;
}

/** A simple type, compiled. */
export interface SimpleTypeReader {
  /** Reads a text as a value of the type: white space, lexical space, value space, every facet of every step. */
  read(text: string, resolve: ResolvePrefix): SimpleValue | readonly Finding[];
  /** Checks a TypeScript value as {@link read} would check its lexical form. No findings: it is valid. */
  check(value: unknown): readonly Finding[];
  /** The lexical form of a valid TypeScript value. */
  write(value: unknown, prefixFor: PrefixFor): string;
  /** Lexical forms of a valid TypeScript value: the usual one, then others, made as they are asked for. */
  forms(value: unknown, prefixFor: PrefixFor): Iterable<string>;
}

/** Whether reading a text failed. */
export function isFindings(
  outcome: SimpleValue | readonly Finding[],
): outcome is readonly Finding[] {
  return Array.isArray(outcome);
}

/** No findings. */
export const noFindings: readonly Finding[] = [];

/** `typeof`, and `null` and `array` apart. */
export function kindOf(native: unknown): string {
  if (native === null) return "null";
  return Array.isArray(native) ? "array" : typeof native;
}

/** What a message calls a TypeScript value: objects may have a `toString` that is data. */
export function textOf(native: unknown): string {
  return typeof native === "object" ? kindOf(native) : String(native);
}

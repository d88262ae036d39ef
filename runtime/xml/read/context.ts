import type { XmlLimits } from "../events.js";
import type { Doctype } from "./declared.js";
import type { Input, LineAndColumn } from "./input.js";

/** All limits, as numbers. */
export type Limits = Required<{ readonly [K in keyof XmlLimits]: number }>;

/** The part of the tokenizer that readers of single constructs may use. */
export interface Context {
  /** The text that is being read. */
  input: Input;
  /** Whether nothing comes after the text of the input, so that what does not end in it does not end at all. */
  final: boolean;
  readonly limits: Limits;
  /** What was declared, where declarations are to be applied. */
  doctype: Doctype | undefined;
  /** Ends the reading: what is wrong, as a key of the message catalogue, and where, or at which index of the input. */
  readonly fail: (detail: string, at: number | LineAndColumn) => never;
  /** Ends the reading because it would cost too much. */
  readonly exceed: (kind: keyof XmlLimits, place: LineAndColumn) => never;
}

/** The ways in which reading ends early. */
export interface Ends extends Pick<Context, "fail" | "exceed"> {
  /** There is a document type declaration, at an index of the input, and it may not be there. */
  readonly refuse: (index: number) => never;
}

/** To be called for a construct that does not end in the text so far: an error when no more text comes; otherwise -1, and it is read again with more. */
export function unfinished(context: Context, detail: string, index: number): -1 {
  return context.final ? context.fail(detail, index) : -1;
}

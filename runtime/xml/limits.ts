import type { XmlLimits } from "./events.js";

/** The limits of documents where the caller sets none. Reading and writing have the same limits. */
export const defaultLimits: Readonly<Required<{ [Name in keyof XmlLimits]: number }>> = {
  depth: 256,
  attributes: 10_000,
  textLength: 1 << 24,
  documentLength: 1 << 29,
};

/** A start tag may be so much longer than one of its values. References count as the characters that they stand for. */
export const tagAllowance: number = 1 << 17;

/** Whether what was thrown is a stack overflow, which engines report in different ways. */
export function isStackOverflow(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  return /call stack|too much recursion/i.test(thrown.message);
}

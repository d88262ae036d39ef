import type { XmlLimits } from "./events.js";

/** What documents may cost where nobody says otherwise. Reading and writing have the same limits. */
export const defaultLimits: Readonly<Required<{ [Name in keyof XmlLimits]: number }>> = {
  depth: 256,
  attributes: 10_000,
  textLength: 1 << 24,
  documentLength: 1 << 29,
};

/** A start tag may be so much longer than one of its values. References count as the characters that they stand for. */
export const tagAllowance: number = 1 << 17;

/** Whether what was thrown says that functions called each other too deep: engines have no common word for it. */
export function isStackOverflow(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  return /call stack|too much recursion/i.test(thrown.message);
}

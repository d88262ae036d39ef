/** A mistake that no test can see, and why. */
export interface Explained {
  readonly file: string;
  /** The line that it is in, without indentation. */
  readonly inLine: string;
  readonly original: string;
  readonly replacement: string;
  readonly reason: string;
}

/** One reason for mistakes of a file: the line, what is written there, and what may stand in its place. */
export function explanation(
  file: string,
  reason: string,
  mistakes: readonly (readonly [inLine: string, original: string, ...replacements: string[]])[],
): readonly Explained[] {
  return mistakes.flatMap(([inLine, original, ...replacements]) =>
    replacements.map((replacement) => ({ file, inLine, original, replacement, reason })),
  );
}

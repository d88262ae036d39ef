import type { Locale } from "../../runtime/issues.js";

/** The exit codes: all is well; a check found something; the command could not run. */
export const exitCodes = { ok: 0, found: 1, failed: 2 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** A text of the console, in every language. */
export type Text = Readonly<Record<Locale, string>>;

/** A problem that the user has to solve. It is printed without a stack trace; the exit code is 2. */
export class CommandFailure extends Error {
  override readonly name = "CommandFailure";
  readonly texts: readonly Text[];

  constructor(...texts: readonly Text[]) {
    super(texts.map(({ en }) => en).join("\n"));
    this.texts = texts;
  }

  /** The same failure with what it comes from, which has been printed already. */
  because(cause: unknown): this {
    this.cause = cause;
    return this;
  }
}

/** Whether an error comes from the operating system, such as `ENOENT`. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error && "syscall" in error;
}

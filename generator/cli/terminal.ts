/** The console that a command talks to; tests give one of their own. */
export interface Terminal {
  /** The folder in which the command was started. */
  readonly cwd: string;
  /** Writes a line of the result. */
  readonly out: (line: string) => void;
  /** Writes a line about the result: errors, warnings, progress. */
  readonly error: (line: string) => void;
  /** The standard input, in pieces. */
  readonly input: () => AsyncIterable<Uint8Array>;
  /** Whether a person watches the error output, so that progress may be shown. */
  readonly interactive: boolean;
}

/** The console of this process. A reader that goes away early, such as `head`, is no error. */
export function processTerminal(): Terminal {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
  return {
    cwd: process.cwd(),
    out: (line) => process.stdout.write(`${line}\n`),
    error: (line) => process.stderr.write(`${line}\n`),
    input: () => process.stdin,
    interactive: process.stderr.isTTY === true,
  };
}

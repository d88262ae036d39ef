import type { Locale } from "../../runtime/issues.js";
import { visibleLines } from "../../runtime/nouns/visible-text.js";
import { type Painter, plain, type Watched } from "./colors.js";
import type { Text } from "./failure.js";

/** The console as a command sees it. Tests pass one in memory. */
export interface Terminal extends Watched {
  /** The folder in which the command was started. */
  readonly cwd: string;
  /** Writes a line of the result. */
  readonly out: (line: string) => void;
  /** Writes a line about the result: errors, warnings, progress. */
  readonly error: (line: string) => void;
  /** Writes a part of a result that is too long for lines; resolves when more may be written. */
  readonly write: (part: Uint8Array) => Promise<void>;
  /** Called with what a command did, for `--json`, if its result is no JSON document itself. */
  readonly result?: (data: object) => void;
  /** Resolves when all lines have been taken; commands that write many of them wait for it. */
  readonly drained?: () => Promise<void>;
  /** The standard input, in pieces. */
  readonly input: () => AsyncIterable<Uint8Array>;
  /** Whether a person is watching the error output, so that progress may be shown. */
  readonly interactive: boolean;
  /** Whether a person would have to type the standard input. */
  readonly typed: boolean;
}

/** A console with the language of its messages. */
export interface Console extends Terminal {
  readonly locale: Locale;
  /** The colours of the standard output. Those of the error output are added by `error`. */
  readonly paint: Painter;
  /** Prints a message about the result. */
  readonly say: (text: Text) => void;
}

/** A console in a language, with its colours. */
export function speaking(
  terminal: Terminal,
  locale: Locale,
  painters: { readonly out: Painter; readonly error: Painter } = { out: plain, error: plain },
): Console {
  const error = (line: string): void => terminal.error(painters.error.message(line));
  return {
    ...terminal,
    locale,
    paint: painters.out,
    error,
    say: (text) => {
      for (const line of visibleLines(text[locale]).split("\n")) error(`scrutin: ${line}`);
    },
  };
}

/** The console of this process. */
export interface ProcessTerminal extends Terminal {
  /** Waits until everything is written; gives the error that kept the result from being written, if any. */
  readonly finish: () => Promise<NodeJS.ErrnoException | undefined>;
}

/**
 * The console of this process. After the first failure nothing more is written: a reader that has gone, such as `head`, does not end
 * the command; a full disk is reported at its end.
 */
export function processTerminal(): ProcessTerminal {
  let failure: NodeJS.ErrnoException | undefined;
  const { stdout, stderr } = process;
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    failure ??= error;
  });
  // Nobody is left to read a message.
  stderr.on("error", () => undefined);
  const put = (part: string | Uint8Array): Promise<void> =>
    new Promise((done) => {
      if (failure !== undefined) done();
      else
        stdout.write(part, (error) => {
          failure ??= error ?? undefined;
          done();
        });
    });
  const mayBeSet = process.platform === "win32" || process.platform === "darwin";
  return {
    cwd: process.cwd(),
    env: process.env,
    systemLanguage: mayBeSet ? Intl.DateTimeFormat().resolvedOptions().locale : undefined,
    out: (line) => void put(`${line}\n`),
    error: (line) => void stderr.write(`${line}\n`),
    write: put,
    drained: () => put(""),
    input: () => process.stdin,
    interactive: stderr.isTTY === true,
    watched: { out: stdout.isTTY === true, error: stderr.isTTY === true },
    typed: process.stdin.isTTY === true,
    finish: async () => {
      await put("");
      await new Promise((done) => stderr.write("", done));
      return failure;
    },
  };
}

import { resolve } from "node:path";
import { type Diagnostic, SchemaError } from "../../diagnostics.js";
import { CommandFailure, exitCodes } from "../failure.js";
import { chooseLocale } from "../locale.js";
import { reportError } from "../report-error.js";
import type { Terminal } from "../terminal.js";
import { speaking } from "../terminal.js";
import { generateOnce } from "./generate-command.js";

/** Why nothing was generated, for whoever shows it. */
export interface Mistake {
  /** What `scrutin generate` would have printed. */
  readonly message: string;
  readonly place?: Place | undefined;
}

/** Where in a schema the first mistake is. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The line itself. */
  readonly text: string;
}

/** The generated code of a build: made on demand, by one run at a time. */
export class Generation {
  readonly #config: string | undefined;
  readonly #terminal: Terminal;
  #last: Promise<Mistake | undefined> = Promise.resolve(undefined);
  #isStale = true;
  #files: ReadonlySet<string> = new Set();

  constructor(config: string | undefined, terminal: Terminal) {
    this.#config = config;
    this.#terminal = terminal;
  }

  /** What the last run has read; after one that failed, what those before have read too: a file that is gone may come back. */
  get files(): readonly string[] {
    return [...this.#files];
  }

  /** Generates, unless a run that has not begun yet will see the same files. */
  again(): Promise<Mistake | undefined> {
    this.#isStale = true;
    this.#last = this.#last.then((last) => (this.#isStale ? this.#run() : last));
    return this.#last;
  }

  /** Generates if one of these files was read. */
  async changed(paths: Iterable<string>): Promise<Mistake | undefined> {
    for (const path of paths) if (this.#files.has(resolve(path))) return this.again();
    return this.#last;
  }

  async #run(): Promise<Mistake | undefined> {
    this.#isStale = false;
    const { cwd } = this.#terminal;
    const read = new Set<string>();
    const lines: string[] = [];
    const terminal: Terminal = { ...this.#terminal, error: (line) => void lines.push(line) };
    const console = speaking(terminal, chooseLocale([], terminal));
    const flags = { schemas: [], ...(this.#config !== undefined && { config: this.#config }) };
    let place: Place | undefined;
    const code = await generateOnce(flags, console, (path) => read.add(resolve(cwd, path))).catch(
      (error: unknown) => {
        place = placeOf(error, cwd);
        return reportError(error, console);
      },
    );
    const isDone = code === exitCodes.ok;
    this.#files = isDone ? read : new Set([...this.#files, ...read]);
    if (!isDone) return { message: lines.join("\n"), place };
    for (const line of lines) this.#terminal.error(line);
    return undefined;
  }
}

function placeOf(error: unknown, cwd: string): Place | undefined {
  const cause = error instanceof CommandFailure ? error.cause : error;
  if (!(cause instanceof SchemaError)) return undefined;
  const isError = ({ severity }: Diagnostic): boolean => severity === "error";
  const { position, line: text = "" } = cause.diagnostics.find(isError) ?? {};
  if (position?.file === undefined) return undefined;
  return { file: resolve(cwd, position.file), line: position.line, column: position.column, text };
}

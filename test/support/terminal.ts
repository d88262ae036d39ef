import type { Terminal } from "../../generator/cli/terminal.js";

/** A console that keeps what is written to it. */
export interface TestTerminal extends Terminal {
  readonly output: string[];
  readonly errors: string[];
}

/** A console in a folder, with a text on its standard input. */
export function testTerminal(cwd: string, input: string | Uint8Array = ""): TestTerminal {
  const output: string[] = [];
  const errors: string[] = [];
  return {
    cwd,
    output,
    errors,
    out: (line) => output.push(line),
    error: (line) => errors.push(line),
    input: async function* () {
      yield typeof input === "string" ? new TextEncoder().encode(input) : input;
    },
    interactive: false,
  };
}

import type { Terminal } from "../../generator/cli/terminal.js";

/** A console that keeps what is written to it. */
export interface TestTerminal extends Terminal {
  readonly output: string[];
  readonly errors: string[];
}

/** A console in a folder, with a text on its standard input, in French unless its variables say otherwise. */
export function testTerminal(
  cwd: string,
  input: string | Uint8Array = "",
  env: Readonly<Record<string, string>> = {},
): TestTerminal {
  const output: string[] = [];
  const errors: string[] = [];
  const parts: Uint8Array[] = [];
  return {
    cwd,
    env,
    output,
    errors,
    out: (line) => output.push(line),
    error: (line) => errors.push(line),
    // A result in parts is one line of output, as one that is written at once.
    write: async (part) => {
      if (parts.length > 0) output.pop();
      parts.push(part);
      output.push(Buffer.concat(parts).toString().trimEnd());
    },
    input: async function* () {
      yield typeof input === "string" ? new TextEncoder().encode(input) : input;
    },
    interactive: false,
    typed: false,
  };
}

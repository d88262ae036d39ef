import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { standardInput } from "../files/documents.js";
import { asFailure } from "../files/files.js";
import type { Console } from "../terminal.js";

/** Options for reading a list of names. */
export interface FileListOptions {
  /** Whether a zero byte ends each name, as in the output of `find -print0`. */
  readonly zero: boolean;
}

/** The number of bytes in which a list shows whether its names end with a zero byte, which no name contains, or with a line end. */
const startLength = 1 << 16;

/**
 * The names in a list, as many at once as arrive: one a line, or each followed by a zero byte. A line is the name itself, without the
 * carriage return that some systems put before its end.
 */
export async function* readFileList(
  list: string,
  { zero }: FileListOptions,
  terminal: Console,
): AsyncGenerator<readonly string[]> {
  const source = list === standardInput ? terminal.input() : read(resolve(terminal.cwd, list));
  let held = Buffer.alloc(0);
  let separator = zero ? "\0" : undefined;
  try {
    for await (const piece of source) {
      held = Buffer.concat([held, piece]);
      if (separator === undefined) {
        if (held.includes(0)) separator = "\0";
        else if (held.length < startLength) continue;
        separator ??= "\n";
      }
      const end = held.lastIndexOf(separator);
      if (end < 0) continue;
      yield split(held.subarray(0, end), separator);
      held = held.subarray(end + 1);
    }
  } catch (error) {
    throw asFailure(error, list);
  }
  yield split(held, separator ?? "\n");
}

function read(path: string): AsyncIterable<Uint8Array> {
  return createReadStream(path);
}

function split(bytes: Buffer, separator: string): readonly string[] {
  const parts = bytes.toString().split(separator);
  const names = separator === "\n" ? parts.map((part) => part.replace(/\r$/, "")) : parts;
  // In a list, `-` is a file, not the standard input.
  return names.filter(Boolean).map((name) => (name === standardInput ? `./${name}` : name));
}

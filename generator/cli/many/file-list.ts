import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { standardInput } from "../files/documents.js";
import { asFailure } from "../files/files.js";
import type { Console } from "../terminal.js";

/** How a list of names is read. */
export interface FileListOptions {
  /** Whether a zero byte ends each name, as `find -print0` has it. */
  readonly zero: boolean;
}

/** Bytes in which a list shows whether its names end with a zero byte, which no name holds, or with a line. */
const startLength = 1 << 16;

/**
 * The names in a list, as it comes: one a line, or each with a zero byte behind it. A name that is a line stands as it is, but for the
 * carriage return that some systems put before its end.
 */
export async function* readFileList(
  list: string,
  { zero }: FileListOptions,
  terminal: Console,
): AsyncGenerator<string> {
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
      yield* split(held.subarray(0, end), separator);
      held = held.subarray(end + 1);
    }
  } catch (error) {
    throw asFailure(error, list);
  }
  yield* split(held, separator ?? "\n");
}

function read(path: string): AsyncIterable<Uint8Array> {
  return createReadStream(path);
}

function* split(bytes: Buffer, separator: string): Generator<string> {
  for (const part of bytes.toString().split(separator)) {
    const name = separator === "\n" ? part.replace(/\r$/, "") : part;
    if (name === "") continue;
    // In a list, no name stands for the standard input.
    yield name === standardInput ? `./${name}` : name;
  }
}

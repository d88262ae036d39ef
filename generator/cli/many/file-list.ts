import { isUtf8 } from "node:buffer";
import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { CommandFailure } from "../failure.js";
import { standardInput } from "../files/documents.js";
import { asFailure } from "../files/files.js";
import type { Console } from "../terminal.js";
import { unreadFile } from "../validate/checked-file.js";
import { manyMessages } from "./print/messages.js";

/** Options for reading a list of names. */
export interface FileListOptions {
  /** Whether a zero byte ends each name, as in the output of `find -print0`. */
  readonly zero: boolean;
}

/** The number of bytes in which a list shows whether its names end with a zero byte, which no name contains, or with a line end. */
const startLength = 1 << 16;

/** A name in a list, or why it is none. */
export type ListedName = string | ReturnType<typeof unreadFile>;

/**
 * The names in a list, as many at once as arrive: one a line, or each followed by a zero byte. A line is the name itself, without the
 * carriage return that some systems put before its end. What Windows puts before a text is no part of a name.
 */
export async function* readFileList(
  list: string,
  { zero }: FileListOptions,
  terminal: Console,
): AsyncGenerator<readonly ListedName[]> {
  const source = list === standardInput ? terminal.input() : read(resolve(terminal.cwd, list));
  let held: Buffer = Buffer.alloc(0);
  let separator = zero ? "\0" : undefined;
  let isBegun = false;
  try {
    for await (const piece of source) {
      held = Buffer.concat([held, piece]);
      if (!isBegun && held.length < byteOrderMark.length) continue;
      if (!isBegun) held = withoutMark(held, list);
      isBegun = true;
      if (separator === undefined) {
        if (held.includes(0)) separator = "\0";
        else if (held.length < startLength) continue;
        separator ??= "\n";
      }
      const end = held.lastIndexOf(separator);
      if (end < 0) continue;
      yield split(held.subarray(0, end), separator, terminal);
      held = held.subarray(end + 1);
    }
  } catch (error) {
    throw asFailure(error, list);
  }
  yield split(isBegun ? held : withoutMark(held, list), separator ?? "\n", terminal);
}

function read(path: string): AsyncIterable<Uint8Array> {
  return createReadStream(path);
}

const byteOrderMark = Buffer.from("\ufeff");

/** The start of a list without its byte order mark. In UTF-16 every second byte of a name would look like an end. */
function withoutMark(start: Buffer, list: string): Buffer {
  const mark = start.subarray(0, 2).toString("hex");
  if (mark === "fffe" || mark === "feff") throw new CommandFailure(manyMessages.listNotUtf8(list));
  const length = byteOrderMark.length;
  return start.subarray(0, length).equals(byteOrderMark) ? start.subarray(length) : start;
}

function split(bytes: Buffer, separator: string, terminal: Console): readonly ListedName[] {
  const text = bytes.toString();
  // What is not UTF-8 becomes this character; different names would become the same.
  const isSure = !text.includes("\ufffd");
  const parts = (isSure ? text : bytes.toString("latin1")).split(separator);
  const names = separator === "\n" ? parts.map((part) => part.replace(/\r$/, "")) : parts;
  return names
    .filter(Boolean)
    .map((name) => (isSure ? asFile(name) : decoded(Buffer.from(name, "latin1"), terminal)));
}

/** In a list, `-` is a file, not the standard input. */
function asFile(name: string): string {
  return name === standardInput ? `./${name}` : name;
}

function decoded(bytes: Buffer, { locale }: Console): ListedName {
  if (isUtf8(bytes)) return asFile(bytes.toString());
  const shown = bytes
    .toString("latin1")
    .replace(/[\x80-\xff]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16)}`);
  return unreadFile(shown, new CommandFailure(manyMessages.nameNotUtf8(shown)), locale);
}

import { closeSync, constants, openSync, readSync, statSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** Bytes that a small file has at the most. */
const mostBytes = 1 << 16;

/** Bytes to which a small file is unpacked at once. More is watched for its ratio while it comes. */
const mostUnpacked = 1 << 20;

/**
 * The bytes of a small file, read at once: each trip to the threads of the system would take as long as its check. Undefined for whatever
 * else is there, or nothing, or what cannot be read; who reads piece by piece says what it is.
 */
export function readSmallFile(path: string): Uint8Array | undefined {
  // No file has such a name, and Node takes it for a mistake in the program.
  if (path.includes("\0")) return undefined;
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    // What the system makes while it is read has a length of zero.
    if (found?.isFile() !== true || found.size === 0 || found.size > mostBytes) return undefined;
    return readWhole(path, found.size);
  } catch {
    return undefined;
  }
}

function readWhole(path: string, size: number): Uint8Array | undefined {
  // What was a file a moment ago may be a pipe now, and opening that would wait for ever.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    // One byte more shows whether it has grown.
    const bytes = Buffer.allocUnsafe(size + 1);
    const length = readSync(file, bytes, 0, size + 1, 0);
    return length === size ? bytes.subarray(0, size) : undefined;
  } finally {
    closeSync(file);
  }
}

/** What a small file was made of by gzip; undefined where it is much, or packed wrongly. */
export function gunzipSmall(packed: Uint8Array): Uint8Array | undefined {
  try {
    return gunzipSync(packed, { maxOutputLength: mostUnpacked });
  } catch {
    return undefined;
  }
}

import { closeSync, constants, openSync, readSync, statSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** The most bytes of a small file. */
const mostBytes = 1 << 16;

/** The most bytes that are unpacked in one step. Larger files are unpacked in pieces, which are watched for their ratio. */
const mostUnpacked = 1 << 20;

/**
 * The bytes of a small file, read synchronously: going through a thread would take as long as the check of the document. Undefined for anything
 * else, also for what cannot be read: reading it in pieces will report the reason.
 */
export function readSmallFile(path: string): Uint8Array | undefined {
  // No file has such a name, and Node would throw a TypeError.
  if (path.includes("\0")) return undefined;
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    // Files that the system makes while they are read, as in /proc, have a length of zero.
    if (found?.isFile() !== true || found.size === 0 || found.size > mostBytes) return undefined;
    return readWhole(path, found.size);
  } catch {
    return undefined;
  }
}

function readWhole(path: string, size: number): Uint8Array | undefined {
  // The file may have been replaced by a pipe meanwhile, and opening that would wait for ever.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    // Reading one byte more shows whether the file has grown.
    const bytes = Buffer.allocUnsafe(size + 1);
    const length = readSync(file, bytes, 0, size + 1, 0);
    return length === size ? bytes.subarray(0, size) : undefined;
  } finally {
    closeSync(file);
  }
}

/** The content of a small gzip file; undefined if it is large, or wrongly compressed. */
export function gunzipSmall(packed: Uint8Array): Uint8Array | undefined {
  try {
    return gunzipSync(packed, { maxOutputLength: mostUnpacked });
  } catch {
    return undefined;
  }
}

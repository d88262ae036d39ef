import { open } from "node:fs/promises";
import { asFailure } from "../../files/files.js";

/** A line of a file, with its place. */
export interface PlacedLine {
  readonly text: string;
  readonly start: number;
  /** The place after its line end. */
  readonly end: number;
  /** Whether it has a line end. */
  readonly whole: boolean;
}

const pieceLength = 1 << 18;

/** The lines of a file, read piece by piece. */
export async function* readLines(path: string): AsyncGenerator<PlacedLine> {
  const handle = await open(path, "r").catch((error: unknown) => {
    throw asFailure(error, path);
  });
  try {
    let parts: Buffer[] = [];
    let start = 0;
    for (let at = 0; ; ) {
      const { bytesRead, buffer } = await handle.read(
        Buffer.alloc(pieceLength),
        0,
        pieceLength,
        at,
      );
      if (bytesRead === 0) break;
      const piece = buffer.subarray(0, bytesRead);
      let from = 0;
      for (let to = piece.indexOf(10); to >= 0; to = piece.indexOf(10, from)) {
        parts.push(piece.subarray(from, to));
        from = to + 1;
        yield { text: Buffer.concat(parts).toString(), start, end: at + from, whole: true };
        parts = [];
        start = at + from;
      }
      parts.push(piece.subarray(from));
      at += bytesRead;
    }
    const rest = Buffer.concat(parts);
    if (rest.length > 0)
      yield { text: rest.toString(), start, end: start + rest.length, whole: false };
  } catch (error) {
    throw asFailure(error, path);
  } finally {
    await handle.close();
  }
}

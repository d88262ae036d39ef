import { archiveReasons } from "../../messages/archives.js";
import { ArchiveError } from "./archive-error.js";

interface Placed {
  readonly name: string;
  readonly header: number;
  readonly start: number;
  readonly end: number;
  readonly crc: number;
  readonly size: number;
  readonly described: boolean;
}

const localSignature = 0x04034b50;
const descriptorSignature = 0x08074b50;

/**
 * Refuses entries that share their bytes, which is how a small archive unpacks to more than any disk holds; and what a program that reads
 * from the front would take for more entries, or for other sizes.
 */
export function checkPlaces(entries: readonly Placed[], view: DataView, directory: number): void {
  const sorted = entries.toSorted((a, b) => a.header - b.header || a.end - b.end);
  for (const [index, entry] of sorted.entries()) {
    const next = sorted[index + 1];
    if (entry.end > directory)
      throw new ArchiveError(archiveReasons.bytesInDirectory(), entry.name);
    if (next !== undefined && next.header < entry.end)
      throw new ArchiveError(archiveReasons.bytesShared(), next.name);
    const end = next?.header ?? directory;
    if (entry.described && !isDescribed(entry, view, end))
      throw new ArchiveError(archiveReasons.twoDescriptions(), entry.name);
    for (let at = entry.end; at + 4 <= end; at++)
      if (view.getUint32(at, true) === localSignature)
        throw new ArchiveError(archiveReasons.hidden(), entry.name);
  }
}

/** Whether what follows the bytes says the same as the directory (4.3.9): with a signature or without, in numbers of 32 or 64 bits. */
function isDescribed(
  { end: at, crc, size, start, end }: Placed,
  view: DataView,
  to: number,
): boolean {
  const signed = at + 4 <= to && view.getUint32(at, true) === descriptorSignature;
  return (signed ? [at + 4, at] : [at]).some((from) =>
    [4, 8].some((width) => {
      if (from + 4 + 2 * width > to) return false;
      const number = (offset: number): number =>
        width === 4 ? view.getUint32(offset, true) : Number(view.getBigUint64(offset, true));
      return (
        view.getUint32(from, true) === crc &&
        number(from + 4) === end - start &&
        number(from + 4 + width) === size
      );
    }),
  );
}

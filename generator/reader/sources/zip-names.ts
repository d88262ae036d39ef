import { archiveReasons } from "../../messages/archives.js";
import { ArchiveError } from "./archive-error.js";
import { crc32 } from "./crc32.js";

/** The name of an entry, with `/` between its parts. */
export function entryName(raw: Uint8Array, isUtf8: boolean, extra: Uint8Array): string {
  const name = decodeName(raw, isUtf8).replaceAll("\\", "/");
  const other = unicodeName(raw, extra)?.replaceAll("\\", "/");
  if (other === undefined || other === name) return name;
  // It is there for names that the bytes cannot say; any other would be a second name.
  if (raw.every((byte) => byte < 0x80)) throw new ArchiveError(archiveReasons.twoNames(), name);
  return other;
}

/** The name once more, in UTF-8 (4.6.9): it counts where its checksum is that of the name beside it. */
function unicodeName(raw: Uint8Array, extra: Uint8Array): string | undefined {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength);
  for (let at = 0; at + 4 <= extra.length; at += 4 + view.getUint16(at + 2, true)) {
    const end = at + 4 + view.getUint16(at + 2, true);
    if (view.getUint16(at, true) !== 0x7075 || at + 9 > end || end > extra.length) continue;
    if (view.getUint32(at + 5, true) === crc32(raw))
      return decodeName(extra.subarray(at + 9, end), true);
  }
  return undefined;
}

/** The upper half of code page 437, which names are in that do not say that they are UTF-8 (appendix D). */
const codePage437 =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";

/** Many programs write UTF-8 without the flag for it. Bytes that are not UTF-8 are code page 437, as specified. */
function decodeName(bytes: Uint8Array, isUtf8: boolean): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    if (isUtf8) throw new ArchiveError(archiveReasons.nameNotUtf8());
    return Array.from(bytes, (byte) =>
      byte < 0x80 ? String.fromCharCode(byte) : (codePage437[byte - 0x80] ?? ""),
    ).join("");
  }
}

/** Characters that are not seen, or turn the direction of those around them: a name would not be what it seems. */
const unseen = /[\p{Cc}\p{Default_Ignorable_Code_Point}\u2028\u2029]/u;

/** Bytes that a file system allows in one part of a path. */
const longestPart = 255;

/** Refuses names that lead out of a folder, or that are one where files are kept. Those of folders end with `/`. */
export function checkNames(all: readonly string[]): void {
  const files = new Map<string, string>();
  const folders = new Map<string, string>();
  for (const name of all) {
    if (name === "" || name.includes("\0")) throw new ArchiveError(archiveReasons.noName());
    if (unseen.test(name)) throw new ArchiveError(archiveReasons.unseen(), name);
    if (name.startsWith("/") || /^[A-Za-z]:/.test(name))
      throw new ArchiveError(archiveReasons.absolute(), name);
    if (name.split("/").includes("..")) throw new ArchiveError(archiveReasons.wayOut(), name);
    if (name.split("/").some((part) => new TextEncoder().encode(part).length > longestPart))
      throw new ArchiveError(archiveReasons.nameTooLong(longestPart), cutShort(name));
    const parts = name.split("/").filter((part) => part !== "" && part !== ".");
    const around = name.endsWith("/") ? parts : parts.slice(0, -1);
    for (const index of around.keys()) folders.set(around.slice(0, index + 1).join("/"), name);
    if (name.endsWith("/")) continue;
    const other = files.get(folded(parts));
    if (other === name) throw new ArchiveError(archiveReasons.twice(), name);
    if (other !== undefined) throw new ArchiveError(archiveReasons.sameButForm(other), name);
    files.set(folded(parts), name);
  }
  for (const name of files.values()) {
    // By its very name: libraries have a file LICENSE and a folder license.
    const inner = folders.get(name);
    if (inner !== undefined) throw new ArchiveError(archiveReasons.fileAndFolder(inner), name);
  }
}

const cutShort = (name: string): string => `${name.slice(0, 80)}…`;

/** The same for names that are one on some disks: case does not count there, nor how accents are composed. */
function folded(parts: readonly string[]): string {
  return parts.join("/").normalize("NFC").toUpperCase().toLowerCase().normalize("NFC");
}

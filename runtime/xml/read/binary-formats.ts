/** What the bytes of a file are that is no text. */
export type BinaryFormat = "ZIP" | "GZIP" | "PDF" | "PNG" | "JPEG";

/** Files that are given for documents by mistake, by what they begin with: one character for each byte. No document begins so. */
const beginnings: Readonly<Record<BinaryFormat, readonly string[]>> = {
  ZIP: ["PK\x03\x04", "PK\x05\x06"],
  GZIP: ["\x1f\x8b"],
  PDF: ["%PDF-"],
  PNG: ["\x89PNG"],
  JPEG: ["\xff\xd8\xff"],
};

/** What a file is by its first bytes; undefined where they may be those of a text. */
export function binaryFormat(bytes: Uint8Array): BinaryFormat | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 8));
  const formats = Object.keys(beginnings) as BinaryFormat[];
  return formats.find((format) => beginnings[format].some((each) => head.startsWith(each)));
}

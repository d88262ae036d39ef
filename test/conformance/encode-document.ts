import type { Random } from "./mutate.js";

/** Encodings of documents, and how they begin. */
export const encodings = [
  "UTF-8",
  "UTF-8 with a mark",
  "UTF-16, little end first, with a mark",
  "UTF-16, big end first, with a mark",
  "UTF-16, little end first",
  "UTF-16, big end first",
  "ISO-8859-1",
  "Windows-1252",
  "US-ASCII",
] as const;

export type Encoding = (typeof encodings)[number];

/** A document in an encoding, with a declaration that mostly says so. Characters that the encoding does not have become question marks. */
export function encode(text: string, encoding: Encoding, random: Random): Uint8Array {
  const mark = encoding.endsWith("with a mark") ? "\ufeff" : "";
  const whole = mark + declare(text, encoding, random);
  if (encoding.startsWith("UTF-8")) return new TextEncoder().encode(whole);
  if (encoding.startsWith("UTF-16")) return utf16(whole, encoding.includes("little"));
  const highest = encoding === "US-ASCII" ? 0x7f : 0xff;
  return Uint8Array.from(whole.replace(/[\ud800-\udbff][\udc00-\udfff]/g, "?"), (character) =>
    singleByte(character, encoding, highest),
  );
}

const windows1252 = new Map([
  ["€", 0x80],
  ["Œ", 0x8c],
  ["’", 0x92],
  ["œ", 0x9c],
]);

function singleByte(character: string, encoding: Encoding, highest: number): number {
  const code = character.charCodeAt(0);
  if (encoding === "Windows-1252" && windows1252.has(character))
    return windows1252.get(character) ?? 0x3f;
  return code <= highest ? code : 0x3f;
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++)
    view.setUint16(2 * at, text.charCodeAt(at), littleEndian);
  return bytes;
}

/** Names that documents give encodings, right and wrong. */
const others = [
  "UTF-8",
  "utf-8",
  "UTF-16",
  "ISO-8859-1",
  "iso-8859-15",
  "US-ASCII",
  "x-no-such",
  "8859",
];

function declare(text: string, encoding: Encoding, random: Random): string {
  const own = encoding.replace(/[, ].*/, "");
  const isNeeded = !own.startsWith("UTF");
  const draw = random.below(12);
  if (draw < 2 && !isNeeded) return text;
  const name = draw === 11 ? random.pick(others) : own;
  const quote = random.below(2) === 0 ? '"' : "'";
  const said = ` encoding=${quote}${name}${quote}`;
  const declaration = /^<\?xml\s+version\s*=\s*("[^"]*"|'[^']*')/.exec(text)?.[0];
  if (declaration === undefined) return `<?xml version="1.0"${said}?>${text}`;
  return declaration + said + text.slice(declaration.length);
}

/** The same bytes, half of the time with one or two of them changed: most often none is left out of the middle of what can be read. */
export function mutateBytes(bytes: Uint8Array, random: Random): Uint8Array {
  let mutant = bytes;
  for (let changes = Math.max(0, random.below(4) - 1); changes > 0; changes--) {
    const at = random.below(mutant.length + 1);
    const [head, tail] = [mutant.subarray(0, at), mutant.subarray(at)];
    const kinds = [
      () => joined(head, tail.subarray(1)),
      () => joined(head, Uint8Array.of(drawByte(random)), tail),
      () => joined(head, Uint8Array.of(drawByte(random)), tail.subarray(1)),
      () => joined(head, tail.subarray(0, 1), tail),
      () => head,
    ];
    mutant = (random.pick(kinds) ?? kinds[0])?.() ?? mutant;
  }
  return mutant;
}

/** Bytes at which decoders differ: parts of characters, line ends, zeros, half of a surrogate, markup. */
const bytesOfInterest = [
  0x00, 0x0a, 0x0d, 0x0d, 0x20, 0x26, 0x3c, 0x3e, 0x5d, 0x7f, 0x80, 0x85, 0x9f, 0xa0, 0xbf, 0xc0,
  0xc3, 0xd8, 0xdc, 0xe2, 0xed, 0xef, 0xf0, 0xf4, 0xf5, 0xfe, 0xff,
];

function drawByte(random: Random): number {
  return random.pick(bytesOfInterest) ?? 0;
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

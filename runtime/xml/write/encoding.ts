import type { Encoding } from "./sink.js";

/** The bytes of a text, all of whose characters are in the encoding. */
export function encodeText(text: string, encoding: Encoding): Uint8Array {
  if (encoding === "UTF-8") return new TextEncoder().encode(text);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index);
  return bytes;
}

/** The text of a document, or why its bytes are none. */
export type DecodedText =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "fault"; readonly message: string };

interface Detected {
  readonly encoding: string;
  /** How the bytes told: a mark, the shape of the first characters, or nothing. */
  readonly by: "mark" | "shape" | "default";
  readonly skip: number;
}

/**
 * Decodes a document (XML 1.0, 4.3.3 and appendix F): byte order mark, then shape of the first bytes, then the XML declaration.
 * Bytes that are not of the declared encoding are a fault, never replaced.
 */
export function decodeXml(bytes: Uint8Array): DecodedText {
  const detected = detect(bytes);
  const body = detected.skip === 0 ? bytes : bytes.subarray(detected.skip);
  const declared = declaredEncoding(body, detected.encoding);
  if (detected.encoding === "utf-32") return fault("the encoding UTF-32 is not supported");
  if (declared === undefined) return decode(body, detected.encoding);
  const isUtf16 = detected.encoding.startsWith("utf-16");
  if (isUtf16 !== /^(utf-?16|iso-10646-ucs-2|ucs-2)/.test(declared)) {
    return fault(
      `the document declares the encoding "${declared}", but its bytes are ${isUtf16 ? "UTF-16" : "not"}`,
    );
  }
  if (isUtf16) return decode(body, detected.encoding);
  if (detected.by === "mark" && !/^utf-?8$/.test(declared)) {
    return fault(
      `the document declares the encoding "${declared}", but its byte order mark says UTF-8`,
    );
  }
  return decode(body, declared);
}

function detect(bytes: Uint8Array): Detected {
  const [a = -1, b = -1, c = -1, d = -1] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: "utf-8", by: "mark", skip: 3 };
  if (
    (a === 0xff && b === 0xfe && c === 0 && d === 0) ||
    (a === 0 && b === 0 && c === 0xfe && d === 0xff)
  ) {
    return { encoding: "utf-32", by: "mark", skip: 4 };
  }
  if (a === 0xff && b === 0xfe) return { encoding: "utf-16le", by: "mark", skip: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: "utf-16be", by: "mark", skip: 2 };
  if (a === 0x3c && b === 0 && c !== 0 && d === 0)
    return { encoding: "utf-16le", by: "shape", skip: 0 };
  if (a === 0 && b === 0x3c && c === 0 && d !== 0)
    return { encoding: "utf-16be", by: "shape", skip: 0 };
  return { encoding: "utf-8", by: "default", skip: 0 };
}

/** The encoding that the XML declaration names, in lower case. */
function declaredEncoding(bytes: Uint8Array, encoding: string): string | undefined {
  const start = bytes.subarray(0, 400);
  const head = encoding.startsWith("utf-16")
    ? new TextDecoder(encoding).decode(start)
    : latin1(start);
  const match = /^<\?xml\s[^>]*?\sencoding\s*=\s*["']([^"']*)["'][^>]*\?>/.exec(head);
  return match?.[1]?.toLowerCase();
}

function decode(bytes: Uint8Array, encoding: string): DecodedText {
  if (/^(iso-?8859-1|iso_8859-1|latin-?1|l1)$/.test(encoding))
    return { kind: "text", text: latin1(bytes) };
  if (/^(us-ascii|ascii|iso646-us)$/.test(encoding)) {
    const at = bytes.findIndex((byte) => byte > 0x7f);
    if (at >= 0)
      return fault(`byte ${at} is not US-ASCII, the encoding that the document declares`);
    return { kind: "text", text: latin1(bytes) };
  }
  const decoder = decoderFor(encoding);
  if (decoder === undefined) return fault(`the encoding "${encoding}" is not known`);
  try {
    return { kind: "text", text: decoder.decode(bytes) };
  } catch {
    return fault(`the bytes are not ${encoding.toUpperCase()}, the encoding of the document`);
  }
}

function decoderFor(encoding: string): InstanceType<typeof TextDecoder> | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  } catch {
    return undefined;
  }
}

function latin1(bytes: Uint8Array): string {
  let text = "";
  for (let start = 0; start < bytes.length; start += 8192) {
    text += String.fromCharCode(...bytes.subarray(start, start + 8192));
  }
  return text;
}

function fault(message: string): DecodedText {
  return { kind: "fault", message };
}

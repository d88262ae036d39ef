/** Longer texts are read in parts of this length, which stay in the processor's cache. */
const chunkLength = 65536;

/** Some more of a document, ready to be read; what is behind it cannot be, when it is half a character. */
export interface Chunk {
  readonly text: string;
  readonly broken: boolean;
}

/**
 * Cuts what comes into chunks in which line ends are line feeds (XML 1.0, 2.11) and no character is cut in half. A chunk is a
 * flat string: engines read a slice of a longer text a quarter slower.
 */
export class Chunks {
  /** A carriage return or half a character that ended the last piece. */
  #carried = "";

  *of(piece: string): Generator<Chunk> {
    for (let start = 0; start < piece.length; start += chunkLength) {
      const text = this.#carried + piece.slice(start, start + chunkLength);
      const last = text.charCodeAt(text.length - 1);
      const carries = last === 0x0d || (last >= 0xd800 && last <= 0xdbff);
      this.#carried = carries ? text.slice(-1) : "";
      const chunk = carries ? text.slice(0, -1) : text;
      yield whole(piece.length <= chunkLength ? chunk : flat(chunk));
    }
  }

  /** What is left when nothing more comes. */
  end(): Chunk {
    return whole(this.#carried);
  }
}

function whole(text: string): Chunk {
  const broken = !text.isWellFormed();
  const sound = broken ? text.slice(0, text.search(/\p{Cs}/u)) : text;
  return { text: sound.includes("\r") ? sound.replace(/\r\n?/g, "\n") : sound, broken };
}

/** The same text with its characters in one place. */
function flat(text: string): string {
  const middle = text.length >> 1;
  return [text.slice(0, middle), text.slice(middle)].join("");
}

import type { XmlIssue } from "../../../runtime/issues.js";
import { DocumentDecoder } from "../../../runtime/xml/read/decode.js";
import type { Console } from "../terminal.js";
import { readPieces } from "./documents.js";

/** Longer lines are not shown. */
const longestLine = 1 << 20;

/** The lines of a document that have issues, by number. The document is read again, up to the last of them. */
export async function readSourceLines(
  file: string,
  issues: readonly XmlIssue[],
  terminal: Console,
): Promise<ReadonlyMap<number, string>> {
  const wanted = new Set(issues.flatMap(({ position }) => position?.line ?? []));
  const collector = new LineCollector(wanted);
  const last = Math.max(0, ...wanted);
  if (last === 0) return collector.lines;
  const decoder = new DocumentDecoder();
  for await (const piece of readPieces(file, terminal)) {
    for (const text of decoder.write(piece)) collector.add(text);
    if (collector.number > last) return collector.lines;
  }
  for (const text of decoder.end()) collector.add(text);
  collector.end();
  return collector.lines;
}

/** Collects the wanted lines of a text that comes in pieces. */
class LineCollector {
  readonly lines = new Map<number, string>();
  /** The number of the current line, from 1. */
  number = 1;
  readonly #wanted: ReadonlySet<number>;
  #open = "";
  /** A carriage return at the end of a piece, which may be the first half of a line end. */
  #held = "";

  constructor(wanted: ReadonlySet<number>) {
    this.#wanted = wanted;
  }

  add(piece: string): void {
    const text = this.#held + piece;
    this.#held = text.endsWith("\r") ? "\r" : "";
    const [first = "", ...rest] = text.slice(0, text.length - this.#held.length).split(/\r\n?|\n/);
    this.#append(first);
    for (const part of rest) {
      this.#close();
      this.#append(part);
    }
  }

  end(): void {
    this.#close();
  }

  #append(part: string): void {
    if (this.#wanted.has(this.number) && this.#open.length + part.length <= longestLine) {
      this.#open += part;
    }
  }

  #close(): void {
    if (this.#wanted.has(this.number)) this.lines.set(this.number, this.#open);
    this.#open = "";
    this.number += 1;
  }
}

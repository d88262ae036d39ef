/** A place in a document, from 1. */
export interface LineAndColumn {
  readonly line: number;
  readonly column: number;
}

/**
 * Text that is read, and how far: the document piece by piece, or the replacement text of an entity, all of which stands where the
 * entity was referred to. Line ends are line feeds by now (XML 1.0, 2.11).
 */
export class Input {
  text = "";
  /** Where the next markup or text begins. */
  at = 0;
  /** The line of {@link at}. */
  line = 1;
  /** Where that line began: below 0 when that was in a piece before. */
  lineStart = 0;
  /** Where it ends, as far as the text goes. */
  #lineEnd = Number.POSITIVE_INFINITY;
  /** Where the next `&` is, from {@link at} on or from before it. */
  #reference = Number.POSITIVE_INFINITY;
  /** Where everything is, for the text of an entity. */
  readonly #fixed: LineAndColumn | undefined;

  constructor(text = "", fixed?: LineAndColumn) {
    this.#fixed = fixed;
    this.replace(text);
  }

  /** Goes on with another text, which begins where {@link at} is. */
  replace(text: string): void {
    this.lineStart -= this.at;
    this.at = 0;
    this.text = text;
    this.#reference = Number.NEGATIVE_INFINITY;
    this.#lineEnd = lineEndFrom(text, this.at);
  }

  /** Goes on to an index. */
  moveTo(index: number): void {
    this.at = index;
    while (this.#lineEnd < index) {
      this.line++;
      this.lineStart = this.#lineEnd + 1;
      this.#lineEnd = lineEndFrom(this.text, this.lineStart);
    }
  }

  /** Whether there is a reference before an index. */
  hasReference(end: number): boolean {
    if (this.#reference < this.at) {
      const found = this.text.indexOf("&", this.at);
      this.#reference = found === -1 ? Number.POSITIVE_INFINITY : found;
    }
    return this.#reference < end;
  }

  /** The place of an index that has not been passed yet. */
  placeOf(index: number): LineAndColumn {
    if (this.#fixed !== undefined) return this.#fixed;
    let { line, lineStart } = this;
    for (let end = this.#lineEnd; end < index; end = lineEndFrom(this.text, lineStart)) {
      line++;
      lineStart = end + 1;
    }
    return { line, column: index - lineStart + 1 };
  }

  /** The line of {@link at}, in the document. */
  get placeLine(): number {
    return this.#fixed?.line ?? this.line;
  }

  /** The column of {@link at}, in the document. */
  get placeColumn(): number {
    return this.columnOf(this.at);
  }

  /** The column, in the document, of an index in the line of {@link at}. */
  columnOf(index: number): number {
    return this.#fixed?.column ?? index - this.lineStart + 1;
  }
}

function lineEndFrom(text: string, start: number): number {
  const end = text.indexOf("\n", start);
  return end === -1 ? Number.POSITIVE_INFINITY : end;
}

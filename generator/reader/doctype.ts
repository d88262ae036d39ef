import type { Position } from "../../runtime/issues.js";
import {
  DoctypeFault,
  endOfMarkup,
  entityFault,
  type InternalSubset,
  type MarkupFinding,
  readInternalSubset,
} from "./internal-subset.js";

/** A document without its document type declaration, entities expanded; or why that cannot be had. */
export type ExpandedText =
  | {
      readonly kind: "text";
      readonly text: string;
      /** Where a place of the expanded text stands in the text as written. */
      readonly origin: (position: Position) => Position;
    }
  | {
      readonly kind: "fault";
      readonly fault: MarkupFinding;
      readonly line: number;
      readonly column: number;
    };

const predefined: ReadonlySet<string> = new Set(["lt", "gt", "amp", "apos", "quot"]);
const depthLimit = 20;
const sizeLimit = 1 << 22;

/**
 * Takes the document type declaration out of a document. General entities declared in its internal subset are expanded in
 * place, markup included, and attribute defaults are written into the tags, so that any tokenizer can read on. Nothing is
 * fetched; depth and size of the expansion are bounded.
 */
export function expandDoctype(text: string): ExpandedText {
  const start = endOfProlog(text);
  if (!text.startsWith("<!DOCTYPE", start))
    return { kind: "text", text, origin: (position) => position };
  try {
    const subset = readInternalSubset(text, start);
    const blank = text.slice(start, subset.end).replace(/[^\r\n]/g, " ");
    const whole = text.slice(0, start) + blank + text.slice(subset.end);
    if (subset.entities.size + subset.externalEntities.size + subset.attributeDefaults.size === 0) {
      return { kind: "text", text: whole, origin: (position) => position };
    }
    const expander = new Expander(subset);
    expander.emit(whole.slice(0, subset.end), 0, true);
    expander.content(whole, subset.end, undefined);
    return { kind: "text", text: expander.text(), origin: expander.origin(text) };
  } catch (thrown) {
    if (!(thrown instanceof DoctypeFault)) throw thrown;
    const { line, column } = placeOf(lineStarts(text), thrown.offset);
    return { kind: "fault", fault: thrown.fault, line, column };
  }
}

/** Where the document type declaration stands if there is one: after white space, comments and processing instructions. */
function endOfProlog(text: string): number {
  const begin = /[^\s\ufeff]/g;
  for (let match = begin.exec(text); match !== null; match = begin.exec(text)) {
    const { index } = match;
    const end = /^<(\?|!--)/.test(text.slice(index, index + 4)) ? endOfMarkup(text, index) : -1;
    if (end < 0) return index;
    begin.lastIndex = end;
  }
  return text.length;
}

interface Segment {
  readonly out: number;
  readonly source: number;
  /** Copied as it was; otherwise all of it comes from the one place `source`. */
  readonly copied: boolean;
}

class Expander {
  readonly #subset: InternalSubset;
  readonly #pieces: string[] = [];
  readonly #segments: Segment[] = [];
  readonly #openEntities: string[] = [];
  #length = 0;
  #added = 0;

  constructor(subset: InternalSubset) {
    this.#subset = subset;
  }

  text(): string {
    return this.#pieces.join("");
  }

  emit(piece: string, source: number, copied: boolean): void {
    if (piece === "") return;
    this.#segments.push({ out: this.#length, source, copied });
    this.#pieces.push(piece);
    this.#length += piece.length;
    if (!copied) this.#added += piece.length;
    if (this.#added > sizeLimit)
      throw new DoctypeFault({ key: "xml-not-well-formed/entity-size", parameters: {} }, source);
  }

  /**
   * Copies content; `at` is the place of the outermost reference, when the content is that of an entity. What does not end is copied as it is,
   * for the tokenizer to refuse.
   */
  content(text: string, start: number, at: number | undefined): void {
    let done = start;
    const replace = (from: number, to: number, emit: (place: number) => void): void => {
      this.emit(text.slice(done, from), at ?? done, at === undefined);
      emit(at ?? from);
      done = to;
    };
    const mark = /[<&]/g;
    mark.lastIndex = start;
    for (let match = mark.exec(text); match !== null; match = mark.exec(text)) {
      const { index } = match;
      if (match[0] === "&") {
        const entity = referenceAt(text, index);
        if (entity === undefined || !this.#declares(entity, at ?? index)) continue;
        replace(index, index + entity.length + 2, (place) =>
          this.#enter(entity, place, (replacement) => this.content(replacement, 0, place)),
        );
        mark.lastIndex = done;
        continue;
      }
      const end = endOfMarkup(text, index);
      if (end < 0) break;
      mark.lastIndex = end;
      if (/[!?/]/.test(text.charAt(index + 1))) continue;
      const tag = text.slice(index, end);
      const expanded = this.#tag(tag, at ?? index);
      if (expanded !== tag) replace(index, end, (place) => this.emit(expanded, place, false));
    }
    this.emit(text.slice(done), at ?? done, at === undefined);
  }

  /** A start tag with the references in its attributes expanded and defaults added. */
  #tag(tag: string, at: number): string {
    const expanded = tag.includes("&")
      ? tag.replace(/"[^"]*"|'[^']*'/g, (quoted) => this.#value(quoted, at))
      : tag;
    const element = /^<([^\s/>]+)/.exec(tag)?.[1] ?? "";
    const defaults = this.#subset.attributeDefaults.get(element);
    if (defaults === undefined) return expanded;
    const bare = tag.replace(/"[^"]*"|'[^']*'/g, '""');
    const missing = [...defaults].filter(
      ([name]) => !new RegExp(`\\s${escapeName(name)}\\s*=`).test(bare),
    );
    const added = missing.map(([name, quoted]) => ` ${name}=${this.#value(quoted, at)}`).join("");
    const close = expanded.length - (expanded.endsWith("/>") ? 2 : 1);
    return expanded.slice(0, close) + added + expanded.slice(close);
  }

  /** An attribute value; what an entity brings cannot end it (XML 1.0, 4.4.5). */
  #value(text: string, at: number): string {
    return text.replace(/&([^#&;\s][^&;\s]*);/g, (reference, entity: string) => {
      if (!this.#declares(entity, at)) return reference;
      let expanded = "";
      this.#enter(entity, at, (replacement) => {
        if (replacement.includes("<")) {
          throw entityFault("entity-markup", entity, at);
        }
        expanded = this.#value(replacement, at).replaceAll('"', "&#34;").replaceAll("'", "&#39;");
        this.#added += expanded.length;
      });
      return expanded;
    });
  }

  #declares(entity: string, at: number): boolean {
    if (this.#subset.externalEntities.has(entity)) {
      throw entityFault("entity-external", entity, at);
    }
    return this.#subset.entities.has(entity) && !predefined.has(entity);
  }

  #enter(entity: string, at: number, expand: (replacement: string) => void): void {
    if (this.#openEntities.includes(entity)) throw entityFault("entity-circle", entity, at);
    if (this.#openEntities.length >= depthLimit || this.#added > sizeLimit) {
      throw entityFault("entity-depth", entity, at);
    }
    this.#openEntities.push(entity);
    expand(this.#subset.entities.get(entity) ?? "");
    this.#openEntities.pop();
  }

  origin(source: string): (position: Position) => Position {
    const expandedLines = lineStarts(this.text());
    const sourceLines = lineStarts(source);
    return (position) => {
      const offset = (expandedLines[position.line - 1] ?? 0) + position.column - 1;
      const segment = this.#segments[lastAtMost(this.#segments, offset, ({ out }) => out)];
      if (segment === undefined) return position;
      const { line, column } = placeOf(
        sourceLines,
        segment.source + (segment.copied ? offset - segment.out : 0),
      );
      return { ...position, line, column };
    };
  }
}

/** The name of the general entity that is referred to at an offset. */
function referenceAt(text: string, offset: number): string | undefined {
  const reference = /&([^#&;<>\s][^&;<>\s]{0,255});/y;
  reference.lastIndex = offset;
  return reference.exec(text)?.[1];
}

function escapeName(name: string): string {
  return name.replace(/[.\\^$*+?()[\]{}|-]/g, "\\$&");
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
  return starts;
}

function placeOf(
  starts: readonly number[],
  offset: number,
): { readonly line: number; readonly column: number } {
  const line = lastAtMost(starts, offset, (start) => start);
  return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
}

/** Index of the last item whose key is at most the given one; 0 when there is none. */
function lastAtMost<T>(items: readonly T[], key: number, keyOf: (item: T) => number): number {
  let low = 0;
  let high = items.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const item = items[middle];
    if (item !== undefined && keyOf(item) <= key) low = middle;
    else high = middle - 1;
  }
  return low;
}

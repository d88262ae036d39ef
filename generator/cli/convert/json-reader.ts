import type { Path } from "../../../runtime/issues.js";
import type { Bytes } from "../files/spool.js";
import { JsonFault, jsonTexts } from "./json-faults.js";
import { type LongList, listView, MarkedList } from "./json-lists.js";
import { JsonTokens } from "./json-tokens.js";
import { ValueMaker, walkJson } from "./json-walk.js";

/** Lists with a longer text are not held in memory: their items are read when they are used. */
const longList = 1 << 16;
/** The number of bytes between two remembered places of a long list. */
const markDistance = 1 << 14;

const [quote, comma, colon] = [0x22, 0x2c, 0x3a];
const [openObject, closeObject, openList, closeList] = [0x7b, 0x7d, 0x5b, 0x5d];

/** A list that is being skipped. */
interface Passed {
  readonly start: number;
  readonly indexes: number[];
  readonly places: number[];
  count: number;
}

/**
 * Reads JSON (RFC 8259) strictly, wherever it is wanted in the text, in memory that does not grow with it. The first reading, by
 * {@link JsonReader.scan}, finds every mistake and where long lists are; after it the values are made.
 */
export class JsonReader {
  readonly #tokens: JsonTokens;
  readonly #depth: number;
  readonly #lists = new Map<number, LongList>();

  constructor(bytes: Bytes, depth: number, progress: (bytes: number) => void = () => undefined) {
    this.#tokens = new JsonTokens(bytes, progress);
    this.#depth = depth;
  }

  /** Reads the whole text, which must be an object. Gives the places where its properties begin; undefined if it is no object. */
  scan(): ReadonlyMap<string, number> | undefined {
    this.#tokens.at = this.#tokens.start();
    this.#tokens.space();
    const properties = new Map<string, number>();
    const isObject = this.#tokens.byte() === openObject;
    if (isObject) {
      this.#object((name) => {
        properties.set(name, this.#tokens.at);
        this.#pass(1);
      });
    } else this.#pass(0);
    this.#tokens.space();
    if (!this.#tokens.atEnd) this.#tokens.fail(jsonTexts.end);
    return isObject ? properties : undefined;
  }

  /** The value that begins at a place. */
  valueAt(place: number): unknown {
    this.#tokens.at = place;
    return this.#value();
  }

  /** The place where a part of the value at `place` begins; if there is no such part, that of the last existing one on the path to it. */
  locate(place: number, path: Path): number {
    let found = place;
    for (const key of path) {
      const next =
        typeof key === "number" ? this.#itemAt(found, key) : this.#propertyAt(found, key);
      if (next === undefined) break;
      found = next;
    }
    return found;
  }

  /** Line and column of a place, from 1; columns in UTF-16 units. */
  positionOf(place: number): { readonly line: number; readonly column: number } {
    return this.#tokens.positionOf(place);
  }

  /** Looks for a property and stops there: the text was scanned, so there is one at most, and its value may be long. */
  #propertyAt(place: number, key: string): number | undefined {
    const tokens = this.#tokens;
    tokens.at = place;
    if (tokens.byte() !== openObject) return undefined;
    tokens.at++;
    tokens.space();
    while (tokens.byte() === quote) {
      const name = tokens.string();
      tokens.space();
      tokens.at++;
      tokens.space();
      if (name === key) return tokens.at;
      this.#pass(0);
      tokens.space();
      if (tokens.byte() !== comma) break;
      tokens.at++;
      tokens.space();
    }
    return undefined;
  }

  #itemAt(place: number, index: number): number | undefined {
    this.#tokens.at = place;
    if (this.#tokens.byte() !== openList) return undefined;
    const mark = this.#lists.get(place)?.markBefore(index);
    let at = 0;
    let found: number | undefined;
    if (mark !== undefined) {
      this.#tokens.at = mark.at;
      at = mark.index;
    } else {
      this.#tokens.at++;
      this.#tokens.space();
    }
    for (; this.#tokens.byte() !== closeList; at++) {
      if (at === index) found = this.#tokens.at;
      if (found !== undefined) return found;
      this.#pass(0);
      this.#tokens.space();
      if (this.#tokens.byte() !== comma) break;
      this.#tokens.at++;
      this.#tokens.space();
    }
    return undefined;
  }

  /** A number of items of a list, from the one that begins at a place. */
  itemsAt(place: number, count: number): readonly unknown[] {
    const items: unknown[] = [];
    this.#tokens.at = place;
    while (items.length < count) {
      items.push(this.#value());
      this.#tokens.space();
      this.#tokens.at++;
      this.#tokens.space();
    }
    return items;
  }

  #value(): unknown {
    const maker = new ValueMaker(() => {
      const long = this.#lists.get(this.#tokens.at);
      if (long === undefined) return undefined;
      this.#tokens.at = long.end;
      return listView(long, this);
    });
    walkJson(this.#tokens, maker);
    return maker.value;
  }

  /** Skips a value, and remembers its long lists. */
  #pass(depth: number): void {
    const tokens = this.#tokens;
    const open: (Passed | undefined)[] = [];
    walkJson(tokens, {
      open: (isList) => {
        if (depth + open.length > this.#depth) tokens.fail(jsonTexts.deep(this.#depth));
        const known = isList ? this.#lists.get(tokens.at) : undefined;
        if (known !== undefined) tokens.at = known.end;
        else
          open.push(isList ? { start: tokens.at, indexes: [], places: [], count: 0 } : undefined);
        return known === undefined;
      },
      part: () => {
        const list = open.at(-1);
        if (list === undefined) return;
        if (tokens.at >= (list.places.at(-1) ?? Number.NEGATIVE_INFINITY) + markDistance) {
          list.indexes.push(list.count);
          list.places.push(tokens.at);
        }
        list.count++;
      },
      close: () => {
        const list = open.pop();
        if (list === undefined || tokens.at - list.start < longList) return;
        const { start, count, indexes, places } = list;
        this.#lists.set(start, new MarkedList(count, tokens.at, indexes, places));
      },
      scalar: () => undefined,
    });
  }

  #object(property: (name: string) => void): void {
    const names = new Set<string>();
    this.#tokens.at++;
    this.#tokens.space();
    if (this.#tokens.byte() === closeObject) {
      this.#tokens.at++;
      return;
    }
    for (;;) {
      if (this.#tokens.byte() !== quote) this.#tokens.fail(jsonTexts.name);
      const place = this.#tokens.at;
      const name = this.#tokens.string();
      if (names.has(name)) throw new JsonFault(jsonTexts.twice(name), place);
      names.add(name);
      this.#tokens.space();
      if (this.#tokens.byte() !== colon) this.#tokens.fail(jsonTexts.colon);
      this.#tokens.at++;
      this.#tokens.space();
      property(name);
      this.#tokens.space();
      const next = this.#tokens.byte();
      if (next !== comma && next !== closeObject) this.#tokens.fail(jsonTexts.afterProperty);
      this.#tokens.at++;
      if (next === closeObject) return;
      this.#tokens.space();
    }
  }
}

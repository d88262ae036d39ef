import type { Path } from "../../runtime/issues.js";
import { french } from "../../runtime/messages/typography.js";
import { setProperty } from "../../runtime/model/set-property.js";
import type { Text } from "./failure.js";
import { type LongList, listView } from "./json-lists.js";
import type { Bytes } from "./spool.js";

/** Why a text is no JSON that we read, and at which byte. */
export class JsonFault extends Error {
  override readonly name = "JsonFault";
  readonly text: Text;
  readonly at: number;

  constructor(text: Text, at: number) {
    super(text.en);
    this.text = text;
    this.at = at;
  }
}

const windowLength = 1 << 16;
/** A list whose text is longer is not held in memory: its items are read when they are asked for. */
const longList = 1 << 16;
/** So much text stands between two places in a long list that are known. */
const markDistance = 1 << 14;

const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a];
const [openObject, closeObject, openList, closeList] = [0x7b, 0x7d, 0x5b, 0x5d];
const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * Reads JSON (RFC 8259) strictly, wherever it is wanted in the text, in memory that does not grow with it. The first reading, by
 * {@link JsonReader.scan}, finds every mistake and where long lists are; after it the values are made.
 */
export class JsonReader {
  readonly #bytes: Bytes;
  readonly #depth: number;
  readonly #progress: (bytes: number) => void;
  readonly #lists = new Map<number, LongList>();
  readonly #decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  #window: Uint8Array = new Uint8Array();
  #windowStart = 0;
  #at = 0;

  constructor(bytes: Bytes, depth: number, progress: (bytes: number) => void = () => undefined) {
    this.#bytes = bytes;
    this.#depth = depth;
    this.#progress = progress;
  }

  /** Reads the whole text. Gives where the properties of the object begin that it must be; undefined for anything else. */
  scan(): ReadonlyMap<string, number> | undefined {
    this.#at = this.#byteOrderMark();
    this.#space();
    const properties = new Map<string, number>();
    const isObject = this.#byte() === openObject;
    if (isObject) {
      this.#object((name) => {
        properties.set(name, this.#at);
        this.#pass(1);
      });
    } else this.#pass(0);
    this.#space();
    if (this.#at < this.#bytes.length) this.#fail(texts.end);
    return isObject ? properties : undefined;
  }

  /** The value that begins at a place. */
  valueAt(place: number): unknown {
    this.#at = place;
    return this.#value();
  }

  /** Where a part of the value at a place begins; where there is no such part, the last one that is there on the way to it. */
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
    let line = 1;
    let column = 1;
    let before = 0;
    for (let at = this.#byteOrderMark(); at < place; at += windowLength) {
      for (const byte of this.#bytes.read(at, Math.min(place, at + windowLength))) {
        const ends = byte === 0x0a || byte === 0x0d;
        if (ends && !(byte === 0x0a && before === 0x0d)) line++;
        if (ends) column = 1;
        // The first byte of a character, and one unit more for those beyond the basic plane.
        else if ((byte & 0xc0) !== 0x80) column += byte >= 0xf0 ? 2 : 1;
        before = byte;
      }
    }
    return { line, column };
  }

  #propertyAt(place: number, key: string): number | undefined {
    this.#at = place;
    if (this.#byte() !== openObject) return undefined;
    let found: number | undefined;
    this.#object((name) => {
      if (name === key) found = this.#at;
      this.#pass(0);
    });
    return found;
  }

  #itemAt(place: number, index: number): number | undefined {
    this.#at = place;
    if (this.#byte() !== openList) return undefined;
    const mark = this.#lists.get(place)?.markBefore(index);
    let at = 0;
    let found: number | undefined;
    if (mark !== undefined) {
      this.#at = mark.at;
      at = mark.index;
    } else {
      this.#at++;
      this.#space();
    }
    for (; this.#byte() !== closeList; at++) {
      if (at === index) found = this.#at;
      if (found !== undefined) return found;
      this.#pass(0);
      this.#space();
      if (this.#byte() !== comma) break;
      this.#at++;
      this.#space();
    }
    return undefined;
  }

  /** Some items of a list, from the one that begins at a place. */
  itemsAt(place: number, count: number): readonly unknown[] {
    const items: unknown[] = [];
    this.#at = place;
    while (items.length < count) {
      items.push(this.#value());
      this.#space();
      this.#at++;
      this.#space();
    }
    return items;
  }

  #value(): unknown {
    switch (this.#byte()) {
      case openObject: {
        const value = {};
        this.#object((name) => setProperty(value, name, this.#value()));
        return special(value);
      }
      case openList:
        return this.#list();
      case quote:
        return this.#string();
      default:
        return this.#literal();
    }
  }

  #list(): readonly unknown[] {
    const long = this.#lists.get(this.#at);
    if (long !== undefined) {
      this.#at = long.end;
      return listView(long, this);
    }
    const items: unknown[] = [];
    this.#items(() => items.push(this.#value()));
    return items;
  }

  /** Passes a value, and takes note of long lists in it. */
  #pass(depth: number): void {
    if (depth > this.#depth) this.#fail(texts.deep(this.#depth));
    switch (this.#byte()) {
      case openObject:
        this.#object(() => this.#pass(depth + 1));
        break;
      case openList:
        this.#passList(depth);
        break;
      case quote:
        this.#string();
        break;
      default:
        this.#literal();
    }
  }

  #passList(depth: number): void {
    const start = this.#at;
    const known = this.#lists.get(start);
    if (known !== undefined) {
      this.#at = known.end;
      return;
    }
    const indexes: number[] = [];
    const places: number[] = [];
    let count = 0;
    this.#items(() => {
      if (this.#at >= (places.at(-1) ?? Number.NEGATIVE_INFINITY) + markDistance) {
        indexes.push(count);
        places.push(this.#at);
      }
      this.#pass(depth + 1);
      count++;
    });
    if (this.#at - start < longList) return;
    this.#lists.set(start, new LongListOf(count, this.#at, indexes, places));
  }

  #object(property: (name: string) => void): void {
    const names = new Set<string>();
    this.#at++;
    this.#space();
    if (this.#byte() === closeObject) {
      this.#at++;
      return;
    }
    for (;;) {
      if (this.#byte() !== quote) this.#fail(texts.name);
      const place = this.#at;
      const name = this.#string();
      if (names.has(name)) throw new JsonFault(texts.twice(name), place);
      names.add(name);
      this.#space();
      if (this.#byte() !== colon) this.#fail(texts.colon);
      this.#at++;
      this.#space();
      property(name);
      this.#space();
      const next = this.#byte();
      if (next !== comma && next !== closeObject) this.#fail(texts.afterProperty);
      this.#at++;
      if (next === closeObject) return;
      this.#space();
    }
  }

  #items(item: () => void): void {
    this.#at++;
    this.#space();
    if (this.#byte() === closeList) {
      this.#at++;
      return;
    }
    for (;;) {
      item();
      this.#space();
      const next = this.#byte();
      if (next !== comma && next !== closeList) this.#fail(texts.afterItem);
      this.#at++;
      if (next === closeList) return;
      this.#space();
    }
  }

  #string(): string {
    const start = this.#at;
    let escaped = false;
    this.#at++;
    for (let byte = this.#byte(); byte !== quote; byte = this.#byte()) {
      if (byte === undefined) throw new JsonFault(texts.openString, start);
      if (byte < 0x20) this.#fail(texts.control);
      if (byte === backslash) {
        escaped = true;
        this.#at++;
        if (this.#byte() === undefined) throw new JsonFault(texts.openString, start);
      }
      this.#at++;
    }
    this.#at++;
    const text = this.#decode(start + 1, this.#at - 1);
    if (!escaped) return text;
    try {
      return JSON.parse(`"${text}"`) as string;
    } catch {
      const bad = /^(?:[^\\]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*/.exec(text)?.[0] ?? "";
      throw new JsonFault(texts.escape, start + 1 + Buffer.byteLength(bad));
    }
  }

  #decode(start: number, end: number): string {
    const from = start - this.#windowStart;
    const bytes =
      from >= 0 && end - this.#windowStart <= this.#window.length
        ? this.#window.subarray(from, end - this.#windowStart)
        : this.#bytes.read(start, end);
    try {
      return this.#decoder.decode(bytes);
    } catch {
      throw new JsonFault(texts.utf8, start);
    }
  }

  #literal(): unknown {
    const start = this.#at;
    for (let byte = this.#byte(); byte !== undefined && isInWord(byte); byte = this.#byte())
      this.#at++;
    const word = Buffer.from(this.#bytesOf(start, Math.min(this.#at, start + 2000))).toString(
      "latin1",
    );
    if (word === "true") return true;
    if (word === "false") return false;
    if (word === "null") return null;
    if (number.test(word)) {
      if (Number.isFinite(Number(word))) return Number(word);
      throw new JsonFault(texts.tooLarge, start);
    }
    if (word === "" && this.#at >= this.#bytes.length) throw new JsonFault(texts.endsEarly, start);
    throw new JsonFault(texts.value, start);
  }

  #bytesOf(start: number, end: number): Uint8Array {
    const from = start - this.#windowStart;
    return from >= 0
      ? this.#window.subarray(from, end - this.#windowStart)
      : this.#bytes.read(start, end);
  }

  #byteOrderMark(): number {
    const [a, b, c] = this.#bytes.read(0, 3);
    return a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0;
  }

  #space(): void {
    for (
      let byte = this.#byte();
      byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
    ) {
      this.#at++;
      byte = this.#byte();
    }
  }

  /** The byte at the place where we are; undefined at the end. */
  #byte(): number | undefined {
    const index = this.#at - this.#windowStart;
    if (index >= 0 && index < this.#window.length) return this.#window[index];
    if (this.#at >= this.#bytes.length) return undefined;
    this.#progress(this.#at);
    this.#window = this.#bytes.read(this.#at, this.#at + windowLength);
    this.#windowStart = this.#at;
    return this.#window[0];
  }

  #fail(text: Text): never {
    const ended = this.#at >= this.#bytes.length;
    throw new JsonFault(ended ? texts.endsEarly : text, this.#at);
  }
}

class LongListOf implements LongList {
  readonly length: number;
  readonly end: number;
  readonly #indexes: readonly number[];
  readonly #places: readonly number[];

  constructor(length: number, end: number, indexes: readonly number[], places: readonly number[]) {
    this.length = length;
    this.end = end;
    this.#indexes = indexes;
    this.#places = places;
  }

  markBefore(index: number): {
    readonly index: number;
    readonly at: number;
    readonly next: number;
  } {
    let low = 0;
    for (let high = this.#indexes.length; high - low > 1; ) {
      const middle = (low + high) >> 1;
      if ((this.#indexes[middle] ?? 0) <= index) low = middle;
      else high = middle;
    }
    const next = this.#indexes[low + 1] ?? this.length;
    return { index: this.#indexes[low] ?? 0, at: this.#places[low] ?? 0, next };
  }
}

/** Letters, digits and signs: what a word or number is made of, or was meant to be. */
function isInWord(byte: number): boolean {
  return (
    (byte >= 0x30 && byte <= 0x39) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    (byte >= 0x61 && byte <= 0x7a) ||
    byte === 0x2b ||
    byte === 0x2d ||
    byte === 0x2e
  );
}

/** What JSON has no words for: see `json-document.ts`. */
function special(value: object): unknown {
  if (
    "$integer" in value &&
    typeof value.$integer === "string" &&
    /^[+-]?\d+$/.test(value.$integer)
  )
    return BigInt(value.$integer.replace(/^\+/, ""));
  if ("$number" in value && typeof value.$number === "string") return Number(value.$number);
  return value;
}

const both = (fr: string, en: string): Text => ({ fr, en });

const texts = {
  value: both("une valeur est attendue ici", "a value is expected here"),
  tooLarge: both("ce nombre est trop grand", "this number is too large"),
  name: both(
    french`un nom de propriété entre guillemets est attendu ici`,
    "the name of a property, in quotation marks, is expected here",
  ),
  colon: both(french`« : » est attendu ici`, '":" is expected here'),
  afterProperty: both(french`« , » ou « } » est attendu ici`, '"," or "}" is expected here'),
  afterItem: both(french`« , » ou « ] » est attendu ici`, '"," or "]" is expected here'),
  end: both("la fin du texte est attendue ici", "the end of the text is expected here"),
  endsEarly: both(french`le texte s'arrête trop tôt`, "the text ends too early"),
  openString: both(
    french`ce texte n'a pas de guillemet à sa fin`,
    "this string has no quotation mark at its end",
  ),
  control: both(
    french`caractère de contrôle dans un texte : l'écrire \\n, \\t ou \\u00…`,
    "a control character in a string: write it as \\n, \\t or \\u00…",
  ),
  escape: both(french`échappement inconnu`, "unknown escape"),
  utf8: both(french`ce texte n'est pas en UTF-8`, "this string is not in UTF-8"),
  twice: (name: string): Text =>
    both(french`la propriété « ${name} » est déjà là`, `the property "${name}" is there already`),
  deep: (limit: number): Text =>
    both(
      french`plus de ${limit} objets et tableaux emboîtés`,
      `more than ${limit} objects and arrays inside each other`,
    ),
};

import type { Frame } from "../../../runtime/assess/element/frame.js";
import { piecesOf, Spool } from "../files/spool.js";

const spoolAt = 1 << 16;

/** A list whose items are still being read: the text of the last one is in memory, that of the others in the spool. */
interface Listed {
  text: string;
  count: number;
  /** Its parts in the spool, in order. */
  readonly parts: (readonly [start: number, end: number])[];
}

/**
 * Writes values as JSON, laid out as `JSON.stringify` does it. Items of lists can be written as soon as they are complete, so that the
 * whole value is never in memory: the text of the items is later inserted where the list stands.
 */
export class JsonWriter {
  readonly #to: Spool;
  readonly #items = new Spool();
  readonly #indent: number;
  readonly #lists = new WeakMap<readonly unknown[], Listed>();
  #text = "";

  constructor(to: Spool, indent: number) {
    this.#to = to;
    this.#indent = indent;
  }

  /** Takes the last item out of a list while its element is being read. */
  take(list: unknown[], frame: Frame): void {
    let listed = this.#lists.get(list);
    if (listed === undefined) {
      listed = { text: "", count: 0, parts: [] };
      this.#lists.set(list, listed);
    }
    const level = levelOf(frame) + 2;
    const outer = this.#text;
    this.#text = listed.text;
    this.#parts = listed.parts;
    if (listed.count++ > 0) this.#text += ",";
    this.#line(level);
    this.#value(list.at(-1), level);
    if (this.#text.length >= spoolAt) this.#spill();
    listed.text = this.#text;
    this.#text = outer;
    this.#parts = undefined;
    list[list.length - 1] = undefined;
  }

  /** Where the current text goes: to the parts of a list, or to the result. */
  #parts: Listed["parts"] | undefined;

  /** Writes a value whose lines are indented by `level` levels. */
  write(value: unknown, level: number): void {
    this.#value(value, level);
  }

  /** Ends the text. */
  finish(): void {
    this.#spill();
    this.#items.close();
  }

  #spill(): void {
    if (this.#parts === undefined) this.#to.append(this.#text);
    else if (this.#text !== "") {
      const start = this.#items.length;
      this.#items.append(this.#text);
      this.#part(start, this.#items.length);
    }
    this.#text = "";
  }

  /** Adds a part of the spool, merged with the last one if it directly follows it. */
  #part(start: number, end: number): void {
    const last = this.#parts?.at(-1);
    if (last !== undefined && last[1] === start) this.#parts?.splice(-1, 1, [last[0], end]);
    else this.#parts?.push([start, end]);
  }

  /** Writes a value without recursion, since values may have any depth. */
  #value(value: unknown, level: number): void {
    const open: Container[] = [];
    this.#begin(value, level, open);
    for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
      const { done, value: part } = last.parts.next();
      if (done !== true) {
        if (last.count++ > 0) this.#text += ",";
        this.#line(last.level + 1);
        if (part.name !== undefined)
          this.#text += JSON.stringify(part.name) + (this.#indent > 0 ? ": " : ":");
        this.#begin(part.value, last.level + 1, open);
        continue;
      }
      if (last.count > 0) this.#line(last.level);
      this.#text += last.end;
      open.pop();
    }
  }

  /** Writes a simple value, or the beginning of a container. */
  #begin(given: unknown, level: number, open: Container[]): void {
    const value = sayable(given);
    const listed = Array.isArray(value) ? this.#lists.get(value) : undefined;
    if (listed !== undefined) {
      this.#text += "[";
      this.#put(listed);
      this.#line(level);
      this.#text += "]";
    } else if (Array.isArray(value)) {
      this.#text += "[";
      open.push({ parts: itemsOf(value), level, end: "]", count: 0 });
    } else if (typeof value === "object" && value !== null) {
      this.#text += "{";
      open.push({ parts: propertiesOf(value), level, end: "}", count: 0 });
    } else this.#text += JSON.stringify(value) ?? "null";
    if (this.#parts === undefined && this.#text.length >= spoolAt) this.#spill();
  }

  #put({ parts, text }: Listed): void {
    if (parts.length > 0) this.#spill();
    for (const [start, end] of parts) {
      if (this.#parts !== undefined) this.#part(start, end);
      else for (const piece of piecesOf(this.#items, start, end)) this.#to.append(piece);
    }
    this.#text += text;
  }

  #line(level: number): void {
    if (this.#indent > 0) this.#text += `\n${" ".repeat(level * this.#indent)}`;
  }
}

/** A list or object whose parts are being written. */
interface Container {
  readonly parts: Iterator<Part, undefined>;
  readonly level: number;
  readonly end: string;
  count: number;
}

interface Part {
  readonly name: string | undefined;
  readonly value: unknown;
}

function* itemsOf(list: readonly unknown[]): Generator<Part, undefined> {
  for (const value of list) yield { name: undefined, value };
}

function* propertiesOf(object: object): Generator<Part, undefined> {
  for (const [name, value] of Object.entries(object))
    if (value !== undefined) yield { name, value };
}

/** The value itself, or an object such as `{ "$number": "NaN" }` for what JSON cannot express. */
function sayable(value: unknown): unknown {
  if (typeof value === "bigint") return { $integer: String(value) };
  if (typeof value === "number" && (!Number.isFinite(value) || Object.is(value, -0)))
    return { $number: Object.is(value, -0) ? "-0" : String(value) };
  return value;
}

/** How many JSON containers surround the value of an element. */
function levelOf(frame: Frame): number {
  let level = 1;
  for (let { parent, slot } = frame; parent !== undefined; { parent, slot } = parent) {
    if (slot === undefined) level += parent.asAnyType ? 3 : 2;
    else level += 1 + (slot.repeated ? 1 : 0) + (slot.kind === undefined ? 0 : 1);
  }
  return level;
}

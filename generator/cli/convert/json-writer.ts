import type { Frame } from "../../../runtime/assess/frame.js";
import { piecesOf, Spool } from "../files/spool.js";

const spoolAt = 1 << 16;

/** What a list is while its items are read: their texts, the last of them in memory and those before in the spool. */
interface Listed {
  text: string;
  count: number;
  /** Parts of the spool, in order. */
  readonly parts: (readonly [start: number, end: number])[];
}

/**
 * Writes values as JSON, laid out as `JSON.stringify` does it. Items of lists can be written as soon as they are complete, so that the
 * value as a whole never stands in memory: what was written of a list is then put where the list is.
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

  /** Takes the last item out of a list of an element that is being read. */
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

  /** Where the text goes that is being made: parts of a list, or the result. */
  #parts: Listed["parts"] | undefined;

  /** Writes a value whose own lines are indented by some levels. */
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

  /** Adds a part of the spool, to the last one where it follows that. */
  #part(start: number, end: number): void {
    const last = this.#parts?.at(-1);
    if (last !== undefined && last[1] === start) this.#parts?.splice(-1, 1, [last[0], end]);
    else this.#parts?.push([start, end]);
  }

  #value(value: unknown, level: number): void {
    if (typeof value === "bigint") this.#value({ $integer: String(value) }, level);
    else if (typeof value === "number" && (!Number.isFinite(value) || Object.is(value, -0)))
      this.#value({ $number: Object.is(value, -0) ? "-0" : String(value) }, level);
    else if (Array.isArray(value)) this.#list(value, level);
    else if (typeof value === "object" && value !== null) this.#object(value, level);
    else this.#text += JSON.stringify(value) ?? "null";
    if (this.#parts === undefined && this.#text.length >= spoolAt) this.#spill();
  }

  #list(list: readonly unknown[], level: number): void {
    const listed = this.#lists.get(list);
    if (list.length === 0) this.#text += "[]";
    else if (listed !== undefined) {
      this.#text += "[";
      this.#put(listed);
      this.#line(level);
      this.#text += "]";
    } else {
      this.#text += "[";
      for (const [index, item] of list.entries()) {
        if (index > 0) this.#text += ",";
        this.#line(level + 1);
        this.#value(item, level + 1);
      }
      this.#line(level);
      this.#text += "]";
    }
  }

  #put({ parts, text }: Listed): void {
    if (parts.length > 0) this.#spill();
    for (const [start, end] of parts) {
      if (this.#parts !== undefined) this.#part(start, end);
      else for (const piece of piecesOf(this.#items, start, end)) this.#to.append(piece);
    }
    this.#text += text;
  }

  #object(value: object, level: number): void {
    let first = true;
    this.#text += "{";
    for (const [name, property] of Object.entries(value)) {
      if (property === undefined) continue;
      if (!first) this.#text += ",";
      first = false;
      this.#line(level + 1);
      this.#text += JSON.stringify(name);
      this.#text += this.#indent > 0 ? ": " : ":";
      this.#value(property, level + 1);
    }
    if (!first) this.#line(level);
    this.#text += "}";
  }

  #line(level: number): void {
    if (this.#indent > 0) this.#text += `\n${" ".repeat(level * this.#indent)}`;
  }
}

/** How many containers of the JSON text are around the value of an element. */
function levelOf({ parent, slot }: Frame): number {
  if (parent === undefined) return 1;
  const level = levelOf(parent);
  if (slot === undefined) return level + (parent.asAnyType ? 3 : 2);
  return level + 1 + (slot.repeated ? 1 : 0) + (slot.kind === undefined ? 0 : 1);
}

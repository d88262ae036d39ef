import * as crypto from "node:crypto";
import { InvalidArgumentError } from "../commander.js";
import type { Description } from "../options.js";

/** A part of the files, such as `1/16`, the first of sixteen. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

const mostShards = 100_000;

export function parseShard(value: string, say: Description["say"]): Shard {
  const [, index, of] = (/^(\d{1,6})\/(\d{1,6})$/.exec(value) ?? []).map(Number);
  if (index !== undefined && of !== undefined && index >= 1 && index <= of && of <= mostShards)
    return { index, of };
  throw new InvalidArgumentError(
    say(
      `Il faut une part comme 3/16 : de 1/16 à 16/16.`,
      "It must be a part such as 3/16: from 1/16 to 16/16.",
    ),
  );
}

export function printShard({ index, of }: Shard): string {
  return `${index}/${of}`;
}

/** Whether a file belongs to a shard. Its name alone decides, so that new files do not move others. */
export function isInShard(name: string, { index, of }: Shard): boolean {
  return fingerprint(name).readUIntBE(0, 6) % of === index - 1;
}

/** In one step, which Node has from 20.12 on, it takes half the time. */
const fingerprint: (name: string) => Buffer =
  "hash" in crypto
    ? (name) => crypto.hash("sha256", name, "buffer")
    : (name) => crypto.createHash("sha256").update(name).digest();

/** How many 32-bit words a name takes in the set. */
const width = 4;

/**
 * The names met so far, by 128 bits of their SHA-256: a million of them take some forty megabytes, however long they are, and no two
 * known names share these bits.
 */
export class NameSet {
  #slots = new Uint32Array(width << 10);
  #size = 0;

  /** Adds a name, and says whether it is new. */
  add(name: string): boolean {
    if (this.#size * 2 * width >= this.#slots.length) this.#grow();
    const key = keyOf(name);
    const at = placeOf(key, this.#slots);
    if (isFree(this.#slots, at)) {
      this.#slots.set(key, at);
      this.#size++;
      return true;
    }
    return false;
  }

  has(name: string): boolean {
    return !isFree(this.#slots, placeOf(keyOf(name), this.#slots));
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Uint32Array(old.length * 2);
    for (let at = 0; at < old.length; at += width) {
      const key = old.subarray(at, at + width);
      if (!isFree(old, at)) this.#slots.set(key, placeOf(key, this.#slots));
    }
  }
}

function keyOf(name: string): Uint32Array {
  const bytes = fingerprint(name);
  const key = new Uint32Array(width);
  for (let word = 0; word < width; word++) key[word] = bytes.readUInt32LE(word * 4);
  // Zeros mark a free place, so no key may be all zeros.
  if (isFree(key, 0)) key[0] = 1;
  return key;
}

/** The place of a name, or the free place where it would go. */
function placeOf(key: Uint32Array, slots: Uint32Array): number {
  const places = slots.length / width;
  for (let place = (key[0] ?? 0) % places; ; place = (place + 1) % places) {
    const at = place * width;
    if (isFree(slots, at) || isAt(key, slots, at)) return at;
  }
}

/** Whether a key stands at a place. A loop: a closure for each would take as long as the hash. */
function isAt(key: Uint32Array, slots: Uint32Array, at: number): boolean {
  for (let word = 0; word < width; word++) if (slots[at + word] !== key[word]) return false;
  return true;
}

function isFree(slots: Uint32Array, at: number): boolean {
  return slots[at] === 0 && slots[at + 1] === 0 && slots[at + 2] === 0 && slots[at + 3] === 0;
}

import { ownString } from "../engine/own-string.js";

const zero = 48;
/** As many digits as stay exact. */
const mostDigits = 12;
/** Bits that an engine keeps in a small integer. */
const perEntry = 30;

/**
 * A set of identifiers that stays small for those that documents have: a common beginning and a number, as `AI-44109-000123`. The
 * numbers after one beginning are bits; other identifiers are kept as they are. It keeps no part of the document in memory.
 */
export class IdentifierSet {
  /** By how many digits there are and what stands before them: the one number that does, or several. */
  readonly #numbered = new Map<string, number | Numbers>();
  readonly #others = new Set<string>();
  /** The beginning that several numbers had last: it most often is that of the next identifier. */
  #start = "";
  #digits = 0;
  #numbers: Numbers | undefined;

  /** How many texts and words of bits are kept, for tests of growth. */
  get kept(): number {
    let kept = this.#others.size + this.#numbered.size;
    for (const numbers of this.#numbered.values())
      if (typeof numbers === "object") kept += numbers.words;
    return kept;
  }

  /** Whether the set has an identifier. */
  has(identifier: string): boolean {
    const digits = countDigits(identifier);
    if (digits === 0) return this.#others.has(ownString("#", identifier));
    const number = numberOf(identifier, digits);
    const numbers = this.#numbered.get(keyOf(identifier, digits));
    return typeof numbers === "object" ? numbers.has(number) : numbers === number;
  }

  /** Adds an identifier; false when the set has it already. */
  add(identifier: string): boolean {
    const next = this.#numberAfterStart(identifier);
    if (next >= 0) return this.#numbers?.add(next) === true;
    const digits = countDigits(identifier);
    if (digits === 0) {
      const before = this.#others.size;
      return this.#others.add(ownString("#", identifier)).size > before;
    }
    return this.#addTo(keyOf(identifier, digits), numberOf(identifier, digits), digits);
  }

  /** The number of an identifier that begins as the last ones, or -1. */
  #numberAfterStart(identifier: string): number {
    if (this.#numbers === undefined || identifier.length !== this.#start.length + this.#digits)
      return -1;
    return identifier.startsWith(this.#start) ? numberOf(identifier, this.#digits) : -1;
  }

  /** Takes an identifier out. */
  delete(identifier: string): void {
    const digits = countDigits(identifier);
    if (digits === 0) {
      this.#others.delete(ownString("#", identifier));
      return;
    }
    const number = numberOf(identifier, digits);
    const key = keyOf(identifier, digits);
    const numbers = this.#numbered.get(key);
    if (numbers === number) this.#numbered.delete(key);
    else if (typeof numbers === "object") numbers.delete(number);
  }

  #addTo(key: string, number: number, digits: number): boolean {
    let numbers = this.#numbered.get(key);
    if (numbers === undefined) this.#numbered.set(key, number);
    if (numbers === undefined || numbers === number) return numbers === undefined;
    if (typeof numbers === "number") {
      const first = numbers;
      numbers = new Numbers();
      numbers.add(first);
      this.#numbered.set(key, numbers);
    }
    this.#start = key.slice(1);
    this.#digits = digits;
    this.#numbers = numbers;
    return numbers.add(number);
  }
}

/** A set of whole numbers, as bits. Most come one after the other: the entry of the last one is at hand. */
class Numbers {
  readonly #entries = new Map<number, number>();
  #entry = 0;
  #bits = 0;

  /** How many words of bits are kept beside the one at hand. */
  get words(): number {
    return this.#entries.size;
  }

  has(number: number): boolean {
    const entry = Math.floor(number / perEntry);
    const bits = entry === this.#entry ? this.#bits : (this.#entries.get(entry) ?? 0);
    return (bits & (1 << (number % perEntry))) !== 0;
  }

  add(number: number): boolean {
    this.#turnTo(Math.floor(number / perEntry));
    const before = this.#bits;
    this.#bits |= 1 << (number % perEntry);
    return this.#bits !== before;
  }

  delete(number: number): void {
    this.#turnTo(Math.floor(number / perEntry));
    this.#bits &= ~(1 << (number % perEntry));
  }

  #turnTo(entry: number): void {
    if (entry === this.#entry) return;
    this.#entries.set(this.#entry, this.#bits);
    this.#entry = entry;
    this.#bits = this.#entries.get(entry) ?? 0;
  }
}

/** How many digits and what stands before them, as a text of its own. */
function keyOf(identifier: string, digits: number): string {
  return ownString(String.fromCharCode(zero + digits), identifier.slice(0, -digits));
}

/** How many digits an identifier ends with, as far as they are counted. */
function countDigits(identifier: string): number {
  let count = 0;
  while (count < mostDigits) {
    const digit = identifier.charCodeAt(identifier.length - 1 - count) - zero;
    if (!(digit >= 0 && digit <= 9)) break;
    count++;
  }
  return count;
}

/** The number that the last characters say; -1 when they are not all digits. */
function numberOf(identifier: string, digits: number): number {
  let number = 0;
  for (let index = identifier.length - digits; index < identifier.length; index++) {
    const digit = identifier.charCodeAt(index) - zero;
    if (!(digit >= 0 && digit <= 9)) return -1;
    number = number * 10 + digit;
  }
  return number;
}

import { ownString } from "./own-string.js";

const zero = 48;
/** As many digits as stay exact beside their number. */
const mostDigits = 12;
const perLength = 10 ** 13;
/** Bits that an engine keeps in a small integer. */
const bits = 30;

/**
 * A set of identifiers that stays small for those that documents have: a common beginning and a number, as `AI-44109-000123`. The
 * numbers after one beginning are bits, 30 to an entry; other identifiers are kept as they are. It holds on to no document.
 */
export class IdentifierSet {
  /** By beginning: the one number that follows it, or the bits of several. */
  readonly #numbered = new Map<string, number | Map<number, number>>();
  readonly #others = new Set<string>();

  /** Whether the set has an identifier. */
  has(identifier: string): boolean {
    const digits = countDigits(identifier);
    if (digits === 0) return this.#others.has(ownKey(identifier));
    const numbers = this.#numbered.get(startOf(identifier, digits));
    if (numbers === undefined) return false;
    const number = numberOf(identifier, digits);
    if (typeof numbers === "number") return numbers === digits * perLength + number;
    return ((numbers.get(entryOf(digits, number)) ?? 0) & bitOf(number)) !== 0;
  }

  /** Adds an identifier; false when the set has it already. */
  add(identifier: string): boolean {
    const digits = countDigits(identifier);
    if (digits === 0) {
      const before = this.#others.size;
      return this.#others.add(ownKey(identifier)).size > before;
    }
    const start = startOf(identifier, digits);
    const numbers = this.#numbered.get(start);
    const number = numberOf(identifier, digits);
    const code = digits * perLength + number;
    if (numbers === undefined) {
      this.#numbered.set(start, code);
      return true;
    }
    if (numbers === code) return false;
    if (typeof numbers !== "number") return addBit(numbers, digits, number);
    const entries = new Map<number, number>();
    addBit(entries, Math.floor(numbers / perLength), numbers % perLength);
    addBit(entries, digits, number);
    this.#numbered.set(start, entries);
    return true;
  }

  /** Takes an identifier out. */
  delete(identifier: string): void {
    const digits = countDigits(identifier);
    if (digits === 0) {
      this.#others.delete(ownKey(identifier));
      return;
    }
    const start = startOf(identifier, digits);
    const numbers = this.#numbered.get(start);
    const number = numberOf(identifier, digits);
    if (numbers === digits * perLength + number) this.#numbered.delete(start);
    else if (typeof numbers === "object") {
      const entry = entryOf(digits, number);
      numbers.set(entry, (numbers.get(entry) ?? 0) & ~bitOf(number));
    }
  }
}

/** Behind a mark, so that a text of its own is made. */
function ownKey(identifier: string): string {
  return ownString("#", identifier);
}

function startOf(identifier: string, digits: number): string {
  return ownString("#", identifier.slice(0, -digits));
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

function numberOf(identifier: string, digits: number): number {
  let number = 0;
  for (let index = identifier.length - digits; index < identifier.length; index++) {
    number = number * 10 + identifier.charCodeAt(index) - zero;
  }
  return number;
}

function entryOf(digits: number, number: number): number {
  return digits * perLength + Math.floor(number / bits);
}

function bitOf(number: number): number {
  return 1 << (number % bits);
}

function addBit(entries: Map<number, number>, digits: number, number: number): boolean {
  const entry = entryOf(digits, number);
  const before = entries.get(entry) ?? 0;
  const after = before | bitOf(number);
  if (after === before) return false;
  entries.set(entry, after);
  return true;
}

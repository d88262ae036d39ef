import type { CharacterSet } from "../../patterns/character-set.js";

/** The characters that XML 1.0 has (production 2). */
const xmlCharacters: CharacterSet = [
  [0x9, 0xa],
  [0xd, 0xd],
  [0x20, 0xd7ff],
  [0xe000, 0xfffd],
  [0x10000, 0x10ffff],
];

/**
 * The characters of XML in classes that some sets do not tell apart, so that automata over a million characters walk over a few symbols.
 */
export class Alphabet {
  /** One character of each class, the most readable that it has. */
  readonly symbols: readonly number[];
  readonly #starts: readonly number[];
  readonly #symbolAt: readonly number[];

  constructor(sets: Iterable<CharacterSet>) {
    const all = [xmlCharacters, ...distinctSets(sets)];
    const cuts = [...new Set(all.flatMap((set) => set.flatMap(([from, to]) => [from, to + 1])))];
    cuts.sort((a, b) => a - b);
    const known = new Map<string, number>();
    const symbols: number[] = [];
    const at = all.map(() => 0);
    this.#starts = cuts;
    this.#symbolAt = cuts.map((cut, index) => {
      const signature = all
        .map((set, number) => (holds(set, cut, at, number) ? "1" : "0"))
        .join("");
      if (!signature.startsWith("1")) return -1;
      const symbol = known.get(signature) ?? symbols.length;
      const end = (cuts[index + 1] ?? cut + 1) - 1;
      const best = readable(cut, end);
      const current = symbols[symbol];
      if (current === undefined || rank(best) < rank(current)) symbols[symbol] = best;
      known.set(signature, symbol);
      return symbol;
    });
    this.symbols = symbols;
  }

  /** The class of a character; -1 for what XML does not have. */
  symbolOf(code: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= code) low = middle + 1;
      else high = middle - 1;
    }
    return high < 0 ? -1 : (this.#symbolAt[high] ?? -1);
  }

  /** Which classes lie in a set, which must be one of those that the alphabet was made for. */
  symbolsIn(set: CharacterSet): readonly boolean[] {
    return this.symbols.map((code) => set.some(([from, to]) => from <= code && code <= to));
  }
}

function distinctSets(sets: Iterable<CharacterSet>): readonly CharacterSet[] {
  const known = new Map<string, CharacterSet>();
  const seen = new Set<CharacterSet>();
  for (const set of sets) {
    if (seen.has(set)) continue;
    seen.add(set);
    known.set(set.join(";"), set);
  }
  return [...known.values()];
}

/** Whether a set holds a character, asked in ascending order: `at` says where each set was left. */
function holds(set: CharacterSet, code: number, at: number[], number: number): boolean {
  let index = at[number] ?? 0;
  while (index < set.length && (set[index]?.[1] ?? 0) < code) index++;
  at[number] = index;
  const range = set[index];
  return range !== undefined && range[0] <= code;
}

const wanted: readonly (readonly [number, number])[] = [
  [0x61, 0x7a],
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x21, 0x7e],
];

function readable(from: number, to: number): number {
  for (const [first, last] of wanted) {
    const code = Math.max(from, first);
    if (code <= Math.min(to, last)) return code;
  }
  return from;
}

/** Letters first, then what is seen, then what is not. */
function rank(code: number): number {
  const at = wanted.findIndex(([from, to]) => from <= code && code <= to);
  if (at >= 0) return at;
  return code >= 0xa1 && code < 0xd800 ? 10 : code === 0x20 ? 11 : code > 0x20 ? 12 : 13;
}

import { type CharacterSet, characterSet } from "../../patterns/character-set.js";
import type { Alternatives, CharacterClass } from "../../patterns/syntax.js";
import { Alphabet } from "./alphabet.js";
import { digitsStepper, orderStepper } from "./decimals.js";
import { alternativesOf, type Language } from "./language.js";
import { BudgetError, dead, type Machine, machineFrom, together } from "./machine.js";
import { type Expression, Pool } from "./pool.js";

const single = (character: string): CharacterSet => {
  const code = character.codePointAt(0) ?? 0;
  return [[code, code]];
};

const space = single(" ");
const otherSpaces: CharacterSet = [
  [0x9, 0xa],
  [0xd, 0xd],
];
const decimalCharacters = [..."0123456789+-."].map(single);

/** The sets of characters that a language tells apart. */
function* setsOf(language: Language): Generator<CharacterSet> {
  switch (language.kind) {
    case "expression":
      yield* classSets(language.expression);
      return;
    case "words":
      for (const character of charactersOf(language.words)) yield single(character);
      return;
    case "length":
      return;
    case "octets":
      yield space;
      yield single("=");
      return;
    case "order":
    case "digits":
      yield* decimalCharacters;
      return;
    case "items":
      yield space;
      yield* setsOf(language.item);
      return;
    case "normalized":
      yield space;
      yield otherSpaces;
      yield* setsOf(language.of);
      return;
    case "and":
      for (const part of language.of) yield* setsOf(part);
      return;
    case "or":
      for (const part of alternativesOf(language)) yield* setsOf(part);
  }
}

function charactersOf(words: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const word of words) for (const character of word) found.add(character);
  return found;
}

function* classSets({ branches }: Alternatives): Generator<CharacterSet> {
  for (const { atom } of branches.flat()) {
    if (atom.kind === "class") yield setOf(atom);
    else yield* classSets(atom);
  }
}

/** The characters of a class with a subtraction are found by the sets of its parts, which are remembered each for itself. */
function setOf(set: CharacterClass): CharacterSet {
  return characterSet(set);
}

/** The alphabet that some languages together need. */
export function alphabetOf(languages: readonly Language[]): Alphabet {
  const sets: CharacterSet[] = [];
  for (const language of languages) for (const set of setsOf(language)) sets.push(set);
  return new Alphabet(sets);
}

/** The automaton of a language. */
export function machineOf(language: Language, alphabet: Alphabet, budget: number): Machine {
  const build = (of: Language): Machine => machineOf(of, alphabet, budget);
  switch (language.kind) {
    case "expression":
      return expressionMachine(language.expression, alphabet, budget);
    case "length":
      return lengthMachine(language.min, language.max, () => 1, budget);
    case "octets":
      return octetsMachine(language.min, language.max, alphabet, budget);
    case "words":
      return wordsMachine(language.words, alphabet, budget);
    case "order":
      return machineFrom(orderStepper(language.limit, language.orders, alphabet), budget);
    case "digits":
      return machineFrom(digitsStepper(language.total, language.fraction, alphabet), budget);
    case "items":
      return itemsMachine(build(language.item), language, alphabet, budget);
    case "normalized":
      return language.mode === "preserve"
        ? build(language.of)
        : normalizedMachine(build(language.of), language.mode, alphabet, budget);
    case "and":
      return together(language.of.map(build), "and", budget);
    case "or":
      return together(alternativesOf(language).map(build), "or", budget);
  }
}

/** A state may be many expressions: so many together for each state that may be. */
const mostRests = 20;

interface SymbolSet {
  readonly symbols: readonly boolean[];
}

function expressionMachine(expression: Alternatives, alphabet: Alphabet, budget: number): Machine {
  const pool = new Pool<SymbolSet>();
  const sets = new Map<string, SymbolSet>();
  const leaf = (of: CharacterClass): Expression<SymbolSet> => {
    const symbols = alphabet.symbolsIn(setOf(of));
    const key = symbols.map(Number).join("");
    const known = sets.get(key) ?? { symbols };
    sets.set(key, known);
    return symbols.includes(true) ? pool.leaf(known) : pool.nothing;
  };
  const lower = ({ branches }: Alternatives): Expression<SymbolSet> =>
    pool.choice(
      branches.map((pieces) =>
        pool.sequence(
          pieces.map(({ atom, min, max }) =>
            pool.repeat(atom.kind === "class" ? leaf(atom) : lower(atom), min, max),
          ),
        ),
      ),
    );
  let work = 0;
  return machineFrom<Expression<SymbolSet>>(
    {
      start: lower(expression),
      key: ({ id }) => id,
      step: (state, symbol) => {
        const rests = pool
          .heads(state)
          .flatMap(({ leaf: { symbols }, rest }) => (symbols[symbol] === true ? [rest] : []));
        work += rests.length;
        if (work > mostRests * budget) throw new BudgetError(budget);
        const next = pool.choice(rests);
        return next === pool.nothing ? undefined : next;
      },
      accepts: ({ nullable }) => nullable,
    },
    budget,
  );
}

/** Counts what is weighed, no further than is needed. */
function lengthMachine(
  min: number,
  max: number,
  weigh: (symbol: number) => number,
  budget: number,
): Machine {
  const most = max === Number.POSITIVE_INFINITY ? min : max + 1;
  return machineFrom<number>(
    {
      start: 0,
      key: (count) => count,
      step: (count, symbol) => {
        const next = Math.min(most, count + weigh(symbol));
        return next > max ? undefined : next;
      },
      accepts: (count) => count >= min && count <= max,
    },
    budget,
  );
}

/** Of a valid text, four digits are three octets, three of them two, two of them one. */
function octetsMachine(min: number, max: number, alphabet: Alphabet, budget: number): Machine {
  const ignored = [alphabet.symbolOf(0x20), alphabet.symbolOf(0x3d)];
  const digits = (octets: number): number => Math.ceil((octets * 4) / 3);
  return lengthMachine(
    digits(min),
    max === Number.POSITIVE_INFINITY ? max : digits(max),
    (symbol) => (ignored.includes(symbol) ? 0 : 1),
    budget,
  );
}

interface Trie {
  readonly id: number;
  readonly next: Map<number, Trie>;
  end: boolean;
}

function wordsMachine(words: readonly string[], alphabet: Alphabet, budget: number): Machine {
  let count = 0;
  const make = (): Trie => ({ id: count++, next: new Map(), end: false });
  const start = make();
  for (const word of words) {
    let at = start;
    for (const character of word) {
      const symbol = alphabet.symbolOf(character.codePointAt(0) ?? 0);
      const next = at.next.get(symbol) ?? make();
      at.next.set(symbol, next);
      at = next;
    }
    at.end = true;
  }
  start.next.delete(dead);
  return machineFrom<Trie>(
    {
      start,
      key: ({ id }) => id,
      step: ({ next }, symbol) => next.get(symbol),
      accepts: ({ end }) => end,
    },
    budget,
  );
}

/** The state in the item that is read, -2 before the first one; and how many items were begun. */
type InItems = readonly [item: number, count: number];

function itemsMachine(
  item: Machine,
  { min, max }: { readonly min: number; readonly max: number },
  alphabet: Alphabet,
  budget: number,
): Machine {
  const separator = alphabet.symbolOf(0x20);
  const most = max === Number.POSITIVE_INFINITY ? Math.max(min, 1) : max + 1;
  const none = -2;
  return machineFrom<InItems>(
    {
      start: [none, 0],
      key: ([state, count]) => `${state},${count}`,
      step: ([state, count], symbol) => {
        if (symbol === separator) {
          const begun = Math.min(most, count + 1);
          return state !== none && item.accepts(state) && begun <= max
            ? [item.start, begun]
            : undefined;
        }
        const next = item.step(state === none ? item.start : state, symbol);
        if (next === dead || max === 0) return undefined;
        return [next, state === none ? 1 : count];
      },
      accepts: ([state, count]) =>
        state === none ? min === 0 : item.accepts(state) && count >= min && count <= max,
    },
    budget,
  );
}

/** The state of the machine inside, and what white space was read: none yet and nothing before, none, or some that may be at the end. */
type InSpaces = readonly [inner: number, pending: "start" | "none" | "space"];

function normalizedMachine(
  inner: Machine,
  mode: "replace" | "collapse",
  alphabet: Alphabet,
  budget: number,
): Machine {
  const separator = alphabet.symbolOf(0x20);
  const isSpace = alphabet.symbols.map(
    (code) => code === 0x20 || code === 0x9 || code === 0xa || code === 0xd,
  );
  return machineFrom<InSpaces>(
    {
      start: [inner.start, mode === "replace" ? "none" : "start"],
      key: ([state, pending]) => `${state}${pending}`,
      step: ([state, pending], symbol) => {
        if (isSpace[symbol] === true) {
          if (mode === "replace") return alive(inner.step(state, separator), "none");
          return [state, pending === "start" ? "start" : "space"];
        }
        const from = pending === "space" ? inner.step(state, separator) : state;
        return alive(inner.step(from, symbol), "none");
      },
      accepts: ([state]) => inner.accepts(state),
    },
    budget,
  );
}

function alive(state: number, pending: InSpaces[1]): InSpaces | undefined {
  return state === dead ? undefined : [state, pending];
}

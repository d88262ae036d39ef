import { blockRanges } from "./blocks.js";
import { readCategory, readMultiCharacterEscape, singleCharacterEscapes } from "./escapes.js";
import {
  type Alternatives,
  type Atom,
  type CharacterClass,
  type CharacterRange,
  type ClassItem,
  PatternError,
  type Piece,
} from "./syntax.js";

/** Groups and classes may be nested this deep. */
const depthLimit = 500;

/** Parses an XSD regular expression (Part 2, appendix F). Throws {@link PatternError}. */
export function parsePattern(text: string): Alternatives {
  return new PatternParser(text).parse();
}

class PatternParser {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  parse(): Alternatives {
    const expression = this.#alternatives();
    if (this.#at < this.#text.length) throw this.#error('")" has no "(" before it');
    return expression;
  }

  #alternatives(): Alternatives {
    const branches = [this.#branch()];
    while (this.#eat("|")) branches.push(this.#branch());
    return { kind: "alternatives", branches };
  }

  #branch(): readonly Piece[] {
    const pieces: Piece[] = [];
    while (this.#at < this.#text.length && !this.#sees("|") && !this.#sees(")")) {
      const atom = this.#atom();
      pieces.push({ atom, ...this.#quantifier() });
    }
    return pieces;
  }

  #atom(): Atom {
    const start = this.#at;
    if (this.#eat("(")) return this.#group(start);
    if (this.#eat("[")) return this.#classExpression(start);
    if (this.#eat("\\")) return this.#atomEscape();
    if (this.#eat(".")) return anyButLineEnds;
    const character = this.#character();
    if ("?*+".includes(character)) throw this.#error(`nothing stands before "${character}"`, start);
    if ("]{}".includes(character)) {
      throw this.#error(`"${character}" must be written "\\${character}" here`, start);
    }
    return single(character);
  }

  #group(start: number): Alternatives {
    this.#enter(start);
    const expression = this.#alternatives();
    if (!this.#eat(")")) throw this.#error('"(" has no ")" after it', start);
    this.#depth--;
    return expression;
  }

  #quantifier(): { readonly min: number; readonly max: number } {
    if (this.#eat("?")) return { min: 0, max: 1 };
    if (this.#eat("*")) return { min: 0, max: Number.POSITIVE_INFINITY };
    if (this.#eat("+")) return { min: 1, max: Number.POSITIVE_INFINITY };
    const start = this.#at;
    if (!this.#eat("{")) return { min: 1, max: 1 };
    const match = /^(\d+)(?:(,)(\d*))?\}/.exec(this.#text.slice(this.#at, this.#at + 64));
    if (match === null) throw this.#error('a quantifier is "{n}", "{n,}" or "{n,m}"', start);
    this.#at += match[0].length;
    const min = readCount(match[1]);
    const open = match[2] !== undefined && match[3] === "";
    const max = open
      ? Number.POSITIVE_INFINITY
      : readCount(match[2] === undefined ? match[1] : match[3]);
    if (max < min) throw this.#error(`the quantifier "{${match[0]}" ends below its start`, start);
    return { min, max };
  }

  /** After a backslash outside of brackets. */
  #atomEscape(): CharacterClass {
    const item = this.#escape();
    return { kind: "class", negated: false, items: typeof item === "number" ? [one(item)] : item };
  }

  /** After a backslash: the code point of a SingleCharEsc, or the set of another escape. */
  #escape(): number | readonly ClassItem[] {
    const start = this.#at - 1;
    if (this.#at >= this.#text.length) throw this.#error('nothing stands after "\\"', start);
    const letter = this.#character();
    const character = singleCharacterEscapes.get(letter);
    if (character !== undefined) return character;
    if (letter === "p" || letter === "P") return this.#property(letter === "P", start);
    const set = readMultiCharacterEscape(letter);
    if (set === undefined) throw this.#error(`there is no escape "\\${letter}"`, start);
    return set;
  }

  /** catEsc and complEsc, after `\p` or `\P`. */
  #property(complement: boolean, start: number): readonly ClassItem[] {
    const match = /^\{([^{}]*)\}/.exec(this.#text.slice(this.#at, this.#at + 80));
    if (match === null) throw this.#error('"\\p" needs a name in braces', start);
    this.#at += match[0].length;
    const name = match[1] ?? "";
    const category = readCategory(name, complement);
    if (category !== undefined) return category;
    const ranges = name.startsWith("Is") ? blockRanges(name.slice(2)) : undefined;
    if (ranges === undefined) {
      const kind = name.startsWith("Is") ? "block" : "category";
      throw this.#error(`there is no ${kind} of characters "${name}"`, start);
    }
    const items = ranges.map(([from, to]): CharacterRange => ({ kind: "range", from, to }));
    return complement ? [{ kind: "native", source: complementOf(items) }] : items;
  }

  /** charClassExpr, after `[`. */
  #classExpression(start: number): CharacterClass {
    this.#enter(start);
    const negated = this.#eat("^");
    const items: ClassItem[] = [];
    let subtracted: CharacterClass | undefined;
    for (let first = true; ; first = false) {
      if (this.#at >= this.#text.length) throw this.#error('"[" has no "]" after it', start);
      if (this.#sees("]")) {
        if (first) throw this.#error("a class of characters cannot be empty", start);
        break;
      }
      if (!first && this.#eat("-[")) {
        subtracted = this.#classExpression(this.#at - 1);
        if (!this.#sees("]")) throw this.#error('"]" must follow a subtraction');
        break;
      }
      items.push(...this.#classItem(first));
    }
    this.#at++;
    this.#depth--;
    return { kind: "class", negated, items, subtracted };
  }

  /** charRange or charClassEsc. A hyphen stands for itself at the beginning and at the end of a group only. */
  #classItem(first: boolean): readonly ClassItem[] {
    const start = this.#at;
    if (this.#sees("-") && !first && !this.#endsGroup(this.#at + 1)) {
      throw this.#error('"-" must be written "\\-" here', start);
    }
    const hyphen = this.#sees("-");
    const from = this.#classCharacter();
    if (typeof from !== "number") return from;
    if (
      hyphen ||
      !this.#sees("-") ||
      this.#endsGroup(this.#at + 1) ||
      this.#text[this.#at + 1] === "["
    ) {
      return [one(from)];
    }
    this.#at++;
    const end = this.#at;
    if (this.#sees("-")) throw this.#error('"-" must be written "\\-" at the end of a range', end);
    const to = this.#classCharacter();
    if (typeof to !== "number") throw this.#error("a range ends with one character", end);
    if (to < from)
      throw this.#error("a range ends with a character after that of its start", start);
    return [{ kind: "range", from, to }];
  }

  /** Whether the group of a class ends at an index: with the class, or with a subtraction. */
  #endsGroup(at: number): boolean {
    return this.#text[at] === "]" || this.#text.startsWith("-[", at);
  }

  #classCharacter(): number | readonly ClassItem[] {
    const start = this.#at;
    if (this.#at >= this.#text.length)
      throw this.#error("the class of characters has no end", start);
    if (this.#eat("\\")) return this.#escape();
    const character = this.#character();
    if (character === "[") throw this.#error('"[" must be written "\\[" here', start);
    return codePoint(character);
  }

  #character(): string {
    const character = String.fromCodePoint(this.#text.codePointAt(this.#at) ?? 0);
    this.#at += character.length;
    return character;
  }

  #sees(text: string): boolean {
    return this.#text.startsWith(text, this.#at);
  }

  #eat(text: string): boolean {
    if (!this.#sees(text)) return false;
    this.#at += text.length;
    return true;
  }

  #enter(start: number): void {
    this.#depth++;
    if (this.#depth > depthLimit) throw this.#error("the expression is nested too deeply", start);
  }

  #error(message: string, offset: number = this.#at): PatternError {
    return new PatternError(message, offset);
  }
}

/** No text is longer than this, so a greater count says the same. */
const longest = 2 ** 31;

function readCount(digits: string | undefined): number {
  return Math.min(Number(digits), longest);
}

/** WildcardEsc. */
const anyButLineEnds: CharacterClass = {
  kind: "class",
  negated: true,
  items: [one(0x0a), one(0x0d)],
};

function single(character: string): CharacterClass {
  return { kind: "class", negated: false, items: [one(codePoint(character))] };
}

function one(code: number): CharacterRange {
  return { kind: "range", from: code, to: code };
}

function codePoint(character: string): number {
  return character.codePointAt(0) ?? 0;
}

function complementOf(ranges: readonly CharacterRange[]): string {
  const hex = (code: number): string => `\\u{${code.toString(16)}}`;
  return `[\\p{Any}--[${ranges.map(({ from, to }) => `${hex(from)}-${hex(to)}`).join("")}]]`;
}

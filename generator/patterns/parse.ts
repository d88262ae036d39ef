import { blockRanges } from "./blocks.js";
import { readCategory, readMultiCharacterEscape, singleCharacterEscapes } from "./escapes.js";
import type { PatternFaultName } from "./faults.js";
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
    if (this.#at < this.#text.length) throw this.#error("close-parenthesis", "");
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
    if ("?*+".includes(character)) throw this.#error("nothing-before", character, start);
    if ("]{}".includes(character)) throw this.#error("escape", character, start);
    return single(character);
  }

  #group(start: number): Alternatives {
    this.#enter(start);
    const expression = this.#alternatives();
    if (!this.#eat(")")) throw this.#error("open-parenthesis", "", start);
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
    if (match === null) throw this.#error("quantifier", "", start);
    this.#at += match[0].length;
    const min = readCount(match[1]);
    const open = match[2] !== undefined && match[3] === "";
    const max = open
      ? Number.POSITIVE_INFINITY
      : readCount(match[2] === undefined ? match[1] : match[3]);
    if (max < min) throw this.#error("quantifier-order", `{${match[0]}`, start);
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
    if (this.#at >= this.#text.length) throw this.#error("backslash", "", start);
    const letter = this.#character();
    const character = singleCharacterEscapes.get(letter);
    if (character !== undefined) return character;
    if (letter === "p" || letter === "P") return this.#property(letter === "P", start);
    const set = readMultiCharacterEscape(letter);
    if (set === undefined) throw this.#error("unknown-escape", `\\${letter}`, start);
    return set;
  }

  /** catEsc and complEsc, after `\p` or `\P`. */
  #property(complement: boolean, start: number): readonly ClassItem[] {
    const match = /^\{([^{}]*)\}/.exec(this.#text.slice(this.#at, this.#at + 80));
    if (match === null) throw this.#error("property-name", "", start);
    this.#at += match[0].length;
    const name = match[1] ?? "";
    const category = readCategory(name, complement);
    if (category !== undefined) return category;
    const ranges = name.startsWith("Is") ? blockRanges(name.slice(2)) : undefined;
    if (ranges === undefined) {
      const kind = name.startsWith("Is") ? "unknown-block" : "unknown-category";
      throw this.#error(kind, name, start);
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
      if (this.#at >= this.#text.length) throw this.#error("open-bracket", "", start);
      if (this.#sees("]")) {
        if (first) throw this.#error("empty-class", "", start);
        break;
      }
      if (!first && this.#eat("-[")) {
        subtracted = this.#classExpression(this.#at - 1);
        if (!this.#sees("]")) throw this.#error("after-subtraction", "");
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
      throw this.#error("escape", "-", start);
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
    if (this.#sees("-")) throw this.#error("hyphen-at-end", "", end);
    const to = this.#classCharacter();
    if (typeof to !== "number") throw this.#error("range-end", "", end);
    if (to < from) throw this.#error("range-order", "", start);
    return [{ kind: "range", from, to }];
  }

  /** Whether the group of a class ends at an index: with the class, or with a subtraction. */
  #endsGroup(at: number): boolean {
    return this.#text[at] === "]" || this.#text.startsWith("-[", at);
  }

  #classCharacter(): number | readonly ClassItem[] {
    const start = this.#at;
    if (this.#at >= this.#text.length) throw this.#error("class-end", "", start);
    if (this.#eat("\\")) return this.#escape();
    const character = this.#character();
    if (character === "[") throw this.#error("escape", "[", start);
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
    if (this.#depth > depthLimit) throw this.#error("depth", "", start);
  }

  #error(fault: PatternFaultName, about: string, offset: number = this.#at): PatternError {
    return new PatternError(fault, about, offset);
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

import type { Alternatives, CharacterClass, ClassItem, Piece } from "./syntax.js";

/** The source of a native expression, for the flag `v`, that matches the same whole literals. */
export function printNative(expression: Alternatives): string {
  return `^(?:${printAlternatives(expression)})$`;
}

function printAlternatives({ branches }: Alternatives): string {
  return branches.map((pieces) => pieces.map(printPiece).join("")).join("|");
}

function printPiece({ atom, min, max }: Piece): string {
  if (max === 0) return "";
  const quantifier = printQuantifier(min, max);
  if (atom.kind === "class") return printClass(atom) + quantifier;
  if (quantifier === "" && atom.branches.length === 1) return printAlternatives(atom);
  return `(?:${printAlternatives(atom)})${quantifier}`;
}

function printQuantifier(min: number, max: number): string {
  if (min === 1 && max === 1) return "";
  if (min === 0 && max === 1) return "?";
  if (max === Number.POSITIVE_INFINITY) return min === 0 ? "*" : min === 1 ? "+" : `{${min},}`;
  return min === max ? `{${min}}` : `{${min},${max}}`;
}

/** A class outside of other classes; a single character without brackets. */
export function printClass(set: CharacterClass): string {
  const [item] = set.items;
  const alone = set.items.length === 1 && !set.negated && set.subtracted === undefined;
  if (alone && item?.kind === "range" && item.from === item.to)
    return printCharacter(item.from, false);
  if (alone && item?.kind === "native" && /^\\[pP]\{\w+\}$|^\[.*\]$/.test(item.source)) {
    return item.source;
  }
  return printSet(set);
}

function printSet({ negated, items, subtracted }: CharacterClass): string {
  const set = `[${items.map(printItem).join("")}]`;
  if (!negated && subtracted === undefined) return set;
  const without = subtracted === undefined ? "" : `--${printSet(subtracted)}`;
  return negated ? `[\\p{Any}--${set}${without}]` : `[${set}${without}]`;
}

function printItem(item: ClassItem): string {
  if (item.kind === "native") return item.source;
  const { from, to } = item;
  if (from === to) return printCharacter(from, true);
  return `${printCharacter(from, true)}${to === from + 1 ? "" : "-"}${printCharacter(to, true)}`;
}

/**
 * Letters, digits and ASCII punctuation as they are, escaped where they have a meaning, the rest by number. In a class, the
 * flag `v` gives a meaning to more of them when they are doubled.
 */
function printCharacter(code: number, inClass: boolean): string {
  const character = String.fromCodePoint(code);
  if (code === 0x20 || /^[\p{L}\p{Nd}_'"]$/u.test(character)) return character;
  if (code === 0x09) return "\\t";
  if (code === 0x0a) return "\\n";
  if (code === 0x0d) return "\\r";
  if ("^$\\.*+?()[]{}|/".includes(character)) return `\\${character}`;
  if (inClass && "-&!#%,:;<=>@`~".includes(character)) return `\\${character}`;
  return code > 0x20 && code < 0x7f ? character : `\\u{${code.toString(16)}}`;
}

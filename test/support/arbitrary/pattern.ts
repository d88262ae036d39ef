import fc from "fast-check";
import { parsePattern } from "../../../generator/patterns/parse.js";
import { printClass } from "../../../generator/patterns/print.js";
import type {
  Alternatives,
  Atom,
  CharacterClass,
  CharacterRange,
  Piece,
} from "../../../generator/patterns/syntax.js";

/** How long strings are to be, in characters. */
export interface Lengths {
  readonly least: number;
  readonly most: number;
}

/**
 * Strings that an XSD regular expression matches (Part 2, appendix F). `*` and `+` stop after a few times. A length can be
 * asked for; only an expression that is one repeated character heeds it.
 */
export function stringsMatching(xsd: string, lengths?: Lengths): fc.Arbitrary<string> {
  const key = `${lengths?.least} ${lengths?.most} ${xsd}`;
  let strings = known.get(key);
  if (strings === undefined) {
    strings = ofExpression(parsePattern(xsd), lengths);
    known.set(key, strings);
  }
  return strings;
}

const known = new Map<string, fc.Arbitrary<string>>();

/** How much longer than its minimum a repetition gets. */
const more = 6;

function ofExpression(
  expression: Alternatives,
  lengths: Lengths | undefined,
): fc.Arbitrary<string> {
  const [pieces = [], ...others] = expression.branches;
  const [piece, ...rest] = pieces;
  if (lengths === undefined || piece === undefined || rest.length > 0 || others.length > 0)
    return ofAlternatives(expression);
  const min = Math.max(piece.min, lengths.least);
  const max = Math.min(piece.max, lengths.most);
  return min > max ? ofPiece(piece) : ofPiece({ ...piece, min, max });
}

function ofAlternatives({ branches }: Alternatives): fc.Arbitrary<string> {
  return fc.oneof(...branches.map((pieces) => fc.tuple(...pieces.map(ofPiece)).map(join)));
}

function ofPiece({ atom, min, max }: Piece): fc.Arbitrary<string> {
  const one = ofAtom(atom);
  if (min === 1 && max === 1) return one;
  return fc.array(one, { minLength: min, maxLength: Math.min(max, min + more) }).map(join);
}

function ofAtom(atom: Atom): fc.Arbitrary<string> {
  return atom.kind === "alternatives" ? ofAlternatives(atom) : fc.constantFrom(...samplesOf(atom));
}

function join(parts: readonly string[]): string {
  return parts.join("");
}

/** Characters of a class: the ends of its ranges, and what it has of a pool of all sorts of characters. */
function samplesOf(set: CharacterClass): readonly string[] {
  const expression = new RegExp(`^${printClass(set)}$`, "v");
  const ends = set.items.flatMap((item) =>
    item.kind === "range" ? pointsIn(item).map((point) => String.fromCodePoint(point)) : [],
  );
  const samples = [...ends, ...pool].filter((character) => expression.test(character));
  if (samples.length === 0) throw new Error(`no character found for ${printClass(set)}`);
  return [...new Set(samples)];
}

/** The first characters of a range, and its last. */
function pointsIn({ from, to }: CharacterRange): readonly number[] {
  const first = Array.from({ length: Math.min(to - from + 1, 26) }, (_, index) => from + index);
  return [...first, to];
}

const pool: readonly string[] = [
  ..."abcxyzABCXYZ0189 -_.:'\"/\\|?*+(){}[]^$&<>,;=%~#@!",
  ..."\t\n\réàçÉÀÇœŒÿŸßµ¼×÷ªº·",
  ..."ΑΩαωЖжאبक०٣五あア한ꀀ",
  ..."\u0300\u2028\u00A0\u3000€™",
  ..."😀𝒜𠀀",
];

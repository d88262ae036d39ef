import type { PatternFaultName } from "./faults.js";

/*
 * XSD regular expressions as trees (Part 2, appendix F). An expression always means the whole literal: there are no
 * anchors, and `^` and `$` are characters like any other.
 */

/** regExp: branches between `|`. */
export interface Alternatives {
  readonly kind: "alternatives";
  readonly branches: readonly (readonly Piece[])[];
}

/** piece: an atom with its quantifier. */
export interface Piece {
  readonly atom: Atom;
  readonly min: number;
  /** Infinity for `*`, `+` and `{n,}`. */
  readonly max: number;
}

export type Atom = Alternatives | CharacterClass;

/** One character of a set: `items` joined, all others when `negated`, without those of `subtracted`. */
export interface CharacterClass {
  readonly kind: "class";
  readonly negated: boolean;
  readonly items: readonly ClassItem[];
  readonly subtracted?: CharacterClass | undefined;
}

/** A range of code points, or the source of what a native class with the flag `v` calls the same set. */
export type ClassItem = CharacterRange | { readonly kind: "native"; readonly source: string };

export interface CharacterRange {
  readonly kind: "range";
  readonly from: number;
  readonly to: number;
}

/** What is wrong with an expression, and where: an index into the text in UTF-16 units. */
export class PatternError extends Error {
  override readonly name = "PatternError";
  readonly fault: PatternFaultName;
  readonly about: string;
  readonly offset: number;

  constructor(fault: PatternFaultName, about: string, offset: number) {
    super(fault);
    this.fault = fault;
    this.about = about;
    this.offset = offset;
  }
}

import type { Alternatives } from "../../patterns/syntax.js";
import { sha256 } from "../sha256.js";

/*
 * Sets of texts, as data. Everything that XML Schema says of a simple type but the values of dates, durations and floating-point numbers is
 * one of these, or several together.
 */

export type Language =
  | { readonly kind: "expression"; readonly source: string; readonly expression: Alternatives }
  /** Texts of so many characters. */
  | { readonly kind: "length"; readonly min: number; readonly max: number }
  /** Texts in base64 of so many octets. */
  | { readonly kind: "octets"; readonly min: number; readonly max: number }
  | { readonly kind: "words"; readonly words: readonly string[] }
  /** Decimal numbers whose order to a limit is among these. */
  | {
      readonly kind: "order";
      readonly limit: string;
      readonly orders: readonly (-1 | 0 | 1)[];
    }
  | { readonly kind: "digits"; readonly total: number; readonly fraction: number }
  /** Items between single spaces; none is the empty text. */
  | { readonly kind: "items"; readonly item: Language; readonly min: number; readonly max: number }
  /** Texts that belong to a language once their white space is normalised. */
  | {
      readonly kind: "normalized";
      readonly mode: "preserve" | "replace" | "collapse";
      readonly of: Language;
    }
  | { readonly kind: "and"; readonly of: readonly Language[] }
  | { readonly kind: "or"; readonly of: readonly Language[] };

export function and(of: readonly Language[]): Language {
  const [only] = of;
  return only !== undefined && of.length === 1 ? only : { kind: "and", of };
}

export function or(of: readonly Language[]): Language {
  const [only] = of;
  return only !== undefined && of.length === 1 ? only : { kind: "or", of };
}

const keys = new WeakMap<Language, string>();

/** Languages with the same key are equal; the converse does not hold. */
export function keyOf(language: Language): string {
  let key = keys.get(language);
  if (key === undefined) {
    key = shortened(makeKey(language));
    keys.set(language, key);
  }
  return key;
}

/** Keys of more characters are digests: what is nested deeply would repeat all that is inside at each level. */
const longestKey = 500;

export function shortened(key: string): string {
  return key.length > longestKey ? `#${sha256(key)}` : key;
}

function makeKey(language: Language): string {
  switch (language.kind) {
    case "expression":
      return `/${language.source}/`;
    case "length":
    case "octets":
      return `${language.kind}{${language.min},${language.max}}`;
    case "words":
      return JSON.stringify(language.words.toSorted());
    case "order":
      return `${language.orders.join()}to${language.limit}`;
    case "digits":
      return `digits{${language.total},${language.fraction}}`;
    case "items":
      return `items{${language.min},${language.max}}(${keyOf(language.item)})`;
    case "normalized":
      return language.mode === "preserve"
        ? keyOf(language.of)
        : `${language.mode}(${keyOf(language.of)})`;
    case "and":
    case "or":
      return `${language.kind}(${[...new Set(language.of.map(keyOf))].toSorted().join()})`;
  }
}

type Mode = Extract<Language, { kind: "normalized" }>["mode"];
type Expression = Extract<Language, { kind: "expression" }>;

/**
 * The alternatives that a language comes to, however deeply they are nested, those that are alike put together: all words are one
 * automaton, and so are all expressions.
 */
export function alternativesOf(language: Language): readonly Language[] {
  const words = new Map<Mode, string[]>();
  const expressions = new Map<Mode, Expression[]>();
  const others: Language[] = [];
  const open: { readonly mode: Mode; readonly of: Language }[] = [
    { mode: "preserve", of: language },
  ];
  for (const { mode, of } of open) {
    if (of.kind === "or") for (const part of of.of) open.push({ mode, of: part });
    else if (of.kind === "normalized" && (mode === "preserve" || of.mode === "preserve"))
      open.push({ mode: mode === "preserve" ? of.mode : mode, of: of.of });
    else if (of.kind === "words") for (const word of of.words) listAt(words, mode).push(word);
    else if (of.kind === "expression") listAt(expressions, mode).push(of);
    else others.push(inMode(mode, of));
  }
  return [
    ...[...words].map(([mode, all]) => inMode(mode, { kind: "words", words: all })),
    ...[...expressions].map(([mode, all]) => inMode(mode, oneExpression(all))),
    ...others,
  ];
}

function inMode(mode: Mode, of: Language): Language {
  return mode === "preserve" ? of : { kind: "normalized", mode, of };
}

function oneExpression(all: readonly Expression[]): Expression {
  const branches = all.flatMap(({ expression }) => expression.branches);
  const source = all.map((one) => one.source).join("|");
  return { kind: "expression", source, expression: { kind: "alternatives", branches } };
}

function listAt<K, V>(map: Map<K, V[]>, key: K): V[] {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
}

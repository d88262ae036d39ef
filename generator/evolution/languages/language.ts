import type { Alternatives } from "../../patterns/syntax.js";

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
    key = makeKey(language);
    keys.set(language, key);
  }
  return key;
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

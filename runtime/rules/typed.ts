import {
  codePointLength,
  normalizeSpace,
  substring,
  translate,
} from "../xpath/functions/text-functions.js";
import type { XPathNode } from "../xpath/index.js";
import { loneNode } from "../xpath/node.js";
import { type Comparison, compare, numberToText, textToNumber } from "../xpath/values.js";

/** A value as generated rules read it: what a property holds depends on its name. */
export interface Fields {
  readonly [property: string]: Fields | undefined;
}

/** An element around the one that is visited: its value, its expanded name, and the element around it. */
export interface Around {
  readonly value: Fields;
  readonly name: string;
  readonly around: Around | undefined;
}

/** Rules as functions over values: whether all checks hold that they know, or `undefined` where a value is of a form that they do not. */
export type HoldsOver = (root: string, value: unknown) => boolean | undefined;

/** What the generator made of the checks of a rule set, for values of the elements of a schema set. */
export interface TypedRules {
  /** The checks that the functions know, by pattern, rule and check, each from 0: `"0.0.1"`. */
  readonly checks: readonly string[];
  make(library: TypedLibrary): HoldsOver;
}

/** What generated rules call: the conversions and functions of XPath 1.0 over values. */
export interface TypedLibrary {
  /** Told of a check that is broken, by its place in the rule set, and of the value that it is about; whether that is enough. */
  broken(check: string, value: Fields): boolean;
  text(value: unknown): string;
  number(text: string): number;
  numberText(value: number): string;
  normalize(text: string): string;
  substring(text: string, start: number, length?: number): string;
  translate(text: string, from: string, to: string): string;
  length(text: string): number;
  before(text: string, part: string): string;
  after(text: string, part: string): string;
  round(value: number): number;
  isTrue(value: number): boolean;
  /** The values of a property, which may hold one or several. */
  all(value: Fields | undefined): readonly Fields[];
  one(value: Fields | undefined): readonly Fields[];
  /** The kind of an item of an ordered group. */
  kind(item: Fields): string;
  /** The values of items of some kinds of which something is true. */
  list(
    values: readonly Fields[],
    kinds: ReadonlySet<string> | undefined,
    test?: (value: Fields) => boolean,
  ): readonly Fields[];
  find(
    values: readonly Fields[],
    kinds: ReadonlySet<string> | undefined,
    test?: (value: Fields) => boolean,
  ): Fields | undefined;
  /** What each of some values leads to. */
  each(
    values: readonly Fields[],
    to: (value: Fields) => Fields | readonly Fields[] | undefined,
  ): readonly Fields[];
  only(value: Fields | undefined, test: (value: Fields) => boolean): Fields | undefined;
  kinds(...kinds: readonly string[]): ReadonlySet<string>;
  compare(
    left: readonly string[] | string | number | boolean,
    operator: Comparison,
    right: readonly string[] | string | number | boolean,
  ): boolean;
}

export const typedLibrary: TypedLibrary = {
  broken: () => true,
  text: (value) => {
    if (typeof value === "string") return value;
    return value === undefined ? "" : String(value);
  },
  number: textToNumber,
  numberText: numberToText,
  normalize: normalizeSpace,
  substring,
  translate,
  length: codePointLength,
  before: (text, part) => text.slice(0, Math.max(0, text.indexOf(part))),
  after: (text, part) => {
    const found = text.indexOf(part);
    return found < 0 ? "" : text.slice(found + part.length);
  },
  round: Math.round,
  isTrue: (value) => value !== 0 && !Number.isNaN(value),
  all: (value) => {
    if (value === undefined) return none;
    return Array.isArray(value) ? (value as readonly Fields[]) : [value];
  },
  one: (value) => (value === undefined ? none : [value]),
  kind: ({ kind }) => String(kind),
  list: (values, kinds, test) => {
    const found: Fields[] = [];
    for (const each of values) {
      const value = valueOfKind(each, kinds);
      if (value !== undefined && (test === undefined || test(value))) found.push(value);
    }
    return found;
  },
  find: (values, kinds, test) => {
    for (const each of values) {
      const value = valueOfKind(each, kinds);
      if (value !== undefined && (test === undefined || test(value))) return value;
    }
    return undefined;
  },
  each: (values, to) => values.flatMap((value) => to(value) ?? none),
  only: (value, test) => (value !== undefined && test(value) ? value : undefined),
  kinds: (...kinds) => new Set(kinds),
  compare: (left, operator, right) => compare(comparable(left), operator, comparable(right)),
};

const none: readonly Fields[] = [];

function valueOfKind(item: Fields, kinds: ReadonlySet<string> | undefined): Fields | undefined {
  if (kinds === undefined) return item;
  return kinds.has(String(item["kind"])) ? item["value"] : undefined;
}

type Comparable = Parameters<typeof compare>[0];

/** Texts as the nodes that have them. */
function comparable(value: readonly string[] | string | number | boolean): Comparable {
  if (typeof value !== "object") return value;
  return value.map((text, order): XPathNode => ({ ...textNode, value: text, order }));
}

const textNode = /*@__PURE__*/ loneNode("text");

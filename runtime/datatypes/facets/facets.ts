import type { EnumerationValue, Facets, Pattern, SimpleType } from "../../descriptors.js";
import type { Datatype, ResolvePrefix } from "../../nouns/datatype.js";
import { resolverOf } from "../prefixes.js";
import type { Finding } from "../simple-value.js";
import { countCharacters } from "../white-space.js";
import { linearMatcher } from "./linear-pattern.js";

/** A value in the value space beside its normalised lexical form; undefined when it passes. */
export type FacetCheck = (value: unknown, lexical: string) => Finding | undefined;

/** What the facets need to know of the values of a type: a part of {@link Datatype} that lists and unions have too. */
export interface Measures extends Pick<Datatype, "key" | "compare" | "length" | "digits"> {
  /** A value of the base type from a facet's literal; undefined when it is not one. */
  parse(literal: string, resolve: ResolvePrefix): unknown;
}

/** The steps of derivation of a type, from the type itself down to the root. */
export function stepsOf(type: SimpleType): readonly SimpleType[] {
  const steps: SimpleType[] = [];
  for (let step: SimpleType | undefined = type; step !== undefined; step = step.base?.()) {
    steps.push(step);
  }
  return steps;
}

/** The value of a facet that holds for a type: that of the last step of derivation that sets it. */
export function effectiveFacet<Name extends keyof Facets>(
  steps: readonly SimpleType[],
  name: Name,
): Facets[Name] {
  return steps.find((step) => step.facets?.[name] !== undefined)?.facets?.[name];
}

/**
 * The facets of all steps of derivation, compiled. A later step's facet stands for the earlier one of its name, which it
 * can only narrow; patterns alone add up: all steps hold, and within a step one of the alternatives (Part 2, 4.3.4.3).
 */
export function compileFacets(steps: readonly SimpleType[], measures: Measures): FacetCheck[] {
  const type = steps.find((step) => step.name !== undefined)?.name?.local;
  const effective = <Name extends keyof Facets>(name: Name): Facets[Name] =>
    effectiveFacet(steps, name);
  return [
    ...compilePatterns(steps),
    enumerationCheck(effective("enumeration"), measures, type),
    lengthCheck("length", effective("length"), measures, type),
    lengthCheck("minLength", effective("minLength"), measures, type),
    lengthCheck("maxLength", effective("maxLength"), measures, type),
    boundCheck("minInclusive", effective("minInclusive"), measures, type),
    boundCheck("minExclusive", effective("minExclusive"), measures, type),
    boundCheck("maxInclusive", effective("maxInclusive"), measures, type),
    boundCheck("maxExclusive", effective("maxExclusive"), measures, type),
    digitsCheck("totalDigits", effective("totalDigits"), measures, type),
    digitsCheck("fractionDigits", effective("fractionDigits"), measures, type),
  ].filter((check) => check !== undefined);
}

/** The patterns of all steps of derivation, compiled. They look at the lexical form alone. */
export function compilePatterns(steps: readonly SimpleType[]): FacetCheck[] {
  const type = steps.find((step) => step.name !== undefined)?.name?.local;
  const datatype = steps.find((step) => step.datatype !== undefined)?.datatype?.name;
  return steps
    .map((step) => patternCheck(step.facets?.patterns, { type, datatype }))
    .filter((check) => check !== undefined);
}

/** cvc-pattern-valid (Part 2, 4.3.4.4). Expressions are compiled when the first value comes. */
function patternCheck(
  patterns: readonly Pattern[] | undefined,
  about: Readonly<Record<"type" | "datatype", string | undefined>>,
): FacetCheck | undefined {
  if (patterns === undefined || patterns.length === 0) return undefined;
  let matchers: readonly Matcher[] | undefined;
  return (_value, lexical) => {
    matchers ??= patterns.map(matcherOf);
    try {
      for (const matcher of matchers) if (matcher.test(lexical)) return undefined;
    } catch (error) {
      // Native regular expressions backtrack by a stack, which millions of characters can fill.
      if (!(error instanceof RangeError)) throw error;
      return { code: "limit-pattern-length", parameters: { value: lexical, ...about } };
    }
    const characters = strangeCharacters(patterns, matchers, lexical);
    const parameters = {
      value: lexical,
      patterns: patterns.map(({ xsd }) => xsd),
      ...about,
      ...(characters.length === 0 ? {} : { characters }),
    };
    return { code: "cvc-pattern-valid", parameters };
  };
}

/** A class of characters, repeated: what a text is made of, in any order. */
const repeatedClass = /^\[(?:[^\\[\]]|\\.)+\](?:[*+]|\{[01],\d*\})$/;

const mostCharacters = 10;
const longestSearch = 10_000;

/** The characters that are the mistake, where the pattern is one class of characters, repeated. */
function strangeCharacters(
  [pattern, another]: readonly Pattern[],
  [matcher]: readonly Matcher[],
  text: string,
): readonly string[] {
  if (pattern === undefined || matcher === undefined || another !== undefined) return [];
  if (!repeatedClass.test(pattern.xsd)) return [];
  const strange = new Set<string>();
  for (const character of text.slice(0, longestSearch)) {
    if (strange.size === mostCharacters) break;
    if (!matcher.test(character)) strange.add(character);
  }
  return [...strange];
}

interface Matcher {
  test(text: string): boolean;
}

function matcherOf({ native, linear }: Pattern): Matcher {
  return linear === undefined ? new RegExp(native, "v") : { test: linearMatcher(linear) };
}

/** cvc-enumeration-valid (Part 2, 4.3.5.4): in the value space. */
function enumerationCheck(
  enumeration: readonly EnumerationValue[] | undefined,
  { parse, key }: Measures,
  type: string | undefined,
): FacetCheck | undefined {
  if (enumeration === undefined) return undefined;
  const keys = new Set<string>();
  for (const item of enumeration) {
    const literal = typeof item === "string" ? item : item.lexical;
    const value = parse(literal, prefixesOf(item));
    if (value !== undefined) keys.add(key(value));
  }
  const allowed = enumeration.map((item) => (typeof item === "string" ? item : item.lexical));
  return (value, lexical) =>
    keys.has(key(value))
      ? undefined
      : { code: "cvc-enumeration-valid", parameters: { value: lexical, allowed, type } };
}

function prefixesOf(item: EnumerationValue): ResolvePrefix {
  if (typeof item === "string") return () => undefined;
  const { name, namespaces } = item;
  return namespaces === undefined ? () => name.namespace : resolverOf(namespaces);
}

/** cvc-length-valid, cvc-minLength-valid, cvc-maxLength-valid (Part 2, 4.3.1 to 4.3.3). */
function lengthCheck(
  facet: "length" | "minLength" | "maxLength",
  limit: number | undefined,
  measures: Measures,
  type: string | undefined,
): FacetCheck | undefined {
  const length = measures.length;
  if (limit === undefined || length === undefined) return undefined;
  return (value, lexical) => {
    if (length === countCharacters && isWithinByUnits(facet, String(value).length, limit))
      return undefined;
    const actual = length(value);
    if (
      facet === "length"
        ? actual === limit
        : facet === "minLength"
          ? actual >= limit
          : actual <= limit
    ) {
      return undefined;
    }
    const measured = { value: lexical, limit, actual, type };
    const parameters =
      length === countCharacters ? ({ ...measured, unit: "character" } as const) : measured;
    return { code: `cvc-${facet}-valid`, parameters } as Finding;
  };
}

/** Whether the number of UTF-16 units decides already: a text has at most as many characters, and at least half as many. */
function isWithinByUnits(facet: string, units: number, limit: number): boolean {
  return facet === "maxLength" ? units <= limit : facet === "minLength" && units >= 2 * limit;
}

const boundHolds: Readonly<Record<Bound, (order: number) => boolean>> = {
  minInclusive: (order) => order >= 0,
  minExclusive: (order) => order > 0,
  maxInclusive: (order) => order <= 0,
  maxExclusive: (order) => order < 0,
};

type Bound = "minInclusive" | "minExclusive" | "maxInclusive" | "maxExclusive";

/** cvc-minInclusive-valid and the like (Part 2, 4.3.7 to 4.3.10). What cannot be compared with the bound is outside. */
function boundCheck(
  facet: Bound,
  literal: string | undefined,
  measures: Measures,
  type: string | undefined,
): FacetCheck | undefined {
  const compare = measures.compare;
  if (literal === undefined || compare === undefined) return undefined;
  const limit = measures.parse(literal, () => undefined);
  if (limit === undefined) return undefined;
  const holds = boundHolds[facet];
  return (value, lexical) => {
    const order = compare(value, limit);
    if (order !== undefined && holds(order)) return undefined;
    const parameters = { value: lexical, limit: literal, type };
    return order === undefined
      ? { code: `cvc-${facet}-valid`, parameters: { ...parameters, unordered: true } }
      : { code: `cvc-${facet}-valid`, parameters };
  };
}

/** cvc-totalDigits-valid, cvc-fractionDigits-valid (Part 2, 4.3.11 and 4.3.12). */
function digitsCheck(
  facet: "totalDigits" | "fractionDigits",
  limit: number | undefined,
  { digits }: Measures,
  type: string | undefined,
): FacetCheck | undefined {
  if (limit === undefined || digits === undefined) return undefined;
  return (value, lexical) => {
    const { total, fraction } = digits(value);
    const actual = facet === "totalDigits" ? total : fraction;
    if (actual <= limit) return undefined;
    return { code: `cvc-${facet}-valid`, parameters: { value: lexical, limit, actual, type } };
  };
}

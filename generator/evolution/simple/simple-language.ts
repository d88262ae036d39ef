import { normalizeWhiteSpace, type WhiteSpace } from "../../../runtime/datatypes/white-space.js";
import { PatternError } from "../../patterns/syntax.js";
import type { Facet, FacetName, SimpleTypeDefinition } from "../../schema/components.js";
import { readValue } from "../../schema/constraints/values/values.js";
import { and, keyOf, type Language, or, shortened } from "../languages/language.js";
import { lexicalSpaces } from "../languages/lexical-spaces.js";
import { markNames } from "../languages/marked-names.js";
import { expression, textsOfValue } from "../languages/values.js";
import { addBounds, tightest } from "./bounds.js";
import {
  innermostFirst,
  isPlainUnion,
  membersOf,
  prefixesOf,
  primitivesOf,
  stepsOf,
  whiteSpaceOf,
} from "./simple-facts.js";
import type { ValueRule } from "./value-rules.js";

/** The texts of a simple type, before white space is normalised: those in all the parts of which all the rules hold. */
export interface SimpleLanguage {
  readonly parts: readonly Language[];
  /** What is no regular language. Where there is none, the parts say exactly which texts are valid. */
  readonly rules: readonly ValueRule[];
}

const known = new WeakMap<SimpleTypeDefinition, SimpleLanguage>();

/** The language of a simple type, made once. */
export function simpleLanguage(type: SimpleTypeDefinition): SimpleLanguage {
  let language = known.get(type);
  if (language === undefined) {
    for (const inner of innermostFirst(type, plainUnionsIn, (one) => known.has(one)))
      if (isPlainUnion(inner)) known.set(inner, withKey(plainUnionLanguage(inner)));
    language = known.get(type) ?? makeLanguage(type);
    known.set(type, language);
  }
  return language;
}

const keys = new WeakMap<SimpleLanguage, string>();

/** Types with the same key have the same texts. */
export function languageKey(language: SimpleLanguage): string {
  let key = keys.get(language);
  if (key === undefined) {
    key = makeKey(language);
    keys.set(language, key);
  }
  return key;
}

function makeKey({ parts, rules }: SimpleLanguage): string {
  return [...new Set([...parts.map(keyOf), ...rules.map(({ key }) => key)])].toSorted().join(" & ");
}

function plainUnionsIn(type: SimpleTypeDefinition): readonly SimpleTypeDefinition[] {
  return type.memberTypeDefinitions.filter(isPlainUnion);
}

/** What keys of outer languages are made of is remembered. */
function withKey(language: SimpleLanguage): SimpleLanguage {
  languageKey(language);
  return language;
}

/** Each text of a member is one of the union. */
function plainUnionLanguage(type: SimpleTypeDefinition): SimpleLanguage {
  const inner = type.memberTypeDefinitions.map(simpleLanguage);
  return { parts: [or(inner.map(({ parts }) => and(parts)))], rules: rulesOfUnion(inner) };
}

function rulesOfUnion(members: readonly SimpleLanguage[]): readonly ValueRule[] {
  const [first] = members.flatMap(({ rules }) => rules);
  if (first === undefined) return [];
  const key = shortened(`union(${members.map(languageKey).join(" | ")})`);
  return [{ kind: "other", key, reason: first.reason }];
}

function makeLanguage(type: SimpleTypeDefinition): SimpleLanguage {
  switch (type.variety) {
    case undefined:
      return { parts: [], rules: [] };
    case "atomic":
      return atomicLanguage(type);
    case "list":
      return listLanguage(type);
    case "union":
      return unionLanguage(type);
  }
}

function atomicLanguage(type: SimpleTypeDefinition): SimpleLanguage {
  const { primitive = "string" } = type;
  const mode = whiteSpaceOf(type);
  const steps = stepsOf(type);
  const parts: Language[] = [];
  const rules: ValueRule[] = [];
  const whole = steps.some(({ builtIn, name }) => builtIn && name?.local === "integer");
  // The pattern of integers says all that the lexical space of decimals does.
  const lexical = whole ? undefined : lexicalSpaces[primitive];
  if (lexical !== undefined) parts.push(expression(lexical));
  if (isOfNames(primitive)) rules.push({ kind: "other", key: primitive, reason: "qualified-name" });
  for (const step of steps) {
    const patterns = patternsOf(step);
    if (patterns !== undefined) parts.push(patterns);
    addBounds(step, primitive, parts, rules);
    addEnumeration(step, primitive, mode, parts, rules);
  }
  parts.push(...lengthsOf(steps, primitive), ...digitsOf(steps, whole));
  return { parts: tightest(parts).map((of) => ({ kind: "normalized", mode, of })), rules };
}

/** The patterns of one step, of which one has to match. */
function patternsOf({ facets }: SimpleTypeDefinition): Language | undefined {
  const patterns = facets.filter(({ kind }) => kind === "pattern").map(({ value }) => value);
  if (patterns.length === 0) return undefined;
  try {
    return or([...new Set(patterns)].toSorted().map(expression));
  } catch (error) {
    // A pattern with a mistake is no part of a schema that was loaded without errors.
    if (error instanceof PatternError) return undefined;
    throw error;
  }
}

function addEnumeration(
  { facets }: SimpleTypeDefinition,
  primitive: string,
  mode: WhiteSpace,
  parts: Language[],
  rules: ValueRule[],
): void {
  const listed = facets.filter(({ kind }) => kind === "enumeration");
  if (listed.length === 0) return;
  const texts = listed.map(({ value }) => normalizeWhiteSpace(value, mode));
  const languages = texts.map((text) => textsOfValue(primitive, text));
  if (languages.includes(undefined)) {
    const named = isOfNames(primitive);
    const literals = named ? listed.map(markedName) : texts;
    const key = shortened(`${primitive} ${JSON.stringify(literals.toSorted())}`);
    rules.push({ kind: "values", key, literals, reason: named ? "qualified-name" : "values" });
    return;
  }
  parts.push(united(languages.filter((language) => language !== undefined)));
}

function isOfNames(primitive: string): boolean {
  return primitive === "QName" || primitive === "NOTATION";
}

function markedName({ value, namespaces }: Facet): string {
  return markNames(value, namespaces);
}

/** One of several, the words among them together. */
function united(languages: readonly Language[]): Language {
  const words = languages.flatMap((one) => (one.kind === "words" ? one.words : []));
  const others = languages.filter(({ kind }) => kind !== "words");
  return or([...(words.length > 0 ? [{ kind: "words", words } as const] : []), ...others]);
}

function lengthsOf(steps: readonly SimpleTypeDefinition[], primitive: string): readonly Language[] {
  const range = lengthRange(steps);
  if (range === undefined || isOfNames(primitive)) return [];
  const { min, max } = range;
  if (primitive === "base64Binary") return [{ kind: "octets", min, max }];
  const unit = primitive === "hexBinary" ? 2 : 1;
  return [{ kind: "length", min: min * unit, max: max * unit }];
}

function lengthRange(
  steps: readonly SimpleTypeDefinition[],
): { readonly min: number; readonly max: number } | undefined {
  let [min, max] = [0, Number.POSITIVE_INFINITY];
  for (const { kind, value } of steps.flatMap(({ facets }) => facets)) {
    if (kind === "length" || kind === "minLength") min = Math.max(min, Number(value));
    if (kind === "length" || kind === "maxLength") max = Math.min(max, Number(value));
  }
  return min === 0 && max === Number.POSITIVE_INFINITY ? undefined : { min, max };
}

function digitsOf(steps: readonly SimpleTypeDefinition[], whole: boolean): readonly Language[] {
  const least = (wanted: FacetName): number =>
    Math.min(
      ...steps
        .flatMap(({ facets }) => facets)
        .map(({ kind, value }) => (kind === wanted ? Number(value) : Number.POSITIVE_INFINITY)),
      Number.POSITIVE_INFINITY,
    );
  const [total, fraction] = [least("totalDigits"), least("fractionDigits")];
  const none = Number.POSITIVE_INFINITY;
  return [
    ...(total < none ? [{ kind: "digits", total, fraction: none } as const] : []),
    ...(fraction < none && !whole ? [{ kind: "digits", total: none, fraction } as const] : []),
  ];
}

function listLanguage(type: SimpleTypeDefinition): SimpleLanguage {
  const steps = stepsOf(type);
  const item = steps.find(({ itemTypeDefinition }) => itemTypeDefinition)?.itemTypeDefinition;
  const of = item === undefined ? { parts: [], rules: [] } : simpleLanguage(item);
  const { min, max } = lengthRange(steps) ?? { min: 0, max: Number.POSITIVE_INFINITY };
  const parts: Language[] = [{ kind: "items", item: and(of.parts), min, max }];
  const rules: ValueRule[] = [];
  const [ofItem] = of.rules;
  if (item !== undefined && ofItem !== undefined)
    rules.push({ kind: "items", key: `list of ${languageKey(of)}`, item, reason: ofItem.reason });
  for (const step of steps) {
    const patterns = patternsOf(step);
    if (patterns !== undefined) parts.push(patterns);
    const listed = step.facets.filter(({ kind }) => kind === "enumeration");
    if (listed.length === 0) continue;
    const primitives = item === undefined ? [] : primitivesOf(item);
    const texts = listed.map(({ value }) => normalizeWhiteSpace(value, "collapse"));
    const named = primitives.every(isOfNames);
    const literals = named ? listed.map(markedName) : texts;
    const prefixes = named ? "" : listed.map((one) => prefixesOf(type, one)).join();
    if (primitives.every((primitive) => primitive === "string" || primitive === "anyURI"))
      parts.push({ kind: "words", words: texts });
    else
      rules.push({
        kind: "values",
        key: shortened(`list ${JSON.stringify(literals.toSorted())}${prefixes}`),
        literals,
        reason: named ? "qualified-name" : "values",
      });
  }
  return { parts: parts.map((one) => ({ kind: "normalized", mode: "collapse", of: one })), rules };
}

function unionLanguage(type: SimpleTypeDefinition): SimpleLanguage {
  const steps = stepsOf(type);
  const members = membersOf(type);
  const patterns = steps.map(patternsOf).filter((pattern) => pattern !== undefined);
  const rules: ValueRule[] = [];
  const ofMembers = members.map((member) => {
    const own = simpleLanguage(member);
    const mode = member.variety === "union" ? undefined : whiteSpaceOf(member);
    if (mode === undefined && patterns.length > 0)
      rules.push({ kind: "other", key: languageKey(own), reason: "values" });
    const asked = patterns.map(
      (of): Language => (mode === undefined ? and([]) : { kind: "normalized", mode, of }),
    );
    return and([...own.parts, ...asked]);
  });
  rules.push(...rulesOfUnion(members.map(simpleLanguage)));
  const parts: Language[] = [or(ofMembers)];
  for (const step of steps) {
    const listed = step.facets.filter(({ kind }) => kind === "enumeration");
    if (listed.length === 0) continue;
    const language = enumeratedUnion(step, members, listed);
    parts.push(...language.parts);
    rules.push(...language.rules);
  }
  return { parts, rules };
}

/** The values that a union lists: each is one of the first member that takes it, and so is what is compared with it. */
function enumeratedUnion(
  step: SimpleTypeDefinition,
  members: readonly SimpleTypeDefinition[],
  listed: readonly Facet[],
): SimpleLanguage {
  const named = listed.map((one) => prefixesOf(step, one)).join();
  const key = `values ${JSON.stringify(listed.map(({ value }) => value.trim()).toSorted())}${named}`;
  // What is a name to one member may be a string to another.
  const onlyNames = members.flatMap(primitivesOf).every(isOfNames);
  const literals = listed.map((one) => (onlyNames ? markedName(one) : one.value));
  const reason = onlyNames ? "qualified-name" : "values";
  const opaque: SimpleLanguage = {
    parts: [],
    rules: [{ kind: "values", key: shortened(key), literals, reason }],
  };
  const base = step.baseTypeDefinition;
  const primitives = new Set(members.flatMap(primitivesOf));
  if (
    base === undefined ||
    primitives.size !== 1 ||
    members.some(({ variety }) => variety !== "atomic")
  )
    return opaque;
  const [primitive = ""] = primitives;
  const languages: Language[] = [];
  for (const { value, namespaces } of listed) {
    const reading = readValue(base, value, namespaces);
    if (!reading.valid) continue;
    const texts = textsOfValue(primitive, reading.value.lexical);
    if (texts === undefined) return opaque;
    for (const mode of new Set(members.map(whiteSpaceOf)))
      languages.push({ kind: "normalized", mode, of: texts });
  }
  return { parts: [or(languages)], rules: [] };
}

import { isFindings, readerOf } from "../../runtime/datatypes/simple-type.js";
import { normalizeWhiteSpace } from "../../runtime/datatypes/white-space.js";
import { xsNamespace } from "../../runtime/qname.js";
import type { SimpleTypeDefinition, ValueConstraint } from "../schema/components.js";
import { simpleTypeDescriptor } from "../schema/simple-type-descriptor.js";
import type { ReasonKind } from "./comparison.js";
import { alphabetOf, machineOf } from "./languages/build.js";
import { and, keyOf, type Language, or } from "./languages/language.js";
import { BudgetError, differences } from "./languages/machine.js";
import { compareTexts, textsOfValue } from "./languages/values.js";
import {
  hasFacets,
  languageKey,
  membersOf,
  primitivesOf,
  type SimpleLanguage,
  simpleLanguage,
  stepsOf,
  type ValueRule,
  whiteSpaceOf,
} from "./simple-language.js";

/** The texts that an element or attribute may hold. */
export interface Texts {
  readonly type: SimpleTypeDefinition;
  /** The value that all of them have to have. */
  readonly fixed?: ValueConstraint | undefined;
  /** Whether nothing stands for a value that the schema gives. */
  readonly orEmpty: boolean;
}

export type Inclusion =
  | { readonly kind: "holds" }
  /** A text that is on the left and not on the right; both readers said so. */
  | { readonly kind: "breaks"; readonly text: string }
  | { readonly kind: "undecided"; readonly reason: ReasonKind; readonly budget?: number };

const holds: Inclusion = { kind: "holds" };

export interface Limits {
  readonly budget: number;
  readonly onState: () => void;
  /** Whether the right has values that refer to others: it matters to them which values can be referred to. */
  readonly refers: boolean;
}

/** Whether all texts on the left are on the right. */
export function includes(left: Texts, right: Texts, limits: Limits): Inclusion {
  if (left.type === right.type && sameDemands(left, right)) return holds;
  const result = compare(left, right, limits);
  if (result.kind !== "holds") return result;
  const its = referencesOf(right.type);
  return its === referencesOf(left.type) || (its === "" && !limits.refers)
    ? holds
    : { kind: "undecided", reason: "reference" };
}

function sameDemands(left: Texts, right: Texts): boolean {
  return left.fixed === right.fixed && left.orEmpty === right.orEmpty;
}

function compare(left: Texts, right: Texts, limits: Limits): Inclusion {
  if (left.orEmpty) {
    if (!takes(right, "")) return { kind: "breaks", text: "" };
    return compare({ ...left, orEmpty: false }, { ...right, orEmpty: true }, limits);
  }
  if (right.orEmpty && !takes(left, "")) return compare(left, { ...right, orEmpty: false }, limits);
  const own = languageOf(left);
  const its = languageOf(right);
  if (languageKey(own) === languageKey(its)) return holds;
  const parts = membersTogether(left, right, limits);
  if (parts !== undefined) return parts;
  const ownKeys = new Set(own.parts.map(keyOf));
  const asked = its.parts.filter((part) => !ownKeys.has(keyOf(part)) && !isImplied(part, own));
  const unruled = its.rules.filter((rule) => !isRuled(rule, own, right));
  if (asked.length === 0 && unruled.length === 0) return holds;
  try {
    for (const part of asked) {
      const found = firstDifference(own, part, left, right, limits);
      if (found !== undefined) return found;
    }
  } catch (error) {
    if (!(error instanceof BudgetError)) throw error;
    return (
      likelyDifference(left, right) ?? { kind: "undecided", reason: "budget", budget: error.budget }
    );
  }
  const [rule] = unruled;
  if (rule === undefined) return holds;
  return likelyDifference(left, right) ?? { kind: "undecided", reason: rule.reason };
}

/** Where members of unions decide each for itself; undefined where they do not. */
function membersTogether(left: Texts, right: Texts, limits: Limits): Inclusion | undefined {
  const leftRules = languageOf(left).rules.length > 0;
  const rightRules = languageOf(right).rules.length > 0;
  if (!leftRules && !rightRules) return undefined;
  if (isPlainUnion(left)) {
    const all = membersOf(left.type).map((type) => compare({ ...left, type }, right, limits));
    // What a later member takes may be taken by the left as a whole only.
    return (
      all.find(({ kind }) => kind === "breaks") ??
      all.find(({ kind }) => kind === "undecided") ??
      holds
    );
  }
  if (isPlainUnion(right)) {
    const some = membersOf(right.type).some(
      (type) => compare(left, { ...right, type }, limits).kind === "holds",
    );
    if (some) return holds;
  }
  return undefined;
}

function isPlainUnion({ type, fixed }: Texts): boolean {
  return fixed === undefined && type.variety === "union" && !hasFacets(type);
}

/** What a declaration says of texts: its type, a fixed value, and that nothing stands for a value. */
export function languageOf({ type, fixed, orEmpty }: Texts): SimpleLanguage {
  const { parts, rules } = simpleLanguage(type);
  const value = fixed === undefined ? undefined : fixedLanguage(type, fixed);
  const all = [...parts, ...(value?.parts ?? [])];
  const empty: Language = { kind: "words", words: [""] };
  return {
    parts: orEmpty ? all.map((part) => or([part, empty])) : all,
    rules: [...rules, ...(value?.rules ?? [])],
  };
}

function fixedLanguage(type: SimpleTypeDefinition, fixed: ValueConstraint): SimpleLanguage {
  const opaque: SimpleLanguage = {
    parts: [],
    rules: [
      {
        kind: "values",
        key: `fixed ${JSON.stringify(fixed.lexical.trim())}`,
        literals: [fixed.lexical],
        reason: "values",
      },
    ],
  };
  if (type.variety === undefined)
    return { parts: [{ kind: "words", words: [fixed.lexical] }], rules: [] };
  if (type.variety !== "atomic" || type.primitive === undefined) return opaque;
  const mode = whiteSpaceOf(type);
  const texts = textsOfValue(type.primitive, normalizeWhiteSpace(fixed.lexical, mode));
  return texts === undefined
    ? opaque
    : { parts: [{ kind: "normalized", mode, of: texts }], rules: [] };
}

/** Whether a length is asked for that the left has anyway: as numbers, without walking. */
function isImplied(part: Language, own: SimpleLanguage): boolean {
  const wanted = lengthIn(part);
  if (wanted === undefined) return false;
  return own.parts.some((other) => {
    const given = lengthIn(other);
    return (
      given !== undefined &&
      given.mode === wanted.mode &&
      given.min >= wanted.min &&
      given.max <= wanted.max
    );
  });
}

function lengthIn(
  part: Language,
): { readonly mode: string; readonly min: number; readonly max: number } | undefined {
  if (part.kind !== "normalized" || part.of.kind !== "length") return undefined;
  return { mode: part.mode, min: part.of.min, max: part.of.max };
}

/** Whether a rule on values follows from what the left says of them. */
function isRuled(rule: ValueRule, own: SimpleLanguage, right: Texts): boolean {
  if (own.rules.some(({ key }) => key === rule.key)) return true;
  const listed = own.rules.filter((other) => other.kind === "values");
  if (listed.some(({ literals }) => literals.every((literal) => takes(right, literal))))
    return true;
  return (
    rule.kind === "bound" &&
    own.rules.some((other) => other.kind === "bound" && isTighter(other, rule))
  );
}

type Bound = Extract<ValueRule, { kind: "bound" }>;

function isTighter(own: Bound, its: Bound): boolean {
  if (own.primitive !== its.primitive || own.facet.slice(0, 3) !== its.facet.slice(0, 3))
    return false;
  const order = compareTexts(own.primitive, own.literal, its.literal);
  if (order === undefined) return false;
  const inside = own.facet.startsWith("min") ? order : -order;
  return (
    inside > 0 || (inside === 0 && (own.facet === its.facet || its.facet.endsWith("Inclusive")))
  );
}

/** As many texts are tried before it is given up, where values decide beside the automata. */
const mostTried = 40;

/** The first text of the left that a part of the right refuses; undefined where there is none. */
function firstDifference(
  own: SimpleLanguage,
  part: Language,
  left: Texts,
  right: Texts,
  { budget, onState }: Limits,
): Inclusion | undefined {
  const all = and(own.parts);
  const alphabet = alphabetOf([all, part]);
  const machine = machineOf(all, alphabet, budget);
  const other = machineOf(part, alphabet, budget);
  let tried = 0;
  for (const word of differences(machine, other, alphabet.symbols.length, { budget, onState })) {
    const text = String.fromCodePoint(...word.map((symbol) => alphabet.symbols[symbol] ?? 0));
    if (takes(left, text) && !takes(right, text)) return { kind: "breaks", text };
    if (++tried < mostTried) continue;
    return (
      likelyDifference(left, right) ?? {
        kind: "undecided",
        reason: own.rules[0]?.reason ?? "no-witness",
      }
    );
  }
  if (tried === 0) return undefined;
  // All texts that the automata tell apart are refused by values; nothing else is on the left alone.
  return (
    likelyDifference(left, right) ?? {
      kind: "undecided",
      reason: own.rules[0]?.reason ?? "no-witness",
    }
  );
}

/** Whether a text is valid. Prefixes are not bound. */
export function takes(texts: Texts, text: string): boolean {
  return valueKey(texts, text) !== undefined;
}

/** The value of a text, the same for equal values; undefined where the text is not valid. */
export function valueKey({ type, fixed, orEmpty }: Texts, text: string): string | undefined {
  if (orEmpty && text === "") return "";
  const reader = readerOf(simpleTypeDescriptor(type, { integers: "exact" }));
  const outcome = reader.read(text, (prefix) => (prefix === "" ? "" : undefined));
  if (isFindings(outcome)) return undefined;
  if (fixed === undefined) return outcome.key;
  const value = reader.read(fixed.lexical, (prefix) => fixed.namespaces.get(prefix));
  return !isFindings(value) && value.key === outcome.key ? outcome.key : undefined;
}

/** Texts that are most often at the edge of what types take: their bounds, listed and fixed values, and what is near them. */
function likelyDifference(left: Texts, right: Texts): Inclusion | undefined {
  for (const text of likelyTexts(left, right))
    if (takes(left, text) && !takes(right, text)) return { kind: "breaks", text };
  return undefined;
}

export function* likelyTexts(...all: readonly Texts[]): Generator<string> {
  for (const { type, fixed } of all) {
    if (fixed !== undefined) yield fixed.lexical;
    const types = membersOf(type).flatMap((member) => [member, ...innerTypes(member)]);
    for (const one of types) {
      for (const { kind, value } of stepsOf(one).flatMap(({ facets }) => facets)) {
        if (kind === "enumeration") yield value;
        if (!/^(?:min|max)(?:In|Ex)clusive$/.test(kind)) continue;
        yield value;
        yield* near(value.trim());
      }
      for (const primitive of primitivesOf(one)) yield* examples[primitive] ?? [];
    }
  }
}

function innerTypes({
  itemTypeDefinition: item,
}: SimpleTypeDefinition): readonly SimpleTypeDefinition[] {
  return item === undefined ? [] : membersOf(item);
}

/** The literal with one of its numbers one more or less, with a zone, as another number. */
function* near(literal: string): Generator<string> {
  for (const match of literal.matchAll(/\d+/g)) {
    for (const step of [1, -1]) {
      const number = BigInt(match[0]) + BigInt(step);
      if (number < 0n) continue;
      const digits = String(number).padStart(match[0].length, "0");
      yield literal.slice(0, match.index) + digits + literal.slice(match.index + match[0].length);
    }
  }
  yield `${literal}Z`;
  yield literal.replace(/(?:Z|[+-]\d\d:\d\d)$/, "");
  const number = Number(literal);
  if (Number.isFinite(number)) yield* [String(number * 2), String(number / 2), String(-number)];
}

const examples: Readonly<Record<string, readonly string[]>> = {
  float: ["0", "1", "-1", "1E38", "-1E38", "INF", "-INF", "NaN", "0.5"],
  double: ["0", "1", "-1", "1E300", "-1E300", "INF", "-INF", "NaN", "0.5"],
  duration: ["P1D", "-P1D", "P100Y", "-P100Y", "PT0S", "PT1S", "P1M"],
  dateTime: [
    "2000-01-01T00:00:00",
    "0001-01-01T00:00:00Z",
    "9999-12-31T00:00:00",
    "2000-01-01T00:00:00Z",
  ],
  date: ["2000-01-01", "0001-01-01", "9999-12-31", "2000-01-01Z", "-0001-01-01"],
  time: ["00:00:00", "23:59:59", "12:00:00", "12:00:00Z"],
  gYear: ["2000", "0001", "9999", "2000Z", "-0001"],
  gYearMonth: ["2000-01", "0001-01", "9999-12", "2000-01Z"],
  gMonthDay: ["--01-01", "--12-31", "--06-15", "--06-15Z"],
  gDay: ["---01", "---31", "---15", "---15Z"],
  gMonth: ["--01", "--12", "--06", "--06Z"],
  QName: ["a"],
  decimal: ["0", "1", "-1"],
  boolean: ["true", "false"],
};

/** The kinds of references among the values of a type, which the document as a whole has to fulfil. */
export function referencesOf(type: SimpleTypeDefinition): string {
  const found = new Set<string>();
  const open = [type];
  for (const at of open) {
    const { local = "", namespace } = at.name ?? {};
    if (namespace === xsNamespace && ["ID", "IDREF", "ENTITY", "NOTATION"].includes(local))
      found.add(local);
    const inner = [at.itemTypeDefinition, ...at.memberTypeDefinitions, at.baseTypeDefinition];
    for (const next of inner) if (next !== undefined && !open.includes(next)) open.push(next);
  }
  return [...found].toSorted().join();
}

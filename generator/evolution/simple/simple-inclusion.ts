import { clark, xsNamespace } from "../../../runtime/qname.js";
import { builtInTypes } from "../../schema/built-ins.js";
import type { SimpleTypeDefinition } from "../../schema/components.js";
import type { ReasonKind } from "../comparison.js";
import { alphabetOf, machineOf } from "../languages/build.js";
import { and, type Language, or } from "../languages/language.js";
import { BudgetError, differences } from "../languages/machine.js";
import { compareTexts } from "../languages/values.js";
import { languageOf, type Texts, takes } from "../walk/declared-texts.js";
import { likelyTexts, longTexts } from "../witness/likely-texts.js";
import { implies } from "./implied.js";
import { countOfMembers, isPlainUnion, kindsIn, membersOf, referencesOf } from "./simple-facts.js";
import { languageKey, type SimpleLanguage, simpleLanguage } from "./simple-language.js";
import type { ValueRule } from "./value-rules.js";

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
  return (
    left.fixed === right.fixed &&
    left.orEmpty === right.orEmpty &&
    left.refusesEmpty === right.refusesEmpty
  );
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
  return compareLanguages(own, its, left, right, limits);
}

function compareLanguages(
  own: SimpleLanguage,
  its: SimpleLanguage,
  left: Texts,
  right: Texts,
  limits: Limits,
): Inclusion {
  const asked = its.parts.filter((part) => !own.parts.some((one) => implies(one, part)));
  const unruled = its.rules.filter(
    (rule) => !isRuled(rule, own, right, limits) && !isUnprefixed(rule, left, limits),
  );
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

/** To look at a member takes as long as some states. */
const costOfMember = 2;
/** So many members that the right does not have are compared one by one; more of them together. */
const fewMembers = 8;

/** Where members of unions decide each for itself; undefined where they do not. */
function membersTogether(left: Texts, right: Texts, limits: Limits): Inclusion | undefined {
  if (!isPlain(left) && !isPlain(right)) return undefined;
  const { budget, onState } = limits;
  const count = countOfMembers(left.type) + countOfMembers(right.type);
  if (count > budget) return { kind: "undecided", reason: "budget", budget };
  for (let cost = count * costOfMember; cost > 0; cost--) onState();
  const members = isPlain(right) ? membersOf(right.type) : [];
  const keys = new Set(members.map((type) => keyOfTexts({ ...right, type })));
  if (isPlain(left)) {
    const all = membersOf(left.type).map((type): Texts => ({ ...left, type }));
    return eachMember(
      all.filter((member) => !keys.has(keyOfTexts(member))),
      left,
      right,
      limits,
    );
  }
  if (members.length === 0) return undefined;
  if (keys.has(keyOfTexts(left))) return holds;
  // Automata decide it for all members together, but for what they do not know.
  if (languageOf(right).rules.length === 0) return undefined;
  const some = members.some((type) => compare(left, { ...right, type }, limits).kind === "holds");
  return some ? holds : undefined;
}

/** Members of the left that the right does not have. */
function eachMember(
  members: readonly Texts[],
  left: Texts,
  right: Texts,
  limits: Limits,
): Inclusion {
  const languages = members.map(languageOf);
  if (members.length > fewMembers && languages.every(({ rules }) => rules.length === 0)) {
    const own = { parts: [or(languages.map(({ parts }) => and(parts)))], rules: [] };
    return compareLanguages(own, languageOf(right), left, right, limits);
  }
  let undecided: Inclusion | undefined;
  for (const member of members) {
    const inclusion = compare(member, right, limits);
    if (inclusion.kind === "breaks") return inclusion;
    if (inclusion.kind === "undecided") undecided ??= inclusion;
  }
  return undecided ?? holds;
}

function keyOfTexts(texts: Texts): string {
  return languageKey(languageOf(texts));
}

function isPlain({ type, fixed }: Texts): boolean {
  return fixed === undefined && isPlainUnion(type);
}

/**
 * Whether texts that are equal values on the left are so on the right, and others not. Of a union the first member that takes a text says
 * what value it is.
 */
export function comparesAlike(left: SimpleTypeDefinition, right: SimpleTypeDefinition): boolean {
  const kinds = new Set([...kindsIn(left), ...kindsIn(right)]);
  if (kinds.size === 1) return true;
  const [own, its] = [membersOf(left), membersOf(right)];
  const same = own.findIndex((member, at) => {
    const other = its[at];
    return other === undefined || keyOfMember(member) !== keyOfMember(other);
  });
  if (same < 0) return true;
  const others = [...own.slice(same), ...its.slice(same)].flatMap(kindsIn);
  return new Set(others).size === 1;
}

function keyOfMember(type: SimpleTypeDefinition): string {
  return `${kindsIn(type).join()} ${languageKey(simpleLanguage(type))}`;
}

/** Whether a rule on values follows from what the left says of them. */
function isRuled(rule: ValueRule, own: SimpleLanguage, right: Texts, limits: Limits): boolean {
  if (own.rules.some(({ key }) => key === rule.key)) return true;
  const listed = own.rules.filter((other) => other.kind === "values");
  if (listed.some(({ literals }) => literals.every((literal) => takes(right, literal))))
    return true;
  if (rule.kind === "items")
    return own.rules.some(
      (other) => other.kind === "items" && isIncluded(other.item, rule.item, limits),
    );
  return (
    rule.kind === "bound" &&
    own.rules.some((other) => other.kind === "bound" && isTighter(other, rule))
  );
}

function isIncluded(
  left: SimpleTypeDefinition,
  right: SimpleTypeDefinition,
  limits: Limits,
): boolean {
  const own: Texts = { type: left, orEmpty: false };
  return compare(own, { type: right, orEmpty: false }, limits).kind === "holds";
}

/** A name without a prefix is in some namespace everywhere. */
function isUnprefixed({ key }: ValueRule, left: Texts, limits: Limits): boolean {
  if (key !== "QName") return false;
  const type = builtInTypes.get(clark({ namespace: xsNamespace, local: "NCName" }));
  return (
    type?.kind === "simpleTypeDefinition" &&
    left.type.primitive !== "QName" &&
    compare(left, { type, orEmpty: left.orEmpty }, limits).kind === "holds"
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

/** Texts that are most often at the edge of what types take: their bounds, listed and fixed values, and what is near them. */
function likelyDifference(left: Texts, right: Texts): Inclusion | undefined {
  for (const text of [...likelyTexts(left, right), ...longTexts(left, right)])
    if (takes(left, text) && !takes(right, text)) return { kind: "breaks", text };
  return undefined;
}

import { alphabetOf, machineOf } from "../languages/build.js";
import { and } from "../languages/language.js";
import { BudgetError, differences, someWords } from "../languages/machine.js";
import { isPlainUnion, membersOf, stepsOf } from "../simple/simple-facts.js";
import { languageKey } from "../simple/simple-language.js";
import { languageOf, type Texts, takes, valueKey } from "../walk/declared-texts.js";
import { likelyTexts } from "./likely-texts.js";

/** A text that is valid; that there is none; or that none was found where values decide beside the automata. */
export type SampleText =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "none" }
  | { readonly kind: "unknown" };

const usual = ["", "a", "0", "A", "1", "true", "2000-01-01", "00", "aa", "AA", "a0"];
const mostTried = 200;
const budget = 20_000;

const known = new Map<string, SampleText>();
const mostKnown = 10_000;

/** A short text of a type. */
export function sampleText(texts: Texts): SampleText {
  const key = languageKey(languageOf(texts));
  const found = known.get(key) ?? findText(texts);
  if (known.size > mostKnown) known.clear();
  known.set(key, found);
  return found;
}

/** A text of one member of a union that asks for nothing itself is one of the union. */
function textOfMember(texts: Texts): SampleText | undefined {
  const { type, fixed, refusesEmpty } = texts;
  if (fixed !== undefined || refusesEmpty === true || !isPlainUnion(type)) return undefined;
  const near = type.memberTypeDefinitions.filter((member) => !isPlainUnion(member));
  for (const members of [near, membersOf(type)])
    for (const member of members) {
      const sample = sampleText({ ...texts, type: member });
      if (sample.kind === "text") return sample;
    }
  return undefined;
}

function findText(texts: Texts): SampleText {
  const ofMember = textOfMember(texts);
  if (ofMember !== undefined) return ofMember;
  for (const text of usual) if (takes(texts, text)) return { kind: "text", text };
  for (const text of likelyTexts(texts)) if (takes(texts, text)) return { kind: "text", text };
  for (const { kind, value } of stepsOf(texts.type).flatMap(({ facets }) => facets)) {
    if (kind !== "length" && kind !== "minLength") continue;
    const text = "a".repeat(Math.min(Number(value), 100_000));
    if (takes(texts, text)) return { kind: "text", text };
  }
  return shortestText(texts);
}

function shortestText(texts: Texts): SampleText {
  const { parts } = languageOf(texts);
  const all = and(parts);
  const alphabet = alphabetOf([all]);
  let tried = 0;
  try {
    const machine = machineOf(all, alphabet, budget);
    for (const word of differences(machine, undefined, alphabet.symbols.length, { budget })) {
      const text = String.fromCodePoint(...word.map((symbol) => alphabet.symbols[symbol] ?? 0));
      if (takes(texts, text)) return { kind: "text", text };
      if (++tried > mostTried) return { kind: "unknown" };
    }
  } catch (error) {
    if (!(error instanceof BudgetError)) throw error;
    return { kind: "unknown" };
  }
  return tried === 0 ? { kind: "none" } : { kind: "unknown" };
}

const several = new Map<string, readonly string[]>();
/** As many are enough to tell the values of a key apart. */
const mostDistinct = 40;

/** Some texts of a type that are not the same value, as far as they are found quickly. */
export function sampleTexts(texts: Texts): readonly string[] {
  const key = languageKey(languageOf(texts));
  const found = several.get(key) ?? findTexts(texts);
  if (several.size > mostKnown) several.clear();
  several.set(key, found);
  return found;
}

function findTexts(texts: Texts): readonly string[] {
  const values = new Map<string, string>();
  const add = (text: string): void => {
    const value = valueKey(texts, text);
    if (value !== undefined && !values.has(value)) values.set(value, text);
  };
  for (const text of usual) add(text);
  for (const text of likelyTexts(texts)) add(text);
  const all = and(languageOf(texts).parts);
  const alphabet = alphabetOf([all]);
  try {
    const machine = machineOf(all, alphabet, 2000);
    for (const word of someWords(machine, alphabet.symbols.length, 2000)) {
      add(String.fromCodePoint(...word.map((symbol) => alphabet.symbols[symbol] ?? 0)));
      if (values.size > mostDistinct) break;
    }
  } catch (error) {
    if (!(error instanceof BudgetError)) throw error;
  }
  return [...values.values()];
}

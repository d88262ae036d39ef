import { alternativesOf, keyOf, type Language } from "../languages/language.js";

/** Whether texts of one language are plainly texts of another: what is compared as numbers needs no walk, however large it is. */
export function implies(own: Language, its: Language): boolean {
  if (keyOf(own) === keyOf(its)) return true;
  if (its.kind === "and") return its.of.every((part) => implies(own, part));
  if (own.kind === "or") return allImply(alternativesOf(own), its);
  if (own.kind === "and") return own.of.some((part) => implies(part, its));
  if (its.kind === "or") return someIsImplied(own, alternativesOf(its));
  if (own.kind === "normalized" && its.kind === "normalized")
    return own.mode === its.mode && implies(own.of, its.of);
  if (own.kind === "digits" && its.kind === "digits")
    return own.total <= its.total && own.fraction <= its.fraction;
  if (own.kind === "items" && its.kind === "items")
    return isWithin(own, its) && implies(own.item, its.item);
  if (own.kind === "words" && its.kind === "words") {
    const words = new Set(its.words);
    return own.words.every((word) => words.has(word));
  }
  return (own.kind === "length" || own.kind === "octets") && own.kind === its.kind
    ? isWithin(own, its)
    : false;
}

/** Of more alternatives, automata decide. */
const mostAlternatives = 40;

function allImply(own: readonly Language[], its: Language): boolean {
  return own.length <= mostAlternatives && own.every((part) => implies(part, its));
}

function someIsImplied(own: Language, its: readonly Language[]): boolean {
  return its.length <= mostAlternatives && its.some((part) => implies(own, part));
}

interface Counts {
  readonly min: number;
  readonly max: number;
}

function isWithin(own: Counts, its: Counts): boolean {
  return own.min >= its.min && own.max <= its.max;
}

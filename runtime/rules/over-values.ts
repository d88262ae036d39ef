import type { ElementDescriptor } from "../descriptors.js";
import { clark } from "../qname.js";
import { writeDocument } from "../serialize/document.js";
import { StringSink } from "../xml/write/string-sink.js";
import { issueOf } from "./rule-issues.js";
import type { Check, RuleSet } from "./rule-set.js";
import { type Ability, ordinalsOf, type Rules } from "./rules.js";
import { locate } from "./tree/locate.js";
import { elementOf, xpathOf } from "./tree/place.js";
import { TreeSink } from "./tree/tree-sink.js";
import { type HoldsOver, typedLibrary } from "./typed.js";
import { placesOf } from "./typed-places.js";

const checkValue: NonNullable<Ability["checkValue"]> = (rules, descriptor, value, options) => {
  const sink = new TreeSink();
  const { schemas, type } = options;
  const only = type === undefined ? unknownChecks(rules, descriptor, value) : undefined;
  if (only?.size === 0) return [];
  const written = { schemas, type };
  writeDocument(sink, descriptor, value, written);
  const findings = rules.chosen(rules.run(sink.tree, options, undefined, only), options);
  if (findings.length === 0) return [];
  const text = new StringSink();
  writeDocument(text, descriptor, value, written);
  const places = locate(text.take(), descriptor, { schemas }, ordinalsOf(findings));
  return findings.map((finding) => {
    const ordinal = elementOf(finding.node)?.ordinal ?? 0;
    return issueOf(finding, {
      path: places.get(ordinal)?.path ?? [],
      xpath: xpathOf(finding.node),
    });
  });
};

/** Lets rules check values: by the functions that were generated of them, or over the tree that a value would be written as. */
export const overValues: Ability = { checkValue };

type Typed = { readonly holds: HoldsOver; readonly unknown: ReadonlySet<Check> };
const known = new WeakMap<Rules, Typed>();

/** The checks that typed functions do not know, where all that they know hold; `undefined` where they do not, or cannot tell. */
function unknownChecks(
  rules: Rules,
  descriptor: ElementDescriptor,
  value: unknown,
): ReadonlySet<Check> | undefined {
  const { typed } = rules.ruleSet;
  if (typed === undefined) return undefined;
  let made = known.get(rules);
  if (made === undefined) {
    made = { holds: typed.make(typedLibrary), unknown: unknownTo(typed.checks, rules.ruleSet) };
    known.set(rules, made);
  }
  return made.holds(clark(descriptor.name), value) === true ? made.unknown : undefined;
}

/** The checks whose places are not in a list. */
function unknownTo(known: readonly string[], ruleSet: RuleSet): ReadonlySet<Check> {
  const places = new Set(known);
  const all = [...placesOf(ruleSet)];
  return new Set(all.flatMap(([check, place]) => (places.has(place) ? [] : [check])));
}

import type { ElementDescriptor } from "../descriptors.js";
import { clark } from "../qname.js";
import { writeDocument } from "../serialize/document.js";
import { StringSink } from "../xml/write/string-sink.js";
import { issueOf } from "./rule-issues.js";
import type { Check, RuleSet } from "./rule-set.js";
import { type Ability, ordinalsOf, type Rules } from "./rules.js";
import { pathsOf } from "./tree/paths.js";
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
  const paths = pathsOf(text.take(), descriptor, { schemas }, ordinalsOf(findings));
  return findings.map((finding) => {
    const ordinal = elementOf(finding.node)?.ordinal ?? 0;
    return issueOf(finding, {
      path: paths.get(ordinal) ?? [],
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
  // The functions take values apart, and one that is nil has no parts.
  if (value === null || made.holds(clark(descriptor.name), value) !== true) return undefined;
  return made.unknown;
}

/** The checks whose places are not in a list. */
function unknownTo(known: readonly string[], ruleSet: RuleSet): ReadonlySet<Check> {
  const places = new Set(known);
  const all = [...placesOf(ruleSet)];
  return new Set(all.flatMap(([check, place]) => (places.has(place) ? [] : [check])));
}

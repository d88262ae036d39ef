import type { ElementDescriptor } from "../descriptors.js";
import type { Locale, XmlIssue } from "../issues.js";
import { localeOf } from "../nouns/locale.js";
import type { NotRunReason, RuleChecker, RuleCheckOptions } from "../nouns/rule-checker.js";
import { clark } from "../qname.js";
import { fallbackMessage, notRunMessage, notTypedMessage } from "./messages.js";
import { ruleInfo, ruleIssue } from "./rule-issues.js";
import {
  type Check,
  checkRuleSet,
  type Level,
  type Pattern,
  type Rule,
  type RuleSet,
} from "./rule-set.js";
import { type Fields, type HoldsOver, typedLibrary } from "./typed.js";

/** A check with what it stands in. */
interface Placed {
  readonly pattern: Pattern;
  readonly rule: Rule;
  readonly check: Check;
}

interface Broken {
  readonly place: string;
  readonly value: Fields;
}

const rank: Readonly<Record<Level, number>> = { information: 0, warning: 1, error: 2 };

/**
 * Makes what checks values by the functions that were generated of rules, and by nothing else: no XPath is loaded. What is broken is
 * told with its level, message and path; in the place of what a message would read from the document there is an ellipsis. Checks that
 * could not be made into functions say so, as information.
 *
 * @example
 * const rules = typedRules(electoralRules);
 * const { length } = rules.checkValue(NoteElement, { to: "Zoé", id: "a1" });
 */
export function typedRules(ruleSet: RuleSet): RuleChecker {
  checkRuleSet(ruleSet);
  return new TypedAlone(ruleSet);
}

class TypedAlone implements RuleChecker {
  readonly #ruleSet: RuleSet;
  readonly #holds: HoldsOver;
  #broken: Broken[] = [];

  constructor(ruleSet: RuleSet) {
    this.#ruleSet = ruleSet;
    const broken = (place: string, value: Fields): boolean => {
      this.#broken.push({ place, value });
      return false;
    };
    this.#holds = ruleSet.typed?.make({ ...typedLibrary, broken }) ?? (() => true);
  }

  checkDocument(): never {
    throw new RangeError("typed rules are for values: use useRules() for documents");
  }

  checkValue(
    { name }: ElementDescriptor,
    value: unknown,
    options: RuleCheckOptions = {},
  ): readonly XmlIssue[] {
    const locale = localeOf(options.locale);
    this.#broken = [];
    const verdict = value === null ? undefined : this.#holds(clark(name), value);
    const broken = this.#broken;
    const known = new Set(verdict === undefined ? [] : this.#ruleSet.typed?.checks);
    const least = rank[options.level ?? "information"];
    return [...this.#active(options)].flatMap(([place, placed]) => {
      if (rank[placed.check.level] < least) return [];
      const found = broken.filter((each) => each.place === place);
      if (found.length === 0) return known.has(place) ? [] : [notTyped(placed, locale)];
      return found.map((each) => issueOf(placed, pathOf(value, each.value), locale));
    });
  }

  notRun(reason: NotRunReason, options: Pick<RuleCheckOptions, "locale">): XmlIssue {
    const message = notRunMessage(reason, localeOf(options.locale));
    const parameters = { reason };
    const about = { source: "rule", level: "information" } as const;
    return ruleIssue({ code: "rules-not-run", message, path: [], parameters, ...about });
  }

  /** The checks of a phase, by their places. */
  *#active({ phase }: RuleCheckOptions): Iterable<readonly [string, Placed]> {
    const { patterns, phases, defaultPhase } = this.#ruleSet;
    const id = phase === undefined || phase === "#DEFAULT" ? defaultPhase : phase;
    const active = phases.find((each) => each.id === id)?.active;
    if (active === undefined && id !== undefined && id !== "#ALL")
      throw new RangeError(`there is no phase "${id}" in these rules`);
    for (const [index, pattern] of patterns.entries()) {
      if (active !== undefined && !(pattern.id !== undefined && active.includes(pattern.id)))
        continue;
      for (const [at, rule] of pattern.rules.entries())
        for (const [number, check] of rule.checks.entries())
          yield [`${index}.${at}.${number}`, { pattern, rule, check }];
    }
  }
}

function issueOf(
  { pattern, rule, check }: Placed,
  path: XmlIssue["path"],
  locale: Locale,
): XmlIssue {
  const { code, level, kind, test } = check;
  const said = check.message.map((part) => (typeof part === "string" ? part : "…")).join("");
  const message = /[^\s…]/.test(said)
    ? said.replace(/[ \t\r\n]+/g, " ").trim()
    : fallbackMessage(kind, test.text, locale);
  const info = ruleInfo({ code, pattern, rule, check });
  return ruleIssue({ code, message, path, parameters: {}, source: "rule", level, rule: info });
}

/** Says that a check was not asked: no function was made of it, or the value has a form that functions do not know. */
function notTyped({ pattern, rule, check }: Placed, locale: Locale): XmlIssue {
  const { code, test, level } = check;
  return ruleIssue({
    code: "rule-not-run",
    message: notTypedMessage(code, locale),
    path: [],
    parameters: { reason: "not-typed", detail: code, expression: test.text, level },
    source: "rule",
    level: "information",
    rule: ruleInfo({ code, pattern, rule, check }),
  });
}

/** Where an object stands in a value; nowhere for what is no object, as it may stand in several places. */
function pathOf(value: unknown, wanted: unknown): XmlIssue["path"] {
  if (typeof wanted !== "object" || wanted === null) return [];
  const trail: { readonly at: unknown; readonly path: XmlIssue["path"] }[] = [
    { at: value, path: [] },
  ];
  for (let next = trail.pop(); next !== undefined; next = trail.pop()) {
    const { at, path } = next;
    if (at === wanted) return path;
    if (Array.isArray(at))
      for (const [index, each] of at.entries()) trail.push({ at: each, path: [...path, index] });
    else if (typeof at === "object" && at !== null)
      for (const [name, each] of Object.entries(at))
        trail.push({ at: each, path: [...path, name] });
  }
  return [];
}

import type { RuleWatch } from "../../assess/rules/rule-watch.js";
import { localeOf } from "../../nouns/locale.js";
import { type Ability, defaultBudget, placed, type Rules } from "../rules.js";
import { planOf, type WatchPlan } from "../run/candidates.js";
import { type PreparedSet, prepare } from "../run/prepare.js";
import { readTree } from "../tree/read-tree.js";
import { DocumentWatch } from "./document-watch.js";
import { reachesOf } from "./reaches.js";
import { Watching } from "./watching.js";

/** So many nodes may be held of a document that comes in pieces. */
const mostHeld = 100_000;

type Passing = { readonly prepared: PreparedSet; readonly plan: WatchPlan };
const known = new WeakMap<Rules, Map<string, Passing>>();

const watch: NonNullable<Ability["watch"]> = (
  rules,
  options,
  here,
  descriptor,
  inPieces,
): RuleWatch | undefined => {
  const passings = known.get(rules) ?? new Map<string, Passing>();
  known.set(rules, passings);
  const { phase } = options;
  const locale = localeOf(options.locale);
  const key = phase ?? "#DEFAULT";
  let passing = passings.get(key);
  if (passing === undefined) {
    const prepared = prepare(rules.ruleSet, phase, rules.processors, locale, reachesOf);
    passing = { prepared, plan: planOf(prepared) };
    passings.set(key, passing);
  }
  const { prepared, plan } = passing;
  const asks = [...plan.checksOf.values()].some(({ now, later }) => now.length + later.length > 0);
  if (!asks && !inPieces) return undefined;
  const { budget = defaultBudget } = rules.options;
  const watch = new DocumentWatch(
    prepared,
    plan,
    { locale, budget },
    here,
    inPieces ? mostHeld : undefined,
  );
  return new Watching(watch, prepared, plan.whole, {
    options,
    locale,
    chosen: (findings) => rules.chosen(findings, options),
    again: (document, only) => {
      const read = readTree(document, options, locale);
      if ("issue" in read) return [];
      const findings = rules.chosen(rules.run(read.tree, options, undefined, only), options);
      return placed(findings, read.text, options, descriptor);
    },
  });
};

/** Lets rules watch documents while they are read, in memory that does not grow where they allow it. */
export const whileRead: Ability = { watch };

import type { RuleWatch } from "../../assess/rules/rule-watch.js";
import { localeOf } from "../../nouns/locale.js";
import type { RuleCheckOptions } from "../../nouns/rule-checker.js";
import type { XmlHandler, XmlStartTag } from "../../xml/events.js";
import type { XmlName } from "../../xml/names.js";
import type { Outline } from "../../xml/read/outline.js";
import { readXml } from "../../xml/read/reader.js";
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

function passingOf(rules: Rules, { phase, locale }: RuleCheckOptions): Passing {
  const passings = known.get(rules) ?? new Map<string, Passing>();
  known.set(rules, passings);
  const key = phase ?? "#DEFAULT";
  let passing = passings.get(key);
  if (passing === undefined) {
    const { ruleSet, processors } = rules;
    const prepared = prepare(ruleSet, phase, processors, localeOf(locale), reachesOf);
    passing = { prepared, plan: planOf(prepared) };
    passings.set(key, passing);
  }
  return passing;
}

const holds: NonNullable<Ability["holds"]> = (rules, text, options) => {
  const { prepared, plan } = passingOf(rules, options);
  if (plan.whole.size > 0) return false;
  const { budget = defaultBudget } = rules.options;
  const nowhere = (): object => ({});
  const run = { locale: localeOf(options.locale), budget };
  const watch = new DocumentWatch(prepared, plan, run, nowhere);
  const { file, limits, allowDoctype = true } = options;
  const doctype = allowDoctype ? "apply" : "refuse";
  const reader = new WatchedReading(watch);
  if (readXml(text, reader, { file, limits, doctype }) !== undefined) return false;
  const { findings, late } = watch.finish();
  return findings.length === 0 && late.size === 0;
};

/** Tells a watch what is read, as long as nothing was found. */
class WatchedReading implements XmlHandler {
  readonly #watch: DocumentWatch;

  constructor(watch: DocumentWatch) {
    this.#watch = watch;
  }

  startElement(tag: XmlStartTag): void {
    if (!this.#watch.hasFound) this.#watch.startElement(tag);
  }

  endElement(): void {
    if (!this.#watch.hasFound) this.#watch.endElement();
  }

  text(text: string): void {
    if (!this.#watch.hasFound) this.#watch.text(text);
  }

  comment(text: string): void {
    if (!this.#watch.hasFound) this.#watch.comment(text);
  }

  processingInstruction(target: string, body: string): void {
    if (!this.#watch.hasFound) this.#watch.processingInstruction(target, body);
  }

  leaf(name: XmlName, text: string): boolean {
    if (this.#watch.hasFound) return true;
    if (!this.#watch.allowsLeaf(name)) return false;
    this.#watch.leaf(name, text);
    return true;
  }

  whole(outline: Outline<XmlName>, texts: readonly string[]): boolean {
    if (this.#watch.hasFound) return true;
    if (!this.#watch.allowsWhole(outline, texts)) return false;
    this.#watch.whole();
    return true;
  }
}

const watch: NonNullable<Ability["watch"]> = (
  rules,
  options,
  here,
  descriptor,
  inPieces,
): RuleWatch | undefined => {
  const locale = localeOf(options.locale);
  const passing = passingOf(rules, options);
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
export const whileRead: Ability = { watch, holds };

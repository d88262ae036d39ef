import type { DocumentDescriptor } from "../../assess/reading.js";
import type { RuleWatch } from "../../assess/rules/rule-watch.js";
import { localeOf } from "../../nouns/locale.js";
import type { RuleCheckOptions } from "../../nouns/rule-checker.js";
import type { XmlHandler, XmlStartTag } from "../../xml/events.js";
import type { XmlName } from "../../xml/names.js";
import type { Doctype } from "../../xml/read/declared.js";
import type { Outline } from "../../xml/read/outline.js";
import { readXml } from "../../xml/read/reader.js";
import type { RuleFinding } from "../findings.js";
import { issueOf } from "../rule-issues.js";
import type { Check } from "../rule-set.js";
import { type Ability, defaultBudget, ordinalsOf, type Rules } from "../rules.js";
import { planOf, type WatchPlan } from "../run/candidates.js";
import { type PreparedSet, prepare } from "../run/prepare.js";
import type { DocumentTree } from "../tree/document-tree.js";
import { FoldingBuilder } from "../tree/folded.js";
import { locate } from "../tree/locate.js";
import { elementOf, ordinalOf, positionOf, xpathWithin } from "../tree/place.js";
import { readTree } from "../tree/read-tree.js";
import { DocumentWatch } from "./document-watch.js";
import { reachesOf } from "./reaches.js";
import { type PlacedFinding, together, Watching } from "./watching.js";

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

const check: NonNullable<Ability["check"]> = (rules, text, options, descriptor) => {
  const { prepared, plan } = passingOf(rules, options);
  if (!asksInPassing(plan)) return undefined;
  const { budget = defaultBudget } = rules.options;
  const locale = localeOf(options.locale);
  const watch = new DocumentWatch(prepared, plan, { locale, budget }, nowhere);
  const { file, limits, allowDoctype = true } = options;
  const doctype = allowDoctype ? "apply" : "refuse";
  // What needs the whole document is asked over its tree, which the same reading makes.
  const builder = plan.whole.size > 0 ? new FoldingBuilder() : undefined;
  const fault = readXml(text, new WatchedReading(watch, builder), { file, limits, doctype });
  if (fault !== undefined) return undefined;
  const { findings, late } = watch.end();
  const only = new Set([...plan.whole, ...late]);
  const sure = rules
    .chosen(findings, options)
    .filter((finding) => finding.check === undefined || !late.has(finding.check));
  const passing = placedAgain(sure, text, options, descriptor);
  const needed = { only, descriptor, tree: builder?.tree };
  const again = only.size === 0 ? [] : askedAgain(rules, text, options, needed);
  return together(prepared, passing, again);
};

function nowhere(): object {
  return {};
}

/** Whether any check is asked while a document passes by. */
function asksInPassing({ checksOf }: WatchPlan): boolean {
  return [...checksOf.values()].some(({ now, later }) => now.length + later.length > 0);
}

/** What is asked over a tree, and that, where it was made already. */
interface Needed {
  readonly only: ReadonlySet<Check>;
  readonly descriptor: DocumentDescriptor | undefined;
  readonly tree?: DocumentTree | undefined;
}

/** Asks some checks over the tree of a document. */
function askedAgain(
  rules: Rules,
  document: string | Uint8Array,
  options: RuleCheckOptions,
  { only, descriptor, tree }: Needed,
): readonly PlacedFinding[] {
  const read =
    tree !== undefined && typeof document === "string"
      ? { tree, text: document }
      : readTree(document, options, localeOf(options.locale), 0, new FoldingBuilder());
  if ("issue" in read) return [];
  const findings = rules.chosen(rules.run(read.tree, options, undefined, only), options);
  return placedAgain(findings, read.text, options, descriptor);
}

/** Findings with their places, which are looked for in the text. */
function placedAgain(
  findings: readonly RuleFinding[],
  text: string,
  options: RuleCheckOptions,
  descriptor: DocumentDescriptor | undefined,
): readonly PlacedFinding[] {
  const places = locate(text, descriptor, options, ordinalsOf(findings));
  return findings.map((finding) => {
    const { node } = finding;
    const { xpath, tag, path = [] } = places.get(ordinalOf(node)) ?? {};
    const place = {
      path,
      xpath: xpathWithin(node, elementOf(node), xpath),
      position: positionOf(node, options.file, tag),
    };
    return { finding, issue: issueOf(finding, place) };
  });
}

/** Tells a watch what is read, and what makes a tree of it where one is needed. */
class WatchedReading implements XmlHandler {
  readonly #watch: DocumentWatch;
  readonly #builder: FoldingBuilder | undefined;

  constructor(watch: DocumentWatch, builder: FoldingBuilder | undefined) {
    this.#watch = watch;
    this.#builder = builder;
  }

  doctype(doctype: Doctype): undefined {
    this.#builder?.doctype(doctype);
  }

  startElement(tag: XmlStartTag): void {
    this.#watch.startElement(tag);
    this.#builder?.startElement(tag);
  }

  endElement(): void {
    this.#watch.endElement();
    this.#builder?.endElement();
  }

  text(text: string): void {
    this.#watch.text(text);
    this.#builder?.text(text);
  }

  comment(text: string): void {
    this.#watch.comment(text);
    this.#builder?.comment(text);
  }

  processingInstruction(target: string, body: string): void {
    this.#watch.processingInstruction(target, body);
    this.#builder?.processingInstruction(target, body);
  }

  leaf(name: XmlName, text: string): boolean {
    if (!this.#watch.allowsLeaf(name) || this.#builder?.leaf(name, text) === false) return false;
    this.#watch.leaf(name, text);
    return true;
  }

  whole(outline: Outline<XmlName>, texts: readonly string[]): boolean {
    if (!this.#watch.allowsWhole(outline, texts)) return false;
    if (this.#builder?.whole(outline, texts) === false) return false;
    this.#watch.whole(outline);
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
  const { prepared, plan } = passingOf(rules, options);
  if (!asksInPassing(plan) && !inPieces) return undefined;
  const { budget = defaultBudget } = rules.options;
  return new Watching(prepared, plan, {
    options,
    locale,
    budget,
    here,
    mostHeld: inPieces ? mostHeld : undefined,
    chosen: (findings) => rules.chosen(findings, options),
    again: (document, only) => askedAgain(rules, document, options, { only, descriptor }),
  });
};

/** Lets rules watch documents while they are read, in memory that does not grow where they allow it. */
export const whileRead: Ability = { watch, check };

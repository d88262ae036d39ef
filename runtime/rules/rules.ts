import type { DocumentDescriptor } from "../assess/reading.js";
import type { Here, RuleWatch, WatchingRules } from "../assess/rules/rule-watch.js";
import type { ElementDescriptor } from "../descriptors.js";
import type { Locale, XmlIssue } from "../issues.js";
import { localeOf } from "../nouns/locale.js";
import type { NotRunReason, RuleCheckOptions, RuleChoice } from "../nouns/rule-checker.js";
import type { parseExpression } from "../xpath/index.js";
import type { Fired, RuleFinding } from "./findings.js";
import { notRunMessage } from "./messages.js";
import { issueOf, ruleIssue } from "./rule-issues.js";
import { type Check, checkRuleSet, type Level, type Pattern, type RuleSet } from "./rule-set.js";
import { type PreparedSet, prepare } from "./run/prepare.js";
import type { Processors, XPath2 } from "./run/queries.js";
import { runRules } from "./run/run.js";
import type { DocumentTree } from "./tree/document-tree.js";
import { pathsOf } from "./tree/paths.js";
import { ordinalOf, positionOf, xpathOf } from "./tree/place.js";
import { readTree, textOf } from "./tree/read-tree.js";
import type { PlacedFinding } from "./watch/watching.js";

/** How rules are run. */
export interface UseRulesOptions {
  /** What `scrutin/xpath2` exports, for rules that are written in XPath 2.0 or later. */
  readonly xpath2?: XPath2 | undefined;
  /** The text of a document that a rule reads by `document()`, by its address as written. Default: none may be read. */
  readonly documents?: ((address: string) => string | Uint8Array | undefined) | undefined;
  /** How many nodes the expressions of one rule may visit in a document. Default 50 million. */
  readonly budget?: number | undefined;
}

/** What rules can do beside running over the tree of a document: who does not give it, does not load it. */
export interface Ability {
  readonly parse?: typeof parseExpression;
  readonly watch?: (
    rules: Rules,
    options: RuleCheckOptions,
    here: () => Here,
    descriptor: DocumentDescriptor | undefined,
    inPieces: boolean,
  ) => RuleWatch | undefined;
  /** What rules say about a document, found while it is read; `undefined` where that takes its tree. */
  readonly check?: (
    rules: Rules,
    text: string,
    options: RuleCheckOptions,
    descriptor: DocumentDescriptor | undefined,
  ) => readonly XmlIssue[] | undefined;
  readonly checkValue?: (
    rules: Rules,
    descriptor: ElementDescriptor,
    value: unknown,
    options: RuleCheckOptions,
  ) => readonly XmlIssue[];
}

export const defaultBudget = 50_000_000;

/** A set of rules that can be asked. */
export class Rules implements WatchingRules {
  readonly ruleSet: RuleSet;
  readonly options: UseRulesOptions;
  readonly abilities: Ability;
  readonly #prepared = new Map<string, PreparedSet>();

  constructor(ruleSet: RuleSet, abilities: Ability, options: UseRulesOptions) {
    checkRuleSet(ruleSet);
    this.ruleSet = ruleSet;
    this.abilities = abilities;
    this.options = options;
  }

  /** What makes the expressions of the rules into what can be run. */
  get processors(): Processors {
    return { parse: this.abilities.parse, xpath2: this.options.xpath2 };
  }

  checkDocument(
    document: string | Uint8Array,
    options: RuleCheckOptions = {},
    descriptor?: DocumentDescriptor,
  ): readonly XmlIssue[] {
    const locale = localeOf(options.locale);
    const decoded = textOf(document, locale);
    if ("issue" in decoded) return [decoded.issue];
    const said = this.abilities.check?.(this, decoded.text, options, descriptor);
    if (said !== undefined) return said;
    const read = readTree(decoded.text, options, locale);
    if ("issue" in read) return [read.issue];
    const findings = this.chosen(this.run(read.tree, options), options);
    return placed(findings, read.text, options, descriptor).map(({ issue }) => issue);
  }

  watch(
    options: RuleCheckOptions,
    here: () => Here,
    descriptor?: DocumentDescriptor,
    inPieces = false,
  ): RuleWatch | undefined {
    return this.abilities.watch?.(this, options, here, descriptor, inPieces);
  }

  checkValue(
    descriptor: ElementDescriptor,
    value: unknown,
    options: RuleCheckOptions = {},
  ): readonly XmlIssue[] {
    const { checkValue } = this.abilities;
    if (checkValue === undefined)
      throw new RangeError("these rules are not for values: give rulesWith() overValues");
    return checkValue(this, descriptor, value, options);
  }

  notRun(reason: NotRunReason, options: Pick<RuleCheckOptions, "locale">): XmlIssue {
    return ruleIssue({
      code: "rules-not-run",
      message: notRunMessage(reason, localeOf(options.locale)),
      path: [],
      parameters: { reason },
      source: "rule",
      level: "information",
    });
  }

  /** Runs the rules over a tree; `onFired` is told of every rule that is asked about a node. */
  run(
    tree: DocumentTree,
    options: Pick<RuleCheckOptions, "locale" | "phase">,
    onFired?: (fired: Fired) => void,
    only?: ReadonlySet<Check>,
  ): readonly RuleFinding[] {
    const locale = localeOf(options.locale);
    const prepared = this.#prepare(options.phase, locale);
    const { budget = defaultBudget, documents } = this.options;
    return runRules(prepared, tree, {
      locale,
      budget,
      documents:
        documents &&
        ((address, firstOrder) => {
          const document = documents(address);
          if (document === undefined) return undefined;
          const read = readTree(document, {}, locale, firstOrder);
          return "tree" in read ? read.tree : undefined;
        }),
      only,
      onFired,
    });
  }

  /** The patterns of a phase. */
  activePatterns({
    phase,
    locale,
  }: Pick<RuleCheckOptions, "locale" | "phase">): readonly Pattern[] {
    return this.#prepare(phase, localeOf(locale)).patterns.map(({ pattern }) => pattern);
  }

  #prepare(phase: string | undefined, locale: Locale): PreparedSet {
    const key = phase ?? "#DEFAULT";
    let prepared = this.#prepared.get(key);
    if (prepared === undefined) {
      prepared = prepare(this.ruleSet, phase, this.processors, locale);
      this.#prepared.set(key, prepared);
    }
    return prepared;
  }

  /** What is grave enough to be said. */
  chosen<Said extends Pick<RuleFinding, "level">>(
    findings: readonly Said[],
    { level }: RuleChoice,
  ): readonly Said[] {
    if (level === undefined) return findings;
    // A level that there is not keeps nothing back.
    return findings.filter((finding) => !(rank[finding.level] < rank[level]));
  }
}

/** Findings over a tree with their issues, whose paths are looked for in the text. */
function placed(
  findings: readonly RuleFinding[],
  text: string,
  options: RuleCheckOptions,
  descriptor: DocumentDescriptor | undefined,
): readonly PlacedFinding[] {
  const paths =
    descriptor === undefined ? undefined : pathsOf(text, descriptor, options, ordinalsOf(findings));
  return findings.map((finding) => {
    const path = paths?.get(ordinalOf(finding.node)) ?? [];
    const position = positionOf(finding.node, options.file);
    const issue = issueOf(finding, { path, xpath: xpathOf(finding.node), position });
    return { finding, issue };
  });
}

const rank: Readonly<Record<Level, number>> = { information: 0, warning: 1, error: 2 };

export function ordinalsOf(findings: readonly RuleFinding[]): ReadonlySet<number> {
  return new Set(findings.map(({ node }) => ordinalOf(node)));
}

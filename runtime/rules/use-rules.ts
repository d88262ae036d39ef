import type { DocumentDescriptor } from "../assess/reading.js";
import type { Here, RuleWatch, WatchingRules } from "../assess/rule-watch.js";
import type { ElementDescriptor } from "../descriptors.js";
import type { Locale, XmlIssue } from "../issues.js";
import { documentMessage } from "../messages/index.js";
import { faultMessage } from "../messages/xml-faults.js";
import { localeOf } from "../nouns/locale.js";
import type { NotRunReason, RuleCheckOptions, RuleChoice } from "../nouns/rule-checker.js";
import { clark } from "../qname.js";
import { writeDocument } from "../serialize/document.js";
import { DocumentDecoder } from "../xml/read/decode.js";
import { readXml } from "../xml/read/reader.js";
import { StringSink } from "../xml/write/string-sink.js";
import { planOf, type WatchPlan } from "./candidates.js";
import { type DocumentTree, TreeBuilder, TreeSink } from "./document-tree.js";
import { DocumentWatch } from "./document-watch.js";
import type { Fired, RuleFinding } from "./findings.js";
import { notRunMessage } from "./messages.js";
import { pathsOf } from "./paths.js";
import { elementOf, positionOf, xpathOf } from "./place.js";
import { type PreparedSet, prepare } from "./prepare.js";
import type { XPath2 } from "./queries.js";
import { issueOf, ruleIssue } from "./rule-issues.js";
import type { Check, Level, Pattern, RuleSet } from "./rule-set.js";
import { runRules } from "./run.js";
import { type HoldsOver, typedLibrary } from "./typed.js";
import { type PlacedFinding, Watching } from "./watching.js";

/** How rules are run. */
export interface UseRulesOptions {
  /** What `scrutin/xpath2` exports, for rules that are written in XPath 2.0 or later. */
  readonly xpath2?: XPath2 | undefined;
  /** The text of a document that a rule reads by `document()`, by its address as written. Default: none may be read. */
  readonly documents?: ((address: string) => string | Uint8Array | undefined) | undefined;
  /** How many nodes the expressions of one rule may visit in a document. Default 50 million. */
  readonly budget?: number | undefined;
}

const defaultBudget = 50_000_000;

/** So many nodes may be held of a document that comes in pieces. */
const mostHeld = 100_000;

/**
 * Makes what checks documents and values by a set of rules: for the option `rules` of `parse`, `validateDocument`, `validate` and
 * `serialize`.
 *
 * @example
 * const rules = useRules(electoralRules);
 * validateDocument(MessageDocument, text, { rules });
 */
export function useRules(ruleSet: RuleSet, options: UseRulesOptions = {}): Rules {
  return new Rules(ruleSet, options);
}

/** A set of rules that can be asked. */
export class Rules implements WatchingRules {
  readonly ruleSet: RuleSet;
  readonly #options: UseRulesOptions;
  readonly #prepared = new Map<string, PreparedSet>();
  #typed: { readonly holds: HoldsOver; readonly unknown: ReadonlySet<Check> } | undefined;
  readonly #passing = new Map<
    string,
    { readonly prepared: PreparedSet; readonly plan: WatchPlan }
  >();

  constructor(ruleSet: RuleSet, options: UseRulesOptions) {
    this.ruleSet = ruleSet;
    this.#options = options;
  }

  checkDocument(
    document: string | Uint8Array,
    options: RuleCheckOptions = {},
    descriptor?: DocumentDescriptor,
  ): readonly XmlIssue[] {
    const locale = localeOf(options.locale);
    const read = readTree(document, options, locale);
    if ("issue" in read) return [read.issue];
    const findings = this.#chosen(this.run(read.tree, options), options);
    return placed(findings, read.text, options, descriptor).map(({ issue }) => issue);
  }

  watch(
    options: RuleCheckOptions,
    here: () => Here,
    descriptor?: DocumentDescriptor,
    inPieces = false,
  ): RuleWatch | undefined {
    const { phase } = options;
    const locale = localeOf(options.locale);
    const key = phase ?? "#DEFAULT";
    let passing = this.#passing.get(key);
    if (passing === undefined) {
      const prepared = prepare(this.ruleSet, phase, this.#options.xpath2, locale, "passing");
      passing = { prepared, plan: planOf(prepared) };
      this.#passing.set(key, passing);
    }
    const { prepared, plan } = passing;
    const asks = [...plan.checksOf.values()].some(
      ({ now, later }) => now.length + later.length > 0,
    );
    if (!asks && !inPieces) return undefined;
    const { budget = defaultBudget } = this.#options;
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
      chosen: (findings) => this.#chosen(findings, options),
      again: (document, only) => {
        const read = readTree(document, options, locale);
        if ("issue" in read) return [];
        const findings = this.#chosen(this.run(read.tree, options, undefined, only), options);
        return placed(findings, read.text, options, descriptor);
      },
    });
  }

  checkValue(
    descriptor: ElementDescriptor,
    value: unknown,
    options: RuleCheckOptions = {},
  ): readonly XmlIssue[] {
    const sink = new TreeSink();
    const { schemas, type } = options;
    const only = type === undefined ? this.#unknownChecks(descriptor, value) : undefined;
    if (only?.size === 0) return [];
    const written = { schemas, type };
    writeDocument(sink, descriptor, value, written);
    const findings = this.#chosen(this.run(sink.tree, options, undefined, only), options);
    if (findings.length === 0) return [];
    const text = new StringSink();
    writeDocument(text, descriptor, value, written);
    const paths = pathsOf(text.take(), descriptor, { schemas }, ordinalsOf(findings));
    return findings.map((finding) => {
      const ordinal = elementOf(finding.node)?.ordinal ?? 0;
      return issueOf(finding, { path: paths.get(ordinal) ?? [], xpath: xpathOf(finding.node) });
    });
  }

  /** The checks that typed functions do not know, where all that they know hold; `undefined` where they do not, or cannot tell. */
  #unknownChecks(descriptor: ElementDescriptor, value: unknown): ReadonlySet<Check> | undefined {
    const { typed, patterns } = this.ruleSet;
    if (typed === undefined) return undefined;
    this.#typed ??= {
      holds: typed.make(typedLibrary),
      unknown: unknownTo(typed.checks, patterns),
    };
    return this.#typed.holds(clark(descriptor.name), value) === true
      ? this.#typed.unknown
      : undefined;
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
    const { budget = defaultBudget, documents } = this.#options;
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
      prepared = prepare(this.ruleSet, phase, this.#options.xpath2, locale);
      this.#prepared.set(key, prepared);
    }
    return prepared;
  }

  #chosen<Said extends Pick<RuleFinding, "level">>(
    findings: readonly Said[],
    { level }: RuleChoice,
  ): readonly Said[] {
    if (level === undefined) return findings;
    return findings.filter((finding) => rank[finding.level] >= rank[level]);
  }
}

/** The checks whose places are not in a list. */
function unknownTo(known: readonly string[], patterns: RuleSet["patterns"]): ReadonlySet<Check> {
  const places = new Set(known);
  return new Set(
    patterns.flatMap(({ rules }, pattern) =>
      rules.flatMap(({ checks }, rule) =>
        checks.filter((_, check) => !places.has(`${pattern}.${rule}.${check}`)),
      ),
    ),
  );
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
    const ordinal = elementOf(finding.node)?.ordinal ?? 0;
    const path = paths?.get(ordinal) ?? [];
    const position = positionOf(finding.node, options.file);
    const issue = issueOf(finding, { path, xpath: xpathOf(finding.node), position });
    return { finding, issue };
  });
}

const rank: Readonly<Record<Level, number>> = { information: 0, warning: 1, error: 2 };

/** Reads any document into a tree; what is not well-formed is an issue. */
export function readTree(
  document: string | Uint8Array,
  { file, limits, allowDoctype = true }: RuleCheckOptions,
  locale: Locale,
  firstOrder = 0,
):
  | { readonly tree: DocumentTree; readonly text: string }
  | { readonly issue: XmlIssue; readonly tree?: undefined } {
  const decoded = typeof document === "string" ? { text: document } : decode(document, locale);
  if ("issue" in decoded) return decoded;
  const builder = new TreeBuilder(firstOrder);
  const doctype = allowDoctype ? "apply" : "refuse";
  const fault = readXml(decoded.text, builder, { file, limits, doctype });
  if (fault === undefined) return { tree: builder.tree, text: decoded.text };
  const { code, parameters, position } = fault;
  const message = faultMessage(fault, locale);
  return { issue: ruleIssue({ code, message, path: [], position, parameters }) };
}

function decode(
  bytes: Uint8Array,
  locale: Locale,
): { readonly text: string } | { readonly issue: XmlIssue; readonly tree?: undefined } {
  const decoder = new DocumentDecoder();
  const text = [...decoder.write(bytes), ...decoder.end()].join("");
  const { fault } = decoder;
  if (fault === undefined) return { text };
  const parameters = { encoding: fault.encoding };
  const message = documentMessage(fault.code, parameters, locale) ?? fault.code;
  return { issue: ruleIssue({ code: fault.code, message, path: [], parameters }) };
}

function ordinalsOf(findings: readonly RuleFinding[]): ReadonlySet<number> {
  return new Set(findings.map(({ node }) => elementOf(node)?.ordinal ?? 0));
}

import type { Assessment } from "../../assess/assessment.js";
import type { Reporter } from "../../assess/reporter.js";
import type { Here, RuleWatch } from "../../assess/rules/rule-watch.js";
import { WatchedAssessment } from "../../assess/rules/watched-assessment.js";
import type { XmlIssue } from "../../issues.js";
import type { RuleCheckOptions } from "../../nouns/rule-checker.js";
import type { XmlHandler } from "../../xml/events.js";
import { type RuleFinding, type RunOptions, turnOf } from "../findings.js";
import { needsDocumentMessage } from "../messages.js";
import { issueOf, ruleInfo, ruleIssue } from "../rule-issues.js";
import type { Check } from "../rule-set.js";
import type { WatchPlan } from "../run/candidates.js";
import type { PreparedSet } from "../run/prepare.js";
import { positionOf, xpathWithin } from "../tree/place.js";
import { DocumentWatch } from "./document-watch.js";

/** A finding with the issue that says it. */
export interface PlacedFinding {
  readonly finding: RuleFinding;
  readonly issue: XmlIssue;
}

/** What a watch is told by the rules that it belongs to. */
export interface WatchOwner extends RunOptions {
  readonly options: RuleCheckOptions;
  readonly mostHeld: number | undefined;
  here(): Here;
  chosen<Said extends Pick<RuleFinding, "level">>(findings: readonly Said[]): readonly Said[];
  /** Asks some checks over the tree of a document. */
  again(document: string | Uint8Array, only: ReadonlySet<Check>): readonly PlacedFinding[];
}

/** Rules that watch a document, and say as issues what they find. */
export class Watching extends DocumentWatch implements RuleWatch {
  readonly #prepared: PreparedSet;
  readonly #whole: ReadonlySet<Check>;
  readonly #owner: WatchOwner;

  constructor(prepared: PreparedSet, plan: WatchPlan, owner: WatchOwner) {
    super(prepared, plan, owner, owner.here, owner.mostHeld);
    this.#prepared = prepared;
    this.#whole = plan.whole;
    this.#owner = owner;
  }

  beside(assessment: Assessment, reporter: Reporter, watches: readonly RuleWatch[]): XmlHandler {
    return new WatchedAssessment(assessment, reporter, watches);
  }

  take(): readonly XmlIssue[] {
    const found = this.found();
    return found.length === 0 ? [] : this.#sure(found, this.late()).map(this.#said);
  }

  finish(document?: string | Uint8Array): readonly XmlIssue[] {
    const { findings, late } = this.end();
    if (document === undefined)
      return [
        ...this.#sure(findings, late).map(this.#said),
        ...this.#notAsked(new Set([...this.#whole, ...late])),
      ];
    const rest = new Set([...this.#whole, ...late, ...faultyChecks(findings)]);
    const sure = this.#sure(findings, rest).filter(({ check }) => check !== undefined);
    const passing = sure.map((finding) => ({ finding, issue: this.#said(finding) }));
    const again = rest.size === 0 ? [] : this.#owner.again(document, rest);
    return together(this.#prepared, passing, again);
  }

  /** What is grave enough to be said, without what was found by checks that are asked again or cannot be. */
  #sure(
    found: readonly RuleFinding[],
    others: ReadonlySet<Check | undefined>,
  ): readonly RuleFinding[] {
    return this.#owner.chosen(found).filter(({ check }) => !others.has(check));
  }

  readonly #said = (finding: RuleFinding): XmlIssue => {
    const { element, here } = this.placeOf(finding);
    const { node } = finding;
    return issueOf(finding, {
      path: here.path ?? [],
      xpath: xpathWithin(node, element, here.xpath),
      position: positionOf((node.kind === "root" && element) || node, this.#owner.options.file),
    });
  };

  /** Says of each check that could not be asked while the document passed by that it was not, and why. */
  #notAsked(checks: ReadonlySet<Check>): readonly XmlIssue[] {
    const { locale } = this.#owner;
    return this.#prepared.rules.flatMap(({ pattern, rule, checks: all }) =>
      this.#owner
        .chosen(all.map(({ check }) => check))
        .filter((check) => checks.has(check))
        .map((check) =>
          ruleIssue({
            code: "rule-not-run",
            message: needsDocumentMessage(check.code, locale),
            path: [],
            parameters: {
              reason: "whole-document",
              detail: check.code,
              expression: check.test.text,
              level: check.level,
            },
            source: "rule",
            level: "information",
            rule: ruleInfo({ code: check.code, pattern, rule, check }),
          }),
        ),
    );
  }
}

/**
 * The checks that could not be evaluated somewhere. Of which node that is told, and which checks are not asked any more after it, depends on
 * the order in which they are asked, and that has to be the order of the document.
 */
export function faultyChecks(findings: readonly RuleFinding[]): readonly Check[] {
  return findings
    .filter(({ code }) => code === "rule-not-run")
    .flatMap(({ check, pattern }) => check ?? pattern.rules.flatMap(({ checks }) => checks));
}

/** The issues of what was found while the document passed by, and of what was found over its tree. */
export function together(
  { patterns }: PreparedSet,
  passing: readonly PlacedFinding[],
  again: readonly PlacedFinding[],
): readonly XmlIssue[] {
  return patterns.flatMap(({ pattern }) => {
    const isOwn = ({ finding }: PlacedFinding): boolean => finding.pattern === pattern;
    return inOrder(passing.filter(isOwn), again.filter(isOwn)).map(({ issue }) => issue);
  });
}

/** What was found while the document passed by and what was found over its tree, as one. */
function inOrder(
  passing: readonly PlacedFinding[],
  again: readonly PlacedFinding[],
): readonly PlacedFinding[] {
  if (passing.length === 0 || again.length === 0) return [...passing, ...again];
  return [...passing, ...again].sort(
    ({ finding: a }, { finding: b }) =>
      placeOf(a) - placeOf(b) || placeIn(a) - placeIn(b) || turnOf(a) - turnOf(b),
  );
}

/** Where a context is: an issue may be about another node. */
function placeOf({ context }: RuleFinding): number {
  return (context.kind === "element" ? context : context.parent)?.ordinal ?? -1;
}

/** Where in its element a context is: an element comes before its attributes. */
function placeIn({ context }: RuleFinding): number {
  return context.kind === "attribute" ? context.index + 1 : 0;
}

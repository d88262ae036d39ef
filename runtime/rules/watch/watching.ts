import type { Assessment } from "../../assess/assessment.js";
import type { Reporter } from "../../assess/reporter.js";
import type { Here, RuleWatch } from "../../assess/rules/rule-watch.js";
import { WatchedAssessment } from "../../assess/rules/watched-assessment.js";
import type { XmlIssue } from "../../issues.js";
import type { RuleCheckOptions } from "../../nouns/rule-checker.js";
import type { XmlHandler } from "../../xml/events.js";
import type { RuleFinding, RunOptions } from "../findings.js";
import { needsDocumentMessage } from "../messages.js";
import { issueOf, ruleInfo, ruleIssue } from "../rule-issues.js";
import type { Check } from "../rule-set.js";
import type { WatchPlan } from "../run/candidates.js";
import type { PreparedSet } from "../run/prepare.js";
import { ordinalOf, positionOf, xpathWithin } from "../tree/place.js";
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
    return this.#owner.chosen(this.found()).map((finding) => this.#said(finding));
  }

  finish(document?: string | Uint8Array): readonly XmlIssue[] {
    const { findings, late } = this.end();
    const rest = new Set([...this.#whole, ...late]);
    const chosen = this.#owner.chosen(findings);
    if (rest.size === 0) return chosen.map((finding) => this.#said(finding));
    if (document === undefined)
      return [...chosen.map((finding) => this.#said(finding)), ...this.#notAsked(rest)];
    const sure = chosen
      .filter(({ check }) => check === undefined || !late.has(check))
      .map((finding) => ({ finding, issue: this.#said(finding) }));
    const again = this.#owner.again(document, rest);
    return together(this.#prepared, sure, again);
  }

  #said(finding: RuleFinding): XmlIssue {
    const { element, here } = this.placeOf(finding);
    const { node } = finding;
    return issueOf(finding, {
      path: here.path ?? [],
      xpath: xpathWithin(node, element, here.xpath),
      position: positionOf((node.kind === "root" && element) || node, this.#owner.options.file),
    });
  }

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
    (a, b) =>
      ordinalOf(a.finding.context) - ordinalOf(b.finding.context) ||
      placeIn(a) - placeIn(b) ||
      turnOf(a) - turnOf(b),
  );
}

/** Where in its element a context is: an element comes before its attributes. */
function placeIn({ finding: { context } }: PlacedFinding): number {
  return context.kind === "attribute" ? context.index + 1 : 0;
}

function turnOf({ finding: { rule, check } }: PlacedFinding): number {
  return check === undefined ? -1 : (rule?.checks.indexOf(check) ?? -1);
}

import type { Locale, XmlIssue } from "../../../runtime/issues.js";
import { documentMessage } from "../../../runtime/messages/index.js";
import { isError } from "../../../runtime/nouns/rule-checker.js";
import { ruleIssue } from "../../../runtime/rules/rule-issues.js";
import { manyMessages } from "./print/messages.js";

/** How many issues of a document are told where nobody says otherwise. */
const mostIssues = 1000;

/**
 * What schemas and rules find in a document, as far as it is told. The schema stops by itself; of the errors of rules, and of what they say
 * beside, as many are kept, since a lot may break one of them with each of a million units.
 */
export class Found {
  readonly #most: number;
  readonly #locale: Locale;
  readonly #bySchema: XmlIssue[] = [];
  readonly #byRules: XmlIssue[] = [];
  readonly #notRun: XmlIssue[] = [];
  #errors = 0;
  #others = 0;

  constructor(most: number = mostIssues, locale: Locale) {
    this.#most = most;
    this.#locale = locale;
  }

  /** Whether rules have found more errors than are wanted. */
  get isFull(): boolean {
    return this.#errors > this.#most;
  }

  add(issues: readonly XmlIssue[]): void {
    for (const issue of issues) {
      if (issue.source !== "rule") this.#bySchema.push(issue);
      else if (String(issue.code) === "rules-not-run") this.#notRun.push(issue);
      else {
        const count = isError(issue) ? ++this.#errors : ++this.#others;
        // That a rule could not be run is said once for each rule.
        const isKept = count <= this.#most || String(issue.code) === "rule-not-run";
        if (isKept) this.#byRules.push(issue);
      }
    }
  }

  /** All that is told. Once the schema has found something, what rules said before is not: their answers may make no sense. */
  all(): readonly XmlIssue[] {
    // That rules were not run is said once, and not for each file of rules.
    const notRun = this.#notRun.slice(0, 1);
    if (this.#bySchema.length > 0) return [...this.#bySchema, ...notRun];
    return [...this.#byRules, ...this.#limits(), ...notRun];
  }

  #limits(): readonly XmlIssue[] {
    const limit = this.#most;
    const more = this.#others - limit;
    const issues: XmlIssue[] = [];
    if (this.isFull) {
      const message = documentMessage("limit-issues", { limit }, this.#locale) ?? "";
      issues.push(limitIssue("error", message, limit));
    }
    if (more > 0)
      issues.push(limitIssue("information", manyMessages.moreRemarks(more)[this.#locale], limit));
    return issues;
  }
}

function limitIssue(level: "error" | "information", message: string, limit: number): XmlIssue {
  const parameters = { limit };
  return ruleIssue({ code: "limit-issues", message, path: [], parameters, source: "rule", level });
}

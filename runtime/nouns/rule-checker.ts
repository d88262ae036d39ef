import type { ElementDescriptor, SchemaSet } from "../descriptors.js";
import type { IssueLevel, Locale, XmlIssue } from "../issues.js";
import type { NamedType } from "./generic-values.js";

/*
 * What the functions of the runtime know of rules: who gives no rules does not load what runs them.
 */

/** Which rules of a set are asked, and what is said. */
export interface RuleChoice {
  /** The phase; `#ALL` for all patterns. Default: that of the rule set, else all patterns. */
  readonly phase?: string | undefined;
  /** The least level that is said. Default: all are. */
  readonly level?: IssueLevel | undefined;
}

/** What a check of a document or a value is told: the options of the call that it is a part of. */
export interface RuleCheckOptions extends RuleChoice {
  readonly locale?: Locale | undefined;
  readonly schemas?: SchemaSet | undefined;
  readonly file?: string | undefined;
  readonly allowDoctype?: boolean | undefined;
  readonly type?: NamedType | undefined;
  readonly limits?:
    | Readonly<
        Partial<
          Record<"depth" | "attributes" | "textLength" | "documentLength", number | undefined>
        >
      >
    | undefined;
}

/**
 * Why rules were not asked at all: the document is not valid by its schema, the value is not that of a root element, or the document
 * comes in pieces and the rules cannot watch it.
 */
export type NotRunReason = "not-valid" | "no-element" | "in-pieces";

/** Checks documents and values by rules. Made by `useRules` of `scrutin/rules`. */
export interface RuleChecker {
  /** What is broken in a document. With a descriptor, by which the document is valid, issues have paths. */
  checkDocument(
    document: string | Uint8Array,
    options?: RuleCheckOptions,
    descriptor?: ElementDescriptor | SchemaSet,
  ): readonly XmlIssue[];
  /** What is broken in the document that a value, which is valid, is written as. */
  checkValue(
    descriptor: ElementDescriptor,
    value: unknown,
    options?: RuleCheckOptions,
  ): readonly XmlIssue[];
  /** The issue that says why the rules were not asked. */
  notRun(reason: NotRunReason, options: Pick<RuleCheckOptions, "locale">): XmlIssue;
}

/** Rules that are checked together with the schema. */
export interface RulesOption extends RuleChoice {
  /** Rules beside the schema; they are asked where the schema has nothing to say. */
  readonly rules?: RuleChecker | readonly RuleChecker[] | undefined;
}

/** The issues of all checkers, asked one after the other. */
export function eachChecker(
  options: RulesOption,
  ask: (checker: RuleChecker) => XmlIssue | readonly XmlIssue[],
): readonly XmlIssue[] {
  return checkersOf(options).flatMap(ask);
}

/**
 * All checkers that a call is given, each once.
 *
 * @throws TypeError for what checks nothing, RangeError for a level that there is not: neither may pass for rules that have nothing to say
 */
export function checkersOf({ rules, level }: RulesOption): readonly RuleChecker[] {
  if (rules === undefined) return none;
  if (level !== undefined && !levels.includes(level))
    throw new RangeError(`there is no level "${level}": ${levels.join(", ")}`);
  const given: readonly unknown[] = [rules].flat();
  if (!given.every(isChecker))
    throw new TypeError("the option rules takes what useRules() makes of a rule set");
  return [...new Set(given)];
}

const levels: readonly IssueLevel[] = ["error", "warning", "information"];

function isChecker(given: unknown): given is RuleChecker {
  return typeof (Object(given) as Partial<RuleChecker>).checkDocument === "function";
}

const none: readonly never[] = [];

/** Whether an issue is an error: what keeps a value from being read or written. */
export function isError({ level }: XmlIssue): boolean {
  return level === undefined || level === "error";
}

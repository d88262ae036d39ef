import type { Locale } from "../../nouns/locale.js";
import type { PatternBranch } from "../../xpath/index.js";
import type {
  Check,
  MessagePart,
  Pattern,
  Phase,
  Query,
  Remark,
  Rule,
  RuleSet,
  Variable,
} from "../rule-set.js";
import type { RuleReach } from "../watch/classify.js";
import type { Need } from "../watch/needs.js";
import type { FindReaches } from "../watch/reaches.js";
import { type Processors, Queries, type Runnable, type Scope } from "./queries.js";

/** A piece of a message that can be evaluated. */
export type PreparedPart =
  | string
  | {
      readonly kind: "value" | "name";
      readonly text: string;
      readonly query: Runnable | undefined;
    };

export interface PreparedRemark {
  readonly id: string;
  readonly parts: readonly PreparedPart[];
}

export interface PreparedCheck {
  readonly check: Check;
  readonly test: Runnable;
  readonly message: readonly PreparedPart[];
  readonly diagnostics: readonly PreparedRemark[];
  readonly properties: readonly PreparedRemark[];
  readonly subject: Runnable | undefined;
}

/** A variable that can be evaluated. */
export interface PreparedVariable {
  readonly query: Runnable | undefined;
  readonly content: string;
}

export type PreparedVariables = ReadonlyMap<string, PreparedVariable>;

export interface PreparedRule {
  readonly pattern: Pattern;
  readonly rule: Rule;
  /** Its place among all rules that run, from 0: rules of a pattern follow each other. */
  readonly index: number;
  readonly patternIndex: number;
  readonly branches: readonly PatternBranch[];
  readonly checks: readonly PreparedCheck[];
  /** What it asks of a document that passes by; `undefined` where the rules are prepared for trees. */
  readonly reach: RuleReach | undefined;
  /** Those of the rule, which see its context. */
  readonly inner: PreparedVariables;
  /** Those around it, which see the root. */
  readonly outer: PreparedVariables;
}

export interface PreparedKey {
  readonly branches: readonly PatternBranch[];
  readonly use: Runnable;
}

/** The rules of a phase, ready to run. */
export interface PreparedSet {
  readonly rules: readonly PreparedRule[];
  readonly patterns: readonly {
    readonly pattern: Pattern;
    readonly documents: Runnable | undefined;
    readonly outer: PreparedVariables;
  }[];
  readonly keys: ReadonlyMap<string, readonly PreparedKey[]>;
  /** What is needed below the root, where the rules are prepared for documents that pass by. */
  readonly root: Need | undefined;
}

/** The patterns with any of some checks, by their places: a rule without one may still be the first of its pattern that matches. */
export function patternsWith(
  rules: readonly PreparedRule[],
  only: ReadonlySet<Check> | undefined,
): ReadonlySet<number> {
  const isAsked = ({ check }: PreparedCheck): boolean => only === undefined || only.has(check);
  const asked = rules.filter(({ checks }) => checks.some(isAsked));
  return new Set(asked.map(({ patternIndex }) => patternIndex));
}

/** Thrown where a phase is asked for that there is none of. */
export class UnknownPhase extends Error {
  override readonly name = "UnknownPhase";
  readonly phase: string;
  readonly known: readonly string[];

  constructor(phase: string, known: readonly string[], locale: Locale) {
    const list = known.length === 0 ? "" : ` (${known.join(", ")})`;
    super(
      locale === "fr"
        ? `il n’y a pas de phase « ${phase} » dans ces règles${list}`
        : `there is no phase "${phase}" in these rules${list}`,
    );
    this.phase = phase;
    this.known = known;
  }
}

/** The phase that is meant: `#DEFAULT` or nothing is that of the set, `#ALL` none. */
function phaseOf(ruleSet: RuleSet, asked: string | undefined, locale: Locale): Phase | undefined {
  const id = asked === undefined || asked === "#DEFAULT" ? ruleSet.defaultPhase : asked;
  if (id === undefined || id === "#ALL") return undefined;
  const phase = ruleSet.phases.find((each) => each.id === id);
  if (phase !== undefined) return phase;
  throw new UnknownPhase(
    id,
    ruleSet.phases.map((each) => each.id),
    locale,
  );
}

/** Makes the rules of a phase ready to run over trees; over documents that pass by, where it is told how to find what they ask of them. */
export function prepare(
  ruleSet: RuleSet,
  asked: string | undefined,
  processors: Processors,
  locale: Locale,
  reachesOf?: FindReaches,
): PreparedSet {
  const phase = phaseOf(ruleSet, asked, locale);
  const queries = new Queries(ruleSet, processors);
  const shared = without(ruleSet.variables, phase?.variables ?? []);
  const around = [...shared, ...(phase?.variables ?? [])];
  const active = ruleSet.patterns.filter(
    ({ id }) => phase === undefined || (id !== undefined && phase.active.includes(id)),
  );
  const rules: PreparedRule[] = [];
  const outerOf = ({ variables }: Pattern): readonly Variable[] => [
    ...without(around, variables),
    ...variables,
  ];
  const reaches = reachesOf?.(queries, active, outerOf);
  const patterns = active.map((pattern, patternIndex) => {
    const outer = outerOf(pattern);
    const prepared = variablesOf(queries, outer, []);
    for (const rule of pattern.rules)
      rules.push({
        ...ruleOf(queries, rule, outer),
        reach: reaches?.of.get(rule),
        pattern,
        patternIndex,
        index: rules.length,
        outer: prepared,
      });
    const documents = optional(queries, pattern.documents, { outer, inner: [] });
    return { pattern, documents, outer: prepared };
  });
  const keys = new Map<string, PreparedKey[]>();
  for (const { name, match, use } of ruleSet.keys) {
    const scope = { outer: around, inner: [] };
    const key = { branches: queries.pattern(match, scope), use: queries.expression(use, scope) };
    keys.set(name, [...(keys.get(name) ?? []), key]);
  }
  return { rules, patterns, keys, root: reaches?.root };
}

function without(variables: readonly Variable[], hidden: readonly Variable[]): readonly Variable[] {
  const names = new Set(hidden.map(({ name }) => name));
  return variables.filter(({ name }) => !names.has(name));
}

function variablesOf(
  queries: Queries,
  outer: readonly Variable[],
  inner: readonly Variable[],
): PreparedVariables {
  const all = inner.length === 0 ? outer : inner;
  return new Map(
    all.map(({ name, value }) => [
      name,
      "content" in value
        ? { query: undefined, content: value.content }
        : { query: queries.expression(value, { outer, inner }), content: "" },
    ]),
  );
}

function ruleOf(
  queries: Queries,
  rule: Rule,
  outer: readonly Variable[],
): Pick<PreparedRule, "rule" | "branches" | "checks" | "inner"> {
  const hidden = without(outer, rule.variables);
  const scope: Scope = { outer: hidden, inner: rule.variables };
  const inner = rule.variables.length === 0 ? none : variablesOf(queries, hidden, rule.variables);
  return {
    rule,
    branches: queries.pattern(rule.context, { outer, inner: [] }),
    checks: rule.checks.map((check) => checkOf(queries, check, scope)),
    inner,
  };
}

const none: PreparedVariables = new Map();

function checkOf(queries: Queries, check: Check, scope: Scope): PreparedCheck {
  const remark = ({ id, parts }: Remark): PreparedRemark => ({
    id,
    parts: partsOf(queries, parts, scope),
  });
  return {
    check,
    test: queries.expression(check.test, scope),
    message: partsOf(queries, check.message, scope),
    diagnostics: check.diagnostics.map(remark),
    properties: check.properties.map(remark),
    subject: optional(queries, check.subject, scope),
  };
}

function partsOf(
  queries: Queries,
  parts: readonly MessagePart[],
  scope: Scope,
): readonly PreparedPart[] {
  return parts.map((part) =>
    typeof part === "string"
      ? part
      : {
          kind: part.kind,
          text: part.query?.text ?? "name()",
          query: optional(queries, part.query, scope),
        },
  );
}

function optional(queries: Queries, query: Query | undefined, scope: Scope): Runnable | undefined {
  return query && queries.expression(query, scope);
}

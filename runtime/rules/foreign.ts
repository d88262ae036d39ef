import {
  type Environment,
  EvaluationFault,
  type NodeSet,
  type PatternBranch,
  type XPathNode,
} from "../xpath/index.js";
import { asksForCurrent, currentName, withoutCurrent } from "./current.js";
import {
  expandedName,
  functionsCalledIn,
  isFunction,
  withParameters,
  withPlainNames,
} from "./foreign-calls.js";
import { withDescendants } from "./foreign-descendants.js";
import { foreignBranches } from "./foreign-patterns.js";
import type { Query, Variable } from "./rule-set.js";
import type { Runnable, Scope } from "./run/queries.js";

type Namespaces = ReadonlyMap<string, string>;

/** Runs expressions of another language. */
export interface ForeignProcessor {
  boolean(...asked: Asked): boolean;
  text(...asked: Asked): string;
  nodes(...asked: Asked): NodeSet;
  /** Nodes, or a text node for each other item. */
  items(...asked: Asked): NodeSet;
}

/** An expression, and what it sees. */
export type Asked = readonly [
  text: string,
  namespaces: Namespaces,
  from: XPathNode,
  environment: Environment,
];

/** An expression in another language, run by a processor that knows nothing of the variables of rules. */
export function expressionOf(
  processor: ForeignProcessor,
  query: Query,
  scope: Scope,
  namespaces: Namespaces,
): Runnable {
  const text = withDescendants(withVariables(query.text, scope, namespaces));
  return {
    boolean: (from, seen) => tried(query, () => processor.boolean(text, namespaces, from, seen)),
    text: (from, seen) => tried(query, () => processor.text(text, namespaces, from, seen)),
    nodes: (from, seen) => tried(query, () => processor.nodes(text, namespaces, from, seen)),
    value: (from, seen) => tried(query, () => processor.items(text, namespaces, from, seen)),
  };
}

/** A pattern in the other language. */
export function patternOf(
  processor: ForeignProcessor,
  query: Query,
  scope: Scope,
  namespaces: Namespaces,
): readonly PatternBranch[] {
  return foreignBranches(query.text, namespaces, (text) => {
    const whole = withDescendants(withVariables(text, scope, namespaces));
    return (from, seen) => tried(query, () => processor.nodes(whole, namespaces, from, seen));
  });
}

/** What a processor throws says that an expression failed on this document, and why. */
function tried<T>(query: Query, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof EvaluationFault) throw error;
    const [line = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    throw new EvaluationFault("xpath-failed", line === "" ? query.text : line);
  }
}

const variableName = /\$([\p{L}_][\p{L}\p{N}._-]*(?::[\p{L}_][\p{L}\p{N}._-]*)?)/gu;

/**
 * The expression inside of `let` clauses for the variables and functions that it needs. `current()` is the node that the expression is asked
 * of, and the root for global variables.
 */
export function withVariables(
  text: string,
  { outer, inner }: Scope,
  namespaces: Namespaces,
): string {
  const needed = neededBy(text, [...outer, ...inner], namespaces);
  const own = inner.filter((variable) => needed.has(variable));
  const global = [...needed].filter((variable) => !own.includes(variable));
  // fontoxpath knows no variables with prefixes: they and functions have names of their own.
  const renamed = [...needed].map(({ name }) => name).filter((name) => /[{#]/.test(name));
  const written = (name: string): string =>
    renamed.includes(name) ? `scrutin-${renamed.indexOf(name)}` : name;
  const circles = circlesOf(global, namespaces);
  /** The names of functions that a function is handed, itself among them. */
  const handed = (name: string): readonly string[] =>
    (circles.get(name) ?? []).map((each) => `$${written(each)}`);
  const expression = (body: string): string =>
    withPlainNames(withoutCurrent(body), namespaces, (name) =>
      renamed.includes(name) ? { name: written(name), handed: handed(name) } : undefined,
    );
  const clauseValue = ({ name, value }: Variable): string =>
    "content" in value
      ? `"${value.content.replaceAll('"', '""')}"`
      : `(${withParameters(expression(value.text), handed(name))})`;
  const globalClause = (variable: Variable): string => {
    const { value } = variable;
    if ("content" in value || isFunction(variable)) return clauseValue(variable);
    const current = asksForCurrent(value.text) ? `let $${currentName} := . return ` : "";
    return `root(.)/(${current}${clauseValue(variable)})`;
  };
  const texts = own.flatMap(({ value }) => ("text" in value ? [value.text] : []));
  const clauses = [
    ...global.map((variable) => `$${written(variable.name)} := ${globalClause(variable)}`),
    ...([text, ...texts].some(asksForCurrent) ? [`$${currentName} := .`] : []),
    ...own.map((variable) => `$${written(variable.name)} := ${clauseValue(variable)}`),
  ];
  const body = expression(text);
  return clauses.length === 0 ? body : `let ${clauses.join(", ")} return (${body})`;
}

/**
 * Of functions that call themselves, by way of others perhaps, all that lie on the way, by name. No function of XPath knows its own name: such
 * functions hand each other on.
 */
function circlesOf(
  variables: readonly Variable[],
  namespaces: Namespaces,
): ReadonlyMap<string, readonly string[]> {
  const functions = variables.filter(isFunction);
  const reached = new Map(
    functions.map((each) => [
      each,
      "text" in each.value ? neededBy(each.value.text, functions, namespaces) : new Set<Variable>(),
    ]),
  );
  return new Map(
    functions.map((each) => [
      each.name,
      functions
        .filter((other) => reached.get(each)?.has(other) && reached.get(other)?.has(each))
        .map(({ name }) => name),
    ]),
  );
}

/** The variables and functions that an expression needs, each after those that it needs in its turn. */
function neededBy(
  text: string,
  variables: readonly Variable[],
  namespaces: Namespaces,
): ReadonlySet<Variable> {
  const needed = new Set<Variable>();
  const begun = new Set<string>();
  const visit = (body: string): void => {
    const names = [...body.matchAll(variableName)].map(
      ([, name = ""]) => expandedName(name, namespaces) ?? name,
    );
    for (const name of [...names, ...functionsCalledIn(body, namespaces)]) {
      const variable = variables.find((each) => each.name === name);
      if (variable === undefined || begun.has(name)) continue;
      begun.add(name);
      if ("text" in variable.value) visit(variable.value.text);
      needed.add(variable);
    }
  };
  visit(text);
  return needed;
}

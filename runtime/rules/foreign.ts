import {
  EvaluationFault,
  type NodeSet,
  type PatternBranch,
  type XPathNode,
} from "../xpath/index.js";
import { asksForCurrent, currentName, withoutCurrent } from "./current.js";
import { withDescendants } from "./foreign-descendants.js";
import { foreignBranches } from "./foreign-patterns.js";
import type { Query, Variable } from "./rule-set.js";
import type { Runnable, Scope } from "./run/queries.js";

type Namespaces = ReadonlyMap<string, string>;

/** Runs expressions of another language. */
export interface ForeignProcessor {
  boolean(text: string, namespaces: Namespaces, from: XPathNode): boolean;
  text(text: string, namespaces: Namespaces, from: XPathNode): string;
  nodes(text: string, namespaces: Namespaces, from: XPathNode): NodeSet;
}

/** An expression in another language, run by a processor that knows nothing of the variables of rules. */
export function expressionOf(
  processor: ForeignProcessor,
  query: Query,
  scope: Scope,
  namespaces: Namespaces,
): Runnable {
  const text = withDescendants(withVariables(query.text, scope));
  return {
    boolean: (from) => tried(query, () => processor.boolean(text, namespaces, from)),
    text: (from) => tried(query, () => processor.text(text, namespaces, from)),
    nodes: (from) => tried(query, () => processor.nodes(text, namespaces, from)),
    value: (from) => tried(query, () => processor.nodes(text, namespaces, from)),
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
    const whole = withDescendants(withVariables(text, scope));
    return (from) => tried(query, () => processor.nodes(whole, namespaces, from));
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
 * The expression inside of `let` clauses for the variables that it needs. `current()` is the node that the expression is asked of, and the
 * root for global variables.
 */
export function withVariables(text: string, { outer, inner }: Scope): string {
  const needed = neededBy(text, [...outer, ...inner]);
  const own = inner.filter(({ name }) => needed.has(name));
  const texts = own.flatMap(({ value }) => ("text" in value ? [value.text] : []));
  const clauses = [
    ...outer.filter(({ name }) => needed.has(name)).map(globalClause),
    ...([text, ...texts].some(asksForCurrent) ? [`$${currentName} := .`] : []),
    ...own.map(({ name, value }) => `$${name} := ${textOfValue(value)}`),
  ];
  const body = withoutCurrent(text);
  return clauses.length === 0 ? body : `let ${clauses.join(", ")} return (${body})`;
}

function globalClause({ name, value }: Variable): string {
  if ("content" in value) return `$${name} := ${textOfValue(value)}`;
  const current = asksForCurrent(value.text) ? `let $${currentName} := . return ` : "";
  return `$${name} := root(.)/(${current}${textOfValue(value)})`;
}

function textOfValue(value: Variable["value"]): string {
  if ("content" in value) return `"${value.content.replaceAll('"', '""')}"`;
  return `(${withoutCurrent(value.text)})`;
}

/** The variables that an expression needs, those that they need in their turn included. */
function neededBy(text: string, variables: readonly Variable[]): ReadonlySet<string> {
  const needed = new Set<string>();
  const visit = (body: string): void => {
    for (const [, name = ""] of body.matchAll(variableName)) {
      const variable = variables.find((each) => each.name === name);
      if (variable === undefined || needed.has(name)) continue;
      needed.add(name);
      if ("text" in variable.value) visit(variable.value.text);
    }
  };
  visit(text);
  return needed;
}

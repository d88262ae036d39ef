import type { ElementDescriptor, SchemaSet } from "../../../runtime/descriptors.js";
import { clark } from "../../../runtime/qname.js";
import type { Check, Pattern, Query, Rule, RuleSet } from "../../../runtime/rules/rule-set.js";
import { type Expression, parseExpression } from "../../../runtime/xpath/index.js";
import { analyse, type StaticContext } from "./analysis.js";
import { passing, type SchemaNodes } from "./axes.js";
import { graphOf, type SchemaGraph, type SchemaNode } from "./graph.js";
import { anyValue } from "./static-value.js";

/**
 * What a check is about, as far as it can be told without a document: types, and global elements whose type has no name, by their
 * names in Clark notation.
 */
export interface Concern {
  readonly check: Check;
  readonly pattern: Pattern;
  readonly rule: Rule;
  /** The types and elements that may be its context. */
  readonly judged: Concerned;
  /** What it looks at from there, without the context itself. */
  readonly read: Concerned;
}

export interface Concerned {
  readonly types: ReadonlySet<string>;
  readonly elements: ReadonlySet<string>;
}

/** The checks of a rule set with what they are about. Those of documents other than the one being checked are about nothing. */
export function concernsOf(ruleSet: RuleSet, schemas: SchemaSet): readonly Concern[] {
  const reader = new Reader(ruleSet, graphOf(schemas));
  return ruleSet.patterns.flatMap((pattern) =>
    pattern.rules.flatMap((rule) => {
      const context = pattern.documents === undefined ? reader.matchedBy(rule.context) : nowhere;
      const judged = concerned(context, schemas);
      return rule.checks.map((check) => {
        const queries = [...queriesOf(pattern), ...queriesOf(rule), check.test];
        const seen = new Set(queries.flatMap((query) => [...reader.seenBy(query, context)]));
        return { check, pattern, rule, judged, read: without(concerned(seen, schemas), judged) };
      });
    }),
  );
}

const nowhere: SchemaNodes = new Set();

function queriesOf({ variables }: Pattern | Rule): readonly Query[] {
  return variables.flatMap(({ value }) => ("content" in value ? [] : [value]));
}

/** Reads the expressions of rules without a document. About what is not XPath 1.0 nothing is known. */
class Reader {
  readonly #ruleSet: RuleSet;
  readonly #graph: SchemaGraph;

  constructor(ruleSet: RuleSet, graph: SchemaGraph) {
    this.#ruleSet = ruleSet;
    this.#graph = graph;
  }

  matchedBy(query: Query): SchemaNodes {
    const { everything } = this.#graph;
    const expression = this.#read(query);
    if (expression === undefined) return nowhere;
    const value = analyse(expression, everything, this.#from(everything));
    if (value.kind !== "nodes") return nowhere;
    return new Set([...value.nodes].filter((node) => this.#mayMatch(expression, node)));
  }

  /** Whether the conditions at the end of a pattern may hold of a node that its steps lead to. */
  #mayMatch(pattern: Expression, node: SchemaNode): boolean {
    if (pattern.kind === "union")
      return this.#mayMatch(pattern.left, node) || this.#mayMatch(pattern.right, node);
    if (pattern.kind !== "path") return true;
    const { axis, test, predicates } = pattern.steps.at(-1) ?? {};
    if (axis === undefined || test === undefined || predicates === undefined) return true;
    const here: SchemaNodes = new Set([node]);
    return (
      passing(here, test, axis).size > 0 && predicates.every((each) => this.#mayHold(each, here))
    );
  }

  #mayHold(condition: Expression, here: SchemaNodes): boolean {
    if (condition.kind === "logic") {
      const [left, right] = [
        this.#mayHold(condition.left, here),
        this.#mayHold(condition.right, here),
      ];
      return condition.operator === "and" ? left && right : left || right;
    }
    // A comparison with an empty node-set is false.
    if (condition.kind === "comparison")
      return this.#mayBe(condition.left, here) && this.#mayBe(condition.right, here);
    return this.#mayBe(condition, here);
  }

  #mayBe(expression: Expression, here: SchemaNodes): boolean {
    const value = analyse(expression, here, this.#from(here));
    return value.kind !== "nodes" || value.nodes.size > 0;
  }

  seenBy(query: Query, from: SchemaNodes): SchemaNodes {
    const expression = this.#read(query);
    if (expression === undefined || from.size === 0) return nowhere;
    const seen = new Set<SchemaNode>();
    const visited = (nodes: SchemaNodes): void => {
      for (const node of nodes) seen.add(node);
    };
    analyse(expression, from, { ...this.#from(from), visited });
    return seen;
  }

  #from(current: SchemaNodes): StaticContext {
    return {
      graph: this.#graph,
      current,
      variable: () => anyValue,
      report: () => undefined,
    };
  }

  #read({ text, expression }: Query): Expression | undefined {
    if (expression !== undefined || this.#ruleSet.language === "xpath2") return expression;
    const namespaces = new Map(Object.entries(this.#ruleSet.namespaces));
    return parseExpression(text, namespaces).expression;
  }
}

function concerned(nodes: SchemaNodes, schemas: SchemaSet): Concerned {
  const types = new Set<string>();
  const elements = new Set<string>();
  const met = new Set<SchemaNode>();
  const add = (node: SchemaNode): void => {
    if (met.has(node)) return;
    met.add(node);
    if (node.kind === "attribute" || node.kind === "wildAttribute") add(node.owner);
    if (node.kind !== "element") return;
    const { declaration, parents } = node;
    const type = declaration.type().name;
    if (type !== undefined) types.add(clark(type));
    // An anonymous type is described by the element that uses it.
    else if (isGlobalIn(schemas, declaration)) elements.add(clark(declaration.name));
    else for (const parent of parents) add(parent);
  };
  for (const node of nodes) add(node);
  return { types, elements };
}

function isGlobalIn(schemas: SchemaSet, declaration: ElementDescriptor): boolean {
  return schemas.elements.get(clark(declaration.name)) === declaration;
}

function without(some: Concerned, others: Concerned): Concerned {
  const left = (from: ReadonlySet<string>, taken: ReadonlySet<string>): ReadonlySet<string> =>
    new Set([...from].filter((each) => !taken.has(each)));
  return {
    types: left(some.types, others.types),
    elements: left(some.elements, others.elements),
  };
}

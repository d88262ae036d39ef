import { clark, sameName } from "../../../runtime/qname.js";
import type { Expression, Step } from "../../../runtime/xpath/syntax/ast.js";
import { numberToText } from "../../../runtime/xpath/values.js";
import { alongAxis, passing, type SchemaNodes } from "./axes.js";
import { isUnnamed, type SchemaGraph, type SchemaNode, unknownNode } from "./graph.js";
import {
  anyValue,
  canHaveNumber,
  canHaveText,
  nothing,
  type StaticValue,
  someBoolean,
  someNumber,
  someText,
  type TextForm,
} from "./static-value.js";

/** A claim of an expression that no valid document can fulfil. */
export type StaticFinding = { readonly at: number } & (
  | {
      readonly kind: "neverMatches" | "onlyInWildcard";
      readonly step: Step;
      readonly from: SchemaNodes;
    }
  | {
      readonly kind: "impossibleValue";
      readonly value: string;
      readonly of: SchemaNodes;
      readonly form: TextForm;
    }
  | { readonly kind: "neverNumber"; readonly of: SchemaNodes }
);

/** What the analysis of an expression needs to know. */
export interface StaticContext {
  readonly graph: SchemaGraph;
  /** The value of a variable, by its name in Clark notation. */
  readonly variable: (name: string) => StaticValue;
  readonly report: (finding: StaticFinding) => void;
  /** The value of `current()`. */
  readonly current: SchemaNodes;
  /** The nodes that a key finds, by its name as it is written; `undefined` where that is not known. */
  readonly key?: (name: string) => SchemaNodes | undefined;
  /** Called with the nodes that each step with a name leads to. */
  readonly visited?: (nodes: SchemaNodes) => void;
}

type Of<Kind extends Expression["kind"]> = Extract<Expression, { readonly kind: Kind }>;

/** The value of an expression evaluated at some nodes. A step that leads nowhere is reported once, not again for what follows from it. */
export function analyse(
  expression: Expression,
  nodes: SchemaNodes,
  context: StaticContext,
): StaticValue {
  switch (expression.kind) {
    case "number":
      return { kind: "number", value: expression.value };
    case "literal":
      return { kind: "text", literal: expression.value };
    case "variable":
      return context.variable(clark(expression.name));
    case "call":
      return analyseCall(expression, nodes, context);
    case "path":
      return analysePath(expression, nodes, context);
    case "filter": {
      const value = analyse(expression.of, nodes, context);
      const selected = nodesOf(value);
      if (selected === undefined) return value;
      for (const predicate of expression.predicates) analyse(predicate, selected, context);
      return value;
    }
    case "union": {
      const left = nodesOf(analyse(expression.left, nodes, context));
      const right = nodesOf(analyse(expression.right, nodes, context));
      return { kind: "nodes", nodes: new Set([...(left ?? []), ...(right ?? [])]) };
    }
    case "negate": {
      const value = analyse(expression.of, nodes, context);
      useAsNumber(expression.of, value, context);
      return value.kind === "number" && value.value !== undefined
        ? { kind: "number", value: -value.value }
        : someNumber;
    }
    case "arithmetic":
      for (const side of [expression.left, expression.right])
        useAsNumber(side, analyse(side, nodes, context), context);
      return someNumber;
    case "comparison":
      return analyseComparison(expression, nodes, context);
    case "logic":
      analyse(expression.left, nodes, context);
      analyse(expression.right, nodes, context);
      return someBoolean;
  }
}

/** The nodes of a value: the unknown node, which stands for any, where nothing is known about it; `undefined` where it is no node-set. */
function nodesOf(value: StaticValue): SchemaNodes | undefined {
  if (value.kind === "any") return new Set([unknownNode]);
  return value.kind === "nodes" ? value.nodes : undefined;
}

function analysePath(
  { start, steps }: Of<"path">,
  nodes: SchemaNodes,
  context: StaticContext,
): StaticValue {
  let at: SchemaNodes | undefined = nodes;
  if (start.kind === "root") {
    const roots: SchemaNode[] = [...nodes].some(({ kind }) => kind !== "unknown")
      ? [context.graph.root]
      : [];
    at = new Set(nodes.has(unknownNode) ? [...roots, unknownNode] : roots);
  } else if (start.kind === "expression") at = nodesOf(analyse(start.expression, nodes, context));
  if (at === undefined) return nothing;
  for (const step of steps) at = analyseStep(step, at, context);
  return { kind: "nodes", nodes: at };
}

function analyseStep(step: Step, from: SchemaNodes, context: StaticContext): SchemaNodes {
  const { axis, test, predicates, at } = step;
  const found = passing(alongAxis(context.graph, from, axis), test, axis);
  const isNamed = test.kind === "name" || test.kind === "anyName";
  if (test.kind === "name") context.visited?.(found);
  if (found.size === 0 && from.size > 0 && isNamed)
    context.report({ kind: "neverMatches", at, step, from });
  else if (isUndeclared(step, from, found, context.graph))
    context.report({ kind: "onlyInWildcard", at, step, from });
  if (found.size > 0) for (const predicate of predicates) analyse(predicate, found, context);
  return found;
}

/** Whether a step names something undeclared in a namespace in which the schema declares other things. */
function isUndeclared(
  { axis, test }: Step,
  from: SchemaNodes,
  found: SchemaNodes,
  { elements }: SchemaGraph,
): boolean {
  if (test.kind !== "name" || axis === "namespace" || found.size === 0) return false;
  if (![...found].every(isUnnamed) || [...from].every(isUnnamed)) return false;
  const { name } = test;
  const declared = [...elements].flatMap((element) =>
    axis === "attribute"
      ? [...element.attributes].flatMap((each) => (each.kind === "attribute" ? [each.name] : []))
      : [element.name],
  );
  const isThere = declared.some((other) => sameName(other, name));
  return !isThere && declared.some(({ namespace }) => namespace === name.namespace);
}

const ofNumbers: ReadonlySet<string> = new Set([
  ...["count", "last", "position", "string-length", "number", "sum", "floor", "ceiling", "round"],
]);
const ofBooleans: ReadonlySet<string> = new Set([
  ...["boolean", "not", "true", "false", "lang", "contains", "starts-with"],
]);
const ofNumbersOnly: ReadonlySet<string> = new Set(["number", "sum", "floor", "ceiling", "round"]);
const textForms: ReadonlyMap<string, TextForm> = new Map([
  ["string", "string"],
  ["normalize-space", "normalized"],
  ["local-name", "localName"],
]);

function analyseCall(
  { name, parameters }: Of<"call">,
  nodes: SchemaNodes,
  context: StaticContext,
): StaticValue {
  const values = parameters.map((parameter) => analyse(parameter, nodes, context));
  if (name.namespace !== "") return anyValue;
  const { local } = name;
  const [first] = values;
  const [written] = parameters;
  if (ofNumbersOnly.has(local) && first !== undefined && written !== undefined)
    useAsNumber(written, first, context);
  const form = textForms.get(local);
  if (form !== undefined) return asText(first ?? { kind: "nodes", nodes }, form);
  if (ofNumbers.has(local)) return someNumber;
  if (ofBooleans.has(local)) return someBoolean;
  switch (local) {
    case "current":
      return { kind: "nodes", nodes: context.current };
    case "key": {
      const named = written?.kind === "literal" ? context.key?.(written.value) : undefined;
      return named === undefined ? anyValue : { kind: "nodes", nodes: named };
    }
    case "concat":
    case "substring":
    case "substring-before":
    case "substring-after":
    case "translate":
    case "name":
    case "namespace-uri":
    case "generate-id":
    case "format-number":
      return someText;
    default:
      return anyValue;
  }
}

function asText(value: StaticValue, form: TextForm): StaticValue {
  if (value.kind === "nodes") return { kind: "text", of: { nodes: value.nodes, form } };
  if (value.kind !== "text" || value.of === undefined || form === "localName") return someText;
  const { nodes, form: before } = value.of;
  return { kind: "text", of: { nodes, form: before === "string" ? form : before } };
}

function analyseComparison(
  { left, right, operator, at }: Of<"comparison">,
  nodes: SchemaNodes,
  context: StaticContext,
): StaticValue {
  const sides = [left, right] as const;
  const values = [analyse(left, nodes, context), analyse(right, nodes, context)] as const;
  if (operator !== "=" && operator !== "!=") {
    if (values.every(({ kind }) => kind !== "boolean" && kind !== "any"))
      for (const [index, side] of sides.entries())
        useAsNumber(side, values[index] ?? anyValue, context);
    return someBoolean;
  }
  compareEqual(values[0], right, values[1], at, context);
  compareEqual(values[1], left, values[0], at, context);
  return someBoolean;
}

/** Compares a value that comes from nodes with a known value. */
function compareEqual(
  value: StaticValue,
  writtenOther: Expression,
  other: StaticValue,
  at: number,
  { report }: StaticContext,
): void {
  const source =
    value.kind === "nodes"
      ? { nodes: value.nodes, form: "string" as const }
      : value.kind === "text"
        ? value.of
        : undefined;
  if (source === undefined || source.nodes.size === 0) return;
  const { nodes: of, form } = source;
  const place = writtenOther.kind === "literal" || writtenOther.kind === "number";
  const where = place ? writtenOther.at : at;
  if (other.kind === "text" && other.literal !== undefined) {
    // Where there is no node, the text is empty.
    if (value.kind === "text" && other.literal === "") return;
    if (!canHaveText(of, form, other.literal))
      report({ kind: "impossibleValue", at: where, value: other.literal, of, form });
  }
  if (other.kind === "number" && other.value !== undefined && form !== "localName")
    if (!canHaveNumber(of, other.value))
      report({ kind: "impossibleValue", at: where, value: numberToText(other.value), of, form });
}

function useAsNumber(
  written: Expression,
  value: StaticValue,
  { report }: Pick<StaticContext, "report">,
): void {
  const of =
    value.kind === "nodes"
      ? value.nodes
      : value.kind === "text" && value.of?.form !== "localName"
        ? value.of?.nodes
        : undefined;
  if (of === undefined || of.size === 0 || canHaveNumber(of)) return;
  report({ kind: "neverNumber", at: written.at, of });
}

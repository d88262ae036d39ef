import { clark } from "../../../runtime/qname.js";
import { markupExpression } from "../../../runtime/rules/foreign-library.js";
import type { Variable } from "../../../runtime/rules/rule-set.js";
import { stringValue } from "../../../runtime/xpath/index.js";
import type { Findings } from "../say/findings.js";
import { visitExpression } from "../visit.js";
import type { Expressions, VariableScope } from "./expressions.js";
import { type Item, type Items, placeOf } from "./items.js";
import { markupOf } from "./markup.js";

/** A variable, and the element that defines it. */
export interface Defined {
  readonly name: string;
  readonly item: Item;
}

/** The variables among some items; reports two of the same name. */
export function defined(
  lets: readonly Item[],
  items: Items,
  expressions: Expressions,
  findings: Findings,
  around: readonly Defined[],
): readonly Defined[] {
  const found: Defined[] = [];
  for (const item of lets) {
    const name = items.attribute(item, "name");
    if (name === undefined || name.text.trim() === "") continue;
    const expanded = expressions.expand(name);
    const before = [...around, ...found].find((each) => each.name === expanded);
    if (before === undefined) found.push({ name: expanded, item });
    else {
      const { line, file = "" } = placeOf(before.item);
      const parameters = { name: name.text.trim(), line, file };
      findings.add("schematron-duplicate-variable", parameters, name.placeAt(0));
    }
  }
  return found;
}

/** The value of a variable: its attribute, else its content as text. */
export function variableOf(
  { name, item }: Defined,
  items: Items,
  expressions: Expressions,
  scope: VariableScope,
): Variable {
  const value = items.attribute(item, "value");
  if (value === undefined) return { name, value: contentOf(item, items, expressions) };
  return { name, value: expressions.query(value, "value", scope) };
}

/** What a variable contains: text, or in XPath 2.0 the document that its elements make; if it says its type (`as`), its nodes themselves. */
function contentOf(item: Item, items: Items, expressions: Expressions): Variable["value"] {
  const { element } = item;
  const hasElements = element.children.some(({ kind }) => kind === "element");
  if (!hasElements || !expressions.knowsTrees) return { content: stringValue(element) };
  const isTyped = items.attribute(item, "as") !== undefined;
  const nodes = element.children.filter(
    ({ kind, value }) => kind !== "text" || value.trim() !== "",
  );
  const text = markupExpression(markupOf(isTyped ? nodes : element.children));
  return { text: isTyped ? `${text}/node()` : text, position: placeOf(item) };
}

/**
 * Global variables, which may refer to each other in any order; reports those that depend on themselves. Those of patterns, which
 * `inPattern` tells, may also name those of phases, `ofPhases`.
 */
export function globalVariables(
  all: readonly Defined[],
  items: Items,
  expressions: Expressions,
  findings: Findings,
  around: readonly Variable[],
  ofPhases: readonly Variable[] = [],
  inPattern: (each: Defined) => boolean = () => false,
): readonly Variable[] {
  // Only the names matter while the values are being read.
  const names = all.map(({ name }): Variable => ({ name, value: { content: "" } }));
  const scope = { outer: [...around, ...names], inner: [] };
  const inPhases = { ...scope, outer: [...scope.outer, ...ofPhases] };
  const variables = all.map((each) =>
    variableOf(each, items, expressions, inPattern(each) ? inPhases : scope),
  );
  const needs = new Map(variables.map((each) => [each.name, neededBy(each)]));
  for (const { name, item } of all) {
    const cycle = cycleFrom(name, needs, [name]);
    if (cycle !== undefined)
      findings.add("schematron-variable-cycle", { names: cycle }, placeOf(item));
  }
  return variables;
}

function neededBy({ value }: Variable): readonly string[] {
  if ("content" in value) return [];
  const names: string[] = [];
  if (value.expression !== undefined)
    visitExpression(value.expression, (each) => {
      if (each.kind === "variable") names.push(clark(each.name));
    });
  else
    for (const [, name = ""] of value.text.matchAll(/\$([\p{L}_][\p{L}\p{N}._-]*)/gu))
      names.push(name);
  return names;
}

/** The chain of variables by which one depends on itself. */
function cycleFrom(
  start: string,
  needs: ReadonlyMap<string, readonly string[]>,
  trail: readonly string[],
): readonly string[] | undefined {
  for (const next of needs.get(trail.at(-1) ?? start) ?? []) {
    if (next === start) return [...trail, next];
    if (trail.includes(next)) continue;
    const cycle = cycleFrom(start, needs, [...trail, next]);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}

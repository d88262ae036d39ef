import type { Variable } from "../../../runtime/rules/rule-set.js";
import type { TreeNode } from "../../../runtime/rules/tree/document-tree.js";
import { qualifiedName, stringValue } from "../../../runtime/xpath/index.js";
import type { Findings } from "../say/findings.js";
import type { Expressions, VariableScope } from "./expressions.js";
import { type Item, type Items, placeOf } from "./items.js";
import { xslNamespace } from "./names.js";

/** What reading the content of a function needs. */
export interface Reading {
  readonly items: Items;
  readonly expressions: Expressions;
  readonly findings: Findings;
}

const untyped = "Q{http://www.w3.org/2001/XMLSchema}untypedAtomic";

/**
 * What a sequence constructor of XSLT 2.0 gives, as an expression of XPath 3.1. Texts that it makes are untyped values. Instructions that no
 * expression can say are refused.
 */
export function constructorOf(
  nodes: readonly TreeNode[],
  item: Item,
  scope: VariableScope,
  reading: Reading,
): string {
  const [first, ...others] = nodes.filter(isInstruction);
  if (first === undefined) return "()";
  const rest = (inner: VariableScope): string => constructorOf(others, item, inner, reading);
  if (isXsl(first, "variable")) {
    const name = attribute(first, "name", item, reading)?.text.trim() ?? "";
    const value = variableValue(first, item, scope, reading);
    const own: Variable = { name, value: { content: "" } };
    const inner = { ...scope, inner: [...scope.inner, own] };
    return `(let $${name} := ${value} return ${rest(inner)})`;
  }
  const made = instruction(first, item, scope, reading);
  return others.some(isInstruction) ? `(${made}, ${rest(scope)})` : made;
}

function isInstruction({ kind, value }: TreeNode): boolean {
  return kind === "element" || (kind === "text" && value.trim() !== "");
}

function isXsl({ kind, local, namespace }: TreeNode, name: string): boolean {
  return kind === "element" && namespace === xslNamespace && local === name;
}

function attribute(element: TreeNode, name: string, item: Item, { items }: Reading) {
  return items.attribute({ ...item, element }, name);
}

/** An expression of an attribute, checked in its place. */
function expressionOf(
  element: TreeNode,
  name: "select" | "test",
  item: Item,
  scope: VariableScope,
  reading: Reading,
): string {
  const written = attribute(element, name, item, reading);
  if (written !== undefined) {
    const stray = element.children.find(isInstruction);
    const isBoth = name === "select" && stray !== undefined && !isXsl(element, "for-each");
    if (isBoth) refuse(stray, item, reading);
    return `(${reading.expressions.query(written, "value", scope).text})`;
  }
  const missing = { attribute: name, element: element.local };
  const place = placeOf({ ...item, element });
  reading.findings.add("schematron-missing-attribute", missing, place);
  return "()";
}

/** The value of a variable: an expression, or what its content makes, as one untyped text where no type is said. */
function variableValue(
  element: TreeNode,
  item: Item,
  scope: VariableScope,
  reading: Reading,
): string {
  const type = attribute(element, "as", item, reading)?.text.trim();
  const typed = (value: string): string =>
    type === undefined
      ? value
      : `(function($scrutin-value as ${type}) { $scrutin-value })(${value})`;
  if (attribute(element, "select", item, reading) !== undefined)
    return typed(expressionOf(element, "select", item, scope, reading));
  const made = constructorOf(element.children, item, scope, reading);
  if (type !== undefined) return typed(made);
  // XSLT 2.0, 5.7.1: a blank stands between two values, and nothing beside a node.
  return joined(
    made,
    " ",
    "($a, $b) ! (. instance of node() or . instance of xs:untypedAtomic) = true()",
  );
}

/**
 * What content makes as one untyped text, with a separator between any two items `$a` and `$b` for which an expression does not hold. Texts
 * that instructions make are known by their type.
 */
function joined(made: string, separator: string, isWithout: string): string {
  const between = `(let $a := $items[$at - 1], $b := $items[$at] return if ($at = 1 or (${isWithout})) then "" else ${literal(separator)})`;
  const all = `for $at in 1 to count($items) return (${between}, string($items[$at]))`;
  return `(let $items := ${made} return ${untyped}(string-join((${all}), "")))`;
}

function instruction(node: TreeNode, item: Item, scope: VariableScope, reading: Reading): string {
  if (node.kind === "text") return textOf(node);
  const select = (): string => expressionOf(node, "select", item, scope, reading);
  const content = ({ children }: TreeNode): string => constructorOf(children, item, scope, reading);
  const test = (element: TreeNode): string => expressionOf(element, "test", item, scope, reading);
  switch (node.namespace === xslNamespace ? node.local : "") {
    case "sequence":
      return select();
    case "value-of": {
      const isSelected = attribute(node, "select", item, reading) !== undefined;
      const separator = attribute(node, "separator", item, reading)?.text;
      // XSLT 2.0, 5.7.2 and 11.4.3: texts that stand together are one, and what content makes is joined without blanks.
      return isSelected
        ? `${untyped}(string-join(${select()} ! string(.), ${literal(separator ?? " ")}))`
        : joined(
            content(node),
            separator ?? "",
            "$a instance of xs:untypedAtomic and $b instance of xs:untypedAtomic",
          );
    }
    case "text":
      return textOf(node);
    case "if":
      return `(if ${test(node)} then ${content(node)} else ())`;
    case "choose": {
      const parts = node.children.filter(isInstruction);
      const last = parts.at(-1);
      const otherwise = last !== undefined && isXsl(last, "otherwise") ? last : undefined;
      const whens = parts.filter((part) => isXsl(part, "when"));
      for (const part of parts)
        if (part !== otherwise && !whens.includes(part)) refuse(part, item, reading);
      const tested = whens.map((when) => `if ${test(when)} then ${content(when)} else `);
      return `(${tested.join("")}${otherwise === undefined ? "()" : content(otherwise)})`;
    }
    case "for-each":
      return `(${select()} ! ${content(node)})`;
    default:
      refuse(node, item, reading);
      return "()";
  }
}

/** Tells of an element or a text that no expression says where it stands. */
function refuse(node: TreeNode, item: Item, { findings }: Reading): void {
  const { kind, value, parent } = node;
  if (kind === "text" && parent !== undefined) {
    const told = { element: parent.local, text: value.trim().replace(/\s+/g, " ") };
    findings.add("schematron-stray-text", told, placeOf({ ...item, element: parent }));
    return;
  }
  const place = placeOf({ ...item, element: node });
  findings.add("schematron-xslt-element", { element: qualifiedName(node) }, place);
}

function textOf(node: TreeNode): string {
  return `${untyped}(${literal(stringValue(node))})`;
}

function literal(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

import { type NodeSet, stringValue, type XPathValue } from "./node.js";

export function isNodeSet(value: XPathValue): value is NodeSet {
  return typeof value === "object";
}

/** The function `string` (XPath 1.0, 4.2). */
export function toText(value: XPathValue): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return numberToText(value);
  if (typeof value === "boolean") return value ? "true" : "false";
  const [first] = value;
  return first === undefined ? "" : stringValue(first);
}

/** The function `number` (XPath 1.0, 4.4). */
export function toNumber(value: XPathValue): number {
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  return textToNumber(toText(value));
}

/** The function `boolean` (XPath 1.0, 4.3). */
export function toBoolean(value: XPathValue): boolean {
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return value !== 0 && !Number.isNaN(value);
  return value.length > 0;
}

/** An optional minus sign and a Number of the grammar, with white space around it; anything else is NaN. */
const numeral = /^[ \t\r\n]*-?(?:\d+(?:\.\d*)?|\.\d+)[ \t\r\n]*$/;

/** A number from text (XPath 1.0, 4.4): no plus sign, no exponent, no infinity. */
export function textToNumber(text: string): number {
  return numeral.test(text) ? Number(text) : Number.NaN;
}

/** A number as text (XPath 1.0, 4.2): decimal, without an exponent, `-0` as `0`. */
export function numberToText(value: number): string {
  const text = String(value);
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (match === null) return text;
  const [, sign = "", first = "", rest = "", exponent = "0"] = match;
  const digits = first + rest;
  const point = 1 + Number(exponent);
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return sign + digits.padEnd(point, "0");
}

/** How two values are compared. */
export type Comparison = "=" | "!=" | "<" | "<=" | ">" | ">=";

/** Comparisons (XPath 1.0, 3.4): of node-sets, whether there is a node, or a pair of nodes, of which it is true. */
export function compare(left: XPathValue, operator: Comparison, right: XPathValue): boolean {
  const leftNodes = isNodeSet(left);
  const rightNodes = isNodeSet(right);
  if (leftNodes && rightNodes) return comparePairs(left, operator, right);
  if (leftNodes) return compareNodes(left, operator, right);
  if (rightNodes) return compareNodes(right, mirrored[operator], left);
  return compareSingle(left, operator, right);
}

const mirrored: Readonly<Record<Comparison, Comparison>> = {
  "=": "=",
  "!=": "!=",
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
};

type Single = number | string | boolean;

function compareNodes(nodes: NodeSet, operator: Comparison, other: XPathValue): boolean {
  if (typeof other === "boolean") return compareSingle(nodes.length > 0, operator, other);
  const asNumber = typeof other === "number" || isOrder(operator);
  const against = asNumber ? toNumber(other) : toText(other);
  for (const node of nodes) {
    const text = stringValue(node);
    if (compareSingle(asNumber ? textToNumber(text) : text, operator, against)) return true;
  }
  return false;
}

/** Pairs are not tried one by one: for order the extremes decide, for equality a set. */
function comparePairs(left: NodeSet, operator: Comparison, right: NodeSet): boolean {
  if (left.length === 0 || right.length === 0) return false;
  if (isOrder(operator)) return compareExtremes(left, operator, right);
  const texts = new Set(left.map(stringValue));
  if (operator === "=") return right.some((node) => texts.has(stringValue(node)));
  return texts.size > 1 || right.some((node) => !texts.has(stringValue(node)));
}

function compareExtremes(left: NodeSet, operator: Comparison, right: NodeSet): boolean {
  const rising = operator === "<" || operator === "<=";
  const a = extreme(left, rising);
  const b = extreme(right, !rising);
  return a !== undefined && b !== undefined && compareSingle(a, operator, b);
}

/** The least or greatest number of some nodes; what is no number is smaller and greater than nothing. */
function extreme(nodes: NodeSet, least: boolean): number | undefined {
  let found: number | undefined;
  for (const node of nodes) {
    const value = textToNumber(stringValue(node));
    if (Number.isNaN(value)) continue;
    if (found === undefined || (least ? value < found : value > found)) found = value;
  }
  return found;
}

function isOrder(operator: Comparison): boolean {
  return operator !== "=" && operator !== "!=";
}

function compareSingle(left: Single, operator: Comparison, right: Single): boolean {
  if (operator === "=" || operator === "!=") {
    const same = equal(left, right);
    return operator === "=" ? same : !same;
  }
  return orders[operator](toNumber(left), toNumber(right));
}

/** The operators of order, over numbers. */
export const orders: Readonly<Record<"<" | "<=" | ">" | ">=", (a: number, b: number) => boolean>> =
  {
    "<": (a, b) => a < b,
    "<=": (a, b) => a <= b,
    ">": (a, b) => a > b,
    ">=": (a, b) => a >= b,
  };

function equal(left: Single, right: Single): boolean {
  if (typeof left === "boolean" || typeof right === "boolean")
    return toBoolean(left) === toBoolean(right);
  if (typeof left === "number" || typeof right === "number")
    return toNumber(left) === toNumber(right);
  return left === right;
}

import { describe, expect, test } from "vitest";
import {
  compileExpression,
  coreFunctions,
  type Environment,
  parseExpression,
  type XPathValue,
  xsltFunctions,
} from "../../../../runtime/xpath/index.js";
import { isNodeSet, toText } from "../../../../runtime/xpath/values.js";
import { treeOf } from "../../../support/xpath/tree.js";

const functions = new Map([...coreFunctions, ...xsltFunctions(() => undefined)]);

/** Evaluates from the root of a document. */
function evaluate(text: string, document = "<a/>"): XPathValue {
  const namespaces = new Map([["p", "urn:p"]]);
  const { expression, faults } = parseExpression(text, namespaces);
  expect(faults).toEqual([]);
  if (expression === undefined) throw new Error("no expression");
  const made = compileExpression(expression, { functions, variables: new Set() });
  expect(made.faults).toEqual([]);
  const root = treeOf(document);
  const environment: Environment = {
    variable: () => "",
    current: root,
    key: () => [],
    document: () => undefined,
    elementById: () => undefined,
    budget: { left: 1e6 },
  };
  return made.compiled.value(root, 1, 1, environment);
}

describe("values of expressions", () => {
  const document =
    '<r xmlns:q="urn:p" v="1"><x n="1">a</x><x n="2">b<!--c--><?t d?></x><q:x n="3">c</q:x><y><x n="4"/></y></r>';
  test.for<readonly [string, XPathValue]>([
    ["1 + 2 * 3", 7],
    ["-(2)", -2],
    ["7 mod -3", 1],
    ["-7 mod 3", -1],
    ["1 div 0", Number.POSITIVE_INFINITY],
    ["number('+1')", Number.NaN],
    ["number(' -1.5 ')", -1.5],
    ["number('1e3')", Number.NaN],
    ["string(1 div 3)", "0.3333333333333333"],
    ["string(1000000000000000000000)", "1000000000000000000000"],
    ["string(0.00000001)", "0.00000001"],
    ["string(-0)", "0"],
    ["round(-0.5)", -0],
    ["round(2.5)", 3],
    ["substring('12345', 1.5, 2.6)", "234"],
    ["substring('12345', 0 div 0, 3)", ""],
    ["substring('12345', -42, 1 div 0)", "12345"],
    ["substring('12345', -1 div 0, 1 div 0)", ""],
    ["string-length('\u{1F600}x')", 2],
    ["translate('bar','abc','AB')", "BAr"],
    ["normalize-space('  a  b ')", "a b"],
    ["count(//x)", 3],
    ["count(//p:x)", 1],
    ["count(//x[1])", 2],
    ["string(//x[2])", "b"],
    ["string(/r/x[last()]/@n)", "2"],
    ["//x/@n = 4", true],
    ["//x/@n != //x/@n", true],
    ["count(//x | //y | //x)", 4],
    ["name(//*[@n = 3])", "q:x"],
    ["count(//comment()) + count(//processing-instruction('t'))", 2],
    ["count(//@n/preceding::x)", 2],
    ["count(/r/y/x/preceding::*)", 3],
    ["count(/r/x[1]/following::node())", 8],
    ["string((//x)[position() = last()]/@n)", "4"],
    ["string(//x[@n = 4]/ancestor::*[1])", ""],
    ["name(//x[@n = 4]/ancestor::*[2])", "r"],
    ["name(//x[@n = 2]/preceding-sibling::*[1]/..)", "r"],
    ["count(/r/namespace::*)", 2],
    ["2 * (1 = 1)", 2],
    ["count(//x) = '3'", true],
    ["/r/@v < 2 and not(/r/@v > 1)", true],
    ["sum(//@n)", 10],
    ["format-number(1234.5, '#,##0.00')", "1,234.50"],
    ["format-number(-0.05, '0%')", "-5%"],
    ["format-number(0.5, '0')", "0"],
    ["format-number(2.345, '0.00')", "2.34"],
    ["format-number(1.005, '0.00')", "1.00"],
    ["format-number(2.3450001, '0.00')", "2.35"],
    ["format-number(0.00000015, '0.0000000')", "0.0000002"],
    ["format-number(1000000000000000000000000, '#,##0')", "1,000,000,000,000,000,000,000,000"],
    ["format-number(1 div 0, '0')", "Infinity"],
  ])("%s", ([text, value]) => {
    const result = evaluate(text, document);
    expect(isNodeSet(result) ? toText(result) : result).toBe(value);
  });
});

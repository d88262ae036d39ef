import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  bindTest,
  compileExpression,
  coreFunctions,
  type Environment,
  type Expression,
  parseExpression,
  type XPathNode,
  xsltFunctions,
} from "../../../../runtime/xpath/index.js";
import {
  arbitraryDocument,
  arbitraryExpression,
  namespaces,
} from "../../../support/xpath/arbitrary.js";
import { treeOf } from "../../../support/xpath/tree.js";

const functions = new Map([...coreFunctions, ...xsltFunctions(() => undefined)]);

function read(text: string): Expression | undefined {
  return parseExpression(text, namespaces).expression;
}

function evaluate(expression: Expression, node: XPathNode): boolean | undefined {
  const { compiled, faults } = compileExpression(expression, { functions, variables: new Set() });
  if (faults.length > 0) return undefined;
  const environment: Environment = {
    variable: () => "",
    current: node,
    key: () => [],
    document: () => undefined,
    elementById: () => undefined,
    budget: { left: 1e7 },
  };
  return compiled.boolean(node, 1, 1, environment);
}

/** All nodes of a tree, and those of them that have a text of their own. */
function nodesOf(root: XPathNode): { readonly elements: XPathNode[]; readonly texts: XPathNode[] } {
  const elements: XPathNode[] = [];
  const texts: XPathNode[] = [];
  const visit = (node: XPathNode): void => {
    if (node.kind === "element") elements.push(node);
    if (node.kind === "text") texts.push(node);
    texts.push(...node.attributes);
    node.children.forEach(visit);
  };
  visit(root);
  return { elements, texts };
}

const someTexts = ["", " ", "1", "-2.5", "x", " a  b ", "1e3", "2008-09-01", "\u{1f600}z"];

/** Expressions about an element and what is below it, which are those that rules have most. */
const arbitraryTest = fc.letrec<{ path: string; text: string; number: string; boolean: string }>(
  (tie) => ({
    path: fc.oneof(
      fc.constantFrom("a", ".", "@n", "p:b/@m", "a/b", ".//b", "*", "text()", "self::a", "p:*"),
      fc.tuple(fc.constantFrom("a", "*", ".//a"), tie("boolean")).map(([a, b]) => `${a}[${b}]`),
    ),
    text: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom("'1'", "''", "local-name()", "name(a)"),
      tie("path").map((path) => `normalize-space(${path})`),
      fc.tuple(tie("path"), tie("text")).map(([a, b]) => `concat(${a}, ${b}, '-')`),
      fc.tuple(tie("text"), tie("number")).map(([a, b]) => `substring(${a}, ${b}, 2)`),
      fc
        .tuple(tie("path"), tie("path"))
        .map(([a, b]) => `translate(${a}, 'ab-', 'b')[${b}]`.replace(/\[.*/s, "")),
    ),
    number: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom("1", "0", "string-length(.)"),
      tie("path").map((path) => `count(${path})`),
      tie("text").map((text) => `number(${text})`),
      fc
        .tuple(tie("number"), fc.constantFrom("+", "-", "div"), tie("path"))
        .map((parts) => parts.join(" ")),
    ),
    boolean: fc.oneof(
      { maxDepth: 3 },
      tie("path"),
      fc
        .tuple(tie("path"), fc.constantFrom("=", "!=", "<"), fc.oneof(tie("text"), tie("number")))
        .map((parts) => parts.join(" ")),
      fc
        .tuple(tie("number"), fc.constantFrom("=", ">="), tie("number"))
        .map((parts) => parts.join(" ")),
      fc
        .tuple(tie("boolean"), fc.constantFrom("and", "or"), tie("boolean"))
        .map(([a, operator, b]) => `(${a}) ${operator} (${b})`),
      tie("boolean").map((inner) => `not(${inner})`),
      fc.tuple(tie("text"), tie("path")).map(([a, b]) => `starts-with(${a}, ${b}) = (${b} = 1)`),
    ),
  }),
).boolean;

describe("expressions that are bound to nodes", () => {
  test("are true where the same expressions are, whatever texts the nodes have", () => {
    let count = 0;
    fc.assert(
      fc.property(
        arbitraryDocument,
        fc.oneof(arbitraryTest, arbitraryExpression),
        fc.array(fc.constantFrom(...someTexts), { minLength: 40, maxLength: 40 }),
        (document, said, values) => {
          const expression = read(said);
          if (expression === undefined) return;
          const { elements, texts } = nodesOf(treeOf(document));
          const indexes = new Map(texts.map((node, index) => [node, index]));
          for (const node of elements) {
            const bound = bindTest(expression, node, indexes);
            if (bound === undefined) continue;
            count++;
            const before = texts.map(({ value }) => value);
            expect([said, bound.of(before)]).toEqual([said, evaluate(expression, node)]);
            for (const [index, each] of texts.entries())
              Object.assign(each, { value: values[index % values.length] });
            const after = texts.map(({ value }) => value);
            expect([said, bound.of(after)]).toEqual([said, evaluate(expression, node)]);
            for (const [index, each] of texts.entries())
              Object.assign(each, { value: before[index] });
          }
        },
      ),
      { numRuns: 150, seed: 14 },
    );
    expect(count).toBeGreaterThan(200);
  });

  test.each([
    ["not(x)", true],
    ["local-name() = 'r'", true],
    ["count(a) = 1 and @m", false],
    ["starts-with(name(), 'q')", false],
  ])("%s is worked out beforehand", (said, expected) => {
    const [element] = nodesOf(treeOf("<r><a>1</a></r>")).elements;
    const expression = read(said);
    const bound = element && expression && bindTest(expression, element, new Map());
    expect([bound?.isFixed, bound?.of([])]).toEqual([true, expected]);
  });

  test.each([
    "/r",
    "..",
    "preceding-sibling::a",
    "a[1]",
    "a[position() = last()]",
    "key('k', .)",
    "document('x')",
    "$v",
    "a = b",
    "lang('fr')",
  ])("%s asks for more than texts below", (said) => {
    const [element] = nodesOf(treeOf("<r><a>1</a></r>")).elements;
    const expression = read(said);
    if (element === undefined || expression === undefined) throw new Error(said);
    expect(bindTest(expression, element, new Map())).toBeUndefined();
  });

  test("an expression that would look at too many nodes is not bound", () => {
    const { elements, texts } = nodesOf(treeOf(`<r>${"<a>1</a>".repeat(1500)}</r>`));
    const indexes = new Map(texts.map((node, index) => [node, index]));
    const [root] = elements;
    const expression = read("a[. = 2] or a[. = 3]");
    if (root === undefined || expression === undefined) throw new Error("no root");
    expect(bindTest(expression, root, indexes)).toBeUndefined();
  });
});

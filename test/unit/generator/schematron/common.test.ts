import fc from "fast-check";
import { expect, test } from "vitest";
import { isCommonNodes, isCommonTest } from "../../../../generator/schematron/common.js";
import { readTree } from "../../../../runtime/rules/tree/read-tree.js";
import { xpath2 } from "../../../../runtime/rules/xpath2.js";
import {
  compileExpression,
  coreFunctions,
  type Environment,
  parseExpression,
  type XPathNode,
} from "../../../../runtime/xpath/index.js";
import {
  arbitraryDocument,
  arbitraryExpression,
  namespaces,
} from "../../../support/xpath/arbitrary.js";

/** fontoxpath takes attributes for elements on these axes, whose principal nodes are elements (XPath 3.1, 3.3.2.1). */
const mistaken = /self::(?:\*|[a-z]+(?!\())/;

/** The elements of a document. */
function elementsOf(node: XPathNode): readonly XPathNode[] {
  const below = node.children.flatMap(elementsOf);
  return node.kind === "element" ? [node, ...below] : below;
}

function environmentAt(current: XPathNode): Environment {
  const nothing = (): never => {
    throw new Error("there are no variables, keys and documents");
  };
  return {
    current,
    budget: { left: 1_000_000 },
    variable: nothing,
    key: nothing,
    document: nothing,
    elementById: () => undefined,
  };
}

test("what runs on our processor in place of XPath 2 gives what fontoxpath gives", () => {
  let compared = 0;
  fc.assert(
    fc.property(
      arbitraryDocument,
      fc.array(arbitraryExpression, { minLength: 20, maxLength: 20 }),
      (document, texts) => {
        const read = readTree(document, {}, "en");
        if (read.tree === undefined) return;
        const [from] = elementsOf(read.tree.root).slice(1);
        if (from === undefined) return;
        for (const text of texts) {
          if (mistaken.test(text)) continue;
          const { expression, faults } = parseExpression(text, namespaces);
          if (expression === undefined || faults.length > 0 || !isCommonTest(expression)) continue;
          const context = { functions: coreFunctions, variables: new Set<string>() };
          const { compiled, faults: wrong } = compileExpression(expression, context);
          if (wrong.length > 0) continue;
          compared++;
          const own = compiled.boolean(from, 1, 1, environmentAt(from));
          const other = xpath2.expression({ text }, { outer: [], inner: [] }, namespaces);
          expect(`${text}: ${own}`).toBe(`${text}: ${other.boolean(from, environmentAt(from))}`);
          if (!isCommonNodes(expression)) continue;
          const nodes = compiled.nodes(from, 1, 1, environmentAt(from));
          const theirs = new Set(other.nodes(from, environmentAt(from)));
          expect(nodes.length, text).toBe(theirs.size);
          expect(
            nodes.every((node) => theirs.has(node)),
            text,
          ).toBe(true);
        }
      },
    ),
    { numRuns: 400, seed: 14 },
  );
  expect(compared).toBeGreaterThan(1000);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { Dispatch } from "../../../../runtime/rules/run/dispatch.js";
import type { TreeNode } from "../../../../runtime/rules/tree/document-tree.js";
import { readTree } from "../../../../runtime/rules/tree/read-tree.js";
import { plainEnvironment } from "../../../../runtime/rules/watch/first-tests.js";
import {
  compilePattern,
  coreFunctions,
  type PatternBranch,
  parseExpression,
} from "../../../../runtime/xpath/index.js";
import { arbitraryDocument, namespaces } from "../../../support/xpath/arbitrary.js";

/*
 * What names rule out is ruled out rightly: each node is asked about exactly the patterns that match it when every pattern is tried.
 */

const step = fc
  .tuple(
    fc.constantFrom("a", "b", "r", "*", "p:a", "p:*", "node()", "text()", "@n", "@*", "@p:n"),
    fc.constantFrom("", "", "", "[@n]", "[1]", "[b]", "[last()]", "[. = 'x']", "[@n][2]"),
  )
  .map((parts) => parts.join(""));
const pattern = fc
  .tuple(
    fc.constantFrom("", "", "/", "//"),
    fc.array(fc.tuple(step, fc.constantFrom("/", "//")), { minLength: 1, maxLength: 4 }),
  )
  .map(([start, steps]) => start + steps.flat().slice(0, -1).join(""))
  .filter((text) => !/@[^/]*\//.test(text) || !text.includes("@n/"));

function branchesOf(text: string): readonly PatternBranch[] {
  const { expression } = parseExpression(text, namespaces);
  if (expression === undefined) return [];
  const context = { functions: coreFunctions, variables: new Set<string>() };
  return compilePattern(expression, context).branches;
}

function allNodes(node: TreeNode): readonly TreeNode[] {
  return [node, ...node.attributes, ...node.children.flatMap(allNodes)];
}

test("nodes are asked about the patterns that match them, and about no other", () => {
  let matched = 0;
  fc.assert(
    fc.property(
      fc.array(pattern, { minLength: 1, maxLength: 8 }),
      arbitraryDocument,
      (patterns, document) => {
        const read = readTree(document, {}, "en");
        if (!("tree" in read) || read.tree === undefined) throw new Error(document);
        const { root } = read.tree;
        const environment = plainEnvironment(root);
        const branches = patterns.flatMap(branchesOf);
        const asked = new Map<TreeNode, readonly number[]>();
        const dispatch = new Dispatch(branches.map((branch, of) => ({ of, branch })));
        dispatch.visit(root, (node, candidates) => {
          const found = candidates.filter(({ branch }) => branch.matches(node, environment));
          if (found.length > 0)
            asked.set(
              node,
              found.map(({ of }) => of),
            );
        });
        for (const node of allNodes(root)) {
          const expected = branches.flatMap((branch, index) =>
            branch.matches(node, environment) ? [index] : [],
          );
          matched += expected.length;
          expect(asked.get(node) ?? []).toEqual(expected);
        }
      },
    ),
    { numRuns: 300, seed: 14 },
  );
  expect(matched).toBeGreaterThan(300);
});

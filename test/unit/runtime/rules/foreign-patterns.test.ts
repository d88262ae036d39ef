import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foreignBranches } from "../../../../runtime/rules/foreign-patterns.js";
import { Dispatch } from "../../../../runtime/rules/run/dispatch.js";
import type { TreeNode } from "../../../../runtime/rules/tree/document-tree.js";
import { readTree } from "../../../../runtime/rules/tree/read-tree.js";
import { xpath2 } from "../../../../runtime/rules/xpath2.js";
import type { Environment, XPathNode } from "../../../../runtime/xpath/index.js";
import { arbitraryDocument, namespaces } from "../../../support/xpath/arbitrary.js";
import { arbitraryPattern } from "../../../support/xpath/arbitrary-pattern.js";

const scope = { outer: [], inner: [] };
const environment: Environment = {
  current: { kind: "root" } as XPathNode,
  budget: { left: 1_000_000 },
  variable: () => "",
  key: () => [],
  document: () => undefined,
  elementById: () => undefined,
};

function rootOf(document: string): TreeNode {
  const { tree } = readTree(document, {}, "en");
  if (tree === undefined) throw new Error(document);
  return tree.root;
}

/** What fontoxpath selects, from a node. */
function select(text: string, from: XPathNode): readonly XPathNode[] {
  return xpath2.expression({ text }, scope, namespaces).nodes(from, environment);
}

function placesOf(nodes: readonly XPathNode[]): readonly number[] {
  return nodes.map(({ order }) => order).sort((a, b) => a - b);
}

/** The nodes that match a pattern, in document order, and the questions that were asked for them. */
function matching(
  pattern: string,
  root: TreeNode,
): { readonly nodes: readonly XPathNode[]; readonly questions: readonly string[] } {
  const questions: string[] = [];
  const branches = foreignBranches(pattern, namespaces, (text) => (from) => {
    questions.push(text);
    return select(text, from);
  });
  const nodes = new Set<XPathNode>();
  new Dispatch(branches.map((branch) => ({ of: branch, branch }))).visit(
    root,
    (node, candidates) => {
      if (candidates.some(({ branch }) => branch.matches(node, environment))) nodes.add(node);
    },
  );
  return { nodes: [...nodes], questions };
}

test("a pattern matches what it selects from anywhere", () => {
  fc.assert(
    fc.property(
      arbitraryDocument,
      fc.array(arbitraryPattern, { minLength: 5, maxLength: 5 }),
      (document, patterns) => {
        const root = rootOf(document);
        for (const each of patterns) {
          // A comment keeps it from being written anew.
          const anywhere = select(`(: :)/descendant-or-self::node()/(${each})`, root);
          const { nodes } = matching(each, root);
          expect([each, placesOf(nodes)]).toEqual([each, placesOf(anywhere)]);
        }
      },
    ),
    { numRuns: 50 },
  );
});

describe("a processor is asked no more than names require", () => {
  const lines = (count: number): TreeNode =>
    rootOf(`<r><a><b n="1"/><b n="2"/></a>${"<c><d/><d/></c>".repeat(count)}</r>`);

  test.each([
    ["//x[1] | y/x[@n] | //x/@y", []],
    ["/r/a[b] | /x | /a/b", ["/r/a[b]"]],
    ["//a/b[@n = '2']", ["a/b[@n = '2']"]],
    ["b [2]", ["b [2]"]],
    ["//text()[. = '1']", ["//text()[. = '1']"]],
    ["r//b", ["/descendant-or-self::node()/(r//b)"]],
  ])("%s", (asked, questions) => {
    for (const count of [0, 100])
      expect(matching(asked, lines(count)).questions).toEqual(questions);
  });

  test("once for all that one element holds", () => {
    expect(matching("d[2]", lines(7)).questions).toHaveLength(7);
    expect(matching("c/d[2]", lines(7)).questions).toHaveLength(1);
  });
});

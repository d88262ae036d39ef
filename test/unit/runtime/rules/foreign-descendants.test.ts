import fc from "fast-check";
import { expect, test } from "vitest";
import { withDescendants } from "../../../../runtime/rules/foreign-descendants.js";
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

/** The places of the nodes that fontoxpath selects. A comment keeps a text from being written anew. */
function places(text: string, from: XPathNode): readonly number[] {
  const { nodes } = xpath2.expression({ text: `(: :)${text}` }, scope, namespaces);
  return nodes(from, environment).map(({ order }) => order);
}

test("what is written with the axis selects what is written with slashes, in the same order", () => {
  let changed = 0;
  fc.assert(
    fc.property(
      arbitraryDocument,
      fc.array(arbitraryPattern, { minLength: 8, maxLength: 8 }),
      (document, texts) => {
        const { tree } = readTree(document, {}, "en");
        const below = tree?.root.children[0]?.children[0];
        if (tree === undefined || below === undefined) return;
        for (const text of texts) {
          const written = withDescendants(text);
          if (written === text) continue;
          changed++;
          for (const from of [tree.root, below])
            expect([text, places(written, from)]).toEqual([text, places(text, from)]);
        }
      },
    ),
    { numRuns: 50 },
  );
  expect(changed).toBeGreaterThan(50);
});

test.each([
  ["//a", "/descendant::a"],
  ["count(//p:a) > 1", "count(/descendant::p:a) > 1"],
  ["b// a [@n] [c = 1]/d//*", "b/descendant::a [@n] [c = 1]/d/descendant::*"],
  ["//a[//b]", "//a[/descendant::b]"],
  ["//a[not(b[1]) or exists(c)]", "/descendant::a[not(b[1]) or exists(c)]"],
  ["//a[normalize-space(b) = ']']//c", "/descendant::a[normalize-space(b) = ']']/descendant::c"],
])("%s is written %s", (text, written) => {
  expect(withDescendants(text)).toBe(written);
});

test.each([
  "//a[1]",
  "//a[$n]",
  "//a[@n = 1][last()]",
  "//a[position() = 2]",
  "//a[count(b)]",
  "//a[b + 1]",
  "//a[b => count()]",
  "//a[if (b = c) then 1 else 2]",
  "//a[let $n := 1 return $n]",
  "//a[b = 1, 2]",
  "//@n",
  "//text()",
  "//child::a",
  "//(a | b)",
  "'//a' = \"//a\"",
  "(: //a :) b",
  "Q{http://example.org/}a",
])("%s stays as it is", (text) => {
  expect(withDescendants(text)).toBe(text);
});

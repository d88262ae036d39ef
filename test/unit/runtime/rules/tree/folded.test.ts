import fc from "fast-check";
import { expect, test } from "vitest";
import type { TreeBuilder, TreeNode } from "../../../../../runtime/rules/tree/document-tree.js";
import { FoldingBuilder } from "../../../../../runtime/rules/tree/folded.js";
import type { XmlHandler } from "../../../../../runtime/xml/events.js";
import { readXml } from "../../../../../runtime/xml/read/reader.js";
import { following, stringValue, type XPathNode } from "../../../../../runtime/xpath/index.js";

/** An element with attributes and texts, or with elements in it. */
const { element } = fc.letrec<{ element: string }>((tie) => ({
  element: fc
    .record({
      name: fc.constantFrom("a", "b", "p:c"),
      attributes: fc.uniqueArray(fc.constantFrom("x", "y", "xml:id"), { maxLength: 2 }),
      value: fc.constantFrom("", "1", "&lt;é", "two words"),
      children: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        fc.constant<string[]>([]),
        fc.array(tie("element"), { maxLength: 3 }),
      ),
      space: fc.constantFrom("", "", "", "\n "),
      empty: fc.boolean(),
    })
    .map(({ name, attributes, value, children, space, empty }) => {
      const start = `<${name}${attributes.map((each) => ` ${each}="${value}"`).join("")}`;
      if (children.length > 0) return `${start}>${space}${children.join(space)}</${name}>`;
      return empty ? `${start}/>` : `${start}>${value}</${name}>`;
    }),
}));

/** A document in which units come again, so that later ones are taken whole. */
const documents = fc
  .array(element, { minLength: 1, maxLength: 3 })
  .map((units) => `<p:lot xmlns:p="urn:p">${`${units.join("")}<!--c-->`.repeat(9)}</p:lot>`);

/** Everything about a node that expressions can ask for, and its place among elements. */
function saidOf(node: XPathNode): unknown {
  const { kind, namespace, local, prefix, index, parent, attributes } = node;
  const above = parent?.children.indexOf(node);
  const { ordinal } = node as TreeNode;
  const name = [kind, namespace, local, prefix];
  return [name, index, above, ordinal, stringValue(node), attributes.map(saidOf)];
}

function treeOf(text: string, handler: (builder: TreeBuilder) => XmlHandler): TreeBuilder["tree"] {
  const builder = new FoldingBuilder();
  expect(readXml(text, handler(builder), {})).toBeUndefined();
  return builder.tree;
}

/** The methods that report element by element. */
function oneByOne(builder: TreeBuilder): XmlHandler {
  return {
    startElement: (tag) => builder.startElement(tag),
    endElement: () => builder.endElement(),
    text: (text) => builder.text(text),
    comment: (text) => builder.comment(text),
  };
}

function nodesOf({ root }: TreeBuilder["tree"]): readonly XPathNode[] {
  const nodes: XPathNode[] = [];
  for (let at: XPathNode | undefined = root; at !== undefined; at = following(at, root))
    nodes.push(at);
  return nodes;
}

test("elements that are taken whole have the nodes that they have one by one, in the same order", () => {
  let folded = 0;
  fc.assert(
    fc.property(documents, (text) => {
      const whole = treeOf(text, (builder) => builder);
      folded +=
        whole.root.children[0]?.children.filter(({ fold }) => fold !== undefined).length ?? 0;
      const plain = treeOf(text, oneByOne);
      const nodes = nodesOf(whole);
      expect(nodes.map(saidOf)).toEqual(nodesOf(plain).map(saidOf));
      const orders = nodes.flatMap((node) => [node, ...node.attributes].map(({ order }) => order));
      expect(orders).toEqual([...new Set(orders)].sort((a, b) => a - b));
      for (const id of ["", "1", "<é", "two words"])
        expect(whole.ids.get(id)?.ordinal).toBe(plain.ids.get(id)?.ordinal);
    }),
    { numRuns: 150 },
  );
  expect(folded).toBeGreaterThan(0);
});

import type { NodeKind, XPathNode } from "../node.js";
import type { NodeTest } from "../syntax/ast.js";

/** Whether a node is what a node test says, where nodes of the principal kind are meant by names. */
export function compileTest(test: NodeTest, principal: NodeKind): (node: XPathNode) => boolean {
  switch (test.kind) {
    case "node":
      return () => true;
    case "text":
      return ({ kind }) => kind === "text";
    case "comment":
      return ({ kind }) => kind === "comment";
    case "processingInstruction": {
      const { target } = test;
      return ({ kind, local }) =>
        kind === "processingInstruction" && (target === undefined || target === local);
    }
    case "anyName": {
      const { namespace: wanted } = test;
      return ({ kind, namespace }) =>
        kind === principal && (wanted === undefined || wanted === namespace);
    }
    case "name": {
      const { local: name, namespace: of } = test.name;
      // Local names differ most often.
      return (node) => node.local === name && node.namespace === of && node.kind === principal;
    }
  }
}

import {
  type Compiled,
  compileExpression,
  coreFunctions,
  type Environment,
  EvaluationFault,
  xsltFunctions,
} from "../../xpath/index.js";
import type { TreeNode } from "../tree/document-tree.js";
import type { Edge } from "./needs.js";

/** Tells of children whether they are the one that counts: what their start tags say is all that is asked. */
export function compiledTests(): (edge: Edge, node: TreeNode) => boolean {
  const functions = new Map([...coreFunctions, ...xsltFunctions(() => undefined)]);
  const compiled = new Map<Edge, readonly Compiled[]>();
  return (edge, node) => {
    let tests = compiled.get(edge);
    if (tests === undefined) {
      tests = (edge.first ?? []).map(
        (test) => compileExpression(test, { functions, variables: new Set() }).compiled,
      );
      compiled.set(edge, tests);
    }
    const environment = plainEnvironment(node);
    return tests.every((test) => test.boolean(node, 1, 1, environment));
  };
}

/** For expressions that ask for nothing but names and attributes. */
export function plainEnvironment(current: TreeNode): Environment {
  const refuse = (): never => {
    throw new EvaluationFault("xpath-type", "");
  };
  return {
    current,
    budget: { left: Number.POSITIVE_INFINITY },
    variable: refuse,
    key: refuse,
    document: refuse,
    elementById: refuse,
  };
}

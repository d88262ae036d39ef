import {
  type Compiled,
  compileExpression,
  coreFunctions,
  type Environment,
  EvaluationFault,
  type StaticContext,
  xsltFunctions,
} from "../../xpath/index.js";
import type { TreeNode } from "../tree/document-tree.js";
import type { Edge } from "./needs.js";

/** Tells of children whether they are the one that counts: what their start tags say is all that is asked. */
export function compiledTests(): (edge: Edge, node: TreeNode) => boolean {
  const scope = plainScope();
  const compiled = new Map<Edge, readonly Compiled[]>();
  return (edge, node) => {
    let tests = compiled.get(edge);
    if (tests === undefined) {
      tests = (edge.first ?? []).map((test) => compileExpression(test, scope).compiled);
      compiled.set(edge, tests);
    }
    const environment = plainEnvironment(node);
    return tests.every((test) => test.boolean(node, 1, 1, environment));
  };
}

/** What such expressions see. */
export function plainScope(): StaticContext {
  const functions = new Map([...coreFunctions, ...xsltFunctions(() => undefined)]);
  return { functions, variables: new Set() };
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

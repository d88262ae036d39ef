/** XPath 1.0, as far as programs need it: read an expression or pattern, and run it over a tree. */
export type { Expression, NodeTest, Step } from "./ast.js";
export { isByForm } from "./by-form.js";
export { type CompiledExpression, compileExpression, type StaticContext } from "./compile.js";
export {
  type Compiled,
  type Environment,
  type Evaluate,
  EvaluationFault,
  type Fixed,
  type Marked,
} from "./environment.js";
export type { FaultParameters, XPathFault } from "./faults.js";
export { coreFunctions, type XPathFunction } from "./functions.js";
export {
  type NodeKind,
  type NodeMemo,
  type NodeSet,
  qualifiedName,
  type Reads,
  stringValue,
  type XPathNode,
  type XPathValue,
} from "./node.js";
export { type Namespaces, parseExpression } from "./parse.js";
export {
  type CompiledPattern,
  compilePattern,
  type PatternBranch,
  type PatternWay,
} from "./pattern.js";
export { isPlainTest } from "./plain-tests.js";
export { type Token, tokenize } from "./tokens.js";
export { xsltFunctions } from "./xslt-functions.js";

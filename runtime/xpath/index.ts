/** XPath 1.0, as far as programs need it: read an expression or pattern, and run it over a tree. */

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
export { coreFunctions, type XPathFunction } from "./functions/functions.js";
export { xsltFunctions } from "./functions/xslt-functions.js";
export {
  following,
  type NodeKind,
  type NodeSet,
  qualifiedName,
  readMore,
  readTexts,
  stringValue,
  type XPathNode,
  type XPathValue,
} from "./node.js";
export { isPlainTest } from "./steps/plain-tests.js";
export type { Expression, NodeTest, Step } from "./syntax/ast.js";
export { isByForm } from "./syntax/by-form.js";
export { type Namespaces, parseExpression } from "./syntax/parse.js";
export {
  type CompiledPattern,
  compilePattern,
  type PatternBranch,
  type PatternWay,
} from "./syntax/pattern.js";
export { type Token, tokenize } from "./syntax/tokens.js";

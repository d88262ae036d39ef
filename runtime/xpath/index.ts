/** XPath 1.0, as far as programs need it: read an expression or pattern, and run it over a tree. */
export type { Expression } from "./ast.js";
export { type CompiledExpression, compileExpression, type StaticContext } from "./compile.js";
export { type Compiled, type Environment, EvaluationFault } from "./environment.js";
export type { FaultParameters, XPathFault } from "./faults.js";
export { coreFunctions, type XPathFunction } from "./functions.js";
export {
  type NodeKind,
  type NodeSet,
  qualifiedName,
  rootOf,
  stringValue,
  type XPathNode,
  type XPathValue,
} from "./node.js";
export { type Namespaces, parseExpression } from "./parse.js";
export { type CompiledPattern, compilePattern, type PatternBranch } from "./pattern.js";
export { xsltFunctions } from "./xslt-functions.js";

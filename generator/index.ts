/**
 * Public API of `scrutin/generator`: XSD modules in, TypeScript files or descriptors out; Schematron in, rule sets out; all in memory.
 *
 * @module
 */

export type { SchemaSet } from "../runtime/descriptors.js";
export type { Position } from "../runtime/issues.js";
export type { QName } from "../runtime/qname.js";
export { type Config, defineConfig, type Filter, type FormatFile } from "./config.js";
export {
  type Diagnostic,
  formatDiagnostic,
  formatDiagnosticWithLine,
  SchemaError,
} from "./diagnostics.js";
export type { ImportExtension, ModuleContext } from "./emit/context.js";
export type { EmittedFile } from "./emit/emit.js";
export type { Target, TargetFile } from "./emit/target.js";
export type {
  AliasStatement,
  ConstantStatement,
  InterfaceStatement,
  Statement,
} from "./emit/text/statements.js";
export {
  type GenerateOptions,
  type GenerateResult,
  generate,
  type InspectOptions,
  inspect,
  loadSchemas,
  type MappingOptions,
} from "./generate.js";
export type {
  AnyNode,
  AttributeNode,
  ContentNode,
  DocumentContents,
  ElementNode,
  GroupNode,
  Inspection,
  NamespaceContents,
} from "./inspect.js";
export type { Declaration } from "./ir/ir.js";
export type { Handle, PropertyNaming, TypeNaming } from "./ir/names.js";
export type { Plan } from "./ir/plan.js";
export type { ReadResource } from "./reader/sources/resource.js";
export type { LoadOptions } from "./schema/load.js";
export { joinRuleSets, printRuleSet } from "./schematron/print/emit.js";
export type { ResolveFile } from "./schematron/read/items.js";
export { type ReadSchematron, readSchematron } from "./schematron/read/read.js";
export type { ReadSchematronOptions } from "./schematron/read/read-options.js";
export type { SchematronFinding } from "./schematron/say/findings.js";

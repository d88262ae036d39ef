/**
 * Public API of `scrutin/generator`: XSD modules in, TypeScript files out.
 *
 * @module
 */
export type { Position } from "../runtime/issues.js";
export { type Config, defineConfig, type Filter } from "./config.js";
export { type Diagnostic, formatDiagnostic, SchemaError } from "./diagnostics.js";

/**
 * Public API of `scrutin/evolution`: two versions of a schema in, what changed and whom it breaks out; in memory, in browsers too.
 *
 * @module
 */

export type { Position, XmlIssue } from "../runtime/issues.js";
export type { Diagnostic } from "./diagnostics.js";
export type { ChangeKind } from "./evolution/change-kinds.js";
export { compareSchemas } from "./evolution/compare.js";
export type {
  Breaks,
  ChangedComponent,
  CompareOptions,
  Comparison,
  ComponentKind,
  Effort,
  Entry,
  Holds,
  Reach,
  Reason,
  ReasonKind,
  SourceEffect,
  Step,
  Undecided,
  Verdict,
  Witness,
} from "./evolution/comparison.js";
export { loadVersion } from "./evolution/load-version.js";
export { reachOf, type SayName, sentenceOf, subjectOf } from "./evolution/words/sentences.js";
export type { ReadResource } from "./reader/sources/resource.js";
export type { Schema } from "./schema/components.js";
export type { LoadOptions } from "./schema/load.js";

/**
 * Public API of `scrutin`: what a commune or Insee sends in the electoral exchange, as typed builders, and what is
 * needed to write, read and check it.
 *
 * @module
 */
export {
  formatIssue,
  type Locale,
  type Path,
  type Position,
  type RuleCode,
  type XmlIssue,
  XmlValidationError,
} from "./runtime/issues.js";

import type { XmlIssue } from "../../runtime/issues.js";
import type { PatternTrace } from "./rule-trace.js";

/** A document that was checked, and what is wrong with it. */
export interface CheckedFile {
  /** As it was named, or found. */
  readonly file: string;
  readonly issues: readonly XmlIssue[];
  /** Why it could not be read to its end. */
  readonly failure?: string | undefined;
  /** What the rules were asked, by rule sets, where that is wanted. */
  readonly traces?: readonly (readonly PatternTrace[])[] | undefined;
}

import type { XmlIssue } from "../../runtime/issues.js";

/** A document that was checked, and what is wrong with it. */
export interface CheckedFile {
  /** As it was named, or found. */
  readonly file: string;
  readonly issues: readonly XmlIssue[];
  /** Why it could not be read to its end. */
  readonly failure?: string | undefined;
}

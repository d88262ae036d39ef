import type { Locale } from "../../../runtime/issues.js";
import { french } from "../../../runtime/messages/typography.js";

/** A sentence in both languages. */
export type Sentence<Parameters> = { readonly [L in Locale]: (parameters: Parameters) => string };

export function nearFrench(near: string | undefined): string {
  return near === undefined ? "" : french` ; vouliez-vous dire « ${near} » ?`;
}

export function nearEnglish(near: string | undefined): string {
  return near === undefined ? "" : `; did you mean "${near}"?`;
}

import type { ControlReport, Counted, ReportIssue, Sending } from "./model.js";
import { type Words, words } from "./words.js";

/** The date and time of a report in UTC, in its language. */
export function dateOf({ made, locale }: ControlReport): string {
  const format = new Intl.DateTimeFormat(locale === "fr" ? "fr-FR" : "en-GB", {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: "UTC",
  });
  return `${format.format(new Date(made))} UTC`;
}

/** The number of findings in a sending: « 3 erreurs, 1 avertissement ». */
export function summaryOf({ issues, units }: Sending, say: Words): string {
  const count = (level: ReportIssue["level"]): number =>
    issues.filter((issue) => issue.level === level).length;
  const parts = [
    [count("error"), say.errors] as const,
    [count("warning"), say.warnings] as const,
    [count("information"), say.remarks] as const,
  ].flatMap(([number, sentence]) => (number === 0 ? [] : [sentence(number)]));
  const all = units.reduce((sum, each) => sum + each.count, 0);
  return [...(all === 0 ? [] : [say.unitCount(all)]), ...parts].join(", ") || "–";
}

/** The result of a sending, with the number of findings. */
export function outcomeOf(sending: Sending, say: Words): string {
  const result = say.results[sending.result];
  if (sending.issues.length === 0) return result;
  const separator = say === words.fr ? "\u00a0: " : ": ";
  return `${result}${separator}${summaryOf({ ...sending, units: [] }, say)}`;
}

/** The name of what is counted, with its code if it has one. */
export function countOf({ code, name }: Counted, say: Words): string {
  if (name === "" && code === "") return say.noCommune;
  return /^\d/.test(code) && name !== "" ? `${name} (${code})` : name || code;
}

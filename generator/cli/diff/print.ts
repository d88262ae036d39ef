import type { Position } from "../../../runtime/issues.js";
import { formatIssue } from "../../../runtime/issues.js";
import { visible } from "../../../runtime/nouns/visible-text.js";
import type { Entry, Verdict } from "../../evolution/comparison.js";
import { reachOf, sentenceOf, subjectOf } from "../../evolution/words/sentences.js";
import { uriOf } from "../files/uri.js";
import { sarifLog } from "../validate/sarif.js";
import type { DiffReport } from "./report.js";
import type { ChangedType } from "./source.js";
import { type DiffWords, diffWords } from "./words.js";

/** The old and the new place of an entry: `old/notes.xsd:12 → new/notes.xsd:14`. */
export function placeOf(
  { old, new: newer }: Entry,
  { old: before, new: after }: DiffReport,
): string {
  const at = (label: string, position: Position | undefined): string | undefined =>
    position && visible(`${label}${position.file ?? ""}:${position.line}`);
  const places = [at(before.label, old), at(after.label, newer)].filter((one) => one !== undefined);
  return [...new Set(places)].join(" → ");
}

/** Says of an entry that the user accepts it. */
export const markOf = ({ fingerprint }: Entry, { accepted, locale }: DiffReport): string =>
  accepted.has(fingerprint) ? ` (${diffWords[locale].accepted})` : "";

/** What is said of the user's own documents, besides those that break. */
export function documentsSaid({ documents, namespaces, locale }: DiffReport): readonly string[] {
  if (documents === undefined) return [];
  const { breaking, checked, alreadyInvalid } = documents;
  const say = diffWords[locale];
  const before = alreadyInvalid.length > 0 ? [say.alreadyInvalid(alreadyInvalid.length)] : [];
  const renamed = namespaces.length > 0 ? `, ${say.documentsRenamed}` : "";
  return [`${say.documents(breaking.length, checked)}${renamed}`, ...before];
}

/** What begins a line of its own, with a capital letter. */
export const asSentence = (text: string): string =>
  `${text.charAt(0).toLocaleUpperCase()}${text.slice(1)}`;

/** Which namespaces are compared as one, if any. */
export const namespacesSaid = ({ namespaces, locale }: DiffReport): readonly string[] =>
  namespaces.length === 0 ? [] : [visible(diffWords[locale].namespaces(namespaces))];

/** Who breaks because of an entry, in a few words. */
export function whoBreaks(entry: Entry, say: DiffWords): string {
  const who = [
    entry.writers.verdict === "holds" ? "" : say.writers,
    entry.readers.verdict === "holds" ? "" : say.readers,
  ].filter(Boolean);
  return who.join(" + ").toLowerCase();
}

export const sourceSaid = ({ builders, readers }: ChangedType, say: DiffWords): string =>
  builders && readers ? say.bothSides : builders ? say.builders : say.readersOfTypes;

/** The reasons why something is undecided. */
export function reasonsOf(
  verdict: Verdict,
  say: DiffWords,
  name: DiffReport["name"],
): readonly string[] {
  if (verdict.verdict !== "undecided") return [];
  return [
    ...new Set(
      verdict.reasons.map(
        ({ kind, component }) => `${name(component)}${say.colon} ${say.reasons[kind]}`,
      ),
    ),
  ];
}

/** The report for the console. */
export function printText(report: DiffReport): string {
  const { comparison, locale, name, source, documents } = report;
  const say = diffWords[locale];
  const lines = [`${say.title}, ${say.versions(report.old.name, report.new.name)}`];
  lines.push(...namespacesSaid(report), "");
  for (const direction of ["writers", "readers"] as const) {
    const verdict = comparison[direction];
    lines.push(
      `${say[direction]} (${say[`${direction}About`]})${say.colon} ${say.verdict(verdict)}`,
    );
    for (const reason of reasonsOf(verdict, say, name).slice(0, 5)) lines.push(`  ${reason}`);
    if (verdict.verdict === "breaks") lines.push(`  ${formatIssue(verdict.witness.issue)}`);
  }
  lines.push(`${say.step}${say.colon} ${say.steps[comparison.step]}`, "");
  lines.push(comparison.entries.length === 0 ? say.equal : say.changes(comparison.entries.length));
  for (const entry of comparison.entries) lines.push(...entryLines(entry, report, say));
  if (source !== undefined) {
    lines.push("", `${say.source}${say.colon}`);
    if (source.types.length === 0) lines.push(`  ${say.sourceSame(source.compared)}`);
    for (const type of source.types)
      lines.push(
        `  ${type.name}${say.colon} ${sourceSaid(type, say)}${type.reason === "" ? "" : ` (${type.reason})`}`,
      );
  }
  if (documents !== undefined) {
    const [broken = "", ...before] = documentsSaid(report);
    lines.push("", broken);
    for (const { issue } of documents.breaking) lines.push(`  ${formatIssue(issue)}`);
    lines.push(...before);
  }
  const seconds = (comparison.effort.milliseconds / 1000).toFixed(2);
  lines.push("", say.effort(seconds, comparison.effort.pairs));
  return lines.join("\n");
}

function entryLines(entry: Entry, report: DiffReport, say: DiffWords): readonly string[] {
  const { locale, name } = report;
  const who = whoBreaks(entry, say);
  const facts = [
    reachOf(entry.reach, locale),
    say.steps[entry.step],
    who,
    entry.fingerprint,
  ].filter(Boolean);
  return [
    `- ${subjectOf(entry, name)}${say.colon} ${sentenceOf(entry, locale, name)}${markOf(entry, report)}`,
    `    ${placeOf(entry, report)}  ${facts.join(say.semicolon)}`,
  ];
}

/** Text with the special characters of Markdown escaped. */
const markdownText = (text: string): string => text.replace(/[\\`*_<>[\]|#]/g, "\\$&");

/** A fence with more backticks than any line of the text has. */
function fenceAround(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  return "`".repeat(Math.max(3, longest + 1));
}

/** The report as Markdown. */
export function printMarkdown(report: DiffReport): string {
  const { comparison, locale, name, source } = report;
  const say = diffWords[locale];
  const cell = (text: string): string => text.replace(/(?<!\\)\|/g, "\\|").replaceAll("\n", " ");
  const { columns } = say;
  const lines = [
    `## ${say.title}`,
    "",
    `${asSentence(say.versions(report.old.name, report.new.name))}. ${say.step}${say.colon} **${say.steps[comparison.step]}**.`,
    "",
    ...namespacesSaid(report).flatMap((said) => [`${markdownText(said)}.`, ""]),
    ...(["writers", "readers"] as const).map(
      (one) =>
        `- **${say[one]}** (${say[`${one}About`]})${say.colon} ${say.verdict(comparison[one])}`,
    ),
    "",
  ];
  if (comparison.entries.length === 0) lines.push(say.equal);
  else {
    lines.push(`| ${columns.subject} | ${columns.change} | ${columns.reach} | ${columns.step} |`);
    lines.push("| --- | --- | --- | --- |");
    for (const entry of comparison.entries) {
      const change = `${markdownText(sentenceOf(entry, locale, name))}${markOf(entry, report)}`;
      const cells = [
        `\`${subjectOf(entry, name)}\``,
        change,
        reachOf(entry.reach, locale),
        say.steps[entry.step],
      ];
      lines.push(`| ${cells.map(cell).join(" | ")} |`);
    }
  }
  if (source !== undefined && source.types.length > 0) {
    lines.push("", `### ${say.source}`, "");
    for (const type of source.types)
      lines.push(`- \`${type.name}\`${say.colon} ${sourceSaid(type, say)}`);
  }
  const [broken, ...before] = documentsSaid(report);
  if (broken !== undefined) lines.push("", `### ${say.documentsTitle}`, "", `${broken}.`);
  const breaking = report.documents?.breaking ?? [];
  if (breaking.length > 0) lines.push("");
  for (const { issue } of breaking) lines.push(`- ${markdownText(formatIssue(issue))}`);
  for (const sentence of before) lines.push("", `${sentence}.`);
  for (const direction of ["writers", "readers"] as const) {
    const verdict = comparison[direction];
    if (verdict.verdict !== "breaks") continue;
    lines.push("", `### ${say.witness}${say.colon} ${say[direction].toLowerCase()}`, "");
    const { document, issue } = verdict.witness;
    const fence = fenceAround(document);
    lines.push(markdownText(formatIssue(issue)), "", `${fence}xml`, document.trimEnd(), fence);
  }
  return `${lines.join("\n")}\n`;
}

/** An entry that can be pasted into a change log. */
export function printChanges(report: DiffReport): string {
  const { comparison, locale, name } = report;
  const say = diffWords[locale];
  const lines = comparison.entries.map((entry) => {
    const who = whoBreaks(entry, say);
    const sentence = markdownText(sentenceOf(entry, locale, name));
    return `- \`${subjectOf(entry, name)}\`${say.colon} ${sentence}${who === "" ? "" : ` (${who})`}`;
  });
  return [`### ${say.changeLog}`, "", ...lines].join("\n");
}

/** The results as JSON; `schemas/scrutin/diff.schema.json` describes their form. */
export function printJson(report: DiffReport): string {
  const { comparison, locale, name, source, documents, accepted } = report;
  const entries = comparison.entries.map((entry) => ({
    ...entry,
    sentence: `${subjectOf(entry, name)}${diffWords[locale].colon} ${sentenceOf(entry, locale, name)}`,
    accepted: accepted.has(entry.fingerprint),
  }));
  const { effort } = comparison;
  return JSON.stringify(
    {
      format: 1,
      old: report.old,
      new: report.new,
      ...(report.namespaces.length > 0 && { namespaces: report.namespaces }),
      writers: comparison.writers,
      readers: comparison.readers,
      step: comparison.step,
      entries,
      ...(source && { source }),
      ...(documents && { documents }),
      effort: {
        pairs: effort.pairs,
        states: effort.states,
        milliseconds: Math.round(effort.milliseconds),
      },
    },
    undefined,
    2,
  );
}

/** The rule of findings about the user's own documents. */
const documentRule = "document-breaks";

const locationOf = (file: string, position: Position | undefined) => ({
  physicalLocation: {
    artifactLocation: { uri: uriOf(file) },
    region: { startLine: position?.line ?? 1, startColumn: position?.column ?? 1 },
  },
});

/** The results as SARIF, for services that show findings beside the source. */
export function printSarif(report: DiffReport, version: string): string {
  const { comparison, documents, locale, name, namespaces } = report;
  const levels = { none: "note", patch: "note", minor: "note", major: "error" } as const;
  const results = comparison.entries.map((entry) => {
    const position = entry.new ?? entry.old;
    const label = entry.new === undefined ? report.old.label : report.new.label;
    return {
      ruleId: entry.kind,
      level: levels[entry.step],
      message: {
        text: `${subjectOf(entry, name)}${diffWords[locale].colon} ${sentenceOf(entry, locale, name)}`,
      },
      partialFingerprints: { "scrutinDiff/v1": entry.fingerprint },
      ...(report.accepted.has(entry.fingerprint) && { suppressions: [{ kind: "external" }] }),
      locations: [locationOf(`${label}${position?.file ?? ""}`, position)],
    };
  });
  const broken = (documents?.breaking ?? []).map(({ file, issue }) => ({
    ruleId: documentRule,
    level: "error",
    message: { text: issue.message },
    locations: [locationOf(file, issue.position)],
  }));
  const ids = new Set([...results, ...broken].map(({ ruleId }) => ruleId));
  const properties = {
    step: comparison.step,
    namespaces,
    said: [...namespacesSaid(report), ...documentsSaid(report)],
  };
  return JSON.stringify(
    sarifLog(
      version,
      [...ids].map((id) => ({ id })),
      { results: [...results, ...broken], properties },
    ),
    undefined,
    2,
  );
}

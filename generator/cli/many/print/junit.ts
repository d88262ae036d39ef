import { formatIssue, type XmlIssue } from "../../../../runtime/issues.js";
import { isError } from "../../../../runtime/nouns/rule-checker.js";
import { escapeAttribute, escapeText } from "../../../../runtime/xml/write/string-sink.js";
import type { CheckedFile } from "../../validate/checked-file.js";

/*
 * A JUnit report, as CI servers read it: a suite for each document, with a case that passes, fails or could not be run. The totals over
 * all suites, which are optional, are left out because they would have to come first.
 */

export const junitStart = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="scrutin">\n';
export const junitEnd = "</testsuites>\n";

export function printSuite({ file, issues, failure }: CheckedFile): string {
  const errors = issues.filter(isError);
  const others = issues.filter((issue) => !isError(issue));
  const name = attribute(file);
  const counts = `tests="1" failures="${errors.length > 0 ? 1 : 0}" errors="${failure === undefined ? 0 : 1}" skipped="0"`;
  const inside = [
    ...(failure === undefined ? [] : [`    <error message="${attribute(failure)}"/>`]),
    ...(errors.length === 0 ? [] : [failureOf(errors)]),
    ...(others.length === 0 ? [] : [`    <system-out>${listed(others)}</system-out>`]),
  ];
  return [
    `<testsuite name="${name}" ${counts}>`,
    `  <testcase name="${name}" classname="scrutin.validate">`,
    ...inside,
    "  </testcase>",
    "</testsuite>\n",
  ].join("\n");
}

function failureOf(errors: readonly XmlIssue[]): string {
  const [first] = errors;
  const more = errors.length > 1 ? ` (+${errors.length - 1})` : "";
  const code = attribute(first?.code ?? "");
  const message = attribute(`${first?.message ?? ""}${more}`);
  return `    <failure type="${code}" message="${message}">${listed(errors)}</failure>`;
}

function listed(issues: readonly XmlIssue[]): string {
  return escapeText(allowed(issues.map(formatIssue).join("\n")));
}

function attribute(text: string): string {
  return escapeAttribute(allowed(text));
}

/** Text without the characters that XML 1.0 does not allow, lone surrogates included. */
function allowed(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are meant.
  return text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu, "\ufffd");
}

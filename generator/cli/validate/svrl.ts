import type { Locale, XmlIssue } from "../../../runtime/issues.js";
import type { RuleFinding } from "../../../runtime/rules/findings.js";
import type { Check, Remark, RuleSet } from "../../../runtime/rules/rule-set.js";
import type { TreeNode } from "../../../runtime/rules/tree/document-tree.js";
import { escapeAttribute, escapeText } from "../../../runtime/xml/write/string-sink.js";
import { uriOf } from "../files/uri.js";
import type { AskedRule, PatternTrace } from "../rules/rule-trace.js";
import type { CheckedFile } from "./checked-file.js";

/*
 * The Schematron Validation Report Language (ISO/IEC 19757-3, annex D): which patterns were active, which rules were evaluated at which
 * nodes, and what they found. Issues of the schema form a pattern of their own.
 */

const namespace = "http://purl.oclc.org/dsdl/svrl";

export interface SvrlOptions {
  readonly locale: Locale;
  readonly phase?: string | undefined;
  /** Whether documents were checked by a schema, too. */
  readonly bySchema: boolean;
}

/** The result of a check as SVRL; each active pattern names its document. */
export function printSvrl(
  files: readonly CheckedFile[],
  ruleSets: readonly RuleSet[],
  options: SvrlOptions,
): string {
  const titles = ruleSets.flatMap(({ title }) => (title === undefined ? [] : [title]));
  const asked = options.phase === "#DEFAULT" ? undefined : options.phase;
  const [standard] = ruleSets.flatMap(({ defaultPhase }) => defaultPhase ?? []);
  const named = asked ?? standard;
  const phase = named !== undefined && isNmtoken(named) ? named : undefined;
  const versions = new Set(ruleSets.flatMap((each) => each.schemaVersion ?? []));
  const schemaVersion = [...versions].join(" ; ") || undefined;
  const lines = [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<svrl:schematron-output xmlns:svrl="${namespace}"${attributes({ title: titles.join(" ; ") || undefined, phase, schemaVersion })}>`,
    ...files.flatMap(textsOf).map((text) => `  <svrl:text>${escapeText(text)}</svrl:text>`),
    ...namespacesOf(ruleSets),
    ...files.flatMap((file) => linesOf(file, options)),
    "</svrl:schematron-output>",
  ];
  return lines.join("\n");
}

/** The reasons why a document could not be read, or rules were not run. */
function textsOf({ file, failure, issues }: CheckedFile): readonly string[] {
  const others = issues.filter((issue) => isSaidByRules(issue) && issue.rule === undefined);
  const notes = others.map(({ message }) => `${file}: ${message}`);
  return failure === undefined ? notes : [failure, ...notes];
}

function namespacesOf(ruleSets: readonly RuleSet[]): readonly string[] {
  const lines = ruleSets.flatMap(({ namespaces }) =>
    Object.entries(namespaces).map(
      ([prefix, uri]) => `  <svrl:ns-prefix-in-attribute-values${attributes({ prefix, uri })}/>`,
    ),
  );
  return [...new Set(lines)];
}

function linesOf(
  { file, issues, failure, traces = [] }: CheckedFile,
  options: SvrlOptions,
): readonly string[] {
  const bySchema = issues.filter((issue) => !isSaidByRules(issue));
  // What keeps rules from being asked at all, such as a document that is not well-formed, is told here as well.
  const isAsked = options.bySchema || traces.flat().length === 0;
  return [
    ...(isAsked ? schemaPattern(file, failure === undefined, options.locale) : []),
    ...bySchema.flatMap(schemaLines),
    ...traces.flatMap((patterns) => patterns.flatMap((each) => patternLines(each, file))),
  ];
}

function schemaPattern(file: string, isRead: boolean, locale: Locale): readonly string[] {
  const name = locale === "fr" ? "Schéma XML" : "XML schema";
  const fired = `  <svrl:fired-rule${attributes({ context: "/", document: uriOf(file) })}/>`;
  return [
    `  <svrl:active-pattern${attributes({ documents: file, name })}/>`,
    ...(isRead ? [fired] : []),
  ];
}

function isSaidByRules({ source }: XmlIssue): boolean {
  return source === "rule";
}

function schemaLines({ code, message, xpath, position }: XmlIssue): readonly string[] {
  const place = position === undefined ? "" : `${position.line}:${position.column}: `;
  const said = { id: ncName(code), location: xpath || "/", test: code, role: "error" };
  return [
    `  <svrl:failed-assert${attributes(said)}>`,
    `    <svrl:text>${escapeText(`${place}${message}`)}</svrl:text>`,
    "  </svrl:failed-assert>",
  ];
}

function patternLines({ pattern, asked, others }: PatternTrace, file: string): readonly string[] {
  const { id, name, role } = pattern;
  return [
    `  <svrl:active-pattern${attributes({ id: id && ncName(id), documents: file, name, role })}/>`,
    ...asked.flatMap((each) => firedLines(each, file)),
    ...others.flatMap((finding) => [
      `  <svrl:fired-rule${attributes({ context: finding.rule?.context.text ?? "/" })}/>`,
      ...findingLines(finding),
    ]),
  ];
}

function firedLines({ rule, findings }: AskedRule, file: string): readonly string[] {
  const { id, role, flag, context } = rule;
  const said = { id: id && ncName(id), context: context.text, role, flag, document: uriOf(file) };
  return [`  <svrl:fired-rule${attributes(said)}/>`, ...findings.flatMap(findingLines)];
}

function findingLines(finding: RuleFinding): readonly string[] {
  const { check, message, node, level, diagnostics, properties } = finding;
  const element = check?.kind === "report" ? "successful-report" : "failed-assert";
  const said = {
    id: check?.id && ncName(check.id),
    location: locationOf(node),
    test: check?.test.text ?? finding.rule?.context.text ?? "",
    role: check?.role ?? level,
    flag: check?.flag,
  };
  return [
    `  <svrl:${element}${attributes(said)}>`,
    ...diagnostics.map(({ id, text }) => {
      const remark = check?.diagnostics.find((each) => each.id === id);
      return `    <svrl:diagnostic-reference${attributes({ diagnostic: nmtoken(id) })}>${textLine(text, remark)}</svrl:diagnostic-reference>`;
    }),
    ...properties.map(({ id, text }) => {
      const remark = check?.properties.find((each) => each.id === id);
      const said = { property: nmtoken(id), role: remark?.role, scheme: remark?.scheme };
      return `    <svrl:property-reference${attributes(said)}>${textLine(text, remark)}</svrl:property-reference>`;
    }),
    `    ${textLine(message, check)}`,
    `  </svrl:${element}>`,
  ];
}

/** What is said, with the language and the sources that its element names. */
function textLine(text: string, from: Check | Remark | undefined): string {
  const { language, see, icon, fpi } = from ?? {};
  return `<svrl:text${attributes({ "xml:lang": language, see, icon, fpi })}>${escapeText(text)}</svrl:text>`;
}

/** The place of a node, as an XPath that needs no prefixes. */
function locationOf(node: TreeNode): string {
  const { parent, kind, local, namespace: uri } = node;
  if (parent === undefined) return "/";
  const above = parent.kind === "root" ? "" : locationOf(parent);
  const name = `local-name()=${quoted(local)} and namespace-uri()=${quoted(uri)}`;
  if (kind === "attribute") return `${above}/@*[${name}]`;
  const same = parent.children.filter(
    (sibling) => sibling.kind === kind && sibling.local === local && sibling.namespace === uri,
  );
  const position = same.indexOf(node) + 1;
  if (kind === "element") return `${above}/*[${name}][${position}]`;
  const test =
    kind === "processingInstruction" ? `processing-instruction(${quoted(local)})` : `${kind}()`;
  return `${above}/${test}[${position}]`;
}

/** A text as an XPath expression; a literal cannot hold both kinds of quotation marks. */
function quoted(text: string): string {
  if (!text.includes("'")) return `'${text}'`;
  if (!text.includes('"')) return `"${text}"`;
  return `concat('${text.replaceAll("'", `', "'", '`)}')`;
}

function attributes(values: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(values)
    .flatMap(([name, value]) =>
      value === undefined ? [] : [` ${name}="${escapeAttribute(value)}"`],
    )
    .join("");
}

const ncNamePattern = /^[\p{L}_][\p{L}\p{N}\p{M}._·-]*$/u;
const nmtokenPattern = /^[\p{L}\p{N}\p{M}_.:·-]+$/u;

/** An id, if it is an NCName; SVRL allows no others. */
function ncName(id: string): string | undefined {
  return ncNamePattern.test(id) ? id : undefined;
}

function isNmtoken(text: string): boolean {
  return nmtokenPattern.test(text);
}

function nmtoken(id: string): string {
  return isNmtoken(id) ? id : id.replace(/[^\p{L}\p{N}\p{M}_.:·-]/gu, "_") || "_";
}

import type { MessagePart, Query, Rule, RuleSet, Variable } from "../../runtime/rules/rule-set.js";
import { escapeAttribute, escapeText } from "../../runtime/xml/write/string-sink.js";

/*
 * Rules as XSLT 1.0, in the form of the skeleton of Schematron 1.5: a mode for each pattern, a template for each rule, the first with the
 * highest priority. What is broken is a line of text: rule, level, XPath, message, with tabs between.
 */

const xsl = "http://www.w3.org/1999/XSL/Transform";

/** Thrown where rules cannot be said in XSLT 1.0. */
export class NotInXslt extends Error {
  override readonly name = "NotInXslt";
}

/** A stylesheet that says what is broken in a document as `useRules` does, in the same order. */
export function printXslt(ruleSet: RuleSet): string {
  if (ruleSet.language !== "xpath1")
    throw new NotInXslt("rules in XPath 2.0 or later have no stylesheet in XSLT 1.0");
  const namespaces = Object.entries(ruleSet.namespaces)
    .map(([prefix, namespace]) => ` xmlns:${prefix}="${escapeAttribute(namespace)}"`)
    .join("");
  const modes = ruleSet.patterns.map((_, index) => `M${index + 1}`);
  const applied = modes.map((mode) => `    <xsl:apply-templates select="/" mode="${mode}"/>`);
  const keys = ruleSet.keys.map(
    ({ name, match, use }) =>
      `  <xsl:key name="${qualified(name, ruleSet)}" match="${attribute(match)}" use="${attribute(use)}"/>`,
  );
  const globals = [...ruleSet.variables, ...ruleSet.patterns.flatMap((each) => each.variables)];
  const lines = [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<xsl:stylesheet version="1.0" xmlns:xsl="${xsl}"${namespaces}>`,
    `  <xsl:output method="text" encoding="UTF-8"/>`,
    ...keys,
    ...globals.map((each) => variable(each, ruleSet, "  ")),
    `  <xsl:template match="/">`,
    ...applied,
    `  </xsl:template>`,
    ...ruleSet.patterns.flatMap(({ rules }, index) =>
      patternTemplates(rules, modes[index] ?? "", ruleSet),
    ),
    place,
    `</xsl:stylesheet>`,
    "",
  ];
  return lines.join("\n");
}

function patternTemplates(
  rules: readonly Rule[],
  mode: string,
  ruleSet: RuleSet,
): readonly string[] {
  const next = `    <xsl:apply-templates select="@*|node()" mode="${mode}"/>`;
  return [
    ...rules.flatMap((rule, index) => [
      `  <xsl:template match="${attribute(rule.context)}" priority="${rules.length - index}" mode="${mode}">`,
      ...rule.variables.map((each) => variable(each, ruleSet, "    ")),
      ...rule.checks.flatMap(({ kind, test, code, level, message, subject }) => [
        `    <xsl:if test="${escapeAttribute(kind === "assert" ? `not(${test.text})` : test.text)}">`,
        `      <xsl:variable name="scrutin-message">${message.map(part).join("")}</xsl:variable>`,
        `      <xsl:text>${escapeText(`${code}\t${level}\t`)}</xsl:text>`,
        subject === undefined
          ? `      <xsl:apply-templates select="." mode="scrutin-place"/>`
          : `      <xsl:apply-templates select="(${attribute(subject)})[1] | self::node()[not(${attribute(subject)})]" mode="scrutin-place"/>`,
        `      <xsl:value-of select="concat('&#9;', normalize-space($scrutin-message), '&#10;')"/>`,
        `    </xsl:if>`,
      ]),
      next,
      `  </xsl:template>`,
    ]),
    `  <xsl:template match="@*|node()|/" priority="-2" mode="${mode}">`,
    next,
    `  </xsl:template>`,
  ];
}

function part(piece: MessagePart): string {
  if (typeof piece === "string") return `<xsl:text>${escapeText(piece)}</xsl:text>`;
  const { kind, query } = piece;
  const select =
    kind === "value"
      ? (query?.text ?? "''")
      : query === undefined
        ? "name()"
        : `name(${query.text})`;
  return `<xsl:value-of select="${escapeAttribute(select)}"/>`;
}

function variable({ name, value }: Variable, ruleSet: RuleSet, indent: string): string {
  const written = qualified(name, ruleSet);
  return "content" in value
    ? `${indent}<xsl:variable name="${written}"><xsl:text>${escapeText(value.content)}</xsl:text></xsl:variable>`
    : `${indent}<xsl:variable name="${written}" select="${attribute(value)}"/>`;
}

function attribute({ text }: Query): string {
  return escapeAttribute(text);
}

/** A name in Clark notation with a prefix of the rules. */
function qualified(name: string, { namespaces }: RuleSet): string {
  const [, namespace, local] = /^\{([^}]*)\}(.*)$/.exec(name) ?? [];
  if (namespace === undefined || local === undefined) return name;
  const [prefix] = Object.entries(namespaces).find(([, bound]) => bound === namespace) ?? [];
  return prefix === undefined ? local : `${prefix}:${local}`;
}

/** The place of a node as issues have it. */
const place = `  <xsl:template match="/" mode="scrutin-place">/</xsl:template>
  <xsl:template match="/*" mode="scrutin-place">
    <xsl:value-of select="concat('/', name())"/>
  </xsl:template>
  <xsl:template match="*/*" mode="scrutin-place">
    <xsl:apply-templates select=".." mode="scrutin-place"/>
    <xsl:value-of select="concat('/', name(), '[', 1 + count(preceding-sibling::*[local-name() = local-name(current()) and namespace-uri() = namespace-uri(current())]), ']')"/>
  </xsl:template>
  <xsl:template match="@*" mode="scrutin-place">
    <xsl:apply-templates select=".." mode="scrutin-place"/>
    <xsl:value-of select="concat('/@', name())"/>
  </xsl:template>
  <xsl:template match="text()" mode="scrutin-place">
    <xsl:apply-templates select="parent::*" mode="scrutin-place"/>
    <xsl:value-of select="concat('/text()[', 1 + count(preceding-sibling::text()), ']')"/>
  </xsl:template>
  <xsl:template match="comment()" mode="scrutin-place">
    <xsl:apply-templates select="parent::*" mode="scrutin-place"/>
    <xsl:value-of select="concat('/comment()[', 1 + count(preceding-sibling::comment()), ']')"/>
  </xsl:template>
  <xsl:template match="processing-instruction()" mode="scrutin-place">
    <xsl:apply-templates select="parent::*" mode="scrutin-place"/>
    <xsl:value-of select="concat('/processing-instruction(&quot;', name(), '&quot;)[', 1 + count(preceding-sibling::processing-instruction()[name() = name(current())]), ']')"/>
  </xsl:template>`;

import { clark } from "../../../runtime/qname.js";
import { fallbackMessage } from "../../../runtime/rules/messages.js";
import type {
  Check,
  MessagePart,
  Query,
  Rule,
  RuleSet,
  Variable,
} from "../../../runtime/rules/rule-set.js";
import { escapeAttribute, escapeText } from "../../../runtime/xml/write/string-sink.js";
import { type Expression, parseExpression } from "../../../runtime/xpath/index.js";
import { visitExpression } from "../visit.js";
import { withNamesApart } from "./names-apart.js";

/*
 * Rules as XSLT 1.0, in the form of the skeleton of Schematron 1.5: a mode for each pattern, a template for each rule, the first with the
 * highest priority. What is broken is a line of text: rule, level, XPath, message, with tabs between.
 */

const xsl = "http://www.w3.org/1999/XSL/Transform";

/** Why rules cannot be expressed in XSLT 1.0. */
export type NotInXsltReason =
  | { readonly kind: "xpath2" }
  | { readonly kind: "documents"; readonly pattern: string }
  | { readonly kind: "match"; readonly pattern: string }
  | { readonly kind: "current"; readonly pattern: string }
  | { readonly kind: "phase"; readonly expression: string };

/** Thrown where rules cannot be expressed in XSLT 1.0. */
export class NotInXslt extends Error {
  override readonly name = "NotInXslt";
  readonly reason: NotInXsltReason;

  constructor(reason: NotInXsltReason) {
    super(`these rules have no stylesheet in XSLT 1.0 (${reason.kind})`);
    this.reason = reason;
  }
}

/**
 * Refuses rule sets that no stylesheet can express: contexts and keys must not name variables (XSLT 1.0, 5.3 and 12.2), and patterns must
 * not ask for the current node (12.4), of which each processor makes something else.
 */
function refuseOthers(ruleSet: RuleSet, globals: readonly Variable[]): void {
  const { patterns, keys } = ruleSet;
  const other = patterns.find(({ documents }) => documents !== undefined);
  if (other !== undefined) throw new NotInXslt({ kind: "documents", pattern: other.code });
  const names = globals.map(({ name }) => name);
  const ofPhases = ruleSet.phases.flatMap(({ variables }) => variables.map(({ name }) => name));
  const missing = ofPhases.filter((name) => !names.includes(name));
  const isMissing = (part: Expression): boolean =>
    part.kind === "variable" && missing.includes(clark(part.name));
  if (missing.length > 0)
    for (const query of queriesOf(ruleSet, globals))
      if (says(query, ruleSet, isMissing))
        throw new NotInXslt({ kind: "phase", expression: query.text });
  const matches = [
    ...keys.flatMap(({ match, use }) => [match, use]),
    ...patterns.flatMap(({ rules }) => rules.map(({ context }) => context)),
  ];
  for (const match of matches)
    if (says(match, ruleSet, ({ kind }) => kind === "variable"))
      throw new NotInXslt({ kind: "match", pattern: match.text });
  const uses = new Set(keys.map(({ use }) => use));
  for (const match of matches)
    if (!uses.has(match) && says(match, ruleSet, isCurrent))
      throw new NotInXslt({ kind: "current", pattern: match.text });
}

/** All expressions that stand in a stylesheet. */
function queriesOf({ patterns }: RuleSet, globals: readonly Variable[]): readonly Query[] {
  const ofVariables = (variables: readonly Variable[]): readonly Query[] =>
    variables.flatMap(({ value }) => ("content" in value ? [] : [value]));
  return [
    ...ofVariables(globals),
    ...patterns
      .flatMap(({ rules }) => rules)
      .flatMap((rule) => [
        ...ofVariables(rule.variables),
        ...rule.checks.flatMap(({ test, message, subject }) => [
          test,
          ...message.flatMap((each) => (typeof each === "string" ? [] : (each.query ?? []))),
          ...(subject === undefined ? [] : [subject]),
        ]),
      ]),
  ];
}

function isCurrent(expression: Expression): boolean {
  if (expression.kind !== "call") return false;
  const { namespace, local } = expression.name;
  return namespace === "" && local === "current";
}

/** Whether any part of an expression is of some kind. */
function says(
  { text, expression }: Query,
  { namespaces }: RuleSet,
  isMeant: (part: Expression) => boolean,
): boolean {
  const read = expression ?? parseExpression(text, new Map(Object.entries(namespaces))).expression;
  let found = false;
  if (read !== undefined)
    visitExpression(read, (each) => {
      found ||= isMeant(each);
    });
  return found;
}

/**
 * A stylesheet that reports broken rules as `useRules` does, in the same order, of the phase that applies by default; `comment` becomes the
 * comment at its top.
 */
export function printXslt(whole: RuleSet, comment?: string): string {
  if (whole.language !== "xpath1") throw new NotInXslt({ kind: "xpath2" });
  const phase = whole.phases.find(({ id }) => id === whole.defaultPhase);
  const all = withNamesApart({ ...whole, variables: variablesIn(whole, phase) });
  // Variables of patterns that are not active are seen all the same.
  const globals = [...all.variables, ...all.patterns.flatMap((each) => each.variables)];
  const active = all.patterns.filter(({ id = "" }) => phase?.active.includes(id) ?? true);
  const ruleSet: RuleSet = { ...all, patterns: active };
  refuseOthers(ruleSet, globals);
  const bound = Object.entries(ruleSet.namespaces).filter(([, namespace]) => namespace !== xsl);
  const prefix = freePrefix(bound.map(([each]) => each));
  const namespaces = Object.entries(ruleSet.namespaces)
    .filter(([each]) => each !== prefix)
    .map(([each, namespace]) => ` xmlns:${each}="${escapeAttribute(namespace)}"`)
    .join("");
  const modes = ruleSet.patterns.map((_, index) => `M${index + 1}`);
  const applied = modes.map((mode) => `    <xsl:apply-templates select="/" mode="${mode}"/>`);
  const keys = ruleSet.keys.map(
    ({ name, match, use }) =>
      `  <xsl:key name="${qualified(name, ruleSet)}" match="${attribute(match)}" use="${attribute(use)}"/>`,
  );
  const lines = [
    `<xsl:stylesheet version="1.0" xmlns:${prefix}="${xsl}"${namespaces}>`,
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
  ].join("\n");
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    ...(comment === undefined ? [] : [`<!-- ${comment.replaceAll("--", "- -")} -->`]),
    // What comes from rules is escaped: every tag is ours.
    prefix === "xsl" ? lines : lines.replace(/(<\/?)xsl:/g, `$1${prefix}:`),
  ].join("\n");
}

/** The variables of a rule set as they are in a phase, which may give them other values. */
function variablesIn(
  { variables }: RuleSet,
  phase: RuleSet["phases"][number] | undefined,
): RuleSet["variables"] {
  const own = phase?.variables ?? [];
  return [...variables.filter(({ name }) => own.every((each) => each.name !== name)), ...own];
}

/** A prefix for XSLT that the rules do not bind to another namespace. */
function freePrefix(bound: readonly string[]): string {
  let prefix = "xsl";
  while (bound.includes(prefix)) prefix += "t";
  return prefix;
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
      ...alone(rule, [
        ...rule.variables.map((each) => variable(each, ruleSet, "    ")),
        ...rule.checks.flatMap((check) => checkLines(check, freeName(rule))),
      ]),
      next,
      `  </xsl:template>`,
    ]),
    `  <xsl:template match="@*|node()|/" priority="-2" mode="${mode}">`,
    next,
    `  </xsl:template>`,
  ];
}

/** A name for the variable of a message that no variable of its rule has: two in one template are an error (XSLT 1.0, 11.5). */
function freeName({ variables }: Rule): string {
  let name = "scrutin-message";
  while (variables.some((each) => each.name === name)) name += "-";
  return name;
}

function checkLines(check: Check, variable: string): readonly string[] {
  const { kind, test, code, level, message, subject } = check;
  const isSaid = message.some((each) => typeof each === "string" && each.trim() !== "");
  const fallback = fallbackMessage(kind, test.text, "fr");
  return [
    `    <xsl:if test="${escapeAttribute(kind === "assert" ? `not(${test.text})` : test.text)}">`,
    `      <xsl:variable name="${variable}">${message.map(part).join("")}</xsl:variable>`,
    `      <xsl:text>${escapeText(`${code}\t${level}\t`)}</xsl:text>`,
    subject === undefined
      ? `      <xsl:apply-templates select="." mode="scrutin-place"/>`
      : `      <xsl:apply-templates select="(${attribute(subject)})[1] | self::node()[not(${attribute(subject)})]" mode="scrutin-place"/>`,
    ...(isSaid
      ? [`      <xsl:value-of select="concat('&#9;', normalize-space($${variable}), '&#10;')"/>`]
      : [
          `      <xsl:value-of select="concat('&#9;', normalize-space($${variable}))"/>`,
          `      <xsl:if test="normalize-space($${variable}) = ''"><xsl:text>${escapeText(fallback)}</xsl:text></xsl:if>`,
          `      <xsl:text>&#10;</xsl:text>`,
        ]),
    `    </xsl:if>`,
  ];
}

/** A rule sees its node alone, however the node was reached: position() and last() are 1. */
function alone(rule: Rule, lines: readonly string[]): readonly string[] {
  const queries = [
    ...rule.variables.flatMap(({ value }) => ("content" in value ? [] : [value])),
    ...rule.checks.flatMap(({ test, message }) => [
      test,
      ...message.flatMap((each) => (typeof each === "string" ? [] : (each.query ?? []))),
    ]),
  ];
  const counts = queries.some(({ text }) => /\b(?:position|last)\s*\(/.test(text));
  return counts ? [`    <xsl:for-each select=".">`, ...lines, `    </xsl:for-each>`] : lines;
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

/** A name in Clark notation, written with a prefix of the rules. */
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

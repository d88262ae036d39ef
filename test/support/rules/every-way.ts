import { transformSync } from "esbuild";
import { printRuleSet } from "../../../generator/schematron/print/emit.js";
import { typedRulesOf } from "../../../generator/schematron/typed/typed-rules.js";
import type { ElementDescriptor, SchemaSet } from "../../../runtime/descriptors.js";
import { type XmlIssue, XmlValidationError } from "../../../runtime/issues.js";
import { parse, validateDocument } from "../../../runtime/parse.js";
import { parseStream } from "../../../runtime/parse-stream.js";
import { clark } from "../../../runtime/qname.js";
import {
  fromText,
  overValues,
  type RuleSet,
  rulesWith,
  useRules,
} from "../../../runtime/rules/index.js";
import type { Rules } from "../../../runtime/rules/rules.js";
import { typedLibrary } from "../../../runtime/rules/typed.js";
import { typedRules } from "../../../runtime/rules/typed-alone.js";
import { serialize } from "../../../runtime/serialize.js";
import { serializeStream } from "../../../runtime/serialize-stream.js";
import { validate } from "../../../runtime/validate.js";
import { validateStream } from "../../../runtime/validate-stream.js";

/*
 * All ways to check a document or a value by rules, and where they do not agree. Rules over the tree of a document are the measure: that way
 * keeps nothing in mind and knows no classes.
 */

/** A rule set, made ready once for all ways. */
export interface Ways {
  readonly trees: Rules;
  readonly used: Rules;
  /** With functions over values, and expressions parsed beforehand. */
  readonly typed: Rules | undefined;
  readonly parsed: Rules;
  readonly alone: ReturnType<typeof typedRules> | undefined;
}

export function waysOf(ruleSet: RuleSet, schemas: SchemaSet): Ways {
  const typed = typedRulesOf(ruleSet, schemas);
  const withFunctions = typed && madeOf(ruleSet, typed, "text");
  return {
    trees: rulesWith(ruleSet, [fromText, overValues]),
    used: useRules(ruleSet),
    typed: withFunctions && useRules(withFunctions),
    parsed: rulesWith(madeOf(ruleSet, undefined, "parsed"), [overValues]),
    alone: withFunctions && typedRules(withFunctions),
  };
}

/** A rule set as the module says it that is generated of it. */
function madeOf(
  ruleSet: RuleSet,
  typed: ReturnType<typeof typedRulesOf>,
  form: "text" | "parsed",
): RuleSet {
  const text = printRuleSet("made", ruleSet, "Made.", typed, form);
  const { code } = transformSync(text, { loader: "ts", format: "esm" });
  return new Function(`${code.replace(/export \{[^}]*\};?/, "")}; return made;`)() as RuleSet;
}

export interface Asked {
  readonly phase?: string | undefined;
  readonly level?: "error" | "warning" | undefined;
}

/** What was asked of one document, and where the ways differ. */
export interface Asking {
  readonly schema: string;
  readonly rules: string;
  readonly document: string;
  readonly differences: readonly Difference[];
}

/** A difference: which way, what was expected, what was found. */
export interface Difference {
  readonly way: string;
  readonly expected: unknown;
  readonly found: unknown;
}

const needsWhole = (issue: XmlIssue): boolean =>
  (issue.code as string) === "rule-not-run" &&
  (issue.parameters as { reason?: string }).reason === "whole-document";

const isFault = (issue: XmlIssue): boolean =>
  (issue.code as string) === "rule-not-run" && !needsWhole(issue);

/** Which check an issue is about. */
function checkOf({ rule }: Pick<XmlIssue, "rule">): string {
  return JSON.stringify([rule?.pattern, rule?.context, rule?.test]);
}

/** The checks that a stream could not ask. */
function unasked(issues: readonly XmlIssue[]): ReadonlySet<string> {
  return new Set(issues.filter(needsWhole).map(checkOf));
}

/** What is the same of an issue about a text and about a stream. */
function placed({ position, ...issue }: XmlIssue): object {
  return { ...issue, at: position && `${position.line}:${position.column}` };
}

function withoutPlace({ position: _, ...issue }: XmlIssue): object {
  return issue;
}

/** What the functions alone tell. */
function bare({ code, level, path, rule }: XmlIssue): string {
  return JSON.stringify([code, level, path, rule]);
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function inPieces(text: string, length: number): readonly string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += length) pieces.push(text.slice(at, at + length));
  return pieces;
}

/** What is asked about one document, and where what is found goes. */
interface Trial {
  readonly ways: Ways;
  readonly element: ElementDescriptor;
  readonly schemas: SchemaSet;
  readonly document: string;
  readonly options: Asked & { readonly locale: "en"; readonly schemas: SchemaSet };
  /** The length of the pieces of a stream. */
  readonly piece: number;
  /** The property that is streamed. */
  readonly at: readonly [string, ...string[]] | undefined;
  compare(way: string, expected: unknown, found: unknown): void;
}

/** A value with the document that is written of it, and what the tree of that says. */
interface Written {
  readonly value: unknown;
  readonly type: ReturnType<typeof parse>["type"];
  readonly text: string;
  readonly issues: readonly object[];
}

/** Asks in every way about one document, which the schema finds valid. */
export async function differences(
  ways: Ways,
  element: ElementDescriptor,
  schemas: SchemaSet,
  document: string,
  { phase, level, piece, at }: Asked & Pick<Trial, "piece"> & Partial<Pick<Trial, "at">>,
): Promise<readonly Difference[]> {
  const found: Difference[] = [];
  const compare = (way: string, expected: unknown, actual: unknown): void => {
    if (!same(expected, actual)) found.push({ way, expected, found: actual });
  };
  const options = { locale: "en", phase, level, schemas } as const;
  const trial = { ways, element, schemas, document, options, piece, at, compare };
  const expected = ways.trees.checkDocument(document, options, element);
  overDocument(trial, expected);
  await inStreams(trial, expected);
  const plain = parse(element, document, { schemas });
  if (!plain.ok) return [...found, { way: "plain", expected: true, found: plain.issues }];
  const { value, type } = plain;
  const text = serialize(element, value, { schemas, type });
  const issues = ways.trees.checkDocument(text, options, element).map(withoutPlace);
  const written = { value, type, text, issues };
  overValue(trial, written);
  byFunctions(trial, written);
  whileWritten(trial, written);
  await whileWrittenInPieces(trial, written);
  return found;
}

function overDocument(trial: Trial, expected: readonly XmlIssue[]): void {
  const { ways, element, schemas, document, options, compare } = trial;
  const { trees, used, parsed } = ways;
  const all = expected.map(placed);
  const isRefused = expected.some((issue) => issue.level === "error");
  compare("checkDocument", all, used.checkDocument(document, options, element).map(placed));
  compare("parsed", all, parsed.checkDocument(document, options, element).map(placed));
  const bytes = new TextEncoder().encode(document);
  compare("bytes", all, validateDocument(element, bytes, { ...options, rules: used }).map(placed));
  const withOthers = { ...options, rules: [used, trees, used] };
  const three = validateDocument(element, document, withOthers).map(placed);
  compare("three sets", [...all, ...all], three);
  const bySet = validateDocument(schemas, document, { ...options, rules: used });
  compare("by set", all, bySet.map(placed));
  const read = parse(element, document, { ...options, rules: used });
  compare("parse", all, [...read.issues, ...(read.warnings ?? [])].map(placed));
  compare("parse: ok", !isRefused, read.ok);
}

async function inStreams(trial: Trial, expected: readonly XmlIssue[]): Promise<void> {
  const { ways, element, document, options, piece, at, compare } = trial;
  const withRules = { ...options, rules: ways.used };
  const streamed = await validateStream(element, inPieces(document, piece), withRules);
  // Which node a fault is told of depends on the order in which they end.
  const without = new Set([...unasked(streamed), ...expected.filter(isFault).map(checkOf)]);
  const asked = (issues: readonly XmlIssue[]): readonly object[] =>
    issues.filter((issue) => !without.has(checkOf(issue))).map(placed);
  compare("validateStream", asked(expected), asked(streamed));
  if (at === undefined) return;
  const handed: XmlIssue[] = [];
  let count = 0;
  const parts = parseStream(element, inPieces(document, piece), { ...withRules, at });
  for await (const { issues } of parts) {
    handed.push(...issues);
    count++;
  }
  // Some was handed out before it was known that a check needs what comes later.
  compare(`parseStream (${count})`, sorted(asked(expected)), sorted(asked(handed)));
}

function overValue({ ways, element, options, compare }: Trial, written: Written): void {
  const { value, type, issues } = written;
  const said = (rules: Rules): unknown =>
    validate(element, value, { ...options, type, rules }).map(withoutPlace);
  compare("value", issues, said(ways.used));
  compare("value, parsed", issues, said(ways.parsed));
  if (ways.typed !== undefined) compare("value, typed", issues, said(ways.typed));
}

function byFunctions(trial: Trial, { value, type, text }: Written): void {
  const { ways, element, options, compare } = trial;
  const { trees, typed, alone } = ways;
  if (typed === undefined) return;
  const { typed: functions } = typed.ruleSet;
  const key = clark(element.name);
  const verdict =
    type === undefined && value !== null ? functions?.make(typedLibrary)(key, value) : undefined;
  const known = new Set(functions?.checks);
  const places = placesByCode(typed.ruleSet);
  const isKnown = (code: string | undefined): boolean =>
    places.get(code ?? "")?.every((place) => known.has(place)) === true;
  const everything = trees.checkDocument(text, { locale: "en", phase: "#ALL" }, element);
  const own = everything.filter(({ code }) => isKnown(code));
  // Where a function says that all holds, nothing that it knows is broken.
  if (verdict === true) compare("functions", [], own.map(bare));
  if (verdict === false && known.size === [...places.values()].flat().length)
    compare("functions", true, own.length > 0);
  if (alone === undefined || verdict === undefined) return;
  const all = { ...options, type, phase: "#ALL", level: undefined };
  const found = validate(element, value, { ...all, rules: alone });
  // Where a value has a form that they do not know, they say so of every check that found nothing; a subject that has a fault they do not read.
  const said = ({ parameters }: XmlIssue): string | undefined =>
    (parameters as { detail?: string }).detail;
  if (found.some((issue) => isKnown(said(issue))) || everything.some(isFault)) return;
  const codes = (issues: readonly XmlIssue[]): readonly string[] =>
    [...new Set(issues.map(({ code }) => code as string))].filter(isKnown).sort();
  compare("functions alone", codes(own), codes(found));
}

function whileWritten({ ways, element, options, compare }: Trial, written: Written): void {
  const { value, type, text, issues } = written;
  const refused = issues.some((issue) => (issue as XmlIssue).level === "error");
  for (const rules of [ways.used, ways.typed]) {
    if (rules === undefined) continue;
    const thrown = attempt(() => serialize(element, value, { ...options, type, rules }));
    if (thrown instanceof XmlValidationError)
      compare("serialize", refused ? issues : "text", thrown.issues.map(withoutPlace));
    else compare("serialize", refused ? "refused" : text, thrown);
  }
}

async function whileWrittenInPieces(trial: Trial, written: Written): Promise<void> {
  const { ways, element, options, at, compare } = trial;
  const { value, type, text } = written;
  if (at === undefined || type !== undefined) return;
  const { head, items } = split(value, at);
  const told: XmlIssue[] = [];
  let made = "";
  let thrown: unknown;
  try {
    const stream = serializeStream(element, head as never, items as never, {
      ...options,
      at: at as never,
      rules: ways.used,
      onIssue: (issue: XmlIssue) => void told.push(issue),
    });
    for await (const chunk of stream) made += chunk;
  } catch (error) {
    thrown = error;
  }
  const issues = written.issues as readonly XmlIssue[];
  const skipped = new Set([
    ...unasked(await validateStream(element, text, { ...options, rules: ways.used })),
    ...issues.filter(isFault).map(checkOf),
  ]);
  const isSkipped = (issue: XmlIssue): boolean => skipped.has(checkOf(issue));
  const asked = issues.filter((issue) => !isSkipped(issue));
  const isRefused = asked.some(({ level }) => level === "error");
  if (thrown instanceof XmlValidationError)
    compare("serializeStream", true, isRefused || thrown.issues.some(isSkipped));
  else if (thrown !== undefined) compare("serializeStream", "no failure", String(thrown));
  else {
    compare("serializeStream", "written", isRefused ? "refused" : "written");
    compare("serializeStream: text", text, made);
    const others = told.filter((issue) => !isSkipped(issue)).map(withoutPlace);
    compare("serializeStream: onIssue", sorted(asked), sorted(others));
  }
}

function sorted(issues: readonly object[]): readonly string[] {
  return issues.map((issue) => JSON.stringify(issue)).sort();
}

function attempt(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

/** Where the checks of a code stand: one of an abstract rule stands in several. */
function placesByCode({ patterns }: RuleSet): ReadonlyMap<string, readonly string[]> {
  const places = new Map<string, string[]>();
  for (const [index, { rules }] of patterns.entries())
    for (const [at, { checks }] of rules.entries())
      for (const [number, { code }] of checks.entries())
        places.set(code, [...(places.get(code) ?? []), `${index}.${at}.${number}`]);
  return places;
}

/** A value without its streamed property, and what that holds. */
function split(
  value: unknown,
  [property, ...rest]: readonly string[],
): {
  readonly head: unknown;
  readonly items: readonly unknown[];
} {
  const { [property ?? ""]: held, ...others } = value as Record<string, unknown>;
  if (rest.length === 0) return { head: others, items: (held as readonly unknown[]) ?? [] };
  const inner = split(held, rest);
  return { head: { ...others, [property ?? ""]: inner.head }, items: inner.items };
}

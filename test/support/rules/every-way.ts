import { transformSync } from "esbuild";
import { printRuleSet } from "../../../generator/schematron/print/emit.js";
import { typedRulesOf } from "../../../generator/schematron/typed/typed-rules.js";
import type { ElementDescriptor, SchemaSet } from "../../../runtime/descriptors.js";
import { type XmlIssue, XmlValidationError } from "../../../runtime/issues.js";
import { parse, validateDocument } from "../../../runtime/parse.js";
import { parseStream } from "../../../runtime/parse-stream.js";
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

/** Asks in every way about one document, which the schema finds valid. */
export async function differences(
  ways: Ways,
  element: ElementDescriptor,
  schemas: SchemaSet,
  document: string,
  asked: Asked & {
    readonly piece: number;
    readonly at?: readonly [string, ...string[]] | undefined;
  },
): Promise<readonly Difference[]> {
  const found: Difference[] = [];
  const compare = (way: string, expected: unknown, actual: unknown): void => {
    if (!same(expected, actual)) found.push({ way, expected, found: actual });
  };
  const { phase, level, piece, at } = asked;
  const options = { locale: "en", phase, level, schemas } as const;
  const { trees, used, typed, parsed, alone } = ways;
  const expected = trees.checkDocument(document, options, element);
  const all = expected.map(placed);
  const isRefused = expected.some((issue) => issue.level === "error");

  compare("checkDocument", all, used.checkDocument(document, options, element).map(placed));
  compare("parsed", all, parsed.checkDocument(document, options, element).map(placed));
  const bytes = new TextEncoder().encode(document);
  compare("bytes", all, validateDocument(element, bytes, { ...options, rules: used }).map(placed));
  const withOthers = { ...options, rules: [used, trees, used] };
  const three = validateDocument(element, document, withOthers).map(placed);
  compare("three sets", [...all, ...all], three);
  compare(
    "by set",
    all,
    validateDocument(schemas, document, { ...options, rules: used }).map(placed),
  );
  const read = parse(element, document, { ...options, rules: used });
  compare("parse", all, [...read.issues, ...(read.warnings ?? [])].map(placed));
  compare("parse: ok", !isRefused, read.ok);

  const streamed = await validateStream(element, inPieces(document, piece), {
    ...options,
    rules: used,
  });
  // Which node a fault is told of depends on the order in which they end.
  const without = new Set([...unasked(streamed), ...expected.filter(isFault).map(checkOf)]);
  const told = expected.filter((issue) => !without.has(checkOf(issue)));
  compare(
    "validateStream",
    told.map(placed),
    streamed.filter((issue) => !without.has(checkOf(issue))).map(placed),
  );
  const handed: XmlIssue[] = [];
  let count = 0;
  if (at !== undefined) {
    for await (const part of parseStream(element, inPieces(document, piece), {
      ...options,
      rules: used,
      at,
    })) {
      handed.push(...part.issues);
      count++;
    }
    const sorted = (issues: readonly object[]): readonly string[] =>
      issues.map((issue) => JSON.stringify(issue)).sort();
    // What was handed out before it was known that a check needs what comes later.
    const parts = handed.filter((issue) => !without.has(checkOf(issue))).map(placed);
    compare(`parseStream (${count})`, sorted(told.map(placed)), sorted(parts));
  }

  const plain = parse(element, document, { schemas });
  if (!plain.ok) return [...found, { way: "plain", expected: true, found: plain.issues }];
  const { value, type } = plain;
  const written = serialize(element, value, { schemas, type });
  const ofValue = trees.checkDocument(written, options, element).map(withoutPlace);
  const valueOptions = { ...options, type };
  const overValue = (rules: Rules): unknown =>
    validate(element, value, { ...valueOptions, rules }).map(withoutPlace);
  compare("value", ofValue, overValue(used));
  compare("value, parsed", ofValue, overValue(parsed));
  if (typed !== undefined) {
    compare("value, typed", ofValue, overValue(typed));
    const { typed: functions } = typed.ruleSet;
    const key = `{${element.name.namespace}}${element.name.local}`.replace("{}", "");
    const verdict =
      type === undefined && value !== null ? functions?.make(typedLibrary)(key, value) : undefined;
    const known = new Set(functions?.checks);
    const places = placesByCode(typed.ruleSet);
    const everything = trees.checkDocument(written, { locale: "en", phase: "#ALL" }, element);
    const own = everything.filter(({ code }) =>
      places.get(code)?.every((place) => known.has(place)),
    );
    // Where a function says that all holds, nothing that it knows is broken.
    if (verdict === true) compare("functions", [], own.map(bare));
    if (verdict === false && known.size === [...places.values()].flat().length)
      compare("functions", true, own.length > 0);
    if (alone !== undefined && verdict !== undefined) {
      const byFunctions = validate(element, value, {
        ...valueOptions,
        phase: "#ALL",
        level: undefined,
        rules: alone,
      });
      // Where a value has a form that they do not know, they say so of every check that found nothing; a subject that has a fault they do not read.
      const said = (issue: XmlIssue): string | undefined =>
        (issue.parameters as { detail?: string }).detail;
      const isKnown = (code: string | undefined): boolean =>
        places.get(code ?? "")?.every((place) => known.has(place)) === true;
      const isWhole =
        !byFunctions.some((issue) => isKnown(said(issue))) && !everything.some(isFault);
      const codes = (issues: readonly XmlIssue[]): readonly string[] =>
        [...new Set(issues.map(({ code }) => code as string))].filter(isKnown).sort();
      if (isWhole) compare("functions alone", codes(own), codes(byFunctions));
    }
  }
  const refused = ofValue.some((issue) => (issue as XmlIssue).level === "error");
  for (const rules of [used, ...(typed === undefined ? [] : [typed])]) {
    const thrown = attempt(() => serialize(element, value, { ...valueOptions, rules }));
    if (thrown instanceof XmlValidationError)
      compare("serialize", refused ? ofValue : "text", thrown.issues.map(withoutPlace));
    else compare("serialize", refused ? "refused" : written, thrown);
  }
  if (at !== undefined && type === undefined) {
    const { head, items } = split(value, at);
    const said: XmlIssue[] = [];
    let text = "";
    let thrown: unknown;
    try {
      const stream = serializeStream(element, head as never, items as never, {
        ...options,
        at: at as never,
        rules: used,
        onIssue: (issue: XmlIssue) => void said.push(issue),
      });
      for await (const chunk of stream) text += chunk;
    } catch (error) {
      thrown = error;
    }
    const skipped = new Set([
      ...unasked(await validateStream(element, written, { ...options, rules: used })),
      ...ofValue.filter((issue) => isFault(issue as XmlIssue)).map((issue) => checkOf(issue)),
    ]);
    const errors = ofValue.filter(
      (issue) => (issue as XmlIssue).level === "error" && !skipped.has(checkOf(issue as XmlIssue)),
    );
    if (thrown instanceof XmlValidationError)
      compare(
        "serializeStream",
        true,
        errors.length > 0 || thrown.issues.some((issue) => skipped.has(checkOf(issue))),
      );
    else if (thrown !== undefined) compare("serializeStream", "no failure", String(thrown));
    else {
      compare("serializeStream", "refused", errors.length > 0 ? "written" : "refused");
      compare("serializeStream: text", written, text);
      const others = ofValue.filter((issue) => !skipped.has(checkOf(issue as XmlIssue)));
      const sorted = (issues: readonly object[]): readonly string[] =>
        issues.map((issue) => JSON.stringify(issue)).sort();
      compare(
        "serializeStream: onIssue",
        sorted(others),
        sorted(said.filter((issue) => !skipped.has(checkOf(issue))).map(withoutPlace)),
      );
    }
  }
  return found;
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

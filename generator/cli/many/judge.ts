import { StreamReading } from "../../../runtime/assess/rules/stream-rules.js";
import type { SchemaSet } from "../../../runtime/descriptors.js";
import type { XmlIssue } from "../../../runtime/issues.js";
import { localeOf } from "../../../runtime/nouns/locale.js";
import type { RuleCheckOptions } from "../../../runtime/nouns/rule-checker.js";
import { type DocumentOptions, validateDocument } from "../../../runtime/parse.js";
import type { Rules } from "../../../runtime/rules/index.js";
import { validateStream } from "../../../runtime/validate-stream.js";
import { Found } from "./found.js";
import type { Judges } from "./judges.js";

/** A document to be judged, in pieces. */
export interface Judged {
  readonly pieces: AsyncIterable<Uint8Array>;
  /** Reads it once more; undefined where that is not possible. */
  readonly again: () => Promise<AsyncIterable<Uint8Array> | undefined>;
  /** Whether it is wanted whole. */
  readonly wanted: boolean;
}

export interface Judgement {
  readonly issues: readonly XmlIssue[];
  /** The document, if it was wanted whole. */
  readonly document?: Uint8Array;
}

/** Documents up to this many bytes are held whole for rules, which spares reading them twice. */
const mostHeld = 1 << 24;

/** Judges a document by schemas, rules or both. Without rules it is read piece by piece; with rules, only if it is long. */
export async function judge(
  judged: Judged,
  { schemas, rules }: Pick<Judges, "schemas" | "rules">,
  options: DocumentOptions,
): Promise<Judgement> {
  const { pieces, again, wanted } = judged;
  const found = new Found(options.maxIssues, localeOf(options.locale));
  const told = (issues: readonly XmlIssue[], document?: Uint8Array): Judgement => {
    found.add(issues);
    return { issues: found.all(), ...(document !== undefined && { document }) };
  };
  if (schemas === undefined) {
    const document = await wholeOf(pieces);
    return told(askRules(document, rules, options), document);
  }
  if (rules.length === 0) return { issues: await validateStream(schemas, pieces, options) };
  const both = { ...options, rules };
  const whole = (document: Uint8Array): Judgement =>
    told(validateDocument(schemas, document, both), document);
  const [held, rest] = await begin(pieces, wanted ? Number.POSITIVE_INFINITY : mostHeld);
  if (rest === undefined) return whole(Buffer.concat(held));
  const long = joined(held, rest);
  const second = await again();
  if (second === undefined && (await needWhole(rules))) return whole(await wholeOf(long));
  await readLong(long, new StreamReading(schemas, both, { build: false }), found);
  const issues = found.all();
  if (second === undefined || !issues.some(wantsWhole)) return { issues };
  const anew = new Found(options.maxIssues, localeOf(options.locale));
  anew.add(askRules(await wholeOf(second), rules, options, schemas));
  return { issues: anew.all() };
}

/** Reads a long document, and gathers piece by piece what is found, so that no more of it is held than is told. */
async function readLong(
  pieces: AsyncIterable<Uint8Array>,
  stream: StreamReading,
  found: Found,
): Promise<void> {
  const { reading } = stream;
  for await (const piece of pieces) {
    reading.write(piece);
    found.add(stream.take());
    if (found.isFull) return;
    if (reading.stopped) break;
  }
  reading.end();
  found.add(stream.finish());
}

/** Asks rules about a document that is valid, or has no schema. */
function askRules(
  document: Uint8Array,
  rules: readonly Rules[],
  options: RuleCheckOptions,
  schemas?: SchemaSet,
): readonly XmlIssue[] {
  // Without a schema, any well-formed document is checked.
  const allowDoctype = schemas === undefined ? true : options.allowDoctype;
  const issues: XmlIssue[] = [];
  for (const each of rules) {
    const said = each.checkDocument(document, { ...options, allowDoctype }, schemas);
    // What is not well-formed is so for all.
    if (said.some(({ source }) => source !== "rule")) return said;
    issues.push(...said);
  }
  return issues;
}

/** Whether any rule needs the whole of a document. */
async function needWhole(rules: readonly Rules[]): Promise<boolean> {
  const { classesOf } = await import("../../../runtime/rules/watch/classes.js");
  return rules.some(({ ruleSet, options }) =>
    [...classesOf(ruleSet, options.xpath2).values()].some((each) => each.class === "whole"),
  );
}

/** Whether an issue says that a rule was not asked because the document passed by in pieces. */
function wantsWhole({ code, parameters }: XmlIssue): boolean {
  return (
    String(code) === "rule-not-run" &&
    "reason" in parameters &&
    parameters.reason === "whole-document"
  );
}

async function wholeOf(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const held: Uint8Array[] = [];
  for await (const piece of pieces) held.push(piece);
  return Buffer.concat(held);
}

/** Takes pieces up to a number of bytes; the rest is undefined where there is no more. */
async function begin(
  pieces: AsyncIterable<Uint8Array>,
  most: number,
): Promise<[held: readonly Uint8Array[], rest: AsyncIterator<Uint8Array> | undefined]> {
  const held: Uint8Array[] = [];
  const rest = pieces[Symbol.asyncIterator]();
  for (let length = 0; length <= most; ) {
    const next = await rest.next();
    if (next.done === true) return [held, undefined];
    held.push(next.value);
    length += next.value.length;
  }
  return [held, rest];
}

/** The pieces that were taken, and the others. */
async function* joined(
  held: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* held;
    for (let next = await rest.next(); next.done !== true; next = await rest.next())
      yield next.value;
  } finally {
    await rest.return?.();
  }
}

import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect } from "vitest";
import type * as z from "zod";
import { Reading } from "../../runtime/assess/reading.js";
import type { ElementDescriptor, TypeDescriptor } from "../../runtime/descriptors.js";
import { parse } from "../../runtime/parse.js";
import { serialize } from "../../runtime/serialize.js";
import { elementSchemaOf } from "../../runtime/v1/zod.js";
import { arbitraryOf, looseArbitraryOf } from "./arbitrary/index.js";
import { mutantsOf } from "./arbitrary/mutants.js";
import { isSayable, libxml2Opinion, type Opinion, validateOpinion, zodOpinion } from "./judges.js";
import type { Libxml2Validator } from "./libxml2.js";

/*
 * Three judges, one truth: what `validate`, the zod schema and libxml2 say of values drawn from a descriptor.
 */

/** One seed, so that a run is like the other. To hunt, another one and more runs: `SCRUTIN_SEED`, `SCRUTIN_RUNS`. */
const seed = Number(process.env["SCRUTIN_SEED"] ?? 20081101);
const times = Number(process.env["SCRUTIN_RUNS"] ?? 1);

/** How long one property may take. */
export const timeout: number = 30_000 * times;

/** How many values are drawn. */
function runs(count: number): { readonly seed: number; readonly numRuns: number } {
  return { seed, numRuns: count * times };
}

/** An element, and the validator of a schema that declares it. */
export interface Trial {
  readonly element: ElementDescriptor;
  /** Undefined where libxml2 cannot read the schema. */
  readonly judge: Libxml2Validator | undefined;
  /** What libxml2 is known to get wrong about documents of the schema; such opinions do not count. */
  readonly mistaken?: ((document: string) => boolean) | undefined;
}

/**
 * What is drawn from the descriptor is valid, comes out of zod as it went in, and serializes to a document that libxml2
 * accepts.
 */
export function holdValid(trial: Trial, count: number): void {
  const { element } = trial;
  const schema = elementSchemaOf(() => element);
  const property = fc.property(arbitraryOf(element), (value) => {
    const ours = validateOpinion(element, value);
    // What has to be unique is drawn by chance, and may not be. Nothing else may be wrong.
    const others = ours.reasons.filter((reason) => !reason.includes("cvc-identity-constraint"));
    expect(others).toEqual([]);
    const zod = zodOpinion(schema, value);
    expect(zod.valid, `zod: ${zod.reasons}`).toBe(ours.valid);
    const document = agreeWithLibxml2(trial, value, ours);
    if (ours.valid) expect(serialize(element, value)).toContain(document);
  });
  fc.assert(property, runs(count));
}

/** Of what is nearly right, `validate` and zod think the same, and so does libxml2, where a document can say it. */
export function holdAgreement(trial: Trial, count: number): void {
  const { element } = trial;
  const schema = elementSchemaOf(() => element);
  const property = fc.property(nearlyRight(element), (value) => {
    const ours = agree(element, schema, value);
    if (isSayable(ours.codes, value)) agreeWithLibxml2(trial, value, ours);
  });
  fc.assert(property, runs(count));
}

/** Holds libxml2 to what we think of a value, and gives the document that it was shown. */
function agreeWithLibxml2(
  { element, judge, mistaken }: Trial,
  value: unknown,
  ours: Opinion,
): string {
  if (judge === undefined) return "";
  const theirs = libxml2Opinion(judge, element, value);
  if (theirs === undefined) return "";
  const { document, reasons, valid } = theirs;
  if (isOffTheRecord(document, reasons)) return document;
  holdPieces(element, document);
  // A row that lacks its beginning is written as a part of the row before: the document says another value, which is right.
  if (!ours.valid && theirs.valid && saysAnother(element, document, value)) return document;
  const said = `validate: ${ours.reasons}\nlibxml2: ${reasons}\n${document}`;
  if (mistaken?.(document) !== true) expect(valid, said).toBe(ours.valid);
  return document;
}

/** Whether rows of a value cannot be told in the document that it is written as. */
function saysAnother(element: ElementDescriptor, document: string, value: unknown): boolean {
  const { value: read, issues } = parse(element, document);
  return issues.length === 0 && holdsRows(element) && !isDeepStrictEqual(read, value);
}

/** Whether a repeated sequence is a list of rows somewhere in the type of an element. */
function holdsRows(element: ElementDescriptor): boolean {
  const type = element.type();
  const content = type.kind === "complexType" ? type.content?.() : undefined;
  return (
    content !== undefined &&
    JSON.stringify(content, (key, part) => (key === "element" ? undefined : part)).includes(
      '"rows":true',
    )
  );
}

/** A document in pieces, too small for any short way, is what the whole is: the same value, the same issues. */
function holdPieces(element: ElementDescriptor, document: string): void {
  const pieces = document.match(/.{1,3}/gsu) ?? [];
  expect(readingOf(element, [document])).toEqual(readingOf(element, pieces));
}

function readingOf(element: ElementDescriptor, pieces: readonly string[]): unknown {
  const reading = new Reading(element, {}, { build: true });
  for (const piece of pieces) reading.write(piece);
  reading.end();
  const issues = reading.take();
  return { issues, ...(issues.length === 0 && { value: reading.value, type: reading.type }) };
}

/** What no verdict is drawn from, of whatever schema. */
function isOffTheRecord(document: string, reasons: readonly string[]): boolean {
  return (
    // Where no element can be nil, the writer has no prefix for `xsi:nil`, so that the document does not say it.
    / nil="true"/.test(document) ||
    // libxml2 keeps the white space beside built-in dates, times and durations (Part 2, 4.3.6: collapse).
    paddedDate.test(document) ||
    // It wants namespace names to be addresses; Namespaces in XML does not.
    reasons.some((reason) => /^xmlns:.* is not a valid URI$/.test(reason))
  );
}

const space = String.raw`(?:[ \t\r\n]|&#\d+;)`;
const date = String.raw`-?[\dP-][-\dPTYMDHSZ:+.]*`;
const paddedDate = new RegExp(`[">](?:${space}+${date}${space}*|${date}${space}+)["<]`);

/**
 * `validate` and zod think the same of a type apart from any element. Its zod schema is that of the type itself and of no type
 * derived from it, while `validate` takes a value that says `$type`: such values are left out.
 */
export function holdTypeAgreement(type: TypeDescriptor, schema: z.ZodType, count: number): void {
  const property = fc.property(nearlyRight(type), (value) => {
    if (!saysType(value)) agree(type, schema, value);
  });
  fc.assert(property, runs(count));
}

function saysType(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.hasOwn(value, "$type");
}

function nearlyRight(descriptor: ElementDescriptor | TypeDescriptor): fc.Arbitrary<unknown> {
  return fc.oneof(looseArbitraryOf(descriptor), mutantsOf(arbitraryOf(descriptor)));
}

function agree(
  descriptor: ElementDescriptor | TypeDescriptor,
  schema: z.ZodType,
  value: unknown,
): ReturnType<typeof validateOpinion> {
  const zod = zodOpinion(schema, value);
  const ours = validateOpinion(descriptor, value);
  expect(zod.valid, `zod: ${zod.reasons}\nvalidate: ${ours.reasons}`).toBe(ours.valid);
  return ours;
}

import * as z from "zod";
import { effectiveFacet, stepsOf } from "../../datatypes/facets/facets.js";
import { itemTypeOf, memberTypesOf } from "../../datatypes/readers/parts.js";
import { datatypeOf, isIntegerDatatype, representationOf } from "../../datatypes/representation.js";
import { isFindings, readerOf } from "../../datatypes/simple-type.js";
import type { SimpleType } from "../../descriptors.js";
import { qualifiedName } from "./generic.js";
import type { Judge } from "./judge.js";
import { lexicalPattern } from "./lexical-patterns.js";
import { longestMatch } from "./longest-match.js";
import {
  ArrayOutline,
  announceBound,
  announceDate,
  announceInteger,
  announceLengths,
  announcePattern,
  BigIntOutline,
  BooleanOutline,
  checksOf,
  EnumOutline,
  IntegerOutline,
  LiteralOutline,
  NumberOutline,
  TextOutline,
  UnionOutline,
} from "./outlines.js";
import { unicodeRegExp } from "./unicode-pattern.js";

/** Gives the schema of an item or member. */
export type SchemaForType = (type: SimpleType) => z.ZodType;

/** The outline of a simple type. Facets are announced, where zod has checks for them; the judge checks them. */
export function simpleOutline(type: SimpleType, judge: Judge, schemaFor: SchemaForType): z.ZodType {
  const { variety } = type;
  const values = valuesOf(type);
  if (values !== undefined) return enumeration(values, judge);
  if (variety === "list") {
    const item = itemTypeOf(type);
    const element = item === undefined ? z.string() : schemaFor(item);
    return new ArrayOutline({
      type: "array",
      element,
      checks: checksOf(judge, lengthsOf(type)),
    });
  }
  if (variety === "union") {
    const options = memberTypesOf(type).map(schemaFor);
    return new UnionOutline({ type: "union", options, checks: checksOf(judge) });
  }
  return atomicOutline(type, judge);
}

type Value = string | number | boolean;

/** One of some values. They are texts alone, or a literal has them. */
export function enumeration(values: readonly Value[], judge: Judge): z.ZodType {
  const texts = values.filter((value) => typeof value === "string");
  const checks = checksOf<never>(judge);
  if (texts.length < values.length)
    return new LiteralOutline({ type: "literal", values: [...values], checks });
  const entries = Object.fromEntries(texts.map((text) => [text, text]));
  return new EnumOutline({ type: "enum", entries, checks });
}

function atomicOutline(type: SimpleType, judge: Judge): z.ZodType {
  switch (representationOf(type)) {
    case "number":
      return new NumberOutline({ type: "number", checks: checksOf(judge, boundsOf(type)) });
    case "bigint":
      return new BigIntOutline({ type: "bigint", checks: checksOf(judge) });
    case "integer":
      return new IntegerOutline({
        type: "union",
        options: [z.number(), z.bigint()],
        checks: checksOf(judge),
      });
    case "boolean":
      return new BooleanOutline({ type: "boolean", checks: checksOf(judge) });
    case "QName":
      return qualifiedName(judge);
    case "string": {
      const announced = [
        ...(hasLength(type) ? lengthsOf(type) : []),
        ...patternsOf(type),
        ...(isPlainDate(type) ? [announceDate()] : []),
      ];
      return new TextOutline({ type: "string", checks: checksOf(judge, announced) });
    }
  }
}

/** The values of an enumeration, where TypeScript can name each of them, as in the interfaces. */
export function valuesOf(type: SimpleType): readonly Value[] | undefined {
  const step = stepsOf(type).find(({ facets }) => facets?.enumeration !== undefined);
  const literals = step?.facets?.enumeration;
  if (step === undefined || literals === undefined) return undefined;
  const values = literals.map((item) =>
    literalValue(step, typeof item === "string" ? item : item.lexical),
  );
  const known = values.filter((value) => value !== undefined);
  return known.length === values.length ? [...new Set(known)] : undefined;
}

/** The value of a literal, where it is the only one that is equal to it, and JSON has it. */
export function literalValue(type: SimpleType, literal: string): Value | undefined {
  if (type.variety === "list") return undefined;
  const outcome = readerOf(type).read(literal, () => undefined);
  if (isFindings(outcome) || outcome.type.variety !== "atomic") return undefined;
  const { value, type: active } = outcome;
  const { primitive } = datatypeOf(stepsOf(active));
  if (typeof value === "string")
    return primitive === "string" && active.lexical !== true ? value : undefined;
  if (typeof value === "number")
    return Number.isFinite(value) && primitive !== "float" ? value + 0 : undefined;
  return typeof value === "boolean" ? value : undefined;
}

type Announced = readonly z.core.$ZodCheck[];

function lengthsOf(type: SimpleType): Announced {
  const steps = stepsOf(type);
  const length = effectiveFacet(steps, "length");
  return announceLengths(
    length ?? effectiveFacet(steps, "minLength") ?? 0,
    length ?? effectiveFacet(steps, "maxLength") ?? Number.POSITIVE_INFINITY,
  );
}

/** Whether lengths are in characters, as zod counts them. */
function hasLength(type: SimpleType): boolean {
  return ["string", "anyURI"].includes(datatypeOf(stepsOf(type)).primitive);
}

function boundsOf(type: SimpleType): Announced {
  const steps = stepsOf(type);
  const bounds = (
    [
      ["min", "minInclusive", true],
      ["min", "minExclusive", false],
      ["max", "maxInclusive", true],
      ["max", "maxExclusive", false],
    ] as const
  ).flatMap(([side, facet, inclusive]) => {
    const value = Number((effectiveFacet(steps, facet) ?? "").trim() || Number.NaN);
    return Number.isFinite(value) ? [announceBound(side, value, inclusive)] : [];
  });
  return isIntegerDatatype(datatypeOf(steps)) ? [announceInteger(), ...bounds] : bounds;
}

/**
 * The pattern of the lexical form, and those of all steps of derivation: of each, alternatives. One check says them all, since Ajv's strict
 * mode wants a type beside each pattern where zod lists several.
 */
function patternsOf(type: SimpleType): Announced {
  const form = isPlainDate(type) ? undefined : lexicalPattern(type);
  const ofSteps = stepsOf(type).flatMap(({ facets }) => {
    const patterns = facets?.patterns ?? [];
    const expression = unicodeRegExp(patterns.map(({ native }) => native));
    return patterns.length === 0 || expression === undefined ? [] : [expression];
  });
  const sources = [...ofSteps, ...(form === undefined ? [] : [form])].map(({ source }) => source);
  const last = sources.pop();
  if (last === undefined) return [];
  const looks = sources.map((source) => `(?=${source})`).join("");
  return [announcePattern(new RegExp(looks === "" ? last : `${looks}(?:${last})`, "u"))];
}

/** Whether a date is always one of RFC 3339, which has no time zone: where a pattern leaves room for ten characters, the fewest that a date has. */
export function isPlainDate(type: SimpleType): boolean {
  const steps = stepsOf(type);
  if (datatypeOf(steps).primitive !== "date") return false;
  return steps.some(({ facets }) => {
    const patterns = facets?.patterns ?? [];
    return patterns.length > 0 && patterns.every(({ native }) => longestMatch(native) <= 10);
  });
}

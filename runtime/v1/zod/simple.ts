import * as z from "zod";
import { effectiveFacet, stepsOf } from "../../datatypes/facets.js";
import { itemTypeOf, memberTypesOf } from "../../datatypes/parts.js";
import { datatypeOf, isIntegerDatatype, representationOf } from "../../datatypes/representation.js";
import { normalizeWhiteSpace } from "../../datatypes/white-space.js";
import type { SimpleType } from "../../descriptors.js";
import { qualifiedName } from "./generic.js";
import type { Judge } from "./judge.js";
import {
  ArrayOutline,
  announceBound,
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
  const values = valuesOf(type);
  return values === undefined ? atomicOutline(type, judge) : enumeration(values, judge);
}

type Value = string | number | boolean;

function enumeration(values: readonly Value[], judge: Judge): z.ZodType {
  const texts = values.filter((value) => typeof value === "string");
  const checks = checksOf(judge);
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
      const announced = [...(hasLength(type) ? lengthsOf(type) : []), ...patternsOf(type)];
      return new TextOutline({ type: "string", checks: checksOf(judge, announced) });
    }
  }
}

/**
 * The values of an enumeration, where equal values have one representation (as in the interfaces): texts of the `xs:string` family,
 * safe integers and booleans. A date can be written in several ways.
 */
export function valuesOf(type: SimpleType): readonly Value[] | undefined {
  const steps = stepsOf(type);
  const enumeration = effectiveFacet(steps, "enumeration");
  if (enumeration === undefined || type.variety !== "atomic") return undefined;
  const literals = enumeration.map((item) => (typeof item === "string" ? item : item.lexical));
  const datatype = datatypeOf(steps);
  const representation = representationOf(type);
  if (representation === "string" && datatype.primitive === "string") {
    const whiteSpace = effectiveFacet(steps, "whiteSpace") ?? datatype.whiteSpace;
    return [...new Set(literals.map((literal) => normalizeWhiteSpace(literal, whiteSpace)))];
  }
  if (representation === "boolean")
    return [...new Set(literals.map((literal) => /^\s*(true|1)\s*$/.test(literal)))];
  if (representation !== "number" || datatype.primitive !== "decimal") return undefined;
  const numbers = literals.map((literal) => Number(literal.trim()) + 0);
  return numbers.every(Number.isSafeInteger) ? [...new Set(numbers)] : undefined;
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

/** The patterns of all steps of derivation: of each, alternatives. */
function patternsOf(type: SimpleType): Announced {
  return stepsOf(type).flatMap(({ facets }) => {
    const patterns = facets?.patterns ?? [];
    if (patterns.length === 0) return [];
    const expression = unicodeRegExp(patterns.map(({ native }) => native));
    return expression === undefined ? [] : [announcePattern(expression)];
  });
}

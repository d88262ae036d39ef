import * as z from "zod";
import { once } from "../../model/once.js";
import { checkOf, type Judge, remember } from "./judge.js";

/*
 * Classes of zod's that say what a value looks like, for forms and JSON Schema, and let a check decide what it must be: so that there is
 * one judge, and one language. They are made as zod makes its own, by `$constructor`.
 */

/** Leaves everything to the checks. */
const asItIs: z.core.$ZodTypeInternals["parse"] = (payload, context) => {
  remember(payload, context);
  return payload;
};

/** A class whose schemas let their checks say everything; `json` is the JSON Schema where zod has none. */
function outline<T extends z.core.$ZodType>(
  Base: z.core.$constructor<T>,
  json?: object,
): z.core.$constructor<T> {
  return z.core.$constructor<T>(`Outline${Base.name}`, (schema, definition) => {
    Base.init(schema, definition);
    schema._zod.parse = asItIs;
    if (json !== undefined) schema._zod.toJSONSchema = () => ({ ...json });
  });
}

export const TextOutline: z.core.$constructor<z.ZodString> = /*@__PURE__*/ outline(z.ZodString);
export const NumberOutline: z.core.$constructor<z.ZodNumber> = /*@__PURE__*/ outline(z.ZodNumber);
export const BooleanOutline: z.core.$constructor<z.ZodBoolean> = /*@__PURE__*/ outline(
  z.ZodBoolean,
);
export const EnumOutline: z.core.$constructor<z.ZodEnum> = /*@__PURE__*/ outline(z.ZodEnum);
export const LiteralOutline: z.core.$constructor<z.ZodLiteral> = /*@__PURE__*/ outline(
  z.ZodLiteral,
);
/** JSON has numbers of any size, and one kind of them. */
export const BigIntOutline: z.core.$constructor<z.ZodBigInt> = /*@__PURE__*/ outline(z.ZodBigInt, {
  type: "integer",
});
export const IntegerOutline: z.core.$constructor<z.ZodUnion> = /*@__PURE__*/ outline(z.ZodUnion, {
  type: "integer",
});
export const ArrayOutline: z.core.$constructor<z.ZodArray> = /*@__PURE__*/ outline(z.ZodArray);

interface TupleDef extends z.core.$ZodTupleDef {
  /** The schema of any of the items, as that of an array has it. */
  readonly element: z.ZodType;
}

/** A list of a known number of items, each of which has its kinds. */
export const TupleOutline: z.core.$constructor<z.ZodTuple, TupleDef> =
  /*@__PURE__*/ z.core.$constructor<z.ZodTuple, TupleDef>(
    "OutlineZodTuple",
    (schema, definition) => {
      const Base: z.core.$constructor<z.ZodTuple> = z.ZodTuple;
      Base.init(schema, definition);
      schema._zod.parse = asItIs;
      Object.defineProperty(schema, "element", { value: definition.element });
    },
  );
export const UnionOutline: z.core.$constructor<z.ZodUnion> = /*@__PURE__*/ outline(z.ZodUnion);
export const KindsOutline: z.core.$constructor<z.ZodDiscriminatedUnion> = /*@__PURE__*/ outline(
  z.ZodDiscriminatedUnion,
);
export const NullableOutline: z.core.$constructor<z.ZodNullable> = /*@__PURE__*/ outline(
  z.ZodNullable,
);
export const ObjectOutline: z.core.$constructor<z.ZodObject> = /*@__PURE__*/ outline(z.ZodObject);
export const NeverOutline: z.core.$constructor<z.ZodNever> = /*@__PURE__*/ outline(z.ZodNever);

/** Facets of a type as checks that only say so. */
function announcement<T extends z.core.$ZodCheck>(
  Base: z.core.$constructor<T>,
): z.core.$constructor<T> {
  return z.core.$constructor<T>(`Announced${Base.name}`, (check, definition) => {
    Base.init(check, definition);
    check._zod.check = () => undefined;
  });
}

const MinLength = /*@__PURE__*/ once(() => announcement(z.core.$ZodCheckMinLength));
const MaxLength = /*@__PURE__*/ once(() => announcement(z.core.$ZodCheckMaxLength));
const GreaterThan = /*@__PURE__*/ once(() => announcement(z.core.$ZodCheckGreaterThan));
const LessThan = /*@__PURE__*/ once(() => announcement(z.core.$ZodCheckLessThan));
const NumberFormat = /*@__PURE__*/ once(() => announcement(z.core.$ZodCheckNumberFormat));
const Regex = /*@__PURE__*/ once(() => announcement(z.core.$ZodCheckRegex));
const Format = /*@__PURE__*/ once(() => announcement(z.core.$ZodCheckStringFormat));

type Check = z.core.$ZodCheck;

export function announceLengths(minimum: number, maximum: number): readonly Check[] {
  return [
    ...(minimum > 0 ? [new (MinLength())({ check: "min_length", minimum })] : []),
    ...(Number.isFinite(maximum) ? [new (MaxLength())({ check: "max_length", maximum })] : []),
  ] as readonly unknown[] as readonly Check[];
}

export function announceInteger(): Check {
  return new (NumberFormat())({ check: "number_format", format: "safeint", abort: false });
}

export function announceBound(side: "min" | "max", value: number, inclusive: boolean): Check {
  return side === "min"
    ? new (GreaterThan())({ check: "greater_than", value, inclusive })
    : new (LessThan())({ check: "less_than", value, inclusive });
}

export function announcePattern(pattern: RegExp): Check {
  return new (Regex())({ check: "string_format", format: "regex", pattern });
}

/** That a text is a date as JSON Schema has it. */
export function announceDate(): Check {
  return new (Format())({ check: "string_format", format: "date" });
}

/** The checks of an outline: what it announces, and its judge. A judge judges whatever there is. */
export function checksOf<T>(judge: Judge, announced: readonly Check[] = []): z.core.$ZodCheck<T>[] {
  return [...announced, checkOf(judge)] as readonly unknown[] as z.core.$ZodCheck<T>[];
}

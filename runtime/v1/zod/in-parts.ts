import * as z from "zod";
import type { ComplexType } from "../../descriptors.js";
import { areInherited, withOwnAlone } from "../../engine/own-properties.js";
import { isObject } from "../../model/value-kinds.js";
import { validate } from "../../validate.js";
import { type Judge, part, report } from "./judge.js";
import { say } from "./say.js";

/*
 * How a value is parsed by a schema that a user has made of a generated one, by `.extend()`, `.pick()` and so on: the parts of the type
 * are judged together where all of them are there, and one by one else; what was added is zod's.
 */

/** What a schema knows of its type, beside what zod knows. */
export interface OfType {
  readonly judge: Judge;
  readonly typeOf: () => ComplexType;
}

/** Who says what of the properties of a value. */
export interface Division {
  /** The properties of the type, if all of them are as the type has them: the judge sees them together. */
  readonly judged: ReadonlySet<string>;
  readonly isWhole: boolean;
  /** The properties that the type has. */
  readonly own: ReadonlySet<string>;
  /** All properties of the schema. */
  readonly known: ReadonlySet<string>;
  readonly others: z.ZodObject;
  /** Whether properties that are not known are refused. */
  readonly isClosed: boolean;
}

export function divide(
  shape: z.core.$ZodShape,
  original: z.core.$ZodShape,
  catchall: z.core.$ZodType | undefined,
): Division {
  const own = new Set(Object.keys(original));
  const isWhole = [...own].every((name) => shape[name] === original[name]);
  const judged = isWhole ? own : new Set<string>();
  const isClosed = catchall?._zod.def.type === "never";
  const others = Object.fromEntries(Object.entries(shape).filter(([name]) => !judged.has(name)));
  return {
    judged,
    isWhole,
    own,
    known: new Set(Object.keys(shape)),
    others: new z.ZodObject({
      type: "object",
      shape: others,
      catchall: isClosed ? undefined : catchall,
    }),
    isClosed,
  };
}

type Payload = z.core.ParsePayload;

export function parseInParts(
  { judged, isWhole, own, known, others, isClosed, judge, typeOf }: Division & OfType,
  payload: Payload,
  context: z.core.ParseContextInternal,
): Payload | Promise<Payload> {
  const { value } = payload;
  if (!isObject(value)) {
    report(payload, judge(value));
    return payload;
  }
  const whole = areInherited(known) ? withOwnAlone(value, known) : value;
  const mine = only(whole, (name) => judged.has(name) || (isWhole && name === "$types"));
  const rest = only(whole, (name) => !judged.has(name) && name !== "$types");
  if (isWhole) report(payload, judge(mine));
  if (isClosed) reportUnknown(rest, known, payload);
  const finish = (result: Payload): Payload => {
    payload.issues.push(...result.issues);
    if (payload.issues.length > 0) return payload;
    if (!isWhole && saysTypes(whole)) reportNamedTypes(typeOf(), own, whole, payload);
    const made = { ...mine, ...(result.value as Properties) };
    payload.value = !isWhole && saysTypes(whole) ? withTypes(made, whole) : made;
    return payload;
  };
  const result = others._zod.run({ value: rest, issues: [] }, context);
  return result instanceof Promise ? result.then(finish) : finish(result);
}

/** `undefined` is absence, of a property that the type does not have as well (docs/mapping.md). */
function reportUnknown(value: Properties, known: ReadonlySet<string>, payload: Payload): void {
  for (const [property, unknown] of Object.entries(value)) {
    if (known.has(property) || unknown === undefined) continue;
    const parameters = { property, expected: [] };
    const code = "value-unknown-property";
    report(payload, [{ code, path: [property], parameters, message: say(code, parameters) }]);
  }
}

/** Judges by the type the properties that `$types` speaks of, in a value that need not have all parts of one. */
function reportNamedTypes(
  type: ComplexType,
  own: ReadonlySet<string>,
  value: { readonly $types: unknown },
  payload: Payload,
): void {
  const { $types } = value;
  const named = typeof $types === "object" && $types !== null ? $types : {};
  const judged: Properties = only(
    value,
    (name) => name === "$types" || (own.has(name) && Object.hasOwn(named, name)),
  );
  const said = validate(type, judged, part).filter(({ path: [property = "", ...below] }) => {
    const isAbsent = below.length === 0 && judged[property] === undefined;
    return !isAbsent;
  });
  report(payload, said);
}

type Properties = Readonly<Record<string, unknown>>;

function only(value: object, keep: (property: string) => boolean): Properties {
  return Object.fromEntries(Object.entries(value).filter(([property]) => keep(property)));
}

/** Gives a value its `$types` back, without what they say of properties that the schema has taken away. */
function withTypes(value: Properties, whole: { readonly $types: unknown }): Properties {
  const { $types } = whole;
  const isTaken = (property: string): boolean =>
    Object.hasOwn(whole, property) && !Object.hasOwn(value, property);
  if (typeof $types !== "object" || $types === null || !Object.keys($types).some(isTaken))
    return { ...value, $types };
  const kept = only($types, (property) => !isTaken(property));
  return Object.keys(kept).length === 0 ? value : { ...value, $types: kept };
}

function saysTypes(value: object): value is { readonly $types: unknown } {
  return "$types" in value && value.$types !== undefined;
}

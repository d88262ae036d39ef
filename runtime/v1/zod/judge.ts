import * as z from "zod";
import type { ComplexType, TypeDescriptor } from "../../descriptors.js";
import type { XmlIssue } from "../../issues.js";
import { type ValidateOptions, validate } from "../../validate.js";

/** Says what is wrong with a value. All that a generated schema ever refuses, a judge has refused. */
export type Judge = (value: unknown) => readonly XmlIssue[];

/** How deep in a document a part of it stands, and may go, is for the whole to say. */
export const part: ValidateOptions = { limits: { depth: Number.POSITIVE_INFINITY } };

/** Judges values by a type, apart from any document. */
export function judgeOf(type: TypeDescriptor): Judge {
  return (value) => validate(type, value, part);
}

/** Judges the value of one property: that of an object which has no other. Absence is for the object to judge as well. */
export function propertyJudge(property: string, holder: ComplexType): Judge {
  return (value) => {
    const object: unknown = Object.create(null, { [property]: { value, enumerable: true } });
    return validate(holder, object, part).map((issue) => ({ ...issue, path: issue.path.slice(1) }));
  };
}

/** The part of a payload of zod's that a judge's findings go to. */
interface Findings {
  readonly value: unknown;
  readonly issues: z.core.$ZodRawIssue[];
}

/** The error maps of calls, by their payloads: zod hands a context to schemas, and none to checks. */
const maps = new WeakMap<object, z.core.$ZodErrorMap>();

/** Remembers what a call wants to say itself. */
export function remember(payload: object, { error }: z.core.ParseContextInternal): void {
  if (error !== undefined) maps.set(payload, error as z.core.$ZodErrorMap);
}

/** What the call, or else `z.config({ customError })`, says of an issue. */
function saidByUser(
  issue: z.core.$ZodRawIssue,
  map: z.core.$ZodErrorMap | undefined,
): string | undefined {
  return textOf(map?.(issue)) ?? textOf(z.config().customError?.(issue));
}

function textOf(said: ReturnType<z.core.$ZodErrorMap>): string | undefined {
  return typeof said === "object" ? said?.message : said;
}

/**
 * Hands over what a judge says in zod's form: `params` has our code, and what the message is made of. zod asks nobody about an issue that has a message, so
 * that users are asked here.
 */
export function report(
  payload: Findings,
  said: readonly Pick<XmlIssue, "code" | "message" | "path" | "parameters">[],
): void {
  for (const { code, message, path, parameters } of said) {
    const params = { code, parameters };
    const issue: z.core.$ZodRawIssue = {
      code: "custom",
      message,
      path: [...path],
      params,
      input: payload.value,
    };
    payload.issues.push({ ...issue, message: saidByUser(issue, maps.get(payload)) ?? message });
  }
}

/** A judge as a check. */
export function checkOf(judge: Judge): z.core.$ZodCheck {
  return z.check((payload) => report(payload, judge(payload.value)));
}

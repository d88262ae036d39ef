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

/** Hands over what a judge says in zod's form: `params` has our code, and what the message is made of. */
export function report(
  { value, issues }: Findings,
  said: readonly Pick<XmlIssue, "code" | "message" | "path" | "parameters">[],
): void {
  for (const { code, message, path, parameters } of said) {
    const params = { code, parameters };
    issues.push({ code: "custom", message, path: [...path], params, input: value });
  }
}

/** A judge as a check. */
export function checkOf(judge: Judge): z.core.$ZodCheck {
  return z.check((payload) => report(payload, judge(payload.value)));
}

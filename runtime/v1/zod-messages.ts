import { valueMessage } from "../messages/index.js";
import { typeName } from "../model/value-kinds.js";
import type { QNameValue } from "../nouns/generic-values.js";
import { localeOf } from "../nouns/locale.js";
import type { RuleName, RuleParameters } from "../nouns/rules.js";

/** What zod tells of a mistake to who makes the sentence. */
interface Mistake {
  readonly code?: string | undefined;
  readonly input?: unknown;
  readonly path?: readonly PropertyKey[] | undefined;
}

/** Makes the sentence when an error is shown; without one, zod says what it says. */
export type MakeSentence = (mistake: Mistake) => string | undefined;

/** A sentence in the language of the program. */
export function say<Name extends RuleName>(code: Name, parameters: RuleParameters[Name]): string {
  return valueMessage(code, parameters, localeOf(undefined)) ?? code;
}

/** The sentence about a value that is not of the TypeScript type, or of a property that is not there. */
export function wrong(expected: string): MakeSentence {
  return ({ code, input, path }) => {
    if (code !== "invalid_type") return undefined;
    const property = path?.at(-1);
    return input === undefined && typeof property === "string"
      ? say("cvc-complex-type.2.4.b", { property, expected: [property] })
      : say("value-type", { expected, actual: typeName(input) });
  };
}

export function tooMany(element: QNameValue, maximum: number): MakeSentence {
  return ({ input }) => say("cvc-complex-type.2.4.d", { element, count: lengthOf(input), maximum });
}

export function tooFew({
  property,
  name,
  minimum,
}: {
  readonly property: string;
  readonly name: QNameValue;
  readonly minimum: number;
}): MakeSentence {
  return ({ input }) =>
    say("cvc-complex-type.2.4.b", { property, expected: [name], count: lengthOf(input), minimum });
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

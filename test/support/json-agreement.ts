import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import * as z from "zod";
import type { ElementDescriptor } from "../../runtime/descriptors.js";
import { parseOrThrow } from "../../runtime/parse.js";
import { definitionsOf } from "../../runtime/v1/zod/json-schema.js";
import { elementSchemaOf } from "../../runtime/v1/zod.js";
import { arbitraryOf, looseArbitraryOf } from "./arbitrary/index.js";
import { mutantsOf } from "./arbitrary/mutants.js";
import type { Feature } from "./features.js";

/* What zod and JSON Schema say of the same values: those of valid documents, and those that are nearly right. */

/** How often the judges take a value or not, and what they disagree about. */
export interface Tally {
  readonly zod: Verdicts;
  readonly json: Verdicts;
  /** Values that zod takes and JSON Schema does not: there are to be none. */
  readonly tooStrict: readonly string[];
  /** Values of which the schema that zod makes and that of the generator say different things. */
  readonly differing: readonly string[];
}

export interface Verdicts {
  readonly accepted: number;
  readonly refused: number;
}

type Accepts = (value: unknown) => boolean;

const seed = 20081101;

/** Judges the values of all roots of a feature, so many drawn ones of each. */
export function tallyOf({ schemas, valid }: Feature, count: number): Tally {
  const seen: {
    readonly zod: boolean;
    readonly json: boolean;
    readonly target: boolean;
    readonly isNil: boolean;
    readonly text: string;
  }[] = [];
  for (const element of schemas.elements.values()) {
    if (element.abstract === true) continue;
    const schema = elementSchemaOf(() => element, { schemas });
    const judges = [
      validatorOf(z.toJSONSchema(schema, { io: "input" })),
      targetValidatorOf(element),
    ];
    for (const value of valuesOf(element, { schemas, valid }, count)) {
      const plain = plainOf(value);
      if (plain === undefined) continue;
      const [json, target] = judges.map((accepts) => accepts(plain.value));
      seen.push({
        zod: schema.safeParse(value).success,
        // An empty list of elements is absence for zod, whatever else is there.
        json: json === true || judges[0]?.(withoutEmpty(plain.value)) === true,
        target: target === true || judges[1]?.(withoutEmpty(plain.value)) === true,
        isNil: isNil(plain.value),
        text: `${element.name.local}: ${JSON.stringify(plain.value)}`,
      });
    }
  }
  return {
    zod: verdictsOf(seen.map(({ zod }) => zod)),
    json: verdictsOf(seen.map(({ json }) => json)),
    tooStrict: seen.filter(({ zod, json }) => zod && !json).map(({ text }) => text),
    differing: seen
      .filter(({ json, target, isNil }) => json !== target && !isNil)
      .map(({ text }) => text),
  };
}

function verdictsOf(accepts: readonly boolean[]): Verdicts {
  const accepted = accepts.filter((one) => one).length;
  return { accepted, refused: accepts.length - accepted };
}

/** Judges by a JSON Schema. Ajv refuses one that is not valid or has words that it does not know. */
export function validatorOf(schema: object): Accepts {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  return ajv.addFormat("date", isRfc3339Date).compile(schema);
}

/** RFC 3339, full-date. */
function isRfc3339Date(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && date.toJSON()?.startsWith(text) === true;
}

/** The schema of an element as the generator's definitions would have it: that of its type stands among them. */
function targetValidatorOf({ type: typeOf }: ElementDescriptor): Accepts {
  const type = typeOf();
  const orDerived =
    type.kind === "complexType" && (type.derived !== undefined || type.abstract === true);
  const $defs = definitionsOf([{ id: "T", type, orDerived: orDerived ? "TOrDerived" : undefined }]);
  const accepts = validatorOf({ $defs, $ref: orDerived ? "#/$defs/TOrDerived" : "#/$defs/T" });
  return accepts;
}

/** A definition says what a type is, and not that an element may have none of it. */
function isNil(value: unknown): boolean {
  return value === null || (typeof value === "object" && Object.hasOwn(value, "$nil"));
}

function valuesOf(
  element: ElementDescriptor,
  { schemas, valid }: Pick<Feature, "schemas" | "valid">,
  count: number,
): readonly unknown[] {
  const read = valid.flatMap(({ text }) => {
    try {
      return [parseOrThrow(element, text, { schemas, allowDoctype: true }) as unknown];
    } catch {
      // The document has another root.
      return [];
    }
  });
  const nearlyRight = fc.oneof(looseArbitraryOf(element), mutantsOf(arbitraryOf(element)));
  return [...read, ...fc.sample(nearlyRight, { numRuns: count, seed })];
}

function withoutEmpty(value: unknown): unknown {
  const isEmpty = (part: unknown): boolean => Array.isArray(part) && part.length === 0;
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== "object" || value === null) return value;
  const parts = Object.entries(value).filter(([, part]) => !isEmpty(part));
  return Object.fromEntries(parts.map(([name, part]) => [name, withoutEmpty(part)]));
}

/** A value as JSON has it; undefined where JSON cannot have it, or JSON Schema is not to speak of it. */
function plainOf(value: unknown): { readonly value: unknown } | undefined {
  let has = value !== undefined;
  const text = JSON.stringify(value, (key, part: unknown) => {
    if (typeof part === "number" && !Number.isFinite(part)) has = false;
    if (key === "$types") has = false;
    return typeof part === "bigint" ? Number(part) : part;
  });
  return has ? { value: JSON.parse(text) as unknown } : undefined;
}

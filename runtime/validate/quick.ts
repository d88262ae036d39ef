import type { ElementDescriptor, Facets, SimpleType } from "../v1/descriptors.js";

/** Whether a value is plainly valid. `true` is final; `false` says nothing, and the full check decides. */
export type Quick = (value: unknown) => boolean;

const quicks = new WeakMap<SimpleType, Quick | null>();

/**
 * The quick test of a simple type, for the forms that nearly all values have: text with single spaces inside and characters of
 * the basic plane, safe integers, calendar dates that every year has. It is there for types with the common facets alone.
 */
export function quickOf(type: SimpleType): Quick | undefined {
  let quick = quicks.get(type);
  if (quick === undefined) {
    quick = makeQuick(type) ?? null;
    quicks.set(type, quick);
  }
  return quick ?? undefined;
}

/** The quick test of an element whose value is of a simple type and has no rule of its own. */
export function quickOfElement(element: ElementDescriptor): Quick | undefined {
  const { abstract, default: standard, fixed, substitutions, type } = element;
  if (abstract === true || standard !== undefined || fixed !== undefined) return undefined;
  if (substitutions !== undefined) return undefined;
  const declared = type();
  return declared.kind === "simpleType" ? quickOf(declared) : undefined;
}

/** Text that every white space facet leaves as it is, of characters that XML has and that are one UTF-16 unit each. */
const plainText = /^[!-\ud7ff\ue000-\ufffd]+(?: [!-\ud7ff\ue000-\ufffd]+)*$/;
/** A date in a year of four digits, on a day that every month has. */
const plainDate = /^(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/;

function makeQuick(type: SimpleType): Quick | undefined {
  if (type.variety === "union") return unionQuick(type);
  if (type.variety !== "atomic") return undefined;
  const steps: SimpleType[] = [];
  for (let step: SimpleType | undefined = type; step !== undefined; step = step.base?.())
    steps.push(step);
  const datatype = steps.find((step) => step.datatype !== undefined)?.datatype;
  const facets = steps.flatMap((step) => step.facets ?? []);
  switch (datatype?.name) {
    case "string":
    case "normalizedString":
    case "token":
      return textQuick(facets);
    case "date":
      return facets.length === 0
        ? (value) => typeof value === "string" && plainDate.test(value)
        : undefined;
    case "boolean":
      return facets.length === 0 ? (value) => typeof value === "boolean" : undefined;
    default:
      return datatype?.primitive === "decimal" &&
        datatype.representation === "number" &&
        steps.every((step) => step.integers !== "bigint")
        ? integerQuick(facets)
        : undefined;
  }
}

/** A union takes what one of its members takes. */
function unionQuick(type: SimpleType): Quick | undefined {
  if (type.facets !== undefined || type.base !== undefined) return undefined;
  const all = type.memberTypes?.() ?? [];
  // Where members are texts and numbers, it matters which member takes a value.
  if (!all.every(isText)) return undefined;
  const members = all.flatMap((member) => quickOf(member) ?? []);
  if (members.length === 0) return undefined;
  return (value) => members.some((member) => member(value));
}

function isText(type: SimpleType): boolean {
  for (let step: SimpleType | undefined = type; step !== undefined; step = step.base?.())
    if (step.datatype !== undefined) return step.datatype.representation === "string";
  return false;
}

function textQuick(facets: readonly Facets[]): Quick | undefined {
  if (!knowsOnly(facets, ["minLength", "maxLength", "patterns", "enumeration", "whiteSpace"]))
    return undefined;
  const min = Math.max(0, ...facets.map(({ minLength = 0 }) => minLength));
  const max = Math.min(...facets.map(({ maxLength = Number.POSITIVE_INFINITY }) => maxLength));
  const patterns = facets.flatMap((step) =>
    step.patterns === undefined || step.patterns.length === 0 ? [] : [step.patterns],
  );
  const enumeration = facets.find((step) => step.enumeration !== undefined)?.enumeration;
  const allowed = enumeration === undefined ? undefined : new Set<unknown>(enumeration);
  let expressions: readonly (readonly RegExp[])[] | undefined;
  return (value) => {
    if (typeof value !== "string" || value.length < min || value.length > max) return false;
    if (!plainText.test(value) || (allowed !== undefined && !allowed.has(value))) return false;
    if (patterns.length === 0) return true;
    expressions ??= patterns.map((step) => step.map(({ native }) => new RegExp(native, "v")));
    return expressions.every((step) => step.some((expression) => expression.test(value)));
  };
}

function integerQuick(facets: readonly Facets[]): Quick | undefined {
  if (!knowsOnly(facets, ["minInclusive", "maxInclusive"])) return undefined;
  const min = Math.max(
    ...facets.map((step) => Number(step.minInclusive ?? Number.NEGATIVE_INFINITY)),
  );
  const max = Math.min(
    ...facets.map((step) => Number(step.maxInclusive ?? Number.POSITIVE_INFINITY)),
  );
  return (value) => Number.isSafeInteger(value) && Number(value) >= min && Number(value) <= max;
}

function knowsOnly(facets: readonly Facets[], known: readonly (keyof Facets)[]): boolean {
  const names = new Set<string>(known);
  return facets.every((step) =>
    Object.entries(step).every(([name, value]) => value === undefined || names.has(name)),
  );
}

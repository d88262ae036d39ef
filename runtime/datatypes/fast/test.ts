import type { ElementDescriptor, Facets, Pattern, SimpleType } from "../../descriptors.js";
import { memo } from "../../engine/memo.js";

/** Whether a value is valid, decided for the usual values alone: `true` is final, and after `false` the full check decides. */
export type FastTest = (value: unknown) => boolean;

/** Texts that are known to be valid: one of an enumeration, or of a length and a form. */
export type TextForm =
  | { readonly kind: "one"; readonly allowed: () => ReadonlySet<unknown> }
  | {
      readonly kind: "form";
      readonly min: number;
      readonly max: number;
      readonly source: string;
    };

/**
 * The fast test of a simple type, for the forms that nearly all values have: text with single spaces inside and characters of
 * the basic plane, safe integers, dates without a time zone. It is there for types with the common facets alone.
 */
export const fastTestOf: (type: SimpleType) => FastTest | undefined =
  /*@__PURE__*/ memo(makeFastTest);

/**
 * The forms of valid texts that are written without escapes: nothing in them is markup. Undefined for types
 * whose values are anything else, or that have no fast test.
 */
export function markupFreeFormsOf(type: SimpleType): readonly TextForm[] | undefined {
  return textFormsOf(type, markupFreeText);
}

/** The forms of valid texts, whatever has to be escaped in them; undefined as above. */
export function fastFormsOf(type: SimpleType): readonly TextForm[] | undefined {
  return textFormsOf(type, singleSpacedText);
}

/** The range of an integer type whose values are numbers; undefined for other types, and where other facets say more. */
export function integerRangeOf(
  type: SimpleType,
): { readonly min: number; readonly max: number } | undefined {
  const { datatype, facets, steps } = derivationOf(type);
  if (datatype?.primitive !== "decimal" || datatype.representation !== "number") return undefined;
  if (steps.some((step) => step.integers !== undefined && step.integers !== "number"))
    return undefined;
  if (!knowsOnly(facets, ["minInclusive", "maxInclusive"])) return undefined;
  return {
    min: Math.max(...facets.map((step) => Number(step.minInclusive ?? Number.NEGATIVE_INFINITY))),
    max: Math.min(...facets.map((step) => Number(step.maxInclusive ?? Number.POSITIVE_INFINITY))),
  };
}

/** The fast test of an element whose value is of a simple type and has no rule of its own. */
export function fastTestOfElement(element: ElementDescriptor): FastTest | undefined {
  const { abstract, default: standard, fixed, identityConstraints, substitutions, type } = element;
  if (abstract === true || standard !== undefined || fixed !== undefined) return undefined;
  if (substitutions !== undefined || identityConstraints !== undefined) return undefined;
  const declared = type();
  return declared.kind === "simpleType" ? fastTestOf(declared) : undefined;
}

/** Text that every white space facet leaves as it is, of characters that XML has and that are one UTF-16 unit each. */
const singleSpacedText = String.raw`^[!-\ud7ff\ue000-\ufffd]+(?: [!-\ud7ff\ue000-\ufffd]+)*$`;
/** The same without what is escaped in text or attributes: `"`, `&`, `<` and `>`. */
export const markupFreeText: string = String.raw`^[!#-%'-;=?-\ud7ff\ue000-\ufffd]+(?: [!#-%'-;=?-\ud7ff\ue000-\ufffd]+)*$`;

/** The usual forms of calendar types: years of four digits, no time zone, the 29th of February left to the full check. */
const calendarForms: ReadonlyMap<string, string> = /*@__PURE__*/ new Map([
  [
    "date",
    String.raw`^(?!0000)\d{4}-(?:(?:0[13-9]|1[0-2])-(?:0[1-9]|[12]\d|30)|(?:0[13578]|1[02])-31|02-(?:0[1-9]|1\d|2[0-8]))$`,
  ],
  ["gYearMonth", String.raw`^(?!0000)\d{4}-(?:0[1-9]|1[0-2])$`],
  ["gYear", String.raw`^(?!0000)\d{4}$`],
]);

function makeFastTest(type: SimpleType): FastTest | undefined {
  const forms = textFormsOf(type, singleSpacedText);
  if (forms !== undefined) return testOf(forms);
  const { datatype, facets } = derivationOf(type);
  if (datatype?.name === "boolean" && facets.length === 0)
    return (value) => typeof value === "boolean";
  const range = integerRangeOf(type);
  if (range === undefined) return undefined;
  const { min, max } = range;
  return (value) => Number.isSafeInteger(value) && Number(value) >= min && Number(value) <= max;
}

function derivationOf(type: SimpleType): {
  readonly steps: readonly SimpleType[];
  readonly datatype: SimpleType["datatype"];
  readonly facets: readonly Facets[];
} {
  const steps: SimpleType[] = [];
  for (let step: SimpleType | undefined = type; step !== undefined; step = step.base?.())
    steps.push(step);
  const datatype = steps.find((step) => step.datatype !== undefined)?.datatype;
  return { steps, datatype, facets: steps.flatMap((step) => step.facets ?? []) };
}

/** A union takes what one of its members takes. Where members are texts and numbers, it matters which member it is. */
function textFormsOf(type: SimpleType, text: string): readonly TextForm[] | undefined {
  if (type.variety === "union") {
    if (type.facets !== undefined || type.base !== undefined) return undefined;
    const members = type.memberTypes?.() ?? [];
    if (!members.every(isText)) return undefined;
    const forms = members.flatMap((member) => textFormsOf(member, text) ?? []);
    return forms.length === 0 ? undefined : forms;
  }
  const { datatype, facets } = derivationOf(type);
  // Lists have no such forms.
  if (datatype === undefined) return undefined;
  const { name } = datatype;
  const isString = name === "string" || name === "normalizedString" || name === "token";
  const calendarForm = calendarForms.get(name);
  const form = isString ? stringForm(facets, text) : patternedForm(calendarForm, facets);
  return form === undefined ? undefined : [form];
}

/** Whether the values of an atomic type are strings. */
function isText(type: SimpleType): boolean {
  for (let step: SimpleType | undefined = type; step !== undefined; step = step.base?.())
    if (step.datatype !== undefined) return step.datatype.representation === "string";
  return false;
}

/** Native regular expressions backtrack by a stack, which millions of characters can fill: longer texts are left to the full check. */
export const longestFast = 10_000;

function testOfForm(form: TextForm): FastTest {
  if (form.kind === "one") {
    let allowed: ReadonlySet<unknown> | undefined;
    return (value) => {
      allowed ??= form.allowed();
      return allowed.has(value);
    };
  }
  const { min, source } = form;
  const max = Math.min(form.max, longestFast);
  let expression: RegExp | undefined;
  return (value) => {
    if (typeof value !== "string" || value.length < min || value.length > max) return false;
    expression ??= new RegExp(source, "v");
    return expression.test(value);
  };
}

/** The test for a text of one of some forms. */
export function testOf(forms: readonly TextForm[]): FastTest | undefined {
  const tests = forms.map(testOfForm);
  if (tests.length < 2) return tests[0];
  return (value) => {
    for (let index = 0; index < tests.length; index++)
      if (tests[index]?.(value) === true) return true;
    return false;
  };
}

function stringForm(facets: readonly Facets[], text: string): TextForm | undefined {
  const known = [
    "length",
    "minLength",
    "maxLength",
    "patterns",
    "enumeration",
    "whiteSpace",
  ] as const;
  const source = withPatterns(text, facets);
  if (!knowsOnly(facets, known) || source === undefined) return undefined;
  const min = Math.max(
    ...facets.map(({ length, minLength = Number.NEGATIVE_INFINITY }) => length ?? minLength),
  );
  const max = Math.min(
    ...facets.map(({ length, maxLength = Number.POSITIVE_INFINITY }) => length ?? maxLength),
  );
  const form: TextForm = { kind: "form", min, max, source };
  const enumerations = facets.flatMap(({ enumeration }) =>
    enumeration === undefined ? [] : [new Set<unknown>(enumeration)],
  );
  const [first, ...others] = enumerations;
  if (first === undefined) return form;
  const fits = testOfForm(form);
  const allowed = (): ReadonlySet<unknown> =>
    new Set([...first].filter((item) => fits(item) && others.every((other) => other.has(item))));
  return { kind: "one", allowed };
}

/** The usual form of the datatype, with the patterns before it. */
function patternedForm(form: string | undefined, facets: readonly Facets[]): TextForm | undefined {
  const source = form === undefined ? undefined : withPatterns(form, facets);
  if (!knowsOnly(facets, ["patterns"]) || source === undefined) return undefined;
  return { kind: "form", min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY, source };
}

/**
 * A form and the patterns of all steps, in one expression: most texts are short, and starting the engine takes longer than
 * matching. Undefined when a pattern is not for the native engine, which would take too long for some text.
 */
function withPatterns(form: string, facets: readonly Facets[]): string | undefined {
  const steps = facets.flatMap(({ patterns }) => (patterns === undefined ? [] : [patterns]));
  if (steps.flat().some(({ linear }) => linear !== undefined)) return undefined;
  return steps.map(ahead).join("") + form;
}

/** The patterns of a step, which are anchored alternatives, as a lookahead. */
function ahead(patterns: readonly Pattern[]): string {
  return `(?=${patterns.map(({ native }) => native).join("|")})`;
}

function knowsOnly(facets: readonly Facets[], known: readonly (keyof Facets)[]): boolean {
  const names = new Set<string>(known);
  return facets.every((step) =>
    Object.entries(step).every(([name, value]) => value === undefined || names.has(name)),
  );
}

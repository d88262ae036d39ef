import type { ElementDescriptor, Facets, Pattern, SimpleType } from "../v1/descriptors.js";

/** Whether a value is plainly valid. `true` is final; `false` says nothing, and the full check decides. */
export type Quick = (value: unknown) => boolean;

const quicks = new WeakMap<SimpleType, Quick | null>();
const markupFree = new WeakMap<SimpleType, Quick | null>();

/**
 * The quick test of a simple type, for the forms that nearly all values have: text with single spaces inside and characters of
 * the basic plane, safe integers, dates without a time zone. It is there for types with the common facets alone.
 */
export function quickOf(type: SimpleType): Quick | undefined {
  return quickAmong(quicks, type, plainText);
}

/** The same for values that are text and can be written as they are: nothing in them is markup. */
export function markupFreeOf(type: SimpleType): Quick | undefined {
  return isText(type) ? quickAmong(markupFree, type, markupFreeText) : undefined;
}

function quickAmong(
  known: WeakMap<SimpleType, Quick | null>,
  type: SimpleType,
  text: RegExp,
): Quick | undefined {
  let quick = known.get(type);
  if (quick === undefined) {
    quick = makeQuick(type, text) ?? null;
    known.set(type, quick);
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
const plainText = /^[!-\ud7ff\ue000-\ufffd]+(?: [!-\ud7ff\ue000-\ufffd]+)*$/v;
/** The same without what is escaped in text or attributes: `"`, `&`, `<` and `>`. */
const markupFreeText = /^[!#-%'-;=?-\ud7ff\ue000-\ufffd]+(?: [!#-%'-;=?-\ud7ff\ue000-\ufffd]+)*$/v;

/** The plain forms of calendar types: years of four digits, no time zone, the 29th of February left to the full check. */
const plainForms: Readonly<Record<string, RegExp>> = {
  date: /^(?!0000)\d{4}-(?:(?:0[13-9]|1[0-2])-(?:0[1-9]|[12]\d|30)|(?:0[13578]|1[02])-31|02-(?:0[1-9]|1\d|2[0-8]))$/,
  gYearMonth: /^(?!0000)\d{4}-(?:0[1-9]|1[0-2])$/,
  gYear: /^(?!0000)\d{4}$/,
};

function makeQuick(type: SimpleType, text: RegExp): Quick | undefined {
  if (type.variety === "union") return unionQuick(type, text);
  if (type.variety !== "atomic") return undefined;
  const steps: SimpleType[] = [];
  for (let step: SimpleType | undefined = type; step !== undefined; step = step.base?.())
    steps.push(step);
  const datatype = steps.find((step) => step.datatype !== undefined)?.datatype;
  const facets = steps.flatMap((step) => step.facets ?? []);
  if (datatype === undefined) return undefined;
  const { name, primitive, representation } = datatype;
  if (name === "string" || name === "normalizedString" || name === "token")
    return textQuick(facets, text);
  if (name === "boolean" && facets.length === 0) return (value) => typeof value === "boolean";
  const form = Object.hasOwn(plainForms, name) ? plainForms[name] : undefined;
  if (form !== undefined) return formQuick(form, facets);
  const integer = primitive === "decimal" && representation === "number";
  return integer && steps.every((step) => step.integers !== "bigint")
    ? integerQuick(facets)
    : undefined;
}

/** A union takes what one of its members takes. Where members are texts and numbers, it matters which member it is. */
function unionQuick(type: SimpleType, text: RegExp): Quick | undefined {
  if (type.facets !== undefined || type.base !== undefined) return undefined;
  const all = type.memberTypes?.() ?? [];
  if (!all.every(isText)) return undefined;
  const members = all.flatMap(
    (member) => (text === plainText ? quickOf(member) : markupFreeOf(member)) ?? [],
  );
  if (members.length === 0) return undefined;
  return (value) => {
    for (let index = 0; index < members.length; index++)
      if (members[index]?.(value) === true) return true;
    return false;
  };
}

/** Whether all values of a type are strings. */
function isText(type: SimpleType): boolean {
  if (type.variety === "union" && type.base === undefined)
    return (type.memberTypes?.() ?? []).every(isText);
  for (let step: SimpleType | undefined = type; step !== undefined; step = step.base?.())
    if (step.datatype !== undefined) return step.datatype.representation === "string";
  return false;
}

function textQuick(facets: readonly Facets[], text: RegExp): Quick | undefined {
  const known = [
    "length",
    "minLength",
    "maxLength",
    "patterns",
    "enumeration",
    "whiteSpace",
  ] as const;
  const matches = matcherOf(facets, text);
  if (!knowsOnly(facets, known) || matches === undefined) return undefined;
  const min = Math.max(0, ...facets.map(({ length, minLength = 0 }) => length ?? minLength));
  const max = Math.min(
    ...facets.map(({ length, maxLength = Number.POSITIVE_INFINITY }) => length ?? maxLength),
  );
  const fits = (value: unknown): boolean =>
    typeof value === "string" && value.length >= min && value.length <= max && matches(value);
  const enumerations = facets.flatMap(({ enumeration }) =>
    enumeration === undefined ? [] : [new Set<unknown>(enumeration)],
  );
  const [first, ...others] = enumerations;
  if (first === undefined) return fits;
  let allowed: ReadonlySet<unknown> | undefined;
  return (value) => {
    allowed ??= new Set(
      [...first].filter((item) => fits(item) && others.every((other) => other.has(item))),
    );
    return allowed.has(value);
  };
}

/** A form of the datatype that is plainly valid, and the patterns. */
function formQuick(form: RegExp, facets: readonly Facets[]): Quick | undefined {
  const matches = matcherOf(facets, form);
  if (!knowsOnly(facets, ["patterns"]) || matches === undefined) return undefined;
  return (value) => typeof value === "string" && matches(value);
}

/**
 * Whether a text is of a form and matches the patterns of all steps, in one go: most texts are short, and starting the engine
 * takes longer than matching. Undefined when a pattern is not for the native engine, which would take too long for some text.
 */
function matcherOf(
  facets: readonly Facets[],
  form: RegExp,
): ((text: string) => boolean) | undefined {
  const steps = facets.flatMap(({ patterns = [] }) => (patterns.length === 0 ? [] : [patterns]));
  if (steps.flat().some(({ linear }) => linear !== undefined)) return undefined;
  if (steps.length === 0) return (text) => form.test(text);
  let expression: RegExp | undefined;
  return (text) => {
    expression ??= new RegExp(steps.map(ahead).join("") + form.source, "v");
    return expression.test(text);
  };
}

/** The alternatives of a step, each of which is anchored, as something that comes before the form is looked at. */
function ahead(patterns: readonly Pattern[]): string {
  return `(?=${patterns.map(({ native }) => native).join("|")})`;
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

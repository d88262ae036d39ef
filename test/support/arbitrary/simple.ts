import fc from "fast-check";
import { effectiveFacet, stepsOf } from "../../../runtime/datatypes/facets/facets.js";
import { itemTypeOf, memberTypesOf } from "../../../runtime/datatypes/readers/parts.js";
import { datatypeOf, representationOf } from "../../../runtime/datatypes/representation.js";
import { isFindings, readerOf } from "../../../runtime/datatypes/simple-type.js";
import type { Facets, SimpleType } from "../../../runtime/descriptors.js";
import { type Lengths, stringsMatching } from "./pattern.js";
import { Slot } from "./slots.js";

/** Values of a simple type: of its value space, or also just outside of it, as the author of a schema has to expect them. */
export function simpleValues(type: SimpleType, loose: boolean): fc.Arbitrary<unknown> {
  return loose ? fc.oneof({ weight: 60, arbitrary: valid(type) }, near(type)) : valid(type);
}

/** Values that are like those of a type: most are valid, some break a facet or are no value at all. */
function near(type: SimpleType): fc.Arbitrary<unknown> {
  const candidates = candidatesOf(type).map(plain);
  return fc.oneof(
    { weight: 4, arbitrary: candidates },
    { weight: 3, arbitrary: fc.tuple(candidates, fc.nat(), edits).map(edit) },
    { weight: 2, arbitrary: noise },
  );
}

const values = new WeakMap<SimpleType, fc.Arbitrary<unknown>>();

function valid(type: SimpleType): fc.Arbitrary<unknown> {
  let arbitrary = values.get(type);
  if (arbitrary === undefined) {
    const reader = readerOf(type);
    arbitrary = sieve(
      candidatesOf(type),
      (value) => reader.check(plain(value)).length === 0,
      type.name?.local,
    );
    values.set(type, arbitrary);
  }
  return arbitrary;
}

/** `filter`, which says so instead of running for ever when nothing passes. */
function sieve<T>(
  candidates: fc.Arbitrary<T>,
  passes: (value: T) => boolean,
  name = "anonymous",
): fc.Arbitrary<T> {
  let misses = 0;
  return candidates.filter((value) => {
    if (passes(value)) {
      misses = 0;
      return true;
    }
    if (++misses > 2000) throw new Error(`no value of the simple type "${name}" was drawn`);
    return false;
  });
}

/** What a slot stands for. */
function plain(value: unknown): unknown {
  if (value instanceof Slot) return value.drawn;
  return Array.isArray(value) ? value.map(plain) : value;
}

/** Values that the facets of a type lead to. Not all are valid: bounds and lengths may rule some out. */
function candidatesOf(type: SimpleType): fc.Arbitrary<unknown> {
  const steps = stepsOf(type);
  const enumeration = effectiveFacet(steps, "enumeration");
  if (enumeration !== undefined) return enumerated(type, enumeration);
  if (type.variety === "list") return listOf(type, steps);
  if (type.variety === "union") {
    return fc.oneof(...memberTypesOf(type).map(candidatesOf), ...matching(steps));
  }
  const datatype = datatypeOf(steps).name;
  switch (representationOf(type)) {
    case "boolean":
      return fc.boolean();
    case "bigint":
      return integers(steps);
    case "integer":
      return integers(steps).map((value) => {
        const number = Number(value);
        return Number.isSafeInteger(number) ? number : value;
      });
    case "number":
      return datatype === "float" || datatype === "double"
        ? floats
        : integers(steps).map(Number).filter(Number.isSafeInteger);
    case "QName":
      return names;
    case "string":
      return identifier(datatype, fc.oneof(...stringsOf(steps, datatype)));
  }
}

function identifier(datatype: string, strings: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  return datatype === "ID" || datatype === "IDREF"
    ? strings.map((drawn) => new Slot(datatype, drawn))
    : strings;
}

function enumerated(
  type: SimpleType,
  enumeration: NonNullable<Facets["enumeration"]>,
): fc.Arbitrary<unknown> {
  const reader = readerOf(type);
  const members = enumeration.flatMap((item) => {
    const lexical = typeof item === "string" ? item : item.lexical;
    const read = reader.read(lexical, (prefix) =>
      typeof item === "string" ? undefined : (item.namespaces?.[prefix] ?? item.name.namespace),
    );
    return isFindings(read) ? [] : [read.value];
  });
  return fc.constantFrom(...members);
}

function listOf(type: SimpleType, steps: readonly SimpleType[]): fc.Arbitrary<unknown> {
  const item = itemTypeOf(type);
  if (item === undefined) throw new Error("a list without item type");
  const exact = effectiveFacet(steps, "length");
  const minLength = exact ?? effectiveFacet(steps, "minLength") ?? 0;
  const maxLength = exact ?? Math.min(effectiveFacet(steps, "maxLength") ?? 99, minLength + 3);
  const texts = matching(steps);
  return texts.length === 0
    ? fc.array(valid(item), { minLength, maxLength })
    : fc.oneof(...texts).map((text) => text.split(" ").filter((part) => part !== ""));
}

/** Texts that the patterns of a list or union ask for. */
function matching(steps: readonly SimpleType[]): fc.Arbitrary<string>[] {
  const patterns = steps.flatMap((step) => step.facets?.patterns ?? []);
  return patterns.map(({ xsd }) => stringsMatching(xsd, { least: 0, most: 40 }));
}

/** Strings that the patterns of the steps ask for, and such as the datatype has. */
function stringsOf(steps: readonly SimpleType[], datatype: string): fc.Arbitrary<string>[] {
  const patterns = steps.flatMap((step) => step.facets?.patterns ?? []);
  const matching = patterns.map(({ xsd }) => stringsMatching(xsd, lengths(steps, 12)));
  return matching.length > 0 && isText(datatype)
    ? matching
    : [...matching, lexicals(steps, datatype)];
}

function isText(datatype: string): boolean {
  return ["string", "normalizedString", "token"].includes(datatype);
}

/** Lexical forms of a datatype whose values are strings in TypeScript (Part 2, 3.2 and 3.3). */
function lexicals(steps: readonly SimpleType[], datatype: string): fc.Arbitrary<string> {
  const bounds = (
    ["minInclusive", "maxInclusive", "minExclusive", "maxExclusive", "fractionDigits"] as const
  ).flatMap((facet) => effectiveFacet(steps, facet)?.toString() ?? []);
  const forms = formsOf(steps, datatype);
  return bounds.length === 0
    ? forms
    : fc.oneof({ weight: 5, arbitrary: forms }, fc.constantFrom(...bounds));
}

function formsOf(steps: readonly SimpleType[], datatype: string): fc.Arbitrary<string> {
  switch (datatype) {
    case "string":
    case "normalizedString":
    case "token":
    case "anySimpleType":
      return texts(steps);
    case "anyURI":
      return fc.constantFrom("", "a", "urn:a:b", "http://a.example/é?b=c&d=%20#e", "../x y");
    case "hexBinary":
      return bytes(steps).map((some) => some.toString("hex"));
    case "base64Binary":
      return bytes(steps).map((some) => some.toString("base64"));
    case "decimal":
      return stringsMatching("[+\\-]?(\\d{1,20}(\\.\\d{0,6})?|\\.\\d{1,6})").map(ascii);
    default:
      return stringsMatching(patternOf[datatype] ?? "[A-Za-z][a-z0-9]{0,6}").map(ascii);
  }
}

/** Digits of other scripts match `\d` but are no digits of a number. */
function ascii(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) =>
    /[0-9]/.test(digit) ? digit : String((digit.codePointAt(0) ?? 0) % 10),
  );
}

const zone = "(Z|[+\\-]0[0-9]:[0-5]0|\\+14:00)?";
const day = "(0[1-9]|1[0-9]|2[0-8])";
const month = "(0[1-9]|1[0-2])";
const year = "(-?0{3}[1-9]|1[0-9]{3}|20[0-9]{2}|[1-9][0-9]{4})";
const time = "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,3})?";

const patternOf: Readonly<Record<string, string>> = {
  date: `${year}-${month}-${day}${zone}`,
  dateTime: `${year}-${month}-${day}T${time}${zone}`,
  time: `${time}${zone}`,
  gYear: `${year}${zone}`,
  gYearMonth: `${year}-${month}${zone}`,
  gMonth: `--${month}${zone}`,
  gMonthDay: `--${month}-${day}${zone}`,
  gDay: `---${day}${zone}`,
  duration: "-?P([0-9]{1,2}Y)?([0-9]{1,2}M)?[0-9]D(T[0-9]{1,3}H([0-9]M)?([0-9]\\.[0-9]S)?)?",
  language: "[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})?",
  NMTOKEN: "[\\-.:_a-zé0-9]{1,8}",
  Name: "[_:A-Zé][\\-.:_a-zé0-9]{0,8}",
};

/** Text as long as the facets want it. */
function texts(steps: readonly SimpleType[]): fc.Arbitrary<string> {
  const { least, most } = lengths(steps, 12);
  const word = fc.constantFrom(..."abcXYZ019 -'éàœÇß&<>\"].,\u00A0ñ中😀");
  return fc
    .array(word, { minLength: least, maxLength: most })
    .map((some) => some.join(""))
    .map((text) => (least === 0 ? text.replace(/ +/g, " ").trim() : text));
}

function bytes(steps: readonly SimpleType[]): fc.Arbitrary<Buffer> {
  const { least, most } = lengths(steps, 6);
  return fc.uint8Array({ minLength: least, maxLength: most }).map((some) => Buffer.from(some));
}

function lengths(steps: readonly SimpleType[], more: number): Lengths {
  const exact = effectiveFacet(steps, "length");
  const least = exact ?? effectiveFacet(steps, "minLength") ?? 0;
  const limit = exact ?? effectiveFacet(steps, "maxLength") ?? Number.POSITIVE_INFINITY;
  return { least, most: Math.min(limit, least + more) };
}

/** Integers between the bounds of all steps, the bounds most of all. */
function integers(steps: readonly SimpleType[]): fc.Arbitrary<bigint> {
  const digits = effectiveFacet(steps, "totalDigits");
  const outermost = 10n ** BigInt(digits ?? 18) - 1n;
  const bound = (facet: "minInclusive" | "maxInclusive" | "minExclusive" | "maxExclusive") => {
    const literal = effectiveFacet(steps, facet);
    return literal === undefined ? undefined : BigInt(literal.trim().replace(/^\+/, ""));
  };
  const low = bound("minInclusive") ?? bound("minExclusive") ?? -outermost;
  const high = bound("maxInclusive") ?? bound("maxExclusive") ?? outermost;
  const near = [low, low + 1n, high - 1n, high].filter((n) => n >= low && n <= high);
  return fc.oneof(fc.bigInt({ min: low, max: high }), fc.constantFrom(...near));
}

const floats: fc.Arbitrary<number> = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(0, -0, 1e21, 1e-7, Number.NaN, Number.POSITIVE_INFINITY),
);

const names: fc.Arbitrary<unknown> = fc.record(
  {
    namespace: fc.constantFrom("", "urn:a", "urn:b"),
    local: stringsMatching("[a-zé_][a-z0-9.\\-]{0,5}"),
    prefix: fc.constantFrom("a", "b"),
  },
  { requiredKeys: ["namespace", "local"] },
);

const edits = fc.constantFrom(
  (text: string, at: number) => text.slice(0, at) + text.slice(at + 1),
  (text: string, at: number) => `${text.slice(0, at)}${text.charAt(at)}${text.slice(at)}`,
  (text: string, at: number) => `${text.slice(0, at)} ${text.slice(at)}`,
  (text: string, at: number) => `${text.slice(0, at)}é${text.slice(at)}`,
  (text: string, at: number) => `${text.slice(0, at)}5${text.slice(at + 1)}`,
  (text: string) => text.repeat(40),
  (text: string) => text.toUpperCase(),
  (text: string) => text.toLowerCase(),
  (text: string) => ` \t${text}\r\n`,
  (text: string, at: number) => `${text.slice(0, at)}\u0001${text.slice(at)}`,
  (text: string, at: number) => `${text.slice(0, at)}\uD83D${text.slice(at)}`,
);

/** One small mistake in a string; a number gets another one, a list loses or doubles an item. */
function edit([value, position, change]: readonly [
  unknown,
  number,
  (text: string, at: number) => string,
]): unknown {
  if (typeof value === "string") return change(value, position % (value.length + 1));
  if (typeof value === "number") return [value + 1, -value, value * 1e9, value + 0.5][position % 4];
  if (typeof value === "bigint") return position % 2 === 0 ? -value : value * 10n ** 20n;
  if (Array.isArray(value)) return position % 2 === 0 ? value.slice(1) : [...value, ...value];
  return value;
}

const noise: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "0",
    "-1",
    "true",
    "NaN",
    "2008-02-30",
    "2008-02-29",
    "p",
    "FR",
    "99999",
  ),
  fc.constantFrom<unknown>(0, -1, 1.5, 1e21, Number.NaN, true, null, 1n, [], {}, [""], ["a", 1], {
    toString: "x",
  }),
  fc.string({ unit: "binary", maxLength: 12 }),
);

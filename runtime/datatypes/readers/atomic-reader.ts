import type { SimpleType } from "../../descriptors.js";
import type { Datatype, PrefixFor, ResolvePrefix } from "../../nouns/datatype.js";
import {
  compileFacets,
  compilePatterns,
  effectiveFacet,
  type FacetCheck,
} from "../facets/facets.js";
import { furtherForms, otherForms } from "../lexical-forms.js";
import { type Decimal, formatDecimal } from "../primitives/decimals.js";
import {
  datatypeOf,
  fitsSafeIntegers,
  isIntegerDatatype,
  isSafe,
  representationOf,
} from "../representation.js";
import {
  type Finding,
  kindOf,
  noFindings,
  type SimpleTypeReader,
  type SimpleValue,
} from "../simple-value.js";
import { normalizeWhiteSpace } from "../white-space.js";

/** Compiles an atomic type from its steps of derivation, the type itself first. */
export function atomicReader(steps: readonly SimpleType[]): SimpleTypeReader {
  const rules = compileRules(steps);
  return rules.representation === "string" ? textReader(rules) : valueReader(rules);
}

/** What reading a value of one atomic type needs. */
interface AtomicRules {
  readonly type: SimpleType;
  readonly datatype: Datatype;
  readonly whiteSpace: Datatype["whiteSpace"];
  readonly checks: readonly FacetCheck[];
  readonly representation: Datatype["representation"];
  /** Whether integers must be checked for safety. */
  readonly unsafe: boolean;
  /** The patterns among the checks, which a value's own form may not match. */
  readonly patterns: readonly FacetCheck[];
}

function compileRules(steps: readonly SimpleType[]): AtomicRules {
  const [type] = steps;
  if (type === undefined) throw new TypeError("a simple type has at least one step of derivation");
  const datatype = datatypeOf(steps);
  const whiteSpace = effectiveFacet(steps, "whiteSpace") ?? datatype.whiteSpace;
  const representation = representationOf(type);
  const integer = isIntegerDatatype(datatype);
  const checks = compileFacets(steps, {
    ...datatype,
    parse: (literal, resolve) => datatype.parse(normalizeWhiteSpace(literal, whiteSpace), resolve),
  });
  const unsafe = integer && representation === "number" && !fitsSafeIntegers(steps);
  const patterns = compilePatterns(steps);
  return { type, datatype, whiteSpace, checks, representation, unsafe, patterns };
}

/** A value of an atomic type; its key is made when it is asked for. */
class AtomicValue implements SimpleValue {
  readonly value: unknown;
  readonly lexical: string;
  readonly type: SimpleType;
  readonly #datatype: Datatype;
  readonly #inner: unknown;

  constructor({ type, datatype, representation }: AtomicRules, inner: unknown, lexical: string) {
    this.value = nativeOf(datatype, representation, inner, lexical);
    this.lexical = lexical;
    this.type = type;
    this.#datatype = datatype;
    this.#inner = inner;
  }

  get key(): string {
    return `${this.#datatype.primitive} ${this.#datatype.key(this.#inner)}`;
  }
}

function nativeOf(
  datatype: Datatype,
  representation: Datatype["representation"],
  inner: unknown,
  lexical: string,
): unknown {
  if (representation === "string") return lexical;
  const large =
    representation === "bigint" || (representation === "integer" && !isSafe(inner as Decimal));
  return large ? BigInt(datatype.key(inner)) : datatype.toNative(inner, lexical);
}

function read(
  rules: AtomicRules,
  text: string,
  resolve: ResolvePrefix,
): SimpleValue | readonly Finding[] {
  const lexical = normalizeWhiteSpace(text, rules.whiteSpace);
  const value = rules.datatype.parse(lexical, resolve);
  if (value === undefined) return notInLexicalSpace(rules, lexical);
  const findings = checkValue(rules, value, lexical);
  return findings.length > 0 ? findings : new AtomicValue(rules, value, lexical);
}

/** What {@link read} would find about a form that is normalised already. */
function checkLexical(
  rules: AtomicRules,
  lexical: string,
  resolve: ResolvePrefix,
): readonly Finding[] {
  const value = rules.datatype.parse(lexical, resolve);
  return value === undefined
    ? notInLexicalSpace(rules, lexical)
    : checkValue(rules, value, lexical);
}

const unbound: ResolvePrefix = () => undefined;

function checkValue(rules: AtomicRules, value: unknown, lexical: string): readonly Finding[] {
  let findings: Finding[] | undefined;
  for (const check of rules.checks) {
    const finding = check(value, lexical);
    if (finding === undefined) continue;
    if (findings === undefined) findings = [finding];
    else findings.push(finding);
  }
  if (findings !== undefined) return findings;
  return rules.unsafe && !isSafe(value as Decimal)
    ? [notRepresentable(rules, lexical)]
    : noFindings;
}

/** A type whose TypeScript value is the literal: nothing is made of it. */
function textReader(rules: AtomicRules): SimpleTypeReader {
  const write = (native: unknown): string => {
    if (typeof native !== "string") throw new TypeError(describeWrongType(rules, native));
    return native;
  };
  return {
    read: (text, resolve) => read(rules, text, resolve),
    check: (native) =>
      typeof native === "string"
        ? checkLexical(rules, normalizeWhiteSpace(native, rules.whiteSpace), unbound)
        : [wrongType(rules, native)],
    write,
    forms: (native) => [write(native)],
  };
}

/** A type whose TypeScript value is another than the literal: it is checked through its lexical form. */
function valueReader(rules: AtomicRules): SimpleTypeReader {
  const { datatype, representation, unsafe } = rules;
  const takesBigints = representation === "bigint" || representation === "integer";
  const ownForm = (native: unknown, prefixFor: PrefixFor): string | undefined => {
    if (takesBigints && typeof native === "bigint") return String(native);
    return representation === "bigint" ? undefined : datatype.toLexical(native, prefixFor);
  };
  /** The form that a pattern asks for, where the value's own form does not match it. */
  const otherForm = (lexical: string, findings: readonly Finding[]): string | undefined => {
    if (!findings.some(({ code }) => code === "cvc-pattern-valid")) return undefined;
    for (const form of otherForms(lexical, datatype)) {
      if (checkLexical(rules, form, unbound).length === 0) return form;
    }
    return undefined;
  };
  const write = (native: unknown, prefixFor: PrefixFor): string => {
    const lexical = ownForm(native, prefixFor);
    if (lexical === undefined) throw new TypeError(describeWrongType(rules, native));
    if (rules.patterns.length === 0) return lexical;
    return otherForm(lexical, checkLexical(rules, lexical, unbound)) ?? lexical;
  };
  return {
    read: (text, resolve) => read(rules, text, resolve),
    check: (native) => {
      // Any prefix serves: what it stands for is taken from the value, not looked up.
      let namespace: string | undefined;
      const lexical = ownForm(native, (name, wanted) => {
        namespace = name;
        return wanted ?? "";
      });
      if (lexical === undefined) return [wrongType(rules, native)];
      const mayRound = unsafe || representation === "integer";
      if (mayRound && Number.isInteger(native) && !Number.isSafeInteger(native)) {
        return [notRepresentable(rules, lexical)];
      }
      const findings = checkLexical(rules, lexical, () => namespace);
      if (findings.length === 0 || otherForm(lexical, findings) !== undefined) return noFindings;
      return findings;
    },
    write,
    *forms(native, prefixFor) {
      const usual = write(native, prefixFor);
      yield usual;
      yield* furtherForms(usual, datatype);
    },
  };
}

/** The name by which messages call a type: its own, or that of the type that it restricts. */
function nameOf({ type, datatype }: AtomicRules): string {
  return type.name?.local ?? datatype.name;
}

/** Datatype Valid (Part 2, 4.1.4) asks for the patterns first (clause 1.1), then for the lexical space (clause 1.2). */
function notInLexicalSpace(rules: AtomicRules, value: string): readonly Finding[] {
  const findings = rules.patterns.flatMap((check) => check(undefined, value) ?? []);
  if (findings.length > 0) return findings;
  const parameters = { value, type: nameOf(rules), datatype: rules.datatype.name };
  return [{ code: "cvc-datatype-valid.1.2.1", parameters }];
}

function notRepresentable(rules: AtomicRules, value: string): Finding {
  const exact = rules.representation === "integer";
  const parameters = { value: formatInteger(rules, value), type: nameOf(rules), exact };
  return { code: "value-not-representable", parameters };
}

function formatInteger({ datatype }: AtomicRules, lexical: string): string {
  const value = datatype.parse(lexical, () => undefined);
  return value === undefined ? lexical : formatDecimal(value as Decimal);
}

function wrongType(rules: AtomicRules, native: unknown): Finding {
  const parameters = {
    expected: rules.representation,
    actual: kindOf(native),
    type: nameOf(rules),
  };
  return { code: "value-type", parameters };
}

function describeWrongType(rules: AtomicRules, native: unknown): string {
  return `a value of the type "${nameOf(rules)}" is a ${rules.representation}, not a ${kindOf(native)}`;
}

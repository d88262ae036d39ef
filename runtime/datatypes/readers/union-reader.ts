import type { SimpleType } from "../../descriptors.js";
import type { ResolvePrefix } from "../../nouns/datatype.js";
import { compileFacets, stepsOf } from "../facets/facets.js";
import {
  type Finding,
  isFindings,
  kindOf,
  noFindings,
  type SimpleTypeReader,
  type SimpleValue,
  textOf,
} from "../simple-value.js";
import { memberTypesOf } from "./parts.js";
import { isEqual } from "./same-native.js";
import { Asking, MadeOnce, type Outcome, type Readings } from "./union-asking.js";

/** What a union does as a member of another: what was asked before about the same text or value is not asked again. */
interface MemberUnion {
  read(text: string, resolve: ResolvePrefix, readings: Readings): Outcome;
  check(native: unknown, asking: Asking): readonly Finding[];
  forms(native: unknown, asking: Asking): Iterable<string>;
}

/** Unions by their readers. */
const unions = /*@__PURE__*/ new WeakMap<SimpleTypeReader, MemberUnion>();

/**
 * Compiles a union type (Part 2, 2.5.1.3) from its steps of derivation, the type itself first. A value belongs to the
 * first member type that takes it, and its white space is normalised by that member (Part 2, 4.3.6).
 */
export function unionReader(
  steps: readonly SimpleType[],
  readerOf: (type: SimpleType) => SimpleTypeReader,
): SimpleTypeReader {
  const name = steps.find((step) => step.name !== undefined)?.name?.local;
  const [type] = steps;
  const types = type === undefined ? [] : memberTypesOf(type);
  const members = types.map(readerOf);
  const nested = members.some((member) => unions.has(member));
  const memberTypes = types.map((type) => type.name?.local);

  const readMember = (text: string, resolve: ResolvePrefix, readings?: Readings): Outcome => {
    const causes = new Set<Finding>();
    for (const member of members) {
      const outcome =
        readings === undefined
          ? member.read(text, resolve)
          : readOnce(member, text, resolve, readings);
      if (!isFindings(outcome)) return outcome;
      addCauses(causes, outcome);
    }
    const parameters = { value: text, type: name, memberTypes, causes: [...causes] };
    return [{ code: "cvc-datatype-valid.1.2.3", parameters }];
  };
  const freshReadings = (): Readings | undefined => (nested ? new Map() : undefined);
  const checks = compileFacets(steps, {
    key: (value) => (value as SimpleValue).key,
    parse: (literal, resolve) => {
      const outcome = readMember(literal, resolve, freshReadings());
      return isFindings(outcome) ? undefined : outcome;
    },
  });
  const read = (text: string, resolve: ResolvePrefix, readings = freshReadings()): Outcome => {
    const outcome = readMember(text, resolve, readings);
    if (isFindings(outcome) || checks.length === 0) return outcome;
    const findings = checks
      .map((check) => check(outcome, outcome.lexical))
      .filter((finding) => finding !== undefined);
    return findings.length > 0 ? findings : outcome;
  };
  const readForm = (form: string, asking: Asking): Outcome =>
    read(form, asking.resolve, nested ? asking.readingsOf(form) : undefined);

  /** What is wrong with a value: nothing when a member takes it whose form the whole union takes. */
  const check = (native: unknown, asking: Asking): readonly Finding[] => {
    let findings: readonly Finding[] | undefined;
    const causes = new Set<Finding>();
    for (const member of members) {
      const [form] = validForms(member, native, asking);
      if (form === undefined) {
        addCauses(causes, checkOnce(member, native, asking));
        continue;
      }
      const outcome = readForm(form, asking);
      if (!isFindings(outcome)) return noFindings;
      findings ??= outcome;
    }
    return findings ?? [noMember(native, [...causes], { type: name, memberTypes })];
  };

  const everything = types.findIndex(takesEverything);

  /**
   * The forms of a value that the union reads as this value. Where there are none, one that the member reads so, as with white space
   * that is no part of the value; and where a member that stands before takes them all, what it takes, which is valid at least.
   */
  function* forms(native: unknown, asking: Asking): Generator<string, undefined> {
    let good = false;
    let likely: string | undefined;
    let taken: string | undefined;
    for (const [index, member] of members.entries()) {
      for (const form of validForms(member, native, asking)) {
        const outcome = readForm(form, asking);
        if (!isFindings(outcome)) {
          taken ??= form;
          if (isEqual(outcome.value, native)) {
            good = true;
            yield form;
          } else if (likely === undefined) {
            const alone = readOnce(member, form, asking.resolve, asking.readingsOf(form));
            if (!isFindings(alone) && isEqual(outcome.value, alone.value)) likely = form;
          }
        }
        if (everything >= 0 && index > everything) break;
      }
    }
    const last = likely ?? taken;
    if (!good && last !== undefined) yield last;
  }
  const reader: SimpleTypeReader = {
    read: (text, resolve) => read(text, resolve),
    check: (native) => check(native, new Asking()),
    forms: (native, prefixFor) => forms(native, new Asking(prefixFor)),
    write: (native, prefixFor) => {
      const form = forms(native, new Asking(prefixFor)).next().value;
      if (form !== undefined) return form;
      // What no member takes is not valid; as a string it can still be written, like that of any other type.
      if (typeof native === "string") return native;
      throw new TypeError(`the value is not of the union type "${name}"`);
    },
  };
  unions.set(reader, { read, check, forms });
  return reader;
}

function readOnce(
  member: SimpleTypeReader,
  text: string,
  resolve: ResolvePrefix,
  readings: Readings,
): Outcome {
  let outcome = readings.get(member);
  if (outcome === undefined) {
    const union = unions.get(member);
    outcome =
      union === undefined ? member.read(text, resolve) : union.read(text, resolve, readings);
    readings.set(member, outcome);
  }
  return outcome;
}

function checkOnce(member: SimpleTypeReader, native: unknown, asking: Asking): readonly Finding[] {
  let findings = asking.checks.get(member);
  if (findings === undefined) {
    findings = unions.get(member)?.check(native, asking) ?? member.check(native);
    asking.checks.set(member, findings);
  }
  return findings;
}

/** The forms of a value that is valid; none of another. */
function validForms(member: SimpleTypeReader, native: unknown, asking: Asking): Iterable<string> {
  let forms = asking.forms.get(member);
  if (forms === undefined) {
    // Unions have forms of valid values alone.
    const union = unions.get(member);
    if (union !== undefined) forms = new MadeOnce(union.forms(native, asking));
    else if (checkOnce(member, native, asking).length > 0) forms = [];
    else forms = member.forms(native, asking.prefixFor);
    if (union !== undefined || Array.isArray(forms)) asking.forms.set(member, forms);
  }
  return forms;
}

/** What a union in a union has no member for says what these expect, each once. */
function addCauses(causes: Set<Finding>, findings: readonly Finding[]): void {
  for (const finding of findings) {
    if (finding.code !== "cvc-datatype-valid.1.2.3") causes.add(finding);
    else for (const cause of finding.parameters.causes) causes.add(cause as Finding);
  }
}

function noMember(
  native: unknown,
  causes: readonly Finding[],
  about: {
    readonly type: string | undefined;
    readonly memberTypes: readonly (string | undefined)[];
  },
): Finding {
  const kinds = causes.flatMap(({ code, parameters }) =>
    code === "value-type" ? parameters.expected.split(" | ") : [],
  );
  if (!causes.every(({ code }) => code === "value-type"))
    return {
      code: "cvc-datatype-valid.1.2.3",
      parameters: { value: textOf(native), ...about, causes },
    };
  const expected = [...new Set(kinds)].join(" | ");
  return { code: "value-type", parameters: { expected, actual: kindOf(native) } };
}

/** Whether no text is left to the members that stand behind a type. */
function takesEverything(type: SimpleType): boolean {
  const steps = stepsOf(type);
  const datatype = steps.find((step) => step.datatype !== undefined)?.datatype?.name ?? "";
  const isText = ["string", "normalizedString", "token", "anySimpleType"].includes(datatype);
  return isText && steps.every(({ facets }) => facets === undefined);
}

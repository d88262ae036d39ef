import type { SimpleType } from "../../descriptors.js";
import type { PrefixFor, ResolvePrefix } from "../../nouns/datatype.js";
import { type QName, sameName } from "../../qname.js";
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

  const readMember = (text: string, resolve: ResolvePrefix): SimpleValue | readonly Finding[] => {
    const causes: Finding[] = [];
    for (const member of members) {
      const outcome = member.read(text, resolve);
      if (!isFindings(outcome)) return outcome;
      causes.push(...outcome);
    }
    const memberTypes = types.map((type) => type.name?.local);
    const parameters = { value: text, type: name, memberTypes, causes };
    return [{ code: "cvc-datatype-valid.1.2.3", parameters }];
  };
  const checks = compileFacets(steps, {
    key: (value) => (value as SimpleValue).key,
    parse: (literal, resolve) => {
      const outcome = readMember(literal, resolve);
      return isFindings(outcome) ? undefined : outcome;
    },
  });
  const read = (text: string, resolve: ResolvePrefix): SimpleValue | readonly Finding[] => {
    const outcome = readMember(text, resolve);
    if (isFindings(outcome) || checks.length === 0) return outcome;
    const findings = checks
      .map((check) => check(outcome, outcome.lexical))
      .filter((finding) => finding !== undefined);
    return findings.length > 0 ? findings : outcome;
  };

  /** What is wrong with a value: nothing when a member takes it whose form the whole union takes. */
  const findingsOf = (native: unknown): readonly Finding[] => {
    let findings: readonly Finding[] | undefined;
    const causes: Finding[] = [];
    for (const member of members) {
      const bound = new Map<string, string>();
      const form = validForms(member, native, noting(bound, anyPrefix)).next().value;
      if (form === undefined) {
        causes.push(...member.check(native));
        continue;
      }
      const outcome = read(form, (prefix) => bound.get(prefix));
      if (!isFindings(outcome)) return noFindings;
      findings ??= outcome;
    }
    if (findings !== undefined) return findings;
    const memberTypes = types.map((type) => type.name?.local);
    const expected = new Set(
      causes.flatMap(({ code, parameters }) => (code === "value-type" ? parameters.expected : [])),
    );
    if (causes.every(({ code }) => code === "value-type")) {
      const parameters = { expected: [...expected].join(" | "), actual: kindOf(native) };
      return [{ code: "value-type", parameters }];
    }
    const parameters = { value: textOf(native), type: name, memberTypes, causes };
    return [{ code: "cvc-datatype-valid.1.2.3", parameters }];
  };

  const everything = types.findIndex(takesEverything);

  /**
   * The forms of a value that the union reads as this value. Where there are none, one that the member reads so, as with white space
   * that is no part of the value; and where a member that stands before takes them all, what it takes, which is valid at least.
   */
  function* forms(native: unknown, prefixFor: PrefixFor): Generator<string, undefined> {
    let good = false;
    let likely: string | undefined;
    let taken: string | undefined;
    for (const [index, member] of members.entries()) {
      const bound = new Map<string, string>();
      const resolve: ResolvePrefix = (prefix) => bound.get(prefix);
      for (const form of validForms(member, native, noting(bound, prefixFor))) {
        const outcome = read(form, resolve);
        if (!isFindings(outcome)) {
          taken ??= form;
          if (isEqual(outcome.value, native)) {
            good = true;
            yield form;
          } else if (likely === undefined) {
            const alone = member.read(form, resolve);
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
    read,
    check: findingsOf,
    forms,
    write: (native, prefixFor) => {
      const form = forms(native, prefixFor).next().value;
      if (form !== undefined) return form;
      // What no member takes is not valid; as a string it can still be written, like that of any other type.
      if (typeof native === "string") return native;
      throw new TypeError(`the value is not of the union type "${name}"`);
    },
  };
  unions.add(reader);
  return reader;
}

/** The readers of unions, whose forms are those of valid values alone. */
const unions = /*@__PURE__*/ new WeakSet<SimpleTypeReader>();

/** The forms of a value that is valid; none of another. Checking a union first would double the work at each level of unions in each other. */
function* validForms(
  member: SimpleTypeReader,
  native: unknown,
  prefixFor: PrefixFor,
): Generator<string, undefined> {
  if (unions.has(member) || member.check(native).length === 0)
    yield* member.forms(native, prefixFor);
}

const anyPrefix: PrefixFor = (namespace, wanted) => (namespace === "" ? "" : (wanted ?? "ns"));

/** Takes note of the prefixes that are given. */
function noting(bound: Map<string, string>, prefixFor: PrefixFor): PrefixFor {
  return (namespace, wanted) => {
    const prefix = prefixFor(namespace, wanted);
    bound.set(prefix, namespace);
    return prefix;
  };
}

/** Whether no text is left to the members that stand behind a type. */
function takesEverything(type: SimpleType): boolean {
  const steps = stepsOf(type);
  const datatype = steps.find((step) => step.datatype !== undefined)?.datatype?.name ?? "";
  const isText = ["string", "normalizedString", "token", "anySimpleType"].includes(datatype);
  return isText && steps.every(({ facets }) => facets === undefined);
}

/** Whether two TypeScript values of simple types are the same. */
function isEqual(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => isEqual(item, b[index]));
  return isQName(a) && isQName(b) ? sameName(a, b) : Object.is(a, b);
}

function isQName(value: unknown): value is QName {
  return typeof value === "object" && value !== null && "namespace" in value && "local" in value;
}

import type { SimpleType } from "../descriptors.js";
import type { PrefixFor, ResolvePrefix } from "../nouns/datatype.js";
import { compileFacets } from "./facets.js";
import { memberTypesOf } from "./parts.js";
import {
  type Finding,
  isFindings,
  kindOf,
  noFindings,
  type SimpleTypeReader,
  type SimpleValue,
  textOf,
} from "./simple-value.js";

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

  /** The lexical form by the first member that takes the value, read again as the whole union reads it. */
  const attempt = (native: unknown, prefixFor: PrefixFor): string | readonly Finding[] => {
    let findings: readonly Finding[] | undefined;
    const causes: Finding[] = [];
    for (const member of members) {
      const wrong = member.check(native);
      if (wrong.length > 0) {
        causes.push(...wrong);
        continue;
      }
      const bound = new Map<string, string>();
      const lexical = member.write(native, (namespace, wanted) => {
        const prefix = prefixFor(namespace, wanted);
        bound.set(prefix, namespace);
        return prefix;
      });
      const outcome = read(lexical, (prefix) => bound.get(prefix));
      if (!isFindings(outcome)) return lexical;
      findings ??= outcome;
    }
    if (findings !== undefined) return findings;
    const memberTypes = types.map((type) => type.name?.local);
    const expected = new Set(
      causes.flatMap(({ code, parameters }) => (code === "value-type" ? parameters.expected : [])),
    );
    if (causes.every(({ code }) => code === "value-type")) {
      return [
        {
          code: "value-type",
          parameters: { expected: [...expected].join(" | "), actual: kindOf(native) },
        },
      ];
    }
    const parameters = { value: textOf(native), type: name, memberTypes, causes };
    return [{ code: "cvc-datatype-valid.1.2.3", parameters }];
  };
  return {
    read,
    check: (native) => {
      const outcome = attempt(native, (namespace, wanted) =>
        namespace === "" ? "" : (wanted ?? "ns"),
      );
      return typeof outcome === "string" ? noFindings : outcome;
    },
    write: (native, prefixFor) => {
      const outcome = attempt(native, prefixFor);
      if (typeof outcome === "string") return outcome;
      // What no member takes is not valid; as a string it can still be written, like that of any other type.
      if (typeof native === "string") return native;
      throw new TypeError(`the value is not of the union type "${name}"`);
    },
  };
}

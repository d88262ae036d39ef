import { isFindings, readerOf } from "../../../runtime/datatypes/simple-type.js";
import { normalizeWhiteSpace } from "../../../runtime/datatypes/white-space.js";
import { clark, xsNamespace } from "../../../runtime/qname.js";
import { builtInTypes } from "../../schema/built-ins.js";
import type { SimpleTypeDefinition, ValueConstraint } from "../../schema/components.js";
import { holdsNames } from "../../schema/members.js";
import { simpleTypeDescriptor } from "../../schema/simple-type-descriptor.js";
import { type Language, or } from "../languages/language.js";
import { markNames, namespacesInText, withPrefixes } from "../languages/marked-names.js";
import { expression, textsOfValue } from "../languages/values.js";
import { whiteSpaceOf } from "../simple/simple-facts.js";
import { type SimpleLanguage, simpleLanguage } from "../simple/simple-language.js";

/** The texts that an element or attribute may hold. */
export interface Texts {
  readonly type: SimpleTypeDefinition;
  /** The value that all of them have to have. */
  readonly fixed?: ValueConstraint | undefined;
  /** Whether nothing stands for a value that the schema gives. */
  readonly orEmpty: boolean;
  /** Whether nothing stands for a value that the type refuses: a type that `xsi:type` names need not take the default. */
  readonly refusesEmpty?: boolean;
}

/** Whether a text is valid. Prefixes are not bound; names with namespaces are marked. */
export function takes(texts: Texts, text: string): boolean {
  return valueKey(texts, text) !== undefined;
}

/** The value of a text, the same for equal values; undefined where the text is not valid. */
export function valueKey(
  { type, fixed, orEmpty, refusesEmpty }: Texts,
  text: string,
): string | undefined {
  if (refusesEmpty === true && text === "") return undefined;
  if (orEmpty && text === "") return "";
  const reader = readerOf(simpleTypeDescriptor(type, { integers: "exact" }));
  const namespaces = namespacesInText(text);
  const written = withPrefixes(text, (namespace) => `n${namespaces.indexOf(namespace)}`);
  const outcome = reader.read(written, (prefix) =>
    prefix === "" ? "" : namespaces[Number(prefix.slice(1))],
  );
  if (isFindings(outcome)) return undefined;
  if (fixed === undefined) return outcome.key;
  const value = reader.read(fixed.lexical, (prefix) => fixed.namespaces.get(prefix));
  return !isFindings(value) && value.key === outcome.key ? outcome.key : undefined;
}

/** Equal for texts that mean one value of a primitive datatype; of other types, only equal texts do. */
export function keyOfValue(primitive: string | undefined, text: string): string {
  const type = builtInTypes.get(clark({ namespace: xsNamespace, local: primitive ?? "" }));
  if (primitive === "string" || type?.kind !== "simpleTypeDefinition" || holdsNames(type))
    return text;
  return valueKey({ type, orEmpty: false }, text) ?? text;
}

/** What a declaration says of texts: its type, a fixed value, and that nothing stands for a value. */
export function languageOf({ type, fixed, orEmpty, refusesEmpty }: Texts): SimpleLanguage {
  const language = simpleLanguage(type);
  if (fixed === undefined && !orEmpty && refusesEmpty !== true) return language;
  const { parts, rules } = language;
  const value = fixed === undefined ? undefined : fixedLanguage(type, fixed);
  const some = refusesEmpty === true ? [expression("[\\s\\S]+")] : [];
  const all = [...parts, ...(value?.parts ?? []), ...some];
  const empty: Language = { kind: "words", words: [""] };
  return {
    parts: orEmpty ? all.map((part) => or([part, empty])) : all,
    rules: [...rules, ...(value?.rules ?? [])],
  };
}

function fixedLanguage(type: SimpleTypeDefinition, fixed: ValueConstraint): SimpleLanguage {
  const named = holdsNames(type);
  const literal = named ? markNames(fixed.lexical, fixed.namespaces) : fixed.lexical.trim();
  const opaque: SimpleLanguage = {
    parts: [],
    rules: [
      {
        kind: "values",
        key: `fixed ${JSON.stringify(literal)}`,
        literals: [literal],
        reason: named ? "qualified-name" : "values",
      },
    ],
  };
  if (type.variety === undefined)
    return { parts: [{ kind: "words", words: [fixed.lexical] }], rules: [] };
  if (type.variety !== "atomic" || type.primitive === undefined) return opaque;
  const mode = whiteSpaceOf(type);
  const texts = textsOfValue(type.primitive, normalizeWhiteSpace(fixed.lexical, mode));
  return texts === undefined
    ? opaque
    : { parts: [{ kind: "normalized", mode, of: texts }], rules: [] };
}

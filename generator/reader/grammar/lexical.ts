import { normalizeWhiteSpace } from "../../../runtime/datatypes/white-space.js";
import { isNCName } from "../../../runtime/xml/name-characters.js";
import type { Expected, ExpectedForm } from "../../messages/expected.js";

/** What the attributes of a schema document may be (the schema for schemas, Part 1, appendix A), as tests on collapsed text. */
export interface AttributeType {
  /** For messages: what was expected. */
  readonly expected: Expected;
  readonly test: (value: string, namespaces: ReadonlyMap<string, string>) => boolean;
}

/** White space as `collapse` has it (Part 2, 4.3.6). */
export function collapse(value: string): string {
  return normalizeWhiteSpace(value, "collapse");
}

/** Splits a value of a list type. */
export function splitList(value: string): readonly string[] {
  const collapsed = collapse(value);
  return collapsed === "" ? [] : collapsed.split(" ");
}

/**
 * Whether a text becomes an address of RFC 2396 when what it cannot hold is escaped (Part 2, 3.2.17): the characters `%`, `#`, `[` and `]` are not
 * escaped, and a colon in the first segment ends a scheme, which has something after it.
 */
function isUriReference(value: string): boolean {
  if (/%(?![0-9A-Fa-f]{2})|#.*#/s.test(value)) return false;
  const scheme = /^([^:/?#]*):(.?)/s.exec(value);
  if (scheme !== null && !/^[A-Za-z][A-Za-z0-9+.-]*$/.test(scheme[1] ?? "")) return false;
  if (scheme !== null && (scheme[2] === "" || scheme[2] === "#")) return false;
  const path = value.replace(/^(?:[^:/?#]*:)?\/\/(?:[^/?#@]*@)?\[[0-9A-Fa-f:.]+\](?=[:/?#]|$)/, "");
  return !/[[\]]/.test(path);
}

const matching = (kind: ExpectedForm, expression: RegExp): AttributeType => ({
  expected: { kind },
  test: (value) => expression.test(value),
});

const oneOf = (...values: readonly string[]): AttributeType => ({
  expected: { kind: "words", words: values },
  test: (value) => values.includes(value),
});

/** `#all`, or a list of some of the methods. */
const derivationSet = (...methods: readonly string[]): AttributeType => ({
  expected: { kind: "set", words: methods },
  test: (value) => value === "#all" || splitList(value).every((item) => methods.includes(item)),
});

const isQName = (value: string, namespaces: ReadonlyMap<string, string>): boolean => {
  const colon = value.indexOf(":");
  if (colon < 0) return isNCName(value);
  const prefix = value.slice(0, colon);
  return isNCName(prefix) && isNCName(value.slice(colon + 1)) && namespaces.has(prefix);
};

export const anyString: AttributeType = { expected: { kind: "text" }, test: () => true };
export const ncNameType: AttributeType = {
  expected: { kind: "name" },
  test: isNCName,
};
export const qNameType: AttributeType = {
  expected: { kind: "qualifiedName" },
  test: isQName,
};
export const qNamesType: AttributeType = {
  expected: { kind: "qualifiedNames" },
  test: (value, namespaces) => splitList(value).every((item) => isQName(item, namespaces)),
};
export const booleanType: AttributeType = oneOf("true", "false", "1", "0");
export const anyUriType: AttributeType = {
  expected: { kind: "address" },
  test: isUriReference,
};
export const nonNegativeInteger: AttributeType = matching("count", /^(?:\+?[0-9]+|-0+)$/);
export const positiveInteger: AttributeType = matching("countFromOne", /^\+?0*[1-9][0-9]*$/);
export const maxOccursType: AttributeType = matching(
  "countOrUnbounded",
  /^(?:\+?[0-9]+|-0+|unbounded)$/,
);
export const zeroOrOne: AttributeType = matching("zeroOrOne", /^(?:\+?0*[01]|-0+)$/);
export const one: AttributeType = matching("one", /^\+?0*1$/);
export const formType: AttributeType = oneOf("qualified", "unqualified");
export const useType: AttributeType = oneOf("optional", "required", "prohibited");
export const processContentsType: AttributeType = oneOf("strict", "lax", "skip");
export const whiteSpaceType: AttributeType = oneOf("preserve", "replace", "collapse");
export const blockSet: AttributeType = derivationSet("extension", "restriction", "substitution");
export const complexDerivationSet: AttributeType = derivationSet("extension", "restriction");
export const simpleDerivationSet: AttributeType = derivationSet("list", "union", "restriction");
export const fullDerivationSet: AttributeType = derivationSet(
  "extension",
  "restriction",
  "list",
  "union",
);
export const namespaceListType: AttributeType = {
  expected: { kind: "namespaces" },
  test: (value) =>
    value === "##any" ||
    value === "##other" ||
    splitList(value).every(
      (item) => item === "##targetNamespace" || item === "##local" || !item.startsWith("##"),
    ),
};

/** The type that the schema for schemas gives `xml:lang`: `xs:language`, which has no empty value. */
export const languageType: AttributeType = matching(
  "language",
  /^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/,
);

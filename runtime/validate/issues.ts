import type { ElementDescriptor, TypeDescriptor } from "../descriptors.js";
import { issueFrom, type XmlIssue } from "../issues.js";
import { valueMessage } from "../messages/index.js";
import { type Declaration, declarationsOf, type Prefixes } from "../model/prefixes.js";
import type { QNameValue } from "../nouns/generic-values.js";
import { type Locale, localeOf } from "../nouns/locale.js";
import { xmlNamespace } from "../qname.js";
import { treeMessage } from "./lent.js";
import type { Problem } from "./validation.js";

/** How problems are phrased. */
export interface Saying {
  readonly locale?: Locale | undefined;
  /** The prefixes that the caller wants the document to have. */
  readonly prefixes?: Prefixes | undefined;
}

/** Makes issues of problems, in a language. Names have the prefixes that they would have in the document. */
export function issuesOf(
  problems: readonly Problem[],
  descriptor: ElementDescriptor | TypeDescriptor,
  { locale: asked, prefixes }: Saying,
): readonly XmlIssue[] {
  const locale = localeOf(asked);
  const declarations =
    descriptor.kind === "elementDeclaration"
      ? declarationsOf(descriptor, prefixes)
      : declarationsFor(descriptor);
  return problems.map(({ code, parameters, path }) => {
    const named = withPrefixes({ ...parameters }, declarations);
    const message = valueMessage(code, named, locale) ?? treeMessage(code, named, locale) ?? code;
    // They are the parameters that were reported, with prefixes.
    return issueFrom({ code, message, path, parameters: named as typeof parameters });
  });
}

/** A value of a type may occur in any document, so its names have the prefixes of the schema. */
function declarationsFor(type: TypeDescriptor): readonly Declaration[] {
  const { prefixes = {} } = type.kind === "complexType" ? type : {};
  return Object.entries(prefixes).map(([namespace, prefix]) => [prefix, namespace]);
}

type Parameters = Readonly<Record<string, unknown>>;

/** The parameters that are names, or lists of what was expected, names among them. */
const nameParameters = ["element", "attribute", "parent", "type", "expected", "missing"];

function withPrefixes(parameters: Parameters, declarations: readonly Declaration[]): Parameters {
  const named: Record<string, unknown> = { ...parameters };
  for (const parameter of nameParameters) {
    const value = parameters[parameter];
    const isAttribute = parameter === "attribute";
    if (Array.isArray(value))
      named[parameter] = value.map((each: unknown) => prefixed(each, isAttribute, declarations));
    else if (value !== undefined) named[parameter] = prefixed(value, isAttribute, declarations);
  }
  return named;
}

/** Adds the prefix to a name that has none. Anything else stays as it is. */
function prefixed(
  value: unknown,
  isAttribute: boolean,
  declarations: readonly Declaration[],
): unknown {
  if (!isName(value) || value.prefix !== undefined || value.namespace === "") return value;
  const { namespace, local } = value;
  if (namespace === xmlNamespace) return { namespace, local, prefix: "xml" };
  const declaration = declarations.find(
    ([prefix, bound]) => bound === namespace && !(isAttribute && prefix === ""),
  );
  return declaration === undefined ? value : { namespace, local, prefix: declaration[0] };
}

function isName(value: unknown): value is QNameValue {
  return typeof value === "object" && value !== null && "local" in value && "namespace" in value;
}

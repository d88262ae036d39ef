import type { Locale } from "./issues.js";
import { enumerate, french } from "./typography.js";
import type { QNameValue } from "./xml-values.js";

/** A name as it stands in the document: with its prefix; one that has none there, without its namespace. */
export function said(value: unknown): string {
  if (!isName(value)) return String(value);
  const { prefix, local } = value;
  return prefix === undefined || prefix === "" ? local : `${prefix}:${local}`;
}

/** A name in quotation marks. A namespace that the document has no prefix for follows. */
export function quoteName(value: unknown, locale: Locale): string {
  const name = locale === "fr" ? french`« ${said(value)} »` : `"${said(value)}"`;
  return isName(value) && value.prefix === undefined && value.namespace !== ""
    ? `${name}${namespaceOf(value, locale)}`
    : name;
}

const mostNames = 8;

/**
 * Names in quotation marks, as alternatives, and `last` after them. Where one is said as the name that was found, which is
 * another, its namespace tells them apart.
 */
export function quoteNames(
  names: unknown,
  locale: Locale,
  { found, last }: { readonly found?: unknown; readonly last?: string | undefined } = {},
): string {
  const all: readonly unknown[] = Array.isArray(names) ? names : [];
  const quote = (name: unknown): string =>
    found !== undefined && said(name) === said(found) && isName(name)
      ? `${quoteName({ ...name, prefix: name.prefix ?? "" }, locale)}${namespaceOf(name, locale)}`
      : quoteName(name, locale);
  const quoted = all.slice(0, mostNames).map(quote);
  const rest = all.length - quoted.length;
  if (rest > 0) quoted.push(locale === "fr" ? `${rest} autres` : `${rest} more`);
  if (last !== undefined) quoted.push(last);
  const or = locale === "fr" ? "ou" : "or";
  return enumerate(quoted, or);
}

function namespaceOf({ namespace }: QNameValue, locale: Locale): string {
  if (namespace === "") return locale === "fr" ? " (sans espace de noms)" : " (in no namespace)";
  return locale === "fr" ? ` (espace de noms ${namespace})` : ` (namespace ${namespace})`;
}

function isName(value: unknown): value is QNameValue {
  return typeof value === "object" && value !== null && "local" in value && "namespace" in value;
}

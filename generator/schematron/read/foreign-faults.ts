import { nearest } from "../../../runtime/messages/suggestions.js";
import { clark } from "../../../runtime/qname.js";

/** What fontoxpath says of an expression, where it can be said as we say it. */
export type ForeignFault =
  | Fault<"xpath-unknown-function" | "xpath-undefined-variable", { readonly name: string }>
  | Fault<"xpath-unbound-prefix", { readonly prefix: string }>
  | {
      readonly code: "xpath-arity";
      readonly parameters: {
        readonly name: string;
        readonly given: number;
        readonly least: number;
        readonly most: number;
      };
      readonly at: number;
    }
  | {
      readonly code: "xpath2-static";
      readonly parameters: { readonly detail: string };
      readonly at: number;
    };

interface Fault<Code extends string, Named> {
  readonly code: Code;
  readonly parameters: Named & { readonly near: string | undefined };
  readonly at: number;
}

const functionNamespace = "http://www.w3.org/2005/xpath-functions";

/** A fault with its place, in our words where they say it; fontoxpath's own, which are English, where not. */
export function foreignFault(
  detail: string,
  text: string,
  variables: readonly string[],
  namespaces: ReadonlyMap<string, string>,
): ForeignFault {
  const [, prefix] =
    /^XPST0081: The prefix (\S+) could|^XPST0017: The function ([^\s:]+):\S+ with/
      .exec(detail)
      ?.filter((each) => each !== undefined) ?? [];
  if (prefix !== undefined) {
    const [near] = nearest(prefix, [...namespaces.keys()]);
    return {
      code: "xpath-unbound-prefix",
      parameters: { prefix, near },
      at: placeOf(text, `${meant(prefix)}:`),
    };
  }
  const [, variable] = /^XPST0008, The variable (\S+) is/.exec(detail) ?? [];
  if (variable !== undefined) {
    const [near] = nearest(
      variable,
      variables.filter((name) => !name.includes("#")),
    );
    return {
      code: "xpath-undefined-variable",
      parameters: { name: variable, near },
      at: placeOf(text, `${meant(`$${variable}`)}(?![\\p{L}\\p{N}._-])`),
    };
  }
  const [, namespace = "", local = "", arity = ""] =
    /^XPST0017: Function Q\{([^}]*)\}(\S+) with arity of (\d+)/.exec(detail) ?? [];
  const at = placeOf(text, `(?:[\\p{L}_][\\p{L}\\p{N}._-]*:)?${meant(local)}(?=\\s*\\()`);
  const name = namespace === functionNamespace ? local : clark({ namespace, local });
  const arities = variables.flatMap((each) =>
    each.startsWith(`${name}#`) ? [Number(each.slice(name.length + 1))] : [],
  );
  if (arities.length > 0) {
    const [least, most] = [Math.min(...arities), Math.max(...arities)];
    return { code: "xpath-arity", parameters: { name, given: Number(arity), least, most }, at };
  }
  const others = [...detail.matchAll(/"Q\{([^}]*)\}([^\s"(]+) ?\(/g)].flatMap(
    ([, of, other = ""]) => (of === namespace ? [other] : []),
  );
  // A function of that name exists with other parameters: fontoxpath lists them.
  const exists = others.includes(local);
  const isKnown = namespace === functionNamespace && lacking.has(local);
  if (local === "" || exists || isKnown)
    return { code: "xpath2-static", parameters: { detail }, at };
  const [near] = others;
  return { code: "xpath-unknown-function", parameters: { name, near }, at };
}

const passedOver = String.raw`"[^"]*"|'[^']*'|\(:[\s\S]*?:\)`;

function meant(written: string): string {
  return written.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/** Where a pattern matches first, outside of literals and comments, and not at the end of a longer name. */
function placeOf(text: string, pattern: string): number {
  const search = `${passedOver}|(?<![\\p{L}\\p{N}._-])(${pattern})`;
  for (const match of text.matchAll(new RegExp(search, "gu")))
    if (match[1] !== undefined) return match.index;
  return 0;
}

/** Functions of XPath and XSLT that fontoxpath does not have: they exist all the same. */
const lacking: ReadonlySet<string> = new Set(
  `nilled base-uri document-uri normalize-unicode escape-html-uri resolve-uri adjust-dateTime-to-timezone adjust-date-to-timezone
  adjust-time-to-timezone resolve-QName namespace-uri-for-prefix in-scope-prefixes element-with-id doc doc-available collection
  default-collation static-base-uri format-number format-date format-dateTime format-time key document unparsed-text
  unparsed-text-available unparsed-text-lines system-property function-available element-available type-available current-group
  current-grouping-key regex-group unparsed-entity-uri unparsed-entity-public-id sort analyze-string parse-xml parse-xml-fragment
  contains-token json-doc environment-variable available-environment-variables uri-collection copy-of snapshot stream-available
  collation-key default-language apply for-each-pair parse-ietf-date`.split(/\s+/),
);

/** The prefixes that fontoxpath knows by itself, and others do not. */
const ownPrefixes: ReadonlySet<string> = new Set([
  ...["xs", "fn", "map", "array", "math", "fontoxpath", "local"],
]);

/** Literals, comments and `Q{…}`, in which a colon is none, or a prefix before its name. */
const prefixed =
  /"[^"]*"|'[^']*'|\(:[\s\S]*?:\)|Q\{[^}]*\}|([\p{L}_][\p{L}\p{N}._-]*):(?=[\p{L}_*])/gu;

/** Prefixes that no `ns` binds and that the expression is understood with all the same; each is told once. */
export function silentPrefixes(
  text: string,
  namespaces: ReadonlyMap<string, string>,
): readonly ForeignFault[] {
  const found = new Map<string, number>();
  for (const { 1: prefix, index } of text.matchAll(prefixed))
    if (
      prefix !== undefined &&
      ownPrefixes.has(prefix) &&
      !namespaces.has(prefix) &&
      !found.has(prefix)
    )
      found.set(prefix, index);
  return [...found].map(([prefix, at]) => ({
    code: "xpath-unbound-prefix",
    parameters: { prefix, near: undefined },
    at,
  }));
}

const keyCall =
  /"[^"]*"|'[^']*'|\(:[\s\S]*?:\)|(?<![\p{L}\p{N}$:.@_-])((?:fn:)?key\s*\(\s*)(?:"([^"]*)"|'([^']*)')/gu;

/** The keys that an expression names by literals, with the places of these. */
export function keysNamedIn(
  text: string,
): readonly { readonly name: string; readonly at: number }[] {
  return [...text.matchAll(keyCall)].flatMap(({ 1: before, 2: double, 3: single, index }) => {
    const name = double ?? single;
    return before === undefined || name === undefined ? [] : [{ name, at: index + before.length }];
  });
}

import { formatNumber } from "../xpath/functions/format-number.js";
import { type Environment, EvaluationFault, type XPathNode } from "../xpath/index.js";
import { expandedName } from "./foreign-calls.js";
import { withoutFlags } from "./regex-flags.js";
import { readTree } from "./tree/read-tree.js";

/*
 * Functions of XPath 2.0 and of XSLT that fontoxpath does not have, made of its own and of what rules see.
 */

const functionNamespace = "http://www.w3.org/2005/xpath-functions";
const ownNamespace = "https://scrutin.invalid/functions";

/** What an expression sees while it runs; nothing where it is only checked. */
export interface Seen {
  readonly environment: Environment;
  readonly namespaces: ReadonlyMap<string, string>;
  /** Why a function of the library could not go on: the processor only says that it could not. */
  fault?: EvaluationFault;
}

/** What the functions of the library need of a processor. */
export interface LibraryUse {
  /** Makes a function known by its name, with the types of its parameters and of what it gives. */
  register(
    name: { readonly namespaceURI: string; readonly localName: string },
    parameters: string[],
    result: string,
    run: (context: { readonly currentContext: Seen | null }, ...given: unknown[]) => unknown,
  ): void;
  /** Runs an expression that has `$input`, `$pattern` and `$by` as variables. */
  texts(expression: string, variables: Readonly<Record<string, string>>): readonly string[];
  wrap(node: XPathNode): unknown;
  /** The node that the processor was given as this one. */
  unwrap(given: unknown): XPathNode;
}

/** The functions of the library, each by its name and how many parameters it takes. */
const library: ReadonlySet<string> = /*@__PURE__*/ new Set([
  ...["matches#3", "tokenize#3", "replace#4", "normalize-unicode#1", "normalize-unicode#2"],
  ...["format-number#2", "key#3", "document#1", "doc#1", "doc-available#1"],
]);

/** An expression that gives an element which contains some markup. */
export function markupExpression(markup: string): string {
  return `Q{${ownNamespace}}content("${markup.replaceAll('"', '""')}")`;
}

const names = /*@__PURE__*/ new RegExp(
  `(?:${[...library].map((each) => each.slice(0, each.indexOf("#"))).join("|")})\\s*(?:\\(|#)`,
);

/** Whether an expression has the name of a function of the library before a parenthesis. */
export function mayUseLibrary(text: string): boolean {
  return names.test(text) || text.includes(ownNamespace);
}

/** The name that a function is known by: that of the library, where it is one of it. */
export function libraryName(
  prefix: string,
  localName: string,
  arity: number,
  namespaces: ReadonlyMap<string, string>,
): { readonly namespaceURI: string; readonly localName: string } | null {
  const namespaceURI =
    prefix === "" || (prefix === "fn" && !namespaces.has(prefix))
      ? functionNamespace
      : namespaces.get(prefix);
  if (namespaceURI === undefined) return null;
  return namespaceURI === functionNamespace && library.has(`${localName}#${arity}`)
    ? { namespaceURI: ownNamespace, localName }
    : { namespaceURI, localName };
}

type Add = (
  localName: string,
  parameters: readonly string[],
  result: string,
  run: (seen: Seen | undefined, ...given: never[]) => unknown,
) => void;

/** Makes the library known to the processor. */
export function registerLibrary({ register, texts, wrap, unwrap }: LibraryUse): void {
  const add: Add = (localName, parameters, result, run) =>
    register(
      { namespaceURI: ownNamespace, localName },
      [...parameters],
      result,
      ({ currentContext }, ...given) => {
        try {
          return run(currentContext ?? undefined, ...(given as never[]));
        } catch (error) {
          if (currentContext !== null && error instanceof EvaluationFault)
            currentContext.fault = error;
          throw error;
        }
      },
    );
  addRegularExpressions(add, texts);
  addTexts(add);
  addDocuments(add, wrap);
  addContent(add, wrap);
  const nodes = (
    seen: Seen | undefined,
    name: string,
    given: readonly unknown[],
    within: unknown,
  ) => {
    const key = expandedName(name, seen?.namespaces ?? new Map());
    if (key === undefined) throw new EvaluationFault("xpath-type", `key('${name}')`);
    const found = given.flatMap((value) => [
      ...(seen?.environment.key(key, String(value), unwrap(within)) ?? []),
    ]);
    return [...new Set(found)].sort((a, b) => a.order - b.order).map(wrap);
  };
  add("key", ["xs:string", "xs:anyAtomicType*", "node()"], "node()*", nodes);
}

/** Regular expressions with flags. */
function addRegularExpressions(add: Add, texts: LibraryUse["texts"]): void {
  const asked = (input: string | null, pattern: string, flags: string) => {
    const made = withoutFlags(pattern, flags);
    if (made === undefined) throw new EvaluationFault("xpath-failed", `FORX0001: "${flags}"`);
    return { input: input ?? "", pattern: made };
  };
  const three = ["xs:string?", "xs:string", "xs:string"];
  add("matches", three, "xs:boolean", (_, input: string | null, pattern: string, flags: string) => {
    const [said] = texts("string(matches($input, $pattern))", asked(input, pattern, flags));
    return said === "true";
  });
  add("tokenize", three, "xs:string*", (_, input: string | null, pattern: string, flags: string) =>
    texts("tokenize($input, $pattern)", asked(input, pattern, flags)),
  );
  add(
    "replace",
    [...three, "xs:string"],
    "xs:string",
    (_, input: string | null, pattern: string, by: string, flags: string) => {
      // Where the pattern is meant as it is, so is what comes in its place.
      const meant = flags.includes("q") ? by.replace(/[\\$]/g, "\\$&") : by;
      const variables = { ...asked(input, pattern, flags), by: meant };
      return texts("replace($input, $pattern, $by)", variables)[0] ?? "";
    },
  );
}

/** What variables contain, as elements: each is read once. */
function addContent(add: Add, wrap: LibraryUse["wrap"]): void {
  const read = new Map<string, XPathNode>();
  add("content", ["xs:string"], "node()?", (_, markup: string) => {
    const element =
      read.get(markup) ?? readTree(`<content>${markup}</content>`, {}, "en").tree?.root.children[0];
    if (element === undefined) return null;
    read.set(markup, element);
    return wrap(element);
  });
}

function addTexts(add: Add): void {
  const normalized = (_: unknown, text: string | null, form: string = "NFC"): string =>
    form.trim() === "" ? (text ?? "") : (text ?? "").normalize(form.trim().toUpperCase());
  add("normalize-unicode", ["xs:string?"], "xs:string", normalized);
  add("normalize-unicode", ["xs:string?", "xs:string"], "xs:string", normalized);
  add(
    "format-number",
    ["xs:double?", "xs:string"],
    "xs:string",
    (_, number: number | null, picture: string) => formatNumber(number ?? Number.NaN, picture),
  );
}

function addDocuments(add: Add, wrap: LibraryUse["wrap"]): void {
  const root = (seen: Seen | undefined, address: string): XPathNode | undefined =>
    seen?.environment.document(address, seen.environment.current);
  const documents = (seen: Seen | undefined, addresses: readonly string[]): unknown[] =>
    [...new Set(addresses)].flatMap((address) => {
      const found = root(seen, address);
      return found === undefined ? [] : [wrap(found)];
    });
  add("document", ["xs:anyAtomicType*"], "node()*", (seen, given: readonly unknown[]) =>
    documents(seen, given.map(String)),
  );
  add("doc", ["xs:string?"], "node()?", (seen, address: string | null) =>
    address === null ? null : (documents(seen, [address])[0] ?? null),
  );
  add("doc-available", ["xs:string?"], "xs:boolean", (seen, address: string | null) => {
    try {
      return address !== null && root(seen, address) !== undefined;
    } catch (error) {
      if (error instanceof EvaluationFault) return false;
      throw error;
    }
  });
}

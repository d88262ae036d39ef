import { type Token, tokenize, type XPathFault } from "../../../runtime/xpath/index.js";

/**
 * The faults of an expression without those that others bring along: a name whose prefix is not bound is not looked for (a variable begins
 * one character before its name), and what does not exist is not refused for its form.
 */
export function withoutConsequences(faults: readonly XPathFault[]): readonly XPathFault[] {
  const at = (code: XPathFault["code"], place: number): boolean =>
    faults.some((fault) => fault.code === code && fault.at === place);
  return faults.filter((fault) => {
    switch (fault.code) {
      case "xpath-unknown-function":
        return !at("xpath-unbound-prefix", fault.at);
      case "xpath-undefined-variable":
        return !at("xpath-unbound-prefix", fault.at + 1);
      case "xpath-no-pattern":
        return (
          !at("xpath-undefined-variable", fault.at) &&
          !at("xpath-unknown-function", fault.at) &&
          !at("xpath-unbound-prefix", fault.at) &&
          !at("xpath-unbound-prefix", fault.at + 1)
        );
      default:
        return true;
    }
  });
}

/** Outside its predicates, an XSLT 1.0 pattern has no brackets but those of functions: the first that it has all the same. */
export function bracketsOutside(pattern: string): readonly XPathFault[] {
  let depth = 0;
  let before: Token | undefined;
  for (const token of tokenize(pattern)) {
    const { kind, text, at } = token;
    const isCall = before?.kind === "function" || before?.kind === "nodeType";
    if (kind === "symbol" && text === "[") depth++;
    else if (kind === "symbol" && text === "]") depth--;
    else if (kind === "symbol" && text === "(" && depth === 0 && !isCall)
      return [{ code: "xpath-no-pattern", parameters: { construct: "( )" }, at, length: 1 }];
    before = token;
  }
  return [];
}

/** The parameters of a fault with the names in them as their writer has them: with prefixes, not in Clark notation. */
export function asWritten(
  parameters: object,
  namespaces: ReadonlyMap<string, string>,
): Readonly<Record<string, unknown>> {
  const prefixes = new Map([...namespaces].map(([prefix, namespace]) => [namespace, prefix]));
  return Object.fromEntries(
    Object.entries(parameters).map(([key, value]: [string, unknown]) => {
      const [, namespace, local] = /^\{([^}]*)\}(.*)$/.exec(String(value)) ?? [];
      const prefix = namespace === undefined ? undefined : prefixes.get(namespace);
      return [key, prefix === undefined ? value : `${prefix}:${local}`];
    }),
  );
}

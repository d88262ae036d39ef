import type { XPathFault } from "../../../runtime/xpath/index.js";

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
